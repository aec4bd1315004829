"""Which terms stand in the same articles, and how much more often than by chance.

Lift is the number of articles that two terms share, divided by the number they would share if their articles were drawn
by chance: n(a, b) × N / (n(a) × n(b)). Every article of the archive moves it a little, so it is told in few steps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from generator.model import Archive, Term
from generator.plan.cards import Company
from generator.views import Link

COMPANY = 8
LEAST_SHARED = 2
LEAST_FOR_LIFT = 5
TENTH = 10
STEPS = (1.2, 1.5, 2, 3, 5, 10)
"""How much more often is told, "at least": beyond ten times it is a matter of few articles, and counts say more."""


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
        self._counts = [len(term.entries) for term in self._terms]
        self._total = len(archive.entries)

    def of(self, term: Term) -> dict[str, tuple[Companion, ...]]:
        """The terms that share two articles or more with a term, by kind, at most eight of each.

        Those of other kinds are ranked by count, which only the term's own articles change. Those of its own kind are
        ranked by lift where they share five articles or more, and left out below 1.2; then follow by count those that
        share fewer, yet a tenth of the term's. Where that leaves nothing, plain counts stand instead.
        """
        if len(term.entries) < LEAST_SHARED:
            return {}
        shared = Counter(chain.from_iterable([self._numbers[entry.url] for entry in term.entries]))
        pairs = [(number, count) for number, count in shared.items() if count >= LEAST_SHARED]
        parted = self._by_kind(pairs, term.url)
        found = {kind: _counted(these, self._terms) for kind, these in parted.items()}
        ranked = self._ranked(parted.get(term.kind, ()), term)
        if ranked:
            found[term.kind] = ranked
        return found

    def _by_kind(self, pairs: Iterable[tuple[int, int]], url: str) -> dict[str, list[tuple[int, int]]]:
        parted: dict[str, list[tuple[int, int]]] = {}
        for number, count in pairs:
            term = self._terms[number]
            if term.url != url:
                parted.setdefault(term.kind, []).append((-count, number))
        return parted

    def _ranked(self, pairs: Iterable[tuple[int, int]], term: Term) -> tuple[Companion, ...]:
        own = len(term.entries)
        ranked: list[tuple[float, int, int]] = []
        for less, number in pairs:
            lift = step_of(-less * self._total / (own * self._counts[number])) if -less >= LEAST_FOR_LIFT else 0
            if lift or own <= -less * TENTH < LEAST_FOR_LIFT * TENTH:
                ranked.append((-lift, less, number))
        return tuple([Companion(self._terms[number], -less, -low) for low, less, number in nsmallest(COMPANY, ranked)])


def step_of(lift: float) -> float:
    """The highest step that a lift reaches; 0 below the lowest."""
    return max((step for step in STEPS if lift >= step - 1e-9), default=0)


def _counted(pairs: Iterable[tuple[int, int]], terms: list[Term]) -> tuple[Companion, ...]:
    return tuple([Companion(terms[number], -less) for less, number in nsmallest(COMPANY, pairs)])


def _links(company: Company) -> Iterable[Link]:
    return chain(company.tags, company.people, company.places, company.organisations)
