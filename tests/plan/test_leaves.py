import pytest

from generator import dates
from generator.model import Article, Event, Plan
from generator.plan.crowds import MOST, MOST_LOOSE, PART
from generator.timeviews import DayView, LeafView, MonthView
from generator.views import Link
from tests.plan.sample import article, page, planned, urls

DAYS = 28


def month(count: int, **fields: object) -> list[Article]:
    """Return so many articles of July 2018, spread over its first 28 days."""
    return [article(f"a{number:04}", f"2018-07-{number % DAYS + 1:02}", **fields) for number in range(count)]


def told(*facts: str) -> tuple[Event, ...]:
    """Return dated facts."""
    return tuple(Event(dates.parse(fact), f"Something of {fact}") for fact in facts)


def leaf(plan: Plan, url: str) -> LeafView:
    """Return the view of a day."""
    view = page(plan, url).view
    assert isinstance(view, LeafView)
    return view


def days(plan: Plan) -> dict[str, DayView]:
    """Return the days of July 2018 as its page shows them, by their anchors."""
    view = page(plan, "timeline/2018/07.html").view
    assert isinstance(view, MonthView)
    return {day.anchor: day for day in view.days}


def test_a_month_of_four_hundred_items_is_one_page() -> None:
    """Up to four hundred articles and facts stand on the month's page, and its days have none of their own."""
    plan = planned(*month(MOST - 1), article("t", "2019-01-01", events=told("2018-07-09")))
    assert not [url for url in urls(plan) if url.startswith("timeline/2018/07/")]
    found = days(plan)
    assert sum(len(day.cards) for day in found.values()) == MOST - 1
    assert {(day.url, day.mentioned) for day in found.values()} == {("", 0)}
    assert len(page(plan, "timeline/2018/07.html").view.mentions) == 1


def test_a_crowded_month_leads_to_its_days() -> None:
    """One item more, and the month shows the count and the top stories of each day, which has a page of its own."""
    plan = planned(
        *month(MOST - 4, words=230),
        article("long", "2018-07-02T23:00:00Z", words=23_000),
        article("first", "2018-07-02T06:00:00Z", weight=1),
        article("some-day", "2018-07"),
        article("t", "2019-01-01", events=told("2018-07-30", "2018-07")),
    )
    found = days(plan)
    assert list(found) == [f"d{number}" for number in range(1, DAYS + 1)] + ["d30", "d0"]
    second = found["d2"]
    assert [card.title for card in second.cards][:2] == ["Title of first", "Title of long"]
    assert (len(second.cards), second.published, second.mentioned) == (3, 17, 0)
    assert (second.title, second.url) == ("Monday 2 July", "timeline/2018/07/02.html")
    assert (found["d30"].published, found["d30"].mentioned, found["d30"].cards) == (0, 1, ())
    assert (found["d0"].published, found["d0"].mentioned) == (1, 1)
    assert page(plan, "timeline/2018/07.html").view.mentions == ()
    assert {day.url for day in found.values()} == {url for url in urls(plan) if url.startswith("timeline/2018/07/")}


def test_a_day_has_its_articles_and_what_is_said_of_it() -> None:
    """A day's page runs from morning to evening, then come the facts; its neighbours are those of its month."""
    plan = planned(
        *month(MOST),
        article("late", "2018-07-02T20:15:00Z", events=told("2018-07-02")),
        article("early", "2018-07-02T08:15:00Z"),
        article("some-day", "2018-07"),
    )
    view = leaf(plan, "timeline/2018/07/02.html")
    assert [card.title for card in view.cards][-2:] == ["Title of early", "Title of late"]
    assert [mention.text for mention in view.mentions] == ["Something of 2018-07-02"]
    assert (view.title, [link.title for link in view.trail]) == ("2 July 2018", ["All years", "2018", "July 2018"])
    assert view.lead == "17 articles published; 1 dated fact, in articles of any date, falls into it."
    assert (view.older, view.newer) == (
        Link("1 July 2018", "timeline/2018/07/01.html"),
        Link("3 July 2018", "timeline/2018/07/03.html"),
    )
    last = leaf(plan, "timeline/2018/07/00.html")
    assert (last.title, [card.title for card in last.cards]) == ("July 2018: Day not known", ["Title of some-day"])
    assert last.newer is None


def test_a_very_long_day_has_parts() -> None:
    """More than a hundred and fifty items of one day are parts of so many; what is added changes the last of them."""
    articles = [article(f"a{number:04}", f"2018-07-02T08:{number % 60:02}:00Z") for number in range(2 * PART + 120)]
    plan = planned(*articles)
    parts = [leaf(plan, f"timeline/2018/07/02{rest}.html") for rest in ("", "/2", "/3")]
    assert [len(part.cards) for part in parts] == [PART, PART, 120]
    assert [part.title for part in parts] == ["2 July 2018", "2 July 2018, page 2", "2 July 2018, page 3"]
    assert parts[0].newer == Link("2 July 2018, page 2", "timeline/2018/07/02/2.html")
    assert len({card.url for part in parts for card in part.cards}) == len(articles)
    later = planned(*articles, article("z", "2018-07-02T23:00:00Z"))
    assert [
        leaf(later, f"timeline/2018/07/02{rest}.html").cards == part.cards
        for rest, part in zip(("", "/2", "/3"), parts, strict=True)
    ] == [True, True, False]


@pytest.mark.parametrize(("count", "own"), [(MOST_LOOSE, False), (MOST_LOOSE + 1, True)])
def test_much_of_a_year_alone_has_a_page(count: int, own: bool) -> None:
    """What is known to a year alone stands on the year's page, and on one of its own where there is much of it."""
    plan = planned(*[article(f"a{number:03}", "1994") for number in range(count)], article("m", "1994-03-01"))
    assert ("timeline/1994/00.html" in urls(plan)) == own
    section = page(plan, "timeline/1994.html").view.periods[-1]
    assert (section.title, section.published) == ("Month not known", count)
    assert (len(section.cards), section.url) == ((3, "timeline/1994/00.html") if own else (count, ""))
    if own:
        view = leaf(plan, "timeline/1994/00.html")
        assert (view.title, len(view.cards)) == ("1994: Month not known", count)
