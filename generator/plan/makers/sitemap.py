"""What crawlers are told: the sitemap, made of all other pages, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import paths
from generator.dates import When
from generator.feedviews import RobotsView, SitemapEntry, SitemapView
from generator.model import Archive, Article, Page
from generator.plan.context import Context
from generator.views import MessageView

MOST = 50_000
URL = "sitemap.xml"


def sitemap(archive: Archive, pages: Iterable[Page], context: Context) -> Iterator[Page]:
    """`robots.txt`, and the sitemap where the site knows its address, for its addresses are absolute (sitemaps.org).

    Articles come first, from the oldest, then lists; when one file cannot hold all, each kind has files of its own, so
    a new article changes the last of each.
    """
    base = context.settings.base_url
    yield Page("robots.txt", "robots.txt", RobotsView(paths.whole(base, URL) if base else ""))
    if not base:
        return
    own = {entry.url for entry in archive.entries}
    articles = [SitemapEntry(entry.url, changed(entry.article)) for entry in reversed(archive.entries)]
    lists = [
        SitemapEntry(url, "") for url in sorted(page.url for page in pages if page.url not in own and _listed(page))
    ]
    if len(articles) + len(lists) <= MOST:
        yield Page(URL, URL, SitemapView((*articles, *lists)))
        return
    parts = [*_split(articles), *_split(lists)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield Page(URL, URL, SitemapView((), tuple(names)))
    for name, part in zip(names, parts, strict=True):
        yield Page(name, URL, SitemapView(part))


def changed(article: Article) -> str:
    """The last day the article changed, as far as its front matter tells; "" where no exact day is known."""
    dates: list[When] = [date for date in (article.updated, article.date) if date and date.exact]
    return dates[0].first if dates else ""


def _listed(page: Page) -> bool:
    return page.url.endswith(".html") and not isinstance(page.view, MessageView)


def _split(entries: list[SitemapEntry]) -> list[tuple[SitemapEntry, ...]]:
    return [tuple(entries[start : start + MOST]) for start in range(0, len(entries), MOST)]
