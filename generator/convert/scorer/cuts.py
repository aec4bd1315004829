"""Which candidates become cuts: the set whose scores add up to most, with a price on articles that have no text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from generator.convert.model import Labelled
from generator.convert.scorer.features import Words, vector
from generator.convert.scorer.frame import Frame, candidates, frame
from generator.convert.scorer.reasons import strongest
from generator.convert.scorer.trees import SURE, Forest, forest

PRICES = ((0, 4.0), (50, 1.0), (110, 0.0))
"""What an article costs that has less than so much text (in columns), in log odds."""
AGREEMENT, FEW, FLOOR = 0.5, 3, 6.0
"""How far a score is drawn to the mean of those alike, from how many on, and within which bounds each counts."""
LEAST, PREAMBLE = 50, 1.5
"""What it costs to call the lines above the first cut no article, where they hold less text than LEAST."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A line (its place among all lines) on which an article begins; `p` and the reasons a reader would give.

    `sure` says that the probability alone carries it; `made` that the document is cut here: one that has nothing but
    unsure cuts stays whole, and they are only offered.
    """

    index: int
    p: float
    reasons: tuple[str, ...]
    sure: bool
    made: bool


def cuts(
    lines: Sequence[Labelled], anchors: Sequence[int] = (), barred: Sequence[tuple[int, int]] = ()
) -> tuple[Cut, ...]:
    """The cuts of a document, in order, without the anchors.

    `anchors` are places of lines that are known to begin an article. No cut is put in a `barred` range (both ends
    included). The first printed line needs no cut; a cut further down says that what stands above it is no article.
    """
    columns = frame(lines)
    if not columns.index:
        return ()
    trees = forest()
    known = _printed(columns, anchors)
    free = _free(columns, candidates(columns), known, barred)
    stems = Words(columns)
    values = {at: vector(columns, at, stems) for at in free}
    scores = agreed(columns, {at: trees.score(values[at]) for at in free})
    least = trees.least
    worth = [(at, scores[at] - least, False) for at in free if scores[at] > least]
    worth += [(at, 0.0, True) for at in known]
    worth.sort()
    total = columns.mass[-1] + (columns.width[-1] if columns.body[-1] else 0)
    chosen = best([(columns.mass[at], score, forced) for at, score, forced in worth], total)
    kept = [worth[number][0] for number in chosen if not worth[number][2]]
    return _judged(columns, trees, kept, values, scores, bool(known))


def best(worth: Sequence[tuple[int, float, bool]], total: int) -> tuple[int, ...]:
    """The numbers of the candidates to cut at: the set with the greatest sum of scores less prices.

    Each candidate has the text that stands before it, its score, and whether it must be taken; `total` is the text in
    all. Every article pays a price by its text; the part above the first cut pays its own.
    """
    value: list[float] = []
    link: list[int] = []
    pointers = [0] * len(PRICES)
    tops: list[tuple[float, int]] = [(float("-inf"), -1)] * len(PRICES)
    first, fixed = 0, False
    for number, (mass, score, forced) in enumerate([*worth, (total, 0.0, True)]):
        top = (float("-inf"), -1)
        for level, (least, price) in enumerate(PRICES):
            pointer = max(pointers[level], first)
            while pointer < number and mass - worth[pointer][0] >= least:
                tops[level] = max(tops[level], (value[pointer], -pointer))
                pointer += 1
            pointers[level] = pointer
            if tops[level][0] - price > top[0]:
                top = (tops[level][0] - price, -tops[level][1])
        whole = number == len(worth) or mass >= LEAST
        alone = float("-inf") if fixed else 0.0 if whole else -PREAMBLE
        if alone >= top[0]:
            top = (alone, -1)
        value.append(top[0] + score)
        link.append(top[1])
        if forced and number < len(worth):
            first, fixed = number, True
            pointers = [number] * len(PRICES)
            tops = [(float("-inf"), -1)] * len(PRICES)
    return _path(link)


def agreed(columns: Frame, scores: dict[int, float]) -> dict[int, float]:
    """The scores drawn towards the mean of all lines that stand alike: what is a head once is one every time."""
    alike: dict[int, list[float]] = {}
    for at, score in scores.items():
        alike.setdefault(columns.signature[at], []).append(max(-FLOOR, min(FLOOR, score)))
    means = {sign: sum(group) / len(group) for sign, group in alike.items() if len(group) >= FEW}
    return {
        at: score + AGREEMENT * (means[columns.signature[at]] - score) if columns.signature[at] in means else score
        for at, score in scores.items()
    }


def _path(link: Sequence[int]) -> tuple[int, ...]:
    """The numbers from the first cut to the last, followed back from the end."""
    found = []
    at = link[-1]
    while at >= 0:
        found.append(at)
        at = link[at]
    return tuple(reversed(found))


def _judged(
    columns: Frame,
    trees: Forest,
    kept: Sequence[int],
    values: dict[int, list[float]],
    scores: dict[int, float],
    anchored: bool,
) -> tuple[Cut, ...]:
    """The cuts with what is to be said of each."""
    chances = {at: round(trees.probability(scores[at]), 3) for at in kept}
    made = anchored or any(p >= SURE for p in chances.values())
    return tuple(Cut(columns.index[at], p, strongest(trees, values[at]), p >= SURE, made) for at, p in chances.items())


def _printed(columns: Frame, places: Sequence[int]) -> list[int]:
    """The printed lines on or after the given places of lines, without the very first."""
    found = {bisect_left(columns.index, place) for place in places}
    return sorted(at for at in found if 0 < at < len(columns.index))


def _free(columns: Frame, found: list[int], known: list[int], barred: Sequence[tuple[int, int]]) -> list[int]:
    """The candidates that are no anchors and stand in no barred range."""
    taken = set(known)
    for first, last in barred:
        taken.update(range(bisect_left(columns.index, first), bisect_left(columns.index, last + 1)))
    return [at for at in found if at not in taken]
