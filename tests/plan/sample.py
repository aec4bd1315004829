"""Invented articles for planning: one at a time, or as many as wanted, the same for the same numbers."""

from __future__ import annotations

import random
from typing import Any

from generator import dates, digest
from generator.config import Settings
from generator.model import Article, Body, Content, Event, Media, Page, Person, Plan
from generator.plan import plan
from generator.theming import ThemeInfo

TODAY = "2030-01-01"
THEME = ThemeInfo("test", ("article.html", "essay.html"))
NOUNS = ("bridge", "council", "court", "ferry", "harbour", "hospital", "library", "mill", "museum", "railway", "river")
TAGS = tuple(f"{one} {other}" for one in NOUNS for other in NOUNS if one < other)
PEOPLE = tuple(f"{first} {last}" for first in ("Ana", "Bo", "Cyd", "Dee", "Eli") for last in ("Moor", "Pike", "Reed"))


def article(name: str = "a", /, date: str | None = "2023-02-13", **fields: Any) -> Article:
    """An article in content/NAME.md; everything else is as `Article` has it."""
    path = fields.pop("path", f"content/{name}.md")
    fields.setdefault("title", f"Title of {name}")
    fields.setdefault("body", Body(path, 5, digest.of_text(path), 100))
    return Article(path=path, date=dates.parse(date) if date else None, **fields)


def planned(*articles: Article, media: tuple[Media, ...] = (), today: str = TODAY, **settings: Any) -> Plan:
    """The plan of these articles under these settings."""
    return plan(Content(articles, media), Settings(**settings), THEME, today)


def page(plan: Plan, url: str) -> Page:
    """The page at an address."""
    return next(page for page in plan.pages if page.url == url)


def urls(plan: Plan) -> list[str]:
    """The addresses of all pages."""
    return [page.url for page in plan.pages]


def codes(plan: Plan) -> list[str]:
    """The codes of the problems found."""
    return [problem.code for problem in plan.problems]


def skipped(plan: Plan) -> list[tuple[str, str]]:
    """What was left out, as (path, reason)."""
    return [(each.path, each.reason) for each in plan.skipped]


def corpus(count: int, first: int = 0, years: tuple[int, int] = (2015, 2024)) -> tuple[Article, ...]:
    """Articles spread evenly and in turn over the years, each with tags, people, a place and dated facts of its own."""
    return tuple(_one(number, count + first, years) for number in range(first, first + count))


def newest(number: int) -> Article:
    """An article that is newer than every one of a corpus."""
    return _one(number, number, (2024, 2024), "2025-01-02")


def _one(number: int, count: int, years: tuple[int, int], date: str = "") -> Article:
    chance = random.Random(number)
    year = years[0] + number * (years[1] - years[0] + 1) // count
    day = date or f"{year:04}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    facts = [f"{chance.randint(*years):04}-{chance.randint(1, 12):02}" for _ in range(chance.choice((0, 0, 1, 2)))]
    return article(
        f"story-{number:05}",
        day,
        title=" ".join(chance.choice(NOUNS) for _ in range(6)),
        standfirst="The board met for six hours before it agreed.",
        tags=tuple(chance.sample(TAGS, 4)),
        people=tuple(Person(name) for name in chance.sample(PEOPLE, 2)),
        places=(chance.choice(("Arno", "Brest", "Corda")),),
        events=tuple(Event(dates.parse(fact), f"The {chance.choice(NOUNS)} opened") for fact in facts),
        words=chance.randint(100, 2000),
    )
