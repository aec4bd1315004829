"""The dated facts an article states: dates in its sentences, read and resolved, those kept that are sure."""

from __future__ import annotations

from generator import dates
from generator.convert.enrich.events import edtf
from generator.convert.enrich.events.choose import chosen, shortened
from generator.convert.enrich.events.find import find
from generator.convert.enrich.events.model import Basis, Event, Kind, Precision
from generator.convert.model import Draft
from generator.convert.model import Kind as BlockKind

__all__ = ["Basis", "Event", "Kind", "Precision", "events", "every_date", "today_of"]

TRUSTED = 0.6
"""How sure the article's date has to be, by its evidence, for other dates to be counted from it."""


def events(draft: Draft, language: str) -> tuple[Event, ...]:
    """At most 12 dated facts in the order of the text; `language` is a BCP 47 code, "" where it is not known."""
    texts = _texts(draft)
    return tuple(shortened(event, texts[event.block]) for event in chosen(find(texts, language, today_of(draft))))


def every_date(draft: Draft, language: str) -> tuple[Event, ...]:
    """Every date in the body of an article, sure or not, those that stay open too (their `date` is "")."""
    return tuple(find(_texts(draft), language, today_of(draft)))


def _texts(draft: Draft) -> list[str]:
    return ["" if block.kind is BlockKind.HEADING else block.text for block in draft.blocks]


def today_of(draft: Draft) -> int:
    """The day that an article's relative dates are counted from, as an ordinal; 0 where no date is trusted."""
    try:
        when = dates.parse(draft.date)
    except dates.NotADate:
        return 0
    doubted = [item.confidence for item in draft.evidence if item.field == "date"]
    if not when.exact or (doubted and max(doubted) < TRUSTED):
        return 0
    return edtf.ordinal(when.first)
