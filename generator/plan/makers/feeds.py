"""The feeds: the site's as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, its archive, and one of each tag and story."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator import text
from generator.feedviews import FeedEntry, FeedView
from generator.model import Archive, Article, Entry, Page, Term
from generator.plan import urls
from generator.plan.context import Context
from generator.plan.places import rfc3339
from generator.plan.spans import Span, further

ATOM = "atom.xml"
URL = "feed.xml"
FEEDS = ((URL, ATOM), ("rss.xml", "rss.xml"), ("feed.json", "feed.json"))
WITH_FEEDS = frozenset({"tags", "stories"})
NAMESPACE = bytes.fromhex("1b671a64c0a54b0d9f0b6a2f6d3b8e10")
NEVER = "1970-01-01T00:00:00Z"
PICTURES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}


def feeds(archive: Archive, context: Context) -> Iterator[Page]:
    """The newest articles of the site in each format; all articles, in its archive; the newest of each tag and story.

    Every entry comes with its whole text.
    """
    written = _Written(context)
    settings = context.settings
    own = urn("site", settings.title)
    most = settings.feed_entries
    past = _archive(archive.entries, context)
    named = (own, settings.title, settings.description)
    for url, template in FEEDS:
        before = archived(past[0]) if past and url == URL else ""
        yield written.page(url, template, named, urls.FRONT, archive.entries[:most], before)
    for at, span in enumerate(past):
        before = archived(past[at + 1]) if at + 1 < len(past) else ""
        after = archived(past[at - 1]) if at else ""
        yield written.page(archived(span), ATOM, named, urls.FRONT, span.entries, before, after, URL)
    for kind, terms in archive.taxonomies():
        if kind in WITH_FEEDS:
            yield from _of_terms(terms, context, written)


def archived(span: Span) -> str:
    """The address of an archive document of the site's feed, which holds the articles of a span of time."""
    return f"feed/{span.name}.xml"


def _archive(entries: tuple[Entry, ...], context: Context) -> tuple[Span, ...]:
    """The articles by time, newest first, but for times that the feed holds all of."""
    shown = context.settings.feed_entries
    return further(entries, context.place, shown, shown)


def _of_terms(terms: Iterable[Term], context: Context, written: _Written) -> Iterator[Page]:
    most, site = context.settings.feed_entries, context.settings.title
    for term in terms:
        url = context.addresses.feed(term.url)
        named = (urn("feed", url), context.words.t("feed_title", name=term.name, site=site), "")
        yield written.page(url, ATOM, named, term.url, term.entries[:most])


class _Written:
    """Entries as feeds print them, each made once for all the feeds that hold it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[str, tuple[FeedEntry, tuple[int, str]]] = {}

    def page(
        self,
        url: str,
        template: str,
        named: tuple[str, str, str],
        home: str,
        entries: Sequence[Entry],
        previous: str = "",
        following: str = "",
        current: str = "",
    ) -> Page:
        """A feed of these entries; `named` is its id, its title and its description."""
        found = [self._entry(entry) for entry in entries]
        _, updated = max((moment for _, moment in found), default=(0, NEVER))
        written = tuple([entry for entry, _ in found])
        view = FeedView(named[0], url, home, named[1], named[2], updated, written, previous, following, current)
        bodies = self._context.bodies
        return Page(url, template, view, tuple([bodies[entry.url] for entry in entries]))

    def _entry(self, entry: Entry) -> tuple[FeedEntry, tuple[int, str]]:
        known = self._known.get(entry.url)
        if known is None:
            made = _entry(entry, self._context)
            known = self._known[entry.url] = (made, instant(made.updated))
        return known


def _entry(entry: Entry, context: Context) -> FeedEntry:
    article, card = entry.article, context.cards[entry.url]
    published = rfc3339(article.date) if article.date else ""
    language = article.language or context.settings.language
    picture = context.shown.pictures.get(entry.url, (None,))[0]
    shown = picture if picture and picture.src else None
    return FeedEntry(
        id=urn("article", article.id or article.path),
        url=entry.url,
        title=article.title,
        summary=card.summary,
        published=published,
        updated=_updated(article) or published or NEVER,
        authors=article.authors,
        tags=tuple([link.title for link in card.tags]),
        language=language,
        direction="rtl" if text.direction(language) == "rtl" else "",
        dateline=article.dateline,
        picture=shown,
        picture_type=_media_type(shown.src) if shown else "",
    )


def _updated(article: Article) -> str:
    return rfc3339(article.updated) if article.updated else ""


def _media_type(src: str) -> str:
    """What a picture is by the name of its file, whatever may stand after that in its address."""
    name = src.partition("#")[0].partition("?")[0]
    return PICTURES.get(name.rpartition(".")[2].casefold(), "")


def urn(kind: str, name: str) -> str:
    """A name-based identifier (RFC 9562, version 5) that depends on nothing but its arguments."""
    named = NAMESPACE + f"{kind}\n{name}".encode("utf-8", "surrogatepass")
    raw = bytearray(hashlib.sha1(named, usedforsecurity=False).digest()[:16])
    raw[6] = raw[6] & 0x0F | 0x50
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def instant(stamp: str) -> tuple[int, str]:
    """A key that sorts RFC 3339 stamps by the moment they name: seconds since 0001-01-01 in UTC, then the text."""
    day, clock, zone = stamp[:10], stamp[11:19], stamp[19:]
    seconds = date.fromisoformat(day).toordinal() * 86400
    seconds += int(clock[:2]) * 3600 + int(clock[3:5]) * 60 + int(clock[6:8])
    if zone != "Z":
        offset = int(zone[1:3]) * 3600 + int(zone[4:6]) * 60
        seconds += -offset if zone[0] == "+" else offset
    return seconds, stamp
