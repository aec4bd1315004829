"""What a reader's browser has to fetch and to hold: bytes as a host sends them, requests, elements."""

from __future__ import annotations

import gzip
import re
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Request

from tests.browser import kinds
from tests.browser.gazette import FULL
from tests.browser.pages import Visitor, in_parts, visited
from tests.browser.test_crawl import read
from tests.browser.test_look import DRAWN

KB = 1024
PLAIN = {".woff2", ".png", ".jpg", ".webp", ".avif"}
"""What is compressed in itself."""
BODY = re.compile(r'(<div class="body[^>]*>).*?(</div>\n)', re.DOTALL)
FURTHER = "latin-ext"
"""The face with the letters of Central Europe, which comes after the text and only where a page has some of them."""
SEARCH = "search.html"
ICON = "icon.svg"
"""What a browser draws a tab with, once for a whole site and after all else."""
MOST_REQUESTS = 6
MOST_ELEMENTS = 2_500


def weight(data: bytes) -> int:
    """The bytes that a host sends (gzip, RFC 1952, level 9)."""
    return len(gzip.compress(data, 9, mtime=0))


def sent(path: Path) -> int:
    """The bytes that a host sends for a file."""
    data = path.read_bytes()
    return len(data) if path.suffix in PLAIN else weight(data)


def heaviest(output: Path, kind: str) -> tuple[int, str]:
    """The heaviest pages whose kind begins so."""
    urls = [url for name, urls in kinds.html(output).items() if name.startswith(kind) for url in urls]
    assert urls, kind
    return max((sent(output / url), url) for url in urls)


def test_the_style_sheet_is_light(packet: Path) -> None:
    """There is one style sheet, and it is at most 6 KB."""
    (sheet,) = packet.rglob("*.css")
    assert sent(sheet) <= 6 * KB


def test_scripts_are_light(packet: Path) -> None:
    """The scripts of a page are at most three and at most 6 KB together; the search page's, 10 KB."""
    pages = [packet / url for urls in kinds.html(packet).values() for url in urls[:3]]
    for page in pages:
        scripts = [(page.parent / script) for script in read(page).scripts if script and not script.startswith("/")]
        assert len(scripts) <= 3, page
        assert sum(map(sent, scripts)) <= (6 if page.name != SEARCH else 10) * KB, page


def test_articles_are_light_around_their_text(packet: Path) -> None:
    """All that stands around the text of an article is at most 5 KB."""
    articles = kinds.html(packet)["article.html"]
    shells = [(weight(BODY.sub(r"\1\2", (packet / url).read_text("utf-8")).encode()), url) for url in articles]
    assert max(shells)[0] <= 5 * KB, max(shells)


@pytest.mark.parametrize(("kind", "most"), [("timeline.html timeline/index", 10), ("timeline.html timeline/#-#", 10)])
def test_timelines_are_light(packet: Path, kind: str, most: int) -> None:
    """The root of the timeline and its long periods are at most 10 KB, however many centuries they show."""
    size, url = heaviest(packet, kind)
    assert size <= most * KB, url


def test_a_full_month_is_light(packet: Path) -> None:
    """A month with 400 articles is at most 15 KB."""
    page = packet / "timeline" / f"{FULL.replace('-', '/')}.html"
    assert page.read_text("utf-8").count("Notice ") >= 400
    assert sent(page) <= 15 * KB


@pytest.mark.browser
@in_parts
def test_a_first_visit_is_short(packet: Path, packet_host: str, visitor: Visitor, part: int) -> None:
    """Any first page and what it is drawn with, the font too: 75 KB, six requests, one waited for, all our own."""
    for url in visited(packet, part, of_each=1):
        page = visitor(viewport={"width": 1280, "height": 900}).new_page()
        asked: list[str] = []
        page.on("request", partial(_noted, asked))
        page.goto(f"{packet_host}/{url}", wait_until="load")
        page.evaluate(DRAWN)
        foreign = [each for each in asked if not each.startswith(packet_host)]
        files = [packet / unquote(urlsplit(each).path)[1:] for each in asked]
        pictures = [file for file in files if file.suffix in PLAIN - {".woff2"}]
        needed = [file for file in files if file not in pictures and file.name != ICON]
        assert foreign == [], url
        assert len(needed) <= MOST_REQUESTS, (url, asked)
        weights = {file.name: sent(file) for file in needed if FURTHER not in file.name}
        assert sum(weights.values()) <= 75 * KB, (url, weights)
        assert page.locator("link[rel=stylesheet]:not([media])").count() == 1, url
        assert page.evaluate("document.querySelectorAll('*').length") <= MOST_ELEMENTS, url
        page.context.close()


def _noted(asked: list[str], request: Request) -> None:
    asked.append(request.url)
