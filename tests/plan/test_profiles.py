from dataclasses import replace

from generator.config import Settings
from generator.model import Article, Content, Person, Plan
from generator.plan import plan as plan_of
from generator.termviews import RoleView
from generator.views import Link
from tests.plan.sample import THEME, TODAY, article, page, planned, urls


def with_aliases(*articles: Article, **aliases: tuple[str, ...]) -> Plan:
    """Return the plan of articles whose names have other names."""
    content = Content(articles, aliases=tuple(sorted(aliases.items())))
    return plan_of(content, Settings(), THEME, TODAY)


def test_first_and_last_mention_are_dated_articles() -> None:
    """The oldest and the newest article that have a date, whatever else there is."""
    plan = planned(
        article("a", "2001-02-03", tags=("Rain",)),
        article("b", "2004-05", tags=("Rain",)),
        article("c", "2002", tags=("Rain",)),
        article("u", None, tags=("Rain",)),
    )
    view = page(plan, "tags/rain.html").view
    assert (view.first.date.text, view.first.article) == ("3 February 2001", Link("Title of a", "2001/02/a.html"))
    assert (view.last.date.text, view.last.article.title) == ("May 2004", "Title of b")


def test_roles_are_as_printed_with_their_years() -> None:
    """Each role stands once, the earliest first, written as its earliest article does, with the years that print it."""
    plan = planned(
        article("d", None, people=(Person("Ana Moor", "witness"),)),
        article("c", "2005-01-01", people=(Person("Ana Moor", "Prime  Minister"), Person("Bo Pike"))),
        article("b", "2003-01-01", people=(Person("ANA MOOR", "prime minister"),)),
        article("a", "1999-01-01", people=(Person("Ana Moor", "Chancellor"),)),
    )
    assert page(plan, "people/ana-moor.html").view.roles == (
        RoleView("Chancellor", "1999"),
        RoleView("prime minister", "2003–2005"),
        RoleView("witness", ""),
    )
    assert page(plan, "people/bo-pike.html").view.roles == ()


def test_other_names_are_one_term_called_as_decided() -> None:
    """Articles under any name of somebody are on one page, called as entities.yaml shows it, which tells the others."""
    plan = with_aliases(
        article("a", people=(Person("JFK", "senator"),), tags=("jfk",)),
        article("b", people=(Person("J. F.  kennedy", "President"),)),
        article("c", people=(Person("JFK"),)),
        **{"John F. Kennedy": ("JFK", "J. F. Kennedy")},
    )
    view = page(plan, "people/john-f-kennedy.html").view
    assert (view.title, view.count, view.aliases) == ("John F. Kennedy", 3, ("JFK", "J. F. Kennedy"))
    assert [role.text for role in view.roles] == ["senator", "President"]
    assert page(plan, "tags/john-f-kennedy.html").view.count == 1
    assert not {"people/jfk.html", "people/j-f-kennedy.html", "tags/jfk.html"} & set(urls(plan))
    shown = [each.view for each in plan.pages if each.template == "article.html"]
    assert {link.url for view in shown for link in view.people} == {"people/john-f-kennedy.html"}


def test_stories_are_called_as_they_are() -> None:
    """A story that has the name of something else's alias keeps its own page and name."""
    plan = with_aliases(article("a", story="JFK"), **{"John F. Kennedy": ("JFK",)})
    assert page(plan, "stories/jfk.html").view.title == "JFK"


def test_a_place_lies_in_the_country_that_its_articles_name() -> None:
    """The country is told where the archive has it and a quarter of the place's articles name it too."""
    plan = planned(
        article("a", places=("Islamabad", "Brest"), tags=("Pakistan",)),
        *(article(f"b{number}", places=("Islamabad",)) for number in range(3)),
    )
    assert page(plan, "places/islamabad.html").view.within == Link("Pakistan", "tags/pakistan.html")
    assert page(plan, "places/brest.html").view.within is None
    rarely = planned(
        article("a", places=("Islamabad",), tags=("Pakistan",)),
        *(article(f"b{number}", places=("Islamabad",)) for number in range(4)),
    )
    assert page(rarely, "places/islamabad.html").view.within is None
    assert page(planned(article(places=("Islamabad",))), "places/islamabad.html").view.within is None


def test_older_articles_are_reached_by_year() -> None:
    """What the newest articles leave out is linked by year, to the page of its time, and there to its heading."""
    many = [
        article(f"a{year}-{n}", f"{year}-01-{n + 1:02}", tags=("Rain",))
        for year in (2001, 2002, 2004)
        for n in range(6)
    ]
    plan = planned(*many, page_size=5)
    view = page(plan, "tags/rain.html").view
    assert view.years == (
        Link("2004", "tags/rain/2004.html", 6),
        Link("2002", "tags/rain/2002.html", 6),
        Link("2001", "tags/rain/2001.html", 6),
    )
    wide = planned(*many, page_size=9)
    assert page(wide, "tags/rain.html").view.years[0] == Link("2004", "tags/rain/2000-2099.html#y2004", 6)
    parted = [(year.anchor, year.title, len(year.cards)) for year in page(wide, "tags/rain/2000-2099.html").view.years]
    assert parted == [("y2004", "2004", 6), ("y2002", "2002", 6), ("y2001", "2001", 6)]
    undated = planned(*(replace(each, date=None) for each in many), page_size=5)
    assert page(undated, "tags/rain.html").view.years == ()
    assert [year.title for year in page(undated, "tags/rain/undated-1.html").view.years] == [""]


def test_many_years_are_linked_by_decade() -> None:
    """More than forty years are reached by decade, each at its newest article."""
    plan = planned(*(article(f"a{year}", f"{year}-01-01", tags=("Rain",)) for year in range(1950, 2001)), page_size=1)
    years = page(plan, "tags/rain.html").view.years
    assert [(link.title, link.count) for link in years] == [
        ("1990s", 10),
        ("1980s", 10),
        ("1970s", 10),
        ("1960s", 10),
        ("1950s", 10),
    ]
    assert years[0].url == "tags/rain/1999.html"


def test_tags_and_stories_lead_to_their_feeds() -> None:
    """Tags and stories have feeds, people and places do not."""
    plan = planned(article(tags=("Rain",), places=("Brest",), story="The dike"))
    assert page(plan, "tags/rain.html").view.feed.url in urls(plan)
    assert page(plan, "stories/the-dike.html").view.feed.url in urls(plan)
    assert page(plan, "places/brest.html").view.feed is None


def test_odd_names_have_pages() -> None:
    """Names of two hundred characters, in other scripts, of signs, and names that slug alike all have a page each."""
    long = "the building of the eastern quay " * 6
    names = (long, "القاهرة", "C", "C++", "???", "東京", "Zürich", "zurich")
    plan = planned(*(article(f"a{number}", tags=names) for number in range(3)))
    assert plan.problems == ()
    found = {each.view.title: each.url for each in plan.pages if each.template == "term.html"}
    assert set(found) == {long.strip(), "القاهرة", "C", "C++", "???", "東京", "Zürich", "zurich"}
    assert len(set(found.values())) == len(names)
