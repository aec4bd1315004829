"""Where links lead: every address that pages name, resolved as a browser does, against what the site holds."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote, urlsplit

from generator import paths
from generator.inspect.markup import named

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_TOP = frozenset({"", "top"})
"""Fragments that every page has (HTML, section 7.4.6.4)."""


class Fault(Enum):
    """Why a link is broken; the value says it in a message after the link as it is written."""

    NOTHING = "leads to nothing"
    OUTSIDE = "leads out of the site"
    NOWHERE_IN_PAGE = "leads to a place that its page does not have"


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere: the page it is in, how it is written, the address it stands for, what is wrong."""

    page: str
    written: str
    address: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Linked:
    """The links of a site: the broken ones, those that lead elsewhere with a page each is in, and how many in all."""

    broken: tuple[Broken, ...]
    external: tuple[tuple[str, str], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a link leads: an `address` below the root (None out of it) and a fragment, or a whole `external` one."""

    address: str | None = None
    fragment: str = ""
    external: str = ""


def lead(page: str, written: str, base_url: str = "") -> Lead | None:
    """Where a link in a page leads; None for what names no place, such as `mailto:` and `data:`.

    An address that begins with the site's own is one inside it; so is one that begins with a slash. One that ends in
    a slash is the index of that folder.
    """
    text = written.strip()
    if base_url and (text.startswith(base_url) or text == base_url.rstrip("/")):
        start, text = "", text[len(base_url) :]
    elif _SCHEME.match(text) or text.startswith("//"):
        whole = f"https:{text}" if text.startswith("//") else text
        return Lead(external=whole.partition("#")[0]) if _WEB.match(whole) else None
    elif text.startswith("/"):
        root = urlsplit(base_url).path or "/"
        start, text = "", text[len(root) :] if text.startswith(root) else f"../{text}"
    else:
        start = page
    bare, _, fragment = text.partition("#")
    path = unquote(bare.partition("?")[0])
    if not path:
        return Lead(start or "index.html", unquote(fragment))
    address = paths.resolve(start, path)
    if address is not None and (path.endswith("/") or posixpath.basename(path) in {".", ".."}):
        address = posixpath.normpath(posixpath.join(address, "index.html"))
    return Lead(address, unquote(fragment))


def followed(pages: Iterable[tuple[str, str]], addresses: Set[str], base_url: str = "") -> Linked:
    """Every link of every page (address, HTML), held against the addresses that the site has.

    Pages come one by one and are not kept; what they name is resolved once for each folder.
    """
    broken: list[Broken] = []
    external: dict[str, str] = {}
    anchors: dict[str, frozenset[str]] = {}
    inward: list[tuple[str, str, str, str]] = []
    known: dict[tuple[str, str], Lead | None] = {}
    seen: set[str] = set()
    for page, html in pages:
        found = named(html)
        anchors[page] = found.anchors
        folder = posixpath.dirname(page)
        for written in found.targets:
            key = (page if written[:1] in {"", "#", "?"} else folder, written)
            if key not in known:
                known[key] = lead(page, written, base_url)
            led = known[key]
            if led is None:
                continue
            seen.add(led.external or led.address or written)
            if led.external:
                external.setdefault(led.external, page)
            elif led.address is None:
                broken.append(Broken(page, written, written, Fault.OUTSIDE))
            elif led.address not in addresses:
                broken.append(Broken(page, written, led.address, Fault.NOTHING))
            elif _names_a_place(led.fragment):
                inward.append((page, written, led.address, led.fragment))
    for page, written, address, fragment in inward:
        if address in anchors and fragment not in anchors[address]:
            broken.append(Broken(page, written, f"{address}#{fragment}", Fault.NOWHERE_IN_PAGE))
    return Linked(tuple(broken), tuple(external.items()), len(seen))


def _names_a_place(fragment: str) -> bool:
    return fragment.casefold() not in _TOP and ":~:" not in fragment
