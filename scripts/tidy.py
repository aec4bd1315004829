"""Gives text files LF line ends, no blanks at line ends and exactly one newline at the end: `tidy.py FILE…`.

A hook for `pre-commit`: returns 1 when it changed something, so that the change is looked at and committed.
"""

import re
import sys
from pathlib import Path


def tidy(text: bytes) -> bytes:
    """Return the text as it should be stored. An empty file stays empty."""
    lines = re.sub(rb"[ \t]*(\r\n|\r|\n)", b"\n", text).rstrip()
    return lines + b"\n" if lines else b""


def main(paths: list[str]) -> int:
    """Rewrite the files that need it, name them, and say whether there were any."""
    changed = 0
    for path in map(Path, paths):
        before = path.read_bytes()
        after = tidy(before)
        if after != before:
            path.write_bytes(after)
            print(f"tidied {path}")
            changed = 1
    return changed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
