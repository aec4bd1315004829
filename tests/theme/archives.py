"""Invented archives of any size with headlines as hard to compress as those of newspapers, planned and rendered."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

from generator import dates, text
from generator.config import Settings
from generator.model import Archive, Article, Event, Mention, Page
from generator.plan.archive import addressed, archive_of
from generator.plan.context import Context, Shown, context_of
from generator.plan.timeline import Timeline
from generator.plan.urls import Addresses
from generator.render.page import Theme
from tests.plan.sample import NOUNS, article
from tests.theme.gazette import SITE
from tests.theme.rendering import info, published

SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "ste", "vi", "zor", "tan", "del", "fi", "gru", "hap", "jo", "kwe")
PLAIN = (*NOUNS, "after", "against", "before", "budget", "closes", "delays", "in", "over", "repairs", "reopens", "wins")


def headline(chance: random.Random) -> str:
    """Some 60 characters, half of them names that no other headline has."""
    names = ["".join(chance.choices(SYLLABLES, k=chance.randint(3, 4))).title() for _ in range(3)]
    return " ".join([names[0], *chance.choices(PLAIN, k=3), names[1], *chance.choices(PLAIN, k=2), names[2]])


def invented(items: int, years: tuple[int, int], month: int = 0) -> tuple[Article, ...]:
    """Articles and their dated facts, so many together, spread over the years, or over a month of each of them.

    Some are known to the month or the year alone.
    """
    chance = random.Random(items)
    made: list[Article] = []
    left = items
    while left:
        facts = min(chance.choice((0, 1, 1, 2)), left - 1)
        day = f"{chance.randint(*years):04}-{month or chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        day = day[: chance.choice((4, 7) if not month else (7,))] if chance.random() < 0.1 else day
        title = headline(chance)
        told = tuple(
            Event(
                dates.parse(f"{chance.randint(*years):04}-{month or chance.randint(1, 12):02}-{number + 1:02}"),
                f"{headline(chance)}.",
            )
            for number in range(facts)
        )
        name = title.lower().replace(" ", "-")
        made.append(article(name, day, title=title, events=told, tags=chance.choices(NOUNS, k=3), words=1000))
        left -= 1 + facts
    return tuple(made)


def context_for(articles: tuple[Article, ...], language: str = "en") -> tuple[Archive, Context]:
    """The archive of some articles, and what makers share."""
    settings, addresses = Settings(title=SITE.title, language=language), Addresses()
    entries, problems = addressed(articles, settings, addresses)
    assert not problems
    archive, groups = archive_of(entries, addresses)
    return archive, context_of(archive, groups, settings, addresses, Shown({}, {}, {}), {})


def repeated(articles: tuple[Article, ...], times: int) -> tuple[Archive, Context]:
    """The archive in which each of the articles and facts stands so many times: as large as wanted, made in no time."""
    small, context = context_for(articles)
    entries = tuple(entry for entry in small.entries for _ in range(times))
    mentions: tuple[Mention, ...] = tuple(mention for mention in small.mentions for _ in range(times))
    archive = replace(small, entries=entries, mentions=mentions)
    return archive, replace(context, timeline=Timeline(archive, context.dates))


@cache
def _theme(language: str) -> Theme:
    site = replace(SITE, assets=published()[0], language=language, direction=text.direction(language))
    return Theme(info().sources, site)


def html(page: Page, language: str = "en") -> bytes:
    """A page of the timeline as the default theme prints it."""
    made = _theme(language).page(page, ())
    assert isinstance(made, bytes), made
    return made
