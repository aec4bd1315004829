"""Countries that a text names, by name or demonym or in pairs such as Pakistan-US; each has one name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.convert.enrich.gazetteer import Gazetteer
from generator.convert.enrich.runs import Run
from generator.convert.enrich.vocabulary import Vocabulary
from generator.convert.words import word_set

_LONGEST = 5
_PART_OF = re.compile(r"[^\W\d_]+ of (?:the )?$")
_OF = word_set("in from to of with between and into through across near over against for by within throughout around")
_VERB = re.compile(
    r"(?:['’]s [a-z]|, which |, where | (?:is|was|has|had|will|would|could|said|says|beat|won|lost|and) )"
)
_KOREAN = frozenset({"Korean", "Koreans", "Korea", "Korea's"})
# What else a text must name before these are countries: the first is also a state of the US.
_BESIDE = {
    "Georgia": word_set("Tbilisi Batumi Armenia Azerbaijan Russia Abkhazia Ossetia Caucasus Turkey Ukraine Russian"),
    "Dominican Republic": word_set("Republic Domingo"),
    "North Macedonia": word_set("Skopje North Serbia Greece Bulgaria Albania Kosovo"),
}
_NOT_BESIDE = {
    "Georgia": word_set("Atlanta Savannah Augusta Macon Alabama Carolina Tennessee Florida Ga."),
    "North Macedonia": word_set("Alexander Philip Hellenistic"),
}


def countries(
    found: Sequence[Run], names: Gazetteer, words: Vocabulary
) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """Weight by country, over all mentions, over mentions of the name itself, and those of doubt that were left out.

    Demonyms count in the first only.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    named: defaultdict[str, float] = defaultdict(float)
    doubtful: defaultdict[str, list[tuple[float, Run]]] = defaultdict(list)
    korean = 0.0
    for run in found:
        if len(run.words) == 1 and run.text not in names.countries and "-" not in run.text:
            korean += run.weight if run.text in _KOREAN else 0.0
            continue
        for spelling, alone, surname in _spellings(run, names, words):
            country = names.countries[spelling]
            if surname:
                doubtful[country].append((-2.0, run))
            elif spelling in names.doubtful_countries:
                doubtful[country].append((_evidence(run, alone, country), run))
            else:
                weights[country] += run.weight
                if len(run.words) > 2 or not names.is_demonym(spelling):  # "Norwegian Coastal Administration"
                    named[country] += run.weight
        korean += run.weight if not _KOREAN.isdisjoint(run.words) and not {"North", "South"} & set(run.words) else 0.0
    present = {word for run in found for word in run.words} if doubtful else set()
    left: dict[str, float] = {}
    for country, mentions in doubtful.items():
        _settle(country, mentions, present, weights, named, left)
    koreas = [country for country in ("South Korea", "North Korea") if country in weights]
    if korean and len(koreas) == 1:
        weights[koreas[0]] += korean
    return weights, {country: weight for country, weight in named.items() if weight}, left


def _settle(
    country: str,
    mentions: Sequence[tuple[float, Run]],
    present: set[str],
    weights: dict[str, float],
    named: dict[str, float],
    left: dict[str, float],
) -> None:
    """Count the doubtful mentions of a country where they are sure enough, else say what was left out."""
    score = sum(evidence for evidence, _ in mentions) + (3 if country in weights else 0)
    beside, against = _BESIDE.get(country), _NOT_BESIDE.get(country, frozenset())
    if (beside is not None and beside.isdisjoint(present)) or not against.isdisjoint(present):
        score -= 2 if country in weights else 9
    total = sum(run.weight for evidence, run in mentions if evidence >= 0)
    if score >= 1 and total:
        weights[country] = weights.get(country, 0.0) + total
        named[country] = named.get(country, 0.0) + total
    elif total:
        left[country] = total


def _evidence(run: Run, alone: bool, country: str) -> float:
    """How much the words around a doubtful name speak for the country."""
    if not alone:
        return 0.5 if "-" in run.text else -0.5 if len(run.words) > 1 and run.words[-1] in country else 0.0
    score = 1.0 if run.word_before in _OF else 0.0
    if _VERB.match(run.after):
        score += 1.0 if country == "Turkey" or run.after[:1] in "'’" else 0.5
    if country == "Turkey" and not run.opens:
        score += 1.0
    return score


def _spellings(run: Run, names: Gazetteer, lists: Vocabulary) -> Iterator[tuple[str, bool, bool]]:
    """The country names in a run, longest first; whether each is the whole run, and whether it is somebody's name."""
    words = run.words
    known = names.countries
    if len(words) == 1 and (spelling := words[0]) in known:  # the common case, at once
        if known[spelling] and not (run.before.endswith(" of ") and _part_of(run, words, names)):
            yield spelling, True, False
        return
    if _part_of(run, words, names):
        words = words[1:]
    text = run.text
    shouted = text.isupper() and (len(words) > 2 or (run.after[:1] == " " and run.after[1:4].isupper()))
    at = 0
    while at < len(words):
        if not shouted and words[at] not in names.first_words and "-" not in words[at]:
            at += 1
            continue
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            spelling = " ".join(words[at : at + length])
            if shouted:
                spelling = spelling.title()
            country = known.get(spelling)
            if country is not None:
                if country:
                    surname = at > 0 and (words[at - 1] in lists["given"] or words[at - 1] in lists["given_weak"])
                    yield spelling, length == len(words), surname and at + length == len(words)
                at += length
                break
        else:
            word = words[at]
            if "-" in word:
                yield from ((part, False, False) for part in word.split("-") if known.get(part))
            at += 1


def _part_of(run: Run, words: Sequence[str], names: Gazetteer) -> bool:
    """Whether the first word ends a phrase that means something else ("Gulf of Mexico")."""
    if not run.before.endswith((" of ", " of the ")):
        return False
    part = _PART_OF.search(run.before)
    return part is not None and names.countries.get(f"{part[0]}{words[0]}") == ""
