"""Every page, feed and link of whole built sites, read with other parsers than the ones that made them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import html5lib
import pytest

from tests.browser.making import BASE_URL

HOME = "http://site.invalid/deep/archive/"
DAY = re.compile(r"on-this-day/\d\d-\d\d")
LINKS = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("source", "src"), ("use", "href"))
SITES = ("demonstration", "public", "empty", "arabic")
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True, slots=True)
class Seen:
    """A page: its elements, and what its links and its fragments are."""

    tree: ET.Element
    links: tuple[str, ...]
    anchors: frozenset[str]

    def all(self, name: str) -> list[ET.Element]:
        """The elements of that name."""
        return list(self.tree.iter(name))

    def attributes(self, name: str, attribute: str) -> list[str]:
        """The values that elements of that name have for an attribute."""
        return [element.attrib[attribute] for element in self.all(name) if attribute in element.attrib]


@cache
def read(path: Path) -> Seen:
    """A page as a browser's parser reads it (HTML Standard, 13.2)."""
    tree = html5lib.parse(path.read_bytes(), namespaceHTMLElements=False, transport_encoding="utf-8")
    links = tuple(
        value
        for element in tree.iter()
        for name, attribute in LINKS
        if element.tag == name and (value := element.get(attribute)) is not None
    )
    return Seen(tree, links, frozenset(value for element in tree.iter() if (value := element.get("id"))))


@pytest.fixture(params=SITES)
def output(request: pytest.FixtureRequest) -> Path:
    """Return the output of each site in turn."""
    folder = request.getfixturevalue(request.param)
    assert isinstance(folder, Path)
    return folder


def is_signpost(page: Seen) -> bool:
    """Whether it only leads on to another address."""
    return page.tree.find(".//meta[@http-equiv='refresh']") is not None


def pages(output: Path) -> dict[str, Seen]:
    """Every page of a site, by address; of the days of the year, those of one month."""
    urls = {path.relative_to(output).as_posix(): path for path in sorted(output.rglob("*.html"))}
    return {url: read(path) for url, path in urls.items() if not DAY.search(url) or "/02-" in url}


def target(output: Path, url: str, home: str = HOME) -> str:
    """What is wrong with an absolute address of the site: no such file, no such fragment; "" when nothing is."""
    parts = urlsplit(url)
    inside = unquote(parts._replace(query="", fragment="").geturl()).removeprefix(home)
    path = output / inside
    path = path / "index.html" if inside == "" or inside.endswith("/") else path
    if not path.is_file():
        return f"{url}: no such file"
    fragment = unquote(parts.fragment)
    return f"{url}: no such fragment" if fragment and fragment not in read(path).anchors else ""


def test_every_link_and_fragment_leads_somewhere(output: Path) -> None:
    """Below a path on some host, each link of each page is a file of the site, named in full, or elsewhere."""
    broken = []
    followed = 0
    for url, page in pages(output).items():
        for link in page.links:
            absolute = urljoin(HOME + url, link)
            if link.startswith(BASE_URL) or (link.startswith("/") and url == "404.html"):
                absolute = absolute.replace(BASE_URL, HOME).replace("http://site.invalid/archive/", HOME)
            elif urlsplit(link).scheme:
                continue
            elif absolute.endswith("/"):
                broken.append(f"{url}: {link} names no file")
            followed += 1
            problem = target(output, absolute) if absolute.startswith(HOME) else "leaves the site"
            if problem:
                broken.append(f"{url}: {link}: {problem}")
    assert broken == []
    assert followed > len(pages(output))


def test_every_page_is_in_order(output: Path) -> None:
    """Each page has one headline, a title, a language, a main part, ids of its own, and no script that it waits for."""
    titles = {}
    for url, page in pages(output).items():
        if is_signpost(page):
            continue
        assert len(page.all("h1")) == 1, url
        assert "".join(page.all("h1")[0].itertext()).strip(), url
        assert len(page.all("main")) == len(page.all("title")) == 1, url
        assert page.tree.get("lang"), url
        ids = [value for element in page.tree.iter() if (value := element.get("id"))]
        assert len(ids) == len(set(ids)), url
        told = [
            script for script in page.all("script") if script.get("type") in {"application/ld+json", "application/json"}
        ]
        assert all(json.loads("".join(script.itertext())) for script in told), url
        run = [script for script in page.all("script") if script not in told]
        assert [script for script in run if script.get("defer") is None or not script.get("src")] == [], url
        assert page.attributes("link", "rel").count("stylesheet") == 1, url
        titles[url] = "".join(page.all("title")[0].itertext()).strip()
        assert titles[url], url
    assert [title for title in titles.values() if list(titles.values()).count(title) > 1] == []


@pytest.mark.parametrize("site", ["demonstration", "arabic"])
def test_without_an_address_of_its_own_a_site_names_none(site: str, request: pytest.FixtureRequest) -> None:
    """Canonical links, and addresses of cards and feeds, need base_url."""
    found = {url: page for url, page in pages(request.getfixturevalue(site)).items() if not is_signpost(page)}
    assert found
    assert [url for url, page in found.items() if "canonical" in page.attributes("link", "rel")] == []
    assert [url for url, page in found.items() if "og:url" in page.attributes("meta", "property")] == []


def test_a_public_page_says_where_it_lies(public: Path) -> None:
    """With base_url every page but the one for missing pages has one canonical link, and it leads to that page."""
    for url, page in pages(public).items():
        canonical = [unquote(link.get("href", "")) for link in page.all("link") if link.get("rel") == "canonical"]
        if url == "404.html" or is_signpost(page):
            continue
        folder = url.removesuffix("index.html")
        assert canonical in ([BASE_URL + url], [BASE_URL + folder]), url


def test_drafts_are_nowhere(demonstration: Path) -> None:
    """No page, feed or list holds a word of a draft."""
    files = [path for path in demonstration.rglob("*") if path.suffix in {".html", ".xml", ".json", ".txt"}]
    told = [path for path in files if b"not told yet" in (text := path.read_bytes()) or b"keeps its secret" in text]
    assert len(files) > 200
    assert told == []


def test_feeds_can_be_read(output: Path) -> None:
    """Atom, RSS and JSON feeds hold the same articles, newest first, each with an id, a title and a text."""
    atom = ET.parse(output / "feed.xml").getroot()
    rss = ET.parse(output / "rss.xml").getroot()
    listed = json.loads((output / "feed.json").read_text("utf-8"))["items"]
    entries, items = atom.findall(f"{ATOM}entry"), rss.findall("channel/item")
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert titles == [item.findtext("title") for item in items] == [item["title"] for item in listed]
    assert all(titles)
    assert bool(titles) == (output.parent.name != "empty")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    assert all(item["content_html"] is not None for item in listed)


def test_public_feeds_and_sitemap_lead_to_pages(public: Path) -> None:
    """Each address in them is whole and that of a page; the sitemap has every page that readers should find."""
    atom = ET.parse(public / "feed.xml").getroot()
    links = [link.get("href", "") for link in atom.findall(f"{ATOM}entry/{ATOM}link")]
    links += [item.findtext("link") or "" for item in ET.parse(public / "rss.xml").getroot().findall("channel/item")]
    links += [item["url"] for item in json.loads((public / "feed.json").read_text("utf-8"))["items"]]
    sitemap = ET.parse(public / "sitemap.xml").getroot()
    mapped = [place.text or "" for place in sitemap.iter(f"{SITEMAP}loc")]
    assert len(links) >= 60
    assert [wrong for link in (*links, *mapped) if (wrong := target(public, link, BASE_URL))] == []
    articles = {url for url in pages(public) if url[:4].isdigit()}
    found = {unquote(link).removeprefix(BASE_URL).removesuffix("index.html") for link in mapped}
    assert {url.removesuffix("index.html") for url in articles} <= found
    assert BASE_URL + "sitemap.xml" in (public / "robots.txt").read_text("utf-8")
