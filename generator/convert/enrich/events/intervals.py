"""What stands around dates: early and late, about, since and until, from one to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.convert.enrich.events.model import Form, Shape
from generator.convert.enrich.events.passage import Passage

_COARSE = frozenset({Form.CALENDAR, Form.DECADE, Form.CENTURY, Form.STEP})
_POINTS = frozenset({Form.CALENDAR, Form.WEEKDAY, Form.DEICTIC, Form.STEP, Form.DECADE, Form.CENTURY})
_LEADS = ("E-", "Ei", "EX", "EOD", "EO", "ED", "E", "lX", "l", "BOD", "BO", "EiD")
_LEAD_ENDS = frozenset(lead[-1] for lead in _LEADS)
_AROUND = frozenset({"about", "around", "circa", "c", "ca"})


def qualified(passage: Passage, shape: Shape) -> Shape:
    """The shape with the words before it that belong to it: "early", "the end of", "about"."""
    classes, start = passage.classes, shape.start
    if shape.form is Form.CALENDAR and shape.year and not shape.month:
        lead = passage.words[start - 1].lower() if start else ""
        if lead in _AROUND:
            return replace(shape, start=start - 1, blurred=True)
        if lead == "." and start > 1 and passage.words[start - 2] in ("c", "ca"):
            return replace(shape, start=start - 2, blurred=True)
    if shape.form not in _COARSE and shape.form not in {Form.WEEKDAY, Form.DEICTIC}:
        return shape
    if not start or classes[start - 1] not in _LEAD_ENDS:
        return shape
    for lead in _LEADS:
        if start >= len(lead) and classes[start - len(lead) : start] == lead and _fits(passage, shape, lead):
            return replace(shape, start=start - len(lead))
    return shape


def _fits(passage: Passage, shape: Shape, lead: str) -> bool:
    if lead[0] == "B":
        return shape.form in _COARSE and not shape.day
    if lead[0] == "l":
        return shape.form is not Form.CALENDAR and passage.words[shape.start - len(lead)].lower() != "afterwards"
    if lead in {"ED", "EiD"}:
        return shape.form in {Form.DECADE, Form.CENTURY}
    if lead == "EX":
        return shape.form is Form.WEEKDAY or bool(shape.day)
    return True


def joined(passage: Passage, shapes: Sequence[Shape]) -> Iterator[Shape]:
    """The shapes in order, those that are two ends of one interval as one, with "since" and "until"."""
    at = 0
    while at < len(shapes):
        shape = shapes[at]
        following = shapes[at + 1] if at + 1 < len(shapes) else None
        whole = _pair(passage, shape, following) if following else None
        at += 2 if whole else 1
        yield whole or _opened(passage, shape)


def _lead(passage: Passage, shape: Shape) -> tuple[int, str]:
    """Where the word before a shape stands, "the" and "on" passed over, and its class."""
    at = shape.start - 1
    while at >= 0 and passage.classes[at] in "DX" and shape.start - at < 3:
        at -= 1
    return (at, passage.classes[at]) if at >= 0 else (0, "")


def _pair(passage: Passage, left: Shape, right: Shape) -> Shape | None:
    if left.form not in _POINTS or right.form not in _POINTS:
        return None
    between = passage.classes[left.end : right.start].rstrip("DX")
    at, lead = _lead(passage, left)
    dash = between == "-"
    if not (lead == "F" and between in {"K", "U", "-"}) and not (lead == "G" and between == "&") and not dash:
        return None
    if dash and not (left.day and right.day):
        return None
    if left.year and not right.year and right.form is Form.CALENDAR:
        return None
    alike = left.form is right.form or {left.form, right.form} <= {Form.WEEKDAY, Form.DEICTIC}
    if not alike or (left.form is Form.CALENDAR and bool(left.day) != bool(right.day)):
        return None
    start = at if lead in ("F", "G") else left.start
    year = left.year
    if right.year and not year and left.form is Form.CALENDAR:
        year = right.year - (left.month > right.month > 0)
    first = replace(left, year=year)
    doubt = max(left.doubt, right.doubt)
    return Shape(
        Form.RANGE, start, right.end, first.year, first.month, first.day, first.weekday, first.unit, first.amount,
        upto=right, doubt=doubt, stepped=left.stepped,
    )  # fmt: skip


def _opened(passage: Passage, shape: Shape) -> Shape:
    if shape.form not in _POINTS and shape.form is not Form.AGO:
        return shape
    at, lead = _lead(passage, shape)
    if lead == "s":
        return replace(shape, start=at, since=True)
    if lead == "U":
        return replace(shape, start=at, until=True)
    if lead == "F" and passage.words[shape.end : shape.end + 1] in (["onwards"], ["onward"], ["on"]):
        return replace(shape, start=at, end=shape.end + 1, since=True)
    if lead == "F" and passage.words[shape.end + 1 : shape.end + 3] == ["the", "present"]:
        return replace(shape, start=at, end=shape.end + 3, since=True)
    return shape
