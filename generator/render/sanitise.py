"""HTML nobody vouches for → HTML that cannot act: elements, attributes and addresses by allow-list (nh3).

Scripts, styles, forms, frames, event handlers, SVG and MathML are never on the list, whatever the settings say.
"""

from __future__ import annotations

import html
import re
from collections import Counter

import nh3

_TEXT_LEVEL = """
a abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr
"""
_BLOCKS = """
address article aside blockquote dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section
summary ul caption col colgroup table tbody td tfoot th thead tr audio img picture source track video
"""
ELEMENTS = frozenset((_TEXT_LEVEL + _BLOCKS).split())
_EMPTIED = frozenset({"script", "style", "iframe", "noscript", "template", "svg", "math"})
_EVERYWHERE = frozenset({"id", "class", "lang", "dir", "title"})
_ATTRIBUTES = {
    "a": frozenset({"href", "hreflang"}),
    "audio": frozenset({"src", "controls", "preload"}),
    "blockquote": frozenset({"cite"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "del": frozenset({"cite", "datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "width", "height", "srcset", "sizes", "loading", "decoding"}),
    "ins": frozenset({"cite", "datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "q": frozenset({"cite"}),
    "source": frozenset({"src", "srcset", "type", "media", "sizes"}),
    "td": frozenset({"align", "colspan", "rowspan", "headers"}),
    "th": frozenset({"align", "colspan", "rowspan", "headers", "scope", "abbr"}),
    "time": frozenset({"datetime"}),
    "track": frozenset({"src", "kind", "srclang", "label", "default"}),
    "video": frozenset({"src", "poster", "controls", "width", "height", "preload", "muted", "loop"}),
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# nh3 looks at the schemes of href and src itself, but not of the other two, nor into srcset.
_ADDRESSES = frozenset({"href", "src", "cite", "poster"})
# What a browser may skip in a scheme, and more.
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_TAG = re.compile(r"<([a-zA-Z][^\s/>]*)((?:[^\"'<>]|\"[^\"]*\"|'[^']*')*)")
_ATTRIBUTE = re.compile(r"([^\s\"'=<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


def clean(text: str) -> str:
    """The HTML with what is not on the list taken out: well formed, attributes in double quotes, text escaped."""
    return _CLEANER.clean(text)


def safe_address(value: str) -> bool:
    """Whether an address is relative or has one of the schemes http, https, mailto and tel, as browsers read it."""
    found = _SCHEME.match(_IGNORED.sub("", html.unescape(value)))
    return found is None or found[1].lower() in SCHEMES


def removed(before: str, after: str) -> tuple[tuple[str, int], ...]:
    """What cleaning took away, by name and number of times, sorted: "<script>", "onclick=", "javascript: address"."""
    return tuple(sorted((_inventory(before) - _inventory(after)).items()))


def _inventory(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for tag in _TAG.finditer(text):
        name = tag[1].lower()
        found[f"<{name}>"] += 1
        if name in ELEMENTS:
            found.update(_named(attribute) for attribute in _ATTRIBUTE.finditer(tag[2]))
    return found


def _named(attribute: re.Match[str]) -> str:
    name = attribute[1].lower()
    value = attribute[2] or attribute[3] or attribute[4] or ""
    if name in _ADDRESSES and not safe_address(value):
        scheme = _SCHEME.match(_IGNORED.sub("", html.unescape(value)))
        return f"{scheme[1].lower()}: address" if scheme else f"{name}="
    return f"{name}="


def _vetted(_element: str, attribute: str, value: str) -> str | None:
    if attribute in _ADDRESSES:
        return value if safe_address(value) else None
    if attribute == "srcset":
        kept = [candidate for candidate in _candidates(value) if safe_address(candidate)]
        return ", ".join(kept) or None
    return value


def _candidates(srcset: str) -> list[str]:
    return [candidate for part in re.split(r",(?=\s)|,$", srcset) if (candidate := part.strip())]


_CLEANER = nh3.Cleaner(
    tags=set(ELEMENTS),
    clean_content_tags=set(_EMPTIED),
    attributes={"*": set(_EVERYWHERE)} | {name: set(allowed) for name, allowed in _ATTRIBUTES.items()},
    attribute_filter=_vetted,
    link_rel=None,
    url_schemes=set(SCHEMES),
)
