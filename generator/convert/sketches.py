"""How much of one text stands in another, told from sketches: the least hashes of its runs of words.

A sketch holds the bottom k of the CRC-32 of all runs of a few words (Broder's bottom-k MinHash): of two texts, all
hashes up to the lower of both sketches' highest are known, and they are a fair sample.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, groupby, pairwise
from zlib import crc32

SIZE = 64
RUN = 3
INDEXED = 24
"""How many of the least hashes of a text are looked up to find its like."""
FEWEST = 12
"""Texts with fewer runs are like too many others."""
LIKE = 0.4
"""From this share of the shorter text on, two texts are offered as copies."""
SURE = 6
"""Fewer hashes in common tell nothing."""
CROWD = 64
"""Where more texts than this share a hash, each is compared with the next one only."""
VERSION = f"{RUN}.{SIZE}"
"""What kept sketches depend on."""
SLICE = 8000
"""So many texts are indexed at once; of more, a part of the hashes after the other."""
_BITS = 32
_ALL = 1 << _BITS


@dataclass(frozen=True, slots=True)
class Sketch:
    """How many different runs of words a text has, and the least hashes of them in order, four bytes each."""

    runs: int
    least: bytes

    @property
    def hashes(self) -> tuple[int, ...]:
        """The hashes as numbers."""
        return struct.unpack(f">{len(self.least) // 4}I", self.least)

    @property
    def known(self) -> int:
        """The number up to which every hash of the text is in the sketch."""
        return _ALL if self.runs <= SIZE else int.from_bytes(self.least[-4:])

    def __str__(self) -> str:
        """The sketch as text to be kept."""
        return f"{self.runs:x} {self.least.hex()}"


def sketch(words: Sequence[str]) -> Sketch:
    """The sketch of a text's words."""
    data = " ".join(words).encode("utf-8", "surrogatepass")
    starts = [0, *accumulate(len(word) + 1 for word in data.split(b" "))]
    found = {crc32(data[start:end]) for start, end in zip(starts, starts[RUN:], strict=False)}
    least = _least(found)
    return Sketch(len(found), struct.pack(f">{len(least)}I", *least))


def _least(found: set[int]) -> list[int]:
    """The least `SIZE` of some hashes, in order. Only those that are likely among them are sorted."""
    bound = 2 * SIZE * _ALL // (len(found) or 1)
    likely = [number for number in found if number < bound]
    return sorted(likely if len(likely) >= SIZE else found)[:SIZE]


def kept(text: str) -> Sketch | None:
    """The sketch that was kept as text; None where it is none."""
    runs, _, least = text.partition(" ")
    try:
        found = Sketch(int(runs, 16), bytes.fromhex(least))
    except ValueError:
        return None
    return found if len(found.least) == 4 * min(found.runs, SIZE) else None


def likeness(one: Sketch, other: Sketch) -> float:
    """About how much of the shorter text stands in the longer one, 0 to 1. Exact for texts of at most `SIZE` runs."""
    short, long = sorted((one, other), key=lambda each: (each.runs, each.least))
    if short.runs < FEWEST:
        return 0.0
    known = min(short.known, long.known)
    sample = [number for number in short.hashes if number <= known]
    theirs = set(long.hashes)
    shared = sum(number in theirs for number in sample)
    return shared / len(sample) if shared >= SURE else 0.0


def pairs(new: Mapping[str, Sketch], old: Sequence[tuple[str, Sketch]]) -> Iterator[tuple[str, str, float]]:
    """The names of texts that are alike, one of each pair or both `new`, and how much. Each pair once."""
    names = sorted(name for name, own in new.items() if own.runs >= FEWEST)
    others = [(name, own) for name, own in old if name not in new and own.runs >= FEWEST]
    rounds = 1 + len(names) // SLICE
    found: set[tuple[int, int]] = set()
    for number in range(rounds if names else 0):
        marks = sorted(
            mark << _BITS | place
            for place, name in enumerate(names)
            for mark in new[name].hashes[:INDEXED]
            if mark % rounds == number
        )
        found |= _together(marks)
        found |= _beside(marks, others, len(names))
    for first, second in sorted(found):
        other, their = others[second - len(names)] if second >= len(names) else (names[second], new[names[second]])
        if (like := likeness(new[names[first]], their)) >= LIKE:
            yield names[first], other, like


def _together(marks: Sequence[int]) -> set[tuple[int, int]]:
    """The places of texts that share one of their least hashes."""
    found: set[tuple[int, int]] = set()
    for _, group in groupby(marks, key=lambda mark: mark >> _BITS):
        places = [mark & (_ALL - 1) for mark in group]
        if len(places) > 1:
            found.update(combinations(places, 2) if len(places) <= CROWD else pairwise(places))
    return found


def _beside(marks: Sequence[int], others: Sequence[tuple[str, Sketch]], start: int) -> set[tuple[int, int]]:
    """The places of texts that share a hash with one of the others, and the places of these, counted from `start`."""
    index: dict[int, list[int]] = {}
    for mark in marks if others else ():
        index.setdefault(mark >> _BITS, []).append(mark & (_ALL - 1))
    return {
        (place, start + number)
        for number, (_, own) in enumerate(others)
        if not index.keys().isdisjoint(hashes := own.hashes[:INDEXED])
        for mark in hashes
        for place in index.get(mark, ())[:CROWD]
    }
