"""On this day: what the archive holds of each calendar day of any year, and the calendar that leads to them.

All 366 pages are there as soon as the archive knows twelve days, so that a script can lead to today's without asking.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator import dates
from generator.dates import Precision
from generator.model import Archive, Entry, Mention, Page
from generator.plan import crowds
from generator.plan.context import Context
from generator.plan.dated import mention_views
from generator.plan.urls import THIS_DAY
from generator.timeviews import DayOfYear, MonthOfDays, ThisDaysView, ThisDayView
from generator.views import Link

LEAST_DAYS = 12
LEAP_YEAR = 2000
MOST_YEARS, MOST_CARDS, MOST_FACTS = 40, 40, 20
SECTION = "timeline"
DAYS = tuple((month, day) for month in range(1, 13) for day in range(1, dates.days_in(LEAP_YEAR, month) + 1))


@dataclass(slots=True)
class Held:
    """What one year holds of a calendar day."""

    entries: list[Entry] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def link(context: Context) -> Link | None:
    """The link to the calendar of the days of any year; None for an archive that knows fewer than twelve days."""
    timeline = context.timeline
    known = sum(shelf.items - sum(shelf.vague) for shelf in timeline.shelves.values())
    return Link(context.words.t("on_this_day"), context.addresses.index(THIS_DAY)) if known >= LEAST_DAYS else None


def thisday(_archive: Archive, context: Context) -> Iterator[Page]:
    """The calendar, and a page for each day of a leap year."""
    index = link(context)
    if index is None:
        return
    held = _held(context)
    yield Page(index.url, "this-days.html", _calendar(index.title, held, context))
    names = {key: context.words.day_of_month(key[1], key[0]) for key in DAYS}
    for number, key in enumerate(DAYS):
        before, after = DAYS[number - 1], DAYS[(number + 1) % len(DAYS)]
        neighbours = [Link(names[each], context.addresses.this_day(*each)) for each in (before, after)]
        view = _view(names[key], held.get(key, {}), index, neighbours, context)
        yield Page(context.addresses.this_day(*key), "this-day.html", view)


def _held(context: Context) -> dict[tuple[int, int], dict[int, Held]]:
    """What stands at a day, and not at the beginning of a longer time: by calendar day, then by year."""
    held: dict[tuple[int, int], dict[int, Held]] = {}
    for (year, month), shelf in context.timeline.shelves.items():
        days: dict[int, Held] = {}
        for day, entry in shelf.published:
            if day and entry.article.date and entry.article.date.precision is not Precision.INTERVAL:
                _of(day, days).entries.append(entry)
        for day, mention in shelf.mentioned:
            if day and mention.event.date.precision is not Precision.INTERVAL:
                _of(day, days).mentions.append(mention)
        for day, found in days.items():
            held.setdefault((month, day), {})[year] = found
    return held


def _of(day: int, days: dict[int, Held]) -> Held:
    found = days.get(day)
    if found is None:
        found = days[day] = Held()
    return found


def _calendar(title: str, held: dict[tuple[int, int], dict[int, Held]], context: Context) -> ThisDaysView:
    words = context.words
    months: list[MonthOfDays] = []
    for month in range(1, 13):
        keys = [key for key in DAYS if key[0] == month]
        links = [Link(words.number(key[1]), context.addresses.this_day(*key) if key in held else "") for key in keys]
        months.append(MonthOfDays(words.month_name(month), tuple(links)))
    return ThisDaysView(
        section=SECTION,
        title=title,
        description=words.t("this_days_description", site=context.settings.title),
        lead=words.t("this_days_lead"),
        trail=(_timeline(context),),
        months=tuple(months),
    )


def _timeline(context: Context) -> Link:
    return Link(context.words.t("timeline"), context.addresses.index(SECTION))


def _view(name: str, years: dict[int, Held], index: Link, neighbours: list[Link], context: Context) -> ThisDayView:
    newest = sorted(years, reverse=True)
    shown, others = newest[:MOST_YEARS], newest[MOST_YEARS:]
    words = context.words
    return ThisDayView(
        section=SECTION,
        title=name,
        description=words.t("this_day_description", day=name, site=context.settings.title),
        lead=words.t("this_day_lead") if years else words.t("this_day_empty"),
        trail=(_timeline(context), index),
        years=tuple([_year(year, years[year], len(shown), context) for year in shown]),
        further=tuple([Link(words.year(year), _month(years[year], context)) for year in others]),
        newer=neighbours[1],
        older=neighbours[0],
    )


def _year(year: int, held: Held, years: int, context: Context) -> DayOfYear:
    """A year's section; the more years there are, the fewer things each of them shows."""
    entries, mentions = held.entries[: max(1, MOST_CARDS // years)], held.mentions[: max(1, MOST_FACTS // years)]
    url = _month(held, context)
    left = len(held.entries) + len(held.mentions) - len(entries) - len(mentions)
    return DayOfYear(
        title=context.words.year(year),
        url=url,
        cards=context.cards_of(crowds.by_clock(entries)),
        mentions=mention_views(mentions, context),
        more=Link(context.words.t("this_day_more", left), url) if left else None,
    )


def _month(held: Held, context: Context) -> str:
    first = held.entries[0].article.date if held.entries else held.mentions[0].event.date
    return context.dates.view(first).url if first else ""
