"""Every link of every file of a whole built site, followed: pages, style sheets, scripts, feeds."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.browser.gazette import BASE_URL

HOME = "http://site.invalid/deep/archive/"
ADDRESSES = {"href", "src", "poster", "data", "action", "srcset"}
DATA = {"application/ld+json", "application/json"}
"""Types of scripts that no browser runs."""
CALLS = re.compile(r"""url\(["']?([^"')]+)["']?\)""")


class Reader(HTMLParser):
    """The addresses that a page names, and the ids that fragments may name."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.scripts: list[str | None] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what leads somewhere."""
        given = dict(attrs)
        self.anchors |= {value for name in ("id", "name") if (value := given.get(name))}
        self.links += [value for name in sorted(ADDRESSES) if (value := given.get(name)) is not None]
        if tag == "meta" and (given.get("http-equiv") or "").casefold() == "refresh":
            self.links.append((given.get("content") or "").partition("url=")[2])
        if tag == "script" and given.get("type") not in DATA:
            self.scripts.append(given.get("src") if "defer" in given else None)


@cache
def read(path: Path) -> Reader:
    """A page, read once for all that lead to it."""
    return Reader(path.read_text(encoding="utf-8"))


def wrong(output: Path, url: str, link: str) -> str:
    """What is wrong with a link on the page at that address; "" when nothing is, or when it leaves the site."""
    if url == "404.html" and link.startswith("/"):
        link = BASE_URL + link[1:]
    absolute = urljoin(HOME + url, link).replace(BASE_URL, HOME)
    if not absolute.startswith(HOME):
        relative = not urlsplit(link).scheme and not link.startswith("//")
        return f"{url}: {link} leaves the site" if relative else ""
    parts = urlsplit(absolute)
    if link != "" and absolute.endswith("/") and not link.startswith(BASE_URL):
        return f"{url}: {link} names no file"
    path = output / unquote(parts.path).removeprefix(urlsplit(HOME).path)
    path = path / "index.html" if absolute == HOME else path
    if not path.is_file():
        return f"{url}: {link}: no such file"
    fragment = unquote(parts.fragment)
    if fragment and path.suffix == ".html" and fragment not in read(path).anchors:
        return f"{url}: {link}: no such fragment"
    return ""


@pytest.mark.parametrize("site", ["packet", "arabic"])
def test_every_link_of_every_page_leads_somewhere(site: str, request: pytest.FixtureRequest) -> None:
    """Below a path on some host, each address in each page is a file of the site, and each fragment is on its page."""
    output: Path = request.getfixturevalue(site)
    pages = {path.relative_to(output).as_posix(): read(path) for path in sorted(output.rglob("*.html"))}
    links = {(url, link) for url, page in pages.items() for link in page.links}
    assert len(links) > 5 * len(pages)
    assert [problem for url, link in sorted(links) if (problem := wrong(output, url, link))] == []


def test_a_broken_link_is_found(packet: Path) -> None:
    """A page, a fragment and a folder that are not there are named, and so is what leads out of the site."""
    for link in ("gone.html", "index.html#gone", "timeline/", "../../outside.html", f"{BASE_URL}gone.html"):
        assert wrong(packet, "index.html", link), link
    for link in ("index.html#main", "#main", "https://elsewhere.example/", "mailto:desk@packet.example", BASE_URL):
        assert not wrong(packet, "index.html", link), link


def test_every_page_can_be_reached(packet: Path) -> None:
    """By links alone a reader comes from the front page to every page but signposts and the one for missing pages."""
    pages = {path.relative_to(packet).as_posix() for path in packet.rglob("*.html")}
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        url = waiting.pop()
        for link in read(packet / url).links:
            parts = urlsplit(urljoin(HOME + url, link))
            target = unquote(parts.path).removeprefix(urlsplit(HOME).path)
            if parts.netloc == urlsplit(HOME).netloc and target in pages - reached:
                reached.add(target)
                waiting.append(target)
    assert pages - reached - {"404.html", "old/costs.html"} == set()


def test_style_sheets_call_what_is_there(packet: Path) -> None:
    """Every file that a style sheet calls lies beside it."""
    sheets = list(packet.rglob("*.css"))
    called = [(sheet, link) for sheet in sheets for link in CALLS.findall(sheet.read_text(encoding="utf-8"))]
    assert called
    assert [link for sheet, link in called if not (sheet.parent / link).is_file()] == []


@pytest.mark.parametrize("site", ["packet", "arabic"])
def test_scripts_wait_and_are_files(site: str, request: pytest.FixtureRequest) -> None:
    """No page has a script in itself, and none waits for one: all are files of the site that are deferred."""
    output: Path = request.getfixturevalue(site)
    assert [path for path in output.rglob("*.html") if None in read(path).scripts] == []
