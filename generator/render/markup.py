"""Markdown → HTML with the one set of extensions the archive is written in. The only importer of `markdown`.

The page's own headline is its h1, so a body's headings move together until its highest is an h2: `#` and `##` become h2
and h3, `###` alone becomes h2; nothing goes below h6.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from inspect import currentframe
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from generator import crosslinks, extension
from generator.render.headings import HIGHEST, heading_id
from generator.render.job import ExtensionRefused, MarkupSettings
from generator.text import squeeze

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CALLS = 950  # a little under the interpreter's own limit of 1,000, which is never raised for the sake of a text
_FENCED = re.compile(r'<pre><code(?: class="language-[\w#.+-]*")?>')
_AFTER_HTML = 85  # links run at 160, HTML at 90, entities at 80, emphasis at 60
_WIKI_LINKS = "wikilink"  # Python-Markdown's own extension of that kind; where a site has it, the brackets are its
# What Python-Markdown makes of a character after a backslash, and what stands in the text for that meanwhile.
_CHARACTER = re.compile(rf"{STX}([0-9]{{1,3}}){ETX}")
_STASHED = re.compile(rf"{STX}klzzwxh:([0-9]+){ETX}")
_BAR = re.compile(rf"\||{STX}124{ETX}")
_BEFORE_UNESCAPING = 3  # toc runs at 5, unescape at 0 (Python-Markdown's priorities: higher runs first)


@dataclass(frozen=True, slots=True)
class Converted:
    """HTML as Markdown leaves it, not sanitised. `raw`: the text holds HTML of its own, or code with attributes."""

    html: str
    raw: bool


def convert(text: str, settings: MarkupSettings) -> Converted:
    """The HTML of a Markdown text. Raises ExtensionRefused, MemoryError; RecursionError for nesting too deep."""
    converter = _converter(settings)
    try:
        with _room():
            html = converter.convert(text)
        blocks = converter.htmlStash.rawHtmlBlocks
        raw = any(not isinstance(block, str) or ("<" in block and not _FENCED.match(block)) for block in blocks)
    except BaseException:
        _converter.cache_clear()
        raise
    converter.reset()
    return Converted(html, raw)


@contextmanager
def _room() -> Iterator[None]:
    """The same depth of calls from here on, however deep the caller is: a text nested too deeply is so everywhere."""
    depth = 0
    frame = currentframe()
    while frame is not None:
        depth, frame = depth + 1, frame.f_back
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + _CALLS)
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


_EXTENSIONS = ("tables", "footnotes", "fenced_code", "def_list", "abbr", "toc", "sane_lists")
_OPTIONS: dict[str, dict[str, Any]] = {
    "toc": {"marker": "", "slugify": heading_id, "permalink": False},
    "tables": {"use_align_attribute": True},
}


@lru_cache(maxsize=4)
def _converter(settings: MarkupSettings) -> Markdown:
    try:
        further = [extension.markdown_extension(name, settings.site) for name in settings.extensions]
        ours: list[str | Extension] = [*_EXTENSIONS, _House(), *further]
        return Markdown(extensions=ours, extension_configs=_OPTIONS, output_format="html")
    except Exception as error:  # an extension is other people's code: any failure of it is this one finding
        raise ExtensionRefused(f"{', '.join(settings.extensions)}: {error}") from error


class _House(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the interface's name
        md.treeprocessors.register(_Article(md), "article", _BEFORE_UNESCAPING)
        md.inlinePatterns.register(_CrossLink(md), "crosslink", _AFTER_HTML)


class _CrossLink(InlineProcessor):
    """`[[slug or title]]` and `[[slug or title|text]]`, where no other mark of Markdown has meant anything by it."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown) -> None:
        inner = rf"(?:[^\[\]<\n{STX}{ETX}]|{STX}klzzwxh:[0-9]+{ETX})"
        super().__init__(rf"\[\[(?!\^)({inner}{{1,600}})\]\]", md)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the interface's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the interface's argument
    ) -> tuple[Element | None, int | None, int | None]:
        """The link, still without its address."""
        if _WIKI_LINKS in self.md.inlinePatterns:
            return None, None, None
        inner = _STASHED.sub(self._character, m[1])
        name, text = (_CHARACTER.sub(lambda code: chr(int(code[1])), part) for part in (*_BAR.split(inner, 1), "")[:2])
        if STX in name + text or not name.strip():
            return None, None, None
        address = crosslinks.address(name)
        link = Element("a", href=address)
        link.text = AtomicString(squeeze(unescape(text)) or crosslinks.name(address))
        return link, m.start(0), m.end(0)

    def _character(self, stashed: re.Match[str]) -> str:
        """What Python-Markdown has put aside, where that is a character after a backslash."""
        node = self.md.treeprocessors["inline"].stashed_nodes.get(stashed[1])  # type: ignore[attr-defined]
        return node if isinstance(node, str) else stashed[0]


class _Article(Treeprocessor):
    def run(self, root: Element) -> None:
        headings: list[Element] = []
        for element in root.iter():
            if element.tag in _HEADINGS:
                headings.append(element)
            elif element.tag == "img":
                element.set("loading", "lazy")
                element.set("decoding", "async")
        if headings:
            shift = HIGHEST - min(_HEADINGS[heading.tag] for heading in headings)
            for heading in headings:
                heading.tag = f"h{min(_HEADINGS[heading.tag] + shift, 6)}"
