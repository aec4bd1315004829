"""How long nothing happened between two dates."""

from __future__ import annotations

from generator.dates import When
from generator.words import Words

LEAST_YEARS = 2


def gap(before: When, after: When, words: Words) -> str:
    """The time between two dates, "12 years pass", from the end of the first; "" for less than two whole years."""
    passed = int(after.first[:4]) - int(before.last[:4]) - (after.first[5:] < before.last[5:])
    return words.gap(passed) if passed >= LEAST_YEARS else ""
