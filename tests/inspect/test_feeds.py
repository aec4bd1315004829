"""Feeds and sitemaps as their readers see them."""

import pytest

from generator.inspect import sitemaps
from generator.inspect.archives import document, faults
from generator.inspect.feeds import NAMES, inspected
from generator.inspect.links import Broken, Fault

BASE = "https://archive.example.org/"
HELD = {"index.html", "feed.xml", "a.html", "feed/1.xml"}
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>urn:uuid:1</id><title>Gazette</title>'
    "<updated>2023-02-13T08:15:00Z</updated><author><name>Ann Moor</name></author>"
    '<link rel="self" type="application/atom+xml" href="{base}feed.xml"/>'
    '<link rel="prev-archive" href="{base}feed/1.xml"/>'
    "<entry><id>urn:uuid:2</id><title>One</title><updated>2023-02-13T08:15:00+01:00</updated>"
    '<category term="Rail"/><link href="{base}{page}"/><content type="html">&lt;a href="no.html"&gt;</content></entry>'
    "<entry><id>urn:uuid:3</id><title>Two</title><updated>2023-02-12T00:00:00Z</updated>"
    "<content>Text</content></entry></feed>"
)
RSS = (
    '<rss version="2.0"><channel><title>Gazette</title><link>{base}index.html</link><description>News</description>'
    "<language>en</language><lastBuildDate>13 Feb 2023 08:15:00 +0100</lastBuildDate>"
    "<item><title>One</title><link>{base}a.html</link><guid>{base}{page}</guid>"
    '<pubDate>Mon, 13 Feb 2023 08:15:00 GMT</pubDate><enclosure url="{base}a.html" length="1" type="text/html"/></item>'
    '<item><description>Two</description><guid isPermaLink="false">urn:uuid:1</guid></item></channel></rss>'
)
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
    "<url><loc>{base}{page}</loc><lastmod>2023-02-13</lastmod></url>"
    "<url><loc>{base}index.html</loc><n:news><n:publication><n:name>Gazette</n:name><n:language>en</n:language>"
    "</n:publication><n:publication_date>2023-02-13</n:publication_date><n:title>One</n:title></n:news></url></urlset>"
)
INDEX = (
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<sitemap><loc>{base}{page}</loc><lastmod>2023-02-13T08:15:00Z</lastmod></sitemap></sitemapindex>"
)
JSON = (
    '{{"version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "home_page_url": "{base}index.html", '
    '"language": "en", "_made_by": {{}}, "items": [{{"id": "1", "url": "{base}{page}", "content_html": "", '
    '"authors": [{{"name": "Ann Moor"}}], "tags": ["Rail"], "date_published": "2023-02-13T08:15:00+01:00", '
    '"attachments": [{{"url": "{base}a.html", "mime_type": "image/png"}}]}}]}}'
)
KINDS = [("feed.xml", ATOM), ("rss.xml", RSS), ("sitemap.xml", SITEMAP), ("sitemap-2.xml", INDEX), ("feed.json", JSON)]


@pytest.mark.parametrize(
    ("url", "text", "base"),
    [(url, text, base) for url, text in KINDS for base in (BASE, "") if base or not url.startswith("sitemap")],
)
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
        Broken("feed.xml", "../feed/1.xml", "../feed/1.xml", Fault.OUTSIDE),
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


def faulty(text: str, written: str, instead: str, base: str = BASE) -> bytes:
    """A sound feed with one place written otherwise."""
    sound = text.format(base=base, page="a.html")
    assert written in sound
    return sound.replace(written, instead, 1).encode()


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("<id>urn:uuid:1</id>", "", "the feed has no id (RFC 4287, section 4.1.1)"),
        ("<id>urn:uuid:1</id>", "<id>one two</id>", "the id of the feed is no whole IRI"),
        ("<title>Gazette</title>", "<title>G</title><title>H</title>", "the feed has 2 times title"),
        ("2023-02-13T08:15:00Z", "2023-02-13", "updated of the feed is no date of RFC 3339"),
        ("2023-02-13T08:15:00Z", "2023-02-30T08:15:00Z", "updated of the feed is no date of RFC 3339"),
        ("2023-02-13T08:15:00Z", "2023-02-13t08:15:00z", "updated of the feed is no date of RFC 3339"),
        ("<author><name>Ann Moor</name></author>", "", "an entry has no author, and neither has the feed"),
        ("<name>Ann Moor</name>", "<email>a@x.example</email>", "the author of the feed has no name, or several"),
        ('type="application/atom+xml"', 'type="atom"', "a link of the feed has the type 'atom'"),
        (f'href="{BASE}feed.xml"', "", "a link of the feed has no href"),
        ("<category term", "<category label", "a category of an entry has no term"),
        ("<title>One</title>", "<titel>One</titel>", "an entry has no title"),
        ("<title>One</title>", "<title/><titel>One</titel>", "an entry has the element titel"),
        ("<title>One</title>", '<title type="html"><b>One</b></title>', "title of an entry holds elements"),
        ("<title>One</title>", '<title type="xhtml">One</title>', "title of an entry is xhtml and no single div"),
        ("<title>One</title>", '<title type="rich">One</title>', "title of an entry has the type 'rich'"),
        ("urn:uuid:3", "urn:uuid:2", "two entries have the id 'urn:uuid:2'"),
        ("<content>Text</content>", "", "an entry has neither content nor an alternate link"),
        ("<content>", '<content type="markup">', "the content of an entry has the type 'markup'"),
        ("<content>", '<content src="x.html">', "the content of an entry has a src and yet is not empty"),
        ("<content>Text</content>", '<content src="x.html"/>', "an entry whose content is elsewhere has no summary"),
        ("<content>Text</content>", "<content><p>Text</p></content>", "the content of an entry holds elements"),
        (f'<link href="{BASE}a.html"/>', f'<link href="{BASE}a.html"/>' * 2, "an entry has two alternate links"),
        ('xml:lang="en"', 'xml:lang="e n"', "the language of the feed is no language tag"),
        ('rel="prev-archive"', 'rel="next-archive"', "a feed that is no archive document leads to a later one"),
        (
            "<entry>",
            '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/><entry>',
            "an archive document does not lead to the current feed (RFC 5005, section 4)",
        ),
        (
            "<entry>",
            '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/><entry>',
            "the feed says that it is complete, and that it is archived (RFC 5005, section 2)",
        ),
        ('<link rel="self"', '<link rel="prev-archive" href="feed/1.xml"/><link rel="self"', "2 links to prev-archive"),
    ],
)
def test_atom_feeds_are_held_to_their_rules(written: str, instead: str, said: str) -> None:
    """Each rule of RFC 4287 and RFC 5005 that a feed breaks is named with its section."""
    problems, _ = inspected("feed.xml", faulty(ATOM, written, instead), HELD, BASE)
    assert [problem.code for problem in problems] == ["E415"] * len(problems)
    assert any(said in problem.message for problem in problems), [problem.message for problem in problems]


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ('version="2.0"', 'version="0.91"', "the version is '0.91' and not 2.0"),
        ("<title>Gazette</title>", "", "the channel has no title"),
        ("<description>News</description>", "<description/>", "the channel has no description"),
        (
            "<description>News</description>",
            "<description>N</description>" * 2,
            "the channel has more than one description",
        ),
        (f"<link>{BASE}index.html</link>", "<link>index.html</link>", "the link of the channel is no whole address"),
        ("<language>en", "<language>English, of course", "the language of the channel is no language tag"),
        ("13 Feb 2023 08:15:00 +0100", "2023-02-13T08:15:00Z", "lastBuildDate of the channel is no date of RFC 822"),
        ("Mon, 13 Feb", "Mon, 31 Feb", "pubDate of an item is no date of RFC 822"),
        ("<title>One</title>", "", "an item has neither title nor description"),
        (
            "<title>One</title>",
            "<title>One</title><author>Ann Moor</author>",
            "the author of an item is no mail address",
        ),
        ("<title>One</title>", "<title>One</title><summary>S</summary>", "an item has the element summary"),
        ('length="1"', "", "an enclosure lacks url, length or type"),
        (f"<guid>{BASE}a.html", "<guid>a.html", "a guid is called a permalink and is no whole address"),
        (f"<guid>{BASE}a.html", '<guid isPermaLink="false">urn:uuid:1', "two items have the guid 'urn:uuid:1'"),
        (f"<link>{BASE}a.html</link>", "<link>a.html</link>", "the link of an item is no whole address"),
        ("</channel>", "</channel><channel/>", "there are 2 channels"),
    ],
)
def test_rss_feeds_are_held_to_their_rules(written: str, instead: str, said: str) -> None:
    """Each rule of RSS 2.0 that a feed breaks is named."""
    problems, _ = inspected("rss.xml", faulty(RSS, written, instead), HELD, BASE)
    assert any(said in problem.message for problem in problems), [problem.message for problem in problems]


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("version/1.1", "version/1", "the version is not https://jsonfeed.org/version/1.1"),
        ('"title": "Gazette", ', "", "the feed has no title"),
        ('"title": "Gazette"', '"title": 7', "title of the feed is no text"),
        ('"_made_by"', '"made_by"', "the feed has the key 'made_by'"),
        (f'"{BASE}index.html"', '"index.html"', "home_page_url of the feed is no whole address"),
        ('"id": "1"', '"id": 1', "an item has no id, or one that is no text"),
        ('"content_html": "", ', "", "an item has neither content_html nor content_text"),
        ("2023-02-13T08:15:00+01:00", "2023-02-13", "date_published of an item is no date of RFC 3339"),
        ('["Rail"]', '"Rail"', "the tags of an item are no list of texts"),
        ('"mime_type"', '"type"', "an attachment lacks url or mime_type"),
        ('[{"name": "Ann Moor"}]', '["Ann Moor"]', "the authors of an item are no list of people with names"),
        ('"language": "en"', '"language": ""', "the language of the feed is no language tag"),
        ('"items": [', '"items": ["odd", ', "an item is no object"),
        ('"items": [', '"items": [{"id": "1", "content_text": ""}, ', "two items have the id '1'"),
    ],
)
def test_json_feeds_are_held_to_their_rules(written: str, instead: str, said: str) -> None:
    """Each rule of JSON Feed 1.1 that a feed breaks is named."""
    problems, _ = inspected("feed.json", faulty(JSON, written, instead), HELD, BASE)
    assert any(said in problem.message for problem in problems), [problem.message for problem in problems]


@pytest.mark.parametrize(
    ("text", "written", "instead", "said"),
    [
        (SITEMAP, f"<loc>{BASE}a.html</loc>", "<loc>a.html</loc>", "an address is missing, not whole or too long"),
        (SITEMAP, "<lastmod>2023-02-13", "<lastmod>13 February", "a lastmod is no date"),
        (SITEMAP, f"{BASE}a.html", f"{BASE}index.html", f"{BASE}index.html stands there 2 times"),
        (SITEMAP, "<n:name>Gazette</n:name>", "", "an article has no publication"),
        (SITEMAP, "<n:language>en", "<n:language>", "an article has no language"),
        (SITEMAP, "<n:publication_date>2023-02-13", "<n:publication_date>", "an article has no publication date"),
        (SITEMAP, "<n:title>One</n:title>", "", "an article has no title"),
        (INDEX, "<sitemap>", "<url/><sitemap>", "it holds other elements than sitemap"),
    ],
)
def test_sitemaps_are_held_to_their_rules(text: str, written: str, instead: str, said: str) -> None:
    """Each rule of sitemaps and news sitemaps that one breaks is named."""
    problems, _ = inspected("sitemap.xml", faulty(text, written, instead), HELD, BASE)
    assert any(said in problem.message for problem in problems), [problem.message for problem in problems]


def test_a_sitemap_has_no_more_than_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Addresses, articles of news and bytes are counted."""
    assert (sitemaps.MOST, sitemaps.MOST_NEWS, sitemaps.BYTES) == (50_000, 1_000, 50 * 1024 * 1024)
    for name, said in (("MOST", "2 addresses, and 1"), ("MOST_NEWS", "1 articles, and 0"), ("BYTES", "longer than 9")):
        with monkeypatch.context() as patch:
            patch.setattr(sitemaps, name, int(said[-1]))
            (problem,), _ = inspected("sitemap.xml", SITEMAP.format(base=BASE, page="a.html").encode(), HELD, BASE)
            assert said in problem.message


def test_a_fault_of_many_entries_is_told_once() -> None:
    """One problem says how often a rule is broken, and no more than five rules are told of one feed."""
    entry = "<entry><updated>today</updated></entry>"
    data = f'<feed xmlns="http://www.w3.org/2005/Atom">{entry * 7}</feed>'.encode()
    problems, _ = inspected("feed.xml", data, HELD, BASE)
    assert len(problems) == 5
    assert [problem.note for problem in problems if "an entry has no id" in problem.message] == ["met 7 times"]


def archive(*links: str, archived: bool = True) -> bytes:
    """An Atom feed with links to others, "prev-archive feed/1.xml"."""
    mark = '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>' if archived else ""
    named = "".join('<link rel="{}" href="{}{}"/>'.format(*link.split()[:1], BASE, link.split()[1]) for link in links)
    entry = '<entry><link rel="prev-archive" href="of-the-entry.xml"/></entry>'
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{mark}{named}{entry}</feed>'.encode()


SOUND = {
    "feed.xml": archive("prev-archive feed/2.xml", archived=False),
    "feed/2.xml": archive("prev-archive feed/1.xml", "current feed.xml"),
    "feed/1.xml": archive("next-archive feed/2.xml", "current feed.xml"),
    "tags/a/feed.xml": archive(archived=False),
}


def chained(**changed: bytes) -> list[tuple[str, str]]:
    """What is wrong with the sound archive when some of its documents are others; "_" stands for "/" and ".xml"."""
    feeds = {**SOUND, **{f"{name.replace('_', '/')}.xml": data for name, data in changed.items()}}
    read = {url: document(url, data, BASE) for url, data in feeds.items() if data}
    return list(faults({url: found for url, found in read.items() if found}))


def test_a_sound_archive_has_no_faults() -> None:
    """Feeds without an archive, and archives whose documents all lead to each other, are sound."""
    assert chained() == []


@pytest.mark.parametrize(
    ("changed", "blamed", "said"),
    [
        ({"feed_1": b""}, "feed/2.xml", "its prev-archive feed/1.xml is no archive document"),
        ({"feed_1": archive(archived=False)}, "feed/2.xml", "its prev-archive feed/1.xml is no archive document"),
        ({"feed": archive(archived=False)}, "feed/1.xml", "no feed leads to this archive document"),
        ({"feed_1": archive("current feed.xml")}, "feed/1.xml", "its next-archive leads to nothing, and feed/2.xml"),
        ({"feed_1": archive("next-archive feed/2.xml")}, "feed/1.xml", "its current leads to nothing"),
        (
            {"feed_2": archive("prev-archive feed/1.xml", "next-archive feed/3.xml", "current feed.xml")},
            "feed/2.xml",
            "its next-archive leads to feed/3.xml, and none is the later one",
        ),
        (
            {"feed_1": archive("prev-archive feed/2.xml", "next-archive feed/2.xml", "current feed.xml")},
            "feed/1.xml",
            "its prev-archive feed/2.xml was reached before",
        ),
    ],
)
def test_archives_are_followed_back_from_their_feed(changed: dict[str, bytes], blamed: str, said: str) -> None:
    """A document that is missing, is left out, or leads astray is named."""
    assert any(url == blamed and said in fault for url, fault in chained(**changed)), chained(**changed)


def test_a_broken_document_has_no_links() -> None:
    """What is not well formed, or no feed, takes no part in an archive."""
    assert document("feed.xml", b"<feed>", BASE) is None
    assert document("rss.xml", b"<rss/>", BASE) is None


@pytest.mark.parametrize(
    "url",
    [
        "feed.xml",
        "rss.xml",
        "feed.json",
        "tags/oslo/feed.xml",
        "feed/12.xml",
        "feed/1994-05.xml",
        "feed/undated.xml",
        "sitemap.xml",
        "sitemap-2.xml",
    ],
)
def test_feeds_and_sitemaps_are_known_by_their_names(url: str) -> None:
    """The names that the site gives to its feeds, in any folder."""
    assert NAMES.fullmatch(url)


@pytest.mark.parametrize("url", ["data.xml", "old-feed.xml", "manifest.json", "feed.xml/index.html", "feed/a/b.xml"])
def test_other_files_are_not_taken_for_feeds(url: str) -> None:
    """What people put beside their articles may hold what it likes."""
    assert not NAMES.fullmatch(url)
