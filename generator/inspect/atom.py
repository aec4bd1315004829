"""The rules of Atom feeds (RFC 4287) and of archived ones (RFC 5005), each told with its section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from generator.inspect.forms import is_absolute, is_language, is_media_type, is_stamp

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XHTML_DIV = "{http://www.w3.org/1999/xhtml}div"
_FEED = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "generator": (0, 1), "icon": (0, 1), "logo": (0, 1)}
_FEED |= {"rights": (0, 1), "subtitle": (0, 1)}
_ENTRY = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "published": (0, 1), "summary": (0, 1), "content": (0, 1)}
_ENTRY |= {"rights": (0, 1), "source": (0, 1)}
_IN_BOTH = frozenset({"author", "category", "contributor", "link"})
_ARCHIVES = ("prev-archive", "next-archive", "current")


def faults(feed: ET.Element) -> Iterator[str]:
    """What is wrong with a feed, in the words of a message; the same fault may be told for each entry that has it."""
    yield from _counted(feed, _FEED, "the feed", "4.1.1", {"entry"})
    yield from _common(feed, "the feed")
    entries = feed.findall(f"{ATOM}entry")
    signed = feed.find(f"{ATOM}author") is not None
    for entry in entries:
        yield from _entry(entry, signed)
    ids = Counter((entry.findtext(f"{ATOM}id") or "").strip() for entry in entries)
    yield from (f"two entries have the id {each!r} (RFC 4287, section 4.1.1)" for each in ids if ids[each] > 1)
    yield from _history(feed)


def _entry(entry: ET.Element, signed: bool) -> Iterator[str]:
    yield from _counted(entry, _ENTRY, "an entry", "4.1.2", set())
    yield from _common(entry, "an entry")
    source = entry.find(f"{ATOM}source")
    own = entry.find(f"{ATOM}author") is not None
    if not (signed or own or (source is not None and source.find(f"{ATOM}author") is not None)):
        yield "an entry has no author, and neither has the feed (RFC 4287, section 4.1.2)"
    content = entry.find(f"{ATOM}content")
    if content is None and not any(_rel(link) == "alternate" for link in entry.findall(f"{ATOM}link")):
        yield "an entry has neither content nor an alternate link (RFC 4287, section 4.1.2)"
    if content is not None:
        yield from _content(content, entry)


def _content(content: ET.Element, entry: ET.Element) -> Iterator[str]:
    kind = content.get("type", "text")
    if content.get("src") is not None:
        if len(content) or (content.text or "").strip():
            yield "the content of an entry has a src and yet is not empty (RFC 4287, section 4.1.3.2)"
        if entry.find(f"{ATOM}summary") is None:
            yield "an entry whose content is elsewhere has no summary (RFC 4287, section 4.1.2)"
    elif kind in {"text", "html", "xhtml"}:
        yield from _text(content, "the content of an entry", "4.1.3.3")
    elif not is_media_type(kind):
        yield f"the content of an entry has the type {kind!r} (RFC 4287, section 4.1.3.1)"


def _counted(
    element: ET.Element, bounds: dict[str, tuple[int, int]], what: str, part: str, more: set[str]
) -> Iterator[str]:
    for name, (least, most) in bounds.items():
        count = len(element.findall(f"{ATOM}{name}"))
        if count < least:
            yield f"{what} has no {name} (RFC 4287, section {part})"
        elif count > most:
            yield f"{what} has {count} times {name} (RFC 4287, section {part})"
    for child in element:
        name = child.tag.removeprefix(ATOM)
        if name != child.tag and name not in bounds and name not in _IN_BOTH and name not in more:
            yield f"{what} has the element {name}, which Atom does not know there (RFC 4287, section {part})"


def _common(element: ET.Element, what: str) -> Iterator[str]:
    """What feeds and entries have alike: identifiers, dates, texts, categories, languages, people, links."""
    for found in element.findall(f"{ATOM}id"):
        if not is_absolute((found.text or "").strip()):
            yield f"the id of {what} is no whole IRI (RFC 4287, section 4.2.6)"
    for name in ("updated", "published"):
        for found in element.findall(f"{ATOM}{name}"):
            if not is_stamp(found.text or ""):
                yield f"{name} of {what} is no date of RFC 3339 (RFC 4287, section 3.3)"
    for name in ("title", "subtitle", "summary", "rights"):
        for found in element.findall(f"{ATOM}{name}"):
            yield from _text(found, f"{name} of {what}", "3.1.1")
    if any(not category.get("term") for category in element.findall(f"{ATOM}category")):
        yield f"a category of {what} has no term (RFC 4287, section 4.2.2)"
    if element.get(LANG) is not None and not is_language(element.get(LANG, "")):
        yield f"the language of {what} is no language tag (RFC 4287, section 2)"
    yield from _people(element, what)
    yield from _links(element, what)


def _people(element: ET.Element, what: str) -> Iterator[str]:
    for name in ("author", "contributor"):
        for person in element.findall(f"{ATOM}{name}"):
            names = person.findall(f"{ATOM}name")
            if len(names) != 1 or not (names[0].text or "").strip():
                yield f"the {name} of {what} has no name, or several (RFC 4287, section 3.2)"


def _links(element: ET.Element, what: str) -> Iterator[str]:
    links = element.findall(f"{ATOM}link")
    for link in links:
        if not link.get("href"):
            yield f"a link of {what} has no href (RFC 4287, section 4.2.7.1)"
        if not is_media_type(link.get("type", "text/html")):
            yield f"a link of {what} has the type {link.get('type')!r} (RFC 4287, section 4.2.7.3)"
    alternates = Counter((link.get("type"), link.get("hreflang")) for link in links if _rel(link) == "alternate")
    if any(count > 1 for count in alternates.values()):
        yield f"{what} has two alternate links of one type and language (RFC 4287, section 4.1)"


def _text(element: ET.Element, what: str, part: str) -> Iterator[str]:
    kind = element.get("type", "text")
    if kind not in {"text", "html", "xhtml"}:
        yield f"{what} has the type {kind!r} (RFC 4287, section {part})"
    elif kind == "xhtml":
        if [child.tag for child in element] != [_XHTML_DIV]:
            yield f"{what} is xhtml and no single div (RFC 4287, section {part})"
    elif len(element):
        yield f"{what} holds elements that are not escaped (RFC 4287, section {part})"


def _rel(link: ET.Element) -> str:
    return link.get("rel", "alternate")


def _history(feed: ET.Element) -> Iterator[str]:
    """The rules of RFC 5005 that one document can break by itself."""
    archive = feed.find(f"{HISTORY}archive") is not None
    rels = Counter(_rel(link) for link in feed.findall(f"{ATOM}link"))
    if feed.find(f"{HISTORY}complete") is not None and (archive or any(rels[rel] for rel in _ARCHIVES)):
        yield "the feed says that it is complete, and that it is archived (RFC 5005, section 2)"
    yield from (f"the feed has {rels[rel]} links to {rel} (RFC 5005, section 4)" for rel in _ARCHIVES if rels[rel] > 1)
    if archive and not rels["current"]:
        yield "an archive document does not lead to the current feed (RFC 5005, section 4)"
    if not archive and rels["next-archive"]:
        yield "a feed that is no archive document leads to a later one (RFC 5005, section 4)"
