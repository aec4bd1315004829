from tests.theme.gazette import ARTICLE
from tests.theme.rendering import tree
from tests.theme.timesamples import DOTS, THIS_DAYS


def text(element: object) -> str:
    """Return the words of an element, one blank apart."""
    return " ".join("".join(element.itertext()).split())  # type: ignore[attr-defined]


def of_class(page: object, name: str) -> list:  # type: ignore[type-arg]
    """Return the elements of a class."""
    return [each for each in page.iter() if name in (each.get("class") or "").split()]  # type: ignore[attr-defined]


def test_every_dot_is_a_link_with_a_name() -> None:
    """Dots stand in their columns, those published before those told, each a link that says what it leads to."""
    (drawing,) = of_class(tree("timeline/dots.html"), "dots")
    assert drawing.get("aria-label") == DOTS.title
    found = [(link.get("href"), link.get("aria-label")) for link in drawing.iter("a")]
    dots = [dot for column in DOTS.columns for dot in (*column.published, *column.mentioned)]
    assert found == [(f"../{dot.url}", dot.label) for dot in dots]
    assert [text(row.find("span")) for row in drawing] == [column.label for column in DOTS.columns]


def test_marks_differ_in_shape() -> None:
    """A day that is not certain is hollow, a dot for many has their number, a column of nothing is told from others."""
    (drawing,) = of_class(tree("timeline/dots.html"), "dots")
    dots = [dot for column in DOTS.columns for dot in (*column.published, *column.mentioned)]
    assert len(of_class(drawing, "hollow")) == sum(dot.hollow and dot.count == 1 for dot in dots)
    assert [text(each) for each in of_class(drawing, "many")] == [str(dot.count) for dot in dots if dot.count > 1]
    assert len(of_class(drawing, "none")) == sum(not (each.published or each.mentioned) for each in DOTS.columns)


def test_the_table_has_the_numbers_of_the_dots() -> None:
    """Below the dots stand their periods as links and as a table: published, mentioned, not certain."""
    main = tree("timeline/dots.html").find("body/main")
    (table,) = main.iter("table")
    rows = [[text(cell) for cell in row] for row in table.find("tbody")]
    assert rows == [
        [group.label, str(group.published), str(group.mentioned), str(group.vague)] for group in DOTS.groups
    ]
    (grid,) = of_class(main, "periods")
    assert [link.get("href") for link in grid.iter("a")] == [f"../{group.url}" for group in DOTS.groups]


def test_what_a_hollow_mark_means_is_said() -> None:
    """A list with a hollow mark says in words what that means, and a list without one does not."""
    words = "A hollow mark stands for a day that is not certain."
    assert words in text(tree(ARTICLE.url).find("body/main"))
    assert words in text(tree("timeline/few.html").find("body/main"))
    assert words not in text(tree("on-this-day/index.html").find("body/main"))


def test_dates_in_a_story_lead_to_their_months() -> None:
    """Each date of an article is a link to its month, hollow where the day is not certain; silences stand between."""
    (facts,) = of_class(tree(ARTICLE.url), "dates")
    assert [each.get("class") for each in facts] == [None, "gap", "unsure", "gap", "unsure"]
    assert [link.get("href") for link in facts.iter("a")] == [f"../../{fact.date.url}" for fact in ARTICLE.events]


def test_a_crowded_month_leads_to_its_days() -> None:
    """The head of each day is a link to its page, beside how much it holds."""
    heads = of_class(tree("timeline/crowded.html").find("body/main"), "head")
    assert [head.find("h2/a").get("href") for head in heads] == [
        *(f"../timeline/2018/07/{number:02}.html" for number in range(1, 8)),
        "../timeline/2018/07/00.html",
    ]
    assert text(heads[0].find("p")) == "46 published · 12 mentions in articles"
    assert text(heads[-1].find("p")) == "9 mentions in articles"


def test_the_calendar_of_the_year_marks_its_days() -> None:
    """All days of a leap year are named, and those that hold something are links."""
    months = of_class(tree("on-this-day/index.html"), "year-days")
    assert [len(month) for month in months] == [len(month.days) for month in THIS_DAYS.months]
    links = [link.get("href") for month in months for link in month.iter("a")]
    assert links == [f"../{day.url}" for month in THIS_DAYS.months for day in month.days if day.url]
