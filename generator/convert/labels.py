"""What each line looks like by itself: one cheap pass, before anything is known about articles."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.convert import datelines, stamps
from generator.convert.credits import ends_in_credit, is_credit_line
from generator.convert.model import Label, Labelled, Line
from generator.convert.words import word_set

LONGEST_TITLE = 220
_BULLET = re.compile(r"[•●▪◦‣∙·*▶►■]\s+\S|[-–]\s+\S")
_COUNTER = re.compile(r"\d{1,3}\s*/\s*\d{1,3}|\d{1,2}")
_UI = {
    "short url": "short address",
    "follow": "follow button",
    "follow us": "follow button",
    "following": "follow button",
    "an photo": "photo mark",
    "arab news": "outlet name",
    "arab news pakistan": "outlet name",
    "arab news japan": "outlet name",
    "advertisement": "advertisement",
    "read more": "link to more",
    "read more:": "link to more",
    "print": "page tool",
    "email": "page tool",
    "skip to main content": "navigation",
    "you are here": "navigation",
}
_SHARE_HEADS = frozenset(
    {"share this:", "share this", "like this:", "share:", "share", "share on", "share this article"}
)
_SHARE = word_set(
    """
    twitter facebook whatsapp linkedin pinterest reddit telegram tumblr pocket email print x mastodon bluesky
    skype more
    """
) | {"like loading...", "like loading…", "click to share", "copy link", "loading...", "google+"}
_SHORT_LINK = re.compile(r"https?://\S{3,60}")
_RELEASE = re.compile(r"(?:for immediate release|press release|news release|embargoed until .{4,60})\W*", re.IGNORECASE)
_REFERENCE = re.compile(
    r"(?:reference|ref|our ref|release no|press release no)[.:]?\s+[A-Z0-9][\w./-]{2,30}", re.IGNORECASE
)
_END = re.compile(r"#{3,}|-?\s?(?:ENDS?|end of release)\s?-?|-\s?30\s?-|\*{3,}|_{3,}|-{3,}|={3,}")
_BYLINE = re.compile(r"by:?\s+(?P<names>[^\W\d_][^\n:;!?()]{2,80})", re.IGNORECASE)
_NAME_WORD = r"(?:[^\W\d_a-zß-ÿ](?:[\w’'-]*\w)?\.?|de|la|al|bin|bint|van|von|der|el|da|di|del|ibn)"
_NAME = re.compile(rf"[^\W\d_a-zß-ÿ][\w’'.-]*(?: {_NAME_WORD}){{1,4}}")
_NO_NAMES = word_set(
    """
    the special news photo arab gulf video audio opinion world business sport sports updated staff writer reuters
    """
)
_KICKERS = frozenset(
    {"special", "exclusive", "opinion", "analysis", "interview", "update", "feature", "breaking", "review", "editorial"}
)
_CLOSED = re.compile(r"[.!?…。][\"'”’)\]»]*$")


def label(line: Line) -> Labelled:
    """The line with its label. A line longer than 400 characters is text, whatever it holds, but for its dateline."""
    text = line.text
    if not text:
        return Labelled(line, Label.BLANK)
    if len(text) > 400:
        return Labelled(line, Label.LEAD if datelines.read(text) else Label.TEXT)
    reason = _reason(text)
    if reason is not None:
        return Labelled(line, *reason)
    for test, found in _TESTS:
        if test(text):
            return Labelled(line, found)
    return Labelled(line, Label.TEXT)


def _reason(text: str) -> tuple[Label, str] | None:
    """The label and reason of a line that is no article's text, None for every other line."""
    if len(text) > 80:
        return None
    lower = text.casefold()
    if lower in _UI:
        return Label.UI, _UI[lower]
    if lower in _SHARE_HEADS:
        return Label.UI, "share row"
    if lower in _SHARE:
        return Label.SHARE, "share row"
    if _COUNTER.fullmatch(text):
        return Label.COUNTER, "counter"
    if _RELEASE.fullmatch(text):
        return Label.RELEASE, "press release mark"
    if _REFERENCE.fullmatch(text):
        return Label.REFERENCE, "reference number"
    if _END.fullmatch(text):
        return Label.END, "end mark"
    if _SHORT_LINK.fullmatch(text):
        return Label.UI, "short address"
    return None


def _is_bullet(text: str) -> bool:
    return _BULLET.match(text) is not None


def _is_stamp(text: str) -> bool:
    return stamps.read(text) is not None


def _is_byline(text: str) -> bool:
    match = _BYLINE.fullmatch(text)
    return match is not None and all(is_name(name) for name in split_names(match["names"]))


def _is_lead(text: str) -> bool:
    return len(text) > 40 and datelines.read(text) is not None


def _is_kicker(text: str) -> bool:
    return text.casefold() in _KICKERS


def is_name(text: str) -> bool:
    """Whether a line may be a person's name and nothing else: two to five words, each with a capital, no digit."""
    return len(text) <= 40 and _NAME.fullmatch(text) is not None and not _NO_NAMES & set(text.casefold().split())


def split_names(text: str) -> list[str]:
    """The names of a byline that joins them with commas and "and"."""
    return [name.strip() for name in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s+&\s+", text) if name.strip()]


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and _CLOSED.search(text) is None and not text.endswith((",", ";", ":"))


# In this order; the first that holds names the line.
_TESTS: tuple[tuple[Callable[[str], bool], Label], ...] = (
    (_is_bullet, Label.BULLET),
    (_is_stamp, Label.STAMP),
    (_is_kicker, Label.KICKER),
    (is_credit_line, Label.CREDIT),
    (_is_byline, Label.BYLINE),
    (is_name, Label.NAME),
    (_is_lead, Label.LEAD),
    (ends_in_credit, Label.CAPTION),
    (_is_short, Label.SHORT),
)
