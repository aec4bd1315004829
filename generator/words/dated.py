"""Dates as one language prints them, exact, partial, uncertain or open."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dates import Precision, When, parse, weekday
from generator.words.locales import pieces
from generator.words.texts import Texts

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


@dataclass(frozen=True, slots=True, eq=False)
class Dated(Texts):
    """The dates of a language, by its patterns in the Unicode locale data and its own texts around them."""

    def date(self, when: When) -> str:
        """A date in words: "13 February 2023", "May 1994", "about 1994", "the 1990s", "since 2011"."""
        if when.precision is Precision.INTERVAL:
            return self._interval(when)
        words = self._certain(when)
        return self.t("date_about", kind=_kind(when), date=words) if when.uncertain else words

    def clock(self, printed: str) -> str:
        """A time of day from "08:15"; "" for none."""
        if not printed:
            return ""
        return self.t("clock", hour=self.digits(printed[:2]), minute=self.digits(printed[3:5]))

    def year(self, number: int) -> str:
        """A year where nothing else is said: "2018"."""
        return self.digits(str(number)) if self.locale.year == "y" else self._filled(self.locale.year, number)

    def years(self, first: int, last: int) -> str:
        """A run of years: "2018", "1994–2018"."""
        if first == last:
            return self.year(first)
        return self.t("years", first=self.digits(str(first)), last=self.digits(str(last)))

    def span(self, first: int, last: int) -> str:
        """A run of lines or numbers: "7", "1–44"."""
        if first == last:
            return self.digits(str(first))
        return self.t("range", first=self.digits(str(first)), last=self.digits(str(last)))

    def period(self, first: int, length: int) -> str:
        """A year, a decade, or a longer run of years: "2018", "1960s", "1900–1999"."""
        if length == 1:
            return self.year(first)
        if length == 10 and first:
            return self.t("decade", year=self.digits(str(first)))
        return self.years(max(first, 1), first + length - 1)

    def month(self, year: int, number: int) -> str:
        """A month: "July 2018"."""
        return self._filled(self.locale.month, year, number)

    def month_name(self, number: int) -> str:
        """A month without its year: "July"."""
        return self.locale.months_alone[number - 1]

    def short_month(self, year: int, number: int) -> str:
        """A month where there is little room: "Jul 2018"."""
        return self._filled(self.locale.month_short, year, number)

    def short_day(self, month_number: int, number: int) -> str:
        """A day of a month where there is little room: "13 Jul"."""
        return self._filled(self.locale.day_short, 0, month_number, number)

    def calendar_day(self, year: int, month_number: int, number: int) -> str:
        """A calendar day: "13 July 2018"."""
        return self._filled(self.locale.day, year, month_number, number)

    def short_month_name(self, number: int) -> str:
        """A month as short as it is written: "Jul"."""
        return self.locale.months_short[number - 1]

    def day(self, number: int, weekday_number: int, month_number: int) -> str:
        """A day in its month: "Sunday 1 July"; a weekday of 0 is Monday."""
        return self._filled(self.locale.weekday_of_month, 0, month_number, number, weekday_number)

    def day_of_month(self, number: int, month_number: int) -> str:
        """A day of any year: "1 July"."""
        return self._filled(self.locale.day_of_month, 0, month_number, number)

    def weekday(self, iso: str) -> str:
        """The weekday of an ISO day: "Sunday"."""
        return self.locale.weekdays[weekday(iso)]

    @property
    def week(self) -> tuple[int, ...]:
        """The weekdays, 0 for Monday, in the order in which the language's calendars print them."""
        first = self.locale.first_weekday
        return tuple((first + number) % 7 for number in range(7))

    def short_weekday(self, number: int) -> str:
        """A weekday as short as it is written: "Mon" for 0."""
        return self.locale.weekdays_short[number]

    def _certain(self, when: When) -> str:
        year, month, number = when.year, int(when.first[5:7]), int(when.first[8:10])
        match when.precision:
            case Precision.MOMENT | Precision.DAY:
                return self._filled(self.locale.day, year, month, number)
            case Precision.MONTH:
                return self.month(year, month)
            case Precision.SEASON:
                return self._season(int(when.text[5:7]), year)
            case Precision.DECADE:
                return self.t("date_decade", year=self.digits(str(year // 10 * 10)))
            case Precision.CENTURY:
                return self._century(year // 100)
            case _:
                return self.year(year)

    def _season(self, number: int, year: int) -> str:
        printed = self.digits(str(year))
        if number in _SEASONS:
            return self.t("date_season", kind=_SEASONS[number], year=printed)
        return self.t("date_quarter", kind=str(number - 32), number=self.digits(str(number - 32)), year=printed)

    def _century(self, hundreds: int) -> str:
        ordinal = hundreds + 1
        return self.t(
            "date_century",
            year=self.digits(str(hundreds * 100)),
            ordinal=self.digits(str(ordinal)),
            roman=roman(ordinal),
        )

    def _interval(self, when: When) -> str:
        left, right = when.text.split("/")
        if left == "..":
            end = parse(right)
            return self.t("date_until", kind=_kind(end), date=self.date(end))
        begin = parse(left)
        if right == "..":
            return self.t("date_since", kind=_kind(begin), date=self.date(begin))
        return self.t("date_between", first=self.date(begin), last=self.date(parse(right)))

    def _filled(self, pattern: str, year: int, month: int = 1, day: int = 1, weekday_number: int = 0) -> str:
        cut = list(pieces(pattern))
        for index in range(1, len(cut), 2):
            cut[index] = self._field(cut[index], year, month, day, weekday_number)
        return "".join(cut)

    def _field(self, letters: str, year: int, month: int, day: int, weekday_number: int) -> str:
        """What a field of a pattern says; a date is never printed with a shorter weekday or era than there is."""
        locale = self.locale
        match letters:
            case "d" | "dd":
                return locale.first_day if day == 1 and locale.first_day else self.digits(str(day))
            case "MMMM":
                return locale.months[month - 1]
            case "y" | "Y":
                return self.digits(str(year))
            case "LLLL":
                return locale.months_alone[month - 1]
            case "MMM" | "LLL":
                return locale.months_short[month - 1]
            case "M" | "L":
                return self.digits(str(month))
            case "MM":
                return self.digits(f"{month:02}")
            case "G":
                return locale.era
            case _:
                return locale.weekdays[weekday_number]


def roman(number: int) -> str:
    """A number from 1 on in Roman numerals."""
    told = ""
    for value, letters in _ROMAN:
        told += letters * (number // value)
        number %= value
    return told


def _kind(when: When) -> str:
    """The kind of a date, by which prepositions change: "day", "month", "year", "season", "decade", "century"."""
    return "day" if when.precision is Precision.MOMENT else when.precision.value
