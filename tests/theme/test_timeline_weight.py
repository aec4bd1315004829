"""What pages of the timeline weigh, however large the archive is."""

import gzip
from dataclasses import replace

import html5lib
import pytest

from generator.model import Archive, Page
from generator.plan.context import Context
from generator.plan.makers import leaves, months, thisday, years
from tests.theme.archives import context_for, html, invented, repeated

TIMELINE, MONTH = 10 * 1024, 15 * 1024
MOST_NODES = 2500
LONG = (1605, 2024)


def weight(page: Page) -> int:
    """Return the bytes of a page as it is sent."""
    return len(gzip.compress(html(page), 9))


def nodes(page: Page) -> int:
    """Return how many elements a browser makes of a page."""
    return sum(1 for _ in html5lib.parse(html(page).decode(), namespaceHTMLElements=False).iter())


def root(archive: Archive, context: Context) -> Page:
    """Return the first page of the timeline."""
    return next(iter(years.timeline(archive, context)))


@pytest.mark.parametrize("span", [(2018, 2018), (2005, 2024), (1985, 2024), LONG])
@pytest.mark.parametrize("items", [3, 11, 12, 80, 120, 199, 200, 1_000])
def test_the_root_of_small_archives_is_light(items: int, span: tuple[int, int]) -> None:
    """List, dots or histogram: the first page of the timeline weighs at most 10 KB."""
    page = root(*context_for(invented(items, span)))
    assert weight(page) <= TIMELINE
    assert nodes(page) <= MOST_NODES


@pytest.mark.parametrize(
    ("times", "span"), [(100, (2018, 2018)), (100, (1985, 2024)), (100, (1, 2024)), (1000, (1985, 2024))]
)
def test_the_root_of_large_archives_is_light(times: int, span: tuple[int, int]) -> None:
    """An archive of a hundred thousand or of a million items has a first page as light as that of a small one."""
    archive, context = repeated(invented(1_000, span), times)
    assert len(archive.entries) + len(archive.mentions) == 1_000 * times
    page = root(archive, context)
    assert sum(group.published for group in page.view.chart.groups) == len(archive.entries)
    assert weight(page) <= TIMELINE
    assert nodes(page) <= MOST_NODES


@pytest.mark.parametrize("span", [(2018, 2018), (2005, 2024), LONG])
@pytest.mark.parametrize("items", [150, 2_000])
def test_periods_are_light(items: int, span: tuple[int, int]) -> None:
    """Centuries, decades and years are as light as the first page."""
    pages = list(years.timeline(*context_for(invented(items, span))))
    for page in pages[:: -(-len(pages) // 20)]:
        assert weight(page) <= TIMELINE, page.url
        assert nodes(page) <= MOST_NODES, page.url


def test_a_full_month_adds_little_to_its_headlines() -> None:
    """A month of four hundred articles, the most that its page shows, is hardly more than their names and addresses."""
    archive, context = context_for(tuple(replace(each, events=()) for each in invented(900, (2018, 2018), 7))[:400])
    assert len(archive.entries) == 400
    (page,) = months.months(archive, context)
    names = "".join(f"{entry.url}{entry.article.title}{entry.article.tags}" for entry in archive.entries)
    assert weight(page) <= len(gzip.compress(names.encode(), 9)) + 6 * 1024
    assert nodes(page) <= MOST_NODES


def test_a_full_month_of_facts_has_few_nodes() -> None:
    """The same month, most of it dated facts, has at most 2,500 nodes."""
    archive, context = context_for(invented(400, (2018, 2018), 7))
    (page,) = months.months(archive, context)
    assert len(page.view.mentions) > 150
    assert nodes(page) <= MOST_NODES


def test_a_crowded_month_and_its_days_are_light() -> None:
    """A month of three thousand items and each of its days are as light as a month has to be."""
    archive, context = context_for(invented(3_000, (2018, 2018), 7))
    pages = [*months.months(archive, context), *leaves.leaves(archive, context)]
    assert len(pages) >= 29
    for page in pages:
        assert weight(page) <= MONTH, page.url
        assert nodes(page) <= MOST_NODES, page.url


def test_the_days_of_the_year_are_light() -> None:
    """The calendar of the year and its fullest day weigh at most 10 KB."""
    archive, context = context_for(invented(6_000, (1960, 2024), 7))
    pages = {page.url: page for page in thisday.thisday(archive, context)}
    for url in ("on-this-day/index.html", "on-this-day/07-13.html"):
        assert weight(pages[url]) <= TIMELINE
        assert nodes(pages[url]) <= MOST_NODES
