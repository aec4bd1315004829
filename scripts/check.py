"""Checks the code without running it: formatting, lint and types. `--format` repairs what can be repaired first.

Every check runs, so that one report shows all there is to mend.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import environment  # noqa: E402 - the path above makes it findable
from scripts.launcher import ENVIRONMENT_FAILED, say  # noqa: E402
from scripts.test import prepare  # noqa: E402

CHECKS = (("ruff", "format", "--check"), ("ruff", "check"), ("mypy",))
REPAIRS = (("ruff", "check", "--fix", "--quiet"), ("ruff", "format", "--quiet"))


def main(arguments: list[str]) -> int:
    """Run the tools in .venv and return how many of them are not content."""
    try:
        prepare()
    except environment.SetupFailed as error:
        say(str(error))
        return ENVIRONMENT_FAILED
    steps = (*REPAIRS, *CHECKS) if "--format" in arguments else CHECKS
    return sum(run(step) for step in steps)


def run(step: tuple[str, ...]) -> int:
    """Run one tool; return 1 when it found something."""
    print("$", *step, flush=True)
    return subprocess.run([environment.interpreter(), "-m", *step], cwd=ROOT, check=False).returncode != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
