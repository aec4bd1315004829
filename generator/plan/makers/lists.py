"""The numbered pages of a long list, whose newest entries stand on a page of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model import Entry, Page
from generator.plan.context import Context
from generator.plan.paginate import count_of, numbered
from generator.plan.timeline import groups_of
from generator.views import Link, ListView, YearView


@dataclass(frozen=True, slots=True)
class LongList:
    """A list of entries, newest first; its `home` shows the newest `shown`, its numbered pages are named by `stem`."""

    section: str
    title: str
    kicker: Link | None
    entries: tuple[Entry, ...]
    home: str
    shown: int
    stem: str


def pages(long: LongList, context: Context) -> Iterator[Page]:
    """The numbered pages, from the oldest."""
    parts = numbered(long.entries, context.settings.page_size, long.shown)
    for number, part in enumerate(parts, 1):
        newer = (
            _link(long, context, number + 1)
            if number < len(parts)
            else Link(context.words.t("newer_articles"), long.home)
        )
        view = ListView(
            section=long.section,
            title=context.words.page_title(long.title, number),
            description=context.words.page_description(long.title, number),
            kicker=long.kicker,
            number=number,
            years=_by_year(part, context),
            newer=newer,
            older=_link(long, context, number - 1) if number > 1 else None,
        )
        yield Page(context.addresses.numbered(long.stem, number), "list.html", view)


def older(long: LongList, context: Context) -> Link | None:
    """The link from the page with the newest entries to the newest numbered page; None where there is none."""
    count = count_of(len(long.entries), context.settings.page_size, long.shown)
    return Link(context.words.t("older_articles"), context.addresses.numbered(long.stem, count)) if count else None


def years(long: LongList, context: Context) -> tuple[Link, ...]:
    """Links to the years, or longer periods of many, of what the page with the newest entries does not show.

    Each leads to the newest article of its period on the numbered pages, and counts how many of them are there.
    """
    known, size, total = context.years, context.settings.page_size, len(long.entries)
    rest = [known.get(entry.url, 0) for entry in long.entries[long.shown :]]
    counts = Counter(rest)
    periods = groups_of(tuple(sorted(counts.keys() - {0})))
    links: list[Link] = []
    for period in reversed(periods):
        inside = [year for year in counts if year and period.first <= year < period.first + period.length]
        if inside:
            newest = max(inside)
            page = (total - long.shown - rest.index(newest) - 1) // size + 1
            url = f"{context.addresses.numbered(long.stem, page)}#{_anchor(newest)}"
            count = sum(counts[year] for year in inside)
            links.append(Link(context.words.period(period.first, period.length), url, count))
    return tuple(links)


def _by_year(part: tuple[Entry, ...], context: Context) -> tuple[YearView, ...]:
    known = context.years
    parted = groupby(part, lambda entry: known.get(entry.url))
    return tuple([_year(year, tuple(entries), context) for year, entries in parted])


def _year(year: int | None, entries: tuple[Entry, ...], context: Context) -> YearView:
    cards = context.cards_of(entries)
    return YearView("", "", cards) if year is None else YearView(_anchor(year), context.words.year(year), cards)


def _anchor(year: int) -> str:
    return f"y{year:04}"


def _link(long: LongList, context: Context, number: int) -> Link:
    return Link(context.words.page_name(number), context.addresses.numbered(long.stem, number))
