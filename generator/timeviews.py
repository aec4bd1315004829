"""What the templates of the timeline may see: its root, its decades and years, its months."""

from __future__ import annotations

from dataclasses import dataclass

from generator.views import Card, Chart, DateView, Link


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """A line of a dated list: an article or a dated fact.

    `gap` says how long nothing happened before it ("12 years pass").
    """

    date: DateView
    title: str
    url: str
    mentioned: bool
    gap: str


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A period with the newest of its articles: a year on the root, a month on a year's page."""

    title: str
    url: str
    published: int
    mentioned: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The root of the timeline, or one year or decade of it.

    `items` is filled instead of `chart` and `periods` when there are few.

    `mentions` are the facts dated to the year alone.
    """

    section: str
    title: str
    description: str
    lead: str
    trail: tuple[Link, ...]
    chart: Chart | None
    items: tuple[TimelineItem, ...]
    periods: tuple[PeriodView, ...]
    newer: Link | None
    older: Link | None
    mentions: tuple[MentionView, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A cell of the month: its number (0 outside the month), how many articles, and how strong its bar is (0 to 3)."""

    number: int
    count: int
    strength: int


@dataclass(frozen=True, slots=True)
class DayView:
    """The articles of one day (`anchor` is its fragment); `title` is "Sunday 1 July", or "Day not known"."""

    anchor: str
    title: str
    iso: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class MentionView:
    """An article, of any date, that states something about the period."""

    date: DateView
    text: str
    article: Link


@dataclass(frozen=True, slots=True)
class MonthView:
    """One month: a calendar, its days with their articles, and what articles of any date say of it."""

    section: str
    title: str
    description: str
    lead: str
    trail: tuple[Link, ...]
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[CalendarDay, ...], ...]
    days: tuple[DayView, ...]
    mentions: tuple[MentionView, ...]
    newer: Link | None
    older: Link | None
