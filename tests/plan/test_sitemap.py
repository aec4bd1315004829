import pytest

from generator import dates
from generator.model import Article, Plan
from generator.plan.makers import sitemap
from generator.timeviews import ThisDayView
from tests.plan.sample import article, corpus, page, planned, urls

BASE = "https://news.example.org/archive/"


def test_sitemap_lists_every_page_but_messages() -> None:
    """Articles come from the oldest on with the day they changed, then lists; signposts and the 404 page do not."""
    old = article("old", "2001-05", aliases=("/was-here.html",))
    new = article("new", "2023-02-13", updated=dates.parse("2023-03-01"), tags=("x",))
    plan = planned(new, old, base_url=BASE)
    entries = page(plan, "sitemap.xml").view.entries
    assert [(entry.url, entry.modified) for entry in entries[:2]] == [
        ("2001/05/old.html", ""),
        ("2023/02/new.html", "2023-03-01"),
    ]
    listed = {entry.url for entry in entries}
    assert listed == {url for url in urls(plan) if url.endswith(".html")} - {"404.html", "was-here.html"}
    assert page(plan, "robots.txt").view.sitemaps == (f"{BASE}sitemap.xml", f"{BASE}sitemap-news.xml")


def test_without_a_base_address_there_is_no_sitemap() -> None:
    """A sitemap's addresses are absolute, so a site that does not know its own has none."""
    plan = planned(article())
    assert "sitemap.xml" not in urls(plan)
    assert page(plan, "robots.txt").view.sitemaps == ()


def _empty(plan: Plan) -> set[str]:
    """Return the days of the year that the archive holds nothing of."""
    return {each.url for each in plan.pages if isinstance(each.view, ThisDayView) and not each.view.years}


@pytest.mark.parametrize("added", [article("newest", "2024-12-31"), article("old", "2017-06-01"), article("u", None)])
def test_long_sitemap_is_split(monkeypatch: pytest.MonkeyPatch, added: Article) -> None:
    """Beyond what one file may hold there is an index of years and lists; an article changes its year's file only."""
    monkeypatch.setattr(sitemap, "MOST", 30)
    before = planned(*corpus(90), base_url=BASE)
    maps = page(before, "sitemap.xml").view
    assert maps.entries == ()
    names = [each.url for each in maps.maps]
    assert names[:10] == [f"sitemap-{year}.xml" for year in range(2015, 2025)]
    parts = {name: page(before, name).view for name in names}
    assert max(len(part.entries) for part in parts.values()) <= 30
    assert {part.maps for part in parts.values()} == {()}
    assert all(each.modified == max(entry.modified for entry in parts[each.url].entries) for each in maps.maps)
    after = planned(*corpus(90), added, base_url=BASE)
    year = added.date.first[:4] if added.date else "undated"
    years = [name for name in names if name[8:12].isdigit()]
    assert {name for name in years if page(after, name).view != parts[name]} == {f"sitemap-{year}.xml"} & set(years)
    assert sorted(entry.url for name in _names(after) for entry in page(after, name).view.entries) == [
        url for url in urls(after) if url.endswith(".html") and url != "404.html" and url not in _empty(after)
    ]


def test_a_year_or_a_list_that_is_too_long_goes_on_in_another_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first file of a year keeps its name and its addresses when the year needs a second one."""
    monkeypatch.setattr(sitemap, "MOST", 20)
    plan = planned(*corpus(45, years=(2020, 2020)), base_url=BASE)
    sizes = [len(page(plan, name).view.entries) for name in _names(plan) if name.startswith("sitemap-2020")]
    assert sizes == [20, 20, 5]
    assert {"sitemap-2020.xml", "sitemap-2020-3.xml", "sitemap-pages.xml", "sitemap-tags.xml"} <= set(_names(plan))


def test_news_sitemap_ends_with_the_newest_article() -> None:
    """It holds what has a day within the two days up to the newest article, whatever day it is today."""
    plan = planned(
        article("a", "2023-02-13T08:15:00+01:00"),
        article("b", "2023-02-12", language="ar"),
        article("c", "2023-02-11"),
        article("d", None),
        base_url=BASE,
        title="Gazette",
    )
    view = page(plan, "sitemap-news.xml").view
    assert view.publication == "Gazette"
    assert [(entry.url, entry.published, entry.language) for entry in view.entries] == [
        ("2023/02/a.html", "2023-02-13T08:15:00+01:00", "en"),
        ("2023/02/b.html", "2023-02-12", "ar"),
    ]


def test_an_archive_without_days_has_no_news() -> None:
    """Where no article has a day there is no news sitemap, and robots.txt names none."""
    plan = planned(article("a", "1931-02"), article("b", None), base_url=BASE)
    assert "sitemap-news.xml" not in urls(plan)
    assert page(plan, "robots.txt").view.sitemaps == (f"{BASE}sitemap.xml",)


def _names(plan: Plan) -> list[str]:
    return [each.url for each in page(plan, "sitemap.xml").view.maps]
