"""An article's facts in the forms that programs read (ISO 8601)."""

from __future__ import annotations

from collections.abc import Iterable

from generator.dates import Precision, When, parse
from generator.metaviews import ArticleFacts
from generator.model import Article, Event

COVERED = 20
"""How many of the times that an article is about are told."""
_WHOLE = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
_OPEN = ".."


def facts_of(article: Article) -> ArticleFacts:
    """The facts of an article."""
    modified = corrected(article) or article.updated
    return ArticleFacts(
        stamp(article.date) if article.date else "",
        stamp(modified) if modified else "",
        coverage(article.events) if article.events else (),
        article.words,
        article.body.digest,
    )


def corrected(article: Article) -> When | None:
    """When an article was corrected last: the latest date of its corrections, or of its update where that is later.

    None where it has no corrections, or none of the dates is known.
    """
    if not article.corrections:
        return None
    dates = [each for each in (article.updated, *(made.date for made in article.corrections)) if each]
    return max(dates, key=lambda date: date.sort_key, default=None)


def stamp(when: When) -> str:
    """A date as a moment where its zone is known, else as its day, month or year; "" for decades, seasons and spans."""
    if when.precision is Precision.MOMENT:
        return when.text if when.zone else when.first
    return when.first[: _WHOLE.get(when.precision, 0)]


def coverage(events: Iterable[Event]) -> tuple[str, ...]:
    """The times that facts are about, each once, in their order: a date, or an interval with open ends as ".."."""
    told = dict.fromkeys(_covered(event.date) for event in sorted(events, key=lambda event: event.date.sort_key))
    return tuple(told)[:COVERED]


def _covered(when: When) -> str:
    if when.precision is Precision.INTERVAL:
        begin, end = when.text.split("/")
        return f"{_side(begin, 0)}/{_side(end, 1)}"
    return stamp(when)[: _WHOLE[Precision.DAY]] or f"{when.first}/{when.last}"


def _side(text: str, end: int) -> str:
    """One end of an interval, as finely as it is known: 0 is where it begins, 1 where it ends."""
    if text == _OPEN:
        return _OPEN
    when = parse(text)
    return when.text[: _WHOLE[when.precision]] if when.precision in _WHOLE else (when.first, when.last)[end]
