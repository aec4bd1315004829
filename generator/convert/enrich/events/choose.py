"""Which dates of an article are told to the reader: facts that are dated for sure, each sentence once a date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.convert.enrich.events.model import Basis, Event, Kind

SURE = 0.9
MOST = 12
LONGEST = 300


def chosen(found: Iterable[Event]) -> tuple[Event, ...]:
    """At most 12 sure events in the order of the text, no date and sentence twice, sentences of 300 characters at most.

    Of more than 12 those are kept that are surest, absolute dates before relative ones, then the first.
    """
    first: dict[tuple[str, str], Event] = {}
    for event in found:
        if event.date and event.confidence >= SURE and not event.date.startswith("../"):
            first.setdefault((event.date, event.text), event)
    ranked = sorted(first.values(), key=lambda event: (*_rank(event), event.block, event.start))[:MOST]
    return tuple(sorted(ranked, key=lambda event: (event.block, event.start)))


def _rank(event: Event) -> tuple[bool, bool, float]:
    return (event.kind is Kind.STATEMENT, event.basis is not Basis.ABSOLUTE, -event.confidence)


def shortened(event: Event, block: str) -> Event:
    """The event with its sentence cut at words to 300 characters, an ellipsis where it was cut, the date kept in it."""
    text = event.text
    if len(text) <= LONGEST:
        return event
    first = block.rfind(text, 0, event.start + len(text))
    until = event.end - first
    begin = 0
    if until > LONGEST - 40:
        begin = min(text.find(" ", max(0, until - LONGEST // 2)) + 1, event.start - first)
    lead = "…" if begin else ""
    room = LONGEST - len(lead) - 1
    rest = text[begin:]
    if len(rest) <= room:
        return replace(event, text=f"{lead}{rest}")
    cut = rest.rfind(" ", 0, room + 1)
    body = rest[: cut if cut > room // 2 else room].rstrip(" ,;:–—-")
    return replace(event, text=f"{lead}{body}…")
