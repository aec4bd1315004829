"""The feeds of the site: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, all three from the same view."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from generator.feedviews import FeedEntry, FeedView
from generator.model import Archive, Article, Entry, Page
from generator.plan import urls
from generator.plan.context import Context
from generator.plan.places import rfc3339

FEEDS = (("feed.xml", "atom.xml"), ("rss.xml", "rss.xml"), ("feed.json", "feed.json"))
NAMESPACE = bytes.fromhex("1b671a64c0a54b0d9f0b6a2f6d3b8e10")
NEVER = "1970-01-01T00:00:00Z"


def feeds(archive: Archive, context: Context) -> Iterator[Page]:
    """The newest articles with their whole bodies, once for each format."""
    newest = archive.entries[: context.settings.feed_entries]
    entries = tuple([_entry(entry, context) for entry in newest])
    bodies = tuple([context.bodies[entry.url] for entry in newest])
    settings = context.settings
    updated = max((entry.updated for entry in entries), key=instant, default=NEVER)
    for url, template in FEEDS:
        view = FeedView(
            id=urn("site", settings.title),
            url=url,
            home=urls.FRONT,
            title=settings.title,
            description=settings.description,
            updated=updated,
            entries=entries,
        )
        yield Page(url, template, view, bodies)


def _entry(entry: Entry, context: Context) -> FeedEntry:
    article, card = entry.article, context.cards[entry.url]
    published = rfc3339(article.date) if article.date else ""
    return FeedEntry(
        id=urn("article", article.id or article.path),
        url=entry.url,
        title=article.title,
        summary=card.summary,
        published=published,
        updated=_updated(article) or published or NEVER,
        authors=article.authors,
        tags=tuple([link.title for link in card.tags]),
        language=article.language or context.settings.language,
    )


def _updated(article: Article) -> str:
    return rfc3339(article.updated) if article.updated else ""


def urn(kind: str, name: str) -> str:
    """A name-based identifier (RFC 9562, version 5) that depends on nothing but its arguments."""
    raw = bytearray(
        hashlib.sha1(NAMESPACE + f"{kind}\n{name}".encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()[
            :16
        ]
    )
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
