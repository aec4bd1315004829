"""A body's text → a fragment of HTML: Markdown, sanitised unless the folder is trusted; or else plain text."""

from __future__ import annotations

import html
import re

from generator import text as texts
from generator.executors import Named
from generator.render import prose
from generator.render.job import Fragment, MarkupSettings

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_RUN = re.compile(r"([^\w\s])(?:\s?\1){15,}")
_TRIGGERS = re.compile(r"[\[\]<>*_`#|!\"'-]")
_BY_MARKDOWN = Named("generator.render.thorough", "by_markdown")  # loaded when there is a text for it: most need none
NOTE = "Shown as plain text: this article could not be laid out."


def body(text: str, trusted: bool, settings: MarkupSettings) -> Fragment:
    """The fragment for a Markdown text; HTML in it is kept as written only where `trusted`.

    Raises what Markdown raises: RecursionError, MemoryError, ExtensionRefused.
    """
    plain = None if settings.extensions else prose.convert(text, trusted)
    if plain is not None:
        return Fragment(plain)
    made: Fragment = _BY_MARKDOWN((text, trusted, settings))
    return made


def plain_body(text: str) -> str:
    """The words of a text as escaped paragraphs, under a note that says so; the converter's own escapes are undone."""
    clean = html.unescape(_ESCAPED.sub(r"\1", texts.printable(text)))
    paragraphs = [paragraph for paragraph in _PARAGRAPHS.split(texts.printable(clean).strip()) if paragraph]
    shown = "\n".join(f"<p>{html.escape(paragraph).replace(chr(10), f'<br>{chr(10)}')}</p>" for paragraph in paragraphs)
    return f'<div class="plain">\n<p class="note" role="note">{NOTE}</p>\n{shown}\n</div>'


def likely_cause(text: str) -> tuple[int, str]:
    """The line (from 1) that most likely stopped Markdown, and what stands there.

    It is the line with the longest run of one mark and the most marks beside it.
    """
    best = (0, 1, "")
    for number, line in enumerate(text.split("\n"), 1):
        runs = max(_RUN.finditer(line), key=lambda run: len(run[0]), default=None)
        marks = len(_TRIGGERS.findall(line))
        if runs and len(runs[0]) + marks > best[0]:
            best = (len(runs[0]) + marks, number, f'{runs[0].count(runs[1]):,} "{runs[1]}" in a row')
        elif marks > best[0]:
            best = (marks, number, f"{marks:,} marks in {len(line):,} characters")
    return best[1], best[2] or f"{len(text):,} characters"
