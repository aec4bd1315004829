"""The pages of stories, each from its first part on, and the index that has the story last added to first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice, pairwise

from generator.model import Archive, Entry, Page, Term
from generator.plan import coverage
from generator.plan.context import Context
from generator.plan.drawers import Drawer, drawers, fits
from generator.plan.gaps import gap
from generator.plan.makers.indexes import drawer_links, drawer_pages
from generator.plan.makers.terms import companions, feed
from generator.plan.stories import gaps, in_turn
from generator.plan.together import LEAST_SHARED, Companion, Together
from generator.termviews import ChapterView, FactView, OccasionView, StoriesView, StoryPageView, StoryRow
from generator.views import Link

KIND = "stories"
TEMPLATE, INDEX_TEMPLATE = "story.html", "stories.html"
PARTS = 40
FACTS = 40
ROWS, LONGEST = 60, 8


@dataclass(frozen=True, slots=True)
class Told:
    """A story in turn: its parts, oldest first, and how long nothing happened before each."""

    term: Term
    parts: tuple[Entry, ...]
    gaps: tuple[str, ...]


def stories(archive: Archive, context: Context) -> Iterator[Page]:
    """The index, and for each story a page with its first forty parts and further pages with forty more each.

    Parts are added at the end as a rule, which changes the first page and the last.
    """
    if not archive.stories:
        return
    axis = coverage.axis_of(context)
    found = () if fits(archive.stories) else drawers(archive.stories)
    yield Page(context.addresses.index(KIND), INDEX_TEMPLATE, _index(archive.stories, found, context))
    yield from drawer_pages(KIND, found, axis, context)
    together = Together(archive, context.company)
    for term in archive.stories:
        parts = in_turn(term.entries)
        told = Told(term, parts, tuple(gaps(parts, context)))
        for number in range(1, -(-len(parts) // PARTS) + 1):
            view = _page(told, number, together.of(term) if number == 1 else {}, context)
            yield Page(_address(term, number, context), TEMPLATE, view)


def _address(term: Term, number: int, context: Context) -> str:
    if number == 1:
        return term.url
    return context.addresses.numbered(term.url.removesuffix(".html").removesuffix("/index"), number)


def _page(told: Told, number: int, found: Mapping[str, tuple[Companion, ...]], context: Context) -> StoryPageView:
    term, words = told.term, context.words
    first = (number - 1) * PARTS
    last = min(first + PARTS, len(told.parts))
    opening = number == 1
    return StoryPageView(
        section=KIND,
        kind=KIND,
        label=words.label(KIND),
        title=term.name,
        description=words.t("story_description", name=term.name, site=context.settings.title),
        lead=_lead(told, context) if opening else "",
        count=len(told.parts),
        number=number,
        chart=coverage.coverage(term, context) if opening else None,
        chapters=tuple(
            [
                ChapterView(index + 1, told.gaps[index] if index > first else "", context.cards[told.parts[index].url])
                for index in range(first, last)
            ]
        ),
        facts=_facts(told.parts, context) if opening else (),
        tags=companions(found, "tags", context),
        people=companions(found, "people", context),
        places=companions(found, "places", context),
        organisations=companions(found, "organisations", context),
        earlier=Link(words.t("story_earlier"), _address(term, number - 1, context)) if not opening else None,
        later=Link(words.t("story_later"), _address(term, number + 1, context)) if last < len(told.parts) else None,
        feed=feed(term, context),
        index=Link(words.all_of(KIND), context.addresses.index(KIND)),
    )


def _lead(told: Told, context: Context) -> str:
    """How many parts there are, and from when to when: "8 parts, 1957–1970."."""
    parts = context.words.t("parts", len(told.parts))
    years = _years(told.term, context)
    return context.words.t("term_lead_years" if years else "term_lead", articles=parts, years=years)


def _years(term: Term, context: Context) -> str:
    dated = [context.years[entry.url] for entry in term.entries if entry.url in context.years]
    return context.words.years(min(dated), max(dated)) if dated else ""


def _facts(parts: Sequence[Entry], context: Context) -> tuple[FactView, ...]:
    """The dates that the parts tell of, each once, oldest first; the first forty of many."""
    found = {(event.date.text, event.text): (event, part) for part in reversed(parts) for event in part.article.events}
    in_order = sorted(found.values(), key=lambda item: (item[0].date.sort_key, item[0].text))
    shown = list(islice(in_order, FACTS))
    passed = [gap(before.date, after.date, context.words) for (before, _), (after, _) in pairwise(shown)]
    return tuple(
        [
            FactView(context.dates.view(event.date), event.text, context.links[part.url], said)
            for (event, part), said in zip(shown, ("", *passed), strict=False)
        ]
    )


def _index(terms: Sequence[Term], found: Sequence[Drawer], context: Context) -> StoriesView:
    words = context.words
    newest_first = sorted(terms, key=lambda term: _newest(term), reverse=True)
    longest = nsmallest(LONGEST, enumerate(terms), key=lambda item: (-len(item[1].entries), item[0]))
    several = [term for _, term in longest if len(terms) > LONGEST and len(term.entries) >= LEAST_SHARED]
    return StoriesView(
        section=KIND,
        kind=KIND,
        title=words.index_title(KIND),
        description=words.index_description(KIND, context.settings.title),
        lead=words.t("stories_lead"),
        stories=tuple([_row(term, context) for term in newest_first[: ROWS if found else None]]),
        longest=tuple([Link(term.name, term.url, len(term.entries)) for term in several]),
        drawers=drawer_links(KIND, found, context),
    )


def _newest(term: Term) -> str:
    return max((entry.article.date.sort_key for entry in term.entries if entry.article.date), default="")


def _row(term: Term, context: Context) -> StoryRow:
    newest = next(((entry, entry.article.date) for entry in term.entries if entry.article.date), None)
    occasion = OccasionView(context.dates.view(newest[1]), context.links[newest[0].url]) if newest else None
    return StoryRow(term.name, term.url, len(term.entries), _years(term, context), occasion)
