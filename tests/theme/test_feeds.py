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
    assert [loc.text for loc in index.iter(f"{name}loc")] == [f"{BASE}sitemap-2018.xml", f"{BASE}sitemap-pages.xml"]
    assert [day.text for day in index.iter(f"{name}lastmod")] == ["2018-07-14"]


def test_news_sitemap_says_who_publishes_what_and_when() -> None:
    """Each article has its whole address, the publication's name, the language, the date and the headline."""
    news = "{http://www.google.com/schemas/sitemap-news/0.9}"
    urls = ET.fromstring(rendered("sitemap-news.xml", public=True))
    assert [url[0].text for url in urls] == [BASE + ARTICLE.url, f"{BASE}2018/07/%C5%82%C3%B3d%C5%BA.html"]
    assert [element.text for element in urls.iter(f"{news}language")] == ["en", "pl"]
    assert [element.text for element in urls.iter(f"{news}publication_date")] == [ENTRY.published, "2018-07-13"]
    assert {element.text for element in urls.iter(f"{news}name")} == {"The Adriatic Gazette"}
    assert next(urls.iter(f"{news}title")).text == printable(ENTRY.title)


def test_archive_documents_lead_both_ways() -> None:
    """A document of the feed's archive says that it is one, and names its neighbours and the feed (RFC 5005)."""
    feed = ET.fromstring(rendered("feed/2.xml", public=True))
    assert feed.find("{http://purl.org/syndication/history/1.0}archive") is not None
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": f"{BASE}feed/2.xml",
        "alternate": f"{BASE}index.html",
        "current": f"{BASE}feed.xml",
        "prev-archive": f"{BASE}feed/1.xml",
        "next-archive": f"{BASE}feed/3.xml",
    }
    assert "history" not in rendered("feed.xml")
    bare = {link.get("rel"): link.get("href") for link in ET.fromstring(rendered("feed/2.xml")).findall(f"{ATOM}link")}
    assert (bare["self"], bare["prev-archive"]) == ("../feed/2.xml", "../feed/1.xml")


def test_entries_carry_their_picture_and_the_way_they_run() -> None:
    """The picture stands before the text with size, caption and whole address; a text from right to left says so."""
    whole = f"{BASE}media/quay%20%C3%BC.png"
    entry = ET.fromstring(rendered("tags/floods/feed.xml", public=True)).find(f"{ATOM}entry")
    assert entry is not None
    text = entry.findtext(f"{ATOM}content") or ""
    assert text.startswith('<div lang="ar" dir="rtl">\n<figure><img src="' + whole + '" alt="The &#34;quay&#34;"')
    assert 'width="640" height="480">' in text
    assert "<figcaption>Sandbags &amp; water · Ada Korošec</figcaption>" in text
    assert '<p><span class="place">Split</span> — One &amp; <b>two</b>' in text
    assert text.endswith("</div>")
    enclosure = [link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "enclosure"]
    assert [(link.get("href"), link.get("type")) for link in enclosure] == [(whole, "image/png")]
    media = ET.fromstring(rendered("pictured.xml", public=True)).find(
        "channel/item/{http://search.yahoo.com/mrss/}content"
    )
    assert media is not None
    assert media.attrib == {"url": whole, "medium": "image", "type": "image/png", "width": "640", "height": "480"}
    (item,) = json.loads(rendered("pictured.json", public=True))["items"]
    assert (item["image"], item["content_html"]) == (whole, text)


def test_the_icon_shows_a_letter_and_the_manifest_names_it() -> None:
    """The manifest is JSON: the site's name, its language and direction, its start page and its icon."""
    manifest = json.loads(rendered("site.webmanifest"))
    assert (manifest["name"], manifest["lang"], manifest["dir"]) == ("The Adriatic Gazette", "en", "ltr")
    assert manifest["start_url"] == "index.html"
    assert [icon["src"] for icon in manifest["icons"]] == ["icon.svg"]
    assert ET.fromstring(rendered("icon.svg"))[1].text == "&"


def test_robots_names_the_sitemap_where_there_is_one() -> None:
    """robots.txt lets everybody in and names the sitemaps, if the site knows its address."""
    assert (
        rendered("robots.txt")
        == f"# Dateline\nUser-agent: *\nAllow: /\n\nSitemap: {BASE}sitemap.xml\nSitemap: {BASE}sitemap-news.xml\n"
    )
    assert rendered("robots-bare.txt") == "# Dateline\nUser-agent: *\nAllow: /\n"
