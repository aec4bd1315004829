"""Which articles have to do with each other, and why: by the names they share, the rarer the better, and by nearness.

An article looks back: of each of its names it takes the few articles that had it last, so that whatever is published
later leaves its choice as it was. How rare a name is, is counted up to the article itself, in powers of four, for the
same reason. An article that is the first choice of later ones leads on to the earliest two of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.dates import Precision, When
from generator.model import Archive, Entry

SHOWN = 5
"""How many related articles an article has at most: `_BACK` earlier ones, `_ONWARD` later ones that chose it first."""
_BACK, _ONWARD = 4, 2
# What sharing a name says while the name is new; each doubling of its articles takes one off, two at a time. Of several
# shared names the first of the first kind is told.
_TELLING = (("stories", 18), ("people", 16), ("organisations", 15), ("places", 12), ("tags", 13))
_RARE, _FEW, _FEWER = 4, 4, 2
"""A name of fewer than 2 ** `_RARE` articles is followed back over `_FEW` of them, any other over `_FEWER`."""
_LEAST = 5
"""Two articles whose names say less than this together are not related."""
_CONSIDERED = 8
_NEAR = {0: 3, 1: 2, **dict.fromkeys(range(2, 8), 1)}
"""What being so many days apart adds."""
_PLAIN, _COMMON = 12, frozenset({"tags", "places"})
"""Where all shared names are common ones and say less than this together, being a day apart tells more."""
_TO_THE_DAY = frozenset({Precision.DAY, Precision.MOMENT})
# A choice is one whole number, so that sorting is cheap: what is said for it, negative; the entry, 0 for the newest;
# the name that says most of it.
_BITS = 24
_SAYS = 2 * _BITS
_MASK = (1 << _BITS) - 1


class Reason(NamedTuple):
    """Why two articles are related: `kind` is a taxonomy's key with the `name` they share, or "days".

    With "days", `days` says how much later the other one is: -1, 0 or 1.
    """

    kind: str
    name: str = ""
    days: int = 0


_DAYS = tuple([Reason("days", days=days) for days in (-1, 0, 1)])
Relation = tuple[Entry, Reason]
"""Another article and the reason."""


def relations(archive: Archive, apart: Mapping[str, Iterable[Entry]]) -> dict[str, tuple[Relation, ...]]:
    """The related articles of each entry that has some, by its address, the most telling first, `SHOWN` at most.

    Parts of a story that follow each other are not among them, nor are the other versions in `apart`, by address: the
    page shows these by themselves.
    """
    entries = archive.entries
    numbers = {entry.url: number for number, entry in enumerate(entries)}
    names = _Names(archive, numbers, [_day(entry.article.date) for entry in entries])
    for url, others in apart.items():
        for other in others:
            names.part(numbers[url], numbers[other.url])
    back = [names.before(number) for number in range(len(entries))]
    onward: list[list[int]] = [[] for _ in entries]
    for later in range(len(entries) - 1, -1, -1):
        if back[later]:
            first = back[later][0]
            earlier = _entry(first)
            if len(onward[earlier]) < _ONWARD:
                onward[earlier].append(first + ((later - earlier) << _BITS))
    found: dict[str, tuple[Relation, ...]] = {}
    for number, entry in enumerate(entries):
        both = sorted(back[number] + onward[number])[:SHOWN] if onward[number] else back[number]
        if both:
            found[entry.url] = tuple([(entries[_entry(each)], names.reason(number, each)) for each in both])
    return found


class _Names:
    """What the names of each entry say, and who had them before. Entries go by their number, 0 is the newest."""

    __slots__ = ("_days", "_parted", "_rows", "_terms")

    def __init__(self, archive: Archive, numbers: Mapping[str, int], days: Sequence[int]) -> None:
        self._days = days
        self._rows: list[dict[int, int]] = [{} for _ in days]
        self._parted: dict[int, set[int]] = {}
        self._terms: list[Reason] = []
        kinds = dict(archive.taxonomies())
        for kind, telling in _TELLING:
            shared = [term for term in kinds[kind] if len(term.entries) > 1]
            # The name that came last tells most: it is likely the rarest, and later articles leave it at that.
            for term in sorted(shared, key=lambda term: numbers[term.entries[-1].url]):
                members = [numbers[entry.url] for entry in term.entries]
                self._add(len(self._terms), telling, members)
                self._terms.append(Reason(kind, term.name))
                if kind == "stories":
                    for one, other in pairwise(members):
                        self.part(one, other)

    def _add(self, name: int, telling: int, members: Sequence[int]) -> None:
        """Take in a name and the entries that have it, newest first."""
        rows = self._rows
        before = len(members)
        for at, entry in enumerate(members, 1):
            before -= 1
            rarity = before.bit_length() & ~1
            if rarity < telling:
                says = (rarity - telling) << _BITS
                row = rows[entry]
                for other in members[at : at + (_FEW if rarity < _RARE else _FEWER)]:
                    row[other] = row.get(other, name) + says

    def part(self, one: int, other: int) -> None:
        """Keep two entries out of each other's lists."""
        self._parted.setdefault(one, set()).add(other)
        self._parted.setdefault(other, set()).add(one)

    def before(self, entry: int) -> list[int]:
        """The best of the earlier entries, `_BACK` at most."""
        row, days = self._rows[entry], self._days
        for other in self._parted.get(entry, ()):
            row.pop(other, None)
        least = (1 - _LEAST) << _BITS
        best = sorted(
            [((said & ~_MASK | other) << _BITS) | said & _MASK for other, said in row.items() if said < least]
        )
        own = days[entry]
        if own:
            near = _NEAR
            best = sorted(
                [each - (near.get(own - days[each >> _BITS & _MASK], 0) << _SAYS) for each in best[:_CONSIDERED]]
            )
        return best[:_BACK]

    def reason(self, entry: int, choice: int) -> Reason:
        """The most telling of the names that two related entries share, or the day where no name tells much."""
        reason = self._terms[choice & _MASK]
        if reason.kind in _COMMON and (choice >> _SAYS) > -_PLAIN:
            own, other = self._days[entry], self._days[_entry(choice)]
            if own and -2 < other - own < 2:
                return _DAYS[other - own + 1]
        return reason


def _entry(choice: int) -> int:
    return choice >> _BITS & _MASK


def _day(date: When | None) -> int:
    """The number of a day that is known; 0 for any other date."""
    if date is None or date.uncertain or date.precision not in _TO_THE_DAY:
        return 0
    return dt.date.fromisoformat(date.first).toordinal()
