"""The feeds of a site as it is built: sound by every rule, whole in every address, followed back to the beginning."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.inspect import archives, feeds
from generator.inspect.atom import ATOM
from generator.inspect.forms import is_web
from generator.inspect.markup import named
from tests.sites import article, built, tree, write

BASE = "https://record.example.org/archive/"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
TEXT = """See [the next](story-{following}.md#count) and [the quay](quay.svg), and what is said below.[^1]

![The quay](quay.svg)

[^1]: Minutes of the board.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>'


def site(folder: Path, base: str, urls: str = "flat") -> dict[str, bytes]:
    """The outputs of a site of 45 articles in two languages, with links, pictures and notes."""
    address = f"base_url: {base}\n" if base else ""
    write(folder, "site.yaml", f"title: The Record\nurls: {urls}\n{address}")
    write(folder, "content/quay.svg", SVG)
    for number in range(45):
        front = {
            "date": f"20{10 + number // 12}-{number % 12 + 1:02}-11" if number else "",
            "tags": ["Harbour & quay", f"Topic {number % 3}"],
            "story": "The pier" if number % 5 == 0 else "",
            "language": "ar" if number % 7 == 1 else "",
            "image": {"src": "quay.svg", "caption": "The <quay>"} if number % 2 else {},
            "dateline": "Arden" if number % 3 else "",
        }
        text = TEXT.replace("{following}", str((number + 1) % 45))
        write(folder, f"content/story-{number}.md", article(f"Story <{number}> & more", text, **front))
    assert built(folder).problems == ()
    return tree(folder / "output")


def texts(url: str, data: bytes) -> Iterator[str]:
    """The texts that a feed holds, as HTML."""
    if url.endswith(".json"):
        yield from (item["content_html"] for item in json.loads(data)["items"])
    else:
        root = ET.fromstring(data)
        yield from (element.text or "" for tag in (f"{ATOM}content", CONTENT) for element in root.iter(tag))


def listed(outputs: dict[str, bytes]) -> list[str]:
    """The feeds among them."""
    return [url for url in outputs if feeds.NAMES.fullmatch(url) and "sitemap" not in url]


@pytest.mark.parametrize("urls", ["flat", "pretty"])
def test_feeds_of_a_site_that_knows_its_address_are_sound(tmp_path: Path, urls: str) -> None:
    """No feed or sitemap breaks a rule; every address in its texts is whole and, in the site, leads to an output."""
    outputs = site(tmp_path, BASE, urls)
    found = listed(outputs)
    assert {"tags/harbour-quay/feed.xml", "stories/the-pier/feed.xml"} < set(found)
    assert [url for url in found if url.startswith("feed/")]
    for url in (*found, "sitemap.xml", "sitemap-news.xml"):
        assert feeds.inspected(url, outputs[url], outputs.keys(), BASE) == ((), []), url
    for url in found:
        targets = [target for text in texts(url, outputs[url]) for target in named(text).targets]
        assert targets
        assert all(is_web(target) for target in targets), url
        below = {target.removeprefix(BASE).partition("#")[0] for target in targets if target.startswith(BASE)}
        assert {each if not each.endswith("/") else f"{each}index.html" for each in below} <= outputs.keys()


def test_feeds_of_a_site_without_an_address_lead_from_where_they_lie(tmp_path: Path) -> None:
    """Without a base address feeds are sound, and their relative addresses are right in every folder."""
    outputs = site(tmp_path, "")
    for url in listed(outputs):
        assert feeds.inspected(url, outputs[url], outputs.keys()) == ((), []), url
        for target in (target for text in texts(url, outputs[url]) for target in named(text).targets):
            path = target.partition("#")[0]
            assert posixpath.normpath(posixpath.join(posixpath.dirname(url), path)) in outputs, (url, target)


def test_the_feed_leads_back_to_every_article(tmp_path: Path) -> None:
    """Feed and archive together hold each of the 45 articles, and the check finds the chain whole."""
    outputs = site(tmp_path, BASE)
    read = {url: archives.document(url, data, BASE) for url, data in outputs.items() if url.endswith("feed.xml")}
    read |= {url: archives.document(url, outputs[url], BASE) for url in outputs if url.startswith("feed/")}
    assert list(archives.faults({url: each for url, each in read.items() if each})) == []
    ids = {
        entry.findtext(f"{ATOM}id")
        for url in ("feed.xml", *(url for url in outputs if url.startswith("feed/")))
        for entry in ET.fromstring(outputs[url]).findall(f"{ATOM}entry")
    }
    assert len(ids) == 45
