"""Organisations: known everywhere, defined by their initials, or named by a head such as University or Ministry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.convert.enrich.gazetteer import Gazetteer
from generator.convert.enrich.runs import Run
from generator.convert.enrich.vocabulary import Vocabulary

_DEFINED = re.compile(r",? \((?P<short>[A-Z][A-Za-z&-]{1,9})\)")
_OPENED = re.compile(r" \($")
_MINOR = frozenset({"of", "the", "and", "for", "in", "on", "de", "al", "&"})
_OF = re.compile(r" (?:of|for) (?:the )?")
_AND = re.compile(r"(?:,| and|, and) ")
_MOST_WORDS = 9


class Organisations:
    """What was found: weight by name, and the long form by each short one that the text defines."""

    __slots__ = ("short_forms", "weights")

    def __init__(self, weights: dict[str, float], short_forms: dict[str, str]) -> None:
        self.weights = weights
        self.short_forms = short_forms


def organisations(found: Sequence[Run], names: Gazetteer, words: Vocabulary) -> Organisations:
    """The organisations that the runs of a text name; the long form is the name, its initials count for it."""
    weights: defaultdict[str, float] = defaultdict(float)
    wholes = list(_joined(found, words))
    short_forms = _definitions(wholes, names)
    longs = [long for long in short_forms.values() if " " in long]
    for text, run in wholes:
        parts = text.split(" ")
        if parts[0] in {"The", "A", "An"} and len(parts) > 1:
            parts = parts[1:]
        bare = " ".join(parts)
        name = short_forms.get(bare) or names.organisations.get(bare) or _embedded(parts, names)
        if name is None:
            name = next((long for long in longs if long in text), None) or _headed(parts, names, words)
        if name and not is_outlet(name, words):
            weights[name] += run.weight
    return Organisations(weights, short_forms)


def is_outlet(name: str, words: Vocabulary) -> bool:
    """Whether a name is that of who prints or carries the news."""
    if name in words.phrases["outlets"]:
        return True
    parts = name.split(" ")
    return len(parts) > 1 and parts[-1] in words["outlet_heads"]


def _joined(found: Sequence[Run], words: Vocabulary) -> Iterator[tuple[str, Run]]:
    """The runs, those of one name put together: "Ministry" + "Foreign Affairs", "Museums" + "Monuments"."""
    at = 0
    while at < len(found):
        run = found[at]
        text = run.text
        if run.words[-1] in words["organisation_of"]:
            joint = _OF.match(run.after)
            following = found[at + 1] if at + 1 < len(found) else None
            if joint and following and _follows(run, following, len(text) + joint.end()):
                at += 1
                last, text = following, f"{text}{joint[0]}{following.text}"
                text, at = _with_more(text, last, found, at, words)
        elif run.words[-1] in words["organisation_and"]:
            text, at = _with_more(text, run, found, at, words)
        elif run.words[0] in {"International", "National"} and run.words[-1] not in words["organisation_heads"]:
            following = found[at + 1] if at + 1 < len(found) else None
            heads = following is not None and following.words[-1] in words["organisation_heads"]
            if following and heads and run.after.startswith(" and ") and _follows(run, following, len(text) + 5):
                text, at = f"{text} and {following.text}", at + 1
        yield text, run
        at += 1


def _with_more(text: str, last: Run, found: Sequence[Run], at: int, words: Vocabulary) -> tuple[str, int]:
    """The name with "and Monuments", "and Co-operation in Europe" behind it."""
    while at + 1 < len(found):
        joint = _AND.match(last.after)
        following = found[at + 1]
        if not joint or following.words[0] not in words["organisation_and"]:
            break
        if not _follows(last, following, len(last.text) + joint.end()) or len(text.split()) > _MOST_WORDS:
            break
        text, last, at = f"{text}{joint[0]}{following.text}", following, at + 1
    return text, at


def _follows(run: Run, following: Run, distance: int) -> bool:
    return following.passage == run.passage and following.start == run.start + distance


def _definitions(wholes: Sequence[tuple[str, Run]], names: Gazetteer) -> dict[str, str]:
    """The long form by each short form that stands in brackets behind it, or before it: "CPEC (China-Pakistan …)"."""
    short_forms: dict[str, str] = {}
    for text, run in wholes:
        begins = text.rfind(run.text) + len(run.text) if text != run.text else 0
        after = run.after[len(text) - len(run.text) :] if begins or text != run.text else run.after
        match = _DEFINED.match(after)
        if match and (long := defined(text, match["short"])):
            short_forms[match["short"]] = names.organisations.get(long, long)
        if _OPENED.search(run.before) and run.after.startswith(")"):
            short = run.before[:-2].rsplit(" ", 1)[-1]
            if 2 <= len(short) <= 10 and short.isupper() and defined(text, short) == text:
                short_forms[short] = names.organisations.get(text, text)
    return short_forms


def defined(long: str, short: str) -> str:
    """The words of a long form whose initials are the short form, taken from its end; "" when they do not fit."""
    initials = [letter for letter in short if letter.isupper()]
    parts = long.replace("-", " ").split(" ")
    for minor in (False, True):
        counted = [index for index, word in enumerate(parts) if minor or word.casefold() not in _MINOR]
        if len(initials) < 2 or len(counted) < len(initials):
            continue
        taken = counted[-len(initials) :]
        if [parts[index][0].upper() for index in taken] == initials:
            kept = " ".join(parts[taken[0] :])
            return long[-len(kept) :] if len(kept) <= len(long) else long
    return ""


def _embedded(parts: Sequence[str], names: Gazetteer) -> str | None:
    """A known organisation behind a country or demonym: "US Federal Reserve"."""
    if len(parts) > 1 and parts[0] in names.countries:
        return names.organisations.get(" ".join(parts[1:])) if len(parts) > 2 else None
    return None


def _headed(parts: Sequence[str], names: Gazetteer, words: Vocabulary) -> str | None:
    """The name, where one of its words is a head and others say enough: "Makerere University"."""
    if not 2 <= len(parts) <= _MOST_WORDS or (
        parts[0] in words["stop_first"] and parts[0] not in {"New", "North", "South"}
    ):
        return None
    if parts[0] in {"La", "Le", "Les", "El", "Los", "Die", "Der", "Das"}:
        return None
    of = next((index for index, part in enumerate(parts) if part in {"of", "for"}), 0)
    heads = words["organisation_heads"]
    generic = words["organisation_generic"]
    if of:
        rest = [part for part in parts[of + 1 :] if part not in _MINOR]
        if parts[of - 1] not in words["organisation_of"] or not rest:
            return None
        said = [
            part for part in (*parts[: of - 1], *rest) if part not in generic and part not in words["organisation_and"]
        ]
        return " ".join(parts) if said and not any(part in names.demonyms for part in rest[:1]) else None
    if parts[-1] not in heads or len(parts) > 6:
        return None
    said = [
        part
        for part in parts[:-1]
        if part not in generic and part not in heads and part not in words["organisation_and"]
    ]
    said = [part for part in said if part not in names.demonyms]
    if not said or (len(said) == 1 and said[0] in names.countries and len(parts) < 3):
        return None
    if parts[-1] in {"Party", "Court", "Council", "Army", "Police"} and said[0] in names.countries and len(parts) < 3:
        return None
    return " ".join(parts)
