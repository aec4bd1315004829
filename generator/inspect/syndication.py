"""The rules of RSS 2.0 and of JSON Feed 1.1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from generator.inspect.forms import is_language, is_mail, is_mail_date, is_media_type, is_stamp, is_web

VERSION = "https://jsonfeed.org/version/1.1"
_RSS = "(RSS 2.0)"
_JSON = "(JSON Feed 1.1)"
_ONCE = ("title", "link", "description", "language", "pubDate", "lastBuildDate", "ttl", "image", "generator")
_ONCE_IN_ITEM = ("title", "link", "description", "author", "guid", "pubDate", "enclosure", "comments", "source")
_CHANNEL = frozenset(
    [
        "title",
        "link",
        "description",
        "language",
        "copyright",
        "managingEditor",
        "webMaster",
        "pubDate",
        "lastBuildDate",
        "category",
        "generator",
        "docs",
        "cloud",
        "ttl",
        "image",
        "rating",
        "textInput",
        "skipHours",
        "skipDays",
        "item",
    ]
)
_ITEM = frozenset(
    ["title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate", "source"]
)
_FEED_TEXTS = ("title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon", "favicon")
_FEED_KEYS = frozenset({*_FEED_TEXTS, "version", "authors", "language", "expired", "hubs", "items", "author"})
_ITEM_TEXTS = ("url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image")
_ITEM_KEYS = frozenset(
    {*_ITEM_TEXTS, "id", "date_published", "date_modified", "authors", "author", "tags", "language", "attachments"}
)


def rss_faults(rss: ET.Element, whole: bool) -> Iterator[str]:
    """What is wrong with an RSS feed; `whole`: its addresses have to be absolute, since the site knows its own."""
    if rss.get("version") != "2.0":
        yield f"the version is {rss.get('version')!r} and not 2.0 {_RSS}"
    channels = rss.findall("channel")
    if len(channels) != 1:
        yield f"there are {len(channels)} channels {_RSS}"
        return
    channel = channels[0]
    yield from _known(channel, _CHANNEL, "the channel")
    yield from _once(channel, _ONCE, "the channel")
    for name in ("title", "link", "description"):
        if not (channel.findtext(name) or "").strip():
            yield f"the channel has no {name} {_RSS}"
    if not is_language(channel.findtext("language") or "en"):
        yield f"the language of the channel is no language tag {_RSS}"
    yield from _mail_dates(channel, ("pubDate", "lastBuildDate"), "the channel")
    if not (channel.findtext("ttl") or "1").strip().isdecimal():
        yield f"ttl is no number of minutes {_RSS}"
    items = channel.findall("item")
    for item in items:
        yield from _item(item, whole)
    if whole and not is_web((channel.findtext("link") or "").strip()):
        yield f"the link of the channel is no whole address {_RSS}"
    guids = Counter((guid.text or "").strip() for item in items for guid in item.findall("guid"))
    yield from (f"two items have the guid {each!r} {_RSS}" for each in guids if guids[each] > 1)


def _item(item: ET.Element, whole: bool) -> Iterator[str]:
    yield from _known(item, _ITEM, "an item")
    yield from _once(item, _ONCE_IN_ITEM, "an item")
    if not (item.findtext("title") or item.findtext("description") or "").strip():
        yield f"an item has neither title nor description {_RSS}"
    yield from _mail_dates(item, ("pubDate",), "an item")
    for author in item.findall("author"):
        if not is_mail(author.text or ""):
            yield f"the author of an item is no mail address; names stand in dc:creator {_RSS}"
    for enclosure in item.findall("enclosure"):
        if not (enclosure.get("url") and enclosure.get("length", "").isdecimal()) or not is_media_type(
            enclosure.get("type", "")
        ):
            yield f"an enclosure lacks url, length or type {_RSS}"
    for guid in item.findall("guid"):
        if not (guid.text or "").strip():
            yield f"a guid is empty {_RSS}"
        elif whole and guid.get("isPermaLink", "true") == "true" and not is_web((guid.text or "").strip()):
            yield f"a guid is called a permalink and is no whole address {_RSS}"
    if whole and item.find("link") is not None and not is_web((item.findtext("link") or "").strip()):
        yield f"the link of an item is no whole address {_RSS}"


def _known(element: ET.Element, names: frozenset[str], what: str) -> Iterator[str]:
    for child in element:
        if not child.tag.startswith("{") and child.tag not in names:
            yield f"{what} has the element {child.tag}, which RSS does not know there {_RSS}"


def _once(element: ET.Element, names: tuple[str, ...], what: str) -> Iterator[str]:
    yield from (f"{what} has more than one {name} {_RSS}" for name in names if len(element.findall(name)) > 1)


def _mail_dates(element: ET.Element, names: tuple[str, ...], what: str) -> Iterator[str]:
    for name in names:
        if not all(is_mail_date(found.text or "") for found in element.findall(name)):
            yield f"{name} of {what} is no date of RFC 822 {_RSS}"


def json_faults(feed: dict[str, Any], whole: bool) -> Iterator[str]:
    """What is wrong with a JSON feed that has a list of items; `whole` as above."""
    if feed.get("version") != VERSION:
        yield f"the version is not {VERSION} {_JSON}"
    if not feed.get("title"):
        yield f"the feed has no title {_JSON}"
    yield from _keys(feed, _FEED_KEYS, _FEED_TEXTS, "the feed")
    yield from _people(feed, "the feed")
    yield from _json_language(feed, "the feed")
    if whole:
        yield from _addresses(feed, ("home_page_url", "feed_url", "next_url", "icon", "favicon"), "the feed")
    for item in feed["items"]:
        if isinstance(item, dict):
            yield from _json_item(item, whole)
        else:
            yield f"an item is no object {_JSON}"
    ids = Counter(str(item.get("id")) for item in feed["items"] if isinstance(item, dict))
    yield from (f"two items have the id {each!r} {_JSON}" for each in ids if ids[each] > 1)


def _json_item(item: dict[str, Any], whole: bool) -> Iterator[str]:
    yield from _keys(item, _ITEM_KEYS, _ITEM_TEXTS, "an item")
    if not isinstance(item.get("id"), str) or not item["id"]:
        yield f"an item has no id, or one that is no text {_JSON}"
    if "content_html" not in item and "content_text" not in item:
        yield f"an item has neither content_html nor content_text {_JSON}"
    for name in ("date_published", "date_modified"):
        if name in item and not (isinstance(item[name], str) and is_stamp(item[name])):
            yield f"{name} of an item is no date of RFC 3339 {_JSON}"
    tags = item.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        yield f"the tags of an item are no list of texts {_JSON}"
    attachments = item.get("attachments", [])
    if not isinstance(attachments, list) or not all(_attached(each) for each in attachments):
        yield f"an attachment lacks url or mime_type {_JSON}"
    yield from _people(item, "an item")
    yield from _json_language(item, "an item")
    if whole:
        yield from _addresses(item, ("url", "external_url", "image", "banner_image"), "an item")


def _attached(attachment: object) -> bool:
    return (
        isinstance(attachment, dict)
        and isinstance(attachment.get("url"), str)
        and is_media_type(str(attachment.get("mime_type", "")))
    )


def _keys(record: dict[str, Any], known: frozenset[str], texts: tuple[str, ...], what: str) -> Iterator[str]:
    for key in record:
        if key not in known and not key.startswith("_"):
            yield f"{what} has the key {key!r}, which the standard does not know {_JSON}"
    yield from (f"{key} of {what} is no text {_JSON}" for key in texts if not isinstance(record.get(key, ""), str))


def _people(record: dict[str, Any], what: str) -> Iterator[str]:
    authors = record.get("authors", [])
    sound = isinstance(authors, list) and all(
        isinstance(author, dict) and {"name", "url", "avatar"} & set(author) for author in authors
    )
    if not sound:
        yield f"the authors of {what} are no list of people with names {_JSON}"


def _json_language(record: dict[str, Any], what: str) -> Iterator[str]:
    if not is_language(str(record.get("language", "en"))):
        yield f"the language of {what} is no language tag {_JSON}"


def _addresses(record: dict[str, Any], names: tuple[str, ...], what: str) -> Iterator[str]:
    yield from (f"{name} of {what} is no whole address {_JSON}" for name in names if not _whole(record.get(name)))


def _whole(value: object) -> bool:
    return value is None or not isinstance(value, str) or is_web(value)
