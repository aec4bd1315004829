"""Dates, times of day, ages and phrases, each read at one place of a line of tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.convert.calendars import gregorian_year, iso, other_year
from generator.convert.datewords import Sense, Token, lexicon

_YEAR_MARKS, _MONTH_MARKS = frozenset("年년"), frozenset("月월")
_DAY_MARKS = frozenset("日日号號일")
_HOURS, _MINUTES, _SECONDS = frozenset("時时點点시"), frozenset("分분"), frozenset("秒초")
_JAPANESE_ERAS = frozenset({"令和", "平成", "昭和", "大正", "明治", "民国", "民國"})
_MOST_UNITS = 3
_NOTHING: Mapping[str, Sense] = {}


@dataclass(frozen=True, slots=True)
class Day:
    """A printed date up to token `stop`: `iso` where it is certain, or both readings of a numeric one.

    `month` and `day` stand alone where no year is printed; `other` where the calendar is not the Gregorian one.
    """

    stop: int
    iso: str = ""
    day_first: str = ""
    month_first: str = ""
    month: int = 0
    day: int = 0
    other: bool = False

    @property
    def whole(self) -> bool:
        """Whether it names a day of a year of the Gregorian calendar."""
        return bool(self.iso or self.day_first or self.month_first)


class Grammar:
    """The tokens of one line, and what can be read at each of them."""

    __slots__ = ("count", "senses", "tokens")

    def __init__(self, line: Sequence[Token]) -> None:
        self.tokens = line
        self.count = len(line)
        self.senses: dict[int, list[tuple[int, Mapping[str, Sense]]]] = {}

    def phrases(self, at: int) -> list[tuple[int, Mapping[str, Sense]]]:
        """Every known phrase that begins at a token: where it ends, what it may mean; the longest first."""
        found = self.senses.get(at)
        if found is None:
            found = self.senses[at] = list(self._phrases(at)) if at < self.count else []
        return found

    def _phrases(self, at: int) -> list[tuple[int, Mapping[str, Sense]]]:
        found = []
        for texts, senses in lexicon().phrases.get(self.tokens[at].text, ()):
            stop = at + len(texts)
            if len(texts) == 1 or tuple(token.text for token in self.tokens[at:stop]) == texts:
                found.append((stop, senses))
        return found

    def sense(self, at: int, *kinds: str) -> tuple[int, Sense] | None:
        """The longest phrase at a token that may mean one of these kinds."""
        for stop, senses in self.phrases(at):
            for kind in kinds:
                if kind in senses:
                    return stop, senses[kind]
        return None

    def is_sign(self, at: int, signs: str) -> bool:
        """Whether a token is one of these signs."""
        return at < self.count and self.tokens[at].kind == "s" and self.tokens[at].text in signs

    def number(self, at: int, longest: int = 2) -> int | None:
        """The number at a token, None where there is none or it has more digits."""
        if at >= self.count or self.tokens[at].kind != "n" or len(self.tokens[at].text) > longest:
            return None
        return int(self.tokens[at].text)

    def _mark(self, at: int, marks: frozenset[str]) -> bool:
        return at < self.count and self.tokens[at].text in marks

    def day(self, at: int) -> Day | None:
        """The date that begins at a token: in words, in numbers, with Han or Hangul marks."""
        token = self.tokens[at]
        if token.kind == "s":
            return None
        if token.kind == "w":
            return self._era_day(at) if token.text in _JAPANESE_ERAS else self._month_first(at)
        if len(token.text) == 4:
            return self._year_first(at)
        return self._day_first(at) if len(token.text) <= 2 else None

    def _year(self, at: int) -> tuple[int, int] | None:
        """A year of four digits, after a comma, a preposition, a stop or nothing; and where it ends."""
        joined = self.sense(at, "of")
        at = joined[0] if joined else at
        if self.is_sign(at, ",،./-–") and not (self.is_sign(at, "/-–") and self.tokens[at].spaced):
            at += 1
        joined = self.sense(at, "of")
        at = joined[0] if joined else at
        year = self.number(at, 4)
        return (year, at + 1) if year is not None and len(self.tokens[at].text) == 4 else None

    def _month_first(self, at: int) -> Day | None:
        """A month and a day: "March 4th, 2021", "Mar. 4"."""
        month = self.sense(at, "month")
        if month is None:
            return None
        stop = month[0] + (self.is_sign(month[0], ".") and not self.sense(month[0], "ordinals"))
        stop += self.is_sign(stop, "-/") and not self.tokens[stop].spaced
        day = self.number(stop)
        if day is None or not 1 <= day <= 31:
            return None
        ordinal = self.sense(stop + 1, "ordinals")
        stop = ordinal[0] if ordinal and not self.tokens[stop + 1].spaced else stop + 1
        return self._named(stop, month[1].value, day)

    def _named(self, stop: int, month: int, day: int) -> Day | None:
        """A day of a named month with the year that may follow."""
        year = self._year(stop)
        if year is None:
            return Day(stop, month=month, day=day)
        if not gregorian_year(year[0]):
            return None
        found = iso(year[0], month, day)
        return Day(year[1], found, month=month, day=day) if found else None

    def _day_first(self, at: int) -> Day | None:
        """A day and a month, in words, in numbers, or with marks: "4. März 2021", "04/03/2021", "3月4日"."""
        number = int(self.tokens[at].text)
        if self._mark(at + 1, _MONTH_MARKS):
            day = self.number(at + 2)
            if day is None or not self._mark(at + 3, _DAY_MARKS) or not 1 <= number <= 12:
                return None
            return Day(at + 4, month=number, day=day)
        if not 1 <= number <= 31:
            return None
        numeric = self._numeric(at)
        if numeric is not None:
            return numeric
        stop = at + 1
        ordinal = self.sense(stop, "ordinals")
        if ordinal and (not self.tokens[stop].spaced or self.tokens[stop].text == "-"):
            stop = ordinal[0]
        stop += self.is_sign(stop, ".،,") or (self.is_sign(stop, "-/–") and not self.tokens[stop].spaced)
        preposition = self.sense(stop, "of")
        if preposition and self.sense(preposition[0], "month", "other_months"):
            stop = preposition[0] + (self.is_sign(preposition[0], "'"))
        month = self.sense(stop, "month")
        other = self.sense(stop, "other_months")
        if month and (year := self._year(self._after_month(month[0]))) and gregorian_year(year[0]):
            found = iso(year[0], month[1].value, number)
            return Day(year[1], found, month=month[1].value, day=number) if found else None
        if other and (year := self._year(other[0])) and other_year(year[0]):
            return Day(year[1], other=True)
        return Day(month[0], month=month[1].value, day=number) if month else None

    def _after_month(self, at: int) -> int:
        return at + 1 if self.is_sign(at, ".") else self._second_name(at)

    def _second_name(self, at: int) -> int:
        """Past a second name of the month, as Arabic prints both traditions: "آذار/مارس", "شباط (فبراير)"."""
        if not self.is_sign(at, "/("):
            return at
        second = self.sense(at + 1, "month")
        if second is None:
            return at
        return second[0] + self.is_sign(second[0], ")")

    def _numeric(self, at: int) -> Day | None:
        """A date in numbers, its parts parted by the same sign: "04/03/2021"."""
        if not self.is_sign(at + 1, "/.-–"):
            return None
        sign = self.tokens[at + 1].text
        second = self.number(at + 2)
        if second is None or not self.is_sign(at + 3, sign) or (self.tokens[at + 1].spaced and sign != "."):
            return self._numeric_with_name(at, sign)
        year, first = self.number(at + 4, 4), int(self.tokens[at].text)
        if year is not None and len(self.tokens[at + 4].text) == 2 and 1 <= first <= 31 and 1 <= second <= 31:
            return Day(at + 5)  # no century is printed
        if year is None or len(self.tokens[at + 4].text) != 4:
            return None
        if other_year(year) and first <= 31 and second <= 31:
            return Day(at + 5, other=True)
        if not gregorian_year(year):
            return None
        ways = (iso(year, second, first), iso(year, first, second))
        if sign == "." and ways[0]:
            return Day(at + 5, ways[0])
        if not any(ways):
            return None
        certain = first == second or not all(ways)
        return Day(at + 5, (ways[0] or ways[1]) if certain else "", *ways)

    def _numeric_with_name(self, at: int, sign: str) -> Day | None:
        """A date in numbers but for its month: "04-Mar-2021"."""
        month = self.sense(at + 2, "month")
        if month is None or not self.is_sign(month[0], sign) or self.tokens[at + 1].spaced:
            return None
        year = self.number(month[0] + 1, 4)
        if year is None or not gregorian_year(year):
            return None
        found = iso(year, month[1].value, int(self.tokens[at].text))
        return Day(month[0] + 2, found) if found else None

    def _year_first(self, at: int) -> Day | None:
        """A year, a month and a day: "2021-03-04", "2021. 3. 4.", "2021年（令和3年）3月4日", "2021 March 4"."""
        year = int(self.tokens[at].text)
        if self._mark(at + 1, _YEAR_MARKS):
            return self._marked(self._past_era(at + 2), year)
        if self.is_sign(at + 1, "-/.–") and (month := self.number(at + 2)) is not None:
            day = self.number(at + 4)
            if day is None or not self.is_sign(at + 3, self.tokens[at + 1].text):
                return None
            stop = at + 5 + (self.tokens[at + 1].text == "." and self.is_sign(at + 5, "."))
            if other_year(year) and 1 <= month <= 12 and 1 <= day <= 31:
                return Day(stop, other=True)
            found = iso(year, month, day) if gregorian_year(year) else ""
            return Day(stop, found, month=month, day=day) if found else None
        return self._year_and_name(at, year)

    def _year_and_name(self, at: int, year: int) -> Day | None:
        named = self.sense(at + 1 + (self.is_sign(at + 1, ",-،")), "month", "other_months")
        if named is None:
            return None
        stop = named[0] + self.is_sign(named[0], "-,.")
        day = self.number(stop)
        if day is None:
            return None
        if named[1].kind == "other_months":
            return Day(stop + 1, other=True) if other_year(year) and 1 <= day <= 31 else None
        found = iso(year, named[1].value, day) if gregorian_year(year) else ""
        return Day(stop + 1, found, month=named[1].value, day=day) if found else None

    def _past_era(self, at: int) -> int:
        """Past the same year of an era or in brackets: "（令和3年）"."""
        if not self.is_sign(at, "(["):
            return at
        inside = at + 1 + (at + 1 < self.count and self.tokens[at + 1].text in _JAPANESE_ERAS)
        marked = self.number(inside, 4) is not None and self._mark(inside + 1, _YEAR_MARKS)
        return inside + 3 if marked and self.is_sign(inside + 2, ")]") else at

    def _marked(self, at: int, year: int) -> Day | None:
        """The month and day after a marked year."""
        month, day = self.number(at), self.number(at + 2)
        if month is None or day is None or not self._mark(at + 1, _MONTH_MARKS) or not gregorian_year(year):
            return None
        found = iso(year, month, day)
        stop = at + 3 + self._mark(at + 3, _DAY_MARKS)
        return Day(stop, found, month=month, day=day) if found else None

    def _era_day(self, at: int) -> Day | None:
        """A date of an era; the Gregorian year in brackets makes it a Gregorian one."""
        if self.number(at + 1) is None and self.number(at + 1, 3) is None:
            return None
        if not self._mark(at + 2, _YEAR_MARKS):
            return None
        after = at + 3
        if self.is_sign(after, "(["):
            year = self.number(after + 1, 4)
            stop = after + 2 + self._mark(after + 2, _YEAR_MARKS)
            if year is not None and gregorian_year(year) and self.is_sign(stop, ")]"):
                return self._marked(stop + 1, year)
        month, day = self.number(after), self.number(after + 2)
        if month is None or day is None or not self._mark(after + 1, _MONTH_MARKS):
            return None
        return Day(after + 3 + self._mark(after + 3, _DAY_MARKS), other=True)

    def clock(self, at: int, after_date: bool) -> int:
        """Where a time of day that begins at a token ends, with its zone; the token itself where there is none."""
        start = at
        before = self.sense(at, "am", "pm")
        at = before[0] if before else at
        hour = self.number(at)
        if hour is None or hour > 24:
            return start
        stop = self._clock_figures(at, after_date)
        meridiem = self.sense(stop, "am", "pm")
        if stop == at + 1 and not (meridiem and not before and hour <= 12) and not self.sense(stop, "clock"):
            return start
        stop = meridiem[0] if meridiem else stop
        named = self.sense(stop, "clock")
        stop = named[0] if named else stop
        return self._zone(stop)

    def _clock_figures(self, at: int, after_date: bool) -> int:
        """Past "10:15:30", "10.15", "18h47", "10時15分", "3시 15분"; past the hour alone where no more is printed."""
        after = at + 1
        if self.is_sign(after, ":."):
            minute = self.number(after + 1)
            if minute is None or minute > 59 or len(self.tokens[after + 1].text) != 2:
                return after
            stop = after + 2
            told = after_date or self.sense(stop, "am", "pm", "clock", "timezones")
            if self.tokens[after].text == "." and not told:
                return after
            while self.is_sign(stop, ":.") and not self.tokens[stop].spaced and self.number(stop + 1, 9) is not None:
                if self.tokens[stop + 1].spaced:
                    break
                stop += 2
            return stop
        if self._mark(after, _HOURS) or (self._mark(after, frozenset("h")) and self.number(after + 1) is not None):
            stop = after + 1
            if self.number(stop) is not None:
                unit = self.sense(stop + 1, "unit")
                minutes = unit is not None and unit[1].value == 60
                stop = unit[0] if unit and minutes else stop + 1 + self._mark(stop + 1, _MINUTES)
            if self.number(stop) is not None and self._mark(stop + 1, _SECONDS):
                stop += 2
            return stop + (stop == after + 1 and self._mark(after, frozenset("h")))
        return after

    def _zone(self, at: int) -> int:
        """Past a time zone: "GMT", "(UTC+3)", "+09:00", "Z"."""
        bracket = self.is_sign(at, "([")
        named = self.sense(at + bracket, "timezones")
        stop = named[0] if named else at + bracket
        if self.is_sign(stop, "+-−–"):
            offset = self.number(stop + 1, 4)
            if offset is not None and offset <= 1400 and not self.tokens[stop + 1].spaced and not self.day(stop + 1):
                stop += 2
                if self.is_sign(stop, ":") and self.number(stop + 1) is not None:
                    stop += 2
                named = named or (stop, Sense("timezones", 0, ()))
        elif named and self.number(stop, 2) is not None and not self.tokens[stop].spaced:
            stop += 1  # "GMT9"
        if named is None:
            return at
        return stop + (bracket and self.is_sign(stop, ")]"))

    def age(self, at: int) -> tuple[int, int] | None:
        """An age and where it ends: "2 min 39 sec ago", "vor einer Stunde", "3시간 전", "just now"."""
        now = self.sense(at, "just_now")
        if now:
            return 0, now[0]
        before = self.sense(at, "ago_before")
        counted = self._counted(before[0] if before else at)
        if counted is None:
            return None
        seconds, stop = counted
        after = self.sense(stop, "ago_after")
        if before or after:
            return seconds, after[0] if after and not before else stop
        return None

    def _counted(self, at: int) -> tuple[int, int] | None:
        """Numbers with units; a unit alone is one of it."""
        seconds = found = 0
        while found < _MOST_UNITS:
            number, unit_at = self.number(at, 4), at + 1
            if number is None:
                one = self.sense(at, "one")
                number, unit_at = 1, one[0] if one else at
                if found:
                    break
            unit = self.sense(unit_at, "unit")
            if unit is None:
                break
            dual = "ar" in unit[1].codes and self.tokens[unit_at].text.endswith("ين") and unit_at == at
            seconds += number * unit[1].value * (2 if dual else 1)
            at, found = unit[0] + self.is_sign(unit[0], "."), found + 1
        return (seconds, at) if found else None
