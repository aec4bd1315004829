"""What the templates of the timeline may see: its root, its decades and years, its months and days, each day of a year.

`language` and `direction` are those of an article whose words stand there, "" where they are the site's.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.views import BarGroup, Card, Chart, DateView, Link


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
    language: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark on a timeline of few items: an article, a dated fact, or so many of them (`count`).

    `label` is its name; `hollow` where the day is not known for certain.
    """

    url: str
    label: str
    count: int
    hollow: bool


@dataclass(frozen=True, slots=True)
class DotColumn:
    """The dots of one period, oldest first; `tick` where there is room for its label beside those of its neighbours.

    `gap` says how long nothing happened before it, where columns before it are empty.
    """

    label: str
    tick: bool
    published: tuple[Dot, ...]
    mentioned: tuple[Dot, ...]
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Dots:
    """A timeline of few items: columns from the first with anything in it to the last, with what is empty between them.

    `groups` are the columns' numbers for the grid and the table; `mentioned` and `vague` count all of them.
    """

    columns: tuple[DotColumn, ...]
    groups: tuple[BarGroup, ...]
    mentioned: int
    vague: int
    title: str


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A period with its top stories: a year on the root, a month on a year's page."""

    title: str
    url: str
    published: int
    mentioned: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The root of the timeline, or one year or decade of it.

    Few things are a list (`items`), more are `dots`, many are a `chart`; with the last two go `periods`.

    `mentions` are the facts dated to the year alone. `days` leads from the root to the days of any year.
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
    dots: Dots | None = None
    days: Link | None = None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A cell of the month: its number (0 outside the month), how many articles, and how strong its bar is (0 to 3)."""

    number: int
    count: int
    strength: int


@dataclass(frozen=True, slots=True)
class DayView:
    """The articles of one day (`anchor` is its fragment); `title` is "Sunday 1 July", or "Day not known".

    In a month of more than 400 things `cards` are the day's top stories, and `url` is the page of them all.
    """

    anchor: str
    title: str
    iso: str
    cards: tuple[Card, ...]
    published: int = 0
    mentioned: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class MentionView:
    """An article, of any date, that states something about the period."""

    date: DateView
    text: str
    article: Link
    language: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class MonthView:
    """One month: a calendar, its days with their articles, and what articles of any date say of it.

    `top` are the top stories of a month of many.
    """

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
    top: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class LeafView:
    """A list at the end of the timeline: a day of a crowded month, or what is known only to a month or a year."""

    section: str
    title: str
    description: str
    lead: str
    trail: tuple[Link, ...]
    cards: tuple[Card, ...]
    mentions: tuple[MentionView, ...]
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """What one year holds of a calendar day; `more` leads to the month where not all of it is shown."""

    title: str
    url: str
    cards: tuple[Card, ...]
    mentions: tuple[MentionView, ...]
    more: Link | None


@dataclass(frozen=True, slots=True)
class ThisDayView:
    """A calendar day of any year: what was published on it and what happened on it, newest year first.

    `further` are years that are not shown.
    """

    section: str
    title: str
    description: str
    lead: str
    trail: tuple[Link, ...]
    years: tuple[DayOfYear, ...]
    further: tuple[Link, ...]
    newer: Link
    older: Link


@dataclass(frozen=True, slots=True)
class MonthOfDays:
    """A month of any year: its days by number, each with an address where the archive holds something of it."""

    title: str
    days: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ThisDaysView:
    """The calendar that leads to the days of any year."""

    section: str
    title: str
    description: str
    lead: str
    trail: tuple[Link, ...]
    months: tuple[MonthOfDays, ...]
