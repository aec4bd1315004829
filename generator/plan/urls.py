"""Addresses: one place says where every kind of page lives, from articles down to the months of the timeline."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from generator import paths
from generator.dates import Precision, When
from generator.model import Article
from generator.problems import Location, Problem

DEFAULT_PERMALINK = "/:year/:month/:slug.html"
UNDATED = "undated"
THIS_DAY = "on-this-day"
FRONT = "index.html"
RESERVED_FOLDERS = frozenset(
    {"assets", "corrections", "feed", "page", "tags", "people", "places", "organisations", "search", "stories"}
    | {"timeline", THIS_DAY}
)
RESERVED_FILES = frozenset(
    {
        FRONT,
        "404.html",
        "feed.xml",
        "rss.xml",
        "feed.json",
        "robots.txt",
        "site.webmanifest",
        "icon.svg",
        "sitemap.xml",
        "search.html",
        "_headers",
        "moving.js",
        "speculation.json",
    }
)
_TOKEN = re.compile(r":([a-z]+)")
_TOKENS = ("year", "month", "day", "slug")
_DATED_STEM = re.compile(r"\d{4}-\d{2}-\d{2}[-_ ]+")
_UNNAMED = frozenset({"index", "_index"})
_TO_THE_DAY = frozenset({Precision.DAY, Precision.MOMENT})
_TO_THE_MONTH = _TO_THE_DAY | {Precision.MONTH}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where pages live below output/. With `pretty`, a page is the `index.html` of a folder of its own."""

    pretty: bool = False

    def page(self, stem: str) -> str:
        """The address of the page called `stem`, "tags/floods"."""
        return f"{stem}/index.html" if self.pretty else f"{stem}.html"

    def index(self, folder: str) -> str:
        """The address of a folder's own page."""
        return f"{folder}/index.html"

    def numbered(self, stem: str, number: int) -> str:
        """The address of a numbered page of what is called `stem`: "corrections", a story, a crowded day."""
        return self.page(f"{stem}/{number}")

    def feed(self, url: str) -> str:
        """The address of the feed of the list whose page lies at `url`: `tags/floods/feed.xml`."""
        return f"{url.removesuffix('.html').removesuffix('/index')}/feed.xml"

    def period(self, first: int, length: int = 1) -> str:
        """The address of a year of the timeline, or of a decade or century: `timeline/1960-1969.html`."""
        return self.page(f"timeline/{first:04}" if length == 1 else f"timeline/{first:04}-{first + length - 1:04}")

    def month(self, year: int, month: int, part: int = 1) -> str:
        """The address of a month of the timeline; month 0 is what is known to the year. A very long one has parts."""
        if part > 1:
            return self.numbered(f"timeline/{year:04}/{month:02}", part)
        return self.page(f"timeline/{year:04}/{month:02}")

    def day(self, year: int, month: int, day: int, part: int = 1) -> str:
        """The address of a day of a crowded month; day 0 is what is known to the month. A very long one has parts."""
        stem = f"timeline/{year:04}/{month:02}/{day:02}"
        return self.page(stem) if part == 1 else self.numbered(stem, part)

    def this_day(self, month: int, day: int) -> str:
        """The address of a calendar day of any year."""
        return self.page(f"{THIS_DAY}/{month:02}-{day:02}")

    def asked(self, address: str) -> str:
        """The address that a person wrote as `url`, with the file name left out filled in. Raises PathRefused."""
        if address.endswith("/"):
            return paths.output_path(f"{address}index.html")
        suffixed = bool(re.search(r"\.[A-Za-z]\w*$", address))
        return paths.output_path(address if suffixed else self.page(address))


def alias(address: str) -> str:
    """The file that answers at an old address: a folder's index where it names no file. Raises PathRefused."""
    suffixed = re.search(r"\.[A-Za-z]\w*$", address)
    return paths.output_path(address if suffixed else f"{address.rstrip('/')}/index.html")


def slug_of(article: Article) -> str:
    """The article's name in its address: its `slug`, else its file's name, else (the file is called index) its title.

    The file's name comes before the title, so that a headline can be changed without breaking the links to its page.
    """
    if article.slug and (slug := paths.slug(article.slug)):
        return slug
    stem = posixpath.splitext(posixpath.basename(article.path))[0]
    if stem not in _UNNAMED and (slug := paths.slug(_DATED_STEM.sub("", stem, count=1))):
        return slug
    return paths.slug(article.title) or "article"


class Permalinks:
    """The permalink pattern, read once: `address(article)` fills it in."""

    def __init__(self, pattern: str, addresses: Addresses) -> None:
        self._addresses = addresses
        self.problem = check(pattern)
        self._pattern = DEFAULT_PERMALINK if self.problem else pattern
        self._folders: dict[str, str] = {}

    def address(self, article: Article) -> str:
        """The article's address by the pattern; what its date does not say is left out, and no date is `undated/`."""
        date = article.date
        key = f"{date.first} {date.precision}" if date else ""
        stem = self._folders.get(key)
        if stem is None:
            stem = self._folders[key] = _stem(self._pattern, date)
        return self._addresses.page(stem.replace(":slug", slug_of(article)))


def check(pattern: str) -> Problem | None:
    """What is wrong with a permalink pattern, if anything: an unknown part, no `:slug`, an address no file may have."""
    unknown = [token for token in _TOKEN.findall(pattern) if token not in _TOKENS]
    if unknown:
        return _bad_pattern(f'the permalink {pattern!r} has the unknown part ":{unknown[0]}"')
    if ":slug" not in pattern:
        return _bad_pattern(f"the permalink {pattern!r} has no :slug, so all articles would share an address")
    stem = _stem(pattern, None).replace(":slug", "slug")
    try:
        paths.output_path(f"{stem}.html")
    except paths.PathRefused as refused:
        return _bad_pattern(f"the permalink {pattern!r} cannot be an address: {refused}")
    return None


def _bad_pattern(message: str) -> Problem:
    return Problem("E406", message, hint=f"permalink: {DEFAULT_PERMALINK} (parts: :year, :month, :day, :slug)")


def _stem(pattern: str, date: When | None) -> str:
    known = _date_parts(date)
    segments: list[str] = []
    for segment in pattern.strip("/").removesuffix(".html").split("/"):
        filled = _TOKEN.sub(lambda token: known.get(token[1], ""), segment)
        if filled != segment:
            filled = re.sub(r"-{2,}", "-", filled).strip("-_")
        if filled and (filled != UNDATED or UNDATED not in segments):
            segments.append(filled)
    return "/".join(segments)


def _date_parts(date: When | None) -> dict[str, str]:
    if date is None:
        return {"year": UNDATED, "slug": ":slug"}
    parts = {"year": date.first[:4], "slug": ":slug"}
    if date.precision in _TO_THE_MONTH:
        parts["month"] = date.first[5:7]
    if date.precision in _TO_THE_DAY:
        parts["day"] = date.first[8:10]
    return parts


def reserved(address: str) -> bool:
    """Whether an address is kept for pages that the site makes by itself."""
    key = paths.collision_key(address)
    return key in RESERVED_FILES or key.split("/", 1)[0] in RESERVED_FOLDERS


def address_of(article: Article, addresses: Addresses, permalinks: Permalinks) -> tuple[str, Problem | None]:
    """The article's address, its `url` where it may have that, else by the pattern; and what is wrong with it."""
    usual = permalinks.address(article)
    if not article.url:
        return usual, _kept(usual, Location(article.path)) if reserved(usual) else None
    where = Location(article.path, article.line_of("url"))
    try:
        asked = addresses.asked(article.url)
    except paths.PathRefused as refused:
        return usual, refusal("url", article.url, refused, where)
    return (usual, _kept(asked, where)) if reserved(asked) else (asked, None)


def _kept(address: str, where: Location) -> Problem:
    message = f'the address "/{address}" is kept for pages that the site makes by itself'
    return Problem("E405", message, where, hint='set a different "url:"')


def refusal(key: str, value: str, refused: paths.PathRefused, where: Location) -> Problem:
    """The problem of an address that no file may have."""
    note = "an address is a path below the site's root, such as /about.html"
    return Problem("E402", f"{key} {value!r} cannot be an address: {refused}", where, note=note)
