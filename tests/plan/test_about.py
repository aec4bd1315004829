import pytest

from generator import dates
from generator.model import Article, Correction, Provenance
from generator.plan.makers.signs import letter_of
from generator.views import Link
from tests.plan.sample import article, corpus, page, planned, urls


def corrected(name: str, date: str, *days: str) -> Article:
    """An article with a correction for each day; "" is one without a day."""
    made = tuple(Correction(dates.parse(day) if day else None, f"{name} {day}") for day in days)
    return article(name, date, corrections=made)


def test_corrections_stand_newest_first() -> None:
    """The newest correction comes first, those without a day last; each leads to its article."""
    plan = planned(
        corrected("a", "2020-01-01", "2023-05-01", ""),
        corrected("b", "2021-01-01", "2023-05-02", "2023-04-30"),
        article("c"),
    )
    view = page(plan, "corrections/index.html").view
    assert [item.text for item in view.items] == ["b 2023-05-02", "a 2023-05-01", "b 2023-04-30", "a "]
    assert view.items[0].article == Link("Title of b", "2021/01/b.html")
    assert (view.items[-1].date, view.items[-1].published.text) == (None, "1 January 2020")
    assert [item.url for item in plan.site.foot] == ["about.html", "corrections/index.html"]


def test_an_archive_without_corrections_does_not_speak_of_them() -> None:
    """No page and no link promise what is not there."""
    plan = planned(article())
    assert not [url for url in urls(plan) if url.startswith("corrections")]
    assert [item.section for item in plan.site.foot] == ["about"]
    assert page(plan, "about.html").view.corrections is None


def test_corrections_are_numbered_from_the_oldest() -> None:
    """A new correction changes the first page; a numbered page keeps its items for good."""
    days = [f"2023-05-{day:02}" for day in range(1, 16)]
    before = planned(*(corrected(f"n{day}", "2020-01-01", day) for day in days[:-1]), page_size=5)
    after = planned(*(corrected(f"n{day}", "2020-01-01", day) for day in days), page_size=5)
    assert [url for url in urls(before) if url.startswith("corrections/")] == [
        "corrections/1.html",
        "corrections/2.html",
        "corrections/index.html",
    ]
    assert page(before, "corrections/1.html").view == page(after, "corrections/1.html").view
    assert page(after, "corrections/index.html").view.older == Link("Older corrections", "corrections/2.html")
    assert page(after, "corrections/2.html").view.newer == Link("Newer corrections", "corrections/index.html")
    shown = [item.text for name in ("index", "2", "1") for item in page(after, f"corrections/{name}.html").view.items]
    assert shown == [f"n{day} {day}" for day in reversed(days)]


def source(document: str) -> Provenance:
    """Lines 1 to 9 of a document."""
    return Provenance(document, 1, 9, "", "0" * 32)


def test_about_counts_what_the_archive_holds() -> None:
    """Articles, dates, languages, indexes and documents are those of the published articles."""
    plan = planned(
        article("a", "1931-02-03", source=source("desk.txt"), tags=("x", "y"), language="ar"),
        article("b", "1932-05", source=source("desk.txt"), also_in=(source("wire.txt"),)),
        article("c", "1940-01-01", source=source("wire.txt")),
        article("d", None, language="qaa"),
        article("e", "1950-01-01", draft=True),
        language="en",
    )
    view = page(plan, "about.html").view
    assert (view.lead, view.articles, view.undated) == ("4 articles, 1931–1940.", 4, 1)
    assert (view.first.article.title, view.last.article.title) == ("Title of a", "Title of c")
    assert view.languages == (Link("English", "", 2), Link("Arabic", "", 1), Link("qaa", "", 1))
    assert view.holds == (Link("Tags", "tags/index.html", 2),)
    assert (view.converted, view.repeated, view.written) == (3, 1, 1)
    assert [(row.name, row.articles, row.years) for row in view.documents] == [
        ("desk.txt", 2, "1931–1932"),
        ("wire.txt", 1, "1940"),
    ]


def test_about_names_the_documents_with_most_articles() -> None:
    """Of more than a hundred documents the largest are listed, by name, and the others are counted."""
    articles = [article(f"n{number}", source=source(f"d{number // 2:03}.txt")) for number in range(241)]
    view = page(planned(*articles), "about.html").view
    assert (len(view.documents), view.further) == (100, 21)
    assert [row.name for row in view.documents] == [f"d{number:03}.txt" for number in range(100)]
    assert sum(row.articles for row in view.documents) == 200


def test_a_page_of_ones_own_stands_in_place_of_about() -> None:
    """An article at the address of the page about the archive is that page."""
    plan = planned(article("about", url="/about.html"))
    assert plan.problems == ()
    assert page(plan, "about.html").template == "article.html"
    assert plan.site.foot[0].url == "about.html"
    assert page(planned(*corpus(3), urls="pretty"), "about/index.html").template == "about.html"


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("The Port Arden Record", "P"),
        ("A Century of Front Pages", "C"),
        ("L’Écho du Port", "É"),
        ("die tageszeitung", "T"),
        ("The", "T"),
        ("“Quotes” and more", "Q"),
        ("हिन्दी समाचार", "हि"),
        ("朝日新聞", "朝"),
        ("صحيفة الميناء", "ص"),
        ("1984", "1"),
        ("ßtrange", "ß"),
        ("—", "—"),
    ],
)
def test_the_icon_is_the_letter_a_title_is_known_by(title: str, letter: str) -> None:
    """An article in front does not count, nor do quotes; marks stay with their letter."""
    assert letter_of(title) == letter
    assert page(planned(title=title), "icon.svg").view.letter == letter
