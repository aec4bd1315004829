"""Problems as values: what is wrong, where, and what to type to mend it. Stages return them; the door prints them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import lru_cache

SHOWN_PER_CODE = 20
SHOWN_BEFORE, SHOWN_AFTER = 70, 90  # characters of a long line that are shown before its mark and from it on
TAB = 4
_JOINERS = "\u200c\u200d"  # they shape Persian, Urdu and Hindi words, and take no room


class Level(StrEnum):
    """How bad a problem is: an error stops publishing, a warning does not, info is only said."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: `path` relative to the site folder, `line` and `column` counted from 1 (in characters)."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A source line to show under a message: its number, its text, the marked width and a label beside the mark.

    `mark` is "^" for the place itself and "-" for a place that only helps to understand it.
    """

    line: int
    text: str
    column: int = 1
    width: int = 1
    label: str = ""
    mark: str = "^"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `code` is listed in `generator.codes`; `hint` says what to type, `note` says why.

    `also` names the other places that share in it, such as the second of two files that want one address.
    """

    code: str
    message: str
    where: Location | None = None
    hint: str = ""
    note: str = ""
    level: Level = Level.ERROR
    excerpts: tuple[Excerpt, ...] = ()
    also: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A text with the file it stands in, to say where something is; it begins in line `first_line` of the file."""

    path: str
    text: str
    first_line: int = 1

    def line(self, number: int) -> str:
        """The line of the file with this number, without its end; "" outside the text."""
        lines = _lines(self.text)
        index = number - self.first_line
        return lines[index] if 0 <= index < len(lines) else ""

    def excerpt(self, line: int, column: int = 1, width: int = 1, label: str = "", mark: str = "^") -> Excerpt:
        """The line with a mark under `width` characters of it, no further than the line goes."""
        text = self.line(line)
        return Excerpt(line, text, column, max(1, min(width, len(text) + 1 - column)), label, mark)

    def at(self, line: int, column: int = 1) -> Location:
        """A place in the file."""
        return Location(self.path, line, column)


@lru_cache(maxsize=2)
def _lines(text: str) -> list[str]:
    return text.split("\n")


class Failed(Exception):
    """Going on is impossible. The only exception raised on purpose; it carries the problems to print."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, sorted by path, line, column and code, so that no worker's timing shows."""
    return tuple(sorted(dict.fromkeys(problems), key=_place))


def _place(problem: Problem) -> tuple[str, int, int, str, str]:
    where = problem.where or Location("")
    return (
        where.path,
        where.line or 0,
        where.column or 0,
        problem.code,
        f"{problem.message}\n{problem.hint}\n{problem.note}",
    )


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is an error."""
    return any(problem.level is Level.ERROR for problem in problems)


def as_text(problems: Sequence[Problem]) -> str:
    """The problems as people read them, in order; the first 20 of each code, then how many more there are."""
    blocks: list[str] = []
    seen: dict[str, int] = {}
    for problem in in_order(problems):
        seen[problem.code] = seen.get(problem.code, 0) + 1
        if seen[problem.code] <= SHOWN_PER_CODE:
            blocks.append(_block(problem))
    blocks += [
        f"… and {count - SHOWN_PER_CODE:,} more of {code}" for code, count in seen.items() if count > SHOWN_PER_CODE
    ]
    return "\n\n".join(blocks)


def as_record(problem: Problem) -> dict[str, object]:
    """The problem as plain data for `--format json`: the same fields that the text shows."""
    where = problem.where
    return {
        "code": problem.code,
        "level": problem.level.value,
        "message": problem.message,
        "path": where.path if where else None,
        "line": where.line if where else None,
        "column": where.column if where else None,
        "help": problem.hint or None,
        "note": problem.note or None,
        "source": [asdict(excerpt) for excerpt in problem.excerpts],
        "also": [str(place) for place in problem.also],
    }


def _block(problem: Problem) -> str:
    place = f"{_visible(str(problem.where))}: " if problem.where else ""
    lines = [f"{place}{problem.level.value}[{problem.code}] {_visible(problem.message)}"]
    gutter = max((len(str(excerpt.line)) for excerpt in problem.excerpts), default=0)
    for excerpt in problem.excerpts:
        lines += _excerpt(excerpt, gutter)
    lines += [f"  {_visible(str(place))}" for place in problem.also]
    if problem.hint:
        lines.append(f"  = help: {_visible(problem.hint)}")
    if problem.note:
        lines.append(f"  = note: {_visible(problem.note)}")
    return "\n".join(lines)


def _excerpt(excerpt: Excerpt, gutter: int) -> list[str]:
    first = max(0, excerpt.column - 1 - SHOWN_BEFORE)
    start, end = excerpt.column - 1, excerpt.column - 1 + excerpt.width
    last = min(len(excerpt.text), start + SHOWN_AFTER)
    before = ("…" if first else "") + _visible(excerpt.text[first:start])
    marked = _visible(excerpt.text[start : min(end, last)], columns(before))
    after = _visible(excerpt.text[end:last], columns(before + marked)) + ("…" if last < len(excerpt.text) else "")
    mark = (
        " " * columns(before)
        + excerpt.mark * max(1, columns(marked))
        + (f" {_visible(excerpt.label)}" if excerpt.label else "")
    )
    return [f"  {excerpt.line:>{gutter}} | {before}{marked}{after}".rstrip(), f"  {'':>{gutter}} | {mark}"]


def columns(text: str) -> int:
    """How many terminal columns a text takes: wide characters count two, marks and joiners none (UAX #11)."""
    return sum(_width(c) for c in text)


def _width(c: str) -> int:
    if " " <= c <= "~":
        return 1
    if c in _JOINERS or unicodedata.category(c) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def _visible(text: str, column: int = 0) -> str:
    """The text from a column on, tabs as blanks, controls as escapes: no quoted source steers the terminal."""
    if text.isprintable():
        return text
    shown: list[str] = []
    for c in text:
        if c == "\t":
            shown.append(" " * (TAB - column % TAB))
        elif c.isprintable() or c in _JOINERS:
            shown.append(c)
        else:
            shown.append(c.encode("unicode_escape").decode("ascii"))
        column += columns(shown[-1])
    return "".join(shown)
