"""What people type to run this program, so that what it tells them to type can be typed as it stands."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

LAUNCHER = "build.py"


def called(launched: str, here: str) -> str:
    """The command in words for a shell, by the file that was launched and the current folder.

    `python3 build.py` in a copy of the repository, with the way to it from elsewhere; else `dateline`.
    """
    if Path(launched).name != LAUNCHER:
        return "dateline"
    full = Path(here, launched).resolve()
    return f"python3 {LAUNCHER if full.parent == Path(here).resolve() else shlex.quote(str(full))}"


def _here() -> str:
    try:
        return str(Path.cwd())
    except OSError:  # the folder was removed under our feet
        return ""


PROGRAM = called(sys.argv[0], _here())
