"""Feeds, sitemap and robots.txt as programs read them."""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

from generator.text import printable
from tests.theme.gazette import ARTICLE
from tests.theme.rendering import rendered
from tests.theme.samples import ENTRY, FEED_BODIES

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
BASE = "https://gazette.example/archive/"


def test_atom_feed_has_what_rfc_4287_asks_for() -> None:
    """Feed and entries have id, title and updated, an author, a self link; content is the body, escaped once."""
    feed = ET.fromstring(rendered("feed.xml", public=True))
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        assert all(element.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert [link.get("href") for link in feed.findall(f"{ATOM}link")] == [f"{BASE}feed.xml", f"{BASE}index.html"]
    assert entries[0].find(f"{ATOM}link").get("href") == BASE + ARTICLE.url  # type: ignore[union-attr]
    assert entries[0].findtext(f"{ATOM}title") == printable(ENTRY.title)
    assert tuple(entry.findtext(f"{ATOM}content") or "" for entry in entries) == FEED_BODIES


def test_rss_feed_dates_are_those_of_the_entry() -> None:
    """RSS writes the same moment in its own form, an undated entry has none, ids are no addresses."""
    channel = ET.fromstring(rendered("rss.xml", public=True)).find("channel")
    assert channel is not None
    items = channel.findall("item")
    assert parsedate_to_datetime(items[0].findtext("pubDate") or "").isoformat() == ENTRY.published
    assert items[1].find("pubDate") is None
    assert all(item.find("guid").get("isPermaLink") == "false" for item in items)  # type: ignore[union-attr]
    assert tuple(item.findtext(CONTENT) or "" for item in items) == FEED_BODIES
    assert all(channel.findtext(name) for name in ("title", "link", "description"))


def test_json_feed_is_json() -> None:
    """The JSON feed parses, with absolute addresses, and holds the words of the other two."""
    feed = json.loads(rendered("feed.json", public=True))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{BASE}feed.json"
    first, second = feed["items"]
    assert (first["url"], first["title"], first["tags"]) == (BASE + ARTICLE.url, ENTRY.title, list(ENTRY.tags))
    assert (first["content_html"], second["content_html"]) == FEED_BODIES
    assert first["authors"] == [{"name": "Ada Korošec"}]
    assert not {"date_published", "authors", "tags", "summary"} & set(second)


def test_feeds_without_entries_are_feeds() -> None:
    """An archive with nothing in it has feeds that parse."""
    assert ET.fromstring(rendered("empty.xml")).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert ET.fromstring(rendered("empty-rss.xml")).find("channel/description") is not None
    assert json.loads(rendered("empty.json"))["items"] == []


def test_sitemap_lists_encoded_addresses() -> None:
    """Addresses in a sitemap are absolute and percent-encoded, with a last day where one is known."""
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    sitemap = ET.fromstring(rendered("sitemap.xml", public=True))
    assert [loc.text for loc in sitemap.iter(f"{name}loc")] == [
        f"{BASE}2018/07/%C5%82%C3%B3d%C5%BA.html",
        f"{BASE}index.html",
    ]
    assert [day.text for day in sitemap.iter(f"{name}lastmod")] == ["2018-07-14"]
    index = ET.fromstring(rendered("sitemap-index.xml", public=True))
    assert [loc.text for loc in index.iter(f"{name}loc")] == [f"{BASE}sitemap-1.xml", f"{BASE}sitemap-2.xml"]


def test_robots_names_the_sitemap_where_there_is_one() -> None:
    """robots.txt lets everybody in and names the sitemap, if the site knows its address."""
    assert rendered("robots.txt") == f"# Dateline\nUser-agent: *\nAllow: /\n\nSitemap: {BASE}sitemap.xml\n"
    assert rendered("robots-bare.txt") == "# Dateline\nUser-agent: *\nAllow: /\n"
