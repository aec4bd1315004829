"""Finding names in one article: its text is read once, and every kind of name is looked for in the same runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.convert.enrich import entities as steering
from generator.convert.enrich.countries import countries
from generator.convert.enrich.entities import NOTHING
from generator.convert.enrich.findings import Findings
from generator.convert.enrich.foreign import foreign_countries, foreign_people
from generator.convert.enrich.gazetteer import Gazetteer, gazetteer
from generator.convert.enrich.organisations import is_outlet, organisations
from generator.convert.enrich.people import is_titled, name_of, people
from generator.convert.enrich.places import places
from generator.convert.enrich.runs import Run, runs
from generator.convert.enrich.topics import lexicon, topics
from generator.convert.enrich.vocabulary import Vocabulary, vocabulary
from generator.convert.identity import article_id
from generator.convert.model import Draft, Entities
from generator.convert.words import word_set

TITLE, POINT, LEAD, CAPTION, BODY = 4.0, 2.5, 2.0, 1.0, 1.0
_READ = 30_000
"""Characters of a body that are searched for names; the rest of a very long one would only repeat them."""
_ENGLISH = word_set("the of and to in a is was for that on with by at from it as an are has said")
_SEATS = frozenset({"New York", "Geneva", "Brussels", "The Hague", "Vienna", "Strasbourg", "Nairobi", "Addis Ababa"})
"""Seats of international organisations: news from there is often not about the country."""
_OTHERS, _MOST_PEOPLE = 12, 30
_SHORTEST_TEXT = 20

Passages = Sequence[tuple[str, float]]


def find(draft: Draft, entities: Entities = NOTHING) -> Findings:
    """What a draft speaks of, from its title, points, caption and body."""
    head, body = _passages(draft)
    passages = [*head, *body]
    names, words = gazetteer(), vocabulary()
    if _is_english(draft.language, passages):
        found = _english(draft, passages, names, words)
        known = lexicon(entities.topics, entities.off)
        titles = [text for text, weight in head if weight != CAPTION]
        subjects = topics(titles, [text for text, weight in [*head, *body] if weight == BODY], known)
        found = found._replace(topics=subjects)
    else:
        found = _foreign(draft, passages, names)
    return _told(found, passages, entities, draft)


def _english(draft: Draft, passages: Passages, names: Gazetteer, words: Vocabulary) -> Findings:
    found = tuple(runs(passages))
    weights, by_name, doubted = countries(found, names, words)
    _add_dateline(draft.dateline, names, weights, by_name)
    persons = people(found, names, words)
    organised = organisations(found, names, words)
    endings = frozenset(name.rsplit(" ", 1)[-1] for name, _, _ in persons.sure)
    by_place = places(found, draft.dateline, names, words, endings)
    shorts = {long: short for short, long in organised.short_forms.items()}
    taken = {*organised.weights, *by_place, *(name for name, _, _ in (*persons.sure, *persons.likely))}
    sure = _without(persons.sure, organised.weights, by_place)
    return Findings(
        "",
        countries=tuple((name, weight, by_name.get(name, 0.0)) for name, weight in weights.items()),
        doubted=tuple(doubted.items()),
        places=tuple(by_place.items()),
        people=sure[:_MOST_PEOPLE],
        maybe=_without(persons.likely, organised.weights, by_place)[:_MOST_PEOPLE],
        surnames=persons.surnames[:_MOST_PEOPLE],
        organisations=tuple((name, shorts.get(name, ""), weight) for name, weight in organised.weights.items()),
        others=_others(found, taken, names, words),
    )


def _foreign(draft: Draft, passages: Passages, names: Gazetteer) -> Findings:
    weights, by_name = foreign_countries(passages, draft.language)
    _add_dateline(draft.dateline, names, weights, by_name)
    city = draft.dateline.split(",")[0].split("/")[0].strip()
    place = names.place(city) if city else None
    return Findings(
        "",
        countries=tuple((name, weight, by_name.get(name, 0.0)) for name, weight in weights.items()),
        places=((place.name, 3.0),) if place else (),
        people=tuple(foreign_people(passages, draft.language)),
    )


def _add_dateline(dateline: str, names: Gazetteer, weights: dict[str, float], by_name: dict[str, float]) -> None:
    """The country of a dateline's city counts as named."""
    for city in dateline.split("/") if dateline else ():
        place = names.place(city.split(",")[0].strip())
        if place is not None and (place.name not in _SEATS or place.country in weights):
            weights[place.country] = weights.get(place.country, 0.0) + 1.0
            by_name[place.country] = by_name.get(place.country, 0.0) + 1.5


def _without(
    persons: Sequence[tuple[str, str, float]], organised: Mapping[str, float], by_place: Mapping[str, float]
) -> tuple[tuple[str, str, float], ...]:
    return tuple(item for item in persons if item[0] not in organised and item[0] not in by_place)


def _others(
    found: Sequence[Run], taken: set[str], names: Gazetteer, words: Vocabulary
) -> tuple[tuple[str, float], ...]:
    """Runs that nobody could type and the archive may: full names by their shape, and initials that nobody defined."""
    weights: dict[str, float] = {}
    for run in found:
        text = run.text
        if len(run.words) == 1:
            initials = text.isupper() and 2 < len(text) <= 6 and text.isalpha()
            if not initials or text in taken or text in names.countries or text in names.organisations:
                continue
        elif text in taken or len(run.words) > 4 or is_titled(run, words) or not name_of(run.words, names, words, ""):
            continue
        if not is_outlet(text, words):
            weights[text] = weights.get(text, 0.0) + run.weight
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return tuple(ranked[:_OTHERS])


def _told(found: Findings, passages: Passages, entities: Entities, draft: Draft) -> Findings:
    """The findings with every name whose kind a person told, and what the draft says of itself."""
    found = found._replace(key=article_id(draft), date=draft.date, section=draft.section)
    expression = steering.pattern(entities) if entities.kinds else None
    if expression is None:
        return found
    kinds, shown = dict(entities.kinds), dict(entities.shown)
    weights: dict[str, float] = {}
    for text, weight in passages:
        for match in expression.finditer(text):
            name = shown.get(match[0], match[0])
            weights[name] = weights.get(name, 0.0) + weight
    mine = {kind: [(n, w) for n, w in weights.items() if kinds.get(n) == kind] for kind in steering.KINDS}
    known = {item[0] for item in (*found.people, *found.places, *found.organisations)}
    return found._replace(
        people=found.people + tuple((n, "", w) for n, w in mine["person"] if n not in known),
        places=found.places + tuple((n, w) for n, w in mine["place"] if n not in known),
        organisations=found.organisations + tuple((n, "", w) for n, w in mine["organisation"] if n not in known),
        countries=found.countries
        + tuple((n, w, w) for n, w in mine["country"] if n not in {item[0] for item in found.countries}),
    )


def _passages(draft: Draft) -> tuple[list[tuple[str, float]], list[tuple[str, float]]]:
    """Title, points, caption and lead; and the rest of the body, each with its weight."""
    head = [(draft.title, TITLE)] if draft.title_printed else []
    head += [(point, POINT) for point in draft.points]
    head += [(draft.caption, CAPTION)] if draft.caption else []
    body: list[tuple[str, float]] = []
    room = _READ
    for index, block in enumerate(draft.blocks):
        if room <= 0:
            break
        text = block.text[:room]
        room -= len(text)
        (body if index else head).append((text, BODY if index else LEAD))
    return head, body


def _is_english(language: str, passages: Passages) -> bool:
    """Whether the text is read as English: by its language, else by its small words."""
    if language:
        return language == "en" or language.startswith("en-")
    words = " ".join(text for text, _ in passages[:6]).casefold().split()
    small = sum(word in _ENGLISH for word in words)
    return small * 8 >= len(words) or (len(words) < _SHORTEST_TEXT and " ".join(words).isascii())
