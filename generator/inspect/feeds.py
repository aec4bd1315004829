"""Feeds and sitemaps as the programs that read them do: well formed, by their standard, every link leads to a page."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from typing import Any
from xml.etree import ElementTree as ET

from generator.inspect import atom, sitemaps, syndication
from generator.inspect.links import Broken, Fault, lead
from generator.problems import Location, Problem

NAMES = re.compile(r"(?:.*/)?(?:(?:feed|atom|rss)\.xml|feed/[\w-]+\.xml|feed\.json|sitemap[^/]*\.xml)")
MOST_TOLD = 5
_ROOTS = {f"{atom.ATOM}feed", "rss", f"{sitemaps.SITEMAP}urlset", f"{sitemaps.SITEMAP}sitemapindex"}
_PICTURE = "{http://search.yahoo.com/mrss/}content"


def inspected(
    url: str, data: bytes, addresses: Set[str], base_url: str = ""
) -> tuple[tuple[Problem, ...], list[Broken]]:
    """What is wrong with one feed or sitemap: E415 for what its readers refuse, and its links that lead to no output.

    Of a site that does not know its own address, no feed has to hold whole ones.
    """
    try:
        if url.endswith(".json"):
            feed = _object(data)
            named, faults = list(_in_json(feed)), syndication.json_faults(feed, bool(base_url))
        else:
            root = _element(data)
            named, faults = list(_in_xml(root)), _faults(root, len(data), bool(base_url))
        problems = tuple(_told(url, faults))
    except ET.ParseError as error:
        line, column = error.position
        return (_unsound(url, str(error).partition(":")[0], line, column + 1),), []
    except json.JSONDecodeError as error:
        return (_unsound(url, error.msg, error.lineno, error.colno),), []
    except (UnicodeDecodeError, _NoFeed) as error:
        return (_unsound(url, str(error)),), []
    broken = (_broken(url, written, addresses, base_url) for written in dict.fromkeys(named))
    return problems, [each for each in broken if each]


class _NoFeed(Exception):
    """The file is well formed, and yet no feed."""


def _element(data: bytes) -> ET.Element:
    root = ET.fromstring(data)  # noqa: S314 - our own outputs; expat stops entities that grow (since 2.4.1)
    if root.tag not in _ROOTS:
        raise _NoFeed(f"its outermost element is {root.tag!r}")
    return root


def _object(data: bytes) -> dict[str, Any]:
    feed: Any = json.loads(data.decode("utf-8"))
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise _NoFeed("it has no list of items")
    return feed


def _faults(root: ET.Element, size: int, whole: bool) -> Iterator[str]:
    if root.tag == "rss":
        return syndication.rss_faults(root, whole)
    return atom.faults(root) if root.tag == f"{atom.ATOM}feed" else sitemaps.faults(root, size)


def _in_xml(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag == f"{atom.ATOM}link":
            yield element.get("href", "")
        elif element.tag in {"link", f"{sitemaps.SITEMAP}loc", f"{atom.ATOM}icon", f"{atom.ATOM}logo"} or (
            element.tag == "guid" and element.get("isPermaLink") != "false"
        ):
            yield (element.text or "").strip()
        elif element.tag in {"enclosure", _PICTURE}:
            yield element.get("url", "")


def _in_json(feed: dict[str, Any]) -> Iterator[str]:
    for key in ("home_page_url", "feed_url", "icon", "favicon"):
        yield str(feed.get(key, ""))
    for item in feed["items"]:
        if isinstance(item, dict):
            yield str(item.get("url", ""))
            yield str(item.get("image", ""))


def _broken(url: str, written: str, addresses: Set[str], base_url: str) -> Broken | None:
    led = lead(url, written, base_url) if written else None
    if led is None or led.external or led.address in addresses:
        return None
    return Broken(url, written, led.address or written, Fault.NOTHING if led.address else Fault.OUTSIDE)


def _told(url: str, faults: Iterable[str]) -> Iterator[Problem]:
    """A problem for each kind of fault, at most five, with how often it was met."""
    counts = Counter(faults)
    for fault in list(counts)[:MOST_TOLD]:
        note = f"met {counts[fault]:,} times" if counts[fault] > 1 else ""
        yield refused(url, fault, note)


def refused(url: str, fault: str, note: str = "") -> Problem:
    """The problem of a feed that breaks a rule of its standard."""
    return Problem("E415", f"this feed breaks a rule of its standard: {fault}", Location(url), _HINT, note)


_HINT = "correct the template or the extension that makes it"


def _unsound(url: str, reason: str, line: int | None = None, column: int | None = None) -> Problem:
    return Problem("E415", f"programs cannot read this feed: {reason}", Location(url, line, column), _HINT)
