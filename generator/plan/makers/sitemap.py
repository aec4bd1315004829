"""What crawlers are told: the sitemaps, made of all other pages, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from generator import dates, paths
from generator.dates import When
from generator.feedviews import NewsEntry, NewsMapView, RobotsView, SitemapEntry, SitemapView
from generator.model import Archive, Article, Entry, Page
from generator.plan.context import Context
from generator.plan.places import rfc3339
from generator.timeviews import ThisDayView
from generator.views import MessageView

MOST, MOST_NEWS = 50_000, 1_000
URL, NEWS = "sitemap.xml", "sitemap-news.xml"
NEWS_DAYS = 2
UNDATED, OTHERS = "undated", "pages"


def sitemap(archive: Archive, pages: Iterable[Page], context: Context) -> Iterator[Page]:
    """`robots.txt`, and the sitemaps where the site knows its address, for theirs are absolute (sitemaps.org).

    While one file can hold all, it has the articles, from the oldest, then the lists. After that it is an index of
    files: one for the articles of each year, one for each kind of list. So an article of any date that is added
    changes the file of its year, those of the lists that get a page, and the index.
    """
    base = context.settings.base_url
    if not base:
        yield Page("robots.txt", "robots.txt", RobotsView(()))
        return
    news = _news(archive, context)
    named = (URL, NEWS) if news.entries else (URL,)
    yield Page("robots.txt", "robots.txt", RobotsView(tuple(paths.whole(base, url) for url in named)))
    if news.entries:
        yield Page(NEWS, NEWS, news)
    own = {entry.url for entry in archive.entries}
    listed = sorted(page.url for page in pages if page.url not in own and _listed(page))
    lists = [SitemapEntry(url, "") for url in listed]
    if len(own) + len(lists) <= MOST:
        articles = [SitemapEntry(entry.url, changed(entry.article)) for entry in reversed(archive.entries)]
        yield Page(URL, URL, SitemapView((*articles, *lists)))
        return
    files = {name: tuple(part) for name, part in _files(archive, lists, context)}
    maps = tuple(SitemapEntry(name, max(entry.modified for entry in part)) for name, part in files.items())
    yield Page(URL, URL, SitemapView((), maps))
    for name, part in files.items():
        yield Page(name, URL, SitemapView(part))


def changed(article: Article) -> str:
    """The last day the article changed, as far as its front matter tells; "" where no exact day is known."""
    found: list[When] = [date for date in (article.updated, article.date) if date and date.exact]
    return found[0].first if found else ""


def _files(
    archive: Archive, lists: Iterable[SitemapEntry], context: Context
) -> Iterator[tuple[str, list[SitemapEntry]]]:
    """The files behind the index by name, each with its addresses: years, then kinds of lists."""
    groups: dict[str, list[SitemapEntry]] = {}
    years = context.years
    for entry in reversed(archive.entries):
        year = years.get(entry.url)
        group = UNDATED if year is None else f"{year:04}"
        groups.setdefault(group, []).append(SitemapEntry(entry.url, changed(entry.article)))
    for listed in lists:
        folder, slash, _ = listed.url.partition("/")
        groups.setdefault(folder if slash else OTHERS, []).append(listed)
    for group, entries in groups.items():
        runs = iter(entries)
        for number in range(1, -(-len(entries) // MOST) + 1):
            name = f"sitemap-{group}.xml" if number == 1 else f"sitemap-{group}-{number}.xml"
            yield name, list(islice(runs, MOST))


def _news(archive: Archive, context: Context) -> NewsMapView:
    """The articles of the last two days that have any, from the newest back, at most 1,000.

    Crawlers of news ask for those of the two days before today. Today is no part of a page, and a site that is built
    when it gets an article says the same: what is older when they look, they leave out by its date.
    """
    entries: list[NewsEntry] = []
    first = ""
    for entry in islice(archive.entries, MOST_NEWS):
        date = entry.article.date
        if date is None:
            break
        if not date.exact:
            continue
        day = date.first
        first = first or dates.earlier(day, NEWS_DAYS - 1)
        if day < first:
            break
        entries.append(_news_entry(entry, date, context))
    return NewsMapView(context.settings.title, tuple(entries))


def _news_entry(entry: Entry, date: When, context: Context) -> NewsEntry:
    published = rfc3339(date) if date.clock else date.first
    language = entry.article.language or context.settings.language
    return NewsEntry(entry.url, entry.article.title, published, language)


def _listed(page: Page) -> bool:
    empty = isinstance(page.view, ThisDayView) and not page.view.years
    return page.url.endswith(".html") and not isinstance(page.view, MessageView) and not empty
