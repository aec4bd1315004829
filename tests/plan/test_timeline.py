import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import dates
from generator.model import Event
from generator.plan.makers.months import weeks
from generator.plan.timeline import LENGTHS, MOST_GROUPS, Period, groups_of, length_of
from generator.views import Link
from tests.plan.sample import article, corpus, page, planned, urls


def about(*facts: str) -> tuple[Event, ...]:
    """Return dated facts."""
    return tuple(Event(dates.parse(fact), f"Something of {fact}") for fact in facts)


@given(st.sets(st.integers(1, 9999), min_size=1).map(sorted).map(tuple))
def test_at_most_forty_groups_cover_all_years(years: tuple[int, ...]) -> None:
    """Whatever the years, at most forty periods of one length cover them, and no shorter length would do."""
    groups = groups_of(years)
    assert len(groups) <= MOST_GROUPS
    covered = {year for group in groups for year in range(group.first, group.first + group.length)}
    assert set(years) <= covered
    length = length_of(years)
    shorter = [each for each in LENGTHS if each < length]
    assert all(years[-1] // each - years[0] // each >= MOST_GROUPS for each in shorter)


def test_no_years_are_no_groups() -> None:
    """An archive without dates has no periods; a year has no shorter ones."""
    assert groups_of(()) == ()
    assert length_of(()) == 1
    assert Period(1994, 1).children() == ()


def test_few_items_are_a_list_with_gaps() -> None:
    """Under twelve items the root is a plain list by date, published and mentioned, that tells of long silences."""
    root = page(
        planned(article("a", "2000-05-01"), article("b", "2012-06-01", events=about("2001"))), "timeline/index.html"
    )
    assert (root.view.chart, root.view.periods) == (None, ())
    assert [(item.title, item.mentioned, item.gap, item.url) for item in root.view.items] == [
        ("Title of a", False, "", "2000/05/a.html"),
        ("Something of 2001", True, "", "2012/06/b.html"),
        ("Title of b", False, "10 years pass", "2012/06/b.html"),
    ]


def test_many_items_are_a_mirrored_histogram() -> None:
    """From twelve items on the root is a chart of years, and each year that holds something is listed, newest first."""
    root = page(planned(*corpus(200)), "timeline/index.html").view
    assert root.items == ()
    assert [group.label for group in root.chart.groups] == [str(year) for year in range(2015, 2025)]
    assert root.chart.width == 10 * 12 * 4
    assert [period.title for period in root.periods] == [str(year) for year in range(2024, 2014, -1)]
    assert all(len(period.cards) == 3 for period in root.periods)
    assert sum(period.published for period in root.periods) == 200
    assert root.lead.startswith("200 articles, 2015–2024.")


def test_only_the_newest_periods_show_cards() -> None:
    """The root stays small however long the archive is."""
    root = page(planned(*corpus(400, years=(1990, 2024))), "timeline/index.html").view
    assert [len(period.cards) for period in root.periods] == [3] * 10 + [0] * 25


def test_centuries_have_decades_and_decades_have_years() -> None:
    """Beyond forty years the root shows decades, beyond 400 centuries; each level's pages lead down and up."""
    plan = planned(*corpus(60, years=(1990, 2024)), article("old", "1492-10-12"), article("mid", "1815"))
    root = page(plan, "timeline/index.html").view
    assert [group.label for group in root.dots.groups] == ["1400–1499", "1800–1899", "1900–1999", "2000–2099"]
    century = page(plan, "timeline/1900-1999.html").view
    assert [period.title for period in century.periods] == ["1990s"]
    assert (century.older, century.newer) == (
        Link("1800–1899", "timeline/1800-1899.html"),
        Link("2000–2099", "timeline/2000-2099.html"),
    )
    decade = page(plan, "timeline/1990-1999.html").view
    assert decade.trail == (Link("All years", "timeline/index.html"), Link("1900–1999", "timeline/1900-1999.html"))
    assert decade.periods[0].url == "timeline/1999.html"
    assert decade.older == Link("1810s", "timeline/1810-1819.html")
    year = page(plan, "timeline/1999.html").view
    assert [link.title for link in year.trail] == ["All years", "1900–1999", "1990s"]


def test_links_of_the_timeline_lead_somewhere() -> None:
    """Every group, period, trail and neighbour in the timeline is a page of the plan."""
    plan = planned(*corpus(300, years=(1880, 2024)), article("y", "1903"), article("c", "16XX"))
    known = set(urls(plan))
    found = [each.view for each in plan.pages if each.template == "timeline.html"]
    links = [each.url for view in found for each in (*view.trail, view.newer, view.older) if each]
    links += [
        each.url for view in found for each in (*view.periods, *(view.chart.groups if view.chart else ())) if each.url
    ]
    links += [item.url for view in found for item in view.items]
    assert set(links) <= known
    assert all(item.date.url in known for view in found for item in view.items)


def busy_year() -> list:  # type: ignore[type-arg]
    """Return a year with articles of three precisions, and facts about it."""
    return [
        *(article(f"d{number}", f"1994-05-{number + 1:02}") for number in range(12)),
        article("m", "1994-06"),
        article("y", "1994", events=about("1994", "1994-07-04", "1994-08")),
    ]


def test_year_page_has_months() -> None:
    """A year shows its months in order with their newest articles, and what is known to the year alone after them."""
    view = page(planned(*busy_year()), "timeline/1994.html").view
    assert [(period.title, period.url, period.published, period.mentioned) for period in view.periods] == [
        ("May", "timeline/1994/05.html", 12, 0),
        ("June", "timeline/1994/06.html", 1, 0),
        ("July", "timeline/1994/07.html", 0, 1),
        ("August", "timeline/1994/08.html", 0, 1),
        ("Month not known", "", 1, 1),
    ]
    assert [card.title for card in view.periods[0].cards] == ["Title of d11", "Title of d10", "Title of d9"]
    assert [(mention.text, mention.article.title) for mention in view.mentions] == [("Something of 1994", "Title of y")]
    assert view.lead == "14 articles published; 3 dated facts, in articles of any date, fall into it."


def test_year_of_few_items_has_a_column_for_each_month() -> None:
    """A year of less than two hundred items is drawn as dots in twelve columns, the year's own in July."""
    dots = page(planned(*busy_year()), "timeline/1994.html").view.dots
    assert [column.label for column in dots.columns][:3] == ["Jan", "Feb", "Mar"]
    assert [(len(column.published), len(column.mentioned)) for column in dots.columns] == [
        *((0, 0),) * 4,
        (12, 0),
        (1, 0),
        (1, 2),
        (0, 1),
        *((0, 0),) * 4,
    ]
    assert [(group.label, group.published, group.mentioned, group.vague) for group in dots.groups] == [
        ("May", 12, 0, 0),
        ("Jun", 1, 0, 1),
        ("Jul", 1, 2, 2),
        ("Aug", 0, 1, 1),
    ]
    assert [(dot.label, dot.url, dot.hollow) for dot in dots.columns[6].mentioned] == [
        ("1994, told in an article: Something of 1994", "1994/y.html", True),
        ("4 July 1994, told in an article: Something of 1994-07-04", "1994/y.html", False),
    ]


def test_year_chart_is_by_day() -> None:
    """A year's bars are days; what is known to a month stands pale in its middle, to the year in the year's."""
    crowd = [article(f"c{number}", f"1994-03-{number % 28 + 1:02}") for number in range(196)]
    chart = page(planned(*busy_year(), *crowd), "timeline/1994.html").view.chart
    assert (chart.width, len(chart.ticks)) == (365 * 4, 12)
    assert [(group.label, group.published, group.mentioned, group.vague) for group in chart.groups] == [
        ("Mar", 196, 0, 0),
        ("May", 12, 0, 0),
        ("Jun", 1, 0, 1),
        ("Jul", 0, 1, 0),
        ("Aug", 0, 1, 1),
        ("Month not known", 1, 1, 2),
    ]
    first_of_march, middle_of_june, middle_of_year = 59 * 4, (151 + 15) * 4, 182 * 4
    assert chart.published.startswith(f"M{first_of_march} {chart.axis}v-")
    assert chart.published_vague.startswith(f"M{middle_of_june} {chart.axis}v-")
    assert f"h{middle_of_year - middle_of_june - 3}v-" in chart.published_vague
    assert chart.mentioned_vague.startswith(f"M{middle_of_year} {chart.axis}v")


def test_quiet_year_is_a_list() -> None:
    """A year with few items lists them all, facts known to the year among them."""
    view = page(
        planned(*corpus(60, years=(2000, 2020)), article("y", "1994", events=about("1994"))), "timeline/1994.html"
    ).view
    assert (view.chart, view.periods, view.mentions) == (None, (), ())
    assert [item.title for item in view.items] == ["Title of y", "Something of 1994"]


def test_quiet_decade_is_a_list_with_gaps() -> None:
    """A decade with few items lists them, and tells how long nothing happened between them."""
    plan = planned(*corpus(60, years=(1990, 2020)), article("a", "1931"), article("b", "1938-05-01"))
    view = page(plan, "timeline/1930-1939.html").view
    assert (view.chart, view.periods) == (None, ())
    assert [(item.date.url, item.gap) for item in view.items] == [
        ("timeline/1931.html", ""),
        ("timeline/1938/05.html", "6 years pass"),
    ]


def test_month_page_has_days_and_mentions() -> None:
    """A month shows its days in order, each from morning to evening, then what has no day, and what is said of it."""
    plan = planned(
        article("late", "2018-07-01T20:15:00Z"),
        article("early", "2018-07-01T08:07:00Z"),
        article("third", "2018-07-03"),
        article("some-day", "2018-07"),
        article("later", "2020-01-01", events=about("2018-07-04/2018-08-02", "2018-07-02")),
    )
    view = page(plan, "timeline/2018/07.html").view
    assert [(day.anchor, day.title, day.iso, [card.title for card in day.cards]) for day in view.days] == [
        ("d1", "Sunday 1 July", "2018-07-01", ["Title of early", "Title of late"]),
        ("d3", "Tuesday 3 July", "2018-07-03", ["Title of third"]),
        ("d0", "Day not known", "2018-07", ["Title of some-day"]),
    ]
    assert [(mention.date.text, mention.text, mention.article.url) for mention in view.mentions] == [
        ("2 July 2018", "Something of 2018-07-02", "2020/01/later.html"),
        ("4 July 2018 to 2 August 2018", "Something of 2018-07-04/2018-08-02", "2020/01/later.html"),
    ]
    assert view.lead == "4 articles published; 2 dated facts, in articles of any date, fall into it."
    assert [link.title for link in view.trail] == ["All years", "2018"]
    assert (view.older, view.newer) == (None, Link("January 2020", "timeline/2020/01.html"))


def test_a_month_of_many_begins_with_its_top_stories() -> None:
    """From forty articles on, a month names first what `weight` puts first, then what takes longest to read."""
    crowd = [article(f"a{number:02}", f"2018-07-{number % 28 + 1:02}", words=230) for number in range(39)]
    assert page(planned(*crowd), "timeline/2018/07.html").view.top == ()
    plan = planned(*crowd, article("long", "2018-07-01", words=9_000), article("set", "2018-07-02", weight=2))
    top = [card.title for card in page(plan, "timeline/2018/07.html").view.top]
    assert top[:2] == ["Title of set", "Title of long"]
    assert [card.title for card in page(plan, "timeline/2018.html").view.periods[0].cards] == top
    assert len(top) == 3


def test_month_without_articles_is_a_page() -> None:
    """A month that is only written about has its page too."""
    view = page(planned(article(events=about("1969-07-20"))), "timeline/1969/07.html").view
    assert (view.days, view.lead) == ((), "Nothing published; 1 dated fact, in articles of any date, falls into it.")
    assert view.newer == Link("February 2023", "timeline/2023/02.html")


@pytest.mark.parametrize(("year", "month", "first", "rows"), [(2018, 7, 6, 6), (2021, 2, 0, 4), (2024, 2, 3, 5)])
def test_calendar_begins_on_monday(year: int, month: int, first: int, rows: int) -> None:
    """A month is whole weeks from Monday, with its days in their places."""
    found = weeks(year, month, {})
    assert (len(found), {len(week) for week in found}) == (rows, {7})
    numbers = [day.number for week in found for day in week]
    assert numbers.index(1) == first
    assert [number for number in numbers if number] == list(range(1, dates.days_in(year, month) + 1))


def test_calendar_bars_have_three_strengths() -> None:
    """The fullest day is as strong as it gets, and every day with an article is seen."""
    days = {day.number: day for week in weeks(2018, 7, {1: 1, 2: 10, 3: 20, 4: 30}) for day in week}
    assert [days[number].strength for number in range(1, 6)] == [1, 1, 2, 3, 0]
    assert days[3].count == 20
