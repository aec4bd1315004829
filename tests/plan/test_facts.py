"""An article's facts in the forms that programs read."""

from __future__ import annotations

import pytest

from generator import dates
from generator.model import Correction, Event
from generator.plan.facts import COVERED, coverage, facts_of, stamp
from tests.plan.sample import article, page, planned


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2018-07-13T08:15:00+02:00", "2018-07-13T08:15:00+02:00"),
        ("2018-07-13T08:15:00Z", "2018-07-13T08:15:00Z"),
        ("2018-07-13T08:15:00", "2018-07-13"),
        ("2018-07-13", "2018-07-13"),
        ("2018-07", "2018-07"),
        ("2018~", "2018"),
        ("201X", ""),
        ("2018-21", ""),
        ("2018/2019", ""),
    ],
)
def test_a_stamp_says_no_more_than_is_known(date: str, told: str) -> None:
    """A time is told with its zone or not at all; a decade, a season and a span are no dates of publication."""
    assert stamp(dates.parse(date)) == told


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("1914-07-28/1918-11-11", "1914-07-28/1918-11-11"),
        ("1914/1918-11", "1914/1918-11"),
        ("2011/..", "2011/.."),
        ("../2011-05-01", "../2011-05-01"),
        ("199X", "1990-01-01/1999-12-31"),
        ("199X/2003", "1990-01-01/2003"),
        ("1994-05~", "1994-05"),
        ("1994-05-06T10:00:00Z", "1994-05-06"),
        ("1994-22", "1994-06-01/1994-08-31"),
    ],
)
def test_times_are_dates_or_intervals(date: str, told: str) -> None:
    """What an article is about is told as ISO 8601: dates as they are, everything longer as an interval."""
    assert coverage((Event(dates.parse(date), "x"),)) == (told,)


def test_coverage_is_in_order_and_ends() -> None:
    """Times stand in their order, each once, and there are not too many."""
    events = [Event(dates.parse(str(year)), "x") for year in (*range(1990, 1950, -1), 1951)]
    told = coverage(events)
    assert told == tuple(str(year) for year in range(1951, 1951 + COVERED))


def test_corrections_count_as_changes() -> None:
    """The last of the corrections and of the update is when an article was modified, and "corrected" says so."""
    made = article(
        "a",
        updated=dates.parse("2023-02-14"),
        corrections=(Correction(dates.parse("2023-02-16"), "One"), Correction(None, "Two")),
        words=300,
    )
    assert facts_of(made).modified == "2023-02-16"
    assert (facts_of(made).words, facts_of(made).digest) == (300, made.body.digest)
    view = page(planned(made), "2023/02/a.html").view
    assert (view.corrected.text, view.updated.text) == ("16 February 2023", "14 February 2023")
    undated = article("a", corrections=(Correction(None, "Two"),))
    assert page(planned(undated), "2023/02/a.html").view.corrected is None
