from hypothesis import given
from hypothesis import strategies as st

from generator.plan.coverage import LADDER, STEPS, levels
from generator.views import Chart
from tests.plan.sample import article, corpus, newest, page, planned, urls


def tagged(days: dict[str, int], **fields: object) -> list:  # type: ignore[type-arg]
    """Return articles with the tag "Rain", so many on each day."""
    return [
        article(f"a{day}-{number}", day, tags=("Rain",), **fields)
        for day, count in days.items()
        for number in range(count)
    ]


def others(days: dict[str, int]) -> list:  # type: ignore[type-arg]
    """Return articles without a tag, so many on each day."""
    return [article(f"b{day}-{number}", day) for day, count in days.items() for number in range(count)]


def chart_of(*articles: object, **settings: object) -> Chart | None:
    """Return the chart of the tag "Rain"."""
    return page(planned(*articles, **settings), "tags/rain.html").view.chart  # type: ignore[arg-type,no-any-return]


counted = st.integers(1, 5000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


@given(st.lists(counted, min_size=1).filter(lambda pairs: any(count for count, _ in pairs)))
def test_levels_are_the_shares_rounded(pairs: list[tuple[int, int]]) -> None:
    """A level is the share in tenths of the round number above the highest one, and only nothing is none."""
    found, (number, whole) = levels(pairs)
    assert (number, whole) in LADDER
    for level, (count, total) in zip(found, pairs, strict=True):
        share = STEPS * count * whole / (max(total, 10) * number)
        assert share <= STEPS
        assert level == 0 if not count else level >= 1
        assert abs(level - share) <= 0.5 or (level == 1 and share < 0.5)


@given(st.lists(counted, min_size=2, max_size=12).filter(lambda pairs: any(count for count, _ in pairs)), st.data())
def test_levels_of_others_stand_still(pairs: list[tuple[int, int]], data: st.DataObject) -> None:
    """An article of another term moves a level by one step at most, unless the scale itself changes."""
    before, scale = levels(pairs)
    grown = data.draw(st.integers(0, len(pairs) - 1))
    after, again = levels([(count, total + (index == grown)) for index, (count, total) in enumerate(pairs)])
    if scale == again:
        assert [one - other for one, other in zip(before, after, strict=True) if one != other] in ([], [1])


def test_many_articles_are_shares_by_year() -> None:
    """From twelve articles on, the columns are parts of all articles of a year, alike in picture and table."""
    chart = chart_of(
        *tagged({"2001-03-01": 5, "2003-03-01": 10, "2004-03-01": 1}),
        *others({"2001-03-01": 5, "2003-03-01": 30, "2004-03-01": 99}),
    )
    assert chart is not None
    assert (chart.title, chart.note) == (
        "Rain: share of all articles by year",
        "Share of all articles by year, in steps of 5%",
    )
    assert [(group.label, group.url, group.published, group.share) for group in chart.groups] == [
        ("2001", "timeline/2001.html", 5, "50%"),
        ("2003", "timeline/2003.html", 10, "25%"),
        ("2004", "timeline/2004.html", 1, "5%"),
    ]
    assert chart.published == "M0 200v-200h3v200h5v-100h3v100h1v-20h3v20"
    assert chart.ticks == ("2001", "2002", "2003", "2004")


def test_few_articles_are_their_own_number() -> None:
    """Under twelve articles the columns count them, so that nothing but an article of the term changes its page."""
    articles = tagged({"2001-03-01": 1, "2004-03-01": 2})
    chart = chart_of(*articles)
    assert chart is not None
    assert (chart.published, chart.note) == ("M0 200v-100h3v100h9v-200h3v200", "Articles by year")
    assert {group.share for group in chart.groups} == {""}
    assert chart_of(*articles, *others({"2001-05-01": 40, "2002-01-01": 3})) == chart


def test_long_terms_are_by_decade() -> None:
    """More than forty years are decades, and those columns lead to pages that exist."""
    plan = planned(*tagged({"1914": 1, "1969": 1, "2001": 1}))
    groups = page(plan, "tags/rain.html").view.chart.groups
    assert [(group.label, group.url) for group in groups] == [
        ("1910s", "timeline/1910-1919.html"),
        ("1960s", "timeline/1960-1969.html"),
        ("2000s", "timeline/2000-2009.html"),
    ]
    assert {group.url for group in groups} <= set(urls(plan))


def test_short_terms_are_by_month_or_by_day() -> None:
    """A term of less than four years is shown by the month, one of less than three months by the day."""
    months = chart_of(*tagged({"2017-11-02": 1, "2018": 1, "2018-01-05": 1, "2018-04": 1}))
    assert months is not None
    assert [(group.label, group.url) for group in months.groups] == [
        ("November 2017", "timeline/2017/11.html"),
        ("January 2018", "timeline/2018/01.html"),
        ("April 2018", "timeline/2018/04.html"),
    ]
    assert (months.ticks, months.note) == (("Nov 2017", "", "2018", "", "", "Apr 2018"), "Articles by month")
    days = chart_of(*tagged({"2018-07-30": 9, "2018-08-02": 9}), *others({"2018-07-30": 9}))
    assert days is not None
    assert (days.ticks, days.note) == (("30 Jul", "", "Aug", "2 Aug"), "Articles by day")
    assert [(group.label, group.published, group.share) for group in days.groups] == [
        ("30 July 2018", 9, ""),
        ("2 August 2018", 9, ""),
    ]


def test_days_run_over_the_end_of_a_year() -> None:
    """The day after 31 December is 1 January, and February has its leap day."""
    chart = chart_of(*tagged({"2019-12-30": 2, "2020-01-02": 1}))
    assert chart is not None
    assert chart.ticks == ("30 Dec", "", "Jan", "2 Jan")
    leap = chart_of(*tagged({"2020-02-28": 2, "2020-03-01": 1}))
    assert leap is not None
    assert (leap.width, [group.x for group in leap.groups]) == (12, [0, 8])


def test_what_is_too_little_has_no_chart() -> None:
    """Two articles, two days and articles without a date make no curve."""
    assert chart_of(*tagged({"2001-03-01": 1, "2009-03-01": 1})) is None
    assert chart_of(*tagged({"2001-03-01": 8, "2001-03-02": 1})) is None
    assert chart_of(*(article(f"a{number}", None, tags=("Rain",)) for number in range(5))) is None


def test_an_article_elsewhere_changes_few_terms() -> None:
    """One more article in a growing archive changes next to no chart of a term that it does not have."""
    changed = 0
    articles = list(corpus(600))
    charts = _charts(planned(*articles))
    for number in range(600, 606):
        articles.append(newest(number))
        after = _charts(planned(*articles))
        mine = {url for url, entries in after.items() if entries[0] != charts.get(url, ((), None))[0]}
        changed += sum(1 for url in charts if url not in mine and charts[url][1] != after[url][1])
        charts = after
    assert changed <= 6


def _charts(plan: object) -> dict[str, tuple[int, Chart | None]]:
    pages = [each for each in plan.pages if each.template == "term.html"]  # type: ignore[attr-defined]
    return {each.url: (each.view.count, each.view.chart) for each in pages}
