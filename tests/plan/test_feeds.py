import uuid

import pytest

from generator import dates
from generator.plan.makers.feeds import NAMESPACE, instant, urn
from tests.plan.sample import article, corpus, page, planned

FEEDS = {"feed.xml": "atom.xml", "rss.xml": "rss.xml", "feed.json": "feed.json"}


def test_three_feeds_hold_the_same() -> None:
    """Atom, RSS and JSON have the newest articles, their bodies beside them, and differ in their own address only."""
    plan = planned(*corpus(50), feed_entries=5, title="Gazette", description="News")
    pages = {url: page(plan, url) for url in FEEDS}
    assert {url: found.template for url, found in pages.items()} == FEEDS
    assert {url: found.view.url for url, found in pages.items()} == {url: url for url in FEEDS}
    assert len({found.view.entries for found in pages.values()}) == 1
    view = pages["feed.xml"].view
    assert (view.title, view.description, view.home, len(view.entries)) == ("Gazette", "News", "index.html", 5)
    for entry, body in zip(view.entries, pages["feed.json"].bodies, strict=True):
        assert page(plan, entry.url).bodies == (body,)


def test_ids_outlive_addresses() -> None:
    """An entry is known by the article's id, else by its path; neither address nor base address changes that."""
    before = planned(article("a", id="f00"), article("b"))
    after = planned(article("a", id="f00", slug="other"), article("b"), base_url="https://x.example/", urls="pretty")
    for plan in (before, after):
        ids = {entry.id for entry in page(plan, "feed.xml").view.entries}
        assert ids == {urn("article", "f00"), urn("article", "content/b.md")}
    assert page(before, "feed.xml").view.id == page(after, "feed.xml").view.id


def test_urn_is_a_version_5_uuid() -> None:
    """Identifiers are what RFC 9562 says a name-based one is."""
    expected = uuid.uuid5(uuid.UUID(bytes=NAMESPACE), "article\nf00")
    assert urn("article", "f00") == f"urn:uuid:{expected}"


def test_feed_is_as_new_as_its_entries() -> None:
    """`updated` is the latest moment of the entries, whatever their zones, and never the day of the build."""
    plan = planned(
        article("a", "2023-02-13T08:00:00+05:00"),
        article("b", "2023-02-13T04:00:00Z"),
        article("c", "2023-02-12", updated=dates.parse("2023-02-13T00:30:00-04:00")),
    )
    view = page(plan, "feed.xml").view
    assert view.updated == "2023-02-13T00:30:00-04:00"
    assert [(entry.published, entry.updated) for entry in view.entries] == [
        ("2023-02-13T08:00:00+05:00", "2023-02-13T08:00:00+05:00"),
        ("2023-02-13T04:00:00Z", "2023-02-13T04:00:00Z"),
        ("2023-02-12T00:00:00Z", "2023-02-13T00:30:00-04:00"),
    ]


def test_undated_entries_are_as_old_as_can_be() -> None:
    """An entry without a date has no day of publication and never claims a new one."""
    (entry,) = page(planned(article(date=None)), "feed.xml").view.entries
    assert (entry.published, entry.updated) == ("", "1970-01-01T00:00:00Z")
    assert page(planned(), "feed.xml").view.updated == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2023-02-13T08:00:00+05:00", "2023-02-13T04:00:00Z"),
        ("2023-02-13T23:59:59Z", "2023-02-13T23:59:60Z"),
        ("9999-12-31T23:00:00Z", "9999-12-31T23:00:00-05:00"),
        ("0001-01-01T00:00:00+05:00", "0001-01-01T00:00:00Z"),
    ],
)
def test_instants_sort_by_the_moment(earlier: str, later: str) -> None:
    """Stamps compare by the moment they name, at both ends of the calendar too."""
    assert instant(earlier) < instant(later)
