"""The grammar of single dates: a passage is one letter a token, and a date is a regular expression over the letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.convert.enrich.events.lexicon import Lexicon
from generator.convert.enrich.events.model import UNITS, Form, Shape

_WEEKDAY = r"(?:(?:W|w\.?),?X?D?)?"
_MONTH = r"(?:[MA]|m\.?)"
_COUNT = r"(?:n-n|[nadh])"
_Reader = Callable[["Passage", int, int], "Shape | None"]
_FORMS = (
    ("iso", r"y-d-d"),
    ("hyphened", rf"d-{_MONTH}-y"),
    ("numeric", r"(?:d/d/y|d\.d\.y|y/d/d)"),
    ("days", rf"[FG]?{_WEEKDAY}[do]\.?(?:[-K&U]){_WEEKDAY}[do]\.?O?{_MONTH}(?:,?O?y(?![-/]?\d))?"),
    ("tail_days", rf"[FG]?{_WEEKDAY}{_MONTH}[do](?:[-K&U])[do](?:,?y)?(?![MAm])"),
    ("day", rf"{_WEEKDAY}[do]DOT(?:O?D?),?{_MONTH},?O?y"),
    ("day", rf"{_WEEKDAY}{_MONTH}D?[do],?y"),
    ("months", rf"[FG]?{_MONTH}[-K&]{_MONTH}O?,?y"),
    ("bare_months", rf"[FG][MA][-K&U][MA](?![do])"),
    ("day", rf"{_WEEKDAY}[do]DOTO?{_MONTH}(?:,?O?[LTN]u)?"),
    ("day", rf"{_WEEKDAY}{_MONTH}D?[do](?:,?O?[LTN]u)?"),
    ("month", rf"{_MONTH},?O?D?y"),
    ("month", r"[MA]O?[LTN]u"),
    ("stepped_month", r"[LTN][MA](?![do])"),
    ("season", r"e,?O?D?y-[dh]|e,?O?D?y|eO?[LTN]u|[LTN]e"),
    ("part_year", r"[rL]-?uO?D?y|QO?,?y|[rL]-?uO[LTN]u"),
    ("century", r"(?:n-r|[ocr])-?u"),
    ("decades", r"S[-&]D?S|'S[-&]'S"),
    ("decade", r"'?S"),
    ("years", r"[FG]?y[-K&U/](?:y|[dh])"),
    ("weekday", r"WO?,?[LTN]u|[LTN]?Wp?"),
    ("beside", r"u[bf]t"),
    ("deictic", r"tp?|Lp|Tp"),
    ("ago", rf"z{{0,2}}{_COUNT}ug"),
    ("step", r"BOD?u|[lE]?[LTN]u"),
    ("comes", rf"Cz{{0,3}}{_COUNT}uf"),
    ("hanging", rf"z{{0,2}}{_COUNT}u[lfb]|l?ju|vu|DNp"),
    ("within", rf"i{_COUNT}u"),
    ("weekend", r"X?Du"),
    ("lone_month", r"[MA]"),
    ("era", r"R[dhy]|[dhy]R"),
    ("year", r"'?y|'[dh]"),
)


TRIGGER = re.compile("[yMAmWSQtuepR]")
"""What a passage with a date has in its classes, to pass over most passages at once."""


_START = re.compile(r"[yMAmWwoSQtevjLTNrcuzBlECR']|[dFGn](?=[^x])|[ah](?=[uR])|D(?=N)|X(?=D?u)|i(?=[nadh])")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as tokens: the words, their classes (a letter each), and the character where each begins."""

    words: Sequence[str]
    classes: str
    starts: Sequence[int]
    lexicon: Lexicon

    def stop(self, end: int) -> int:
        """The character after the last of the tokens before `end`."""
        return self.starts[end - 1] + len(self.words[end - 1])

    def joined(self, start: int, end: int) -> bool:
        """Whether no blank stands between the tokens `start` to `end` (excluded)."""
        return self.stop(end) - self.starts[start] == sum(map(len, self.words[start:end]))

    def value(self, at: int) -> int:
        """The number that the token stands for."""
        return self.lexicon.value(self.words[at])

    def numbers(self, start: int, end: int, letters: str) -> list[int]:
        """The numbers of the tokens of these classes, in order."""
        classes = self.classes
        return [self.lexicon.value(self.words[at]) for at in range(start, end) if classes[at] in letters]


def shapes(passage: Passage) -> Iterator[Shape]:
    """Every date of a passage in order, none within another; what only looks like one is left to `refusals`."""
    grammar, forms = _grammar(passage.lexicon.dotted)
    at = 0
    while start := _START.search(passage.classes, at):
        at = start.end()
        match = grammar.match(passage.classes, at - 1)
        if match is None:
            continue
        for reader, form in forms[int(str(match.lastgroup)[1:]) :]:
            match = form.match(passage.classes, at - 1)
            shape = reader(passage, *match.span()) if match else None
            if shape:
                yield shape
                at = shape.end
                break


@cache
def _grammar(dotted: bool) -> tuple[re.Pattern[str], tuple[tuple[_Reader, re.Pattern[str]], ...]]:
    """One pattern that finds where a date may stand and its first form, and every form with its reader."""
    forms = [(name, form.replace("DOT", r"\.?" if dotted else "")) for name, form in _FORMS]
    whole = "|".join(f"(?P<f{number}>{form})" for number, (_, form) in enumerate(forms))
    return re.compile(whole), tuple((_READERS[name], re.compile(form)) for name, form in forms)


def _iso(passage: Passage, start: int, end: int) -> Shape | None:
    year, month, day = passage.numbers(start, end, "yd")
    return _calendar(start, end, year, month, day) if passage.joined(start, end) else None


def _hyphened(passage: Passage, start: int, end: int) -> Shape | None:
    day, month, year = passage.numbers(start, end, "dMAmy")
    return _calendar(start, end, year, month, day) if passage.joined(start, end) else None


def _numeric(passage: Passage, start: int, end: int) -> Shape | None:
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


def _days(passage: Passage, start: int, end: int) -> Shape | None:
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


def _months(passage: Passage, start: int, end: int) -> Shape | None:
    first, last = passage.numbers(start, end, "MAm")
    year = (passage.numbers(start, end, "y") or [0])[0]
    left = year - 1 if year and first > last else year
    until = Shape(Form.CALENDAR, start, end, year, last)
    return Shape(Form.RANGE, start, end, left, first, upto=until)


def _day(passage: Passage, start: int, end: int) -> Shape | None:
    (day, month), year = (
        (passage.numbers(start, end, letters)[0] for letters in ("do", "MAm")),
        passage.numbers(start, end, "y"),
    )
    shape = Shape(Form.CALENDAR, start, end, year[0] if year else 0, month, day)
    if year or end == len(passage.words) or passage.classes[end - 1] == "u":
        return _stepped(passage, shape)
    if passage.words[end] in {",", ".", ":", "%", "-", "/"} and end + 1 < len(passage.words):
        quantity = passage.joined(end - 1, end + 2) and passage.words[end + 1][0].isdigit()
        if quantity:
            return None
    return shape


def _stepped(passage: Passage, shape: Shape) -> Shape | None:
    if passage.classes[shape.end - 1] != "u":
        return shape
    unit = UNITS[passage.value(shape.end - 1)]
    if unit not in {"year", "week"} or (unit == "week" and shape.form is not Form.WEEKDAY):
        return None
    return replace(shape, unit=unit, amount=_steps(passage, shape.end - 2), stepped=True)


def _steps(passage: Passage, at: int) -> int:
    return {"L": -1, "T": 0, "N": 1}[passage.classes[at]]


def _month(passage: Passage, start: int, end: int) -> Shape | None:
    month = passage.numbers(start, end, "MAm")[0]
    year = passage.numbers(start, end, "y")
    return _stepped(passage, Shape(Form.CALENDAR, start, end, year[0] if year else 0, month))


def _stepped_month(passage: Passage, start: int, end: int) -> Shape | None:
    month = passage.value(end - 1)
    return Shape(Form.CALENDAR, start, end, 0, month, unit="month", amount=_steps(passage, start), doubt=0.05)


def _season(passage: Passage, start: int, end: int) -> Shape | None:
    if passage.classes[end - 1] == "e":
        return Shape(Form.CALENDAR, start, end, 0, passage.value(end - 1), unit="season", amount=_steps(passage, start))
    year = passage.numbers(start, end, "y")
    if passage.classes[end - 1] in "dh" and (not passage.joined(end - 3, end) or len(passage.words[end - 1]) != 2):
        return None
    return _stepped(passage, Shape(Form.CALENDAR, start, end, year[0] if year else 0, passage.value(start)))


def _part_year(passage: Passage, start: int, end: int) -> Shape | None:
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
    return _stepped(
        passage,
        Shape(Form.CALENDAR, start, end, year[0] if year else 0, number + (32 if unit == "quarter" else 39)),
    )


def _century(passage: Passage, start: int, end: int) -> Shape | None:
    if UNITS[passage.value(end - 1)] != "century" or passage.words[end - 1].endswith("s"):
        return None
    number = sum(passage.numbers(start, end - 1, "nocr"))
    return Shape(Form.CENTURY, start, end, (number - 1) * 100) if 2 <= number <= 22 else None


def _decades(passage: Passage, start: int, end: int) -> Shape | None:
    left = _decade(passage, start, start + (2 if passage.classes[start] == "'" else 1))
    right = _decade(passage, end - (2 if passage.classes[end - 2] == "'" else 1), end)
    if left is None or right is None or right.year <= left.year:
        return None
    return replace(left, form=Form.RANGE, unit="decade", end=end, upto=right)


def _decade(passage: Passage, start: int, end: int) -> Shape | None:
    year = passage.value(end - 1)
    if passage.classes[start] == "'" or year < 100:
        if passage.classes[start] != "'" or year >= 100 or not passage.joined(start, end):
            return None
        year += 1900 if year >= 20 else 2000
    definite = start > 0 and passage.classes[start - 1] in "DEi-&P"
    return Shape(Form.DECADE, start, end, year, doubt=(0.0 if definite else 0.12) + (0.15 if year % 100 == 0 else 0.0))


def _years(passage: Passage, start: int, end: int) -> Shape | None:
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


def _weekday(passage: Passage, start: int, end: int) -> Shape | None:
    at = next(at for at in range(start, end) if passage.classes[at] == "W")
    shape = Shape(Form.WEEKDAY, start, end, weekday=passage.value(at))
    if passage.classes[end - 1] == "u":
        shape_or_none = _stepped(passage, shape)
        return shape_or_none if shape_or_none and shape_or_none.unit == "week" else None
    if passage.lexicon.followed and passage.classes[end : end + 1] != "k":
        return None
    steps = _steps(passage, start) if passage.classes[start] in "LTN" else 0
    return replace(shape, amount=steps, unit="weekday" if at > start else "")


def _beside(passage: Passage, start: int, end: int) -> Shape | None:
    step = passage.value(end - 1)
    if UNITS[passage.value(start)] != "day" or step == 0 or (step < 0) != (passage.classes[start + 1] == "b"):
        return None
    return Shape(Form.DEICTIC, start, end, amount=2 * step)


def _deictic(passage: Passage, start: int, end: int) -> Shape | None:
    match passage.classes[start]:
        case "L":
            return Shape(Form.DEICTIC, start, end, amount=-1) if passage.words[end - 1] == "night" else None
        case "T":
            return Shape(Form.DEICTIC, start, end, doubt=0.1)
        case _:
            step = passage.value(start)
            return Shape(Form.DEICTIC, start, end, amount=step, doubt=0.0 if step else 0.1)


def _count(passage: Passage, start: int, end: int) -> int:
    return sum(passage.numbers(start, end, "nadh"))


def _ago(passage: Passage, start: int, end: int) -> Shape | None:
    before = passage.words[start - 1].lower() if start else ""
    unit, count = UNITS[passage.value(end - 2)], _count(passage, start, end)
    if before in {"half", "and", "a"} or unit in {"quarter", "half", "weekend"} or not count:
        return None
    return Shape(Form.AGO, start, end, unit=unit, amount=-count, blurred=passage.classes[start] == "z")


def _step(passage: Passage, start: int, end: int) -> Shape | None:
    unit = UNITS[passage.value(end - 1)]
    before = passage.classes[start - 1] if start else ""
    if passage.classes[start] == "B":
        return Shape(Form.STEP, start, end, unit=unit) if unit in {"month", "year", "week", "decade"} else None
    at = end - 2
    step = _steps(passage, at)
    if unit == "half" or passage.words[end - 1].endswith("s"):
        return None
    if unit == "day" and (step != 1 or at != start):
        return None
    if unit == "day" or (before == "D" and at == start):
        hanging = step == 1 and unit in {"day", "week", "month", "year"}
        return Shape(Form.HANGING, start, end, unit=unit) if hanging else None
    return Shape(Form.STEP, start, end, unit=unit, amount=step)


def _comes(passage: Passage, start: int, end: int) -> Shape | None:
    unit, count = UNITS[passage.value(end - 2)], _count(passage, start, end)
    if unit in {"quarter", "half", "weekend"}:
        return None
    blurred = passage.classes[start + 1] == "z" and passage.words[start + 1].lower() != "just"
    return Shape(Form.COMES, start + 1, end, unit=unit, amount=-count, blurred=blurred)


def _hanging(passage: Passage, start: int, end: int) -> Shape | None:
    units = passage.numbers(start, end, "u")
    unit = UNITS[units[0]] if units else "day"
    last = passage.words[end - 1].lower()
    if unit in {"quarter", "half"} or (passage.classes[start] in "lj" and last.endswith("s")):
        return None
    if passage.classes[start] == "v" and (last.endswith("s") or passage.classes[start - 1 : start] != "D"):
        return None
    return Shape(Form.HANGING, start + (passage.classes[start] == "D"), end, unit=unit)


def _within(passage: Passage, start: int, end: int) -> Shape | None:
    unit, count = UNITS[passage.value(end - 1)], _count(passage, start, end)
    if passage.words[start].lower() != "in" or unit not in {"day", "week", "month", "year"} or not count:
        return None
    return Shape(Form.WITHIN, start, end, unit=unit, amount=count, doubt=0.1)


def _weekend(passage: Passage, start: int, end: int) -> Shape | None:
    before = passage.words[start - 1].lower() if start else ""
    led = passage.classes[start] == "X" or before in {"at", "over", "during"}
    if UNITS[passage.value(end - 1)] != "weekend" or not led or passage.words[end - 1].endswith("s"):
        return None
    return Shape(Form.STEP, end - 1, end, unit="weekend", doubt=0.05)


def _lone_month(passage: Passage, start: int, end: int) -> Shape | None:
    return Shape(Form.CALENDAR, start, end, 0, passage.value(start)) if passage.lexicon.language == "en" else None


def _era(passage: Passage, start: int, end: int) -> Shape | None:
    era = next(word for word in passage.words[start:end] if word.isalpha())
    if era.startswith("B"):
        return Shape(Form.HANGING, start, end, unit="era")
    return Shape(Form.CALENDAR, start, end, _count(passage, start, end) or passage.numbers(start, end, "y")[0])


def _year(passage: Passage, start: int, end: int) -> Shape | None:
    value = passage.value(end - 1)
    if passage.classes[start] != "'":
        return Shape(Form.CALENDAR, start, end, value)
    if passage.classes[end - 1] == "y" or not passage.joined(start, end) or len(passage.words[end - 1]) != 2:
        return None
    return Shape(Form.CALENDAR, start, end, value + (1900 if value >= 30 else 2000), doubt=0.13)


_READERS: dict[str, _Reader] = {
    "iso": _iso, "hyphened": _hyphened, "numeric": _numeric, "days": _days, "tail_days": _days, "day": _day,
    "months": _months, "bare_months": _months, "month": _month, "stepped_month": _stepped_month, "season": _season,
    "part_year": _part_year, "century": _century, "decades": _decades, "decade": _decade, "years": _years,
    "weekday": _weekday, "beside": _beside, "deictic": _deictic, "ago": _ago, "step": _step, "comes": _comes,
    "hanging": _hanging, "within": _within, "weekend": _weekend, "lone_month": _lone_month, "era": _era, "year": _year,
}  # fmt: skip
