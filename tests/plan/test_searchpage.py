from urllib.parse import parse_qs, urlsplit

import pytest

from generator.views import Link, NavItem
from tests.plan.sample import article, corpus, page, planned, urls

NAV = NavItem("search", "Search", "search.html")


def test_an_archive_has_a_search_page() -> None:
    """It leads to the timeline and the indexes that there are, and every page leads to it."""
    plan = planned(article(tags=("floods",), people=(), places=("Arno",)))
    view = page(plan, "search.html").view
    assert [way.url for way in view.ways] == ["timeline/index.html", "tags/index.html", "places/index.html"]
    assert {way.count for way in view.ways} == {0}
    assert plan.site.nav[-1] == NAV


@pytest.mark.parametrize("wanted", [True, False])
def test_no_search_page_where_nothing_can_be_found(wanted: bool) -> None:
    """A site without articles, and one that wants no search, has no such page and no link to it."""
    plan = planned(search=wanted) if wanted else planned(article(), search=wanted)
    assert not [url for url in urls(plan) if url.startswith("search")]
    assert NAV not in plan.site.nav


def test_examples_are_queries_with_the_commonest_tags() -> None:
    """A word, a filter and a filter with the years in which the tag begins; each is a link to its own search."""
    made = [article(f"a{number}", f"{1990 + number}", tags=("public health",)) for number in range(5)]
    made += [article(f"b{number}", f"{1950 + number}", tags=("floods",)) for number in range(4)]
    made += [article(f"c{number}", None, tags=("R&D",)) for number in range(3)]
    found = page(planned(*made), "search.html").view.examples
    assert [example.title for example in found] == ['"public health"', "tag:R&D", "tag:floods from:1950 to:1954"]
    assert found[0] == Link(
        '"public health"', "search.html?q=%22public%20health%22", note="articles that say “public health”"
    )
    assert [parse_qs(urlsplit(example.url).query)["q"] for example in found] == [[each.title] for each in found]


def test_without_tags_there_are_no_examples() -> None:
    """What an archive does not have is no example; nor is a name that a query cannot write."""
    assert page(planned(article()), "search.html").view.examples == ()
    assert page(planned(article(tags=('the "wall"',))), "search.html").view.examples == ()


def test_pretty_addresses_hold_for_the_search_page() -> None:
    """Where pages are folders, so is this one, and its examples lead to it."""
    plan = planned(article(tags=("floods",)), urls="pretty")
    assert page(plan, "search/index.html").view.examples[0].url == "search/index.html?q=floods"


def test_another_article_leaves_the_search_page_as_it_is() -> None:
    """Neither counts nor dates of new articles stand on it."""
    articles = corpus(300)
    more = article("extra", "2025-02-01", tags=("a tag of its own",))
    before, after = planned(*articles), planned(*articles, more)
    assert page(before, "search.html") == page(after, "search.html")
