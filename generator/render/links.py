"""Addresses inside rendered HTML: relative links lead where targets are published, ids keep clear of the theme's."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Set
from urllib.parse import unquote

from generator import crosslinks, paths

_TAG = re.compile(r"<[a-zA-Z](?:[^\"'<>]|\"[^\"]*\"|'[^']*')*>")
_ADDRESS = re.compile(r"(\s(?:href|src)\s*=\s*)(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_ID = re.compile(r"\sid\s*=\s*[\"']?([^\s\"'>{}]+)[\"']?(?=[\s>/])", re.IGNORECASE)
_NAMED = re.compile(r"(\s(?:id|href|headers)\s*=\s*)\"(#?)([^\"]*)\"")
_SOURCE = re.compile(r"\ssrc\s*=\s*[\"']([^\"']*)[\"']", re.IGNORECASE)
_SIZED = re.compile(r"\s(?:width|height)\s*=", re.IGNORECASE)
_NAMED_ONLY = f'<a href="{crosslinks.OPENING}'
_CROSSED = re.compile(r'<a href="(\[\[[^"]*\]\])">([^<]*)</a>')
_PARTS = re.compile(r"([^?#]*)([?#].*)?", re.DOTALL)


def ids(source: str) -> frozenset[str]:
    """The ids that HTML, or a template, writes out in full."""
    return frozenset(_ID.findall(source))


def rewrite(text: str, links: Mapping[str, str], root: str, own: str = "") -> str:
    """The HTML with every href and src that is a key of `links` replaced by `root` and the address it stands for.

    A target may stand in `links` with or without its fragment or query; what was written after the address is kept.
    A link to an id of the body itself gets `own` before it: a feed shows the body somewhere else.
    """
    if not links and not own:
        return text

    def replaced(match: re.Match[str]) -> str:
        written = html.unescape(match[2] if match[2] is not None else match[3])
        if own and written.startswith("#"):
            return f'{match[1]}"{html.escape(own + written)}"'
        target = _published(written, links)
        return match[0] if target is None else f'{match[1]}"{html.escape(root + target)}"'

    return _TAG.sub(lambda tag: _ADDRESS.sub(replaced, tag[0]), text)


def named(text: str, links: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """The HTML with the text alone of every link by name that leads nowhere. To be called before `rewrite`.

    Where nothing but a name was written, the headline that `titles` has for it takes its place.
    """
    if _NAMED_ONLY not in text:
        return text

    def shown(match: re.Match[str]) -> str:
        written = html.unescape(match[1])
        if written not in links:
            return match[2]
        alone = html.unescape(match[2]) == crosslinks.name(written)
        title = titles.get(written, "") if alone else ""
        opened = match[0][: match.start(2) - match.start()]
        return f"{opened}{html.escape(title, quote=False)}</a>" if title else match[0]

    return _CROSSED.sub(shown, text)


def sized(text: str, links: Mapping[str, str], sizes: Iterable[tuple[str, int, int]]) -> str:
    """The HTML with the width and height of every picture that has none and whose `src` leads to one of these.

    `links` are the addresses by targets as written, `sizes` are by address. To be called before `rewrite`.
    """
    known = {address: (width, height) for address, width, height in sizes}
    if not known:
        return text

    def grown(match: re.Match[str]) -> str:
        tag = match[0]
        source = _SOURCE.search(tag) if tag[:5].casefold() in {"<img ", "<img\n"} else None
        if source is None or _SIZED.search(tag):
            return tag
        size = known.get(links.get(html.unescape(source[1]), ""))
        return f'<img width="{size[0]}" height="{size[1]}"{tag[4:]}' if size else tag

    return _TAG.sub(grown, text)


def _published(written: str, links: Mapping[str, str]) -> str | None:
    parts = _PARTS.fullmatch(written)
    bare, rest = (parts[1], parts[2] or "") if parts else (written, "")
    for name, tail in ((written, ""), (bare, rest), (unquote(written), ""), (unquote(bare), rest)):
        if name and name in links:
            address, mark, fragment = links[name].partition("#")
            return paths.encoded(address) + (mark + paths.encoded(fragment, ":?%") if mark else _kept(name, tail))
    return None


def _kept(name: str, tail: str) -> str:
    found = _PARTS.fullmatch(name)
    return tail or (found[2] or "" if found else "")


def apart(text: str, taken: Set[str]) -> str:
    """The HTML with every id that is in `taken` renamed, and its own links to that id with it."""
    if not any(f'"{name}"' in text or f"'{name}'" in text or f"={name}" in text for name in taken):
        return text
    own = ids(text)
    clashes = own & taken
    if not clashes:
        return text
    fresh: dict[str, str] = {}
    for name in sorted(clashes):
        number = 2
        while f"{name}-{number}" in own | taken or f"{name}-{number}" in fresh.values():
            number += 1
        fresh[name] = f"{name}-{number}"

    def renamed(match: re.Match[str]) -> str:
        if match[1].strip().lower().startswith("href") != bool(match[2]):
            return match[0]
        names = " ".join(fresh.get(name, name) for name in match[3].split(" "))
        return f'{match[1]}"{match[2]}{names}"'

    return _TAG.sub(lambda tag: _NAMED.sub(renamed, tag[0]), text)
