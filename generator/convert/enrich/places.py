"""Cities and regions that a text names, each only with evidence.

A preposition, a state after it, a dateline, or a size that is known to all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from generator.convert.enrich.gazetteer import Gazetteer, Place, folded
from generator.convert.enrich.runs import Run

_AT = frozenset({"in", "at", "near", "outside", "around", "to", "from", "via", "toward", "towards", "reached", "left"})
_FIRMLY_IN = frozenset({"in", "near", "outside"})
_STATE_AFTER = re.compile(r", (?P<state>[^\W\d_]\w*\.?(?: [^\W\d_a-z]\w*){0,2})")
_QUALIFIERS = frozenset(
    {"East", "West", "North", "South", "Greater", "Central", "Inner", "Downtown", "Old", "New", "Upper", "Lower"}
)
_TAILS = frozenset({"DC", "D.C."})


def places(found: Sequence[Run], dateline: str, names: Gazetteer) -> dict[str, float]:
    """Weight by place, for places with evidence in this text."""
    printed = {folded(city.split(",")[0].strip()) for city in dateline.split("/")} - {""}
    surnames = _last_words(found)
    weights: defaultdict[str, float] = defaultdict(float)
    certain: set[str] = set()
    for run in found:
        place, after = _place(run, names)
        if place is None:
            continue
        key = folded(place.name)
        if not run.opens or run.word_before or (place.large and not place.doubtful):
            weights[place.name] += run.weight
        if key in printed or _evident(run, place, after, names, surnames):
            certain.add(place.name)
    for name in dateline.split("/"):
        place = names.place(name.split(",")[0].strip())
        if place:
            certain.add(place.name)
            weights[place.name] += 2
    return {name: weight or 1.0 for name, weight in weights.items() if name in certain}


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
