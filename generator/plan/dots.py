"""A timeline of few items as dots: which column each stands in, what it is called, and where it leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from generator import dates, text
from generator.dates import When
from generator.plan import charts
from generator.plan.context import Context
from generator.plan.gaps import gap
from generator.plan.places import Place
from generator.plan.timeline import MIDDLE_DAY, MIDDLE_MONTH, Period
from generator.timeviews import Dot, DotColumn, Dots
from generator.views import BarGroup

MANY = 200
NAME_LENGTH = 70
MOST_NAMES = 12_000
"""Bytes of names and addresses of dots, of which about half are left when a page is compressed."""
LEAST_COLUMNS = 4
PILES, LEAST_PILE = 288, 8


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a timeline: an article, or a dated fact with the article that tells it."""

    date: When
    mentioned: bool
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a drawing: their labels and addresses, the columns where a label is dear, the place of a date."""

    labels: tuple[str, ...]
    ticks: tuple[bool, ...]
    urls: tuple[str, ...]
    index: Callable[[Place], int]


def drawn(rows: Sequence[Row], columns: Columns, title: str, context: Context) -> Dots:
    """The rows (in order of date) as dots in their columns.

    Each row has a dot of its own, as long as their names do not make the page heavy (about 90 rows); else the facts of
    one date share a dot with their number, which leads to their place in the timeline, and if need be the articles of
    one date, too. A pile that grows too high ends in a dot with the number of the others, which leads to its period.
    """
    piles: list[tuple[list[Row], list[Row]]] = [([], []) for _ in columns.labels]
    for row in rows:
        piles[columns.index(context.dates.place(row.date))][row.mentioned].append(row)
    most = max(LEAST_PILE, PILES // len(piles))
    named = _nameable(rows)
    found: list[DotColumn] = []
    groups: list[BarGroup] = []
    gaps = _gaps(piles, context)
    for (published, mentioned), passed, label, tick, url in zip(
        piles, gaps, columns.labels, columns.ticks, columns.urls, strict=True
    ):
        above, below = (
            _pile(pile, name, most, (label, url), context)
            for pile, name in zip((published, mentioned), named, strict=True)
        )
        found.append(DotColumn(label, tick, above, below, passed))
        if published or mentioned:
            vague = sum(not row.date.exact for row in (*published, *mentioned))
            groups.append(BarGroup(label, url, 0, 0, len(published), len(mentioned), vague=vague))
    told = sum(row.mentioned for row in rows)
    return Dots(tuple(found), tuple(groups), told, sum(group.vague for group in groups), title)


def of_periods(periods: Sequence[Period], context: Context) -> Columns:
    """A column for each of a run of periods."""
    first, length = periods[0].first, periods[0].length
    labels = tuple([context.words.period(period.first, length) for period in periods])
    urls = tuple([_held(period, context) for period in periods])
    return Columns(labels, _ticks(labels), urls, lambda place: (place.year - first) // length)


def of_months(first: tuple[int, int], last: tuple[int, int], context: Context) -> Columns:
    """A column for each month from one to another; what is known to the year stands in July, or as near as can be."""
    start, end = _months(*first), _months(*last)
    keys = [(number // 12, number % 12 + 1) for number in range(start, end + 1)]
    words, addresses = context.words, context.addresses
    one_year = first[0] == last[0]
    labels = tuple(
        [words.short_month_name(month) if one_year else words.short_month(year, month) for year, month in keys]
    )
    urls = tuple([addresses.month(*key) if key in context.timeline.shelves else "" for key in keys])
    return Columns(
        labels,
        _ticks(labels),
        urls,
        lambda place: min(max(_months(place.year, place.month or MIDDLE_MONTH), start), end) - start,
    )


def of_days(first: str, last: str, context: Context) -> Columns:
    """A column for each day from one ISO day to another; what is known to the month stands in its middle."""
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    days = [start + dt.timedelta(number) for number in range((end - start).days + 1)]
    labels = tuple([context.words.short_day(day.month, day.day) for day in days])
    urls = tuple([context.addresses.month(day.year, day.month) for day in days])

    def index(place: Place) -> int:
        day = dt.date(place.year, place.month or MIDDLE_MONTH, place.day or MIDDLE_DAY)
        return (min(max(day, start), end) - start).days

    return Columns(labels, _ticks(labels), urls, index)


def of_all(context: Context) -> Columns:
    """The whole archive: by periods, by months where it covers less than four years, by days in one or two months."""
    timeline = context.timeline
    groups = timeline.groups()
    if len(groups) >= LEAST_COLUMNS or groups[0].length > 1:
        return of_periods(groups, context)
    months = timeline.months
    if not months:
        return of_periods(groups, context)
    if _months(*months[-1]) - _months(*months[0]) >= LEAST_COLUMNS - 1 or len({*timeline.years}) > 1:
        return of_months(months[0], months[-1], context)
    (year, month), (_, end) = months[0], months[-1]
    known = sorted(
        (key[1], day)
        for key in months
        for day in (day for day, _ in (*timeline.shelves[key].published, *timeline.shelves[key].mentioned))
        if day
    )
    if not known:
        return of_months(months[0], months[-1], context)
    (month, first), (end, last) = known[0], known[-1]
    return of_days(f"{year:04}-{month:02}-{first:02}", f"{year:04}-{end:02}-{last:02}", context)


def _months(year: int, month: int) -> int:
    return 12 * year + month - 1


def _held(period: Period, context: Context) -> str:
    return context.addresses.period(period.first, period.length) if any(context.timeline.counts(period)) else ""


def _ticks(labels: Sequence[str]) -> tuple[bool, ...]:
    return tuple([bool(tick) for tick in charts.ticks(labels)])


def _gaps(piles: list[tuple[list[Row], list[Row]]], context: Context) -> list[str]:
    """For each column that follows empty ones, how long nothing happened before it."""
    said: list[str] = []
    before: When | None = None
    empty = False
    for pile in piles:
        rows = sorted(chain.from_iterable(pile), key=lambda row: row.date.sort_key)
        said.append(gap(before, rows[0].date, context.words) if before and empty and rows else "")
        before, empty = (rows[-1].date, False) if rows else (before, True)
    return said


def _nameable(rows: Sequence[Row]) -> tuple[bool, bool]:
    """Whether articles, and whether facts, may have dots with names of their own."""
    weights = [0, 0]
    for row in rows:
        weights[row.mentioned] += len(f"{row.url}{row.title[:NAME_LENGTH]}".encode())
    return weights[0] <= MOST_NAMES, sum(weights) <= MOST_NAMES


def _pile(rows: list[Row], named: bool, most: int, column: tuple[str, str], context: Context) -> tuple[Dot, ...]:
    dots = [_named(row, context) for row in rows] if named else _dated(rows, context)
    if len(dots) <= most:
        return tuple(dots)
    shown, others = dots[: most - 1], dots[most - 1 :]
    count = sum(dot.count for dot in others)
    label = context.words.t("dot_more", count, period=column[0])
    return (*shown, Dot(column[1] or context.dates.view(rows[-1].date).url, label, count, False))


def _named(row: Row, context: Context) -> Dot:
    key = "dot_mentioned" if row.mentioned else "dot_published"
    label = context.words.t(key, date=context.words.date(row.date), title=text.excerpt(row.title, NAME_LENGTH))
    return Dot(row.url, label, 1, not row.date.exact)


def _dated(rows: list[Row], context: Context) -> list[Dot]:
    """A dot for each date: rows come in order, so those of one date follow each other but for the time of day."""
    by_date: dict[str, list[Row]] = {}
    for row in rows:
        by_date.setdefault(context.words.date(row.date), []).append(row)
    dots: list[Dot] = []
    for said, them in by_date.items():
        row = them[0]
        key = "dot_mentions" if row.mentioned else "dot_articles"
        label = context.words.t(key, len(them), date=said)
        dots.append(Dot(_address(row, context), label, len(them), not row.date.exact))
    return dots


def _address(row: Row, context: Context) -> str:
    """The day of an article on its month's page, else the page of the date."""
    view, place = context.dates.view(row.date), context.dates.place(row.date)
    own_section = place.day and not row.mentioned and row.date.precision is not dates.Precision.INTERVAL
    return f"{view.url}#d{place.day}" if own_section else view.url
