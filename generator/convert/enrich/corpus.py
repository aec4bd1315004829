"""What the archive knows of its names: what each is elsewhere, its long form, how many articles speak of it.

The lexicon is a flat map of facts, so that two of them can be compared: an article whose facts are the same has the
same names and tags, and need not be looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.convert.enrich.findings import Findings, named_in
from generator.convert.enrich.gazetteer import gazetteer
from generator.convert.enrich.roles import core
from generator.convert.enrich.stories import stories
from generator.convert.enrich.vocabulary import vocabulary

Lexicon = Mapping[str, str]
"""Facts by "kind:Name", "given:Name", "many:Name", "long:ABC", "whole:Surname|role", "same:Name", "story:key", "size".
"""

SMALL = 20
"""An archive of fewer articles keeps a tag that only one of them has."""
_TWICE = 2
_MOSTLY = 0.9


def lexicon(found: Iterable[Findings]) -> dict[str, str]:
    """The facts of an archive. An article that is printed twice counts once; the order does not matter."""
    articles = sorted({item.key: item for item in sorted(found)}.values())
    facts: dict[str, str] = {"size": "small" if len(articles) < SMALL else "large"}
    facts |= _kinds(articles)
    facts |= _counted(articles)
    facts |= _given(articles)
    facts |= _long_forms(articles)
    facts |= _whole_names(articles)
    facts |= {f"story:{key}": name for key, name in stories(articles).told.items()}
    return facts


def asked(found: Findings) -> tuple[str, ...]:
    """The facts that the names of an article depend on."""
    names = named_in(found)
    return (
        "size",
        f"story:{found.key}",
        *(f"kind:{name}" for name in names),
        *(f"many:{name}" for name in names),
        *(f"same:{name}" for name in names),
        *(f"given:{name.split(' ')[0]}" for name in names),
        *(f"long:{name}" for name in names),
        *(f"whole:{surname}|{core(role)}" for surname, role, _ in found.surnames),
    )


def changed(old: Lexicon, new: Lexicon) -> frozenset[str]:
    """The facts that differ."""
    return frozenset(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))


def touched(found: Findings, old: Lexicon, new: Lexicon, differing: frozenset[str]) -> bool:
    """Whether an article may say something else under the new facts.

    The name that another fact leads to counts too ("same:", "long:", "whole:").
    """
    if not differing:
        return False
    keys = asked(found)
    led = [
        f"many:{facts[key]}"
        for key in keys
        if key.startswith(("same:", "long:", "whole:"))
        for facts in (old, new)
        if key in facts
    ]
    return not differing.isdisjoint((*keys, *led))


def _kinds(articles: Sequence[Findings]) -> dict[str, str]:
    """The kind of each name that two articles at least, and nine of ten, are sure of."""
    votes: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for found in articles:
        for kind, items in (("person", found.people), ("place", found.places), ("organisation", found.organisations)):
            for item in items:
                votes[item[0]][kind] += 1
    facts: dict[str, str] = {}
    for name, kinds in votes.items():
        kind, number = max(sorted(kinds.items()), key=lambda item: item[1])
        if number >= _TWICE and number >= _MOSTLY * sum(kinds.values()):
            facts[f"kind:{name}"] = kind
    return facts


def _counted(articles: Sequence[Findings]) -> dict[str, str]:
    """The names that two articles at least speak of."""
    counts: defaultdict[str, int] = defaultdict(int)
    for found in articles:
        for name in named_in(found):
            counts[name] += 1
    return {f"many:{name}": "yes" for name, count in counts.items() if count >= _TWICE}


def _given(articles: Sequence[Findings]) -> dict[str, str]:
    """First words of two different people at least, which are therefore given names."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for found in articles:
        for name, _, _ in found.people:
            first, _, rest = name.partition(" ")
            if rest:
                owners[first].add(rest)
    barred = vocabulary()["given_weak"] | vocabulary()["stop_first"]
    known = gazetteer()
    return {
        f"given:{first}": "yes"
        for first, rests in owners.items()
        if len(rests) >= _TWICE and first not in barred and known.place(first) is None and first[-1:] != "."
    }


def _long_forms(articles: Sequence[Findings]) -> dict[str, str]:
    """The one long form of each short one."""
    longs: defaultdict[str, set[str]] = defaultdict(set)
    for found in articles:
        for long, short, _ in found.organisations:
            if short:
                longs[short].add(long)
    return {f"long:{short}": next(iter(forms)) for short, forms in longs.items() if len(forms) == 1}


def _whole_names(articles: Sequence[Findings]) -> dict[str, str]:
    """The one full name for a surname with an office, and the one longer name with the same office for a short name."""
    by_office: defaultdict[str, set[str]] = defaultdict(set)
    offices: defaultdict[str, set[str]] = defaultdict(set)
    for found in articles:
        for name, role, _ in found.people:
            office = core(role)
            offices[name].add(office)
            if " " in name and office:
                by_office[f"{name.rsplit(' ', 1)[-1]}|{office}"].add(name)
    facts: dict[str, str] = {}
    ends: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name in offices:
        parts = name.split(" ")
        ends[(parts[0], parts[-1])].append(name)
    for names in ends.values():
        longest = max(sorted(names), key=lambda name: len(name.split(" ")))
        for name in names:
            within = set(name.split(" ")) < set(longest.split(" "))
            if within and (offices[name] & offices[longest]) - {""} and len(names) == _TWICE:
                facts[f"same:{name}"] = longest
    for key, owners in by_office.items():
        wholes = {facts.get(f"same:{name}", name) for name in owners}
        if len(wholes) == 1:
            facts[f"whole:{key}"] = next(iter(wholes))
    return facts
