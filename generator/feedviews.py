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
    """The sitemap, at most 50,000 addresses a file; `maps` holds its files, each with its last day, in an index."""

    entries: tuple[SitemapEntry, ...]
    maps: tuple[SitemapEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsEntry:
    """An article for crawlers of news: its address, its headline, when it was published, its language."""

    url: str
    title: str
    published: str
    language: str


@dataclass(frozen=True, slots=True)
class NewsMapView:
    """The articles of the two days up to the newest one, for crawlers of news; `publication` is the site's name."""

    publication: str
    entries: tuple[NewsEntry, ...]


@dataclass(frozen=True, slots=True)
class RobotsView:
    """What robots.txt says: the absolute addresses of the sitemaps; none without a base_url."""

    sitemaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IconView:
    """The site's icon: the letter that its title is known by."""

    letter: str


@dataclass(frozen=True, slots=True)
class ManifestView:
    """What an installed site is called (Web Application Manifest): its whole name, its start page below the root."""

    name: str
    description: str
    start: str
