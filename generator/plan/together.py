"""Which terms stand in the same articles, and how much more often than by chance.

Lift is the number of articles that two terms share, divided by the number they would share if their articles were drawn
by chance: n(a, b) × N / (n(a) × n(b)). Every article of the archive moves it a little, so it is told in few steps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from generator.model import Archive, Term
from generator.plan.cards import Company
from generator.views import Link

TAXONOMIES = ("tags", "people", "places", "organisations")
COMPANY = 8
LEAST_SHARED = 2
LEAST_FOR_LIFT = 5
TENTH = 10
STEPS = (1.2, 1.5, 2, 3, 5, 10)
"""How much more often is told, "at least": beyond ten times it is a matter of few articles, and counts say more."""
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Companion:
    """A term in another's company: the articles they share, and the step of their lift (0 where it is not told)."""

    term: Term
    shared: int
    lift: float = 0


class Together:
    """The company of the terms of an archive. Terms are numbered by taxonomy and from A to Z, which breaks all ties."""

    def __init__(self, archive: Archive, company: Mapping[str, Company]) -> None:
        self._terms = [term for kind, found in archive.taxonomies() if kind != "stories" for term in found]
        numbers = {term.url: number for number, term in enumerate(self._terms)}
        self._numbers = {
            entry.url: tuple([numbers[link.url] for link in _links(company[entry.url])]) for entry in archive.entries
        }
        self._kinds = [term.kind for term in self._terms]
        self._counts = [len(term.entries) for term in self._terms]
        self._total = len(archive.entries)

    def of(self, term: Term) -> dict[str, tuple[Companion, ...]]:
        """The terms that share two articles or more with a term, by kind, at most eight of each.

        Those of other kinds are ranked by count, which only the term's own articles change. Those of its own kind are
        ranked by lift where they share five articles or more, and left out below 1.2; then follow by count those that
        share fewer, yet a tenth of the term's. Where that leaves nothing, plain counts stand instead.
        """
        own = len(term.entries)
        if own < LEAST_SHARED:
            return {}
        shared = Counter(chain.from_iterable([self._numbers[entry.url] for entry in term.entries]))
        found: dict[str, list[tuple[int, int]]] = {kind: [] for kind in TAXONOMIES}
        mine = found.get(term.kind, [])
        kinds, size = self._kinds, len(self._kinds)
        # One number for each pair, most shared first: numbers sort quicker than pairs of them.
        for code in sorted([number - count * size for number, count in shared.items() if count >= LEAST_SHARED]):
            number = code % size
            pairs = found[kinds[number]]
            if len(pairs) < COMPANY or pairs is mine:
                pairs.append((number, (number - code) // size))
        ranked = self._ranked(mine, term)
        return {
            kind: ranked if ranked and pairs is mine else self._counted(pairs, term.url)
            for kind, pairs in found.items()
            if pairs
        }

    def _ranked(self, pairs: Iterable[tuple[int, int]], term: Term) -> tuple[Companion, ...]:
        own = len(term.entries)
        ranked: list[tuple[float, int, int]] = []
        for number, count in pairs:
            lift = step_of(count * self._total / (own * self._counts[number])) if count >= LEAST_FOR_LIFT else 0
            if (lift or own <= count * TENTH < LEAST_FOR_LIFT * TENTH) and self._terms[number].url != term.url:
                ranked.append((-lift, -count, number))
        return tuple([Companion(self._terms[number], -less, -low) for low, less, number in nsmallest(COMPANY, ranked)])

    def _counted(self, pairs: Iterable[tuple[int, int]], url: str) -> tuple[Companion, ...]:
        others = [Companion(self._terms[number], count) for number, count in pairs if self._terms[number].url != url]
        return tuple(others[:COMPANY])


def step_of(lift: float) -> float:
    """The highest step that a lift reaches; 0 below the lowest."""
    return STEPS[bisect_right(STEPS, lift + _ROUNDING) - 1] if lift + _ROUNDING >= STEPS[0] else 0


def _links(company: Company) -> Iterable[Link]:
    return chain(company.tags, company.people, company.places, company.organisations)
