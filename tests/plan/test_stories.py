from collections.abc import Iterable
from typing import Any

import pytest

from generator.dates import parse
from generator.model import Article, Event
from generator.plan.gaps import pause
from generator.views import Link
from generator.words import of
from tests.plan.sample import article, page, planned, urls

WORDS = of("en")


def parts(count: int, story: str = "The dike", year: int = 2001) -> list[Article]:
    """Return so many articles of one story, a day after each other."""
    return [
        article(f"p{number:03}", f"{year}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}", story=story)
        for number in range(count)
    ]


def box(articles: Iterable[Article], name: str) -> Any:
    """Return the story box of the article whose file has this name."""
    plan = planned(*articles)
    return next(each.view.story for each in plan.pages if each.origin == f"content/{name}.md")


def test_a_story_is_told_from_its_beginning() -> None:
    """Its page has the parts oldest first, numbered, with the time that passed between them; undated parts are last."""
    plan = planned(
        article("c", "2003-06-01", story="The dike", tags=("Rain",)),
        article("a", "2001-01-02", story="The dike", tags=("Rain",)),
        article("u", None, story="The dike"),
        article("b", "2001-06-02", story="the  dike"),
    )
    view = page(plan, "stories/the-dike.html").view
    assert [(each.number, each.card.title, each.gap) for each in view.chapters] == [
        (1, "Title of a", ""),
        (2, "Title of b", "5 months pass"),
        (3, "Title of c", "23 months pass"),
        (4, "Title of u", ""),
    ]
    assert (view.title, view.lead, view.count, view.number) == ("The dike", "4 parts, 2001–2003.", 4, 1)
    assert view.tags == (Link("Rain", "tags/rain.html", 2),)
    assert view.feed == Link("Atom feed", "stories/the-dike/feed.xml")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("2001-01-31", "2001-03-30", ""),
        ("2001-01-31", "2001-03-31", "2 months pass"),
        ("2001-11", "2002-02", "2 months pass"),
        ("2001-12-31T10:00:00Z", "2001-12-31T12:00:00Z", ""),
        ("2001", "2002-12-01", ""),
        ("2001-01-02", "2004-01-02", "3 years pass"),
    ],
)
def test_pauses_are_told_in_months_or_years(before: str, after: str, told: str) -> None:
    """Whole months from two on, years from two on; where no month is known, years alone."""
    assert pause(parse(before), parse(after), WORDS) == told


def test_a_part_knows_its_place() -> None:
    """The box of a part says which one it is of how many, since when, what came just before and what comes next."""
    told = box(parts(5), "p002")
    assert (told.title, told.url, told.part, told.parts) == ("The dike", "stories/the-dike.html", 3, 5)
    assert (told.since.text, told.since.url) == ("1 January 2001", "")
    assert (told.previous.title, told.next.title) == ("Title of p001", "Title of p003")
    assert [(line.number, line.url) for line in told.lines] == [
        (1, "2001/01/p000.html"),
        (2, "2001/01/p001.html"),
        (3, ""),
        (4, "2001/01/p003.html"),
        (5, "2001/01/p004.html"),
    ]
    assert told.strip.here == "M48 20v-20h3v20"
    assert told.strip.others.count("M") == 1


def test_the_first_and_the_only_part() -> None:
    """The first part has none before it; the only part has no list, no strip and no neighbours."""
    first = box(parts(2), "p000")
    assert (first.since, first.previous, first.next.title) == (None, None, "Title of p001")
    lone = box(parts(1), "p000")
    assert (lone.parts, lone.lines, lone.strip, lone.previous, lone.next) == (1, (), None, None, None)


def test_a_long_story_lets_new_parts_change_few_pages() -> None:
    """Where there are more than 24 parts, a new one changes the pages of the last three parts alone."""
    before = {each.origin: each.view.story for each in planned(*parts(60)).pages if each.template == "article.html"}
    after = {each.origin: each.view.story for each in planned(*parts(61)).pages if each.template == "article.html"}
    changed = {origin for origin, view in before.items() if view != after[origin]}
    assert changed == {f"content/p{number:03}.md" for number in range(57, 60)}
    view = after["content/p030.md"]
    assert (view.parts, view.strip, len(view.lines)) == (0, None, 12)
    assert [line.number for line in view.lines] == list(range(23, 35))


def test_a_long_story_goes_on_at_further_pages() -> None:
    """A page has forty parts; the first alone has chart, dates and company."""
    plan = planned(*parts(95))
    pages = [
        page(plan, url).view for url in ("stories/the-dike.html", "stories/the-dike/2.html", "stories/the-dike/3.html")
    ]
    assert [len(view.chapters) for view in pages] == [40, 40, 15]
    assert [view.chapters[0].number for view in pages] == [1, 41, 81]
    assert (pages[0].later, pages[0].earlier) == (Link("Later parts", "stories/the-dike/2.html"), None)
    assert (pages[2].later, pages[2].earlier) == (None, Link("Earlier parts", "stories/the-dike/2.html"))
    assert (pages[1].chart, pages[1].lead, pages[1].facts) == (None, "", ())
    assert "stories/the-dike/4.html" not in urls(plan)


def test_dates_that_a_story_tells_of_stand_once() -> None:
    """The dated facts of all parts are in one list, each once with the first part that tells it."""
    fact = Event(parse("1953-02"), "The sea broke in.")
    later = Event(parse("1997"), "The barrier was closed for the first time.")
    plan = planned(
        article("a", "2001-01-02", story="The dike", events=(later, fact)),
        article("b", "2002-01-02", story="The dike", events=(fact,)),
    )
    facts = page(plan, "stories/the-dike.html").view.facts
    assert [(each.text, each.article.title, each.gap) for each in facts] == [
        (fact.text, "Title of a", ""),
        (later.text, "Title of a", "43 years pass"),
    ]


def test_the_index_has_the_latest_story_first() -> None:
    """Stories run by their newest part; the longest of many stand above; each says its parts and years."""
    plan = planned(
        *parts(3, "Old", 1990),
        *(article(f"s{number}", f"20{number + 10}-01-01", story=f"Story {number}") for number in range(9)),
        article("u", None, story="Undated"),
    )
    view = page(plan, "stories/index.html").view
    assert [row.title for row in view.stories] == [
        *(f"Story {number}" for number in range(8, -1, -1)),
        "Old",
        "Undated",
    ]
    assert view.longest == (Link("Old", "stories/old.html", 3),)
    old, undated = view.stories[-2:]
    assert (old.count, old.years, old.newest.article.title) == (3, "1990", "Title of p002")
    assert (undated.years, undated.newest) == ("", None)
    assert view.drawers == ()


def test_without_stories_there_is_no_index() -> None:
    """An archive that names no story has no page for them."""
    assert not any(url.startswith("stories") for url in urls(planned(article())))
