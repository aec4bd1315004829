"""Dates that hang on another date of the text: a day later, the following week, over a month after."""

from __future__ import annotations

from generator.convert.enrich.events.model import UNITS, Form, Shape
from generator.convert.enrich.events.passage import Passage
from generator.convert.enrich.events.relative import counted


def comes(passage: Passage, start: int, end: int) -> Shape | None:
    """Comes over a month after …: the date of what it comes after."""
    unit, count = UNITS[passage.value(end - 2)], counted(passage, start, end)
    if unit in {"quarter", "half", "weekend"}:
        return None
    blurred = passage.classes[start + 1] == "z" and passage.words[start + 1].lower() != "just"
    return Shape(Form.COMES, start + 1, end, unit=unit, amount=-count, blurred=blurred)


def hanging(passage: Passage, start: int, end: int) -> Shape | None:
    """A day later, the following week, that year: no date is invented for them."""
    units = passage.numbers(start, end, "u")
    unit = UNITS[units[0]] if units else "day"
    last = passage.words[end - 1].lower()
    if unit in {"quarter", "half"} or (passage.classes[start] in "lj" and last.endswith("s")):
        return None
    if passage.classes[start] == "v" and (last.endswith("s") or passage.classes[start - 1 : start] != "D"):
        return None
    return Shape(Form.HANGING, start + (passage.classes[start] == "D"), end, unit=unit)
