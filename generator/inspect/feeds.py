"""Feeds and sitemaps as the programs that read them do: well formed, and every link in them leads to a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Set
from typing import Any
from xml.etree import ElementTree as ET

from generator.inspect.links import Broken, Fault, lead
from generator.problems import Location, Problem

NAMES = re.compile(r"(?:.*/)?(?:(?:feed|atom|rss)\.xml|feed\.json|sitemap[^/]*\.xml)")
_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_ROOTS = {f"{_ATOM}feed", "rss", f"{_SITEMAP}urlset", f"{_SITEMAP}sitemapindex"}


def inspected(
    url: str, data: bytes, addresses: Set[str], base_url: str = ""
) -> tuple[tuple[Problem, ...], list[Broken]]:
    """What is wrong with one feed or sitemap: E415 where it cannot be read, and its links that lead to no output."""
    try:
        named = list(_json(data) if url.endswith(".json") else _xml(data))
    except ET.ParseError as error:
        line, column = error.position
        return (_unsound(url, str(error).partition(":")[0], line, column + 1),), []
    except json.JSONDecodeError as error:
        return (_unsound(url, error.msg, error.lineno, error.colno),), []
    except (UnicodeDecodeError, _NoFeed) as error:
        return (_unsound(url, str(error)),), []
    return (), [broken for written in dict.fromkeys(named) if (broken := _broken(url, written, addresses, base_url))]


class _NoFeed(Exception):
    """The file is well formed, and yet no feed."""


def _xml(data: bytes) -> Iterator[str]:
    root = ET.fromstring(data)  # noqa: S314 - our own outputs; expat stops entities that grow (since 2.4.1)
    if root.tag not in _ROOTS:
        raise _NoFeed(f"its outermost element is {root.tag!r}")
    for element in root.iter():
        if element.tag == f"{_ATOM}link":
            yield element.get("href", "")
        elif element.tag in {"link", f"{_SITEMAP}loc"} or (
            element.tag == "guid" and element.get("isPermaLink") != "false"
        ):
            yield (element.text or "").strip()
        elif element.tag == "enclosure":
            yield element.get("url", "")


def _json(data: bytes) -> Iterator[str]:
    feed: Any = json.loads(data.decode("utf-8"))
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise _NoFeed("it has no list of items")
    for key in ("home_page_url", "feed_url", "icon", "favicon"):
        yield str(feed.get(key, ""))
    for item in feed["items"]:
        yield str(item.get("url", "")) if isinstance(item, dict) else ""


def _broken(url: str, written: str, addresses: Set[str], base_url: str) -> Broken | None:
    led = lead(url, written, base_url) if written else None
    if led is None or led.external or led.address in addresses:
        return None
    return Broken(url, written, led.address or written, Fault.NOTHING if led.address else Fault.OUTSIDE)


def _unsound(url: str, reason: str, line: int | None = None, column: int | None = None) -> Problem:
    message = f"programs cannot read this feed: {reason}"
    return Problem("E415", message, Location(url, line, column), "correct the template or the extension that makes it")
