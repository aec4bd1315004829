"""`python -m bench.events`.

How well the dates of prose are found and read: precision, recall and F1 of their spans, the share of found ones with
the right value, by basis and file; and articles of 500 words a second on one core.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.convert.enrich.events import edtf, events
from generator.convert.enrich.events.find import find
from generator.convert.enrich.events.model import Event
from generator.convert.model import Block, Draft, Kind

CASES = Path(__file__).parents[1] / "tests" / "convert" / "events"
BASES = ("absolute", "relative", "anchored")
_MARK = re.compile(r"\[\[([^|\]]+)\|([^|\]]*)\|([a-z]+)(?:\|([ra]))?\]\]")
_BASIS = {"": "absolute", "r": "relative", "a": "anchored"}
_WORDS = 500


@dataclass(frozen=True, slots=True)
class Expected:
    """An annotated expression: block, characters, EDTF ("" for one that stays open), precision, basis."""

    block: int
    start: int
    end: int
    expr: str
    date: str
    precision: str
    basis: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article of the set: where it is printed, its date and language, its paragraphs, its expressions."""

    where: str
    date: str
    language: str
    texts: tuple[str, ...]
    expected: tuple[Expected, ...]

    def found(self) -> list[Event]:
        """What the grammar finds in it."""
        return find(self.texts, self.language, edtf.ordinal(self.date) if self.date else 0)


@dataclass(slots=True)
class Count:
    """Expressions that are annotated, found, found where they are, and read as annotated."""

    annotated: int = 0
    found: int = 0
    right: int = 0
    valued: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is annotated."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is annotated that was found."""
        return self.right / self.annotated if self.annotated else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def value(self) -> float:
        """The share of expressions found in their place that have the annotated value and precision."""
        return self.valued / self.right if self.right else 1.0


@dataclass(slots=True)
class Score:
    """Counts by basis and by file, of published events, and what went wrong, a line each."""

    counts: dict[str, Count] = field(default_factory=dict)
    published: Count = field(default_factory=Count)
    wrong: list[str] = field(default_factory=list)

    def count(self, name: str) -> Count:
        """The count of this name."""
        return self.counts.setdefault(name, Count())


def read(path: Path) -> Iterator[Annotated]:
    """The articles of an annotated file."""
    head, lines, first = ("", ""), list[str](), 0
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), "@ - -"], 1):
        if line.startswith("@ "):
            if lines:
                yield _annotated(f"{path.stem}:{first}", head, lines)
            date, language = line[2:].split()
            head, lines, first = ("" if date == "-" else date, language), [], number
        elif line and not line.startswith("#"):
            lines.append(line)


def _annotated(where: str, head: tuple[str, str], lines: Sequence[str]) -> Annotated:
    texts, expected = [], []
    for block, line in enumerate(lines):
        text, at = "", 0
        for mark in _MARK.finditer(line):
            text += line[at : mark.start()]
            basis = _BASIS[mark[4] or ""]
            start = len(text)
            expected.append(Expected(block, start, start + len(mark[1]), mark[1], mark[2], mark[3], basis))
            text += mark[1]
            at = mark.end()
        texts.append(text + line[at:])
    return Annotated(where, head[0], head[1], tuple(texts), tuple(expected))


def scored(articles: Iterable[Annotated]) -> Score:
    """What the grammar makes of annotated articles."""
    score = Score()
    for article in articles:
        found = {(event.block, event.start, event.end): event for event in article.found()}
        wanted = {(item.block, item.start, item.end): item for item in article.expected}
        names = ("all", f"{article.where.split(':')[0]}.txt")
        for place, item in wanted.items():
            event = found.get(place)
            for name in (*names, item.basis):
                _enter(score.count(name), item, event)
            if event is None or not _same(item, event):
                read_as = f"{event.date or 'open'} ({event.precision})" if event else "not found"
                score.wrong.append(f"{article.where} “{item.expr}” {item.date or 'open'}: {read_as}")
        for place, event in found.items():
            item_there = wanted.get(place)
            if item_there is None:
                for name in (*names, str(event.basis)):
                    score.count(name).found += 1
                score.wrong.append(f"{article.where} “{event.expr}” is no date: {event.date} in {event.text}")
            if event.date and event.confidence >= 0.9:
                score.published.found += 1
                score.published.right += 1
                score.published.valued += item_there is not None and _same(item_there, event)
    return score


def _enter(count: Count, item: Expected, event: Event | None) -> None:
    count.annotated += 1
    if event is not None:
        count.found += 1
        count.right += 1
        count.valued += _same(item, event)


def _same(item: Expected, event: Event) -> bool:
    return item.date == event.date and item.precision == event.precision


def speed(articles: Sequence[Annotated], rounds: int = 5) -> float:
    """Articles of 500 words a second: one expression in some forty words, as in news; the median of so many rounds."""
    filler = (
        "The harbour board of the old town has a plan for the quay and the people of the hill are not glad of it . "
    )
    paragraphs = [text for article in articles if article.language == "en" for text in article.texts]
    drafts: list[Draft] = []
    blocks: list[Block] = []
    words = 0
    for text in paragraphs * 8:
        prose = f"{text} {filler * 2}"
        blocks.append(Block(Kind.PARAGRAPH, (prose,)))
        words += len(prose.split())
        if words >= _WORDS:
            drafts.append(Draft(1, 1, "", (), tuple(blocks), date="2026-02-03"))
            blocks, words = [], 0
    took: list[float] = []
    for _ in range(rounds):
        begin = time.process_time()
        for draft in drafts:
            events(draft, "en")
        took.append(time.process_time() - begin)
    return len(drafts) / statistics.median(took)


def main() -> int:
    """Print the scores as Markdown tables, and what went wrong when asked for."""
    parser = argparse.ArgumentParser(prog="bench.events", description=__doc__)
    parser.add_argument("names", nargs="*", help="annotated files (without .txt); all of them when none is named")
    parser.add_argument("--wrong", action="store_true", help="list what went wrong")
    given = parser.parse_args()
    paths = [path for path in sorted(CASES.glob("*.txt")) if not given.names or path.stem in given.names]
    articles = [article for path in paths for article in read(path)]
    score = scored(articles)
    print("| expressions | annotated | P | R | F1 | value |\n|---|---|---|---|---|---|")
    for name in ("all", *BASES, *(path.name for path in paths)):
        count = score.count(name)
        figures = f"{count.precision:.3f} | {count.recall:.3f} | {count.f1:.3f} | {count.value:.3f}"
        print(f"| {name} | {count.annotated} | {figures} |")
    told = score.published
    print(f"\npublished: {told.valued} of {told.found} right ({told.value:.3f})")
    if given.wrong:
        print("\n".join(score.wrong))
    print(f"{speed(articles):.0f} articles of {_WORDS} words a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
