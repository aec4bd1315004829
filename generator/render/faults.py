"""What goes wrong inside a template, as a problem with its file, its line and the name that was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from types import TracebackType

from generator.model import Page, Record, TemplateSource
from generator.problems import Excerpt, Location, Problem
from generator.text import nearest

_LINES_OF_AN_EXPRESSION = 4
_NAMES_LISTED = 30
_QUOTED = re.compile(r"'([^']+)'")


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure in neutral words: its code, its place (template file, line), the missing name or the message.

    `owner` is the value a name is missing from; `known` are the names that would have done (None: those of the owner).
    """

    code: str
    place: tuple[str, int] | None
    text: str
    owner: object | None = None
    known: tuple[str, ...] | None = ()


class Faults:
    """Turns the failures of one theme's templates into problems."""

    __slots__ = ("_by_path",)

    def __init__(self, templates: tuple[TemplateSource, ...]) -> None:
        self._by_path = {template.path: template.text.splitlines() for template in templates}

    def place(self, traceback: TracebackType | None) -> tuple[str, int] | None:
        """The innermost line of a template among the frames of a failure."""
        found = None
        while traceback is not None:
            path = traceback.tb_frame.f_code.co_filename
            if path in self._by_path:
                found = (path, traceback.tb_lineno)
            traceback = traceback.tb_next
        return found

    def problem(self, fault: Fault, page: Page) -> Problem:
        """The problem. Its note names the page, so that the same fault on many pages differs in nothing else."""
        note = f"met in {page.origin or page.url}"
        message, hint, marked = _told(fault, self._lines_at(fault.place))
        if fault.place is None:
            where = Location(page.origin) if page.origin else None
            return Problem(fault.code, f"{message} (for {page.url})", where, hint)
        path, line = fault.place
        found = self._marked(path, line, marked)
        if found is None:
            return Problem(fault.code, message, Location(path, line), hint, note)
        where = Location(path, found.line, found.column)
        return Problem(fault.code, message, where, hint, note, excerpts=(found,))

    def _lines_at(self, place: tuple[str, int] | None) -> str:
        if place is None:
            return ""
        path, line = place
        return "\n".join(self._by_path.get(path, [])[line - 1 : line - 1 + _LINES_OF_AN_EXPRESSION])

    def _marked(self, path: str, line: int, marked: str) -> Excerpt | None:
        lines = self._by_path.get(path, [])
        for number in range(line, min(line + _LINES_OF_AN_EXPRESSION, len(lines) + 1) if marked else line):
            column = lines[number - 1].find(marked)
            if column >= 0:
                return Excerpt(number, lines[number - 1], column + 1, len(marked))
        if not 0 < line <= len(lines):
            return None
        text = lines[line - 1]
        indent = len(text) - len(text.lstrip())
        return Excerpt(line, text, indent + 1, max(1, len(text.strip())))


def _told(fault: Fault, source: str) -> tuple[str, str, str]:
    """The message, the hint, and the words of the source to mark."""
    name = fault.text
    if fault.code == "E301":
        written = _written(name, source, fault.owner)
        known = tuple(_names(fault.owner)) if fault.known is None else fault.known
        if name in known:  # Jinja imports templates without the variables of the page
            hint = 'an imported template sees it only if it is given: as an argument, or "import … with context"'
            return f'"{name}" does not exist here', hint, name
        return f'"{written}" does not exist', _meant(name, known, written[: -len(name)]), written
    if fault.code == "E303":
        return f'the theme has no template "{name}"', _meant(name, fault.known or ()), name
    if fault.code == "E306":
        return f'the theme has no static file "{name}"', _meant(name, fault.known or ()), name
    if fault.code == "E302":
        asked = _QUOTED.search(name)
        named = asked[1] if asked and name.startswith("No ") else ""
        return f"the template cannot be read: {name.rstrip('.')}", _meant(named, fault.known or ()), named
    return f"the template failed: {name}", "", ""


def _written(name: str, source: str, owner: object | None) -> str:
    if owner is None:
        return name
    dotted = re.search(rf"[\w\])]+(?:\.\w+|\[\w+\])*\.{re.escape(name)}\b", source)
    return dotted[0] if dotted else f"{type(owner).__name__}.{name}"


def _names(owner: object | None) -> Iterator[str]:
    if isinstance(owner, Record):
        yield from (name for name, _ in owner.pairs)
    elif isinstance(owner, Mapping):
        yield from (str(name) for name in owner)
    elif is_dataclass(owner):
        yield from (field.name for field in fields(owner))


def _meant(name: str, known: tuple[str, ...], prefix: str = "") -> str:
    if not name or not known:
        return ""
    found = nearest(name, known)
    if found:
        return f'did you mean "{prefix}{found}"?'
    return f"there are {', '.join(known)}" if len(known) <= _NAMES_LISTED else ""
