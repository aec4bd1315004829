"""The ends of the timeline: the days of crowded months, and what is known to a year alone where there is much of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from generator.model import Archive, Entry, Mention, Page
from generator.plan import crowds
from generator.plan.context import Context
from generator.plan.dated import mention_views
from generator.plan.makers.years import ROOT, trail
from generator.timeviews import LeafView
from generator.views import Link


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page to be: its name, its address, what it holds, how much there is in all of its parts."""

    title: str
    url: str
    entries: list[Entry]
    mentions: list[Mention]
    counts: tuple[int, int]


def leaves(_archive: Archive, context: Context) -> Iterator[Page]:
    """A page for each day of a crowded month, in parts of 150 things, and the same for a year beside its months."""
    for (year, month), shelf in sorted(context.timeline.shelves.items()):
        if month and crowds.is_crowded(shelf):
            published, mentioned = crowds.by_day(shelf)
            above = Link(context.words.month(year, month), context.addresses.month(year, month))
            found = chain.from_iterable(
                _parts(
                    (published.get(day, []), mentioned.get(day, [])),
                    _name(year, month, day, context),
                    partial(context.addresses.day, year, month, day),
                    context,
                )
                for day in sorted(published.keys() | mentioned.keys(), key=lambda day: day or 32)
            )
            yield from _pages(list(found), (*trail(context, year, 0), above), context)
        elif not month and crowds.is_loose_crowded(shelf):
            held = [entry for _, entry in shelf.published], [mention for _, mention in shelf.mentioned]
            unknown = context.words.t("month_not_known")
            name = context.words.t("in_period", period=context.words.year(year), what=unknown)
            parts = _parts(held, name, partial(context.addresses.month, year, 0), context)
            yield from _pages(list(parts), trail(context, year, 0), context)


def _name(year: int, month: int, day: int, context: Context) -> str:
    words = context.words
    if day:
        return words.calendar_day(year, month, day)
    return words.t("in_period", period=words.month(year, month), what=words.t("day_not_known"))


def _parts(
    held: tuple[list[Entry], list[Mention]], title: str, address: Callable[[int], str], context: Context
) -> Iterator[Leaf]:
    """The things of a day, articles first, so many to a part: a later article changes the last parts alone."""
    entries, mentions = crowds.by_clock(held[0]), held[1]
    counts = len(entries), len(mentions)
    for part, start in enumerate(range(0, sum(counts), crowds.PART), 1):
        end = start + crowds.PART
        name = title if part == 1 else context.words.page_title(title, part)
        told = mentions[max(0, start - counts[0]) : max(0, end - counts[0])]
        yield Leaf(name, address(part), entries[start:end], told, counts)


def _pages(found: list[Leaf], way: tuple[Link, ...], context: Context) -> Iterator[Page]:
    links = [None, *(Link(leaf.title, leaf.url) for leaf in found), None]
    for index, leaf in enumerate(found):
        view = LeafView(
            section=ROOT,
            title=leaf.title,
            description=context.words.period_description(leaf.title, context.settings.title),
            lead=context.words.period_lead(*leaf.counts),
            trail=way,
            cards=context.cards_of(leaf.entries),
            mentions=mention_views(leaf.mentions, context),
            newer=links[index + 2],
            older=links[index],
        )
        yield Page(leaf.url, "day.html", view)
