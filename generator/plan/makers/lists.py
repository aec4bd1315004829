"""The numbered pages of a long list, whose newest entries stand on a page of their own."""

from __future__ import annotations

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
    found: dict[int, list[int]] = {}
    total = len(long.entries)
    for index in range(long.shown, total):
        year = context.years.get(long.entries[index].url)
        if year is not None:
            found.setdefault(year, []).append((total - index - 1) // context.settings.page_size + 1)
    periods = groups_of(tuple(sorted(found)))
    links: list[Link] = []
    for period in reversed(periods):
        inside = [year for year in found if period.first <= year < period.first + period.length]
        if inside:
            newest = max(inside)
            url = f"{context.addresses.numbered(long.stem, found[newest][0])}#{_anchor(newest)}"
            count = sum(len(found[year]) for year in inside)
            links.append(Link(context.words.period(period.first, period.length), url, count))
    return tuple(links)


def _by_year(part: tuple[Entry, ...], context: Context) -> tuple[YearView, ...]:
    parted = groupby(part, lambda entry: context.years.get(entry.url))
    return tuple(
        [
            YearView(_anchor(year), context.words.year(year), context.cards_of(list(entries)))
            if year is not None
            else YearView("", "", context.cards_of(list(entries)))
            for year, entries in parted
        ]
    )


def _anchor(year: int) -> str:
    return f"y{year:04}"


def _link(long: LongList, context: Context, number: int) -> Link:
    return Link(context.words.page_name(number), context.addresses.numbered(long.stem, number))
