"""Dated lists: articles and dated facts in one order, and the facts of a period with the articles that tell them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.dates import When
from generator.model import Entry, Mention
from generator.plan.context import Context
from generator.plan.dots import Row
from generator.plan.gaps import gap
from generator.plan.timeline import Period
from generator.timeviews import MentionView, TimelineItem


def rows(entries: Iterable[Entry], mentions: Iterable[Mention]) -> list[Row]:
    """Articles and dated facts by date, of one date the articles first."""
    found = [Row(entry.article.date, False, entry.article.title, entry.url) for entry in entries if entry.article.date]
    found += [Row(mention.event.date, True, mention.event.text, mention.entry.url) for mention in mentions]
    found.sort(key=lambda row: (row.date.sort_key, row.mentioned, row.url, row.title))
    return found


def rows_of(period: Period, context: Context) -> list[Row]:
    """The rows of a period."""
    shelves = context.timeline.shelves_of(period)
    return rows(
        [entry for shelf in shelves for _, entry in shelf.published],
        [mention for shelf in shelves for _, mention in shelf.mentioned],
    )


def items(found: Iterable[Row], context: Context) -> tuple[TimelineItem, ...]:
    """Rows as the lines of a list, with the times between them when nothing happened."""
    made: list[TimelineItem] = []
    before: When | None = None
    for row in found:
        passed = gap(before, row.date, context.words) if before else ""
        card = context.cards[row.url]
        date = context.dates.view(row.date)
        made.append(TimelineItem(date, row.title, row.url, row.mentioned, passed, card.language, card.direction))
        before = row.date
    return tuple(made)


def mention_views(mentions: Iterable[Mention], context: Context) -> tuple[MentionView, ...]:
    """Dated facts with the articles that state them."""
    view, links, cards = context.dates.view, context.links, context.cards
    made: list[MentionView] = []
    for each in mentions:
        card = cards[each.entry.url]
        article = links[each.entry.url]
        made.append(MentionView(view(each.event.date), each.event.text, article, card.language, card.direction))
    return tuple(made)
