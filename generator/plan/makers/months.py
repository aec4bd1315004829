"""The months of the timeline: a calendar, the articles of each day, and what articles of any date say of the month."""

from __future__ import annotations

from collections.abc import Iterator

from generator import dates
from generator.model import Archive, Entry, Mention, Page
from generator.plan import crowds
from generator.plan.context import Context
from generator.plan.dated import mention_views
from generator.plan.makers.years import ROOT, trail
from generator.plan.timeline import Shelf, top
from generator.timeviews import CalendarDay, DayView, MonthView
from generator.views import Link

STRENGTHS = 3
MANY = 40
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
    crowded = crowds.is_crowded(shelf)
    published, mentioned = crowds.by_day(shelf)
    shown = published.keys() | mentioned.keys() if crowded else published.keys()
    days = [
        _day((year, month, day), published.get(day, []), mentioned.get(day, []), crowded, context)
        for day in sorted(shown, key=lambda day: day or 32)
    ]
    return MonthView(
        section=ROOT,
        title=title,
        description=context.words.period_description(title, context.settings.title),
        lead=context.words.period_lead(len(shelf.published), len(shelf.mentioned)),
        trail=trail(context, year, 0),
        weekdays=tuple([context.words.short_weekday(number) for number in context.words.week]),
        weeks=weeks(year, month, {day: len(published[day]) for day in published if day}, context.words.week[0]),
        days=tuple(days),
        mentions=() if crowded else mention_views([mention for _, mention in shelf.mentioned], context),
        newer=newer,
        older=older,
        top=context.cards_of(context.timeline.month_top(year, month)) if len(shelf.published) >= MANY else (),
    )


def _link(year: int, month: int, context: Context) -> Link:
    return Link(context.words.month(year, month), context.addresses.month(year, month))


def _day(
    date: tuple[int, int, int], entries: list[Entry], mentions: list[Mention], crowded: bool, context: Context
) -> DayView:
    year, month, day = date
    shown = top(entries) if crowded else crowds.by_clock(entries)
    iso = f"{year:04}-{month:02}-{day:02}"
    title = context.words.day(day, dates.weekday(iso), month) if day else context.words.t("day_not_known")
    return DayView(
        anchor=f"d{day}",
        title=title,
        iso=iso if day else iso[:7],
        cards=context.cards_of(shown),
        published=len(entries),
        mentioned=len(mentions) if crowded else 0,
        url=context.addresses.day(*date) if crowded else "",
    )


def weeks(year: int, month: int, counts: dict[int, int], first: int = 0) -> tuple[tuple[CalendarDay, ...], ...]:
    """The month as weeks from the weekday `first` on (0 is Monday); days of other months have the number 0.

    `counts` is by day of the month.
    """
    before = (dates.weekday(f"{year:04}-{month:02}-01") - first) % WEEK
    length = dates.days_in(year, month)
    most = max(counts.values(), default=0)
    cells = [CalendarDay(0, 0, 0)] * before
    for number in range(1, length + 1):
        count = counts.get(number, 0)
        cells.append(CalendarDay(number, count, -(-STRENGTHS * count // most) if most else 0))
    cells += [CalendarDay(0, 0, 0)] * (-len(cells) % WEEK)
    return tuple(tuple(cells[start : start + WEEK]) for start in range(0, len(cells), WEEK))
