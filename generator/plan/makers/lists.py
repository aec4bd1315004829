"""The pages of a long list, whose newest entries stand on a page of their own: one page for each span of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from generator.model import Entry, Page
from generator.plan.context import Context
from generator.plan.spans import Span, further
from generator.plan.timeline import groups_of
from generator.views import Link, ListView, YearView


@dataclass(frozen=True)
class LongList:
    """A list of entries, newest first; its `home` shows the newest `shown`, its further pages are named by `stem`.

    Their addresses have their times, or where the list is `counted` their numbers from the oldest.
    """

    section: str
    title: str
    kicker: Link | None
    entries: tuple[Entry, ...]
    home: str
    shown: int
    stem: str
    context: Context
    counted: bool = False

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The list by time, newest first; without the times of which the home shows everything."""
        return further(self.entries, self.context.place, self.context.settings.page_size, self.shown)

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The address of each span's page, by the name of the span."""
        own, found = self.context.addresses, self.spans
        if self.counted:
            return {span.name: own.numbered(self.stem, len(found) - at) for at, span in enumerate(found)}
        return {span.name: own.page(f"{self.stem}/{span.name}") for span in found}


def pages(long: LongList) -> Iterator[Page]:
    """The page of each span, from the newest."""
    words = long.context.words
    found = long.spans
    for at, span in enumerate(found):
        name = _name(span, long.context)
        newer = _link(long, found[at - 1]) if at else Link(words.t("newer_articles"), long.home)
        view = ListView(
            section=long.section,
            title=words.t("list_title", title=long.title, period=name),
            description=words.t("list_description", title=long.title, period=name),
            kicker=long.kicker,
            years=_by_year(span, long.context),
            newer=newer,
            older=_link(long, found[at + 1]) if at + 1 < len(found) else None,
        )
        yield Page(_url(long, span), "list.html", view)


def older(long: LongList) -> Link | None:
    """The link from the page with the newest entries to the newest of its further pages; None where there is none."""
    return Link(long.context.words.t("older_articles"), _url(long, long.spans[0])) if long.spans else None


def years(long: LongList) -> tuple[Link, ...]:
    """Links to the years, or longer periods of many, each to its newest page with the number of its articles."""
    context = long.context
    found = [(context.years[entry.url], span) for span in long.spans if span.length for entry in span.entries]
    periods = groups_of(tuple(sorted({year for year, _ in found})))
    if not periods:
        return ()
    length = periods[0].length
    counts = Counter(year // length * length for year, _ in found)
    newest: dict[int, tuple[int, Span]] = {}
    for year, span in found:
        newest.setdefault(year // length * length, (year, span))
    links: list[Link] = []
    for first, (year, span) in newest.items():
        url = _url(long, span) + (f"#{_anchor(year)}" if span.length > 1 else "")
        links.append(Link(context.words.period(first, length), url, counts[first]))
    return tuple(links)


def _by_year(span: Span, context: Context) -> tuple[YearView, ...]:
    if span.length <= 1:
        return (YearView("", "", context.cards_of(span.entries)),)
    parted = groupby(span.entries, lambda entry: context.years[entry.url])
    return tuple([YearView(_anchor(year), context.words.year(year), context.cards_of(list(of))) for year, of in parted])


def _anchor(year: int) -> str:
    return f"y{year:04}"


def _name(span: Span, context: Context) -> str:
    words = context.words
    if not span.length:
        name = words.t("undated")
    elif span.months is None:
        name = words.period(span.first, span.length)
    elif span.months == (0, 0):
        name = words.t("list_title", title=words.year(span.first), period=words.t("month_not_known"))
    else:
        start, end = (words.month(span.first, month) for month in span.months)
        name = start if start == end else words.t("span", first=start, last=end)
    return words.page_title(name, span.part) if span.part else name


def _url(long: LongList, span: Span) -> str:
    return long.addresses[span.name]


def _link(long: LongList, span: Span) -> Link:
    return Link(_name(span, long.context), _url(long, span))
