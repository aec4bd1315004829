from generator.model import Person
from generator.views import Link
from tests.plan.sample import article, corpus, page, planned, urls


def tagged(years: dict[int, int], **fields: object) -> list:  # type: ignore[type-arg]
    """Return articles with the tag "Rain", so many in each year."""
    return [
        article(f"a{year}-{number}", f"{year:04}-03-{number + 1:02}", tags=("Rain",), **fields)
        for year, count in years.items()
        for number in range(count)
    ]


def test_term_page_tells_what_it_holds() -> None:
    """A term's page has its count, its years, the year with most of it, and its newest articles."""
    view = page(planned(*tagged({2001: 1, 2004: 5, 2005: 1})), "tags/rain.html").view
    assert (view.label, view.title, view.count, view.kind, view.section) == ("Tag", "Rain", 7, "tags", "tags")
    assert view.lead == "7 articles, 2001–2005, most of them in 2004."
    assert [card.url for card in view.cards][:2] == ["2005/03/a2005-0.html", "2004/03/a2004-4.html"]
    assert (view.index, view.older) == (Link("All tags", "tags/index.html"), None)
    assert "Rain" in view.description


def test_an_undated_term_has_neither_years_nor_chart() -> None:
    """A term without dated articles has neither years nor a chart."""
    view = page(planned(article(date=None, tags=("Rain",))), "tags/rain.html").view
    assert (view.chart, view.lead) == (None, "1 article.")


def test_company_is_counted_within_the_term() -> None:
    """What shares two articles or more with a term is named beside it, most first, by kind."""
    plan = planned(
        article("a", tags=("Rain", "Wind", "Sun"), people=(Person("Ana Moor"),), places=("Brest", "Arno")),
        article("b", tags=("Rain", "Wind", "Sun"), people=(Person("Ana Moor"),), places=("Brest",)),
        article("c", tags=("Rain", "Wind"), people=(Person("Bo Pike"), Person("Ana Moor"))),
    )
    view = page(plan, "tags/rain.html").view
    assert view.together == (Link("Wind", "tags/wind.html", 3), Link("Sun", "tags/sun.html", 2))
    assert view.people == (Link("Ana Moor", "people/ana-moor.html", 3),)
    assert view.places == (Link("Brest", "places/brest.html", 2),)
    person = page(plan, "people/ana-moor.html").view
    assert (person.label, person.people, person.together) == ("Person", (), ())
    assert person.places == (Link("Brest", "places/brest.html", 2),)


def test_long_term_has_pages_by_time() -> None:
    """What does not fit on a term's page is on pages under its name, each with all of its time."""
    plan = planned(*tagged({2001: 15, 2002: 12}), page_size=10)
    assert page(plan, "tags/rain.html").view.older == Link("Older articles", "tags/rain/2002.html")
    pages = [page(plan, f"tags/rain/{year}.html").view for year in (2002, 2001)]
    assert [[(year.title, len(year.cards)) for year in view.years] for view in pages] == [[("", 12)], [("", 15)]]
    assert pages[0].kicker == Link("Rain", "tags/rain.html")
    assert (pages[0].newer, pages[1].newer) == (
        Link("Newer articles", "tags/rain.html"),
        Link("2002", "tags/rain/2002.html"),
    )


def test_every_taxonomy_has_pages() -> None:
    """Tags, people, places, organisations and stories each have an index and a page for each term."""
    plan = planned(article(tags=("T",), people=(Person("P"),), places=("L",), organisations=("O",), story="S"))
    for kind, name in (("tags", "t"), ("people", "p"), ("places", "l"), ("organisations", "o"), ("stories", "s")):
        assert page(plan, f"{kind}/index.html").view.kind == kind
        assert page(plan, f"{kind}/{name}.html").view.index.url == f"{kind}/index.html"


def test_index_is_from_a_to_z() -> None:
    """An index files names by their first letter, accents aside, and what is no letter last."""
    plan = planned(article(tags=("Éire", "apple", "Zoo", "eel", "1914", "Ägypten")))
    letters = page(plan, "tags/index.html").view.letters
    assert [(group.letter, [row.title for row in group.terms]) for group in letters] == [
        ("A", ["Ägypten", "apple"]),
        ("E", ["eel", "Éire"]),
        ("Z", ["Zoo"]),
        ("#", ["1914"]),
    ]


def test_index_sparks_show_shares() -> None:
    """A spark shows the term's share of all articles of a year, so that a growing archive does not tilt it."""
    others = [article(f"b{number}", "2002-04-01") for number in range(140)]
    (group,) = page(planned(*tagged({2001: 10, 2002: 10}), *others), "tags/index.html").view.letters
    (row,) = group.terms
    assert row.spark.path == "M0 20v-20h3v20h1v-8h3v8"
    assert row.spark.title == "20 articles, 2001–2002, highest share in 2001"


def test_rare_and_undated_terms_have_no_spark() -> None:
    """One or two articles make no curve, and neither do articles without a date."""
    plan = planned(*tagged({2001: 1, 2002: 1}), *(article(f"u{n}", None, tags=("Sun",)) for n in range(3)))
    view = page(plan, "tags/index.html").view
    assert [row.spark for group in view.letters for row in group.terms] == [None, None]
    assert "Bars" not in view.lead


def test_terms_of_a_corpus_are_all_reached() -> None:
    """Every link to a term in an article leads to a page of the plan."""
    plan = planned(*corpus(80))
    known = set(urls(plan))
    views = [each.view for each in plan.pages if each.template == "article.html"]
    assert all(link.url in known for view in views for link in (*view.tags, *view.people, *view.places))
