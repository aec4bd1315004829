"""The timeline: its root, the decades and centuries of a long one, and its years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from generator import dates
from generator.dates import When
from generator.model import Archive, Entry, Mention, Page
from generator.plan import charts
from generator.plan.context import Context
from generator.plan.gaps import gap
from generator.plan.timeline import MIDDLE_DAY, MIDDLE_MONTH, Period
from generator.timeviews import MentionView, PeriodView, TimelineItem, TimelineView
from generator.views import Chart, Link

FEW = 12
TOP = 3
PERIODS_WITH_CARDS = 10
ROOT = "timeline"
TEMPLATE = "timeline.html"


def timeline(archive: Archive, context: Context) -> Iterator[Page]:
    """The root, then each period that holds something: years, and decades where there are more than 40 years."""
    if not context.timeline.years:
        return
    yield Page(context.addresses.index(ROOT), TEMPLATE, _root(archive, context))
    length = context.timeline.length
    while length:
        periods = context.timeline.periods(length)
        for index, period in enumerate(periods):
            newer = periods[index + 1] if index + 1 < len(periods) else None
            older = periods[index - 1] if index else None
            view = _period(period, context, newer, older)
            yield Page(context.addresses.period(period.first, length), TEMPLATE, view)
        length //= 10


def timeline_chart(context: Context) -> Chart:
    """The whole archive as a mirrored histogram."""
    cells = [_cell(group, context) for group in context.timeline.groups()]
    return charts.histogram(cells, context.words.chart_title(context.words.t("timeline")))


def trail(context: Context, year: int, length: int) -> tuple[Link, ...]:
    """The way from the root down to what lies within a period of `length` years (0 for a month of the year)."""
    links = [Link(context.words.t("all_years"), context.addresses.index(ROOT))]
    above = context.timeline.length
    while above > length:
        first = year // above * above
        links.append(Link(context.words.period(first, above), context.addresses.period(first, above)))
        above //= 10
    return tuple(links)


def mention_views(mentions: Iterable[Mention], context: Context) -> tuple[MentionView, ...]:
    """Dated facts with the articles that state them."""
    view, links = context.dates.view, context.links
    return tuple([MentionView(view(each.event.date), each.event.text, links[each.entry.url]) for each in mentions])


def _root(archive: Archive, context: Context) -> TimelineView:
    timeline = context.timeline
    published = sum(1 for entry in archive.entries if entry.article.date)
    few = published + len(archive.mentions) < FEW
    periods = [period for period in reversed(timeline.groups()) if any(timeline.counts(period))]
    return TimelineView(
        section=ROOT,
        title=context.words.t("timeline"),
        description=context.words.timeline_description(context.settings.title),
        lead=context.words.timeline_lead(published, len(archive.mentions), (timeline.years[0], timeline.years[-1])),
        trail=(),
        chart=None if few else timeline_chart(context),
        items=_items(archive.entries, archive.mentions, context) if few else (),
        periods=() if few else _periods(periods, context),
        newer=None,
        older=None,
    )


def _period(period: Period, context: Context, newer: Period | None, older: Period | None) -> TimelineView:
    timeline = context.timeline
    published, mentioned = timeline.counts(period)
    title = context.words.period(period.first, period.length)
    few = published + mentioned < FEW
    shelf = timeline.shelves.get((period.first, 0)) if period.length == 1 else None
    return TimelineView(
        section=ROOT,
        title=title,
        description=context.words.period_description(title, context.settings.title),
        lead=context.words.period_lead(published, mentioned),
        trail=trail(context, period.first, period.length),
        chart=None if few else _chart(period, context, title),
        items=_items_of(period, context) if few else (),
        periods=() if few else _children(period, context),
        newer=_link(newer, context),
        older=_link(older, context),
        mentions=mention_views([mention for _, mention in shelf.mentioned], context) if shelf and not few else (),
    )


def _link(period: Period | None, context: Context) -> Link | None:
    if period is None:
        return None
    return Link(
        context.words.period(period.first, period.length), context.addresses.period(period.first, period.length)
    )


def _children(period: Period, context: Context) -> tuple[PeriodView, ...]:
    if period.length == 1:
        return _months(period.first, context)
    found = [child for child in reversed(period.children()) if any(context.timeline.counts(child))]
    return _periods(found, context)


def _periods(periods: list[Period], context: Context) -> tuple[PeriodView, ...]:
    return tuple(
        PeriodView(
            context.words.period(period.first, period.length),
            context.addresses.period(period.first, period.length),
            *context.timeline.counts(period),
            context.cards_of(list(islice(context.timeline.published(period), TOP)))
            if index < PERIODS_WITH_CARDS
            else (),
        )
        for index, period in enumerate(periods)
    )


def _months(year: int, context: Context) -> tuple[PeriodView, ...]:
    found: list[PeriodView] = []
    for month in (*range(1, 13), 0):
        shelf = context.timeline.shelves.get((year, month))
        if shelf is None or not (shelf.published or month):
            continue
        entries = [entry for _, entry in shelf.published[: TOP if month else None]]
        title = context.words.month_name(month) if month else context.words.t("month_not_known")
        url = context.addresses.month(year, month) if month else ""
        found.append(PeriodView(title, url, len(shelf.published), len(shelf.mentioned), context.cards_of(entries)))
    return tuple(found)


def _chart(period: Period, context: Context, title: str) -> Chart:
    if period.length == 1:
        cells = [_month_cell(period.first, month, context) for month in range(1, 13)]
    else:
        cells = [_cell(child, context) for child in period.children()]
    return charts.histogram(cells, context.words.chart_title(title))


def _cell(period: Period, context: Context) -> charts.Cell:
    timeline = context.timeline
    if period.length == 1:
        bars = [timeline.month_counts(period.first, month) for month in range(13)]
        bars[MIDDLE_MONTH] = _sum(bars[MIDDLE_MONTH], bars[0])
        del bars[0]
    else:
        bars = [timeline.counts(child) for child in period.children()]
    return charts.Cell(
        context.words.period(period.first, period.length),
        context.addresses.period(period.first, period.length),
        tuple(bars),
    )


def _month_cell(year: int, month: int, context: Context) -> charts.Cell:
    """A month as daily bars; what is known to the month stands in its middle, what is known to the year in July's."""
    bars = [[0, 0] for _ in range(dates.days_in(year, month))]
    for key in (month, 0) if month == MIDDLE_MONTH else (month,):
        shelf = context.timeline.shelves.get((year, key))
        for day, _ in shelf.published if shelf else ():
            bars[(day or MIDDLE_DAY) - 1][0] += 1
        for day, _ in shelf.mentioned if shelf else ():
            bars[(day or MIDDLE_DAY) - 1][1] += 1
    url = context.addresses.month(year, month) if (year, month) in context.timeline.shelves else ""
    return charts.Cell(
        context.words.short_month_name(month), url, tuple((published, mentioned) for published, mentioned in bars)
    )


def _sum(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]


def _items_of(period: Period, context: Context) -> tuple[TimelineItem, ...]:
    shelves = context.timeline.shelves_of(period)
    entries = [entry for shelf in shelves for _, entry in shelf.published]
    mentions = [mention for shelf in shelves for _, mention in shelf.mentioned]
    return _items(entries, mentions, context)


def _items(entries: Iterable[Entry], mentions: Iterable[Mention], context: Context) -> tuple[TimelineItem, ...]:
    rows: list[tuple[When, bool, str, str]] = [
        (entry.article.date, False, entry.article.title, entry.url) for entry in entries if entry.article.date
    ]
    rows += [(mention.event.date, True, mention.event.text, mention.entry.url) for mention in mentions]
    rows.sort(key=lambda row: (row[0].sort_key, row[1], row[3], row[2]))
    items: list[TimelineItem] = []
    before: When | None = None
    for date, mentioned, title, url in rows:
        items.append(
            TimelineItem(
                context.dates.view(date), title, url, mentioned, gap(before, date, context.words) if before else ""
            )
        )
        before = date
    return tuple(items)
