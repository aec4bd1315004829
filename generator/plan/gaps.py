"""How long nothing happened between two dates."""

from __future__ import annotations

from generator.dates import Precision, When
from generator.words import Words

LEAST_YEARS, LEAST_MONTHS = 2, 2
_TO_THE_MONTH = frozenset({Precision.MOMENT, Precision.DAY, Precision.MONTH})


def gap(before: When, after: When, words: Words) -> str:
    """The time between two dates, "12 years pass", from the end of the first; "" for less than two whole years."""
    passed = int(after.first[:4]) - int(before.last[:4]) - (after.first[5:] < before.last[5:])
    return words.gap(passed) if passed >= LEAST_YEARS else ""


def pause(before: When, after: When, words: Words) -> str:
    """The same for the parts of a story, which may be told in months: "5 months pass"; "" for less than two of them."""
    told = gap(before, after, words)
    if told or before.precision not in _TO_THE_MONTH or after.precision not in _TO_THE_MONTH:
        return told
    passed = 12 * (int(after.first[:4]) - int(before.last[:4])) + int(after.first[5:7]) - int(before.last[5:7])
    passed -= after.first[8:] < before.last[8:] and passed > 0
    return words.t("gap_months", passed) if passed >= LEAST_MONTHS else ""
