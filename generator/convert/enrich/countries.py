"""Countries that a text names, by name or demonym or in pairs such as Pakistan-US; each has one name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.convert.enrich.gazetteer import Gazetteer
from generator.convert.enrich.runs import Run

_LONGEST = 5
_PART_OF = re.compile(r"[^\W\d_]+ of $")
_OF = frozenset(
    {
        "in",
        "from",
        "to",
        "of",
        "with",
        "between",
        "and",
        "into",
        "through",
        "across",
        "near",
        "over",
        "against",
        "for",
        "by",
    }
)


def countries(found: Sequence[Run], names: Gazetteer) -> tuple[dict[str, float], dict[str, float]]:
    """Weight by country, over all mentions and over mentions of the name itself; demonyms count in the first only."""
    weights: defaultdict[str, float] = defaultdict(float)
    named: defaultdict[str, float] = defaultdict(float)
    doubtful: defaultdict[str, list[float]] = defaultdict(list)
    for run in found:
        for spelling, alone in _spellings(run, names):
            country = names.countries[spelling]
            if spelling in names.doubtful_countries:
                if alone and run.word_before in _OF:
                    doubtful[country].append(run.weight)
                continue
            weights[country] += run.weight
            if spelling not in names.demonyms or len(spelling) <= 4:
                named[country] += run.weight
    for country, mentions in doubtful.items():
        if country in weights or len(mentions) > 1:
            weights[country] += sum(mentions)
            named[country] += sum(mentions)
    return weights, named


def _spellings(run: Run, names: Gazetteer) -> Iterator[tuple[str, bool]]:
    """The country names in a run, longest first, and whether each is the whole run."""
    words = run.words
    part = _PART_OF.search(run.before)
    if part and names.countries.get(f"{part[0]}{words[0]}") == "":
        words = words[1:]
    shouted = run.text.isupper() and (len(words) > 2 or (run.after[:1] == " " and run.after[1:4].isupper()))
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            spelling = " ".join(words[at : at + length])
            if shouted:
                spelling = spelling.title()
            country = names.countries.get(spelling)
            if country is not None:
                if country:
                    yield spelling, length == len(words)
                at += length
                break
        else:
            word = words[at]
            if "-" in word:
                yield from ((part, False) for part in word.split("-") if names.countries.get(part))
            at += 1
