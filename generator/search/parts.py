"""The files of a period: which one holds a term, and the terms with their articles as the browser reads them.

Words that begin alike lie together, so that the beginning of a word asks for one file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from generator.search.words import DENSE

SEGMENTS = 64  # as finely as the terms of one article are parted where they are remembered
_DENSE = re.compile(f"[{DENSE}]")
_OFFSET, _PRIME, _MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF  # FNV-1a, 32 bits

# The letters that numbers are written in: what JSON and the marks between entries need is not among them.
LETTERS = "".join(chr(code) for code in range(0x23, 0x7F) if chr(code) not in ",<\\")
GAPS, MORE = 56, 24  # the first letters end a number, the next continue one, the last name levels
LEVELS = (1.0, 2.0, 3.5, 6.0, 10.0, 16.0, 28.0, 50.0)
"""What a term weighs in an article, by its level: how often it stands there, more in headline and summary."""
_BOUNDS = (1.5, 2.5, 4.5, 7.5, 12.5, 20.5, 40.5)


def level(weight: float) -> int:
    """The level of a weight."""
    return sum(weight > bound for bound in _BOUNDS)


@lru_cache(maxsize=1 << 17)
def number_of(beginning: str) -> int:
    """A number spread evenly over beginnings: FNV-1a over their code points (RFC 9923), its halves folded together."""
    value = _OFFSET
    for c in beginning:
        value = ((value ^ ord(c)) * _PRIME) & _MASK
    return value ^ (value >> 15)


def beginning(term: str, length: int) -> str:
    """What decides on the file of a term: its first `length` letters, one of a dense script, more of a label."""
    if _DENSE.match(term):
        return term[0]
    return term[: length + 2] if term[1:2] == ":" else term[:length]


def part_of(term: str, length: int, parts: int) -> int:
    """The number of the file, among `parts` (a power of two), that holds a term."""
    return number_of(beginning(term, length)) % parts


def row(levels: Iterable[tuple[str, int]], length: int) -> str:
    """The terms of an article with their levels, in SEGMENTS lines of entries, as they are remembered."""
    lines: list[list[str]] = [[] for _ in range(SEGMENTS)]
    for term, own in levels:
        lines[part_of(term, length, SEGMENTS)].append(f"{term}{own}")
    return "\n".join(" ".join(sorted(line)) for line in lines)


def segments(number: int, parts: int) -> range:
    """The lines of a row that hold what belongs into a file."""
    return range(number % SEGMENTS, SEGMENTS, min(parts, SEGMENTS))


def written(lines: Sequence[Sequence[str]], number: int, parts: int, length: int) -> str:
    """The entries of a file, from the lines of each article of the period (newest first) that may belong into it.

    An entry is how many letters it has in common with the one before, its other letters, a blank, and its articles:
    for each level but the first the letter of the level, then the gaps between the articles' numbers.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for article, own in enumerate(lines):
        for line in own:
            for entry in line.split(" ") if line else ():
                found[entry].append(article)
    terms: dict[str, list[str]] = {}
    for entry in sorted(found):
        term = entry[:-1]
        if parts <= SEGMENTS or part_of(term, length, parts) == number:
            terms.setdefault(term, []).append(placed(int(entry[-1]), found[entry]))
    names = sorted(terms)
    return ",".join(f"{short} {''.join(terms[name])}" for name, short in zip(names, shortened(names), strict=True))


def shortened(names: Sequence[str]) -> Iterator[str]:
    """Names, each as a letter for how many first letters it has in common with the one before, and the others."""
    before = ""
    for name in names:
        same = _common(before, name)
        yield f"{LETTERS[same]}{name[same:]}"
        before = name


def _common(before: str, term: str) -> int:
    """How many first letters two terms share; none that takes two places in JavaScript (UTF-16) is among them."""
    most = min(len(before), len(term), len(LETTERS) - 1)
    return next((at for at in range(most) if before[at] != term[at] or term[at] > "\uffff"), most)


def placed(own: int, articles: Sequence[int]) -> str:
    """The articles of one level: its letter, then the gaps between them, each in base GAPS with MORE-letters before."""
    out: list[str] = [LETTERS[GAPS + MORE + own]] if own else []
    last = -1
    for article in articles:
        gap = article - last - 1
        last = article
        if gap < GAPS:
            out.append(LETTERS[gap])
        else:
            high, low = divmod(gap, GAPS)
            tail = LETTERS[low]
            while high:
                high, digit = divmod(high - 1, MORE)
                tail = LETTERS[GAPS + digit] + tail
            out.append(tail)
    return "".join(out)
