"""Stories: articles that one person has named as parts of one, in the order of their dates, and what each part shows.

What stands on a part's page depends on the story alone. A part says of how many it is one as long as they are few; a
long story does not let a new part change all of its old ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from generator.model import Archive, Entry, Term
from generator.plan import charts
from generator.plan.context import Context
from generator.plan.gaps import pause
from generator.views import StoryPart, StoryView, Strip

FEW_PARTS = 24
LINES, AFTER = 12, 3
CELLS = 24


def in_turn(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The parts of a story from the oldest on; those without a date come last."""
    return tuple(sorted(entries, key=lambda entry: entry.article.date.sort_key if entry.article.date else "~"))


def boxes(archive: Archive, context: Context) -> Mapping[str, StoryView]:
    """The box of each article that is part of a story, by the article's address."""
    return {
        entry.url: box(term, parts, number, context)
        for term in archive.stories
        for parts in (in_turn(term.entries),)
        for number, entry in enumerate(parts, 1)
    }


def box(term: Term, parts: Sequence[Entry], number: int, context: Context) -> StoryView:
    """The box of the part with this number, counted from 1; `parts` are in turn."""
    many = len(parts) > FEW_PARTS
    here = parts[number - 1]
    first = parts[0].article.date
    return StoryView(
        title=term.name,
        url=term.url,
        part=number,
        parts=0 if many else len(parts),
        since=context.dates.unlinked(first) if first and number > 1 else None,
        strip=None if many else strip(parts, here),
        lines=_lines(parts, number, context) if len(parts) > 1 else (),
        previous=context.links[parts[number - 2].url] if number > 1 else None,
        next=context.links[parts[number].url] if number < len(parts) else None,
    )


def gaps(parts: Sequence[Entry], context: Context, first: int = 0) -> list[str]:
    """How long nothing happened before each part from the one at the index `first` on; "" where that is not long."""
    told: list[str] = []
    for index in range(first, len(parts)):
        before = parts[index - 1].article.date if index else None
        after = parts[index].article.date
        told.append(pause(before, after, context.words) if before and after else "")
    return told


def strip(parts: Sequence[Entry], here: Entry) -> Strip | None:
    """The dated parts over time, in 24 cells from the first to the last, and where a part stands among them."""
    days = [(part, date.fromisoformat(part.article.date.first).toordinal()) for part in parts if part.article.date]
    if len(days) < 2 or days[0][1] == days[-1][1]:
        return None
    first, span = days[0][1], days[-1][1] - days[0][1]
    counts = [0] * CELLS
    own = -1
    for part, day in days:
        cell = min(CELLS - 1, (day - first) * CELLS // span)
        counts[cell] += 1
        own = cell if part is here else own
    height = charts.SPARK_HEIGHT
    heights = [max(height // 4, height * count // max(counts)) if count else 0 for count in counts]
    others = [0 if cell == own else value for cell, value in enumerate(heights)]
    alone = [value if cell == own else 0 for cell, value in enumerate(heights)]
    return Strip(charts.STEP * CELLS, height, charts.path(others, height), charts.path(alone, height))


def _lines(parts: Sequence[Entry], number: int, context: Context) -> tuple[StoryPart, ...]:
    """The parts around one: twelve at most, three of them after it where there are so many."""
    end = min(len(parts), max(number + AFTER, LINES))
    first = max(0, end - LINES)
    told = gaps(parts, context, first)
    shown = zip(range(first, end), told, strict=False)
    return tuple([_line(parts[index], index + 1, index + 1 == number, passed, context) for index, passed in shown])


def _line(entry: Entry, number: int, here: bool, passed: str, context: Context) -> StoryPart:
    card = context.cards[entry.url]
    url = "" if here else entry.url
    return StoryPart(number, card.title, url, card.date, passed, card.language, card.direction)
