"""Where the terms of a long index lie: in drawers by the letters their names begin with, divided while they are full.

A drawer depends on the names that begin with its letters and on no others, so that a new name changes one of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import text
from generator.model import Term

MOST_TERMS = 500
MOST_ELEMENTS = 2_300
"""What a list may add to a page of at most 2,500 elements."""
WITH_SPARK, PLAIN, LEAST_FOR_SPARK = 5, 3, 3
DEEPEST = 6
"""Names of drawers stay shorter than "undated", a page of the list of a tag called Letters, which lies beside them."""
OTHER = "#"
_BLOCK = 256
_RANGE = "–"


@dataclass(frozen=True, slots=True)
class Drawer:
    """The terms whose names begin alike: those that lie here, and the drawers that the others lie in.

    `name` is what it is called ("Sa"), `count` the number of all terms in it.
    """

    name: str
    count: int
    terms: tuple[Term, ...]
    drawers: tuple[Drawer, ...] = ()


def fits(terms: Sequence[Term]) -> bool:
    """Whether a page can show all the terms."""
    if len(terms) > MOST_TERMS:
        return False
    return sum(WITH_SPARK if len(term.entries) >= LEAST_FOR_SPARK else PLAIN for term in terms) <= MOST_ELEMENTS


def drawers(terms: Iterable[Term]) -> tuple[Drawer, ...]:
    """The terms (from A to Z) by the letter they are filed under, what begins with no letter last."""
    return _divided([(steps(term.name), term) for term in terms], 0)


def all_of(found: Iterable[Drawer]) -> list[Drawer]:
    """The drawers and those inside them."""
    return [each for drawer in found for each in (drawer, *all_of(drawer.drawers))]


def steps(name: str) -> tuple[str, ...]:
    """What a name is filed under, step by step: its letters, without accents, "#" for what begins with none.

    Of ideographs there are too many for a drawer each: they lie by the block of 256 that they are of.
    """
    if text.sort_letter(name) == OTHER:
        return (OTHER,)
    letters = tuple("".join([c for c in unicodedata.normalize("NFKD", name) if c.isalpha()]).upper())
    if unicodedata.name(letters[0], "").startswith("CJK"):
        block = ord(letters[0]) // _BLOCK * _BLOCK
        return (f"{chr(block)}{_RANGE}{chr(block + _BLOCK - 1)}", *letters)
    return letters


def _divided(filed: Sequence[tuple[tuple[str, ...], Term]], depth: int) -> tuple[Drawer, ...]:
    parted: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
    for place, term in filed:
        parted.setdefault(place[depth], []).append((place, term))
    found = [_drawer(them, depth) for them in parted.values()]
    return tuple(sorted(found, key=lambda drawer: (drawer.name == OTHER, text.file_under(drawer.name))))


def _drawer(filed: Sequence[tuple[tuple[str, ...], Term]], depth: int) -> Drawer:
    place, _ = filed[0]
    terms = tuple([term for _, term in filed])
    name = place[0] if not depth else "".join(place[_RANGE in place[0] : depth + 1]).capitalize()
    deeper = [(place, term) for place, term in filed if len(place) > depth + 1]
    if fits(terms) or depth + 1 == DEEPEST or not deeper:
        return Drawer(name, len(terms), terms)
    here = tuple([term for place, term in filed if len(place) == depth + 1])
    return Drawer(name, len(terms), here, _divided(deeper, depth + 1))
