"""The timeline: its root, the decades and centuries of a long one, and its years."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Archive, Entry, Page
from generator.plan import charts, crowds, daily, dated, dots
from generator.plan.context import Context
from generator.plan.makers import thisday
from generator.plan.timeline import Period, Shelf
from generator.timeviews import Dots, MentionView, PeriodView, TimelineView
from generator.views import Chart, Link

FEW = 12
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
    """The whole archive as a mirrored histogram: by the month, and an archive of a single year by the day."""
    timeline = context.timeline
    if len(timeline.years) == 1:
        return _chart(Period(timeline.years[0], 1), context, context.words.t("timeline"))
    cells = [_cell(group, context) for group in timeline.groups()]
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


def _root(archive: Archive, context: Context) -> TimelineView:
    timeline = context.timeline
    published = sum(1 for entry in archive.entries if entry.article.date)
    items = published + len(archive.mentions)
    rows = dated.rows(archive.entries, archive.mentions) if items < dots.MANY else []
    title = context.words.t("timeline")
    return TimelineView(
        section=ROOT,
        title=title,
        description=context.words.timeline_description(context.settings.title),
        lead=context.words.timeline_lead(published, len(archive.mentions), (timeline.years[0], timeline.years[-1])),
        trail=(),
        chart=timeline_chart(context) if items >= dots.MANY else None,
        items=dated.items(rows, context) if items < FEW else (),
        periods=_parts(context) if items >= FEW else (),
        newer=None,
        older=None,
        dots=_dots(rows, dots.of_all(context), title, context) if FEW <= items < dots.MANY else None,
        days=thisday.link(context),
    )


def _parts(context: Context) -> tuple[PeriodView, ...]:
    """The sections of the root: its periods, newest first, or the months of a timeline of one year."""
    timeline = context.timeline
    if len(timeline.years) == 1:
        return _months(timeline.years[0], context)
    return _periods([period for period in reversed(timeline.groups()) if any(timeline.counts(period))], context)


def _period(period: Period, context: Context, newer: Period | None, older: Period | None) -> TimelineView:
    timeline = context.timeline
    published, mentioned = timeline.counts(period)
    items = published + mentioned
    title = context.words.period(period.first, period.length)
    rows = dated.rows_of(period, context) if items < dots.MANY else []
    loose = timeline.shelves.get((period.first, 0)) if period.length == 1 and items >= FEW else None
    return TimelineView(
        section=ROOT,
        title=title,
        description=context.words.period_description(title, context.settings.title),
        lead=context.words.period_lead(published, mentioned),
        trail=trail(context, period.first, period.length),
        chart=_chart(period, context, title) if items >= dots.MANY else None,
        items=dated.items(rows, context) if items < FEW else (),
        periods=_children(period, context) if items >= FEW else (),
        newer=_link(newer, context),
        older=_link(older, context),
        mentions=_mentions(loose, context) if loose and not crowds.is_loose_crowded(loose) else (),
        dots=_dots(rows, _columns(period, context), title, context) if FEW <= items < dots.MANY else None,
    )


def _mentions(shelf: Shelf, context: Context) -> tuple[MentionView, ...]:
    return dated.mention_views([mention for _, mention in shelf.mentioned], context)


def _dots(rows: list[dots.Row], columns: dots.Columns, name: str, context: Context) -> Dots:
    return dots.drawn(rows, columns, context.words.chart_title(name), context)


def _columns(period: Period, context: Context) -> dots.Columns:
    if period.length == 1:
        return dots.of_months((period.first, 1), (period.first, 12), context)
    return dots.of_periods(period.children(), context)


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
            context.cards_of(context.timeline.top(period)) if index < PERIODS_WITH_CARDS else (),
        )
        for index, period in enumerate(periods)
    )


def _months(year: int, context: Context) -> tuple[PeriodView, ...]:
    """The months of a year in order, and after them what is known to the year alone."""
    found: list[PeriodView] = []
    for month in range(1, 13):
        shelf = context.timeline.shelves.get((year, month))
        if shelf:
            url = context.addresses.month(year, month)
            shown = context.timeline.month_top(year, month)
            found.append(_shelf_view(context.words.month_name(month), url, shelf, shown, context))
    shelf = context.timeline.shelves.get((year, 0))
    if shelf and crowds.is_loose_crowded(shelf):
        url, entries = context.addresses.month(year, 0), context.timeline.month_top(year, 0)
        found.append(_shelf_view(context.words.t("month_not_known"), url, shelf, entries, context))
    elif shelf and shelf.published:
        every = tuple([entry for _, entry in shelf.published])
        found.append(_shelf_view(context.words.t("month_not_known"), "", shelf, every, context))
    return tuple(found)


def _shelf_view(title: str, url: str, shelf: Shelf, shown: tuple[Entry, ...], context: Context) -> PeriodView:
    return PeriodView(title, url, len(shelf.published), len(shelf.mentioned), context.cards_of(shown))


def _chart(period: Period, context: Context, title: str) -> Chart:
    if period.length == 1:
        return daily.chart(period.first, context, title)
    return charts.histogram([_cell(child, context) for child in period.children()], context.words.chart_title(title))


def _cell(period: Period, context: Context) -> charts.Cell:
    timeline = context.timeline
    name = context.words.period(period.first, period.length)
    url = context.addresses.period(period.first, period.length) if any(timeline.counts(period)) else ""
    if period.length > 1:
        children = period.children()
        return charts.Cell(name, url, tuple(map(timeline.counts, children)), tuple(map(timeline.vague, children)))
    bars = [list(timeline.month_counts(period.first, month)) for month in range(1, 13)]
    vague = [list(timeline.month_vague(period.first, month)) for month in range(1, 13)]
    for side, count in enumerate(timeline.month_counts(period.first, 0)):
        for index in charts.spread(count, len(bars)):
            bars[index][side] += 1
            vague[index][side] += 1
    return charts.Cell(name, url, charts.pairs(bars), charts.pairs(vague))
