"""Problems as values: what is wrong, where, and what to type to mend it. Stages return them; the door prints them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

SHOWN_PER_CODE = 20


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
    """A source line to show under a message: its number, its text, the marked width and a label beside the mark."""

    line: int
    text: str
    column: int = 1
    width: int = 1
    label: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `code` is listed in `generator.codes`; `hint` says what to type, `note` says why."""

    code: str
    message: str
    where: Location | None = None
    hint: str = ""
    note: str = ""
    level: Level = Level.ERROR
    excerpts: tuple[Excerpt, ...] = ()


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
    return (where.path, where.line or 0, where.column or 0, problem.code, problem.message)


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
    blocks += [f"… and {count - SHOWN_PER_CODE:,} more of {code}" for code, count in seen.items() if count > SHOWN_PER_CODE]
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
    }


def _block(problem: Problem) -> str:
    place = f"{problem.where}: " if problem.where else ""
    lines = [f"{place}{problem.level.value}[{problem.code}] {problem.message}"]
    gutter = max((len(str(excerpt.line)) for excerpt in problem.excerpts), default=0)
    for excerpt in problem.excerpts:
        lines += _excerpt(excerpt, gutter)
    if problem.hint:
        lines.append(f"  = help: {problem.hint}")
    if problem.note:
        lines.append(f"  = note: {problem.note}")
    return "\n".join(_visible(line) for line in lines)


def _excerpt(excerpt: Excerpt, gutter: int) -> list[str]:
    text = excerpt.text.expandtabs(4)
    shift = columns(excerpt.text[: excerpt.column - 1].expandtabs(4))
    width = max(1, columns(excerpt.text[excerpt.column - 1 : excerpt.column - 1 + excerpt.width]))
    mark = " " * shift + "^" * width + (f" {excerpt.label}" if excerpt.label else "")
    return [f"  {excerpt.line:>{gutter}} | {text}", f"  {'':>{gutter}} | {mark}"]


def columns(text: str) -> int:
    """How many terminal columns a text takes: wide characters count two, combining marks none (UAX #11)."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _visible(text: str) -> str:
    """Control characters as escapes, so that a quoted source cannot steer the terminal."""
    return "".join(c if c.isprintable() or c == " " else c.encode("unicode_escape").decode("ascii") for c in text)
