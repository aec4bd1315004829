"""`python -m bench.copies`.

How well copies of articles are found among articles that only share background: recall by what was done to the copy,
precision over all pairs, and sketches and comparisons a second on one core.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bench.corpus import Corpus, below, between, shuffled
from generator.convert import copies, sketches
from generator.convert.model import Block, Draft, Kind

T = TypeVar("T")
EDITED = (0.0, 0.05, 0.1, 0.2)
KEPT = (0.3, 0.5, 0.7, 1.0)
BACKGROUND = (0.1, 0.2, 0.25)
ROW = "| {:<52} | {:>6,} | {:>7,} | {:.3f} |"


@dataclass(frozen=True, slots=True)
class Told:
    """A story as one outlet tells it: which story it is, and what was done to it."""

    story: int
    done: str
    paragraphs: tuple[str, ...]

    @property
    def draft(self) -> Draft:
        """The article as it would be found in a document."""
        return Draft(1, 1, f"{self.done} {self.story}", (), tuple(Block(Kind.PARAGRAPH, (p,)) for p in self.paragraphs))


def stories(corpus: Corpus, number: int, seed: int) -> list[Told]:
    """Stories of 4 to 20 paragraphs, the copies of half of them, and as many that share background with another one.

    Every outlet ends its articles with the same words about itself.
    """
    rnd = random.Random(f"copies:{seed}")
    house = [corpus.paragraph(rnd, 30) for _ in range(20)]
    told: list[Told] = []
    for story in range(number):
        own = [corpus.paragraph(rnd, between(rnd, 20, 60)) for _ in range(between(rnd, 4, 20))]
        told.append(Told(story, "original", (*own, house[below(rnd, 20)])))
        if story % 2:
            continue
        for kept in KEPT:
            edited = EDITED[below(rnd, len(EDITED))]
            told.append(_copied(corpus, rnd, story, own, kept, edited))
        told.append(_updated(corpus, rnd, story, own))
        told.append(_background(corpus, rnd, number + story, own, house))
    return told


def _copied(corpus: Corpus, rnd: random.Random, story: int, own: Sequence[str], kept: float, edited: float) -> Told:
    """A part of the paragraphs, sometimes in another order, some words put otherwise, and a few of the copier's own."""
    number = max(1, round(len(own) * kept))
    places = sorted(shuffled(rnd, range(len(own)))[:number])
    taken = [_edited(corpus, rnd, own[place], edited) for place in places]
    moved = rnd.random() < 0.3
    taken = shuffled(rnd, taken) if moved else taken
    taken += [corpus.paragraph(rnd, 30) for _ in range(below(rnd, 1 + number // 5))]
    return Told(story, f"{kept:.0%} of the paragraphs, {edited:.0%} of their words edited", tuple(taken))


def _updated(corpus: Corpus, rnd: random.Random, story: int, own: Sequence[str]) -> Told:
    """A later version: a new beginning, some paragraphs more, few words edited."""
    rest = [_edited(corpus, rnd, paragraph, 0.03) for paragraph in own[1:]]
    more = [corpus.paragraph(rnd, 40) for _ in range(between(rnd, 1, 4))]
    return Told(story, "an update", (more[0], *rest, *more[1:]))


def _background(corpus: Corpus, rnd: random.Random, story: int, own: Sequence[str], house: Sequence[str]) -> Told:
    """Another story that tells a little of this one again."""
    new = [corpus.paragraph(rnd, between(rnd, 20, 60)) for _ in range(between(rnd, 6, 20))]
    share = BACKGROUND[below(rnd, len(BACKGROUND))]
    again = shuffled(rnd, own)[: int(min(len(own), len(new)) * share)]
    return Told(story, "background", (*new, *again, house[below(rnd, 20)]))


def _edited(corpus: Corpus, rnd: random.Random, text: str, share: float) -> str:
    return " ".join(corpus.words.pick(rnd) if rnd.random() < share else word for word in text.split(" "))


def measured(told: Sequence[Told]) -> tuple[int, int]:
    """Print what was found; pairs found, and how many of them are wrong."""
    words = [copies.words(each.draft) for each in told]
    found, took = _timed(lambda: {f"{n:07}": sketches.sketch(own) for n, own in enumerate(words)})
    alike, compared = _timed(lambda: list(sketches.pairs(found, ())))
    originals = {each.story: number for number, each in enumerate(told) if each.done == "original"}
    pairs = {(int(one), int(other)) for one, other, _ in alike}
    wrong = sum(told[one].story != told[other].story for one, other in pairs)
    print("| copy | copies | found | recall |\n|---|---|---|---|")
    kinds = sorted({each.done for each in told} - {"original", "background"})
    for kind in kinds:
        mine = [number for number, each in enumerate(told) if each.done == kind]
        hits = sum((originals[told[number].story], number) in pairs for number in mine)
        print(ROW.format(kind, len(mine), hits, hits / len(mine)))
    all_copies = [number for number, each in enumerate(told) if each.done in kinds]
    hits = sum((originals[told[number].story], number) in pairs for number in all_copies)
    print(ROW.format("all", len(all_copies), hits, hits / len(all_copies)))
    total = sum(map(len, words))
    print(f"\nprecision {1 - wrong / max(1, len(pairs)):.4f}: {len(pairs):,} pairs, {wrong:,} of different stories")
    print(f"{len(told) / took:,.0f} sketches of {total / len(told):.0f} words a second; compared in {compared:.2f} s")
    return len(pairs), wrong


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def main() -> int:
    """Make stories and copies, find the copies, print tables."""
    parser = argparse.ArgumentParser(prog="bench.copies", description=__doc__)
    parser.add_argument("--stories", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    for name in ("SIZE", "RUN", "INDEXED", "LIKE", "SURE"):
        usual = getattr(sketches, name)
        parser.add_argument(f"--{name.lower()}", type=type(usual), default=usual, help="of a sketch")
    given = parser.parse_args()
    for name in ("SIZE", "RUN", "INDEXED", "LIKE", "SURE"):
        setattr(sketches, name, getattr(given, name.lower()))
    measured(stories(Corpus(given.seed), given.stories, given.seed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
