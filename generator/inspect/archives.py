"""Archived feeds as a whole (RFC 5005, section 4): every document of an archive is reached from its feed, once."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator.inspect.atom import ATOM, HISTORY
from generator.inspect.links import lead

_SECTION = "(RFC 5005, section 4)"


@dataclass(frozen=True, slots=True)
class Document:
    """An Atom feed by its links to others, as addresses below the root, "" for none; `archive`: it says it is one."""

    archive: bool
    before: str
    after: str
    current: str


def document(url: str, data: bytes, base_url: str = "") -> Document | None:
    """What the head of a feed says of its archive; None for what is no Atom feed or has no sound head."""
    found = {"prev-archive": "", "next-archive": "", "current": ""}
    archive = atom = False
    try:
        for event, element in ET.iterparse(io.BytesIO(data), ("start", "end")):  # noqa: S314 - as in feeds.py
            if event == "start":
                atom = atom or element.tag == f"{ATOM}feed"
                if element.tag == f"{ATOM}entry" or not atom:
                    break
            elif element.tag == f"{HISTORY}archive":
                archive = True
            elif element.tag == f"{ATOM}link" and element.get("rel") in found:
                led = lead(url, element.get("href", ""), base_url)
                found[element.get("rel", "")] = led.address or "" if led else ""
    except ET.ParseError:
        return None
    if not atom:
        return None
    return Document(archive, found["prev-archive"], found["next-archive"], found["current"])


def faults(documents: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    """What is wrong with the archives of all feeds of a site, each with the address of the document to blame."""
    reached: set[str] = set()
    for url, feed in documents.items():
        if not feed.archive and feed.before:
            yield from _followed(url, feed, documents, reached)
    for url, each in documents.items():
        if each.archive and url not in reached:
            yield url, f"no feed leads to this archive document {_SECTION}"


def _followed(
    url: str, feed: Document, documents: Mapping[str, Document], reached: set[str]
) -> Iterator[tuple[str, str]]:
    newer, below, after = url, feed, ""
    while below.before:
        older = below.before
        here = documents.get(older)
        if here is None or not here.archive:
            yield newer, f"its prev-archive {older} is no archive document {_SECTION}"
            return
        if older in reached:
            yield newer, f"its prev-archive {older} was reached before {_SECTION}"
            return
        reached.add(older)
        if here.after != after:
            said = here.after or "nothing"
            yield older, f"its next-archive leads to {said}, and {after or 'none'} is the later one {_SECTION}"
        if here.current != url:
            yield older, f"its current leads to {here.current or 'nothing'}, and not to {url} {_SECTION}"
        newer, below, after = older, here, older
