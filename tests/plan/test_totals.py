from hypothesis import given
from hypothesis import strategies as st

from generator.dates import parse
from generator.model import Archive, Article, Entry, Term
from generator.plan.archive import in_order
from generator.plan.places import Dates, Place, place_of
from generator.plan.timeline import Period, Timeline
from generator.plan.totals import PHASES, Totals, steady
from generator.plan.urls import Addresses
from generator.words import of
from tests.plan.sample import article

TERM = Term("tags", "Rain", "tags/rain.html", ())


def totals(articles: list[Article], newest: Place | None) -> Totals:
    """Return the sums of an archive of these articles for a term whose newest article stands there."""
    entries = in_order(Entry(each, each.path) for each in articles)
    return Totals(TERM, newest, Timeline(Archive(entries), Dates(Addresses(), of("en"))))


def dated(*days: str) -> list[Article]:
    """Return an article of each day."""
    return [article(f"a{number}-{day}", day) for number, day in enumerate(days)]


@given(st.integers(0, 10**7), st.integers(0, PHASES - 1))
def test_sums_are_told_to_about_an_eighth(total: int, phase: int) -> None:
    """A sum is moved by an eighth at most, or by four articles where it is small."""
    assert abs(steady(total, phase) - total) <= max(4, total * 0.14)


@given(st.integers(100, 10**6))
def test_few_terms_see_an_article_come_in(total: int) -> None:
    """One more article moves the sums of at most one in eight terms."""
    assert sum(steady(total, phase) != steady(total + 1, phase) for phase in range(PHASES)) <= 1


@given(st.integers(0, PHASES - 1), st.lists(st.integers(0, 10**6), min_size=2))
def test_more_is_never_told_as_less(phase: int, sums: list[int]) -> None:
    """Sums keep their order."""
    told = [steady(total, phase) for total in sorted(sums)]
    assert told == sorted(told)


def test_what_is_younger_than_the_term_does_not_count() -> None:
    """An article after the term's newest changes none of its sums, in the same year, month or decade."""
    days = ["2001-03-04", "2001-05-06", "2001-05-07"]
    later = ["2001-05-08", "2001-06-01", "2002-01-01", "2003-02-02"]
    newest = place_of(parse("2001-05-07"))
    before, after = totals(dated(*days), newest), totals(dated(*days, *later), newest)
    for period in (Period(2001, 1), Period(2000, 10), Period(2000, 100)):
        assert before.of_period(period) == after.of_period(period) == steady(3, before._phase)
    assert before.of_month(2001, 5) == after.of_month(2001, 5) == steady(2, before._phase)
    assert after.of_month(2001, 3) == steady(1, before._phase)


def test_without_a_date_everything_counts() -> None:
    """A term whose newest article is known to the year counts the whole of that year."""
    days = ["2001-03-04", "2001-05-06", "2002-01-01"]
    phase = totals([], None)._phase
    assert totals(dated(*days), place_of(parse("2001"))).of_period(Period(2001, 1)) == steady(2, phase)
    assert totals(dated(*days), None).of_period(Period(2000, 10)) == steady(3, phase)
