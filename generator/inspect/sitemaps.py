"""The rules of sitemaps, their indexes (sitemaps.org, version 0.9) and those of news (Google, version 0.9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from generator.inspect.forms import is_day, is_language, is_stamp, is_web

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MOST, MOST_NEWS, LONGEST, BYTES = 50_000, 1_000, 2_048, 52_428_800
_RULES = "(sitemaps.org)"
_NEWS_RULES = "(news sitemaps)"


def faults(root: ET.Element, size: int) -> Iterator[str]:
    """What is wrong with a sitemap of so many bytes, or with an index of sitemaps."""
    name = "sitemap" if root.tag == f"{SITEMAP}sitemapindex" else "url"
    items = root.findall(f"{SITEMAP}{name}")
    if len(items) != len(root):
        yield f"it holds other elements than {name} {_RULES}"
    if len(items) > MOST:
        yield f"it has {len(items):,} addresses, and {MOST:,} are allowed {_RULES}"
    if size > BYTES:
        yield f"it is longer than {BYTES:,} bytes {_RULES}"
    places = Counter((item.findtext(f"{SITEMAP}loc") or "").strip() for item in items)
    yield from (f"{place} stands there {count} times {_RULES}" for place, count in places.items() if count > 1)
    if not all(is_web(place) and len(place) < LONGEST for place in places):
        yield f"an address is missing, not whole or too long {_RULES}"
    for day in root.iter(f"{SITEMAP}lastmod"):
        if not is_day(day.text or "") and not is_stamp(day.text or ""):
            yield f"a lastmod is no date {_RULES}"
    news = [item for item in items if item.find(f"{NEWS}news") is not None]
    if len(news) > MOST_NEWS:
        yield f"it has {len(news):,} articles, and {MOST_NEWS:,} are allowed {_NEWS_RULES}"
    for item in news:
        yield from _news(item)


def _news(item: ET.Element) -> Iterator[str]:
    publication = f"{NEWS}news/{NEWS}publication/{NEWS}"
    for path, what in ((f"{publication}name", "publication"), (f"{NEWS}news/{NEWS}title", "title")):
        if not (item.findtext(path) or "").strip():
            yield f"an article has no {what} {_NEWS_RULES}"
    if not is_language(item.findtext(f"{publication}language") or ""):
        yield f"an article has no language {_NEWS_RULES}"
    date = item.findtext(f"{NEWS}news/{NEWS}publication_date") or ""
    if not is_day(date) and not is_stamp(date):
        yield f"an article has no publication date {_NEWS_RULES}"
