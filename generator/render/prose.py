"""Markdown as news is written → its HTML, directly: the very bytes of `markup` and `sanitise`, in linear time.

Paragraphs, headings, quotations, flat lists, emphasis, links, escapes, entities. A text that holds anything else, or
anything in doubt, gets None and goes the long way. Where two marks could mean something to each other, that is doubt.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from itertools import groupby, takewhile

from generator.render.headings import HIGHEST, heading_id

# What `text.printable` drops, white space but blank and line feed, and marks that are for others to read.
_FOREIGN = r"\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff<|"
_ACTIVE = re.compile(rf"[{_FOREIGN}`\\&>*_\[\]]")
_URL = (
    r"https?://(?:[a-z0-9]{1,63}+(?:-[a-z0-9]{1,63}+){0,5}+\.){1,8}+[a-z]{2,24}+"
    r"(?:[/?#](?:[A-Za-z0-9/.,:_~?#=%+@!$*-]|&(?=[A-Za-z]))*+)?"
)
_PATH = r"(?:\.\./)*+[A-Za-z0-9_-][A-Za-z0-9_./-]*+(?:#[A-Za-z0-9_-]++)?"
_MARK = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()>#+\-.!])"
    r"|(?P<entity>&(?:amp|lt|gt|quot|nbsp|#(?:3[3-9]|[4-9][0-9]|1[01][0-9]|12[0-6]));)"
    rf"|(?<!!)\[(?P<shown>[^{_FOREIGN}`\\&>*_\[\]^]++)\]\((?P<address>{_URL}|{_PATH})\)"
    r"|(?P<stars>\*++)"
    r"|(?P<letter>>|&(?![#\\]|[0-9A-Za-z]++;)|(?<=[^\W_])_(?=[^\W_]))"
)
_EMPHASIS = {"*": "em", "**": "strong"}
_HARD_BREAK = "  \n"
_INDENT = "\u00a0\u3000"  # what paragraphs are indented with; it goes
# The blanks after a hard break go when an element follows them; the line then holds no text of its own to keep them.
_BARE_AFTER_BREAK = re.compile(r"  \n[^\S\n]*+(?:<|\n|$)")
_BLANK_LINE = re.compile(r"(?<=\n) ++\n")
_HEADING = re.compile(r"(#{1,6})([^#\n]++)")
_OPENED = re.compile(r"<h([1-6]) id=")
_TAG = re.compile(r"<[^<>]*>")
_HEADING_TAG = re.compile(r"(</?h)([1-6])(?=[ >])")
_MARKERS = {"ul": re.compile(r" {0,3}+[*+-] ++"), "ol": re.compile(r" {0,3}+([0-9]{1,9})\. ++")}
# What opens another block at the head of a text, and on a line within it. Definitions of references, footnotes and
# abbreviations are not among them: they hold "]:", and here every "]" is followed by "(" or belongs to an escape.
_MARKED = re.compile(r"[-+#>=:~ ]|\* |\d++\. ")
_MARKED_WITHIN = re.compile(r"\n(?: {4}| {0,3}+(?:[-+#>=:~]|\d++\. ))")
_ENTITY = re.compile(r"&(?:#[0-9]+|quot);")

_Ids = dict[str, int]


def convert(text: str, trusted: bool) -> str | None:
    """The HTML of a text, sanitised unless `trusted`; None where it may not be all plain prose.

    Wherever there is one it is that of `thorough.by_markdown` without further extensions, which takes nothing out then.
    """
    if "\n " in text:
        text = _BLANK_LINE.sub("\n", f"{text}\n")
    ids: _Ids = {}
    made = _flow(_blocks(text.rstrip("\n")), ids)
    if made is None:
        return None
    if ids:
        made = _from_second_level(made)
    return made if trusted else _sanitised(made)


def _blocks(text: str) -> list[str]:
    """The text between empty lines; a heading is a block without them."""
    found: list[str] = []
    for part in text.split("\n\n"):
        block = part.lstrip("\n")
        if block.startswith("#"):
            lines = block.split("\n")
            headings = list(takewhile(lambda line: line.startswith("#"), lines))
            found += headings
            block = "\n".join(lines[len(headings) :])
        if block:
            found.append(block)
    return found


def _kind(block: str) -> str:
    """The element a block becomes, by its first characters."""
    first = block[0]
    if first == "#":
        return "h"
    if first == ">":
        return "blockquote"
    if first in "*+-0123456789":
        return next((kind for kind, marker in _MARKERS.items() if marker.match(block)), "p")
    return "p"


def _flow(blocks: list[str], ids: _Ids) -> str | None:
    """Blocks one after the other. Lists of a kind that touch are one list, quotations that touch are one quotation."""
    shown: list[str] = []
    for kind, group in groupby(blocks, _kind):
        if kind == "p":
            made = _paragraphs(group)
        elif kind == "h":
            made = _headings(group, ids)
        elif kind == "blockquote":
            made = _quotation(group, ids)
        else:
            made = _list(kind, list(group))
        if made is None:
            return None
        shown.append(made)
    return "\n".join(shown)


def _paragraphs(blocks: Iterable[str]) -> str | None:
    shown: list[str] = []
    for block in blocks:
        made = _text(block)
        if made is None:
            return None
        shown.append(f"<p>{made}</p>")
    return "\n".join(shown)


def _headings(blocks: Iterable[str], ids: _Ids) -> str | None:
    """Headings with ids made of their words; the second of a name ends in _1, the third in _2."""
    shown: list[str] = []
    for block in blocks:
        found = _HEADING.fullmatch(block)
        made = (_inline(found[2]) or "").strip() if found else ""
        if not found or not made:
            return None
        name = heading_id(" ".join(html.unescape(_TAG.sub("", made)).split()))
        before = ids.get(name, 0)
        ids[name] = before + 1
        level = len(found[1])
        shown.append(f'<h{level} id="{name}{f"_{before}" if before else ""}">{made}</h{level}>')
    return "\n".join(shown)


def _from_second_level(made: str) -> str:
    """All headings moved together until the highest is an h2."""
    shift = HIGHEST - min(map(int, _OPENED.findall(made)))
    if not shift:
        return made
    return _HEADING_TAG.sub(lambda tag: f"{tag[1]}{min(int(tag[2]) + shift, 6)}", made)


def _quotation(blocks: Iterable[str], ids: _Ids) -> str | None:
    """Lines that all begin with > as one quotation, which holds no other."""
    inner: list[str] = []
    for block in blocks:
        lines = block.split("\n")
        if not all(line.startswith(">") for line in lines):
            return None
        bare = [line[2:] if line.startswith("> ") else line[1:] for line in lines]
        inner += _blocks("\n".join(line if line.strip() else "" for line in bare))
    if any(block.startswith(">") for block in inner):
        return None
    made = _flow(inner, ids)
    return f"<blockquote>\n{made}\n</blockquote>" if made else None


def _list(kind: str, blocks: list[str]) -> str | None:
    """Items without anything but text in them; an empty line between two makes paragraphs of both."""
    marker = _MARKERS[kind]
    shown: list[str] = []
    for number, block in enumerate(blocks):
        items = _items(block, marker)
        for place, item in enumerate(items):
            made = _text(item)
            if made is None:
                return None
            loose = (number and not place) or (number < len(blocks) - 1 and place == len(items) - 1)
            shown.append(f"<li>\n<p>{made}</p>\n</li>" if loose else f"<li>{made}</li>")
    first = marker.match(blocks[0]) if kind == "ol" else None
    start = f' start="{first[1]}"' if first and first[1] != "1" else ""
    joined = "\n".join(shown)
    return f"<{kind}{start}>\n{joined}\n</{kind}>"


def _items(block: str, marker: re.Pattern[str]) -> list[str]:
    """The items of a list without their marks; a line that has none goes on with the item above."""
    items: list[list[str]] = []
    for line in block.split("\n"):
        found = marker.match(line)
        if found:
            items.append([line[found.end() :]])
        else:
            items[-1].append(line)
    return ["\n".join(lines) for lines in items]


def _text(block: str) -> str | None:
    """Lines of text with what is marked in them; None where they may be more than text, or nothing."""
    if _MARKED.match(block) or ("\n" in block and _MARKED_WITHIN.search(block)):
        return None
    bare = block.lstrip(_INDENT)
    return _inline(bare) if bare and not bare[0].isspace() else None


def _inline(text: str) -> str | None:
    """Escapes, entities, links, emphasis without emphasis in it, and hard breaks, as HTML."""
    shown: list[str] = []
    at = 0
    opened = ""
    while active := _ACTIVE.search(text, at):
        start = active.start()
        mark = _MARK.match(text, start)
        if mark is None:
            return None
        if mark.lastgroup == "stars":
            made = _emphasis(text, start, mark.end(), opened)
            if made is None:
                return None
            opened = "" if opened else mark[0]
        else:
            made = _marked(mark)
        shown += (text[at:start], made)
        at = mark.end()
    if opened:
        return None
    whole = "".join((*shown, text[at:])) if shown else text
    return _broken(whole) if _HARD_BREAK in whole else whole


def _marked(mark: re.Match[str]) -> str:
    if mark.lastgroup == "address":
        return f'<a href="{mark["address"].replace("&", "&amp;")}">{mark["shown"]}</a>'
    if mark.lastgroup == "entity":
        return mark[0]
    return html.escape(mark["escaped"] or mark["letter"], quote=False)


def _emphasis(text: str, start: int, end: int, opened: str) -> str | None:
    """The tag for one or two stars that touch the emphasised words and are of one length with their partner."""
    stars = text[start:end]
    name = _EMPHASIS.get(stars)
    if name is None:
        return None
    if not opened:
        return f"<{name}>" if end < len(text) and not text[end].isspace() else None
    return f"</{name}>" if stars == opened and not text[start - 1].isspace() else None


def _broken(made: str) -> str | None:
    """Two blanks at the end of a line as a hard break."""
    return None if _BARE_AFTER_BREAK.search(made) else made.replace(_HARD_BREAK, "<br>\n")


def _sanitised(made: str) -> str:
    """What sanitising changes in prose: no-break spaces and entities are written in one way."""
    if "&#" in made or "&quot;" in made:
        made = _ENTITY.sub(lambda entity: html.escape(html.unescape(entity[0]), quote=False), made)
    return made.replace("\u00a0", "&nbsp;")
