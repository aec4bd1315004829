"""What each line looks like by itself: one cheap pass, before anything is known about articles."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from generator.convert import bylines, chrome, datelines, packs, stamps
from generator.convert.credits import caption_mark, ends_in_credit, is_credit_line, is_scene
from generator.convert.marks import LONGEST_TITLE, cut_off
from generator.convert.model import Label, Labelled, Line
from generator.convert.piece import stuck_button

_BULLET = re.compile(r"[•●▪◦‣∙·*▶►■]\s+\S|[-–]\s+\S")
_LONGEST_KICKER = 30
_SHORTEST_TEASER = 80
_SHORTEST_LEAD, _LONGEST_HEADLINE = 40, 130
_CLOSED = re.compile(r"[.!?…。！？।۔؟][\"'”’)\]»]*$")


def label(line: Line) -> Labelled:
    """The line with its label. A line longer than 400 characters is text, whatever it holds, but for its dateline."""
    text = line.text
    if not text:
        return Labelled(line, Label.BLANK)
    if len(text) > 400:
        return Labelled(line, Label.LEAD if datelines.read(text) else Label.TEXT)
    return Labelled(line, *_told(text))


@lru_cache(maxsize=4096)
def _told(text: str) -> tuple[Label, str]:
    """The label and the reason of a line; pages print many lines again and again."""
    reason = chrome.reason(text)
    if reason is not None:
        return reason
    return next((found for test, found in _TESTS if test(text)), Label.TEXT), ""


def _is_bullet(text: str) -> bool:
    return _BULLET.match(text) is not None


def _is_stamp(text: str) -> bool:
    return stamps.read(text) is not None


def _is_byline(text: str) -> bool:
    byline = bylines.read(text)
    return byline is not None and byline.confidence >= bylines.SURE


def _is_name(text: str) -> bool:
    return bylines.is_name(text) or bylines.read(text) is not None


def _is_lead(text: str) -> bool:
    size = len(text.encode("utf-8", "surrogatepass"))
    headline = size < _LONGEST_HEADLINE and ". " not in text and _CLOSED.search(text) is None and not cut_off(text)
    found = datelines.read(text) if size > _SHORTEST_LEAD else None
    return found is not None and found.end < len(text) and (not headline or any(found.agency))


def _is_kicker(text: str) -> bool:
    return len(text) <= _LONGEST_KICKER and packs.folded(text) in packs.together("kickers")


def _is_caption(text: str) -> bool:
    return ends_in_credit(text) or caption_mark(text) > 0 or is_scene(text)


def _is_short(text: str) -> bool:
    button = stuck_button(text)
    if _SHORTEST_TEASER <= button < len(text):
        return False  # the link to the whole of it is stuck to a text, not to a title
    text = text[:button]
    return len(text) <= LONGEST_TITLE and _CLOSED.search(text) is None and not text.endswith((",", ";", ":"))


# In this order; the first that holds names the line, which is text where none does.
_TESTS: tuple[tuple[Callable[[str], bool], Label], ...] = (
    (_is_bullet, Label.BULLET),
    (_is_stamp, Label.STAMP),
    (_is_kicker, Label.KICKER),
    (is_credit_line, Label.CREDIT),
    (_is_byline, Label.BYLINE),
    (_is_name, Label.NAME),
    (_is_lead, Label.LEAD),
    (_is_caption, Label.CAPTION),
    (_is_short, Label.SHORT),
)
