"""Finds or makes an environment that has the program's packages, and runs the program in it.

Imports little: what is here is paid at every start.
"""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENVIRONMENT_FAILED = 3
WRONG_PLACE = 2
INTERRUPTED = 130

# Tells the interpreter that the launcher starts that its environment has been looked at.
CHECKED = "DATELINE_ENVIRONMENT_CHECKED"

# Import name → distribution, of everything the program imports; the floors are read from pyproject.toml.
PACKAGES = {
    "babel": "babel",
    "click": "click",
    "jinja2": "jinja2",
    "markdown": "markdown",
    "nh3": "nh3",
    "pebble": "pebble",
    "pydantic": "pydantic",
    "rich": "rich",
    "snowballstemmer": "snowballstemmer",
    "watchdog": "watchdog",
    "yaml": "pyyaml",
}

# These need no site folder, or name one themselves.
WITHOUT_SITE = frozenset({"--help", "--version", "explain", "init", "schema"})


def main(arguments: list[str]) -> int:
    """Run `dateline` with these arguments, in .venv unless the running interpreter will do. Returns the exit code."""
    if os.environ.pop(CHECKED, None) or is_equipped():
        return run(arguments)
    from scripts import environment

    try:
        if not environment.is_ready():
            environment.set_up(environment.VENV, (environment.RUNTIME_LOCK,), say)
        return hand_over(str(environment.interpreter()), arguments)
    except environment.SetupFailed as error:
        say(str(error))
        return ENVIRONMENT_FAILED
    except KeyboardInterrupt:
        say("Interrupted; the next run goes on with the set-up.")
        return INTERRUPTED


def say(line: str) -> None:
    """Print to standard error, so that standard output stays the program's own."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def is_equipped() -> bool:
    """Say whether the running interpreter has all packages: .venv by its stamp, any other by the versions installed."""
    from importlib.machinery import PathFinder

    if os.path.realpath(sys.prefix) == os.path.realpath(os.path.join(ROOT, ".venv")):
        from scripts import environment

        return environment.is_ready()
    return all(PathFinder.find_spec(name) for name in PACKAGES) and not outdated()


def outdated() -> list[str]:
    """Return the requirements of pyproject.toml that the running interpreter's packages do not meet."""
    import tomllib
    from importlib.metadata import PackageNotFoundError, version

    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        requirements = tomllib.load(file)["project"]["dependencies"]
    unmet = []
    for requirement in requirements:
        name, _, floor = requirement.partition(">=")
        try:
            if numbers(version(name)) < numbers(floor):
                unmet.append(requirement)
        except PackageNotFoundError:
            unmet.append(requirement)
    return unmet


def numbers(version: str) -> tuple[int, ...]:
    """Return the leading numbers of a version: `3.11.3rc1` → (3, 11, 3). Enough for floors that name releases."""
    import re

    return tuple(int(number) for number in re.findall(r"\d+", re.split(r"[^\d.]", version, maxsplit=1)[0]))


def hand_over(interpreter: str, arguments: list[str]) -> int:
    """Run build.py again in the environment's interpreter. POSIX replaces this process; Windows waits for its child."""
    command = [interpreter, os.path.join(ROOT, "build.py"), *arguments]
    os.environ[CHECKED] = "1"
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(interpreter, command)
    import subprocess

    with subprocess.Popen(command) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                # The console has told the child too; its exit code is the answer.
                continue


def run(arguments: list[str]) -> int:
    """Run the program here."""
    try:
        here = os.getcwd()
    except FileNotFoundError:
        say("The current folder is gone; go to a folder that is there.")
        return WRONG_PLACE
    sys.argv[1:] = with_site(arguments, here)
    try:
        from generator.cli import main as program

        return program() or 0
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in PACKAGES:
            raise
        say(f"The package {error.name} is missing from {sys.prefix}.\nDelete the folder .venv and run this again.")
        return ENVIRONMENT_FAILED


def with_site(arguments: list[str], folder: str) -> list[str]:
    """Return the arguments that build this checkout when build.py is run from a folder that belongs to no site.

    A `-C` in the arguments, or a site.yaml in `folder` or above it, names the site already.
    """
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    named = any(argument.startswith("-C") for argument in options)
    if named or WITHOUT_SITE.intersection(arguments[:1]) or has_settings_above(folder):
        return arguments
    return ["-C", ROOT, *arguments]


def has_settings_above(folder: str) -> bool:
    """Say whether site.yaml lies in `folder` or in a folder above it."""
    while not os.path.isfile(os.path.join(folder, "site.yaml")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return False
        folder = parent
    return True
