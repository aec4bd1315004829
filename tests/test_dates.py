"""Dates: exact, partial, uncertain and open ones, as archives print them (EDTF, ISO 8601-2:2019)."""

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import dates
from generator import words as interface
from generator.dates import NotADate, Precision, parse


@given(st.dates())
def test_a_day_is_that_day(day: dt.date) -> None:
    """Every calendar day from 0001 to 9999 is read as itself, and names one day without doubt."""
    when = parse(day.isoformat())
    assert (when.first, when.last, when.text) == (day.isoformat(),) * 3
    assert when.exact
    assert when.precision is Precision.DAY
    assert when == dates.day(day.year, day.month, day.day)


@given(st.datetimes(timezones=st.sampled_from([dt.timezone(dt.timedelta(hours=h)) for h in range(-12, 15)])))
def test_no_zone_moves_a_day(moment: dt.datetime) -> None:
    """A moment stays on the calendar day that is printed, whatever its zone."""
    when = parse(moment.isoformat(timespec="seconds"))
    assert when.first == when.last == moment.date().isoformat()
    assert when.clock == f"{moment:%H:%M}"
    assert when.precision is Precision.MOMENT
    assert parse(when.text) == when


@pytest.mark.parametrize(
    ("text", "canonical", "first", "last", "precision", "words"),
    [
        ("2023-02-13", "2023-02-13", "2023-02-13", "2023-02-13", "day", "13 February 2023"),
        ("1994-05", "1994-05", "1994-05-01", "1994-05-31", "month", "May 1994"),
        ("2024-02", "2024-02", "2024-02-01", "2024-02-29", "month", "February 2024"),
        ("1994", "1994", "1994-01-01", "1994-12-31", "year", "1994"),
        ("1994~", "1994~", "1994-01-01", "1994-12-31", "year", "about 1994"),
        ("1994?", "1994?", "1994-01-01", "1994-12-31", "year", "about 1994"),
        ("1994-05-02%", "1994-05-02%", "1994-05-02", "1994-05-02", "day", "about 2 May 1994"),
        ("199X", "199X", "1990-01-01", "1999-12-31", "decade", "the 1990s"),
        ("19xx", "19XX", "1900-01-01", "1999-12-31", "century", "the 1900s"),
        ("00XX", "00XX", "0001-01-01", "0099-12-31", "century", "the 0s"),
        ("1994-22", "1994-22", "1994-06-01", "1994-08-31", "season", "Summer 1994"),
        ("1994-24", "1994-24", "1994-12-01", "1995-02-28", "season", "Winter 1994"),
        ("9999-24", "9999-24", "9999-12-01", "9999-12-31", "season", "Winter 9999"),
        ("1994-36", "1994-36", "1994-10-01", "1994-12-31", "season", "quarter 4 of 1994"),
        ("1914/1918", "1914/1918", "1914-01-01", "1918-12-31", "interval", "1914 to 1918"),
        ("2011/..", "2011/..", "2011-01-01", "9999-12-31", "interval", "since 2011"),
        ("../1848-03", "../1848-03", "0001-01-01", "1848-03-31", "interval", "until March 1848"),
        ("2011/", "2011/..", "2011-01-01", "9999-12-31", "interval", "since 2011"),
        ("1914-07-28 / 1918-11-11", "1914-07-28/1918-11-11", "1914-07-28", "1918-11-11", "interval",
         "28 July 1914 to 11 November 1918"),
        ("2023-02-13T08:15:00+0500", "2023-02-13T08:15:00+05:00", "2023-02-13", "2023-02-13", "moment",
         "13 February 2023"),
        ("2023-02-13 08:15", "2023-02-13T08:15:00", "2023-02-13", "2023-02-13", "moment", "13 February 2023"),
        ("2023-02-13t08:15:07.25z", "2023-02-13T08:15:07Z", "2023-02-13", "2023-02-13", "moment", "13 February 2023"),
        (" 2023-02-13 ", "2023-02-13", "2023-02-13", "2023-02-13", "day", "13 February 2023"),
    ],
)  # fmt: skip
def test_forms_of_dates(text: str, canonical: str, first: str, last: str, precision: str, words: str) -> None:
    """Each form is read with the days it may lie between, has one canonical text, and is printed in words."""
    when = parse(text)
    assert (when.text, when.first, when.last, when.precision.value) == (canonical, first, last, precision)
    assert interface.of("en").date(when) == words
    assert parse(when.text) == when


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024-02-30", "2024-02-30 is not a date (February 2024 has 29 days)"),
        ("2023-02-29", "2023-02-29 is not a date (February 2023 has 28 days)"),
        ("2024-13-01", "2024-13-01 is not a date (there is no month 13)"),
        ("2024-00-01", "2024-00-01 is not a date (there is no month 0)"),
        ("2024-13", "'2024-13' is not a date (there is no month 13)"),
        ("2024-04-31T10:00:00Z", "2024-04-31 is not a date (April 2024 has 30 days)"),
        ("2024-04-30T24:00:00Z", "'2024-04-30T24:00:00Z' is not a time of day"),
        ("2024-04-30T10:60", "'2024-04-30T10:60' is not a time of day"),
        ("2024-04-30T10:00:61", "'2024-04-30T10:00:61' is not a time of day"),
        ("2024-04-30T10:00:00+24:00", "+24:00 is not a time zone offset"),
        ("2024-04-30T10:00:00-0099", "-00:99 is not a time zone offset"),
        ("0000", "years run from 0001 to 9999"),
        ("0000-05", "years run from 0001 to 9999"),
        ("0000-05-01", "years run from 0001 to 9999"),
        ("1918/1914", "'1918/1914' ends before it begins"),
        ("../..", "one side of an interval has to be one"),
        ("03/04/2024", "'03/04/2024' is not a date"),
        ("1914/soon", "'soon' is not a date"),
        ("199XX", "'199XX' is not a date"),
        ("1XXX", "'1XXX' is not a date"),
        ("yesterday", "'yesterday' is not a date"),
        ("20230213", "'20230213' is not a date"),
        ("", "'' is not a date"),
        ("２０２４-01-01", "is not a date"),
        ("٢٠٢٤-٠١-٠١", "is not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    """An impossible or unreadable date is refused in words for a person."""
    with pytest.raises(NotADate) as refused:
        parse(text)
    assert reason in str(refused.value)


@given(st.text() | st.text(st.sampled_from("0123456789-/.TZ:+~?%Xx "), max_size=25))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    """No text makes the parser fail in any other way, and what it accepts it accepts again in its canonical form."""
    try:
        when = parse(text)
    except NotADate:
        return
    assert "0001-01-01" <= when.first <= when.last <= "9999-12-31"
    assert parse(when.text) == when
    assert interface.of("en").date(when)
    assert 1 <= when.year <= 9999


@given(st.lists(st.dates(), min_size=2, max_size=6))
def test_sort_keys_sort_days(days: list[dt.date]) -> None:
    """Dates sort by day, and a moment by its time of day after its date alone."""
    assert sorted(days) == [
        dt.date.fromisoformat(when.first)
        for when in sorted((parse(day.isoformat()) for day in days), key=lambda when: when.sort_key)
    ]
    assert parse("2023-02-13").sort_key < parse("2023-02-13T08:15Z").sort_key < parse("2023-02-14").sort_key


@given(st.dates())
def test_weekdays_are_the_calendars(day: dt.date) -> None:
    """The weekday of an ISO day is that of the Gregorian calendar, Monday first."""
    assert dates.weekday(day.isoformat()) == day.weekday()
    assert dates.days_in(day.year, day.month) == calendar.monthrange(day.year, day.month)[1]


def test_an_uncertain_day_is_not_exact() -> None:
    """What is uncertain, or a span, does not name one day without doubt."""
    assert parse("2023-02-13").exact
    assert not parse("2023-02-13?").exact
    assert not parse("2023-02").exact


def test_an_interval_is_uncertain_where_one_end_is() -> None:
    """An interval with an uncertain end is uncertain."""
    assert parse("1914~/1918").uncertain
    assert not parse("1914/1918").uncertain
