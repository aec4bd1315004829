"""Plain text → Markdown that shows exactly that text, and back. Nothing in a document is ever markup.

Made for Python-Markdown with tables, footnotes, fenced code, definition lists, abbreviations, heading ids, sane lists.
"""

from __future__ import annotations

import html
import re

from generator import text
from generator.convert.words import BREAKS

# Python-Markdown takes no backslash before < > & |, so these are entities; the rest has a backslash everywhere.
_EVERYWHERE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", **{c: f"\\{c}" for c in "\\`*_{}[]"}}
)
_MARK = re.compile(r"[&<>|\\`*_{}\[\]]")
_LEADING = re.compile(r"(?P<mark>[#+\-]|!!!)|(?P<entity>[:=~^])|(?P<number>\d+)(?P<sign>[.)])")
_BACKSLASHED = re.compile(r"\\([\\`*_{}\[\]#+\-!.])")
_ENTITY = re.compile(r"&(?:amp|lt|gt|#\d+);")
_HARD_BREAK = "  \n"


def line(value: str) -> str:
    """One printed line as Markdown for the beginning of a line: no block mark, no span, no reference is left in it.

    Line breaks inside it become hard breaks; white space around it and characters that no file may hold are gone.
    """
    if value.isprintable():
        shown = value.strip()
    elif BREAKS.search(value):
        parts = (line(part) for part in BREAKS.split(value))
        return _HARD_BREAK.join(part for part in parts if part)
    else:
        shown = text.printable(value.replace("\x1f", " ")).strip()
    if _MARK.search(shown):
        shown = shown.translate(_EVERYWHERE)
    return _LEADING.sub(_leading, shown, count=1) if _LEADING.match(shown) else shown


def _leading(match: re.Match[str]) -> str:
    if match["mark"]:
        return f"\\{match['mark']}"
    if match["entity"]:
        return f"&#{ord(match['entity'])};"
    return match["number"] + ("\\." if match["sign"] == "." else "&#41;")


def plain(markdown: str) -> str:
    """The text that `line` was given, read back from its Markdown."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), _BACKSLASHED.sub(r"\1", markdown))
