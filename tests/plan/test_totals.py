from hypothesis import given
from hypothesis import strategies as st

from generator.plan.totals import PHASES, steady


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
