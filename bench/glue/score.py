"""Precision, recall and F1 of cuts on documents whose first lines are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bench.glue.files import Glued
from bench.glue.lines import labelled
from generator.convert import scorer
from generator.convert.marks import marks
from generator.convert.model import Label, Labelled
from generator.convert.profiles import Profile, heads, known, relabelled
from generator.convert.split import split

SPAN = 3
"""How many printed lines a cut may be off and still count as near."""
Cutter = Callable[[Sequence[Labelled]], dict[int, float]]
"""From lines to the places of cuts, each with its probability."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of cuts: made, right, wanted, right within SPAN lines; and of those called sure."""

    made: int = 0
    right: int = 0
    wanted: int = 0
    near: int = 0
    sure: int = 0
    sure_right: int = 0
    documents: int = 0
    exact: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def precision(self) -> float:
        """Right cuts of those made."""
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        """Right cuts of those wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.made + self.wanted) if self.made + self.wanted else 1.0

    @property
    def near_f1(self) -> float:
        """F1 where a cut may be SPAN printed lines off."""
        return 2 * self.near / (self.made + self.wanted) if self.made + self.wanted else 1.0

    @property
    def sure_precision(self) -> float:
        """Right cuts of those called sure."""
        return self.sure_right / self.sure if self.sure else 1.0


def scorer_cuts(lines: Sequence[Labelled]) -> dict[int, float]:
    """The cuts that the scorer makes."""
    return {cut.index: cut.p for cut in scorer.cuts(lines) if cut.made}


def profile_cuts(lines: Sequence[Labelled]) -> dict[int, float]:
    """The cuts that the shipped profiles make alone."""
    profiles, lines = _profiles(lines)
    found = marks(lines)
    return {found[head.first].index: head.confidence for head in heads(found, profiles)}


def split_cuts(lines: Sequence[Labelled]) -> dict[int, float]:
    """The cuts that the converter makes: profiles first, the scorer elsewhere."""
    profiles, lines = _profiles(lines)
    parts = split(lines, profiles)
    return {part.lines[0].line.number - 1: part.confidence for part in parts.segments if part.lines[0].line.text}


def _profiles(lines: Sequence[Labelled]) -> tuple[list[Profile], list[Labelled]]:
    text = "\n".join(line.line.text for line in lines)
    profiles = [profile for profile in known() if profile.applies(text)]
    known_lines = list(lines)
    for profile in reversed(profiles):
        known_lines = list(relabelled(known_lines, profile.rules))
    return profiles, known_lines


CUTTERS: dict[str, Cutter] = {
    "scorer alone": scorer_cuts,
    "profiles alone": profile_cuts,
    "both": split_cuts,
}


def one(document: Glued, cutter: Cutter, sure: float) -> Score:
    """The score of one document. Its first article needs no cut: one before its text begins counts neither way."""
    lines = labelled(document.text)
    printed = {
        index: order for order, index in enumerate(i for i, line in enumerate(lines) if line.label is not Label.BLANK)
    }
    firsts = [number - 1 for number in document.firsts]
    wanted = set(firsts[1:])
    own = {place - 1: last - 1 for first, last in document.furniture for place in range(first, last + 1)}
    made = {own.get(index, index): p for index, p in cutter(lines).items() if printed[index] > 0}
    cuts = {index: p for index, p in made.items() if index != firsts[0]}
    right = wanted & set(cuts)
    places = sorted(printed[index] for index in wanted)
    near = 0
    for place in sorted(printed[index] for index in cuts):
        close = [other for other in places if abs(other - place) <= SPAN]
        if close:
            near += 1
            places.remove(min(close, key=lambda other, at=place: abs(other - at)))  # type: ignore[misc]
    surely = {index for index, p in cuts.items() if p >= sure}
    return Score(
        len(cuts), len(right), len(wanted), near, len(surely), len(surely & wanted), 1, int(set(cuts) == wanted)
    )


def scored(documents: Iterable[Glued], cutter: Cutter, sure: float = 0.73) -> tuple[Score, dict[str, Score]]:
    """The score of all documents together and of each family."""
    families: Counter[str] = Counter()
    found: dict[str, Score] = {}
    total = Score()
    for document in documents:
        score = one(document, cutter, sure)
        total += score
        families[document.family] += 1
        found[document.family] = found.get(document.family, Score()) + score
    return total, found


def row(name: str, score: Score) -> str:
    """A score as one line of a table."""
    return (
        f"{name:22} {score.documents:5} {score.wanted:6} {score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f} "
        f"{score.near_f1:6.3f} {score.sure:6} {score.sure_precision:6.3f} {score.exact / max(1, score.documents):6.3f}"
    )


HEADER = " " * 22 + " files wanted      P      R     F1  ±3 F1   sure P sure  exact"
