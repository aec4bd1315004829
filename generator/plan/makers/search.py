"""The page that readers search on: what it offers before anything is typed, and where there is no JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest
from urllib.parse import quote

from generator.model import Archive, Page, Term
from generator.plan.context import Context
from generator.searchviews import SearchView
from generator.views import Link

SECTION = "search"
WAYS = frozenset({"tags", "people", "places", "stories"})
SPAN = 4


def search(archive: Archive, context: Context) -> Iterator[Page]:
    """`search.html`, where there is something to find; without JavaScript it leads to the timeline and the indexes."""
    if not is_searchable(archive, context):
        return
    words, url = context.words, context.addresses.page(SECTION)
    view = SearchView(
        section=SECTION,
        title=words.t("search"),
        description=words.t("search_description", site=context.settings.title),
        examples=tuple(_examples(archive, context, url)),
        ways=tuple(_ways(archive, context)),
    )
    yield Page(url, "search.html", view)


def is_searchable(archive: Archive, context: Context) -> bool:
    """Whether the site wants a search and has something to find."""
    return context.settings.search and bool(archive.entries)


def _ways(archive: Archive, context: Context) -> Iterator[Link]:
    if context.timeline.years:
        yield Link(context.words.t("timeline"), context.addresses.index("timeline"))
    for kind, terms in archive.taxonomies():
        if terms and kind in WAYS:
            yield Link(context.words.index_title(kind), context.addresses.index(kind))


def _examples(archive: Archive, context: Context, url: str) -> Iterator[Link]:
    """A query of each kind with the commonest tags: words, a filter, a filter with dates."""
    words = context.words
    found = nsmallest(3, archive.tags, key=lambda term: (-len(term.entries), term.url))
    names = [term.name for term in found if '"' not in term.name]
    if not names:
        return
    yield _example(url, quoted(names[0]), words.t("search_example_words", name=names[0]))
    yield _example(url, f"tag:{quoted(names[-1])}", words.t("search_example_filter", name=names[-1]))
    dated = [(term, year) for term in found if term.name in names and (year := _oldest(term, context))]
    if dated:
        term, year = dated[len(dated) // 2]
        query = f"tag:{quoted(term.name)} from:{year:04} to:{year + SPAN:04}"
        note = words.t("search_example_dates", name=term.name, first=words.year(year), last=words.year(year + SPAN))
        yield _example(url, query, note)


def _example(url: str, query: str, note: str) -> Link:
    return Link(query, f"{url}?q={quote(query)}", note=note)


def quoted(name: str) -> str:
    """A name as a query writes it: in quotation marks where it has blanks."""
    return f'"{name}"' if " " in name else name


def _oldest(term: Term, context: Context) -> int:
    """The first year of a term's articles; an article from before the year 1 has none that can be typed."""
    years = [context.years[entry.url] for entry in term.entries if entry.url in context.years]
    return max(0, min(years, default=0))
