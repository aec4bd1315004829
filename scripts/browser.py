"""Finds the Chromium that the browser tests drive and, on Debian and Ubuntu, installs it."""

import os
import shutil
import subprocess
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)
# The fonts let pages in Arabic, Urdu and other scripts be drawn as readers see them.
DEBIAN_PACKAGES = ("chromium", "fonts-noto-core")

# Chromium's sandbox cannot be had as root and in most containers; and a test's browser has nothing to tell its maker.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

ADVICE = (
    "The browser tests need Chromium or Chrome.\n"
    "Install one (macOS: brew install --cask chromium), or set CHROMIUM to the path of its program,\n"
    "or leave those tests out: python3 scripts/test.py --no-browser"
)


class NoBrowser(Exception):
    """No browser is there and none could be installed. The text says what to do."""


def find() -> str | None:
    """Return the browser's path: `$CHROMIUM` if it is set, else the first that is installed, else None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    found = (shutil.which(command) for command in COMMANDS)
    return next((path for path in (*found, *filter(os.path.isfile, APPLICATIONS)) if path), None)


def find_or_install() -> str:
    """Return the browser's path, after installing one where the system's own packages allow it. Raises NoBrowser."""
    path = find()
    if path or os.environ.get("CHROMIUM"):
        if not path:
            raise NoBrowser(f"CHROMIUM names no program: {os.environ['CHROMIUM']}\n{ADVICE}")
        return path
    as_root = privileges()
    if as_root is None:
        raise NoBrowser(ADVICE)
    install(as_root)
    path = find()
    if not path:
        raise NoBrowser(ADVICE)
    return path


def privileges() -> list[str] | None:
    """Return what to put before apt-get to run it as root without a question; None where that cannot be done."""
    if not shutil.which("apt-get") or not Path("/etc/debian_version").exists():
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n", "DEBIAN_FRONTEND=noninteractive"]
    return None


def install(as_root: list[str]) -> None:
    """Install Debian's Chromium. Raises NoBrowser with what apt said."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *DEBIAN_PACKAGES]):
        done = subprocess.run(
            [*as_root, "apt-get", *step], env=environment, capture_output=True, text=True, errors="replace", check=False
        )
        if done.returncode:
            raise NoBrowser(f"apt-get {step[0]} failed:\n{done.stderr.strip()[-2000:]}\n{ADVICE}")
