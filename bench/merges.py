"""`python -m bench.merges --pairs 10000`.

Whole conversions in which people edit articles while their documents change, and what came of every edit and change. A
pair is one article that was edited and whose document (or the converter's own output) changed before the next run.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from bench.edits import CHANGES, EDITS, MARK, Card, Hands
from generator import conversion
from generator.config import Settings
from generator.conversion import ConversionReport, running
from generator.convert import emit
from generator.convert.model import Found

SETTINGS = Settings()
_ID = re.compile(r"^id: \"?([0-9a-f]{12})\"?$", re.MULTILINE)


@dataclass(slots=True)
class Outcome:
    """What came of all pairs: how many, how many had a conflict, and each loss in words."""

    pairs: int = 0
    conflicts: int = 0
    runs: int = 0
    losses: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)


class Trial(Hands):
    """A site of some documents, converted again and again while people and documents change."""

    def __init__(self, folder: Path, seed: int, documents: int) -> None:
        super().__init__(folder, random.Random(f"merges:{seed}"))
        self.outcome = Outcome()
        self.documents = [[self.story() for _ in range(self.chance.choice((1, 1, 2)))] for _ in range(documents)]
        self.cards: list[Card] = []
        self.tag = ""
        self.new: set[str] = set()

    def run(self, rounds: int) -> Outcome:
        """Convert, then several times: edit, change, convert, look, convert again."""
        (self.site / "documents").mkdir(parents=True)
        self._print()
        self._convert()
        by_mark = {MARK.findall(path.read_text())[0]: path for path in self._files()}
        for story in (story for document in self.documents for story in document):
            path = by_mark[MARK.findall(story.title)[0]]
            found = _ID.search(path.read_text())
            assert found is not None
            self.cards.append(Card(story, found[1], path))
        for _ in range(rounds):
            self._round()
        return self.outcome

    def _round(self) -> None:
        living = [card for card in self.cards if not card.gone]
        for card in living:
            card.said, card.unsaid = set(), set()
            if not card.deleted:
                for _ in range(self.chance.randint(0, 3)):
                    self._edit(card)
                card.edited = self._edited(card)
            self._change(card)
        self.new = {self.mark("s")} if self.chance.random() < 0.5 else set()
        self.tag = next(iter(self.new), self.tag)
        self._print()
        done = self._convert()
        listed = _told(done, "C608")
        left = _told(done, "C609")
        for card in living:
            self._look(card, listed, left)
        before = self._tree()
        again = self._convert()
        if again.written or again.removed or self._tree() != before:
            self.outcome.losses.append(f"a second run wrote {again.written or again.removed}")
        for problem in conversion.audit(self.site, SETTINGS):
            self.outcome.losses.append(f"{problem.where}: {problem.message}")

    def _convert(self) -> ConversionReport:
        """One run; what the converter makes of an article has this round's tag in it."""
        self.outcome.runs += 1
        tag, plain = self.tag, emit.front_matter

        def tagged(found: Found) -> dict[str, object]:
            data = plain(found)
            if tag:
                data["tags"] = [*list(data.get("tags", ())), tag]  # type: ignore[call-overload]
            return data

        with (
            mock.patch.object(emit, "front_matter", tagged),
            mock.patch.object(running, "program", return_value=tag),
        ):
            return conversion.run(self.site, SETTINGS)

    def _look(self, card: Card, listed: set[str], left: set[str]) -> None:
        """Hold an article against what was done to it and to its document."""
        lose = self.outcome.losses.append
        name = f"{card.id} ({card.path.name})"
        if card.deleted:
            if any(card.id in path.read_text() for path in self._files()):
                lose(f"{name}: deleted, and there again")
            return
        if not card.path.exists():
            if not card.gone or card.edited:
                lose(f"{name}: its file is gone")
            return
        text, shown = card.path.read_text(), str(card.path.relative_to(self.site))
        self.outcome.losses += [f"{name}: a person's “{mark}” is lost" for mark in card.written if mark not in text]
        back = [mark for mark in card.taken_out if mark in text]
        self.outcome.losses += [f"{name}: “{mark}”, which a person took out, is back" for mark in back]
        if card.gone:
            if card.edited and shown not in left:
                lose(f"{name}: it has left its document, and nobody is told")
            return
        self._look_for_changes(card, text, shown in listed)
        if card.edited:
            self.outcome.pairs += 1
            self.outcome.conflicts += shown in listed

    def _look_for_changes(self, card: Card, text: str, told: bool) -> None:
        """What the document says anew, or no more, is in the file, or it waits and somebody was told."""
        missed = {mark for mark in card.said | self.new if mark not in text}
        missed |= {mark for mark in card.unsaid if mark in text}
        conflict = self.site / "content/.converter/conflicts" / f"{card.id}.md"
        waiting = conflict.read_text() if conflict.exists() else ""
        for mark in sorted(missed):
            if (mark in waiting) is (mark in card.unsaid):
                self.outcome.losses.append(f"{card.id}: “{mark}” of its document is in no file")
            elif not told:
                self.outcome.losses.append(f"{card.id}: “{mark}” of its document waits, and nobody is told")

    def _edit(self, card: Card) -> None:
        """One thing that a person does to a file."""
        kind = self.chance.choice(EDITS)
        self.outcome.kinds[f"a person: {kind.__name__.strip('_').replace('_', ' ')}"] += 1
        if not card.deleted:
            kind(self, card)

    def _change(self, card: Card) -> None:
        """What happens to an article in its document: up to two of its paragraphs, and at times its head."""
        for _ in range(self.chance.randint(0, 2)):
            kind = self.chance.choice(CHANGES)
            self.outcome.kinds[f"a document: {kind.__name__.strip('_').replace('_', ' ')}"] += 1
            kind(self, card)
        if self.chance.random() < 0.01:
            card.gone = True
            document = next(document for document in self.documents if card.story in document)
            document.remove(card.story)

    def _files(self) -> Iterator[Path]:
        return (path for path in (self.site / "content").rglob("*.md") if ".converter" not in path.parts)

    def _tree(self) -> dict[str, tuple[bytes, int]]:
        paths = (path for path in (self.site / "content").rglob("*") if path.is_file())
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}

    def _edited(self, card: Card) -> bool:
        """Whether there is anything of a person's in it, or in where it lies."""
        base = self.site / "content/.converter/base" / f"{card.id}.md"
        return not card.deleted and (card.moved or card.path.read_text() != base.read_text())

    def _print(self) -> None:
        for number, stories in enumerate(self.documents):
            path = self.site / "documents" / f"{number:04}.txt"
            path.write_text("\n\n".join(story.text() for story in stories) or "Nothing here.\n")


def _told(done: ConversionReport, code: str) -> set[str]:
    """The files that a run has named with this code."""
    return {problem.where.path for problem in done.problems if problem.code == code and problem.where is not None}


def main() -> int:
    """Run trials until there are enough pairs, and say what came of them. Returns 1 after a loss."""
    parser = argparse.ArgumentParser(prog="bench.merges", description=__doc__)
    parser.add_argument("--pairs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=4)
    given = parser.parse_args()
    total, seed, start = Outcome(), given.seed, time.perf_counter()
    while total.pairs < given.pairs:
        folder = Path(tempfile.mkdtemp(prefix="merges-"))
        try:
            one = Trial(folder, seed, given.documents).run(given.rounds)
        finally:
            shutil.rmtree(folder)
        total.pairs, total.conflicts, total.runs = (
            total.pairs + one.pairs,
            total.conflicts + one.conflicts,
            total.runs + one.runs,
        )
        total.kinds += one.kinds
        total.losses += [f"seed {seed}: {loss}" for loss in one.losses]
        seed += 1
    print(f"{total.pairs:,} pairs in {total.runs:,} conversions, {time.perf_counter() - start:.0f} s")
    print(f"{total.conflicts:,} of them with a conflict that was told; {len(total.losses):,} losses")
    for loss in total.losses[:40]:
        print(f"- {loss}")
    for kind, number in sorted(total.kinds.items()):
        print(f"  {kind}: {number:,}")
    return int(bool(total.losses))


if __name__ == "__main__":
    sys.exit(main())
