import pytest

from generator import dates, words
from generator.plan.gaps import gap
from generator.plan.places import Dates, Place, iso, place_of, rfc3339
from generator.plan.urls import Addresses


@pytest.mark.parametrize(
    ("text", "place", "attribute", "stamp"),
    [
        ("2023-02-13", (2023, 2, 13), "2023-02-13", "2023-02-13T00:00:00Z"),
        ("2023-02-13T08:15:00+05:00", (2023, 2, 13), "2023-02-13T08:15:00+05:00", "2023-02-13T08:15:00+05:00"),
        ("2023-02-13T08:15", (2023, 2, 13), "2023-02-13T08:15:00", "2023-02-13T08:15:00Z"),
        ("1994-05", (1994, 5, 0), "1994-05", "1994-05-01T00:00:00Z"),
        ("1994~", (1994, 0, 0), "1994", "1994-01-01T00:00:00Z"),
        ("1994-21", (1994, 0, 0), "", "1994-03-01T00:00:00Z"),
        ("199X", (1990, 0, 0), "", "1990-01-01T00:00:00Z"),
        ("1939-09-01/1945-09-02", (1939, 9, 1), "", "1939-09-01T00:00:00Z"),
        ("2011/..", (2011, 0, 0), "", "2011-01-01T00:00:00Z"),
        ("../1990-11", (1990, 11, 0), "", "0001-01-01T00:00:00Z"),
    ],
)
def test_dates_stand_where_they_are_known(text: str, place: tuple[int, int, int], attribute: str, stamp: str) -> None:
    """A date has a place as fine as it is known, a form for HTML where there is one, and a stamp for feeds."""
    when = dates.parse(text)
    assert place_of(when) == Place(*place, exact=when.exact)
    assert (iso(when), rfc3339(when)) == (attribute, stamp)


def test_dates_lead_to_the_timeline() -> None:
    """A date links to its month, one without a month to its year, and equal dates share one value."""
    made = Dates(Addresses(), words.of("en"))
    assert made.view(dates.parse("1994-05-06")).url == "timeline/1994/05.html"
    assert made.view(dates.parse("1994")).url == "timeline/1994.html"
    assert made.view(dates.parse("1994")) is made.view(dates.parse("1994"))
    assert made.unlinked(dates.parse("1994~")).url == ""
    assert made.unlinked(dates.parse("1994~")).uncertain


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("2000-05-01", "2012-05-01", "12 years pass"),
        ("2000-05-01", "2012-04-30", "11 years pass"),
        ("2000", "2003", "2 years pass"),
        ("2000", "2002", ""),
        ("2000-05-01", "2001-06-01", ""),
        ("1900/1999", "1950", ""),
    ],
)
def test_gaps_are_told_from_two_years_on(before: str, after: str, said: str) -> None:
    """Between the end of one date and the beginning of the next, whole years are counted."""
    assert gap(dates.parse(before), dates.parse(after), words.of("en")) == said
