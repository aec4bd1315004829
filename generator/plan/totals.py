"""How many articles there are of a period, as a term's timeline divides by it: so that other articles hardly move it.

The sum is told to about an eighth: it is taken to the middle of eight rungs of a ladder. Which rungs these are differs
from term to term, so that an article that comes in moves a few terms, and never all at once.
"""

from __future__ import annotations

from bisect import bisect_right

from generator import digest
from generator.model import Term
from generator.plan.timeline import Period, Timeline

PHASES = 8
_RUNGS = [1]
while _RUNGS[-1] < 10**9:
    _RUNGS.append(_RUNGS[-1] + max(1, _RUNGS[-1] * 3 // 100))


class Totals:
    """The sums for one term."""

    def __init__(self, term: Term, timeline: Timeline) -> None:
        self._timeline = timeline
        self._phase = int(digest.of_text(term.url)[:8], 16) % PHASES

    def of_period(self, period: Period) -> int:
        """The articles of years, or of longer periods."""
        return steady(self._timeline.counts(period)[0], self._phase)

    def of_month(self, year: int, month: int) -> int:
        """The articles of a month."""
        return steady(self._timeline.month_counts(year, month)[0], self._phase)


def steady(total: int, phase: int) -> int:
    """The sum as its neighbourhood on the ladder: eight rungs, the first of them one that the phase decides."""
    below = bisect_right(_RUNGS, total) - 1
    if below < phase:
        return total
    return _RUNGS[below - (below - phase) % PHASES + PHASES // 2]
