"""Dates in Chinese, Japanese and Korean, where numbers carry their units and words have no blanks between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.convert import packs
from generator.convert.enrich.events.model import Form, Shape

LANGUAGES = frozenset({"zh", "ja", "ko"})
_WIDE = str.maketrans("０１２３４５６７８９〇零一二三四五六七八九", "0123456789" + "00123456789")
_UNITS = {"zh": ("年", "月", "[日号號]"), "ja": ("年", "月", "日"), "ko": ("년", "월", "일")}
_NUMBER = "[0-9０-９]"
_CHINESE_YEAR = "[〇零一二三四五六七八九]{4}"
_STEPS = {
    "zh": {"明天": 1, "明日": 1, "昨晚": -1, "前天": -2, "后天": 2, "後天": 2},
    "ja": {"明日": 1, "あす": 1, "あした": 1, "昨夜": -1, "一昨日": -2, "おととい": -2},
    "ko": {"내일": 1, "그제": -2, "모레": 2},
}
_YEARS = {
    "zh": {"今年": 0, "去年": -1, "明年": 1},
    "ja": {"今年": 0, "昨年": -1, "去年": -1, "来年": 1},
    "ko": {"올해": 0, "지난해": -1, "작년": -1, "내년": 1},
}
_DURATION = {"zh": "[间間来來度]", "ja": "[間度ぶ代]", "ko": r"\s?(?:간|동안|만)"}


def shapes(text: str, language: str) -> Iterator[Shape]:
    """Every date of a text in one of `LANGUAGES`; `start` and `end` count characters."""
    for match in _pattern(language).finditer(text):
        start, end = match.span()
        if match["year"]:
            year = int(match["year"].translate(_WIDE))
            yield Shape(Form.CALENDAR, start, end, year, _number(match["month"]), _number(match["day"]))
        elif match["alone"]:
            yield Shape(Form.CALENDAR, start, end, 0, _number(match["alone"]), _number(match["its_day"]))
        elif match["word"] in _YEARS[language]:
            yield Shape(Form.STEP, start, end, unit="year", amount=_YEARS[language][match["word"]])
        elif match["word"] in _days(language):
            yield Shape(Form.DEICTIC, start, end, amount=_days(language)[match["word"]], doubt=0.06)
        else:
            yield Shape(Form.WEEKDAY, start, end, weekday=_weekdays(language)[match["word"]], doubt=0.06)


def _number(digits: str | None) -> int:
    return int(digits.translate(_WIDE)) if digits else 0


@cache
def _days(language: str) -> dict[str, int]:
    pack = packs.pack(language)
    known = dict.fromkeys(pack.words("yesterday"), -1) | dict.fromkeys(pack.words("today"), 0)
    return known | _STEPS[language]


@cache
def _weekdays(language: str) -> dict[str, int]:
    tables = packs.pack(language).weekdays
    return {form: number for number, forms in enumerate(tables) for form in forms if len(form) > 1}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    year, month, day = _UNITS[language]
    number = f"{_NUMBER}{{1,2}}"
    words = packs.longest_first({*_days(language), *_YEARS[language], *_weekdays(language)})
    return re.compile(
        rf"(?<![0-9０-９.,])(?:(?P<year>(?:{_NUMBER}{{4}}|{_CHINESE_YEAR})){year}(?!{_DURATION[language]})"
        rf"(?:\s?(?P<month>{number}){month}(?:\s?(?P<day>{number}){day})?)?"
        rf"|(?P<alone>{number}){month}\s?(?P<its_day>{number}){day})|(?P<word>{'|'.join(map(re.escape, words))})"
    )
