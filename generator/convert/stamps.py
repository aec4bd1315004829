"""Lines that say when a page was published: the words before, the date, what may follow it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator import dates

_FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_MONTHS = {
    **{name: number for number, name in enumerate(_FRENCH.split(), 1)},
    **{month.casefold(): number for number, month in enumerate(dates.MONTHS, 1)},
    **{month[:3].casefold(): number for number, month in enumerate(dates.MONTHS, 1)},
    "sept": 9,
}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)[.,]?\s+"
)
DATE = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er)?\s+(?P<m1>{_MONTH}),?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
    r"|(?P<n1>\d{1,2})[/.](?P<n2>\d{1,2})[/.](?P<y4>\d{4}))"
)
_PREFIX = (
    r"(?:(?P<updated>(?:last\s+)?(?:updated|modified)(?:\s+on)?|updated\s+at)"
    r"|(?P<published>(?:first\s+)?published(?:\s+on)?|posted(?:\s+on)?|date|publi[ée]\s+le|release\s+date))\s*:?\s*"
)
_TIME = (
    r"(?:\s*(?:[,|–-]|at|à)?\s*\d{1,2}\s?[:.h]\s?\d{2}(?:min|:\d{2})?(?:\s*[ap]\.?m\.?)?"
    r"(?:\s*(?:GMT|UTC|[A-Z]{2,4}|[+-]\d{2}:?\d{2}|Z))?)?"
)
_TAIL = r"(?:\s+by\s+(?P<by>[^|]{2,60}?))?(?:\s+in\s+(?P<section>[^|.]{2,60}))?"
_STAMP = re.compile(rf"(?:{_PREFIX})?(?:{_WEEKDAY})?{DATE}{_TIME}{_TAIL}\s*\.?", re.IGNORECASE)
_RELATIVE = re.compile(
    rf"(?:{_PREFIX})(?:\d{{1,4}}\s+(?:sec|min|hour|day|week|month|year)\w*\s+){{1,3}}ago\.?", re.IGNORECASE
)
_IN_LEAD = re.compile(DATE, re.IGNORECASE)
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Stamp:
    """A publication line, read.

    `iso` is "" where the date is relative, `days` holds both readings of a numeric date.
    """

    iso: str
    updated: bool
    labelled: bool
    by: tuple[int, int] = (0, 0)
    section: tuple[int, int] = (0, 0)
    day_first: str = ""
    month_first: str = ""


def read(text: str) -> Stamp | None:
    """The stamp a whole line is, or None. A relative one ("Updated 9 sec ago") has no date."""
    if len(text) > _LONGEST:
        return None
    match = _STAMP.fullmatch(text)
    if match is None:
        relative = _RELATIVE.fullmatch(text)
        return Stamp("", bool(relative["updated"]), True) if relative else None
    labelled = bool(match["updated"] or match["published"])
    iso, day_first, month_first = _readings(match)
    if not (iso or day_first or month_first) or ((match["by"] or match["section"]) and not labelled):
        return None
    spans = [match.span(name) if match[name] else (0, 0) for name in ("by", "section")]
    return Stamp(iso, bool(match["updated"]), labelled, spans[0], spans[1], day_first, month_first)


def within(text: str) -> str:
    """The ISO day of the first date in a short text such as a dateline, "" where there is none that is certain."""
    match = _IN_LEAD.search(text)
    return _readings(match)[0] if match else ""


def settled(stamp: Stamp, day_first: bool | None) -> str:
    """The day of a stamp; a numeric date with two readings needs to be told which comes first, else it is ""."""
    if stamp.iso or day_first is None:
        return stamp.iso
    return stamp.day_first if day_first else stamp.month_first


def _readings(match: re.Match[str]) -> tuple[str, str, str]:
    if match["n1"]:
        first, second, year = int(match["n1"]), int(match["n2"]), int(match["y4"])
        ways = (_iso(year, second, first), _iso(year, first, second))
        if first == second or not all(ways):
            return (ways[0] or ways[1], *ways)
        return ("", *ways)
    for day, month, year_text in ((match["d1"], match["m1"], match["y1"]), (match["d2"], match["m2"], match["y2"])):
        if day:
            return (_iso(int(year_text), _MONTHS[month.casefold().rstrip(".")], int(day)), "", "")
    return (_iso(int(match["y3"]), int(match["m3"]), int(match["d3"])), "", "")


def _iso(year: int, month: int, day: int) -> str:
    try:
        return dates.day(year, month, day).text
    except dates.NotADate:
        return ""
