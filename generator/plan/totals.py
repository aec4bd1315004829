"""How many articles there are of a period, as a term's timeline divides by it: so that other articles hardly move it.

Two things keep a share still. Only what is no younger than the term's own newest article counts, so that an archive may
grow at its end. And the sum is told to about an eighth: it is taken to the middle of eight rungs of a ladder. Which
rungs these are differs from term to term, so that an article in between moves a few terms, and never all at once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from generator import digest
from generator.model import Term
from generator.plan.places import Place
from generator.plan.timeline import Period, Timeline

PHASES = 8
_RUNGS = [1]
while _RUNGS[-1] < 10**9:
    _RUNGS.append(_RUNGS[-1] + max(1, _RUNGS[-1] * 3 // 100))


class Totals:
    """The sums for one term. `newest` is where its newest article stands, None where it has none with a date."""

    def __init__(self, term: Term, newest: Place | None, timeline: Timeline) -> None:
        self._timeline = timeline
        self._newest = newest
        self._phase = int(digest.of_text(term.url)[:8], 16) % PHASES

    def of_period(self, period: Period) -> int:
        """The articles of years, or of longer periods."""
        total = self._timeline.counts(period)[0]
        if self._newest and period.first <= self._newest.year < period.first + period.length:
            years = range(self._newest.year + 1, period.first + period.length)
            total -= sum(self._timeline.counts(Period(year, 1))[0] for year in years)
            months = range(self._newest.month + 1, 13) if self._newest.month else ()
            total -= sum(self._timeline.month_counts(self._newest.year, month)[0] for month in months)
            total -= self._later_days(self._newest)
        return steady(total, self._phase)

    def of_month(self, year: int, month: int) -> int:
        """The articles of a month."""
        total = self._timeline.month_counts(year, month)[0]
        if self._newest and (year, month) == (self._newest.year, self._newest.month):
            total -= self._later_days(self._newest)
        return steady(total, self._phase)

    def _later_days(self, place: Place) -> int:
        """How many articles of a month are younger than a day of it."""
        shelf = self._timeline.shelves.get((place.year, place.month))
        if shelf is None or not place.day:
            return 0
        return bisect_left(shelf.published, -place.day, key=lambda item: -item[0])


def steady(total: int, phase: int) -> int:
    """The sum as its neighbourhood on the ladder: eight rungs, the first of them one that the phase decides."""
    below = bisect_right(_RUNGS, total) - 1
    if below < phase:
        return total
    return _RUNGS[below - (below - phase) % PHASES + PHASES // 2]
