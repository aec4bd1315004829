"""Calendar dates as archives print them, exact, partial, uncertain or open: Extended Date/Time Format (ISO 8601-2)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
_QUARTERS = {33: 1, 34: 4, 35: 7, 36: 10}
_FIRST, _LAST = "0001-01-01", "9999-12-31"
_QUOTED = 60  # characters of a text that are worth repeating in a message
_STAMP = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})[Tt ](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s?(?P<zone>[Zz]|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})([~?%]?)", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})([~?%]?)", re.ASCII)
_YEAR = re.compile(r"(\d{4})([~?%]?)", re.ASCII)
_BLURRED = re.compile(r"(\d{3}|\d{2})(X{1,2})([~?%]?)", re.ASCII | re.IGNORECASE)


class Precision(StrEnum):
    """How finely a date is known."""

    MOMENT = "moment"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class NotADate(ValueError):
    """A text that is no date; the message says why in words for a person."""


@dataclass(frozen=True, slots=True)
class When:
    """A date. `first` and `last` are the ISO days it may lie between, both included.

    `text` is its canonical EDTF or RFC 3339 form.
    `clock` is the printed time of day ("08:15"), `zone` the printed offset ("Z", "+05:00"); neither ever moves the day.
    """

    text: str
    first: str
    last: str
    precision: Precision
    uncertain: bool = False
    clock: str = ""
    zone: str = ""

    @property
    def year(self) -> int:
        """The year it begins in."""
        return int(self.first[:4])

    @property
    def exact(self) -> bool:
        """Whether it names one calendar day without doubt."""
        return self.first == self.last and not self.uncertain

    @property
    def sort_key(self) -> str:
        """A text that sorts dates: by first day, then time of day, then the end."""
        return f"{self.first} {self.clock or '00:00'} {self.last}"


@lru_cache(maxsize=4096)
def parse(text: str) -> When:
    """The date a text writes: RFC 3339 with or without zone, a calendar day, or EDTF (level 1 and intervals).

    Raises NotADate, with what is wrong, for anything else.
    """
    clean = text.strip()
    if stamp := _STAMP.fullmatch(clean):
        return _stamp(stamp)
    if "/" in clean:
        return _interval(clean)
    if match := _DAY.fullmatch(clean):
        day = _day(int(match[1]), int(match[2]), int(match[3]))
        return When(clean, day, day, Precision.DAY, bool(match[4]))
    if match := _MONTH.fullmatch(clean):
        return _month_or_season(clean, int(match[1]), int(match[2]), bool(match[3]))
    if match := _YEAR.fullmatch(clean):
        return _span(clean, _year(match[1]), 1, Precision.YEAR, bool(match[2]))
    if match := _BLURRED.fullmatch(clean):
        if len(match[1] + match[2]) != 4:
            raise NotADate(f"{_quoted(text)} is not a date")
        wide = len(match[2])
        precision = (Precision.DECADE, Precision.CENTURY)[wide - 1]
        return _span(clean.upper(), int(match[1]) * 10**wide, 10**wide, precision, bool(match[3]))
    raise NotADate(f"{_quoted(text)} is not a date")


def day(year: int, month: int, number: int) -> When:
    """The calendar day with these numbers. Raises NotADate where there is none."""
    iso = _day(year, month, number)
    return When(iso, iso, iso, Precision.DAY)


def days_in(year: int, month: int) -> int:
    """How many days the month has in the proleptic Gregorian calendar."""
    return calendar.monthrange(year, month)[1]


def weekday(iso: str) -> int:
    """The weekday of an ISO day: 0 is Monday."""
    return calendar.weekday(int(iso[:4]), int(iso[5:7]), int(iso[8:10]))


def earlier(iso: str, days: int) -> str:
    """The ISO day so many days before another; "" before the year 1."""
    try:
        return (dt.date.fromisoformat(iso) - dt.timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _quoted(text: str) -> str:
    return repr(text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…")


def _year(digits: str) -> int:
    year = int(digits)
    if year < 1:
        raise NotADate("years run from 0001 to 9999")
    return year


def _day(year: int, month: int, number: int) -> str:
    if not 1 <= month <= 12:
        raise NotADate(f"{year:04}-{month:02}-{number:02} is not a date (there is no month {month})")
    _year(f"{year:04}")
    length = days_in(year, month)
    if not 1 <= number <= length:
        raise NotADate(f"{year:04}-{month:02}-{number:02} is not a date ({MONTHS[month - 1]} {year} has {length} days)")
    return f"{year:04}-{month:02}-{number:02}"


def _stamp(match: re.Match[str]) -> When:
    year, month, number = (int(part) for part in match["day"].split("-"))
    iso = _day(year, month, number)
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if hour > 23 or minute > 59 or second > 60:
        raise NotADate(f"{_quoted(match[0])} is not a time of day")
    zone = (match["zone"] or "").upper()
    if zone and zone != "Z":
        zone = f"{zone[:3]}:{zone[-2:]}"
        if int(zone[1:3]) > 14 or int(zone[4:]) > 59:
            raise NotADate(f"{zone} is not a time zone offset")
    text = f"{iso}T{hour:02}:{minute:02}:{second:02}{zone}"
    return When(text, iso, iso, Precision.MOMENT, clock=f"{hour:02}:{minute:02}", zone=zone)


def _month_or_season(text: str, year: int, number: int, uncertain: bool) -> When:
    _year(f"{year:04}")
    if 1 <= number <= 12:
        return When(
            text,
            f"{year:04}-{number:02}-01",
            f"{year:04}-{number:02}-{days_in(year, number):02}",
            Precision.MONTH,
            uncertain,
        )
    start = _SEASONS.get(number) or _QUARTERS.get(number)
    if start is None:
        raise NotADate(f"{_quoted(text)} is not a date (there is no month {number})")
    end_year, end = (year, start + 2) if start < 12 else (year + 1, 2) if year < 9999 else (year, 12)
    last = f"{end_year:04}-{end:02}-{days_in(end_year, end):02}"
    return When(text, f"{year:04}-{start:02}-01", last, Precision.SEASON, uncertain)


def _span(text: str, start: int, years: int, precision: Precision, uncertain: bool) -> When:
    return When(text, f"{max(start, 1):04}-01-01", f"{start + years - 1:04}-12-31", precision, uncertain)


def _interval(text: str) -> When:
    sides = [side.strip() for side in text.split("/")]
    if len(sides) != 2:
        raise NotADate(f"{_quoted(text)} is not a date")
    if all(side in {"", ".."} for side in sides):
        raise NotADate(f"{_quoted(text)} is not a date (one side of an interval has to be one)")
    ends = [None if side in {"", ".."} else parse(side) for side in sides]
    first = ends[0].first if ends[0] else _FIRST
    last = ends[1].last if ends[1] else _LAST
    if first > last:
        raise NotADate(f"{_quoted(text)} ends before it begins")
    uncertain = any(end.uncertain for end in ends if end)
    canonical = "/".join(end.text if end else ".." for end in ends)
    return When(canonical, first, last, Precision.INTERVAL, uncertain)
