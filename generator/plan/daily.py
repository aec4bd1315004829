"""A year as a histogram by the day."""

from __future__ import annotations

from dataclasses import replace

from generator import dates
from generator.dates import When
from generator.plan import charts
from generator.plan.context import Context
from generator.plan.timeline import Shelf
from generator.views import BarGroup, Chart

MONTHS = range(1, 13)
Bars = list[list[int]]


def chart(year: int, context: Context, title: str) -> Chart:
    """The year's days as bars, its months as groups; `title` is the name of the year.

    What is known to a month is spread over its days, what is known to the year over all of them. The latter belongs to
    no month, so that it is a row of the table by itself.
    """
    shelves, words = context.timeline.shelves, context.words
    lengths = [dates.days_in(year, month) for month in MONTHS]
    every: Bars = [[0, 0] for _ in range(sum(lengths))]
    vague: Bars = [[0, 0] for _ in every]
    starts = [sum(lengths[:index]) for index in range(len(lengths))]
    for month, start, length in zip((*MONTHS, 0), (*starts, 0), (*lengths, len(every)), strict=True):
        if shelf := shelves.get((year, month)):
            _put(shelf, slice(start, start + length), every, vague, context)
    cells = [
        charts.Cell(
            words.short_month_name(month),
            context.addresses.month(year, month) if (year, month) in shelves else "",
            charts.pairs(every[start : start + length]),
            charts.pairs(vague[start : start + length]),
            _counts(year, month, context),
        )
        for month, start, length in zip(MONTHS, starts, lengths, strict=True)
    ]
    made = charts.histogram(cells, words.chart_title(title))
    published, mentioned, loose = _counts(year, 0, context)
    if not (published or mentioned):
        return made
    row = BarGroup(words.t("month_not_known"), "", 0, 0, published, mentioned, vague=loose)
    return replace(made, groups=(*made.groups, row))


def _counts(year: int, month: int, context: Context) -> tuple[int, int, int]:
    timeline = context.timeline
    return *timeline.month_counts(year, month), sum(timeline.month_vague(year, month))


def _put(shelf: Shelf, part: slice, every: Bars, vague: Bars, context: Context) -> None:
    """Count what a shelf holds into the bars of its part."""
    place = context.dates.place
    told: list[tuple[int, int, When | None]] = [(day, 0, entry.article.date) for day, entry in shelf.published]
    told += [(day, 1, mention.event.date) for day, mention in shelf.mentioned]
    loose = [0, 0]
    for day, side, date in told:
        if day:
            bar = part.start + day - 1
            every[bar][side] += 1
            vague[bar][side] += not (date and place(date).exact)
        else:
            loose[side] += 1
    for side, count in enumerate(loose):
        for index in charts.spread(count, part.stop - part.start):
            every[part.start + index][side] += 1
            vague[part.start + index][side] += 1
