"""What reading takes from a body without rendering it: first heading, first paragraph, the targets of links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from generator.crosslinks import OPENING
from generator.crosslinks import found as crosslinked
from generator.text import excerpt, plain

_EXCERPTED = 1_000  # characters of a paragraph that are looked at; an excerpt is far shorter
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"#[ \t]+(?=\S)")
# A block that begins like this is no paragraph: heading, HTML, table, rule, picture alone, definition, footnote.
_NO_PARAGRAPH = re.compile(
    r" {0,3}(?:#{1,6}[ \t]|<|\||[-*_][ \t]*[-*_][ \t]*[-*_]|!\[[^\]]*\]\([^)]*\)\s*$|\[\^?[^\]]+\]:|\*\[)"
)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)[^\n]{0,500}?(?<!`)\1(?!`)")
_INLINE = re.compile(r"\](?<!\\\])\([ \t]*(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\[\]\n]+\]:[ \t]*(?:<([^<>\n]*)>|(\S+))", re.MULTILINE)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ADDRESS = re.compile(r"\s(?:href|src|poster)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|/?$")


def first_heading(body: str) -> tuple[str, int] | None:
    """The text of the first heading of the first rank, and the offset after it; None where there is no such heading.

    The offset is 0 where more than blanks stands before the heading.
    """
    offset = 0
    blank = True
    for line, code in _lines(body):
        if not code and _HEADING.match(line):
            return plain(line.strip(" \t").rstrip("#")), offset + len(line) + 1 if blank else 0
        blank = blank and not line.strip()
        offset += len(line) + 1
    return None


def first_paragraph(body: str) -> str:
    """The beginning of the first paragraph as plain text, cut after a sentence or a word; "" where there is none."""
    block: list[str] = []
    size = 0
    for line, code in _lines(body):
        if code or not line.strip():
            if block:
                break
        elif block or not (line.startswith(("    ", "\t")) or _NO_PARAGRAPH.match(line)):
            block.append(line[:_EXCERPTED])
            size += len(block[-1])
            if size > _EXCERPTED:
                break
    return excerpt(plain("\n".join(block)))


def links(body: str) -> tuple[str, ...]:
    """The relative targets of links and pictures in Markdown and in HTML, each once, in order, unescaped.

    A target has no scheme, does not begin with # or //, and stands outside code. Links by name come last, in brackets.
    """
    named = [address for address, _ in crosslinks(body)]
    return (*_targets(body), *dict.fromkeys(named)) if named else _targets(body)


def crosslinks(body: str) -> tuple[tuple[str, int], ...]:
    """What stands for each link between articles by name, outside code, and its line in the body, from 1.

    The line is 0 where it is indented as code is, so that nobody can tell without laying out the text.
    """
    if OPENING not in body:
        return ()
    found: list[tuple[str, int]] = []
    for number, (line, code) in enumerate(_lines(body), 1):
        if OPENING in line and not code:
            told = 0 if line.startswith(("    ", "\t")) else number
            bare = _CODE_SPAN.sub("<", line)  # a name holds no such sign, so one with code in it is none
            found += [(address, told) for address in crosslinked(bare)]
    return tuple(found)


def _targets(body: str) -> tuple[str, ...]:
    if "](" not in body and "]:" not in body and "<" not in body:
        return ()
    text = _without_code(body) if "`" in body or "~~~" in body else body
    found = [match[1] or match[2] or "" for match in _INLINE.finditer(text)]
    found += [match[1] or match[2] or "" for match in _DEFINITION.finditer(text)] if "]:" in text else []
    if "<" in text:
        for tag in _TAG.finditer(text):
            found += [match[1] or match[2] or match[3] or "" for match in _ADDRESS.finditer(tag[0])]
    targets = (unescape(_ESCAPED.sub(r"\1", target)).strip() for target in found)
    return tuple(dict.fromkeys(target for target in targets if not _ELSEWHERE.match(target)))


def _lines(body: str) -> Iterator[tuple[str, bool]]:
    """Each line, without its end, and whether it is in a fenced block of code or one of its fences."""
    fence = ""
    start = 0
    while start <= len(body):
        end = body.find("\n", start)
        end = len(body) if end < 0 else end
        line = body[start:end]
        start = end + 1
        found = _FENCE.match(line)
        if fence:
            yield line, True
            if found and found[1].startswith(fence) and not line.strip(f"{fence[0]} \t"):
                fence = ""
        elif found and (found[1][0] == "~" or "`" not in line[found.end() :]):
            fence = found[1]
            yield line, True
        else:
            yield line, False


def _without_code(body: str) -> str:
    return _CODE_SPAN.sub("", "\n".join(line for line, code in _lines(body) if not code))
