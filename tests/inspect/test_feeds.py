"""Feeds and sitemaps as their readers see them."""

import pytest

from generator.inspect.feeds import NAMES, inspected
from generator.inspect.links import Broken, Fault

BASE = "https://archive.example.org/"
HELD = {"index.html", "feed.xml", "a.html"}
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="{base}feed.xml"/>'
    '<entry><link href="{base}{page}"/><content type="html">&lt;a href="no.html"&gt;</content></entry></feed>'
)
RSS = (
    "<rss version='2.0'><channel><link>{base}index.html</link><item><link>{base}a.html</link><guid>{base}{page}</guid>"
    "<enclosure url='{base}a.html'/></item><item><guid isPermaLink='false'>urn:uuid:1</guid></item></channel></rss>"
)
SITEMAP = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{base}{page}</loc></url></urlset>"
JSON = '{{"home_page_url": "{base}index.html", "items": [{{"url": "{base}{page}"}}, "odd"]}}'
KINDS = [("feed.xml", ATOM), ("rss.xml", RSS), ("sitemap.xml", SITEMAP), ("feed.json", JSON)]


@pytest.mark.parametrize("base", [BASE, ""])
@pytest.mark.parametrize(("url", "text"), KINDS)
def test_a_feed_whose_links_lead_to_pages_is_sound(url: str, text: str, base: str) -> None:
    """Absolute links are followed into the site, relative ones from the feed."""
    assert inspected(url, text.format(base=base, page="a.html").encode(), HELD, base) == ((), [])


@pytest.mark.parametrize(("url", "text"), KINDS)
def test_a_link_in_a_feed_that_leads_nowhere_is_broken(url: str, text: str) -> None:
    """Every kind of feed, and the sitemap, may name pages only that the site has."""
    problems, broken = inspected(url, text.format(base=BASE, page="gone.html").encode(), HELD, BASE)
    assert problems == ()
    assert broken == [Broken(url, f"{BASE}gone.html", "gone.html", Fault.NOTHING)]


def test_a_link_in_a_feed_may_not_lead_out_of_the_site() -> None:
    """A relative link with too many steps up is broken too."""
    assert inspected("feed.xml", ATOM.format(base="../", page="a.html").encode(), HELD)[1] == [
        Broken("feed.xml", "../feed.xml", "../feed.xml", Fault.OUTSIDE),
        Broken("feed.xml", "../a.html", "../a.html", Fault.OUTSIDE),
    ]


def test_a_feed_may_lead_to_other_sites() -> None:
    """The address of an original elsewhere is none of ours to follow."""
    assert inspected("rss.xml", RSS.format(base="https://other.example/", page="x").encode(), HELD, BASE) == ((), [])


@pytest.mark.parametrize(
    ("url", "data", "place", "said"),
    [
        ("feed.xml", b"<feed>\n<entry>\n</feed>", "feed.xml:3:3", "mismatched tag"),
        ("feed.xml", b"", "feed.xml:1:1", "no element found"),
        ("feed.xml", b"<html/>", "feed.xml", "its outermost element is 'html'"),
        ("feed.json", b'{"items": [\n]', "feed.json:2:2", "Expecting"),
        ("feed.json", b'{"entries": []}', "feed.json", "it has no list of items"),
        ("feed.json", b"[]", "feed.json", "it has no list of items"),
        ("feed.json", b'{"items": ["\xff"]}', "feed.json", "can't decode byte"),
    ],
)
def test_a_feed_that_programs_cannot_read_says_where(url: str, data: bytes, place: str, said: str) -> None:
    """A feed that is not well formed, or is something else, is one problem with its line and column."""
    (problem,), broken = inspected(url, data, HELD)
    assert (problem.code, str(problem.where), broken) == ("E415", place, [])
    assert said in problem.message


@pytest.mark.parametrize(
    "url", ["feed.xml", "rss.xml", "feed.json", "tags/oslo/feed.xml", "sitemap.xml", "sitemap-2.xml"]
)
def test_feeds_and_sitemaps_are_known_by_their_names(url: str) -> None:
    """The names that the site gives to its feeds, in any folder."""
    assert NAMES.fullmatch(url)


@pytest.mark.parametrize("url", ["data.xml", "old-feed.xml", "manifest.json", "feed.xml/index.html"])
def test_other_files_are_not_taken_for_feeds(url: str) -> None:
    """What people put beside their articles may hold what it likes."""
    assert not NAMES.fullmatch(url)
