"""How a term is covered over time: its share of all articles, in steps that an article elsewhere hardly moves.

A share is a term's articles of a period divided by all articles of it, and that sum changes with every article of the
archive. So a share is rounded to tenths of a round number (1, 2 or 5 and noughts) just above the highest: a period of a
thousand articles then has to grow by a hundred or more before a bar of average height moves by a step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator import dates
from generator.model import Term
from generator.plan import charts
from generator.plan.context import Context
from generator.plan.timeline import Period, groups_of
from generator.plan.totals import Totals
from generator.views import BarGroup, Chart, Spark
from generator.words import Words

Key = TypeVar("Key", bound=tuple[int, ...])

STEPS = 10
UNITS = {1: "year", 10: "decade", 100: "century", 1000: "millennium"}
LEAST_ITEMS, LEAST_COLUMNS, LEAST_YEARS = 3, 3, 4
FEW = 12
LEAST_TOTAL, LEAST_FOR_BARS = 10, 50
LADDER = (*((number, 10**power) for power in range(6, 0, -1) for number in (1, 2, 5)), (1, 1))


@dataclass(frozen=True, slots=True)
class Column:
    """A period of a term's timeline: its name, its page, the term's articles in it, all articles in it."""

    label: str
    url: str
    count: int
    total: int
    tick: str = ""


def coverage(term: Term, context: Context) -> Chart | None:
    """The small timeline of a term: a column for each decade, year, month or day of it, with what is empty between.

    From twelve dated articles on, the columns are shares of all articles in steps; below that, and by the day, they are
    the term's own articles, which only an article of the term changes. None where fewer than three articles are dated,
    or all of them lie within two days.
    """
    found = context.years
    years = Counter([found[entry.url] for entry in term.entries if entry.url in found])
    count = years.total()
    if count < LEAST_ITEMS:
        return None
    for unit, columns in _measures(term, years, context):
        if columns:
            shared = count >= FEW and unit != "day"
            told = _shares if shared else _counts
            return told(term.name, unit, columns, context.words)
    return None


def levels(counts: Sequence[tuple[int, int]]) -> tuple[list[int], tuple[int, int]]:
    """Shares as whole steps from 0 to 10, and the round number that ten steps are, as a fraction.

    `counts` are (articles of the term, all articles). What is not nothing is one step at least; periods of fewer than
    ten articles count as ten, so that a lonely article is no peak.
    """
    pairs = [(count, max(total, LEAST_TOTAL, count)) for count, total in counts]
    top = next(
        (number, whole) for number, whole in LADDER if all(count * whole <= total * number for count, total in pairs)
    )
    number, whole = top
    found = [
        max(1, (2 * STEPS * count * whole + total * number) // (2 * total * number)) if count else 0
        for count, total in pairs
    ]
    return found, top


def axis_of(context: Context) -> tuple[Period, ...]:
    """The years of all articles as at most 40 periods, which every spark of an index has in common."""
    return groups_of(tuple(sorted(set(context.years.values()))))


def spark(term: Term, axis: Sequence[Period], context: Context) -> Spark | None:
    """The term's share of all articles in each period of the axis; None for less than three dated articles.

    Bars tell no numbers, and many of them stand on a page: periods of fewer than fifty articles count as fifty.
    """
    years = Counter([context.years[entry.url] for entry in term.entries if entry.url in context.years])
    if len(axis) < 2 or sum(years.values()) < LEAST_ITEMS:
        return None
    length = axis[0].length
    counts: dict[int, int] = {}
    for year, count in years.items():
        first = year // length * length
        counts[first] = counts.get(first, 0) + count
    totals = Totals(term, context.timeline)
    shown = [(counts.get(period.first, 0), max(LEAST_FOR_BARS, totals.of_period(period))) for period in axis]
    found, _ = levels(shown)
    peak = axis[found.index(max(found))]
    words = context.words
    title = words.spark_title(len(term.entries), (min(years), max(years)), words.period(peak.first, length))
    return charts.spark(found, title)


def _measures(term: Term, years: Counter[int], context: Context) -> Iterator[tuple[str, list[Column]]]:
    """The term by years or longer, by months, by days: the columns, and none where there are too few of them."""
    totals = Totals(term, context.timeline)
    groups = groups_of(tuple(sorted(years)))
    if len(groups) >= LEAST_YEARS or groups[0].length > 1:
        yield UNITS[groups[0].length], _by_period(groups, years, totals, context)
        return
    places = [context.dates.place(entry.article.date) for entry in term.entries if entry.article.date]
    months = Counter((place.year, place.month) for place in places if place.month)
    yield "month", _by_month(months, totals, context)
    days = Counter((place.year, place.month, place.day) for place in places if place.day)
    yield "day", _by_day(days, context)


def _by_period(groups: Sequence[Period], years: Counter[int], totals: Totals, context: Context) -> list[Column]:
    counts: Counter[int] = Counter()
    for year, count in years.items():
        counts[year // groups[0].length * groups[0].length] += count
    names = [context.words.period(group.first, group.length) for group in groups]
    return [
        Column(
            name,
            context.addresses.period(group.first, group.length),
            counts[group.first],
            totals.of_period(group),
            tick,
        )
        for group, name, tick in zip(groups, names, charts.ticks(names), strict=True)
    ]


def _by_month(months: Counter[tuple[int, int]], totals: Totals, context: Context) -> list[Column]:
    run = list(_run(months, lambda key: (key[0], key[1] + 1) if key[1] < 12 else (key[0] + 1, 1)))
    if len(run) < LEAST_COLUMNS:
        return []
    words = context.words
    return [
        Column(
            words.month(year, month),
            context.addresses.month(year, month),
            months[year, month],
            totals.of_month(year, month),
            _edge_or(words.short_month(year, month), words.year(year) if month == 1 else "", index, len(run)),
        )
        for index, (year, month) in enumerate(run)
    ]


def _by_day(days: Counter[tuple[int, int, int]], context: Context) -> list[Column]:
    run = list(_run(days, _tomorrow))
    if len(run) < LEAST_COLUMNS:
        return []
    words = context.words
    return [
        Column(
            words.calendar_day(year, month, day),
            context.addresses.month(year, month),
            days[year, month, day],
            0,
            _edge_or(words.short_day(month, day), words.short_month_name(month) if day == 1 else "", index, len(run)),
        )
        for index, (year, month, day) in enumerate(run)
    ]


def _run(found: Iterable[Key], following: Callable[[Key], Key]) -> Iterator[Key]:
    """Every key from the first found to the last."""
    keys = sorted(found)
    if keys:
        key = keys[0]
        while key < keys[-1]:
            yield key
            key = following(key)
        yield key


def _tomorrow(day: tuple[int, int, int]) -> tuple[int, int, int]:
    year, month, number = day
    if number < dates.days_in(year, month):
        return year, month, number + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def _edge_or(edge: str, inner: str, index: int, count: int) -> str:
    """The label of a column: both ends have their own, and what stands between them keeps clear of them."""
    if index in (0, count - 1):
        return edge
    return inner if count // 8 < index < count - 1 - count // 8 else ""


def _shares(name: str, unit: str, columns: list[Column], words: Words) -> Chart:
    found, (number, whole) = levels([(column.count, column.total) for column in columns])
    step = 100 * number / (whole * STEPS)
    shares = [words.percent(level * step) if level else "" for level in found]
    note = words.coverage_note(unit, words.percent(step))
    return _chart(columns, found, shares, words.coverage_title(name, unit, True), note)


def _counts(name: str, unit: str, columns: list[Column], words: Words) -> Chart:
    counts = [column.count for column in columns]
    title = words.coverage_title(name, unit, False)
    return _chart(columns, counts, [""] * len(columns), title, words.coverage_note(unit, ""))


def _chart(columns: list[Column], values: list[int], shares: list[str], title: str, note: str) -> Chart:
    scale = charts.HEIGHT / max(values)
    return Chart(
        width=charts.STEP * len(columns),
        height=charts.HEIGHT,
        axis=charts.HEIGHT,
        published=charts.path([max(1, round(value * scale)) if value else 0 for value in values], charts.HEIGHT),
        mentioned="",
        groups=tuple(
            BarGroup(column.label, column.url, charts.STEP * index, charts.STEP, column.count, 0, share=share)
            for index, (column, share) in enumerate(zip(columns, shares, strict=True))
            if column.count
        ),
        ticks=tuple(column.tick for column in columns),
        title=title,
        note=note,
    )
