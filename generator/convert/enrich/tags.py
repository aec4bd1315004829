"""The tags of an article: what it speaks of most, countries first, ranked by where it is said.

Precision before recall.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.convert.enrich.countries import countries
from generator.convert.enrich.gazetteer import folded, gazetteer
from generator.convert.enrich.organisations import organisations
from generator.convert.enrich.people import people
from generator.convert.enrich.places import places
from generator.convert.enrich.runs import runs
from generator.convert.model import Draft, Named, Person

_TITLE, _POINT, _LEAD, _CAPTION, _BODY = 4.0, 2.5, 2.0, 1.0, 1.0
_READ = 60_000
"""Characters of a body that are searched for names; the rest of a very long one would only repeat them."""
_COUNTRIES, _PLACES, _PEOPLE, _ORGANISATIONS = 4, 2, 3, 1
_TAG_WEIGHT = 3.0
_MOST = 12


def named(draft: Draft) -> Named:
    """What a draft speaks of, from its title, points, caption and body."""
    names = gazetteer()
    found = tuple(runs(_passages(draft)))
    by_country, by_name = countries(found, names)
    by_place = places(found, draft.dateline, names)
    persons = people(found, names)
    by_organisation = organisations(found, names)
    dateline = [names.place(city.split(",")[0].strip()) for city in draft.dateline.split("/")] if draft.dateline else []
    for place in dateline:
        if place is not None:
            by_country[place.country] = by_country.get(place.country, 0.0) + 1.0
            by_name[place.country] = by_name.get(place.country, 0.0) + 1.5
    tags = [
        *_chosen_countries(by_country, by_name),
        *_top(by_place, _PLACES, _TAG_WEIGHT),
        *(person.name for person in _main_people(persons)),
        *_top(by_organisation, _ORGANISATIONS, _TAG_WEIGHT),
        *([draft.section] if draft.section else []),
    ]
    return Named(
        _unique(tags),
        tuple(person for person, _ in persons)[:_MOST],
        tuple(_top(by_place, _MOST, 0)),
        tuple(_top(by_organisation, _MOST, 0)),
    )


def _passages(draft: Draft) -> list[tuple[str, float]]:
    passages = [(draft.title, _TITLE)] if draft.title_printed else []
    passages += [(point, _POINT) for point in draft.points]
    passages += [(draft.caption, _CAPTION)] if draft.caption else []
    room = _READ
    for index, block in enumerate(draft.blocks):
        if room <= 0:
            break
        passages.append((block.text[:room], _BODY if index else _LEAD))
        room -= len(block.text)
    return passages


def _chosen_countries(weights: dict[str, float], named_: dict[str, float]) -> list[str]:
    """Countries said in the title, the lead or twice; if there is none, the one that is named at all."""
    chosen = _top(weights, _COUNTRIES, 2.0)
    return chosen or _top(named_, 1, 0)


def _main_people(persons: Sequence[tuple[Person, float]]) -> list[Person]:
    """The people mentioned most, at least a title's or three sentences' worth."""
    ranked = sorted((item for item in persons if item[1] >= _TAG_WEIGHT), key=lambda item: (-item[1], item[0].name))
    return [person for person, _ in ranked[:_PEOPLE]]


def _top(weights: dict[str, float], count: int, least: float) -> list[str]:
    """The heaviest names, ties by name."""
    return [
        name
        for name, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:count]
        if weight >= least
    ]


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """Each name once, whatever its case and accents."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(folded(name), name)
    return tuple(kept.values())
