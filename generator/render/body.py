"""A body's text → a fragment of HTML: Markdown, sanitised unless the folder is trusted; or else plain text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from generator import text as texts
from generator.render import markup, prose, sanitise
from generator.render.job import MarkupSettings

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_RAW_H1 = re.compile(r"(</?)h1(?=[\s>])")
_EAGER_IMAGE = re.compile(r'<img(?!(?:[^>"]|"[^"]*")*?\sloading=)')
_RUN = re.compile(r"([^\w\s])(?:\s?\1){15,}")
_TRIGGERS = re.compile(r"[\[\]<>*_`#|!\"'-]")
NOTE = "Shown as plain text: this article could not be laid out."


@dataclass(frozen=True, slots=True)
class Fragment:
    """A body's HTML, still without the site's addresses.

    `removed` says what sanitising took out and how often, `line` the first line of the body (from 1) where something of
    it stands, 0 where none was found.
    """

    html: str
    removed: tuple[tuple[str, int], ...] = ()
    line: int = 0


def body(text: str, trusted: bool, settings: MarkupSettings) -> Fragment:
    """The fragment for a Markdown text; HTML in it is kept as written only where `trusted`.

    Raises what Markdown raises: RecursionError, MemoryError, markup.ExtensionRefused.
    """
    plain = None if settings.extensions else prose.convert(text, trusted)
    return by_markdown(text, trusted, settings) if plain is None else Fragment(plain)


def by_markdown(text: str, trusted: bool, settings: MarkupSettings) -> Fragment:
    """The same fragment, by Python-Markdown and the sanitiser whatever the text is."""
    converted = markup.convert(texts.printable(text), settings)
    if trusted:
        return Fragment(_scrolling(converted.html))
    safe = sanitise.clean(converted.html)
    if not converted.raw and _addresses(converted.html) == _addresses(safe):
        return Fragment(_scrolling(safe))
    lost = sanitise.removed(converted.html, safe)
    if converted.raw:
        safe = _EAGER_IMAGE.sub('<img loading="lazy" decoding="async"', _RAW_H1.sub(r"\1h2", safe))
    return Fragment(_scrolling(safe), lost, _line_of(text, lost))


def _addresses(text: str) -> int:
    return text.count(" href=") + text.count(" src=")


def _scrolling(text: str) -> str:
    opened = text.count("<table")
    if not opened or opened != text.count("</table>"):
        return text
    return text.replace("<table", '<div class="scroll" tabindex="0"><table').replace("</table>", "</table></div>")


def _line_of(text: str, lost: tuple[tuple[str, int], ...]) -> int:
    names = [re.escape(name.split(" ")[0].rstrip(">=")) for name, _ in lost]
    found = re.search("|".join(names), text, re.IGNORECASE) if names else None
    return text.count("\n", 0, found.start()) + 1 if found else 0


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
