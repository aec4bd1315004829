"""Time is cut so that periods hold few enough articles and none moves another's border."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import dates
from generator.search.periods import BITS, Scale, Stretch, cut, key_of, parts_of, periods, scale_of

KEYS = st.lists(st.integers(0, (1 << BITS) - 1) | st.integers(1 << 50, (1 << 50) + 5000), min_size=1, max_size=200)
SMALL = Scale(period=16, tail=4)


def held(keys: list[int], stretches: tuple[Stretch, ...]) -> dict[str, list[int]]:
    """Return what lies in each stretch, by its name."""
    return {each.name: keys[each.start : each.end] for each in stretches}


@given(KEYS, st.integers(1, 20))
def test_stretches_part_the_articles(keys: list[int], most: int) -> None:
    """Every article lies in one stretch, in order, and no stretch holds more than it may but articles of one key."""
    keys.sort()
    found = cut(keys, most)
    assert [key for each in found for key in keys[each.start : each.end]] == keys
    assert len({each.name for each in found}) == len(found)
    assert all(each.end - each.start <= most or len(set(keys[each.start : each.end])) == 1 for each in found)


@given(KEYS, st.integers(0, (1 << BITS) - 1), st.integers(1, 20))
def test_another_article_changes_its_own_stretch(keys: list[int], another: int, most: int) -> None:
    """Adding an article adds it to one stretch, or begins one, or cuts the one that overflows; all others stay."""
    before = held(sorted(keys), cut(sorted(keys), most))
    more = sorted([*keys, another])
    after = held(more, cut(more, most))
    gone, new = before.keys() - after.keys(), after.keys() - before.keys()
    grown = [name for name in before.keys() & after.keys() if before[name] != after[name]]
    assert len(gone) + len(grown) <= 1
    assert not (grown and new)
    if gone:
        assert len(before[gone.pop()]) >= most


@given(KEYS)
def test_texts_lie_within_periods(keys: list[int]) -> None:
    """The finer cut never crosses a border of the coarser, the newest period's own among them."""
    keys.sort()
    coarse, fine = periods(keys, SMALL), cut(keys, 3)
    assert [key for each in coarse for key in keys[each.start : each.end]] == keys
    for each in fine:
        assert sum(each.start < period.end and each.end > period.start for period in coarse) == 1


@given(KEYS)
def test_the_newest_period_is_small(keys: list[int]) -> None:
    """What is added at the end of time rewrites a period of few articles."""
    keys = sorted(set(keys))
    *_, newest = periods(keys, SMALL)
    assert newest.end - newest.start <= SMALL.tail


@pytest.mark.parametrize("articles", [1, 100, 1_000, 10_000, 100_000, 1_000_000])
def test_a_few_periods(articles: int) -> None:
    """However many articles there are, a period may hold a fifth to two fifths of them, or 128."""
    scale = scale_of(articles)
    assert scale.period == 128 or articles / 5 <= scale.period <= articles / 2.5
    assert parts_of(scale.period) * 16 == scale.period or scale.period == 128


def test_keys_are_in_the_order_of_time() -> None:
    """Articles without a date come first, then by day and by minute; an address parts those of one minute."""
    texts = ("0987-01-01", "2003", "2003-02-14", "2003-02-14T08:15:00Z", "2003-02-14T08:16:00Z", "9999-12-31")
    keys = [key_of(None, "a"), *(key_of(dates.parse(text), "a") for text in texts)]
    assert all(one < other for one, other in pairwise(keys))
    assert max(keys) < 1 << BITS
    assert key_of(None, "a") != key_of(None, "b")
