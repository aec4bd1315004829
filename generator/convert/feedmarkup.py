"""Raw feeds: lines that hold markup with its entities escaped, turned into the lines that a browser would show.

Articles are read from what is shown; the ledger keeps the document's own lines.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from generator.convert.model import Line
from generator.convert.words import word_set

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,15})(?=[\s/>])[^<>]{0,4000}>|<!--.{0,4000}?-->", re.DOTALL
)
_PARAGRAPHS = re.compile(r"(?:&lt;|<)/?(?:p|div|br)\b", re.IGNORECASE)
_LEAST = 3
_BLOCKS = word_set(
    "p div br h1 h2 h3 h4 h5 h6 ul ol tr table blockquote figure figcaption section article header footer hr"
)
_PROPERTY = re.compile(r"\b(?:property|rel)=[\"'](?:schema|dc|sioc|og):")  # a field of its own, whatever its tag
_SILENT = re.compile(r"<(script|style)\b[^<>]{0,4000}>[^<]{0,200000}</\1\s*>", re.IGNORECASE)


def lines(found: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that are shown, numbered from 1; none where no line of the document holds paragraphs of markup."""
    if not any(_is_markup(line.text) for line in found):
        return ()
    shown = [part for line in found for part in (_shown(line.text) if _is_markup(line.text) else (line.text,))]
    return tuple(Line(number, text, text.strip(), "\n") for number, text in enumerate(shown, 1))


def _is_markup(text: str) -> bool:
    return ("&lt;" in text or "</" in text) and len(_PARAGRAPHS.findall(text, 0, 20_000)) >= _LEAST


def _shown(text: str) -> Iterator[str]:
    """The paragraphs of a line of markup, a blank line after each."""
    markup = html.unescape(text) if "&lt;" in text else text
    markup = _SILENT.sub(" ", markup)
    out: list[str] = []
    at = 0
    for match in _TAG.finditer(markup):
        out.append(markup[at : match.start()])
        at = match.end()
        name = (match["name"] or "").casefold()
        if name == "li":
            out.append("\n" if match["close"] else "\n• ")
        elif name in _BLOCKS or _PROPERTY.search(match[0]):
            out.append("\n")
    out.append(markup[at:])
    for part in html.unescape("".join(out)).splitlines():
        if part.strip().strip("•"):
            yield part.strip()
            yield ""
