import uuid
from dataclasses import replace

import pytest

from generator import dates
from generator.model import Image, Media
from generator.plan.makers.feeds import NAMESPACE, instant, urn
from tests.plan.sample import article, corpus, page, planned, urls

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


def test_the_archive_of_the_feed_holds_every_article() -> None:
    """The feed and its archive documents, followed back from the feed, hold every article, each document once."""
    plan = planned(*corpus(53), feed_entries=10)
    view = page(plan, "feed.xml").view
    seen = {entry.url for entry in view.entries}
    chain = []
    while view.previous:
        chain.append(view.previous)
        newer, view = view, page(plan, view.previous).view
        assert (view.current, view.id) == ("feed.xml", newer.id)
        assert view.following == ("" if newer.url == "feed.xml" else newer.url)
        assert 0 < len(view.entries) <= 20
        seen |= {entry.url for entry in view.entries}
    assert chain == sorted(chain, reverse=True)
    assert seen == {url for url in urls(plan) if "/story-" in url}


def test_an_old_article_changes_one_archive_document() -> None:
    """An article added anywhere changes the document of its own time; its neighbours may get other links."""
    articles = corpus(300)
    before = planned(*articles, feed_entries=10)
    after = planned(*articles, replace(articles[150], path="content/late.md", slug="late", id="late"), feed_entries=10)
    names = {url for url in urls(before) if url.startswith("feed/")} & set(urls(after))
    differing = [name for name in names if page(after, name).view.entries != page(before, name).view.entries]
    assert len(differing) == 1


def test_a_date_with_an_open_beginning_stands_where_it_ends() -> None:
    """An article "until 1950" is in the documents and on the pages of 1950, beside those that are dated to it."""
    many = [
        article(f"a{year}-{n}", f"{year}-01-{n + 1:02}", tags=("Rain",)) for year in range(1940, 1970) for n in range(4)
    ]
    plan = planned(*many, article("until", "../1950", tags=("Rain",)), page_size=5)
    assert plan.problems == ()
    holding = [each.url for each in plan.pages if each.template == "atom.xml" and "Title of until" in str(each.view)]
    assert holding == ["feed/1950-1954.xml"]


def test_an_archive_that_fits_its_feed_has_no_documents() -> None:
    """A feed that holds everything leads nowhere."""
    plan = planned(*corpus(10), feed_entries=10)
    assert not [url for url in urls(plan) if url.startswith("feed/")]
    assert page(plan, "feed.xml").view.previous == ""


@pytest.mark.parametrize(
    ("urls_", "tag", "story"),
    [
        ("flat", "tags/harbour/feed.xml", "stories/the-pier/feed.xml"),
        ("pretty", "tags/harbour/feed.xml", "stories/the-pier/feed.xml"),
    ],
)
def test_tags_and_stories_have_feeds(urls_: str, tag: str, story: str) -> None:
    """Each has one beside its numbered pages, with the newest of its articles; people and places have none."""
    plan = planned(
        article("a", "2023-02-13", tags=("Harbour",), story="The pier", places=("Oslo",)),
        article("b", "2023-02-14", tags=("Harbour", "Rail")),
        article("c", "2023-02-15"),
        title="Gazette",
        urls=urls_,
    )
    view = page(plan, tag).view
    assert (view.title, [entry.title for entry in view.entries]) == ("Harbour · Gazette", ["Title of b", "Title of a"])
    assert page(plan, view.home).view.title == "Harbour"
    assert [entry.title for entry in page(plan, story).view.entries] == ["Title of a"]
    ids = [page(plan, url).view.id for url in urls(plan) if url.endswith("/feed.xml")]
    assert len(set(ids)) == len(ids) == 3


def test_a_tag_keeps_its_id_when_the_form_of_addresses_changes() -> None:
    """The id of a tag's feed depends on its name alone."""
    flat, pretty = (planned(article(tags=("Harbour",)), urls=form) for form in ("flat", "pretty"))
    assert page(flat, "tags/harbour/feed.xml").view.id == page(pretty, "tags/harbour/feed.xml").view.id


def test_entries_have_their_picture_place_and_direction() -> None:
    """A picture that is there goes with its size and media type, one that is lost does not; Arabic runs to the left."""
    media = Media("content/quay.JPG", "quay.JPG", "0" * 32, 640, 480)
    plan = planned(
        article("a", "2023-02-13", image=Image("quay.JPG", "The quay"), language="ar", dateline="Split"),
        article("b", "2023-02-12", image=Image("", "", "Only the caption")),
        article("c", "2023-02-11", image=Image("https://x.example/p?id=3.png")),
        media=(media,),
    )
    a, b, c = page(plan, "feed.xml").view.entries
    assert (a.picture.src, a.picture.width, a.picture_type, a.direction) == ("quay.JPG", 640, "image/jpeg", "rtl")
    assert (a.dateline, b.picture, b.picture_type, b.direction) == ("Split", None, "", "")
    assert (c.picture.src, c.picture_type) == ("https://x.example/p?id=3.png", "")
