"""Dates that are counted from the article's: weekdays, yesterday, last week, three days ago."""

from __future__ import annotations

from dataclasses import replace

from generator.convert.enrich.events.model import UNITS, Form, Shape
from generator.convert.enrich.events.passage import Passage


def step_of(passage: Passage, at: int) -> int:
    """The steps that last (-1), this (0) and next (1) make."""
    return {"L": -1, "T": 0, "N": 1}[passage.classes[at]]


def stepped(passage: Passage, shape: Shape) -> Shape | None:
    """The shape with the year or week that the words behind it tell, if any."""
    if passage.classes[shape.end - 1] != "u":
        return shape
    unit = UNITS[passage.value(shape.end - 1)]
    if unit not in {"year", "week"} or (unit == "week" and shape.form is not Form.WEEKDAY):
        return None
    return replace(shape, unit=unit, amount=step_of(passage, shape.end - 2), stepped=True)


def stepped_month(passage: Passage, start: int, end: int) -> Shape | None:
    """Last January, next May."""
    month = passage.value(end - 1)
    return Shape(Form.CALENDAR, start, end, 0, month, unit="month", amount=step_of(passage, start), doubt=0.05)


def weekday(passage: Passage, start: int, end: int) -> Shape | None:
    """Tuesday, last Friday, Monday morning, Tuesday of last week."""
    at = next(at for at in range(start, end) if passage.classes[at] == "W")
    shape = Shape(Form.WEEKDAY, start, end, weekday=passage.value(at))
    if passage.classes[end - 1] == "u":
        shape_or_none = stepped(passage, shape)
        return shape_or_none if shape_or_none and shape_or_none.unit == "week" else None
    if passage.lexicon.followed and passage.classes[end : end + 1] != "k":
        return None
    steps = step_of(passage, start) if passage.classes[start] in "LTN" else 0
    return replace(shape, amount=steps, unit="weekday" if at > start else "")


def beside(passage: Passage, start: int, end: int) -> Shape | None:
    """The day before yesterday, the day after tomorrow."""
    step = passage.value(end - 1)
    if UNITS[passage.value(start)] != "day" or step == 0 or (step < 0) != (passage.classes[start + 1] == "b"):
        return None
    return Shape(Form.DEICTIC, start, end, amount=2 * step)


def deictic(passage: Passage, start: int, end: int) -> Shape | None:
    """Today, yesterday morning, last night, this evening."""
    match passage.classes[start]:
        case "L":
            return Shape(Form.DEICTIC, start, end, amount=-1) if passage.words[end - 1] == "night" else None
        case "T":
            return Shape(Form.DEICTIC, start, end, doubt=0.1)
        case _:
            step = passage.value(start)
            return Shape(Form.DEICTIC, start, end, amount=step, doubt=0.0 if step else 0.1)


def ago(passage: Passage, start: int, end: int) -> Shape | None:
    """Three days ago, more than five years ago."""
    before = passage.words[start - 1].lower() if start else ""
    unit, count = UNITS[passage.value(end - 2)], counted(passage, start, end)
    if before in {"half", "and", "a"} or unit in {"quarter", "half", "weekend"} or not count:
        return None
    return Shape(Form.AGO, start, end, unit=unit, amount=-count, blurred=passage.classes[start] == "z")


def step(passage: Passage, start: int, end: int) -> Shape | None:
    """Last week, later this year, the end of the month; the next year hangs on what was told."""
    unit = UNITS[passage.value(end - 1)]
    before = passage.classes[start - 1] if start else ""
    if passage.classes[start] == "B":
        return Shape(Form.STEP, start, end, unit=unit) if unit in {"month", "year", "week", "decade"} else None
    at = end - 2
    step = step_of(passage, at)
    if unit == "half" or passage.words[end - 1].endswith("s"):
        return None
    if unit == "day" and (step != 1 or at != start):
        return None
    if unit == "day" or (before == "D" and at == start):
        hanging = step == 1 and unit in {"day", "week", "month", "year"}
        return Shape(Form.HANGING, start, end, unit=unit) if hanging else None
    return Shape(Form.STEP, start, end, unit=unit, amount=step)


def within(passage: Passage, start: int, end: int) -> Shape | None:
    """In two weeks."""
    unit, count = UNITS[passage.value(end - 1)], counted(passage, start, end)
    if passage.words[start].lower() != "in" or unit not in {"day", "week", "month", "year"} or not count:
        return None
    return Shape(Form.WITHIN, start, end, unit=unit, amount=count, doubt=0.1)


def weekend(passage: Passage, start: int, end: int) -> Shape | None:
    """At the weekend, over the weekend."""
    before = passage.words[start - 1].lower() if start else ""
    led = passage.classes[start] == "X" or before in {"at", "over", "during"}
    if UNITS[passage.value(end - 1)] != "weekend" or not led or passage.words[end - 1].endswith("s"):
        return None
    return Shape(Form.STEP, end - 1, end, unit="weekend", doubt=0.05)


def counted(passage: Passage, start: int, end: int) -> int:
    """The number that counts units: two, twenty-one, 10, a."""
    return sum(passage.numbers(start, end, "nadh"))
