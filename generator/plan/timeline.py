"""The archive by date: what each month holds, and the longer periods above the years where there are many."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from generator import text
from generator.model import Archive, Entry, Mention
from generator.plan.places import Dates, Place

MOST_GROUPS = 40
LENGTHS = (1, 10, 100, 1000)
MIDDLE_MONTH, MIDDLE_DAY = 7, 15
TOP = 3


@dataclass(slots=True)
class Shelf:
    """What a month holds, or a year beside its months: entries and mentions, each with its day (0 when not known).

    `vague` counts those of them that are not known to the day, published and mentioned.
    """

    published: list[tuple[int, Entry]]
    mentioned: list[tuple[int, Mention]]
    vague: tuple[int, int] = (0, 0)

    @property
    def items(self) -> int:
        """How much there is on it."""
        return len(self.published) + len(self.mentioned)


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or 10, 100 or 1,000 of them, beginning with the year `first`."""

    first: int
    length: int

    def children(self) -> tuple[Period, ...]:
        """The ten periods of the next finer kind; for a year there are none (it has months)."""
        shorter = self.length // 10
        return (
            tuple(Period(first, shorter) for first in range(self.first, self.first + self.length, shorter))
            if shorter
            else ()
        )


class Timeline:
    """The shelves of an archive by (year, month), month 0 for what is known to the year; entries run newest first."""

    def __init__(self, archive: Archive, dates: Dates) -> None:
        self.shelves: dict[tuple[int, int], Shelf] = {}
        for entry in archive.entries:
            if entry.article.date:
                place = dates.place(entry.article.date)
                shelf = self._shelf(place)
                shelf.published.append((place.day, entry))
                if not place.exact:
                    shelf.vague = shelf.vague[0] + 1, shelf.vague[1]
        for mention in archive.mentions:
            place = dates.place(mention.event.date)
            shelf = self._shelf(place)
            shelf.mentioned.append((place.day, mention))
            if not place.exact:
                shelf.vague = shelf.vague[0], shelf.vague[1] + 1
        self.months = tuple(sorted(key for key in self.shelves if key[1]))
        self.years = tuple(sorted({year for year, _ in self.shelves}))
        self.length = length_of(self.years)
        self._counts: dict[Period, tuple[int, int]] = {}
        self._vague: dict[Period, tuple[int, int]] = {}
        self._tops: dict[tuple[int, int], tuple[Entry, ...]] = {}
        for (year, _), shelf in self.shelves.items():
            self._count(year, shelf)

    def _shelf(self, place: Place) -> Shelf:
        key = (place.year, place.month)
        shelf = self.shelves.get(key)
        if shelf is None:
            shelf = self.shelves[key] = Shelf([], [])
        return shelf

    def _count(self, year: int, shelf: Shelf) -> None:
        for length in LENGTHS:
            period = Period(year // length * length, length)
            self._counts[period] = added(self.counts(period), (len(shelf.published), len(shelf.mentioned)))
            if any(shelf.vague):
                self._vague[period] = added(self.vague(period), shelf.vague)

    def counts(self, period: Period) -> tuple[int, int]:
        """How much was published in a period, and how much is said about it."""
        return self._counts.get(period, (0, 0))

    def vague(self, period: Period) -> tuple[int, int]:
        """How much of it is not known to the day."""
        return self._vague.get(period, (0, 0))

    def month_counts(self, year: int, month: int) -> tuple[int, int]:
        """The same as `counts` for a month; month 0 is what is only known to the year."""
        shelf = self.shelves.get((year, month))
        return (len(shelf.published), len(shelf.mentioned)) if shelf else (0, 0)

    def month_vague(self, year: int, month: int) -> tuple[int, int]:
        """The same as `vague` for a month."""
        shelf = self.shelves.get((year, month))
        return shelf.vague if shelf else (0, 0)

    def groups(self) -> tuple[Period, ...]:
        """The whole timeline as at most 40 periods of one length, from the first with anything in it to the last."""
        return groups_of(self.years)

    def periods(self, length: int) -> tuple[Period, ...]:
        """The periods of a length that hold something, from the oldest."""
        return tuple(Period(first, length) for first in sorted({year // length * length for year in self.years}))

    def shelves_of(self, period: Period) -> tuple[Shelf, ...]:
        """The shelves of a period, newest month first, in each year what has no month last."""
        return tuple(self.shelves[key] for key in self._keys(period))

    def _keys(self, period: Period) -> Iterator[tuple[int, int]]:
        inside = self.years[
            bisect_left(self.years, period.first) : bisect_left(self.years, period.first + period.length)
        ]
        keys = ((year, month) for year in reversed(inside) for month in range(12, -1, -1))
        return (key for key in keys if key in self.shelves)

    def top(self, period: Period) -> tuple[Entry, ...]:
        """The top stories of a period."""
        return top([entry for key in self._keys(period) for entry in self.month_top(*key)])

    def month_top(self, year: int, month: int) -> tuple[Entry, ...]:
        """The top stories of a month, or with month 0 of what is only known to the year."""
        known = self._tops.get((year, month))
        if known is None:
            shelf = self.shelves[year, month]
            known = self._tops[year, month] = top([entry for _, entry in shelf.published])
        return known


def top(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The top stories among entries: those that `weight` puts first, then the longest to read, then as they come."""
    return tuple(sorted(entries, key=_rank)[:TOP])


def _rank(entry: Entry) -> tuple[float, int]:
    article = entry.article
    return article.weight or inf, -text.reading_minutes(article.words) if article.words else 0


def added(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """Two pairs of counts as one."""
    return one[0] + other[0], one[1] + other[1]


def length_of(years: tuple[int, ...]) -> int:
    """The shortest period of which at most 40 cover the years (sorted): 1 up to 40 years, then 10, 100 and 1,000."""
    if not years:
        return 1
    return next(length for length in LENGTHS if years[-1] // length - years[0] // length < MOST_GROUPS)


def groups_of(years: tuple[int, ...]) -> tuple[Period, ...]:
    """The years (sorted) covered by at most 40 periods of one length."""
    if not years:
        return ()
    length = length_of(years)
    return tuple(Period(first * length, length) for first in range(years[0] // length, years[-1] // length + 1))
