"""A long list cut by time: centuries where they are thin, then ever shorter spans down to months where they are full.

Every page holds the entries of its own span of time and no others, so an entry added anywhere changes one page of the
list, however old it is. A span that grows too full is cut into no more than five shorter ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, groupby

from generator.model import Entry
from generator.plan.paginate import numbered
from generator.plan.places import Place

PlaceOf = Callable[[Entry], Place | None]
"""Where an entry stands in the timeline; None without a date."""
LENGTHS = (100, 20, 5, 1)
FULL = 2
"""How many times the entries of a usual page a span may hold before it is cut into shorter ones."""
QUARTER = 3


@dataclass(frozen=True, slots=True)
class Span:
    """The entries of `length` years from `first` on, or of `months` of the year `first`, newest first.

    `months` are the first and the last, (0, 0) for what is known to the year alone, None for whole years; `length` is 0
    for what has no date. What is too much for one page has parts that count from the oldest, else `part` is 0.
    """

    first: int
    length: int
    months: tuple[int, int] | None
    part: int
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """Its name in addresses: "1960-1979", "2018", "2018-q3", "2018-07", "2018-07-2", "undated"."""
        if self.months is not None:
            start, end = self.months
            stem = f"{self.first:04}-{start:02}" if start == end else f"{self.first:04}-q{end // QUARTER}"
        elif self.length > 1:
            stem = f"{self.first:04}-{self.first + self.length - 1:04}"
        else:
            stem = f"{self.first:04}" if self.length else "undated"
        return f"{stem}-{self.part}" if self.part else stem


def spans(entries: Sequence[Entry], place: PlaceOf, most: int) -> tuple[Span, ...]:
    """The spans of a list, newest first, what has no date last; none holds more than `most`.

    Entries keep their order, but for dates with an open beginning: these stand in the years that they end in.
    """
    places = [(place(entry), entry) for entry in entries]
    dated = [(found, entry) for found, entry in places if found is not None]
    dated.sort(key=lambda item: -item[0].year)
    undated = tuple(entry for found, entry in places if found is None)
    return (*_cut(dated, 0, most), *_parts(0, 0, None, undated, most))


def further(entries: Sequence[Entry], place: PlaceOf, usual: int, shown: int) -> tuple[Span, ...]:
    """The spans that a list goes on with, each of at most twice as many entries as a `usual` page.

    The page with the newest `shown` stands for the newest spans, as long as it holds all that is in them.
    """
    if len(entries) <= shown:
        return ()
    known = {entry.url for entry in entries[:shown]}
    found = spans(entries, place, FULL * usual)
    return tuple(dropwhile(lambda span: all(entry.url in known for entry in span.entries), found))


def _cut(dated: Sequence[tuple[Place, Entry]], level: int, most: int) -> Iterator[Span]:
    length = LENGTHS[level]
    for first, group in groupby(dated, lambda item: item[0].year // length * length):
        inside = list(group)
        if len(inside) <= most:
            yield Span(first, length, None, 0, tuple(entry for _, entry in inside))
        elif level + 1 < len(LENGTHS):
            yield from _cut(inside, level + 1, most)
        else:
            yield from _months(first, inside, most)


def _months(year: int, dated: Sequence[tuple[Place, Entry]], most: int) -> Iterator[Span]:
    """The quarters of a year, or the months of a full quarter; what is known to the year alone comes last."""
    for quarter, group in groupby(_by_month(dated), lambda item: -(-item[0] // QUARTER)):
        inside = list(group)
        entries = tuple(entry for _, entry in inside)
        if quarter and len(inside) <= most:
            yield Span(year, 1, (quarter * QUARTER - QUARTER + 1, quarter * QUARTER), 0, entries)
            continue
        for month, of in groupby(inside, lambda item: item[0]):
            yield from _parts(year, 1, (month, month), tuple(entry for _, entry in of), most)


def _by_month(dated: Sequence[tuple[Place, Entry]]) -> list[tuple[int, Entry]]:
    return sorted([(place.month, entry) for place, entry in dated], key=lambda item: -item[0])


def _parts(
    first: int, length: int, months: tuple[int, int] | None, entries: tuple[Entry, ...], most: int
) -> Iterator[Span]:
    if len(entries) <= most:
        if entries:
            yield Span(first, length, months, 0, entries)
        return
    parts = numbered(entries, most, 0)
    for number in range(len(parts), 0, -1):
        yield Span(first, length, months, number, parts[number - 1])
