"""Time cut into periods of a bounded number of articles, whose borders no other article can move.

Time is halved until a stretch holds few enough (dyadic intervals of minutes, within a minute of the digests of
addresses): whether a stretch is cut depends on what lies in it, and where depends on the calendar alone.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator import digest
from generator.dates import When

TIED_BITS = 24
BITS = 33 + TIED_BITS  # minutes from year 1 to 9999 take 33
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
TAIL, PER_PART = 64, 16
FULL_TEXT = 200_000
"""Up to so many articles all of their text is searched; beyond it headlines, summaries, names and first words."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How finely an archive is cut.

    `period`: articles of a period at the most; `tail`: of the newest; `text`: of a file of texts. `letters`: how many
    first letters decide on a term's file.
    """

    period: int
    tail: int = TAIL
    text: int = 2
    letters: int = 3


def parts_of(articles: int) -> int:
    """How many files hold the terms of a period of so many articles: one or four for few, then a power of two."""
    if articles <= TAIL:
        return 1 if articles <= TAIL // 4 else 4
    parts = 8
    while parts * PER_PART < articles:
        parts *= 2
    return parts


@dataclass(frozen=True, slots=True)
class Stretch:
    """The articles from `start` to `end` (indexes, in order of time), with a name that says which stretch of time."""

    name: str
    start: int
    end: int


def scale_of(articles: int) -> Scale:
    """The scale for so many articles: some seven periods, whatever the number; twice as large when it has doubled."""
    period = 128
    while period * 5 <= articles:
        period *= 2
    parts = period // PER_PART
    letters = 3 if parts <= 128 else 4 if parts <= 512 else 5
    return Scale(period, letters=letters)


def key_of(when: When | None, url: str) -> int:
    """Where an article stands in time, 0 without a date; a digest of its address parts those of one minute."""
    minutes = 0
    if when is not None:
        hours, _, rest = (when.clock or "00:00").partition(":")
        minutes = ordinal(when.first) * 1440 + int(hours) * 60 + int(rest[:2])
    return minutes << TIED_BITS | int(digest.of_text(url)[: TIED_BITS // 4], 16)


@lru_cache(maxsize=1 << 15)
def ordinal(day: str) -> int:
    """The number of an ISO day, 1 for 0001-01-01."""
    return dt.date.fromisoformat(day).toordinal()


def cut(keys: Sequence[int], most: int) -> tuple[Stretch, ...]:
    """The stretches of at most `most` articles that hold any, in order. `keys` are sorted."""
    found: list[Stretch] = []
    waiting = [(0, 0, 0, len(keys))]
    while waiting:
        depth, number, start, end = waiting.pop()
        if end - start <= most or depth == BITS:
            if end > start:
                found.append(Stretch(_name(depth, number), start, end))
            continue
        middle = bisect_left(keys, (2 * number + 1) << (BITS - depth - 1), start, end)
        waiting += [(depth + 1, 2 * number + 1, middle, end), (depth + 1, 2 * number, start, middle)]
    return tuple(found)


def _name(depth: int, number: int) -> str:
    """The path of a stretch among the halves of time, in letters of 5 bits; what ends it says how long the path is."""
    out = ""
    bits = format(number, f"0{depth}b") if depth else ""
    for at in range(0, depth, 5):
        out += _DIGITS[int(bits[at : at + 5].ljust(5, "0"), 2)]
    return f"{out}{depth % 5}"


def periods(keys: Sequence[int], scale: Scale) -> tuple[Stretch, ...]:
    """The periods, oldest first; the newest is parted again, so that what is added to its end rewrites little."""
    whole = cut(keys, scale.period)
    if not whole or scale.period <= scale.tail:
        return whole
    *older, newest = whole
    if newest.end - newest.start <= scale.tail:
        return whole
    last = cut(keys, scale.tail)[-1]
    rest = Stretch(newest.name, newest.start, last.start)
    tail = Stretch(f"{last.name}n", last.start, last.end)
    return (*older, rest, tail) if rest.end > rest.start else (*older, tail)
