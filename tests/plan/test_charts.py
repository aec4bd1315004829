import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.plan.charts import HEIGHT, Cell, histogram, path, spark, spread, ticks

counts = st.integers(0, 5000)
cells = st.lists(
    st.builds(Cell, st.just("2018"), st.just("x"), st.lists(st.tuples(counts, counts), min_size=1).map(tuple)),
    min_size=1,
)


def drawn(d: str, axis: int) -> dict[int, int]:
    """Return the bars that a path draws, as {left edge: signed height}, by walking its moves."""
    if not d:
        return {}
    start = re.match(r"M(\d+) (\d+)", d)
    assert start is not None
    assert int(start[2]) == axis
    bars, x, y = {}, int(start[1]), 0
    for move, far in re.findall(r"([hv])(-?\d+)", d):
        if move == "v":
            y -= int(far)
        elif y:
            bars[x] = y
            x += int(far)
        else:
            x += int(far)
    assert y == 0
    return bars


@given(st.lists(st.integers(-50, 50), max_size=40))
def test_path_draws_every_bar_and_nothing_else(heights: list[int]) -> None:
    """A path stands on its axis, skips what is empty and writes whole numbers only."""
    d = path(heights, 100)
    assert drawn(d, 100) == {4 * index: height for index, height in enumerate(heights) if height}
    assert re.fullmatch(r"(M\d+ \d+([hv]-?\d+)*)?", d)


def test_path_is_short() -> None:
    """Two bars side by side are one walk along the axis."""
    assert path([3, 0, 5], 20) == "M0 20v-3h3v3h5v-5h3v5"
    assert path([0, 0], 20) == ""


@given(cells)
def test_histogram_is_to_one_scale_and_in_its_box(found: list[Cell]) -> None:
    """Bars above and below share a scale, none leaves the box, and what is not nothing is seen."""
    chart = histogram(found, "x")
    bars = [bar for cell in found for bar in cell.bars]
    above, below = drawn(chart.published, chart.axis), drawn(chart.mentioned, chart.axis)
    assert len(above) == sum(1 for published, _ in bars if published)
    assert len(below) == sum(1 for _, mentioned in bars if mentioned)
    assert all(0 < height <= chart.axis for height in above.values())
    assert all(0 > height >= chart.axis - HEIGHT for height in below.values())
    for index, (published, mentioned) in enumerate(bars):
        if published == mentioned:
            assert above.get(4 * index, 0) == -below.get(4 * index, 0)
    assert chart.width == 4 * len(bars)


@given(cells)
def test_groups_count_what_their_bars_show(found: list[Cell]) -> None:
    """The table beside a chart has the chart's numbers, and empty groups are left out of it."""
    groups = histogram(found, "x").groups
    assert sum(group.published for group in groups) == sum(bar[0] for cell in found for bar in cell.bars)
    assert sum(group.mentioned for group in groups) == sum(bar[1] for cell in found for bar in cell.bars)
    assert all(group.published or group.mentioned for group in groups)
    assert [group.x for group in groups] == sorted(group.x for group in groups)


def test_without_mentions_the_axis_is_the_ground() -> None:
    """A chart of published articles alone uses its whole height."""
    chart = histogram([Cell("a", "a", ((2, 0),)), Cell("b", "b", ((0, 0),)), Cell("c", "c", ((4, 0),))], "x")
    assert (chart.axis, chart.published, chart.mentioned) == (200, "M0 200v-100h3v100h5v-200h3v200", "")
    assert [(group.label, group.x, group.width) for group in chart.groups] == [("a", 0, 4), ("c", 8, 4)]


def test_only_mentions_hang_from_the_axis() -> None:
    """A chart of mentions alone keeps a strip above the line."""
    assert histogram([Cell("a", "a", ((0, 3),))], "x").mentioned == "M0 50v150h3v-150"


def test_spark_fills_its_box() -> None:
    """The highest value of a spark is as high as its box, and the smallest that is not nothing is seen."""
    drawn_spark = spark([0.5, 0, 1.0, 0.001], "x")
    assert drawn(drawn_spark.path, 20) == {0: 10, 8: 20, 12: 1}
    assert spark([], "x").path == ""


@pytest.mark.parametrize("count", [0, 1, 2, 19, 20, 21, 39, 40])
def test_ticks_are_thinned_and_keep_both_ends(count: int) -> None:
    """There is a cell for every group, about twenty have a label, and the first and last always do."""
    found = ticks([str(number) for number in range(count)])
    labelled = [index for index, label in enumerate(found) if label]
    assert len(found) == count
    assert len(labelled) <= 21
    assert labelled[:1] + labelled[-1:] == ([0, count - 1] if count else [])
    gaps = [after - before for before, after in pairwise(labelled)]
    assert count <= 2 or min(gaps) >= min(2, -(-count // 20))


@given(st.integers(0, 500), st.integers(1, 400))
def test_what_is_known_to_a_longer_time_is_spread_over_it(count: int, bars: int) -> None:
    """Items without a day stand evenly in the bars of their time, and a single one in the middle."""
    found = list(spread(count, bars))
    assert len(found) == count
    assert found == sorted(found)
    assert all(0 <= index < bars for index in found)
    heights = [found.count(index) for index in range(bars)]
    assert max(heights) - min(heights) <= 1
    assert list(spread(1, bars)) == [bars // 2]


def test_dates_that_are_not_exact_are_pale() -> None:
    """A bar with vague dates is drawn whole and pale, and filled as high as its exact dates; the group counts both."""
    chart = histogram([Cell("a", "a", ((4, 0), (2, 2)), ((1, 0), (2, 0)))], "x")
    assert drawn(chart.published_vague, chart.axis) == {0: 133, 4: 66}
    assert drawn(chart.published, chart.axis) == {0: 100}
    assert (drawn(chart.mentioned, chart.axis), chart.mentioned_vague) == ({4: -66}, "")
    assert [(group.published, group.mentioned, group.vague) for group in chart.groups] == [(6, 2, 3)]
