"""The mark " date 2020-05-04 " before the first line of some pages: it is taken off, and the line read without it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.convert.model import Line

_MARK = re.compile(r"\s*date (?P<day>\d{4}-\d{2}(?:-\d{2})?)\s+(?=\S)")


def without(lines: Sequence[Line]) -> list[Line]:
    """The lines, those with a mark before them without it."""
    return [_without(line) if line.text.startswith("date ") else line for line in lines]


def day(line: Line) -> str:
    """The day in the mark that was taken off a line, "" where there was none or it names no day."""
    match = _MARK.match(f"{line.stuck} .") if line.stuck else None
    return match["day"] if match and len(match["day"]) == len("2020-05-04") else ""


def _without(line: Line) -> Line:
    match = _MARK.match(line.raw)
    return Line(line.number, line.raw, line.raw[match.end() :].strip(), line.ending) if match else line
