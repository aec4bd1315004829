"""Cities, regions, rivers and mountains that a text names, each only with evidence.

A preposition, a state after it, a word such as "province", a dateline, or a size that is known to all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from generator.convert.enrich.gazetteer import Gazetteer, Place, folded
from generator.convert.enrich.runs import Run
from generator.convert.enrich.vocabulary import Vocabulary

_AT = frozenset({"in", "at", "near", "outside", "around", "to", "from", "via", "toward", "towards", "reached", "left"})
_FIRMLY_IN = frozenset({"in", "near", "outside"})
_STATE_AFTER = re.compile(r", (?P<state>[^\W\d_]\w*\.?(?: [^\W\d_a-z]\w*){0,2})")
_QUALIFIERS = frozenset(
    {"East", "West", "North", "South", "Greater", "Central", "Inner", "Downtown", "Old", "New", "Upper", "Lower"}
)
_TAILS = frozenset({"DC", "D.C."})
_KIND_OF = re.compile(r"(?P<kind>[a-z]+(?: [a-z]+)?)(?: of|,)? $")


def places(
    found: Sequence[Run], dateline: str, names: Gazetteer, words: Vocabulary, persons: frozenset[str]
) -> dict[str, float]:
    """Weight by place, for places with evidence in this text. `persons` are words that end names of people here."""
    printed = {folded(city.split(",")[0].strip()) for city in dateline.split("/")} - {""}
    surnames = _last_words(found) | persons
    weights: defaultdict[str, float] = defaultdict(float)
    certain: set[str] = set()
    for run in found:
        place, after = _place(run, names)
        if place is None:
            if (name := _described(run, names, words)) and name.rsplit(" ", 1)[-1] not in persons:
                certain.add(name)
                weights[name] += run.weight
            elif folded(run.text) in printed:
                weights[run.text] += run.weight
            continue
        if not run.opens or run.word_before or (place.large and not place.doubtful):
            weights[place.name] += run.weight
        if folded(place.name) in printed or _evident(run, place, after, names, surnames):
            certain.add(place.name)
    for city in filter(None, (city.split(",")[0].strip() for city in dateline.split("/"))):
        place = names.place(city)
        if place or (city not in names.countries and len(city.split()) < 4):
            name = place.name if place else city
            certain.add(name)
            weights[name] += 2
    return {name: weight or 1.0 for name, weight in weights.items() if name in certain}


def _described(run: Run, names: Gazetteer, words: Vocabulary) -> str:
    """An unknown place whose kind is told: "Jajarkot district", "the village of El Paso", "Lake Kivu"; "" for none."""
    parts = run.words
    if len(parts) == 1 and run.after[:1] != " " and not run.before.endswith(" of "):
        return ""
    if parts[0] in {"The", "A", "An"}:
        parts = parts[1:]
    if not parts or len(parts) > 4 or run.text.isupper():
        return ""
    text = " ".join(parts)
    if len(parts) > 1 and (parts[-1] in words["geo_last"] or parts[0] in words["geo_first"]):
        generic = all(part in words["organisation_generic"] or part in _QUALIFIERS for part in parts[:-1])
        if parts[0] in names.countries or generic or parts[-2:-1] == ("North",):
            return ""
        return text
    if text in names.countries or text in names.demonyms or parts[0] in words["stop_first"]:
        return ""
    if not words["things"].isdisjoint(parts) or not names.demonyms.isdisjoint(parts):
        return ""
    kind = _KIND_OF.search(run.before) if run.before.endswith(" of ") else None
    if kind and not kind["kind"].endswith("state"):
        known = words.phrases["place_before"]
        if kind["kind"] in known or kind["kind"].rsplit(" ", 1)[-1] in known:
            return text
    after = run.after[1:24].split(" ", 1)[0].strip(".,;:!?)”’\"'") if run.after[:1] == " " else ""
    if after in _AFTER_SURE:
        return text if run.word_before in _AT or run.word_before in {"of", "the"} or after in _AFTER_FIRM else ""
    return ""


_AFTER_FIRM = frozenset(
    {"province", "district", "governorate", "prefecture", "county", "oblast", "peninsula", "islands"}
)
_AFTER_SURE = _AFTER_FIRM | {"region", "valley", "island", "river", "desert", "mountains", "state"}


def _place(run: Run, names: Gazetteer) -> tuple[Place | None, str]:
    """The place that a whole run names, and the text after it. "Washington DC" and "East Berlin" name the city."""
    words = [word for word in run.words if word not in _TAILS] if len(run.words) > 1 else list(run.words)
    text = " ".join(words)
    if (text.isupper() and len(text) <= 3) or (text in names.countries and not names.place(text)):
        return None, ""
    return names.place(text), run.after


def _evident(run: Run, place: Place, after: str, names: Gazetteer, surnames: frozenset[str]) -> bool:
    state = _STATE_AFTER.match(after)
    if state and (state["state"] in names.regions or names.countries.get(state["state"]) == place.country):
        return True
    if place.name in surnames:
        return False
    if place.doubtful:
        return place.large and run.word_before in _FIRMLY_IN
    if run.word_before in _AT:
        return True
    return place.large and (len(run.words) > 1 or not run.opens or len(place.name) > 4)


def _last_words(found: Sequence[Run]) -> frozenset[str]:
    """Words that end a longer run here ("Woodrow Wilson", "President Washington").

    In this text they are names of people.
    """
    last: set[str] = set()
    for run in found:
        if len(run.words) > 1 and run.words[0] not in _QUALIFIERS:
            last.add(run.words[-1])
    return frozenset(last)
