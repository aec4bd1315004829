"""Pages that list articles: the archive of a tag, a section or a day, told by the words they open or close with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from generator.convert import linewords, packs
from generator.convert.marks import Mark
from generator.convert.words import word_set

_EDGE = 6
_SIGNS = word_set("« » ← → ‹ › < > :")


def lists_articles(found: Sequence[Mark]) -> bool:
    """Whether one of the first or last lines says that the page is a list ("Tag Archives: bridges", "Older posts")."""
    edges = (*found[:_EDGE], *found[-2 * _EDGE :])
    return any(len(mark.text) <= 80 and packs.folded(mark.text).startswith(_beginnings()) for mark in edges) or any(
        packs.folded(" ".join(word for word in mark.text.split() if word not in _SIGNS)) in _whole() for mark in edges
    )


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(packs.folded(phrase) for phrase in linewords.phrases("index_begins"))


@cache
def _whole() -> frozenset[str]:
    return frozenset(packs.folded(phrase) for phrase in linewords.phrases("index_whole"))
