"""Organisations that a text makes certain.

A long form followed by its initials in brackets, or a name known everywhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from generator.convert.enrich.gazetteer import Gazetteer
from generator.convert.enrich.runs import Run

_DEFINED = re.compile(r" \((?P<short>[A-Z][A-Za-z]{1,9})\)")
_MINOR = frozenset({"of", "the", "and", "for", "in", "on", "de", "al"})


def organisations(found: Sequence[Run], names: Gazetteer) -> dict[str, float]:
    """Weight by organisation; the long form is the name, its initials count for it."""
    weights: defaultdict[str, float] = defaultdict(float)
    short_forms: dict[str, str] = {}
    for run in found:
        match = _DEFINED.match(run.after)
        long = _defined(run, match["short"]) if match else ""
        if match and long:
            short_forms[match["short"]] = names.organisations.get(long, long)
    for run in found:
        text = run.text
        name = short_forms.get(text) or names.organisations.get(text)
        if name is None and run.words[0] == "The":
            name = names.organisations.get(" ".join(run.words[1:]))
        if name is None:
            name = next((long for long in short_forms.values() if long in text), None)
        if name:
            weights[name] += run.weight
    return weights


def _defined(run: Run, short: str) -> str:
    """The words whose initials are the short form, taken from the end of the run; "" when they do not fit."""
    initials = [letter for letter in short if letter.isupper()]
    words = [word for word in run.words if word.casefold() not in _MINOR]
    if len(initials) < 2 or len(words) < len(initials):
        return ""
    taken = words[-len(initials) :]
    return " ".join(taken) if [word[0] for word in taken] == initials and len(taken) > 1 else ""
