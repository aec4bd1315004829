"""What Babel's copy of the Unicode locale data (CLDR) says of a language: plurals, numbers, dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

ENGLISH = "en_GB"
"""Whose dates and numbers a language has that Babel does not know."""

_PARTS = (
    "months", "days", "date_formats", "datetime_skeletons", "decimal_formats", "percent_formats", "number_symbols",
    "plural_form", "default_numbering_system", "eras",
)  # fmt: skip
WIDEST = 5
"""How many characters a weekday may have in the head of a calendar."""
_ZEROS = {
    "arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "deva": 0x966, "gujr": 0xAE6, "guru": 0xA66, "khmr": 0x17E0,
    "knda": 0xCE6, "laoo": 0xED0, "mlym": 0xD66, "mymr": 0x1040, "nkoo": 0x7C0, "olck": 0x1C50, "orya": 0xB66,
    "tamldec": 0xBE6, "telu": 0xC66, "thai": 0xE50, "tibt": 0xF20,
}  # fmt: skip
_FIELD = re.compile(r"'([^']*)'|([A-Za-z])\2*")


@dataclass(frozen=True, slots=True)
class Locale:
    """A locale: `plural` tells the category of a whole number ("one", "few", "other").

    Months run from January, weekdays from Monday; `months_alone` are for a name without a day. The patterns are those
    of `pieces`; `first_day` is how they print the first day of a month, where that is no plain number. `digits`
    translates western digits to its own, None where it writes those; `group` stands between the groups of digits, whose
    lengths are in `grouping`, from the right. `first_weekday` is 0 for Monday.
    """

    name: str
    plural: Callable[[int], str]
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    first_weekday: int
    day: str
    day_of_month: str
    weekday_of_month: str
    month: str
    year: str
    month_short: str
    day_short: str
    percent: str
    decimal: str
    era: str
    digits: Mapping[int, str] | None
    group: str
    grouping: tuple[int, int]
    first_day: str = ""


@lru_cache(maxsize=32)
def locale_of(tag: str) -> Locale:
    """The locale of a language tag (BCP 47, with hyphens or underscores), or of its beginning; English without one."""
    # Start-up: Babel takes 20 ms, and a build that changes nothing prints no word.
    from babel.core import Locale as Known
    from babel.core import UnknownLocaleError, get_global
    from babel.localedata import LocaleDataDict, exists, load

    found = Known.parse(ENGLISH)
    parts = tag.replace("-", "_").split("_")
    for length in range(len(parts), 0, -1):
        try:
            found = Known.parse("_".join(parts[:length]))
            break
        except (UnknownLocaleError, ValueError):
            continue
    name = str(found)
    # A copy: looking through an alias writes into the data, and locales share what they inherit (Babel 2.18).
    whole = load(name)
    data = LocaleDataDict({part: deepcopy(whole[part]) for part in _PARTS if part in whole})
    likely = str(get_global("likely_subtags").get(name, name)).rsplit("_", 1)[-1]
    home = f"{found.language}_{found.territory or likely}"
    at_home = load(home) if exists(home) else whole  # Arabic's week is Egypt's
    numbering = data.get("default_numbering_system", "latn")
    symbols = data["number_symbols"]
    system = numbering if numbering in symbols else "latn"
    sign = str(symbols[system].get("percentSign", "%"))
    skeletons = data["datetime_skeletons"]
    day = _pattern(data["date_formats"]["long"])
    day_of_month = _pattern(skeletons.get("MMMMd")) or "d MMMM"
    return Locale(
        name=name,
        plural=data["plural_form"],
        months=_months(data["months"]["format"]["wide"]),
        months_alone=_months(data["months"]["stand-alone"]["wide"]),
        months_short=_months(data["months"]["stand-alone"]["abbreviated"]),
        weekdays=_weekdays(data["days"]["stand-alone"]["wide"]),
        weekdays_short=_short(data["days"]["stand-alone"]),
        first_weekday=int(at_home["week_data"]["first_day"]),
        day=day,
        day_of_month=day_of_month,
        weekday_of_month=_weekday_of_month(skeletons, day_of_month),
        month=_pattern(skeletons.get("yMMMM")) or "LLLL y",
        year=_pattern(skeletons.get("y")) or "y",
        month_short=_pattern(skeletons.get("yMMM")) or "LLL y",
        day_short=_pattern(skeletons.get("MMMd")) or "d MMM",
        percent=str(data["percent_formats"][None].pattern).split(";")[0].replace("%", sign),
        era=str(data["eras"]["abbreviated"][1]),
        decimal=str(symbols[system].get("decimal", ".")),
        digits=_digits(numbering),
        group=str(symbols[system].get("group", ",")),
        grouping=data["decimal_formats"][None].grouping,
    )


@lru_cache(maxsize=256)
def language_name(tag: str, locale: str) -> str:
    """What a language (BCP 47) is called in a locale's own: "Arabic"; the tag itself where that is not known."""
    from babel.core import Locale as Known  # Start-up, as above.
    from babel.core import UnknownLocaleError

    try:
        return Known.parse(tag.replace("-", "_")).get_display_name(locale) or tag
    except (UnknownLocaleError, ValueError):
        return tag


@lru_cache(maxsize=256)
def pieces(pattern: str) -> tuple[str, ...]:
    """A CLDR pattern of a date (UTS 35, part 4) cut at its fields: text, the letters of a field, text, and so on.

    Text in single quotes stands for itself.
    """
    cut = [""]
    end = 0
    for match in _FIELD.finditer(pattern):
        cut[-1] += pattern[end : match.start()]
        if match[2]:
            cut += [match[0], ""]
        else:
            cut[-1] += match[1] or "'"
        end = match.end()
    cut[-1] += pattern[end:]
    return tuple(cut)


def grouped(number: int, locale: Locale, least: int) -> str:
    """A whole number with the groups and digits of a locale, the groups only from `least` digits on."""
    text = str(abs(number))
    if len(text) >= least:
        first, further = locale.grouping
        text, rest = text[-first:], text[:-first]
        while rest:
            text, rest = f"{rest[-further:]}{locale.group}{text}", rest[:-further]
    if locale.digits:
        text = text.translate(locale.digits)
    return f"−{text}" if number < 0 else text


def _pattern(found: Any) -> str:
    return str(found.pattern) if found is not None else ""


def _weekday_of_month(skeletons: Mapping[str, Any], day_of_month: str) -> str:
    """The pattern of a day with its weekday written out; most locales give it with the short weekday only."""
    for skeleton in ("MMMMEEEEd", "MMMMEd", "MMMEd"):
        if skeleton in skeletons:
            pattern = _pattern(skeletons[skeleton])
            return re.sub("E+|c+", "EEEE", re.sub("M{3,}", "MMMM", re.sub("L{3,}", "LLLL", pattern)))
    return f"EEEE, {day_of_month}"


def _months(names: Mapping[Any, str]) -> tuple[str, ...]:
    return tuple(str(names[number]) for number in range(1, 13))


def _weekdays(names: Mapping[Any, str]) -> tuple[str, ...]:
    return tuple(str(names[number]) for number in range(7))


def _short(widths: Mapping[str, Mapping[Any, str]]) -> tuple[str, ...]:
    """The weekdays for the head of a calendar: the widest names that fit, in the language's own letters."""
    whole = _weekdays(widths["abbreviated"])
    foreign = not "".join(whole).isascii()
    for width in ("abbreviated", "short", "narrow"):
        names = _weekdays(widths[width])
        if max(map(len, names)) <= WIDEST and not (foreign and "".join(names).isascii()):
            return names
    return whole


def _digits(numbering: str) -> Mapping[int, str] | None:
    zero = _ZEROS.get(numbering)
    return {ord("0") + value: chr(zero + value) for value in range(10)} if zero else None
