"""Sets up what the tests need and runs them: `python3 scripts/test.py [--no-browser] [PYTEST ARGUMENTS]`.

With no argument, every test with coverage, as CI does. With arguments, what pytest makes of them, without coverage.
`--set-up` only sets up. Runs on any Python 3.11 with nothing installed.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import browser, environment  # noqa: E402 - the path above makes them findable
from scripts.launcher import ENVIRONMENT_FAILED, INTERRUPTED, say  # noqa: E402

EVERY_TEST = ["-n", "auto", "--dist", "worksteal", "--cov", "--cov-report", "term:skip-covered"]


def prepare() -> None:
    """Make .venv ready for the tests. It satisfies build.py as well: the test lock repeats the runtime lock's pins."""
    locks = (environment.RUNTIME_LOCK, environment.TEST_LOCK)
    if not all(environment.is_ready(lock=lock) for lock in locks):
        environment.set_up(environment.VENV, locks, say)


def command(arguments: list[str]) -> list[str]:
    """Return the command that runs the tests these arguments ask for."""
    wanted = [argument for argument in arguments if argument != "--no-browser"]
    without_browser = ["-m", "not browser"] if "--no-browser" in arguments else []
    pytest = [str(environment.interpreter()), "-m", "pytest"]
    return [*pytest, *without_browser, *(wanted or EVERY_TEST)]


def main(arguments: list[str]) -> int:
    """Set up, run, and return pytest's exit code."""
    try:
        prepare()
        if arguments == ["--set-up"]:
            return 0
        if "--no-browser" not in arguments:
            if not browser.find():
                say("No browser to test with: installing Debian's Chromium, where that is possible …")
            os.environ["CHROMIUM"] = browser.find_or_install()
        return subprocess.run(command(arguments), cwd=ROOT, check=False).returncode
    except (environment.SetupFailed, browser.NoBrowser) as error:
        say(str(error))
        return ENVIRONMENT_FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
