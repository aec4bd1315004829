from dataclasses import replace

import pytest

from generator.config import Settings
from generator.model import Content, Image, Media, Record
from generator.plan import plan as plan_of
from generator.views import Link
from tests.plan.sample import THEME, article, corpus, page, planned, urls


def test_front_page_shows_the_newest() -> None:
    """One lead, six beside it, eight latest, and a way to the others that begins where these end."""
    front = page(planned(*corpus(100)), "index.html").view
    assert (1 + len(front.secondary) + len(front.latest), len(front.secondary)) == (15, 6)
    assert front.older == Link("Older articles", "page/2.html")
    assert (front.articles, front.first_year, front.last_year) == (100, "2015", "2024")
    assert len(front.tags) == 12
    assert [tag.count for tag in front.tags] == sorted((tag.count for tag in front.tags), reverse=True)


def test_pages_of_all_articles_lead_both_ways() -> None:
    """Each holds its own time; the newest leads to the front page."""
    plan = planned(*corpus(60), page_size=5)
    found = [f"page/{number}.html" for number in range(len([u for u in urls(plan) if u.startswith("page/")]), 0, -1)]
    views = [page(plan, url).view for url in found]
    assert (views[0].newer, views[-1].older) == (Link("Newer articles", "index.html"), None)
    assert [view.older.url for view in views[:-1]] == found[1:]
    assert [view.newer.url for view in views[1:]] == found[:-1]
    assert views[0].title.startswith("All articles, 20")
    assert sum(len(year.cards) for view in views for year in view.years) >= 60 - 15


def test_empty_site_is_a_front_page() -> None:
    """Without an article there are a front page, a message for lost readers, feeds, icon and what hosts are told."""
    plan = planned(title="Gazette")
    assert urls(plan) == [
        "404.html",
        "_headers",
        "feed.json",
        "feed.xml",
        "icon.svg",
        "index.html",
        "robots.txt",
        "rss.xml",
        "site.webmanifest",
        "speculation.json",
    ]
    front = page(plan, "index.html").view
    assert (front.lead, front.secondary, front.older, front.chart, front.first_year) == (None, (), None, None, "")
    assert front.title == "Gazette"
    assert "Gazette" in front.description
    assert [item.section for item in plan.site.nav] == ["front"]


def test_short_archive_has_no_further_pages() -> None:
    """What fits on the front page is not listed again."""
    assert not any(url.startswith("page/") for url in urls(planned(*corpus(15))))


def test_undated_archive_has_no_timeline() -> None:
    """Without a date anywhere there is no timeline to lead to."""
    plan = planned(article("a", None, tags=("x",)), article("b", None))
    assert not any(url.startswith("timeline/") for url in urls(plan))
    assert [item.section for item in plan.site.nav] == ["front", "tags", "search"]
    assert page(plan, "index.html").view.chart is None


def test_site_view_has_what_exists() -> None:
    """The navigation leads to the sections that have something, in their order, at their addresses."""
    plan = planned(*corpus(20), base_url="https://news.example.org/", description="News", language="ar")
    assert [(item.section, item.url) for item in plan.site.nav] == [
        ("front", "index.html"),
        ("timeline", "timeline/index.html"),
        ("tags", "tags/index.html"),
        ("people", "people/index.html"),
        ("places", "places/index.html"),
        ("search", "search.html"),
    ]
    assert (plan.site.base_url, plan.site.direction) == ("https://news.example.org/", "rtl")
    assert [feed.url for feed in plan.site.feeds] == ["feed.xml", "rss.xml", "feed.json"]


def test_a_theme_and_a_site_hand_their_own_data_to_templates() -> None:
    """What theme.yaml and site.yaml say freely reaches every page, each under its own name."""
    theme = replace(THEME, settings=Record((("columns", "3"),)))
    params = {"motto": "Since 1899"}
    site = plan_of(Content(()), Settings.model_validate({"params": params}), theme, "2024-06-01").site
    assert (site.theme["columns"], site.params["motto"]) == ("3", "Since 1899")


def test_the_lead_shows_its_picture() -> None:
    """The newest article's picture stands on the front page where its file is there, with its size."""
    media = Media("content/quay.png", "quay.png", "0" * 32, 640, 480)
    shown = page(planned(article(image=Image("quay.png", "The quay")), media=(media,)), "index.html").view.picture
    assert (shown.src, shown.alt, shown.width, shown.height) == ("quay.png", "The quay", 640, 480)
    assert page(planned(article(image=Image("", "", "Sandbags"))), "index.html").view.picture is None
    assert page(planned(article()), "index.html").view.picture is None
    older = article("b", "2020-01-01", image=Image("quay.png"))
    assert page(planned(article(), older, media=(media,)), "index.html").view.picture is None


@pytest.mark.parametrize(
    ("count", "secondary", "latest"), [(1, 0, 0), (2, 1, 0), (3, 2, 0), (7, 6, 0), (8, 6, 1), (15, 6, 8)]
)
def test_few_articles_fill_the_front_page_from_its_lead_on(count: int, secondary: int, latest: int) -> None:
    """With any number of articles each stands there once, the newest first."""
    front = page(planned(*corpus(count)), "index.html").view
    assert (len(front.secondary), len(front.latest), front.older) == (secondary, latest, None)
    shown = [card.url for card in (front.lead, *front.secondary, *front.latest)]
    assert len(set(shown)) == count
