from generator import dates
from generator.model import Event, Plan
from generator.plan.makers.thisday import DAYS, MOST_YEARS
from generator.timeviews import ThisDaysView, ThisDayView
from generator.views import Link
from tests.plan.sample import TODAY, article, page, planned, urls
from tests.plan.test_plan import fingerprints, unlike

YEAR = [article(f"y{month}", f"1990-{month:02}-11") for month in range(1, 13)]


def day(plan: Plan, url: str) -> ThisDayView:
    """Return the view of a calendar day."""
    view = page(plan, url).view
    assert isinstance(view, ThisDayView)
    return view


def test_there_is_a_page_for_every_day_of_a_leap_year() -> None:
    """All 366 days have a page and a neighbour on each side, the year's end next to its beginning."""
    plan = planned(*YEAR)
    found = [url for url in urls(plan) if url.startswith("on-this-day/")]
    assert len(found) == 367
    assert "on-this-day/02-29.html" in found
    views = {url: page(plan, url).view for url in found if not url.endswith("index.html")}
    assert {view.newer.url for view in views.values()} == {view.older.url for view in views.values()} == set(views)
    assert views["on-this-day/12-31.html"].newer == Link("1 January", "on-this-day/01-01.html")
    assert len(DAYS) == 366


def test_an_archive_of_few_days_has_none() -> None:
    """Without twelve items that are known to the day there is no calendar, and nothing leads to it."""
    months = [article(f"m{number}", f"1991-{number + 1:02}") for number in range(12)]
    plan = planned(*YEAR[:11], *months)
    assert not [url for url in urls(plan) if url.startswith("on-this-day/")]
    assert page(plan, "timeline/index.html").view.days is None
    assert page(planned(*YEAR), "timeline/index.html").view.days == Link("On this day", "on-this-day/index.html")


def test_a_day_has_what_was_published_and_what_happened() -> None:
    """A day shows the years it has something of, newest first: articles by the clock, then facts of any article."""
    plan = planned(
        *YEAR,
        article("late", "2018-07-13T20:15:00Z"),
        article("early", "2018-07-13T08:15:00Z"),
        article("old", "1994-07-13", events=(Event(dates.parse("1815-07-13"), "The bridge fell."),)),
        article("month", "1995-07", events=(Event(dates.parse("2018-07-13/2018-07-20"), "A week."),)),
    )
    view = day(plan, "on-this-day/07-13.html")
    assert [(each.title, each.url, [card.title for card in each.cards]) for each in view.years] == [
        ("2018", "timeline/2018/07.html", ["Title of early", "Title of late"]),
        ("1994", "timeline/1994/07.html", ["Title of old"]),
        ("1815", "timeline/1815/07.html", []),
    ]
    assert [mention.text for mention in view.years[2].mentions] == ["The bridge fell."]
    assert (view.title, [link.title for link in view.trail]) == ("13 July", ["Timeline", "On this day"])
    assert day(plan, "on-this-day/02-29.html").years == ()


def test_a_full_day_shows_some_of_each_year() -> None:
    """Where a day holds much, each of its years shows a part, and leads to the rest; very old years are only named."""
    many = [article(f"a{number}", "2018-07-13") for number in range(70)]
    ages = [article(f"b{year}", f"{year}-07-13") for year in range(1940, 2000)]
    (year,) = day(planned(*YEAR, *many), "on-this-day/07-13.html").years
    assert len(year.cards) == 40
    assert year.more == Link("30 more in this month", "timeline/2018/07.html")
    view = day(planned(*YEAR, *many, *ages), "on-this-day/07-13.html")
    assert [(each.title, len(each.cards)) for each in view.years][:2] == [("2018", 1), ("1999", 1)]
    assert (len(view.years), len(view.further)) == (MOST_YEARS, 21)
    assert view.further[-1] == Link("1940", "timeline/1940/07.html")


def test_the_calendar_leads_to_days_that_hold_something() -> None:
    """The calendar of the year names all days and links those that have something to show."""
    view = page(planned(*YEAR, article("leap", "2000-02-29")), "on-this-day/index.html").view
    assert isinstance(view, ThisDaysView)
    assert [len(month.days) for month in view.months] == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert [link for link in view.months[1].days if link.url] == [
        Link("11", "on-this-day/02-11.html"),
        Link("29", "on-this-day/02-29.html"),
    ]


def test_an_article_changes_its_own_day() -> None:
    """One article more changes the page of its day, and the calendar only where that day was empty."""
    before = planned(*YEAR)
    same, new = article("n", "2001-03-11"), article("n", "2001-03-12")
    assert this_days(before, planned(*YEAR, same)) == {"on-this-day/03-11.html"}
    assert this_days(before, planned(*YEAR, new)) == {"on-this-day/03-12.html", "on-this-day/index.html"}


def test_no_page_knows_what_day_it_is() -> None:
    """The same archive planned on another day is the same to the byte."""
    assert fingerprints(planned(*YEAR)) == fingerprints(planned(*YEAR, today="2031-07-13"))
    assert TODAY != "2031-07-13"


def this_days(before: Plan, after: Plan) -> set[str]:
    """Return which pages of the calendar differ."""
    return {url for url in unlike(fingerprints(before), fingerprints(after)) if url.startswith("on-this-day/")}


def test_crawlers_are_not_sent_to_empty_days() -> None:
    """The sitemap has the days that hold something, and not the others."""
    plan = planned(*YEAR, base_url="https://news.example/")
    listed = [entry.url for entry in page(plan, "sitemap.xml").view.entries]
    assert "on-this-day/03-11.html" in listed
    assert "on-this-day/03-12.html" not in listed
