"""What the templates of feeds, sitemaps and robots.txt may see: the part of the contract that machines read."""

from __future__ import annotations

from dataclasses import dataclass

from generator.views import Picture


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed; its body comes apart, in `bodies`, at the same index.

    `id` is a urn:uuid (RFC 9562, version 5). `direction` is "rtl" for a text that runs so, "" for others. `picture` is
    the article's own where there is one to show, and `picture_type` its media type, "" where its name does not tell.
    """

    id: str
    url: str
    title: str
    summary: str
    published: str
    updated: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    language: str
    direction: str = ""
    dateline: str = ""
    picture: Picture | None = None
    picture_type: str = ""


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed. `updated` is the newest date of its entries, never the build's.

    Times are RFC 3339 in UTC where no zone is printed. `previous` and `following` are the archive documents before and
    after this one, and `current` is the feed that an archive document belongs to (RFC 5005, section 4); "" for none.
    """

    id: str
    url: str
    home: str
    title: str
    description: str
    updated: str
    entries: tuple[FeedEntry, ...]
    previous: str = ""
    following: str = ""
    current: str = ""


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """An address for crawlers, with the last day its article changed ("" for lists)."""

    url: str
    modified: str


@dataclass(frozen=True, slots=True)
class SitemapView:
    """The sitemap, at most 50,000 addresses a file; `maps` holds the files' addresses when this one is their index."""

    entries: tuple[SitemapEntry, ...]
    maps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RobotsView:
    """What robots.txt says: the sitemap's absolute address, or "" without a base_url."""

    sitemap: str
