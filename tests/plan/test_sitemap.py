import pytest

from generator import dates
from generator.plan.makers import sitemap
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
    assert page(plan, "robots.txt").view.sitemap == f"{BASE}sitemap.xml"


def test_without_a_base_address_there_is_no_sitemap() -> None:
    """A sitemap's addresses are absolute, so a site that does not know its own has none."""
    plan = planned(article())
    assert "sitemap.xml" not in urls(plan)
    assert page(plan, "robots.txt").view.sitemap == ""


def test_long_sitemap_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond what one file may hold, the sitemap is an index; a new article changes the last of each kind only."""
    monkeypatch.setattr(sitemap, "MOST", 30)
    before = planned(*corpus(90), base_url=BASE)
    maps = page(before, "sitemap.xml").view
    assert maps.entries == ()
    parts = [page(before, name).view for name in maps.maps]
    assert [len(part.entries) for part in parts[:3]] == [30, 30, 30]
    assert max(len(part.entries) for part in parts) <= 30
    assert {part.maps for part in parts} == {()}
    after = planned(*corpus(90), article("newest", "2024-12-31"), base_url=BASE)
    assert [page(after, name).view for name in maps.maps[:3]] == parts[:3]
    assert sum(len(page(after, name).view.entries) for name in page(after, "sitemap.xml").view.maps) == len(
        {url for url in urls(after) if url.endswith(".html")} - {"404.html"}
    )
