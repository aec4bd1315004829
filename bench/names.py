"""How well names are found: people, countries and tags of the invented articles in tests/convert/names, and the speed.

Run as `python3 -m bench.names`. `--all` prints every article with what was found; `--missing` what is wrong or absent.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.convert import enrich
from generator.convert.enrich.gazetteer import gazetteer
from generator.convert.model import Block, Draft, Kind, Named

FOLDER = Path(__file__).parents[1] / "tests" / "convert" / "names"
RULE = "\n=====\n"


@dataclass(frozen=True, slots=True)
class Case:
    """An article with what a reader finds: people, countries, and the judgement on each tag it got (True: right)."""

    name: str
    draft: Draft
    people: frozenset[str]
    countries: frozenset[str]
    judged: dict[str, bool]


@dataclass(frozen=True, slots=True)
class Count:
    """Right findings, wrong ones, and what was not found."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of right ones among the findings."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def cases(folder: Path = FOLDER) -> tuple[Case, ...]:
    """The articles with their judgements, by name."""
    return tuple(case(path) for path in sorted(folder.glob("*.txt")))


def case(path: Path) -> Case:
    """One article: lines of the form "Key: value" below the rule, the text above it, a title in its first line."""
    text, _, told = path.read_text(encoding="utf-8").partition(RULE)
    title, *paragraphs = [line for line in text.split("\n") if line.strip()]
    values = dict(line.split(": ", 1) for line in told.splitlines() if ": " in line and not line.startswith(("+", "-")))
    judged = {line[2:]: line[0] == "+" for line in told.splitlines() if line.startswith(("+ ", "- "))}
    draft = Draft(
        1,
        1 + len(paragraphs),
        title,
        (),
        tuple(Block(Kind.PARAGRAPH, (paragraph,)) for paragraph in paragraphs),
        date=values.get("Date", ""),
        dateline=values.get("Place", ""),
        language=values.get("Language", "en"),
    )
    by_code = gazetteer().by_code
    countries = frozenset(by_code[code] for code in _listed(values.get("Countries", "")))
    return Case(path.stem, draft, frozenset(_listed(values.get("People", ""))), countries, judged)


def _listed(text: str) -> list[str]:
    return [item.strip() for item in text.split(";") if item.strip()]


def named(given: Sequence[Case]) -> list[Named]:
    """What the articles say they speak of when they are one archive that keeps a tag of a single article."""
    found = [enrich.find(each.draft) for each in given]
    facts = {**enrich.lexicon(found), "size": "small"}
    return [enrich.refine(item, facts) for item in found]


def counted(pairs: Iterable[tuple[set[str], set[str]]]) -> Count:
    """The sum over pairs of what was found and what is there."""
    right = wrong = missed = 0
    for found, there in pairs:
        right += len(found & there)
        wrong += len(found - there)
        missed += len(there - found)
    return Count(right, wrong, missed)


def scores(given: Sequence[Case], results: Sequence[Named]) -> tuple[Count, Count, Count]:
    """People, countries among the tags, and tags as they were judged; a tag that nobody judged is wrong."""
    known = set(gazetteer().by_code.values())
    both = list(zip(given, results, strict=True))
    people = counted(({person.name for person in result.people}, set(each.people)) for each, result in both)
    countries = counted((set(result.tags) & known, set(each.countries)) for each, result in both)
    judged = [each.judged.get(tag, False) for each, result in both for tag in result.tags]
    return people, countries, Count(sum(judged), len(judged) - sum(judged), 0)


def speed(given: Sequence[Case], words: int = 500, seconds: float = 3.0) -> float:
    """Articles of so many words enriched in a second on one core: findings, lexicon and refinement."""
    english = [each.draft for each in given if each.draft.language == "en"]
    blocks = [block for draft in english for block in draft.blocks]
    drafts: list[Draft] = []
    taken: list[Block] = []
    for block in blocks:
        taken.append(block)
        if sum(len(part.text.split()) for part in taken) >= words:
            drafts.append(Draft(1, 9, english[len(drafts)].title, (), tuple(taken), dateline="Cork"))
            taken = []
    rounds = 0
    start = time.process_time()
    while time.process_time() - start < seconds:
        found = [enrich.find(draft) for draft in drafts]
        facts = enrich.lexicon(found)
        for item in found:
            enrich.refine(item, facts)
        rounds += 1
    return rounds * len(drafts) / (time.process_time() - start)


def report(given: Sequence[Case], results: Sequence[Named], everything: bool, missing: bool) -> list[str]:
    """The scores in lines, and on request what was found or what is wrong in each article."""
    lines: list[str] = []
    known = set(gazetteer().by_code.values())
    for each, result in zip(given, results, strict=True):
        people, tags = {person.name for person in result.people}, set(result.tags)
        if everything:
            lines.append(f"{each.name}\n  people: {', '.join(f'{p.name} ({p.role})' for p in result.people)}")
            lines.append(f"  places: {', '.join(result.places)}\n  organisations: {', '.join(result.organisations)}")
            lines += [
                f"  {'+' if each.judged.get(tag) else '?' if tag not in each.judged else '-'} {tag}"
                for tag in result.tags
            ]
        if missing:
            parts = [
                ("wrong people", people - each.people),
                ("missed people", each.people - people),
                ("wrong countries", (tags & known) - each.countries),
                ("missed countries", each.countries - tags),
                ("tags nobody judged", tags - set(each.judged)),
                ("wrong tags", {tag for tag in tags if each.judged.get(tag) is False}),
            ]
            lines += [f"{each.name}: {label}: {'; '.join(sorted(items))}" for label, items in parts if items]
    people_, countries, tags_ = scores(given, results)
    for label, count in (("people", people_), ("countries", countries), ("tags", tags_)):
        shown = f"{label:10} precision {count.precision:.3f}"
        if label != "tags":
            shown += f"  recall {count.recall:.3f}  F1 {count.f1:.3f}"
        lines.append(f"{shown}  ({count.right} right, {count.wrong} wrong, {count.missed} missed)")
    return lines


def main(arguments: Sequence[str]) -> None:
    """Print what was measured."""
    given = cases()
    results = named(given)
    print("\n".join(report(given, results, "--all" in arguments, "--missing" in arguments)))
    if "--no-speed" not in arguments:
        print(f"{speed(given):.0f} articles of 500 words a second, on one core")


if __name__ == "__main__":
    main(sys.argv[1:])
