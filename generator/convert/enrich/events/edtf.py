"""Days of the calendar as ISO days, weeks, and Extended Date/Time Format (ISO 8601-2)."""

from __future__ import annotations

from datetime import date

from generator import dates

_LAST = 3_652_059  # the ordinal of 9999-12-31


def ordinal(iso: str) -> int:
    """The number of an ISO day in the proleptic Gregorian calendar: 1 is 0001-01-01."""
    return date(int(iso[:4]), int(iso[5:7]), int(iso[8:10])).toordinal()


def day(number: int) -> str:
    """The ISO day with this number. Raises NotADate outside of the years 1 to 9999."""
    if not 1 <= number <= _LAST:
        raise dates.NotADate("years run from 0001 to 9999")
    return date.fromordinal(number).isoformat()


def week(number: int) -> str:
    """The week, Monday to Sunday, that holds the day with this number, as an interval."""
    monday = number - (number - 1) % 7
    return f"{day(monday)}/{day(monday + 6)}"


def weekend(number: int) -> str:
    """The Saturday and Sunday of the week that holds the day with this number, as an interval."""
    monday = number - (number - 1) % 7
    return f"{day(monday + 5)}/{day(monday + 6)}"


def calendar(year: int, month: int, number: int) -> str:
    """A year, a month (or season, quarter or half, by its number), or a day; halves are intervals of months."""
    if number:
        return f"{year:04}-{month:02}-{number:02}"
    if month in {40, 41}:
        first = 1 if month == 40 else 7
        return f"{year:04}-{first:02}/{year:04}-{first + 5:02}"
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def decade(year: int) -> str:
    """The ten years from this one."""
    return f"{year // 10:03}X"


def century(year: int) -> str:
    """The hundred years from this one."""
    return f"{year // 100:02}XX"


def moved(year: int, month: int, months: int) -> tuple[int, int]:
    """The year and month so many months away."""
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


def interval(first: str, last: str) -> str:
    """From the beginning of one date to the end of another; "" leaves that side open."""
    left = first.split("/")[0] if first else ".."
    right = last.split("/")[-1] if last else ".."
    return f"{left}/{right}"
