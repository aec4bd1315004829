from generator import dates
from generator.model import Correction, Event, Image, Person, Provenance, Record
from generator.views import CorrectionView, Link
from tests.plan.sample import article, codes, page, planned

FULL = article(
    "full",
    "2023-02-13T08:15:00+05:00",
    title="Bridge opens",
    updated=dates.parse("2023-02-14"),
    dateline="Islamabad",
    authors=("A. Writer",),
    standfirst="The river can be crossed.",
    points=("One", "Two"),
    image=Image(caption="The bridge", credit="Museum"),
    tags=("Bridges", "Rivers", "bridges"),
    people=(Person("Ana Moor", "mayor"), Person("Bo Pike"), Person("Ana Moor", "poet")),
    places=("Brest",),
    organisations=("Ferry Union",),
    events=(Event(dates.parse("2011-05"), "The ferry sank"), Event(dates.parse("1994"), "The ferry began")),
    language="ur",
    story="The crossing",
    corrections=(Correction(dates.parse("2023-02-15"), "The name was wrong."), Correction(None, "So was the age.")),
    id="f00",
    source=Provenance("desk.txt", 1, 44, "https://old.example/1", "abc"),
    also_in=(Provenance("other.txt", 7, 7),),
    extra=Record((("mood", "glad"),)),
    words=460,
)


def test_article_page_has_all_of_the_article() -> None:
    """A full article reaches its template with nothing lost, its terms and dates linked."""
    made = page(planned(article("older", "2023-01-01"), FULL, article("newer", "2023-03-01")), "2023/02/full.html")
    view = made.view
    assert (made.template, made.origin, made.bodies[0].body) == ("article.html", FULL.path, FULL.body)
    assert (view.title, view.description, view.standfirst, view.points) == (
        "Bridge opens",
        "The river can be crossed.",
        "The river can be crossed.",
        ("One", "Two"),
    )
    assert (view.date.text, view.date.clock, view.date.url) == ("13 February 2023", "08:15", "timeline/2023/02.html")
    assert (view.updated.text, view.updated.url) == ("14 February 2023", "")
    assert view.kicker == Link("Bridges", "tags/bridges.html")
    assert view.tags == (Link("Bridges", "tags/bridges.html"), Link("Rivers", "tags/rivers.html"))
    assert view.people == (
        Link("Ana Moor", "people/ana-moor.html", note="mayor"),
        Link("Bo Pike", "people/bo-pike.html"),
    )
    assert view.places == (Link("Brest", "places/brest.html"),)
    assert view.organisations == (Link("Ferry Union", "organisations/ferry-union.html"),)
    assert (view.story.title, view.story.url, view.story.part) == ("The crossing", "stories/the-crossing.html", 1)
    assert [(event.date.text, event.text, event.gap) for event in view.events] == [
        ("1994", "The ferry began", ""),
        ("May 2011", "The ferry sank", "16 years pass"),
    ]
    assert view.corrections[1] == CorrectionView(None, "So was the age.")
    assert view.corrections[0].date.text == "15 February 2023"
    assert (view.minutes, view.language, view.direction) == (2, "ur", "rtl")
    assert (view.newer, view.older) == (
        Link("Title of newer", "2023/03/newer.html"),
        Link("Title of older", "2023/01/older.html"),
    )
    assert (view.source.document, view.source.lines, view.source.url) == ("desk.txt", "1–44", "https://old.example/1")
    assert view.also_in[0].lines == "7"
    assert (view.id, view.extra["mood"], view.dateline) == ("f00", "glad", "Islamabad")
    assert view.authors == (Link("A. Writer"),)


def test_bare_article_has_empty_values_only() -> None:
    """What an article does not say is "", () or None, and the site's language is its own."""
    view = page(planned(article(date=None), language="de"), "undated/a.html").view
    assert (view.date, view.updated, view.picture, view.story, view.source, view.kicker) == (None,) * 6
    assert (view.tags, view.people, view.events, view.corrections, view.also_in) == ((),) * 5
    assert (view.minutes, view.language, view.direction, view.canonical) == (0, "de", "ltr", "")
    assert (view.title, view.description) == ("Title of a", "Title of a")


def test_canonical_address_is_absolute() -> None:
    """With a base address an article has a canonical one, percent-encoded, unless it names another."""
    base = "https://news.example.org/archive/"
    plan = planned(article("năm"), article("b", canonical_url="https://first.example/b"), base_url=base)
    assert page(plan, "2023/02/năm.html".replace("ă", "a")).view.canonical == f"{base}2023/02/nam.html"
    assert page(plan, "2023/02/b.html").view.canonical == "https://first.example/b"
    greek = planned(article("γέφυρα"), base_url=base)
    view = next(each.view for each in greek.pages if each.template == "article.html")
    assert view.canonical.startswith(f"{base}2023/02/%CE%B3")


def test_summary_is_standfirst_point_or_beginning() -> None:
    """A card's summary is the first of what the article has, and never longer than a few lines."""
    plan = planned(
        article("a", standfirst="S", points=("P",), excerpt="E"),
        article("b", points=("P",), excerpt="E"),
        article("c", excerpt="E"),
        article("d", standfirst="word " * 200),
    )
    summaries = [page(plan, f"2023/02/{name}.html").view.description for name in "abc"]
    assert summaries == ["S", "P", "E"]
    assert len(page(plan, "2023/02/d.html").view.description) <= 300


def test_cards_name_a_foreign_language_only() -> None:
    """A card says its language and direction where they are not the site's."""
    front = page(planned(article("a", language="ar"), article("b", language="en"), article("c")), "index.html").view
    cards = {card.title[-1]: card for card in (front.lead, *front.secondary)}
    assert (cards["a"].language, cards["a"].direction) == ("ar", "rtl")
    assert (cards["b"].language, cards["c"].language, cards["c"].direction) == ("", "", "")


def test_article_may_ask_for_a_template() -> None:
    """A template of the theme is used, by its name with or without the suffix."""
    plan = planned(article("a", template="essay"), article("b", template="essay.html"))
    assert {page(plan, f"2023/02/{name}.html").template for name in "ab"} == {"essay.html"}
    assert plan.problems == ()


def test_unknown_template_is_named_with_its_line() -> None:
    """A template that the theme does not have is an error that suggests the nearest one."""
    plan = planned(article(template="esay", lines=(("template", 5),)))
    (problem,) = plan.problems
    assert (problem.code, str(problem.where), problem.hint) == (
        "E407",
        "content/a.md:5",
        'did you mean "essay.html"?',
    )
    assert codes(planned(article(template="quite-another"))) == ["E407"]
