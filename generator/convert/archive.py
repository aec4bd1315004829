"""Names across the archive: the articles that are read get theirs, and those that must be read again are found.

What each article says by itself stands in the ledger, so the archive's lexicon is known without reading a document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from generator.convert import enrich, identity, ledger
from generator.convert.enrich import Findings, Lexicon
from generator.convert.enrich.findings import named_in
from generator.convert.ledger import Entry
from generator.convert.model import Entities, Found
from generator.convert.reading import Reading
from generator.convert.report import StoryReport


def refined(readings: Iterable[Reading], facts: Lexicon, entities: Entities) -> tuple[Reading, ...]:
    """The readings with the names and tags that their articles get in an archive of these facts."""
    return tuple(
        replace(reading, named=tuple(enrich.refine(found, facts, entities) for found in reading.findings))
        for reading in readings
    )


def weighed(
    readings: Mapping[str, tuple[Findings, ...]], entries: Mapping[str, Entry]
) -> tuple[Lexicon, tuple[str, ...]]:
    """The facts of the archive as it will be, and the documents not read whose articles they change, sorted.

    `readings` are what the articles of the documents that were read speak of. These and `entries` are by the paths of
    their documents; what was read replaces what the ledger holds.
    """
    if not readings:
        return {}, ()
    before = {path: ledger.findings(entry) for path, entry in entries.items()}
    after = before | dict(readings)
    old, new = enrich.lexicon(_all(before)), enrich.lexicon(_all(after))
    differing = enrich.changed(old, new)
    changed = (
        path
        for path, found in before.items()
        if path not in readings and any(enrich.touched(item, old, new, differing) for item in found)
    )
    return new, tuple(sorted(changed))


def stories(
    readings: Sequence[Reading], found: Mapping[str, tuple[Found, ...]], places: Mapping[str, str]
) -> tuple[StoryReport, ...]:
    """The running stories of the archive, told or proposed, with the files of their articles."""
    files = {
        identity.article_id(item.draft): places[item.id]
        for items in found.values()
        for item in sorted(items, key=lambda item: item.place, reverse=True)
    }
    articles = {item.key: item for reading in readings for item in reading.findings}
    return tuple(
        StoryReport(proposal.name, proposal.sure, tuple(files[key] for key in proposal.articles))
        for proposal in enrich.stories(sorted(articles.values())).proposals
    )


def first_named(found: Iterable[Found], entries: Mapping[str, Entry]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The people and the places of the articles that none in the ledger names yet, the most often named first."""
    people: Counter[str] = Counter()
    places: Counter[str] = Counter()
    old = {record.id for entry in entries.values() for record in entry.articles}
    for item in found:
        if item.id in old:
            continue
        people.update(person.name for person in item.named.people)
        places.update(item.named.places)
    if not people and not places:
        return (), ()
    known = {name for entry in entries.values() for item in ledger.findings(entry) for name in named_in(item)}
    return _new(people, known), _new(places, known)


def _new(names: Counter[str], known: Container[str]) -> tuple[str, ...]:
    return tuple(sorted((name for name in names if name not in known), key=lambda name: (-names[name], name)))


def _all(found: Mapping[str, tuple[Findings, ...]]) -> Iterable[Findings]:
    for items in found.values():
        yield from items
