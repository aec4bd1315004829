"""Page furniture: lines of a page that are nobody's text, each with the reason for leaving it out."""

from __future__ import annotations

import re

from generator.convert.model import Label
from generator.convert.words import word_set

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


def reason(text: str) -> tuple[Label, str] | None:
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
