"""The only door: arguments in, words and an exit code out.

`main` answers `--version` before anything heavy is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import TextIOWrapper

from generator import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code (CONTRACT: 0, 1, 2, 3, 4, 70, 130, 143)."""
    if isinstance(sys.stdout, TextIOWrapper):  # a terminal without our letters gets escapes, as standard error does
        sys.stdout.reconfigure(errors="backslashreplace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--version"]:
        print(f"dateline {__version__}")
        return 0
    try:
        from generator.cli.commands import run  # start-up: click and the rest only when there is a command to run

        return run(given)
    except KeyboardInterrupt:
        print("Interrupted; nothing was begun.", file=sys.stderr)
        return 130
