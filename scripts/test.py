"""Sets up what the tests need and runs them: `python3 scripts/test.py [PYTEST ARGUMENTS]`.

With no argument, every test with coverage, as CI does. With arguments, what pytest makes of them, without coverage.
`--no-browser` and `--no-checker` leave tests out, with what they need. `--set-up` only sets up.
Runs on any Python 3.11 with nothing installed.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import browser, checker, environment  # noqa: E402 - the path above makes them findable
from scripts.launcher import ENVIRONMENT_FAILED, INTERRUPTED, say  # noqa: E402

WITHOUT = {"--no-browser": "browser", "--no-checker": "checker"}
"""What leaves tests out, and the marker that they have."""
EVERY_TEST = ["-n", "auto", "--dist", "worksteal", "--cov", "--cov-report", "term:skip-covered"]


def prepare() -> None:
    """Make .venv ready for the tests. It satisfies build.py as well: the test lock repeats the runtime lock's pins."""
    locks = (environment.RUNTIME_LOCK, environment.TEST_LOCK)
    if not all(environment.is_ready(lock=lock) for lock in locks):
        environment.set_up(environment.VENV, locks, say)


def command(arguments: list[str]) -> list[str]:
    """Return the command that runs the tests these arguments ask for."""
    wanted = [argument for argument in arguments if argument not in WITHOUT]
    left_out = " and ".join(f"not {marker}" for option, marker in WITHOUT.items() if option in arguments)
    pytest = [str(environment.interpreter()), "-m", "pytest"]
    return [*pytest, *(["-m", left_out] if left_out else []), *(wanted or EVERY_TEST)]


def prepare_checker() -> None:
    """Fetch the Nu HTML checker; where that fails, say so and let its test fail with the reason."""
    try:
        checker.find_or_fetch(say)
    except checker.NoChecker as error:
        say(str(error))
        os.environ[checker.REFUSED] = str(error)


def main(arguments: list[str]) -> int:
    """Set up, run, and return pytest's exit code."""
    try:
        prepare()
        if "--no-checker" not in arguments:
            prepare_checker()
        if "--set-up" in arguments:
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
