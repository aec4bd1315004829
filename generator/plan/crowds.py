"""When a page of the timeline is crowded: a month of which each day has a page, a year of which the rest has one."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Entry, Mention
from generator.plan.timeline import Shelf

MOST, PART = 400, 150
MOST_LOOSE = 60


def is_crowded(shelf: Shelf) -> bool:
    """Whether a month holds more than its page can show: more than 400 articles and dated facts together."""
    return shelf.items > MOST


def is_loose_crowded(shelf: Shelf) -> bool:
    """Whether what is known to a year alone is too much to stand on the year's page."""
    return shelf.items > MOST_LOOSE


def by_day(shelf: Shelf) -> tuple[dict[int, list[Entry]], dict[int, list[Mention]]]:
    """What is on a month's shelf by the day, under 0 what is known to the month."""
    published: dict[int, list[Entry]] = {}
    for day, entry in shelf.published:
        published.setdefault(day, []).append(entry)
    mentioned: dict[int, list[Mention]] = {}
    for day, mention in shelf.mentioned:
        mentioned.setdefault(day, []).append(mention)
    return published, mentioned


def by_clock(entries: Iterable[Entry]) -> list[Entry]:
    """The articles of a day from morning to evening, those without a time of day first."""
    return sorted(entries, key=lambda entry: entry.article.date.clock if entry.article.date else "")
