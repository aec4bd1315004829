"""The tags of the last months with their counts, from which readers' browsers find those that are moving now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest

from generator.model import Archive, Page
from generator.plan.context import Context
from generator.searchviews import MovingView

URL = "moving.js"
RECENT, EARLIER = 3, 21
LEAST, MOST = 3, 100
LEAST_ARTICLES = 16
"""A front page with so many is long enough to grow at its end unseen."""


def moving(archive: Archive, context: Context) -> Iterator[Page]:
    """`moving.js`: the hundred commonest tags of the archive's last three months, each with at least three articles.

    It stands apart from the front page because it changes with every article; the reader's clock says what "now" is.
    """
    if is_moving(archive, context):
        yield Page(URL, URL, _view(archive, context))


def is_moving(archive: Archive, context: Context) -> bool:
    """Whether an archive is large enough, by tags and months, to ask which tags move."""
    return len(archive.entries) >= LEAST_ARTICLES and bool(archive.tags and _newest(context))


def _newest(context: Context) -> int:
    """The newest month with an article, counted from the year 0; 0 where no month is known."""
    shelves, found = context.timeline.shelves, context.timeline.months
    return next((12 * year + month - 1 for year, month in reversed(found) if shelves[year, month].published), 0)


def _view(archive: Archive, context: Context) -> MovingView:
    newest, shelves = _newest(context), context.timeline.shelves
    totals = [0] * (1 + RECENT)
    counts: dict[str, list[int]] = {}
    for back in range(RECENT + EARLIER):
        shelf = shelves.get(((newest - back) // 12, (newest - back) % 12 + 1))
        column = max(0, RECENT - back)
        for _, entry in shelf.published if shelf else ():
            totals[column] += 1
            for link in context.company[entry.url].tags:
                counts.setdefault(link.url, [0] * (1 + RECENT))[column] += 1
    recent = Counter({url: sum(found[1:]) for url, found in counts.items() if sum(found[1:]) >= LEAST})
    chosen = nsmallest(MOST, recent, key=lambda url: (-recent[url], url))
    names = {term.url: term.name for term in archive.tags if term.url in recent}
    return MovingView(
        month=f"{newest // 12:04}-{newest % 12 + 1:02}",
        totals=tuple(totals),
        tags=tuple((names[url], url, *counts[url]) for url in chosen),
    )
