"""What to tell a person whose YAML is not read as meant: the cause in plain words, and the line to type instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.problems import Level, Problem, Source

_HINTED = 200  # characters of a line that are worth repeating in a hint
_NAMED = re.compile(r"(?P<lead>[ \t]*(?:-[ \t]+)*(?P<name>[^\s:#'\"\[\]{}&*!|>%@`,?-][^:\n]*):[ \t]+)(?P<text>\S.*)")
_LISTED = re.compile(r"(?P<lead>[ \t]*-[ \t]+)(?P<text>\S.*)")
_APOSTROPHE = re.compile(r"(?<=\w)['\"](?=\w)")
_LABELS = {
    "@": 'a text may not begin with "@"',
    "`": 'a text may not begin with "`"',
    "%": 'a text may not begin with "%"',
    "[": "YAML reads a list here",
    "{": "YAML reads a map here",
    "*": "YAML reads an alias here",
    "&": "YAML reads an anchor here",
    "!": "YAML reads a tag here",
    "|": "YAML reads a block of text here",
    ">": "YAML reads a block of text here",
    "-": "YAML reads a list here",
    '"': "the quoted text has already ended here",
    "'": "the quoted text has already ended here",
}
# Part of PyYAML's message → what is wrong, what to do, and whether the place is where the construct began.
_CAUSES: tuple[tuple[str, str, str, bool], ...] = (
    (
        "mapping values",
        'a second "name: value" begins here',
        "put the text in quotes, or begin the name where those above begin",
        False,
    ),
    (
        "expected ':'",
        'this line has no "name:" before its text',
        "begin the line with blanks if it goes on from the line above",
        True,
    ),
    ("'\\t'", "a tab stands where YAML wants blanks", "put two blanks in its place", False),
    ("cannot start any token", "a text may not begin with this character", "put the text in quotes", False),
    ("end of stream", "this quotation mark is never closed", "close it at the end of the text", True),
    ("',' or ']'", 'this list is not closed by "]", or lacks a comma', "", True),
    ("',' or '}'", 'this map is not closed by "}", or lacks a comma', "", True),
    ("<block end>", "this does not fit the lines above it", "begin it in the same column as its neighbours", False),
    ("sequence entries", "a list may not begin on the line of its name", 'write each "- " on a line of its own', False),
    ("escape", "YAML does not know this escape", "write a backslash twice, or use single quotes", False),
    (
        "document start",
        "this begins further left than the first line",
        "begin it in the same column as its neighbours",
        False,
    ),
    ("indentation indicators", "the text begins on the line after | or >", "", False),
)


@dataclass(frozen=True, slots=True)
class Broken:
    """Where and why a text could not be read, by line (of the file) and column; `start` is where the construct began.

    `reason` is PyYAML's wording, or with `ours` a sentence for people. `final` says that no quotes can mend it.
    """

    line: int
    column: int
    reason: str
    start_line: int = 0
    start_column: int = 0
    code: str = "E103"
    ours: bool = False
    final: bool = False


def unreadable(source: Source, broken: Broken) -> Problem:
    """The problem of a text that nothing mends."""
    if broken.ours:
        return _problem(source, broken.code, broken.reason, (broken.line, broken.column))
    for part, message, hint, from_start in _CAUSES:
        if part in broken.reason:
            place = (
                (broken.start_line, broken.start_column)
                if from_start and broken.start_line
                else (broken.line, broken.column)
            )
            return _problem(source, broken.code, message, place, hint=hint)
    return _problem(source, broken.code, "YAML cannot read on from here", (broken.line, broken.column))


def repaired(
    source: Source, broken: Broken, end_of_sense: Callable[[Source], tuple[int, int] | None]
) -> tuple[Source, Problem] | None:
    """The text with the line in quotes that lacks them, and the problem that says so; None where quotes are no cure.

    Quotes are the cure if with them the text can be read further than without.
    """
    if broken.final:
        return None
    for number in dict.fromkeys((broken.line, broken.start_line, _unclosed_above(source, broken.line))):
        parts = _parts(source.line(number)) if number else None
        if parts is None:
            continue
        lead, text, name = parts
        if text[0] in "[{" and {"[": "]", "{": "}"}[text[0]] not in text:
            continue
        again = _with_line(source, number, lead + quoted(_meant(text)))
        end = end_of_sense(again)
        if end is None or end > (broken.line, broken.column):
            return again, _needs_quotes(source, broken, number, lead, text, name)
    return None


def _needs_quotes(source: Source, broken: Broken, number: int, lead: str, text: str, name: str) -> Problem:
    hint = (
        f"write  {(lead.lstrip() + quoted(_meant(text)))}" if len(text) <= _HINTED else "put the whole text in quotes"
    )
    if broken.code == "E105":
        return _problem(source, "E105", broken.reason, (broken.line, broken.column), hint=f"if it is text, {hint}")
    here = broken.line == number
    if text[0] in "\"'" and not _closes(text):
        place, label = (number, len(lead) + 1), "this quotation mark is never closed"
    elif "mapping values" in broken.reason and here:
        place, label = (number, broken.column), 'YAML reads a second "name: value" here'
    elif "escape" in broken.reason and here:
        place, label = (number, broken.column - 1), "YAML does not know this escape"
    else:
        column = broken.column if here and text[0] in "\"'" else len(lead) + 1
        place, label = (number, column), _LABELS.get(text[0], "YAML cannot read on from here")
    return needs_quotes(source, name, place, label, hint)


def needs_quotes(source: Source, name: str, place: tuple[int, int], label: str, hint: str, width: int = 1) -> Problem:
    """E102: the text of a name (or, with "", of a list) has to stand in quotes."""
    what = (
        f"this {name} needs quotes"
        if name in {"title", "headline"}
        else f'"{name}" needs quotes'
        if name
        else "this text needs quotes"
    )
    return _problem(source, "E102", what, place, label=label, hint=hint, width=width)


def listed_text(source: Source, line: int) -> str:
    """The hint to type the whole text of a list's item in quotes; "" where the line holds no item."""
    found = _LISTED.fullmatch(source.line(line))
    return f"write  - {quoted(found['text'].rstrip())}" if found and len(found["text"]) <= _HINTED else ""


def comment_dropped(source: Source, text: str, start: tuple[int, int], end: tuple[int, int]) -> Problem | None:
    """W112, where the text of a node is followed by a "#" that looks as if it belonged to it: `Apple #1 in sales`."""
    line = source.line(end[0])
    rest = line[end[1] - 1 :]
    comment = rest.lstrip(" ")
    if comment == rest or not comment.startswith("#") or not comment[1:2].strip(" #"):
        return None
    whole = line[start[1] - 1 :].rstrip()
    typed = (
        f"write  {line[: start[1] - 1].lstrip()}{quoted(whole)}" if start[0] == end[0] and len(whole) <= _HINTED else ""
    )
    return _problem(
        source,
        "W112",
        'text after " #" is a comment and was dropped',
        (end[0], len(line) - len(comment) + 1),
        label=f'only "{text if len(text) <= _HINTED else text[:_HINTED] + "…"}" was read',
        hint=typed or "put the whole text in quotes",
        width=len(comment.rstrip()),
        level=Level.WARNING,
    )


def set_twice(source: Source, name: str, first: tuple[int, int], second: tuple[int, int]) -> Problem:
    """E104: a name that is there twice."""
    excerpts = (
        source.excerpt(*first, width=len(name), label="first set here", mark="-"),
        source.excerpt(*second, width=len(name), label="set again here"),
    )
    return Problem("E104", f'"{name}" is set twice', source.at(*second), "delete one of them", excerpts=excerpts)


def refused(source: Source, index: int) -> Problem:
    """E103: a character that no YAML can hold, or that YAML takes for a line end where nobody sees one."""
    c = source.text[index]
    line = source.text.count("\n", 0, index) + source.first_line
    column = index - source.text.rfind("\n", 0, index)
    name = {"\x85": "next line", "\ufeff": "byte order mark"}.get(c) or unicodedata.name(
        c, "a control character"
    ).lower()
    escape = f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}"
    hint = f'delete it, or write "{escape}" in double quotes' if c in "\x85\u2028\u2029" else "delete it"
    return _problem(
        source, "E103", f"the character U+{ord(c):04X} ({name}) may not stand here", (line, column), hint=hint
    )


def escape_refused(source: Source, place: tuple[int, int], character: str) -> Problem:
    """E103: an escape that writes a character which no page can hold."""
    message = f"an escape in this text writes U+{ord(character):04X}, which no page can hold"
    return _problem(source, "E103", message, place, hint="take the escape out")


def quoted(text: str) -> str:
    """The text as YAML in quotes: double, or single where that saves escapes."""
    if ('"' in text or "\\" in text) and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _problem(
    source: Source,
    code: str,
    message: str,
    place: tuple[int, int],
    label: str = "",
    hint: str = "",
    width: int = 1,
    level: Level = Level.ERROR,
) -> Problem:
    excerpts = (source.excerpt(*place, width=width, label=label),) if source.line(place[0]) else ()
    return Problem(code, message, source.at(*place), hint, level=level, excerpts=excerpts)


def _parts(line: str) -> tuple[str, str, str] | None:
    """A line as (what comes before its text, the text, the name it is for); None where it has no text of its own."""
    named = _NAMED.fullmatch(line)
    if named and not (named["lead"].lstrip().startswith("-") and not re.fullmatch(r"[a-z_]+", named["name"].strip())):
        return named["lead"], named["text"].rstrip(), named["name"].strip()
    listed = _LISTED.fullmatch(line)
    return (listed["lead"], listed["text"].rstrip(), "") if listed else None


def _meant(text: str) -> str:
    """What somebody meant who typed this: without quotes that were meant to go around all of it."""
    mark = text[0]
    if mark not in "\"'":
        return text
    if not _closes(text):
        return text[1:]
    inner = text[1:-1]
    around = text[-1] == mark and len(text) > 1 and mark not in _APOSTROPHE.sub("", inner)
    return inner if around else text


def _closes(text: str) -> bool:
    """Whether a text that begins with a quotation mark has another one."""
    return text[0] in text[1:]


def _unclosed_above(source: Source, line: int) -> int:
    """The nearest line above that opens a quotation and does not close it; 0 where there is none."""
    lines = source.text.split("\n")[: max(0, line - source.first_line)]
    for index in range(len(lines) - 1, -1, -1):
        parts = _parts(lines[index])
        if parts and parts[1][0] in "\"'" and not _closes(parts[1]):
            return index + source.first_line
    return 0


def _with_line(source: Source, number: int, line: str) -> Source:
    lines = source.text.split("\n")
    lines[number - source.first_line] = line
    return replace(source, text="\n".join(lines))
