"""The last word on an article's names: its findings, what the archive knows of them, and what a person decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.convert.enrich.corpus import Lexicon
from generator.convert.enrich.entities import NOTHING
from generator.convert.enrich.findings import Findings
from generator.convert.enrich.roles import core
from generator.convert.enrich.tags import ORGANISATIONS, PEOPLE, PLACES, tags
from generator.convert.enrich.vocabulary import vocabulary
from generator.convert.model import Entities, Named, Person

_MOST = 12


def refine(found: Findings, facts: Lexicon, entities: Entities = NOTHING) -> Named:
    """What an article says it speaks of."""
    persons, places, organisations = _typed(found, facts)
    kinds, shown = dict(entities.kinds), dict(entities.shown)
    people = _people(persons, facts, shown)
    by_place = _named(places.items(), shown)
    by_organisation = _named(organisations.items(), shown)
    by_country = _named(((name, weight) for name, weight, _ in found.countries), shown)
    by_name = _named(((name, weight) for name, _, weight in found.countries), shown)
    by_person = {name: weight for name, (_, weight) in people.items()}
    _move(by_person, by_place, by_organisation, kinds)
    for names in (by_person, by_place, by_organisation, by_country):
        for name in [name for name in names if name in entities.blocked or kinds.get(name) == "none"]:
            del names[name]
    small = facts.get("size") != "large"
    subjects = [shown.get(name, name) for name, _ in found.topics]
    chosen = tags(
        by_country,
        by_name,
        (
            (by_place, PLACES),
            ({n: w for n, w in by_person.items() if " " in n}, PEOPLE),
            (by_organisation, ORGANISATIONS),
        ),
        [name for name in subjects if name not in entities.blocked],
        "" if found.section in entities.blocked else shown.get(found.section, found.section),
        lambda name: small or f"many:{name}" in facts,
    )
    roles = {name: role for name, (role, _) in people.items()}
    return Named(
        chosen,
        tuple(Person(name, roles.get(name, "")) for name in by_person)[:_MOST],
        _heaviest(by_place),
        _heaviest(by_organisation),
        facts.get(f"story:{found.key}", ""),
    )


def _typed(found: Findings, facts: Lexicon) -> tuple[list[tuple[str, str, float]], dict[str, float], dict[str, float]]:
    """The findings with the names that the archive could type, and family names it knows the owner of."""
    persons = list(found.people)
    places = dict(found.places)
    organisations = {name: weight for name, _, weight in found.organisations}
    for name, role, weight in found.maybe:
        first = name.split(" ")[0]
        if facts.get(f"kind:{name}") == "person" or f"given:{first}" in facts:
            persons.append((name, role, weight))
    for name, weight in found.others:
        kind = facts.get(f"kind:{name}")
        if kind == "person" or (kind is None and _given(name, facts)):
            persons.append((name, "", weight))
        elif kind == "place":
            places.setdefault(name, weight)
        elif kind == "organisation":
            organisations.setdefault(name, weight)
        elif long := facts.get(f"long:{name}"):
            organisations[long] = organisations.get(long, 0.0) + weight
    for surname, role, weight in found.surnames:
        if whole := facts.get(f"whole:{surname}|{core(role)}"):
            persons.append((whole, role, weight))
    return persons, places, organisations


def _given(name: str, facts: Lexicon) -> bool:
    """Whether a run of two or three words begins with a given name that the archive has seen and we know too."""
    first, _, rest = name.partition(" ")
    return bool(rest) and len(name.split(" ")) < 4 and f"given:{first}" in facts and first in vocabulary()["given"]


def _people(
    persons: list[tuple[str, str, float]], facts: Lexicon, shown: Mapping[str, str]
) -> dict[str, tuple[str, float]]:
    """Role and weight by name, those of one person together."""
    people: dict[str, tuple[str, float]] = {}
    for name, role, weight in persons:
        whole = facts.get(f"same:{name}", name)
        whole = shown.get(name) or shown.get(whole, whole)
        before = people.get(whole, ("", 0.0))
        people[whole] = (before[0] or role, before[1] + weight)
    return people


def _named(items: Iterable[tuple[str, float]], shown: Mapping[str, str]) -> dict[str, float]:
    named: dict[str, float] = {}
    for name, weight in items:
        told = shown.get(name, name)
        named[told] = named.get(told, 0.0) + weight
    return named


def _move(
    by_person: dict[str, float], by_place: dict[str, float], by_organisation: dict[str, float], kinds: Mapping[str, str]
) -> None:
    """Bring each name whose kind a person told under that kind."""
    targets = {"person": by_person, "place": by_place, "organisation": by_organisation}
    for name, kind in kinds.items():
        target = targets.get(kind)
        for names in targets.values():
            if target is not None and names is not target and name in names:
                target[name] = target.get(name, 0.0) + names.pop(name)


def _heaviest(weights: Mapping[str, float]) -> tuple[str, ...]:
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return tuple(name for name, _ in ranked[:_MOST])
