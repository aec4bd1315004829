"""A body's text → a fragment of HTML the thorough way: Python-Markdown, then the sanitiser, whatever the text is."""

from __future__ import annotations

import re

from generator import text as texts
from generator.render import markup, sanitise
from generator.render.job import Fragment, MarkupSettings

_RAW_H1 = re.compile(r"(</?)h1(?=[\s>])")
# One that never ends is a tag too, so that no character is looked at twice.
_TAG = re.compile(r'<(?:img(?P<attributes>(?:[^>"]++|"[^"]*+(?:"|\Z))*+)|[^\s>"](?:[^>"]++|"[^"]*+(?:"|\Z))*+)')
_QUOTED = re.compile(r'"[^"]*+(?:"|\Z)')
_LOADING = re.compile(r"\sloading=")


def by_markdown(given: tuple[str, bool, MarkupSettings]) -> Fragment:
    """The fragment of a text, its HTML kept as written where the second value is true.

    Raises what Markdown raises: RecursionError, MemoryError, ExtensionRefused.
    """
    text, trusted, settings = given
    converted = markup.convert(texts.printable(text), settings)
    if trusted:
        return Fragment(_scrolling(converted.html))
    safe = sanitise.clean(converted.html)
    if not converted.raw and _addresses(converted.html) == _addresses(safe):
        return Fragment(_scrolling(safe))
    lost = sanitise.removed(converted.html, safe)
    if converted.raw:
        safe = _TAG.sub(_patient, _RAW_H1.sub(r"\1h2", safe))
    return Fragment(_scrolling(safe), lost, _line_of(text, lost))


def _patient(tag: re.Match[str]) -> str:
    """A picture loads when it comes into view, unless it says how it loads."""
    if tag["attributes"] is None or _LOADING.search(_QUOTED.sub('""', tag["attributes"])):
        return tag[0]
    return f'<img loading="lazy" decoding="async"{tag["attributes"]}'


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
