"""Dates of the calendar as prose writes them, with their year or without: days, months, seasons, years, centuries."""

from __future__ import annotations

from dataclasses import replace

from generator.convert.enrich.events.model import UNITS, Form, Shape
from generator.convert.enrich.events.passage import Passage
from generator.convert.enrich.events.relative import counted, step_of, stepped


def iso(passage: Passage, start: int, end: int) -> Shape | None:
    """2019-11-07."""
    year, month, day = passage.numbers(start, end, "yd")
    return _calendar(start, end, year, month, day) if passage.joined(start, end) else None


def hyphened(passage: Passage, start: int, end: int) -> Shape | None:
    """7-Nov-2019."""
    day, month, year = passage.numbers(start, end, "dMAmy")
    return _calendar(start, end, year, month, day) if passage.joined(start, end) else None


def numeric(passage: Passage, start: int, end: int) -> Shape | None:
    """7/11/2019, 07.11.2019, 2019/11/07; in doubt where day and month may change places."""
    first, second, third = passage.numbers(start, end, "dy")
    if not passage.joined(start, end):
        return None
    if passage.classes[start] == "y":
        return _calendar(start, end, first, second, third)
    day_first = passage.words[start + 1] == "." or second <= 12
    shape = _calendar(start, end, third, second, first) if day_first else _calendar(start, end, third, first, second)
    certain = max(first, second) > 12 or first == second or passage.words[start + 1] == "."
    return replace(shape, doubt=0.0 if certain else 0.45) if shape else None


def _calendar(start: int, end: int, year: int, month: int, day: int) -> Shape | None:
    if month > 12 or day > 31:
        return None
    return Shape(Form.CALENDAR, start, end, year, month, day)


def days(passage: Passage, start: int, end: int) -> Shape | None:
    """13-16 February 2023, from 12 to 19 January, June 11-15, 2026."""
    first, last = passage.numbers(start, end, "do")
    if first >= last or (passage.classes[start + 1] == "-" and not _day_range(passage, start)):
        return None
    month = passage.numbers(start, end, "MAm")[0]
    year = (passage.numbers(start, end, "y") or [0])[0]
    left = Shape(Form.CALENDAR, start, end, year, month, first)
    return Shape(Form.RANGE, start, end, upto=replace(left, day=last), year=year, month=month, day=first)


def _day_range(passage: Passage, start: int) -> bool:
    before = passage.words[start - 1] if start else ""
    return before not in {"-", ":", "/", "."} or not passage.joined(start - 1, start + 1)


def months(passage: Passage, start: int, end: int) -> Shape | None:
    """January-March 2020, from March to June."""
    first, last = passage.numbers(start, end, "MAm")
    year = (passage.numbers(start, end, "y") or [0])[0]
    left = year - 1 if year and first > last else year
    until = Shape(Form.CALENDAR, start, end, year, last)
    return Shape(Form.RANGE, start, end, left, first, upto=until)


def day(passage: Passage, start: int, end: int) -> Shape | None:
    """13 February 2023, Tuesday, Feb. 3, 1 March, May 3 this year."""
    (day, month), year = (
        (passage.numbers(start, end, letters)[0] for letters in ("do", "MAm")),
        passage.numbers(start, end, "y"),
    )
    weekday = (passage.numbers(start, end, "Ww") or [-1])[0]
    shape = Shape(Form.CALENDAR, start, end, year[0] if year else 0, month, day, weekday)
    if year or end == len(passage.words) or passage.classes[end - 1] == "u":
        return stepped(passage, shape)
    if passage.words[end] in {",", ".", ":", "%", "-", "/"} and end + 1 < len(passage.words):
        quantity = passage.joined(end - 1, end + 2) and passage.words[end + 1][0].isdigit()
        if quantity:
            return None
    return shape


def month(passage: Passage, start: int, end: int) -> Shape | None:
    """February 2023, June of last year."""
    month = passage.numbers(start, end, "MAm")[0]
    year = passage.numbers(start, end, "y")
    return stepped(passage, Shape(Form.CALENDAR, start, end, year[0] if year else 0, month))


def season(passage: Passage, start: int, end: int) -> Shape | None:
    """Summer of 1969, last spring, autumn this year."""
    if passage.classes[end - 1] == "e":
        return Shape(
            Form.CALENDAR, start, end, 0, passage.value(end - 1), unit="season", amount=step_of(passage, start)
        )
    year = passage.numbers(start, end, "y")
    if passage.classes[end - 1] in "dh" and (not passage.joined(end - 3, end) or len(passage.words[end - 1]) != 2):
        return None
    return stepped(passage, Shape(Form.CALENDAR, start, end, year[0] if year else 0, passage.value(start)))


def part_year(passage: Passage, start: int, end: int) -> Shape | None:
    """The first quarter of 2019, Q3 2024, the second half of last year."""
    if passage.classes[start] == "Q":
        return Shape(Form.CALENDAR, start, end, passage.value(end - 1), 32 + passage.value(start))
    unit_at = start + (2 if passage.classes[start + 1] == "-" else 1)
    unit = UNITS[passage.value(unit_at)]
    most = {"quarter": 4, "half": 2}.get(unit)
    if most is None:
        return None
    number = most if passage.classes[start] == "L" else passage.value(start)
    year = passage.numbers(start, end, "y")
    if number > most:
        return None
    return stepped(
        passage,
        Shape(Form.CALENDAR, start, end, year[0] if year else 0, number + (32 if unit == "quarter" else 39)),
    )


def century(passage: Passage, start: int, end: int) -> Shape | None:
    """The nineteenth century, 21st-century."""
    if UNITS[passage.value(end - 1)] != "century" or passage.words[end - 1].endswith("s"):
        return None
    number = sum(passage.numbers(start, end - 1, "nocr"))
    return Shape(Form.CENTURY, start, end, (number - 1) * 100) if 2 <= number <= 22 else None


def decades(passage: Passage, start: int, end: int) -> Shape | None:
    """The 1950s and 1960s."""
    left = decade(passage, start, start + (2 if passage.classes[start] == "'" else 1))
    right = decade(passage, end - (2 if passage.classes[end - 2] == "'" else 1), end)
    if left is None or right is None or right.year <= left.year:
        return None
    return replace(left, form=Form.RANGE, unit="decade", end=end, upto=right)


def decade(passage: Passage, start: int, end: int) -> Shape | None:
    """The 1970s, the '90s."""
    year = passage.value(end - 1)
    if passage.classes[start] == "'" or year < 100:
        if passage.classes[start] != "'" or year >= 100 or not passage.joined(start, end):
            return None
        year += 1900 if year >= 20 else 2000
    definite = start > 0 and passage.classes[start - 1] in "DEi-&P"
    return Shape(Form.DECADE, start, end, year, doubt=(0.0 if definite else 0.12) + (0.15 if year % 100 == 0 else 0.0))


def years(passage: Passage, start: int, end: int) -> Shape | None:
    """From 1990 to 1995, 1914-18, 2019/20."""
    led = passage.classes[start] in "FG"
    first = passage.value(start + led)
    last = passage.value(end - 1)
    mark = passage.classes[end - 2]
    if passage.classes[end - 1] != "y":
        if mark not in "-/" or len(passage.words[end - 1]) != 2 or not passage.joined(start + led, end):
            return None
        last += first // 100 * 100
        last += 100 if first % 100 == 99 and last % 100 == 0 else 0
        if mark == "/" and last != first + 1:
            return None
        if _looks_like_day(passage, end, first, last):
            return None
    if not first < last <= first + 300 or (mark in "K&U" and not led) or (mark == "/" and led):
        return None
    season = passage.words[end : end + 1] in (["season"], ["campaign"], ["academic"], ["school"])
    doubt = 0.0 if led or season or passage.classes[start - 1 : start] in ("(", "i") else 0.1
    return Shape(Form.RANGE, start, end, first, upto=Shape(Form.CALENDAR, start, end, last), doubt=doubt)


def _looks_like_day(passage: Passage, end: int, first: int, last: int) -> bool:
    """Whether 2019-12 may as well be a month: a year and a month have no more in common than the hyphen."""
    return last - first > 99 or passage.classes[end : end + 1] in ("-", "/")


def lone_month(passage: Passage, start: int, end: int) -> Shape | None:
    """December."""
    return Shape(Form.CALENDAR, start, end, 0, passage.value(start)) if passage.lexicon.language == "en" else None


def era(passage: Passage, start: int, end: int) -> Shape | None:
    """AD 79, 622 CE; a year before the era has no date that can be written."""
    era = next(word for word in passage.words[start:end] if word.isalpha())
    if era.startswith("B"):
        return Shape(Form.HANGING, start, end, unit="era")
    return Shape(Form.CALENDAR, start, end, counted(passage, start, end) or passage.numbers(start, end, "y")[0])


def year(passage: Passage, start: int, end: int) -> Shape | None:
    """1931, '98."""
    value = passage.value(end - 1)
    if passage.classes[start] != "'":
        return Shape(Form.CALENDAR, start, end, value)
    if passage.classes[end - 1] == "y" or not passage.joined(start, end) or len(passage.words[end - 1]) != 2:
        return None
    return Shape(Form.CALENDAR, start, end, value + (1900 if value >= 30 else 2000), doubt=0.13)
