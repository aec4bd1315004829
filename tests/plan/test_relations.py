"""Related articles: which, why, in which order, and how little an added article changes."""

from __future__ import annotations

import random

import pytest

from generator import dates
from generator.config import Settings
from generator.model import Archive, Article, Entry, Person
from generator.plan.archive import addressed, archive_of
from generator.plan.relations import SHOWN, Reason, relations
from generator.plan.urls import Addresses
from tests.plan.sample import article, corpus, newest, page, planned

Lists = dict[str, list[tuple[str, Reason]]]
ADDED = 30
MEAN, WORST = 12, 30


def archive(*articles: Article) -> Archive:
    """The archive of these articles, at their addresses."""
    entries, _ = addressed(articles, Settings(), Addresses())
    return archive_of(entries, Addresses())[0]


def related(*articles: Article, apart: dict[str, tuple[Entry, ...]] | None = None) -> Lists:
    """For each article with related ones, by the name of its file, their names with the reasons."""
    found = relations(archive(*articles), apart or {})
    return {name(url): [(name(entry.url), reason) for entry, reason in others] for url, others in found.items()}


def name(url: str) -> str:
    """The name of the file that an address was made of."""
    return url.rpartition("/")[2].removesuffix(".html")


def named(*people: str) -> tuple[Person, ...]:
    """People without roles."""
    return tuple(map(Person, people))


@pytest.mark.parametrize(
    ("shared", "reason"),
    [
        ({"people": named("Ana Moor")}, Reason("people", "Ana Moor")),
        ({"organisations": ("Ferry Union",)}, Reason("organisations", "Ferry Union")),
        ({"places": ("Brest",)}, Reason("places", "Brest")),
        ({"tags": ("Floods",)}, Reason("tags", "Floods")),
    ],
)
def test_a_shared_name_is_the_reason(shared: dict[str, object], reason: Reason) -> None:
    """Two articles that share a name lead to each other and say which name it is."""
    found = related(article("a", "2020-01-01", **shared), article("b", "2020-03-01", **shared), article("c"))
    assert found == {"a": [("b", reason)], "b": [("a", reason)]}


def test_the_most_telling_stands_first() -> None:
    """A name that few articles have says more than one that many have, and two names say more than one."""
    many = [article(f"m{number:02}", f"2019-01-{number:02}", tags=("Floods",)) for number in range(1, 20)]
    rare = article("rare", "2018-01-01", people=named("Ana Moor"))
    both = article("both", "2018-02-01", people=named("Ana Moor"), organisations=("Ferry Union",))
    last = article("last", "2021-01-01", people=named("Ana Moor"), organisations=("Ferry Union",), tags=("Floods",))
    found = related(*many, rare, both, last)["last"]
    assert found[:2] == [("both", Reason("people", "Ana Moor")), ("rare", Reason("people", "Ana Moor"))]
    assert {reason for _, reason in found[2:]} == {Reason("tags", "Floods")}


def test_nearness_counts() -> None:
    """Of two articles that share as much, the one of the same week stands first, though the other is no older name."""
    near = article("near", "2020-05-03", tags=("Floods",))
    far = article("far", "2020-01-01", tags=("Floods",), places=("Brest",))
    found = related(
        article("x", "2019-01-01", places=("Brest",)), near, far, article("a", "2020-05-04", tags=("Floods",))
    )
    assert [other for other, _ in found["a"]] == ["near", "far"]


@pytest.mark.parametrize(("day", "days"), [("2020-06-14", -1), ("2020-06-15", 0), ("2020-06-16", 1)])
def test_a_common_name_is_told_by_the_day(day: str, days: int) -> None:
    """Where a shared tag says little, that the other article is of the same day or the next says more."""
    floods = [
        article(f"f{number:03}", f"2019-{1 + number // 28:02}-{1 + number % 28:02}", tags=("Floods",))
        for number in range(250)
    ]
    pair = [article("a", "2020-06-15", tags=("Floods",)), article("b", day, tags=("Floods",))]
    assert dict(related(*floods, *pair)["a"])["b"] == Reason("days", days=days)


def test_uncertain_dates_are_no_days() -> None:
    """About the same day is not the same day."""
    floods = [
        article(f"f{number:03}", f"2019-{1 + number // 28:02}-{1 + number % 28:02}", tags=("Floods",))
        for number in range(250)
    ]
    pair = [article("a", "2020-06-15", tags=("Floods",)), article("b", "2020-06-15~", tags=("Floods",))]
    assert dict(related(*floods, *pair)["b"])["a"] == Reason("tags", "Floods")


def test_parts_of_a_story_that_follow_each_other_are_left_to_its_box() -> None:
    """The part before and the part after are in the story's box; one further back is the same story."""
    parts = [
        article(f"p{number}", f"2020-0{number}-01", story="The wall", people=named("Ana Moor"))
        for number in range(1, 5)
    ]
    found = related(*parts)
    assert [other for other, _ in found["p4"]] == ["p2", "p1"]
    assert {reason for _, reason in found["p4"]} == {Reason("stories", "The wall")}
    assert "p3" not in dict(found["p2"])


def test_other_versions_are_no_related_articles() -> None:
    """A version that the page shows by itself is not said to be related."""
    made = [article("a", "2020-01-01", tags=("Floods",)), article("b", "2020-01-02", tags=("Floods",))]
    entries = {name(entry.url): entry for entry in archive(*made).entries}
    assert related(*made, apart={entries["a"].url: (entries["b"],)}) == {}
    view = page(
        planned(made[0], article("b", "2020-01-02", tags=("Floods",), also_ran_as=("a.md",))), "2020/01/a.html"
    ).view
    assert view.related == ()


def test_lists_are_short_and_of_others() -> None:
    """No list is longer than it may be, names an article twice, or names its own."""
    found = related(*corpus(1_500))
    assert len(found) > 1_400
    for own, others in found.items():
        names = [other for other, _ in others]
        assert 0 < len(names) <= SHOWN
        assert len(set(names)) == len(names)
        assert own not in names


def test_the_order_of_files_does_not_count() -> None:
    """Whatever order articles are read in, the lists are the same."""
    articles = list(corpus(400))
    before = related(*articles)
    random.Random(4).shuffle(articles)
    assert related(*articles) == before


def test_the_newest_article_enters_one_list() -> None:
    """An article that is published now changes at most the list of the one that it has most to do with."""
    articles = corpus(1_000)
    before = related(*articles)
    for number in range(9_000, 9_006):
        after = related(*articles, newest(number))
        assert sum(after[each] != others for each, others in before.items()) <= 1


def test_an_article_among_others_changes_few_lists() -> None:
    """Wherever in time an article is added, most lists that change are those it enters, and those are few."""
    articles = corpus(1_000)
    before = related(*articles)
    changed: list[int] = []
    entered: list[int] = []
    chance = random.Random(7)
    for number in range(ADDED):
        day = f"{chance.randint(2015, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        (extra,) = corpus(1, first=50_000 + number)
        after = related(
            *articles, article(f"extra-{number}", day, tags=extra.tags, people=extra.people, places=extra.places)
        )
        changed.append(sum(after.get(each) != others for each, others in before.items()))
        entered.append(sum(f"extra-{number}" in dict(others) for others in after.values()))
    assert sum(changed) / ADDED <= MEAN, changed
    assert max(changed) <= WORST, changed
    assert sum(entered) / ADDED <= 6, entered


def test_articles_without_dates_have_lists_too() -> None:
    """No date is needed to be related."""
    found = related(article("a", None, tags=("Floods",)), article("b", None, tags=("Floods",)))
    assert {own: [other for other, _ in others] for own, others in found.items()} == {"a": ["b"], "b": ["a"]}


def test_the_page_says_the_reason_in_words() -> None:
    """A view has the other's headline, date and reason as they are printed."""
    plan = planned(
        article("a", "2020-01-01", title="First", people=named("Ana Moor")),
        article("b", "2021-01-01", people=named("Ana Moor"), language="ar"),
    )
    (told,) = page(plan, "2021/01/b.html").view.related
    assert (told.reason, told.article.title, told.article.url) == ("Also names Ana Moor", "First", "2020/01/a.html")
    assert (told.article.iso, told.article.date, told.article.language) == ("2020-01-01", "1 January 2020", "")
    (back,) = page(plan, "2020/01/a.html").view.related
    assert (back.article.language, back.article.direction) == ("ar", "rtl")


def test_uncommon_days_are_read() -> None:
    """A date before the year 1000 and one without a day are dates like others."""
    found = related(article("a", "0999-01-01", tags=("x",)), article("b", "2020-05", tags=("x",)))
    assert found["b"] == [("a", Reason("tags", "x"))]
    assert dates.parse("2020-05").first == "2020-05-01"
