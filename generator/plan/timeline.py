"""The archive by date: what each month holds, and the longer periods above the years where there are many."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Archive, Entry, Mention
from generator.plan.places import Dates, Place

MOST_GROUPS = 40
LENGTHS = (1, 10, 100, 1000)
MIDDLE_MONTH, MIDDLE_DAY = 7, 15


@dataclass(slots=True)
class Shelf:
    """What a month holds, or a year beside its months: entries and mentions, each with its day (0 when not known)."""

    published: list[tuple[int, Entry]]
    mentioned: list[tuple[int, Mention]]


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
                self._shelf(place).published.append((place.day, entry))
        for mention in archive.mentions:
            place = dates.place(mention.event.date)
            self._shelf(place).mentioned.append((place.day, mention))
        self.months = tuple(sorted(key for key in self.shelves if key[1]))
        self.years = tuple(sorted({year for year, _ in self.shelves}))
        self.length = length_of(self.years)
        self._counts: dict[Period, tuple[int, int]] = {}
        for (year, _), shelf in self.shelves.items():
            self._count(year, len(shelf.published), len(shelf.mentioned))

    def _shelf(self, place: Place) -> Shelf:
        key = (place.year, place.month)
        shelf = self.shelves.get(key)
        if shelf is None:
            shelf = self.shelves[key] = Shelf([], [])
        return shelf

    def _count(self, year: int, published: int, mentioned: int) -> None:
        for length in LENGTHS:
            period = Period(year // length * length, length)
            before = self._counts.get(period, (0, 0))
            self._counts[period] = (before[0] + published, before[1] + mentioned)

    def counts(self, period: Period) -> tuple[int, int]:
        """How much was published in a period, and how much is said about it."""
        return self._counts.get(period, (0, 0))

    def month_counts(self, year: int, month: int) -> tuple[int, int]:
        """The same for a month; month 0 is what is only known to the year."""
        shelf = self.shelves.get((year, month))
        return (len(shelf.published), len(shelf.mentioned)) if shelf else (0, 0)

    def groups(self) -> tuple[Period, ...]:
        """The whole timeline as at most 40 periods of one length, from the first with anything in it to the last."""
        return groups_of(self.years)

    def periods(self, length: int) -> tuple[Period, ...]:
        """The periods of a length that hold something, from the oldest."""
        return tuple(Period(first, length) for first in sorted({year // length * length for year in self.years}))

    def shelves_of(self, period: Period) -> tuple[Shelf, ...]:
        """The shelves of a period, newest month first, in each year what has no month last."""
        inside = self.years[
            bisect_left(self.years, period.first) : bisect_left(self.years, period.first + period.length)
        ]
        keys = ((year, month) for year in reversed(inside) for month in range(12, -1, -1))
        return tuple(self.shelves[key] for key in keys if key in self.shelves)

    def published(self, period: Period) -> Iterator[Entry]:
        """The entries of a period, newest first, in each year those without a month last."""
        return (entry for shelf in self.shelves_of(period) for _, entry in shelf.published)


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
