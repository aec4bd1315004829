"""Names across the archive: the articles that are read get theirs, and those that must be read again are found.

What each article says by itself stands in the ledger, so the archive's lexicon is known without reading a document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.convert import enrich, ledger
from generator.convert.enrich import Findings, Lexicon
from generator.convert.ledger import Entry
from generator.convert.model import Entities
from generator.convert.reading import Reading


def refined(readings: Iterable[Reading], facts: Lexicon, entities: Entities) -> tuple[Reading, ...]:
    """The readings with the names and tags that their articles get in an archive of these facts."""
    return tuple(
        replace(reading, named=tuple(enrich.refine(found, facts, entities) for found in reading.findings))
        for reading in readings
    )


def weighed(readings: Mapping[str, Reading], entries: Mapping[str, Entry]) -> tuple[Lexicon, tuple[str, ...]]:
    """The facts of the archive as it will be, and the documents not read whose articles they change, sorted.

    `readings` and `entries` are by the paths of their documents; what was read replaces what the ledger holds.
    """
    if not readings:
        return {}, ()
    before = {path: ledger.findings(entry) for path, entry in entries.items()}
    after = before | {path: reading.findings for path, reading in readings.items()}
    old, new = enrich.lexicon(_all(before)), enrich.lexicon(_all(after))
    differing = enrich.changed(old, new)
    changed = (
        path
        for path, found in before.items()
        if path not in readings and any(enrich.touched(item, old, new, differing) for item in found)
    )
    return new, tuple(sorted(changed))


def _all(found: Mapping[str, tuple[Findings, ...]]) -> Iterable[Findings]:
    for items in found.values():
        yield from items
