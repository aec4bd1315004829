"""Digits of every script as ASCII, Han numerals, and which calendar a printed year belongs to."""

from __future__ import annotations

import re
import unicodedata

from generator import dates

_FIRST_YEAR, _LAST_YEAR = 1500, 2200
_OTHER_YEARS = range(1200, _FIRST_YEAR)
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_HAN_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0}


def ascii_digits(text: str) -> str:
    """The text with Arabic-Indic, Persian, Devanagari, full-width and all other decimal digits as 0 to 9.

    Its length stays the same.
    """
    if text.isascii():
        return text
    return _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)


def gregorian_year(number: int) -> bool:
    """Whether news may have been printed in that year of the Gregorian calendar."""
    return _FIRST_YEAR <= number <= _LAST_YEAR


def other_year(number: int) -> bool:
    """Whether a number is a year of the Hijri or the Solar Hijri calendar rather than of the Gregorian one."""
    return number in _OTHER_YEARS


def iso(year: int, month: int, day: int) -> str:
    """The ISO day, "" where the Gregorian calendar has no such day."""
    try:
        return dates.day(year, month, day).text
    except dates.NotADate:
        return ""


def han_number(text: str) -> int | None:
    """The number that Han numerals write before 年, 月 or 日 ("二〇二一", "十二", "元"), None for any other text."""
    if text == "元":
        return 1
    if not text or len(text) > 4 or any(character not in _HAN_DIGITS and character != "十" for character in text):
        return None
    if "十" not in text:
        return int("".join(str(_HAN_DIGITS[character]) for character in text))
    tens, _, ones = text.partition("十")
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return None
    return (_HAN_DIGITS[tens] if tens else 1) * 10 + (_HAN_DIGITS[ones] if ones else 0)
