"""The months of the timeline: a calendar, the articles of each day, and what articles of any date say of the month."""

from __future__ import annotations

from collections.abc import Iterator

from generator import dates
from generator.model import Archive, Entry, Page
from generator.plan.context import Context
from generator.plan.makers.years import ROOT, mention_views, trail
from generator.plan.timeline import Shelf
from generator.timeviews import CalendarDay, DayView, MonthView
from generator.views import Link

STRENGTHS = 3
WEEK = 7


def months(_archive: Archive, context: Context) -> Iterator[Page]:
    """One page per month that holds something."""
    found = context.timeline.months
    for index, (year, month) in enumerate(found):
        newer = _link(*found[index + 1], context) if index + 1 < len(found) else None
        older = _link(*found[index - 1], context) if index else None
        shelf = context.timeline.shelves[year, month]
        yield Page(context.addresses.month(year, month), "month.html", _view(year, month, shelf, context, newer, older))


def _view(year: int, month: int, shelf: Shelf, context: Context, newer: Link | None, older: Link | None) -> MonthView:
    title = context.words.month(year, month)
    by_day: dict[int, list[Entry]] = {}
    for day, entry in shelf.published:
        by_day.setdefault(day, []).append(entry)
    return MonthView(
        section=ROOT,
        title=title,
        description=context.words.period_description(title, context.settings.title),
        lead=context.words.period_lead(len(shelf.published), len(shelf.mentioned)),
        trail=trail(context, year, 0),
        weekdays=tuple([context.words.short_weekday(number) for number in context.words.week]),
        weeks=weeks(year, month, {day: len(entries) for day, entries in by_day.items() if day}, context.words.week[0]),
        days=tuple(_day(year, month, day, by_day[day], context) for day in sorted(by_day, key=lambda day: day or 32)),
        mentions=mention_views([mention for _, mention in shelf.mentioned], context),
        newer=newer,
        older=older,
    )


def _link(year: int, month: int, context: Context) -> Link:
    return Link(context.words.month(year, month), context.addresses.month(year, month))


def _day(year: int, month: int, day: int, entries: list[Entry], context: Context) -> DayView:
    in_turn = sorted(entries, key=lambda entry: entry.article.date.clock if entry.article.date else "")
    cards = context.cards_of(in_turn)
    iso = f"{year:04}-{month:02}-{day:02}"
    if not day:
        return DayView("d0", context.words.t("day_not_known"), iso[:7], cards)
    return DayView(f"d{day}", context.words.day(day, dates.weekday(iso), month), iso, cards)


def weeks(year: int, month: int, counts: dict[int, int], first: int = 0) -> tuple[tuple[CalendarDay, ...], ...]:
    """The month as weeks from the weekday `first` on (0 is Monday); days of other months have the number 0.

    `counts` is by day of the month.
    """
    before = (dates.weekday(f"{year:04}-{month:02}-01") - first) % WEEK
    length = dates.days_in(year, month)
    top = max(counts.values(), default=0)
    cells = [CalendarDay(0, 0, 0)] * before
    for number in range(1, length + 1):
        count = counts.get(number, 0)
        cells.append(CalendarDay(number, count, -(-STRENGTHS * count // top) if top else 0))
    cells += [CalendarDay(0, 0, 0)] * (-len(cells) % WEEK)
    return tuple(tuple(cells[start : start + WEEK]) for start in range(0, len(cells), WEEK))
