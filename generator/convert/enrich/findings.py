"""What one article says by itself, before the archive has its say: compact, comparable, kept in the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Weighted = tuple[str, float]
Sighting = tuple[str, str, float]


class Findings(NamedTuple):
    """Names with their weights, in order of first mention.

    `key` is the same for the same article wherever it is printed. `countries` hold all mentions and those of the name
    itself; `people`, `maybe` (not sure alone) and `surnames` have roles; `organisations` their short form; `others` are
    runs of words nobody could type; `topics` are ranked.
    """

    key: str
    date: str = ""
    countries: tuple[tuple[str, float, float], ...] = ()
    doubted: tuple[Weighted, ...] = ()
    places: tuple[Weighted, ...] = ()
    people: tuple[Sighting, ...] = ()
    maybe: tuple[Sighting, ...] = ()
    surnames: tuple[Sighting, ...] = ()
    organisations: tuple[Sighting, ...] = ()
    others: tuple[Weighted, ...] = ()
    topics: tuple[Weighted, ...] = ()
    section: str = ""


_TEXTS = frozenset({"key", "date", "section"})


def as_data(found: Findings) -> dict[str, Any]:
    """The findings as plain data; what is empty is left out."""
    return {name: value for name, value in found._asdict().items() if value}


def from_data(data: Mapping[str, Any]) -> Findings:
    """The findings that `as_data` wrote. Raises TypeError, ValueError or KeyError for other data."""
    values: dict[str, Any] = {
        name: value if name in _TEXTS else tuple(tuple(item) for item in value)
        for name, value in data.items()
        if name in Findings._fields
    }
    return Findings(**values)


def named_in(found: Findings) -> Sequence[str]:
    """Every name of a person, place or organisation in the findings, each once, sure or not."""
    return tuple(
        dict.fromkeys(
            item[0]
            for items in (found.people, found.maybe, found.places, found.organisations, found.others)
            for item in items
        )
    )
