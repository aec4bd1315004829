import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import dates
from generator.model import Article, Event
from generator.plan.dots import LEAST_PILE, MANY, PILES
from generator.plan.makers.years import FEW
from generator.timeviews import Dots
from tests.plan.sample import article, page, planned, urls


def about(*facts: str) -> tuple[Event, ...]:
    """Return dated facts."""
    return tuple(Event(dates.parse(fact), f"Something of {fact}") for fact in facts)


def dated(*days: str, **fields: object) -> list[Article]:
    """Return an article for each date."""
    return [article(f"a{number:03}", day, **fields) for number, day in enumerate(days)]


def dots_of(articles: list[Article], url: str = "timeline/index.html") -> Dots:
    """Return the dots of a page of the timeline."""
    dots = page(planned(*articles), url).view.dots
    assert isinstance(dots, Dots)
    return dots


def every(number: int, first: int = 1990, years: int = 10) -> list[str]:
    """Return so many days, spread over some years."""
    return [f"{first + index % years:04}-{index % 12 + 1:02}-{index % 28 + 1:02}" for index in range(number)]


@pytest.mark.parametrize(("count", "shape"), [(1, "items"), (11, "items"), (12, "dots"), (199, "dots"), (200, "chart")])
def test_the_number_of_items_chooses_the_shape(count: int, shape: str) -> None:
    """Under twelve items are a list, under two hundred dots, more a histogram; one excludes the others."""
    assert (FEW, MANY) == (12, 200)
    view = page(planned(*dated(*every(count))), "timeline/index.html").view
    shapes = {"items": view.items != (), "dots": view.dots is not None, "chart": view.chart is not None}
    assert [name for name, there in shapes.items() if there] == [shape]
    assert (view.periods == ()) == (shape == "items")


def test_articles_stand_above_and_facts_below() -> None:
    """A dot has the name of its item, leads to the article, and is hollow where the day is not certain."""
    articles = dated(*every(10, years=5), events=())
    articles += [article("told", "1992-07-01", events=about("1991-05-03", "1990~", "1994-02")), article("m", "1994-07")]
    dots = dots_of(articles)
    assert [column.label for column in dots.columns] == ["1990", "1991", "1992", "1993", "1994"]
    below = [dot for column in dots.columns for dot in column.mentioned]
    assert [(dot.label, dot.url, dot.hollow) for dot in below] == [
        ("about 1990, told in an article: Something of 1990~", "1992/07/told.html", True),
        ("3 May 1991, told in an article: Something of 1991-05-03", "1992/07/told.html", False),
        ("February 1994, told in an article: Something of 1994-02", "1992/07/told.html", True),
    ]
    (month,) = [dot for column in dots.columns for dot in column.published if dot.hollow]
    assert month.label == "July 1994: Title of m"
    assert (dots.mentioned, dots.vague) == (3, 3)


def test_empty_columns_are_told_as_time() -> None:
    """A column after empty ones says how long nothing happened, from the last day before to the first of its own."""
    dots = dots_of(dated(*["1990-05-01"] * 9, "1991-12-31", "2000-12-31", "2001-01-01", "2003-01-01"))
    assert [(column.label, column.gap) for column in dots.columns if column.gap] == [
        ("2000", "9 years pass"),
        ("2003", "2 years pass"),
    ]
    assert next(column.label for column in dots.columns if not column.published) == "1992"


@given(st.lists(st.integers(0, 9), min_size=12, max_size=199))
def test_no_item_is_lost(years: list[int]) -> None:
    """However items are spread, the dots stand for all of them, and no pile is higher than its column may be."""
    dots = dots_of(dated(*sorted(f"{1990 + year:04}-03-{year + 1:02}" for year in years)))
    columns = dots.columns
    assert sum(dot.count for column in columns for dot in column.published) == len(years)
    assert all(len(column.published) <= max(LEAST_PILE, PILES // len(columns)) for column in columns)
    assert [group.published for group in dots.groups] == [count for count in map(years.count, range(10)) if count]
    assert sum(group.published for group in dots.groups) == len(years)


def test_a_high_pile_ends_in_the_number_of_the_others() -> None:
    """What does not fit is one dot with its number, which leads to the period."""
    dots = dots_of(dated(*["2003-03-03"] * 20, *(f"{year}-01-01" for year in range(1990, 2030))))
    pile = dots.columns[13].published
    assert len(pile) == LEAST_PILE
    assert [dot.count for dot in pile] == [1] * 7 + [14]
    assert (pile[-1].url, pile[-1].label) == ("timeline/2003.html", "2003: 14 more")


def test_articles_keep_their_names_longest() -> None:
    """Where the names of articles alone are light enough, the facts of one date share a dot and the articles do not."""
    facts = about(*(f"{1990 + number % 9}-05-0{number // 9 % 3 + 1}" for number in range(150)))
    teller = article(
        "told", "1999-12-31", events=facts, path="content/one-who-tells-of-very-many-things-that-happened.md"
    )
    plan = planned(*dated(*sorted([*["1990-03-05"] * 3, *every(30, 1991, 8)])), teller)
    column = page(plan, "timeline/index.html").view.dots.columns[0]
    assert [dot.label for dot in column.published] == [f"5 March 1990: Title of a00{number}" for number in range(3)]
    assert [(dot.label, dot.count) for dot in column.mentioned] == [
        (f"{day} May 1990: {count} facts told in articles", count) for day, count in ((1, 6), (2, 6), (3, 5))
    ]


def test_long_names_give_way_to_dates() -> None:
    """Where names would make the page heavy, the items of one date share a dot that leads to their place."""
    days = [*["1990-03-05"] * 3, *every(150, 1991, 9), "1990-07", "1990"]
    articles = dated(*sorted(days), title="A headline that is as long as headlines of newspapers are, and a bit longer")
    plan = planned(*articles, article("t", "1999-12-31", events=about("1990-03-05", "1990-03-05", "1990-03-05/1991")))
    dots = page(plan, "timeline/index.html").view.dots
    first = dots.columns[0]
    assert [(dot.label, dot.url, dot.count) for dot in first.published] == [
        ("1990: 1 article", "timeline/1990.html", 1),
        ("5 March 1990: 3 articles", "timeline/1990/03.html#d5", 3),
        ("July 1990: 1 article", "timeline/1990/07.html", 1),
    ]
    assert [(dot.label, dot.url, dot.count) for dot in first.mentioned] == [
        ("5 March 1990: 2 facts told in articles", "timeline/1990/03.html", 2),
        ("5 March 1990 to 1991: 1 fact told in articles", "timeline/1990/03.html", 1),
    ]
    days_of_march = {day.anchor for day in page(plan, "timeline/1990/03.html").view.days}
    assert "d5" in days_of_march


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (("2018-07-03", "2018-07-05"), ["3 Jul", "4 Jul", "5 Jul"]),
        (("2018-07-30", "2018-08-01"), ["30 Jul", "31 Jul", "1 Aug"]),
        (("2018-02", "2018-02"), ["Feb"]),
        (("2018-02-01", "2018-05-01"), ["Feb", "Mar", "Apr", "May"]),
        (("2017-12-01", "2018-02-01"), ["Dec 2017", "Jan 2018", "Feb 2018"]),
        (("2018", "2018"), ["2018"]),
        (("0003", "0007"), ["3", "4", "5", "6", "7"]),
    ],
)
def test_columns_are_as_fine_as_the_archive_is_short(days: tuple[str, str], labels: list[str]) -> None:
    """Columns are days, months, years or longer, so that the dots of any archive are spread over several."""
    dots = dots_of(dated(*sorted([*days, *[days[0]] * 12])))
    assert [column.label for column in dots.columns] == labels
    assert sum(dot.count for column in dots.columns for dot in column.published) == 14


def test_dates_may_be_as_far_apart_as_dates_can_be() -> None:
    """Facts of the first year and of the last one are columns of a thousand years, and each has its year and month."""
    plan = planned(*dated(*every(12)), article("far", "2001-01-01", events=about("0001-01-01", "9999-12-31", "00XX")))
    dots = page(plan, "timeline/index.html").view.dots
    spans = [f"{start}–{start + 999}" for start in range(1000, 10000, 1000)]
    assert [column.label for column in dots.columns] == ["1–999", *spans]
    assert {"timeline/0001.html", "timeline/0001/01.html", "timeline/9999/12.html"} <= set(urls(plan))
    for url in ("timeline/0000-0999.html", "timeline/0001.html", "timeline/9999.html"):
        assert len(page(plan, url).view.items) in {1, 2}


def test_dots_lead_to_pages_that_are_there() -> None:
    """Every dot and every column of every page of a timeline leads to a page of the plan."""
    days = [*every(90, 1700, 300), *every(30, 1990, 2), "1994", "195X", "1901-05"]
    articles = dated(*sorted(days), events=about("1990-05-01", "1815", "16XX"))
    plan = planned(*articles)
    known = set(urls(plan))
    found = [each.view.dots for each in plan.pages if each.template == "timeline.html" and each.view.dots]
    assert len(found) > 3
    leads = {dot.url.partition("#")[0] for dots in found for column in dots.columns for dot in column.published}
    leads |= {dot.url.partition("#")[0] for dots in found for column in dots.columns for dot in column.mentioned}
    leads |= {group.url for dots in found for group in dots.groups if group.url}
    assert leads <= known
