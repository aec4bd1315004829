"""Numbers as SVG path data: mirrored histograms and sparks, in whole units, as short as they can be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.views import BarGroup, Chart, Spark

STEP, BAR = 4, 3
HEIGHT, MARGIN = 200, 50
SPARK_HEIGHT = 20
MOST_TICKS = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """A column group before it is drawn: label, address, and its bars from left to right as (published, mentioned).

    `vague` is, bar for bar, how many of them have a date that is not known to the day; () where all are. `counts` are
    the group's own numbers (published, mentioned, vague) where its bars show something else besides.
    """

    label: str
    url: str
    bars: tuple[tuple[int, int], ...]
    vague: tuple[tuple[int, int], ...] = ()
    counts: tuple[int, int, int] | None = None


def histogram(cells: Sequence[Cell], title: str) -> Chart:
    """The cells side by side: published above the axis, mentioned below, to one scale; empty cells are no groups.

    A bar with dates that are not exact is drawn twice: pale in its whole height, and filled as high as its exact dates.
    """
    bars = [bar for cell in cells for bar in cell.bars]
    vague = [bar for cell in cells for bar in cell.vague or ((0, 0),) * len(cell.bars)]
    above = max((published for published, _ in bars), default=0)
    below = max((mentioned for _, mentioned in bars), default=0)
    axis = _axis(above, below)
    scale = min(axis / above if above else HEIGHT, (HEIGHT - axis) / below if below else HEIGHT)
    pairs = list(zip(bars, vague, strict=True))
    return Chart(
        width=STEP * len(bars),
        height=HEIGHT,
        axis=axis,
        published=path([_height(bar[0] - less[0], scale) for bar, less in pairs], axis),
        mentioned=path([-_height(bar[1] - less[1], scale) for bar, less in pairs], axis),
        groups=_groups(cells),
        ticks=ticks([cell.label for cell in cells]),
        title=title,
        published_vague=path([_height(bar[0], scale) if less[0] else 0 for bar, less in pairs], axis),
        mentioned_vague=path([-_height(bar[1], scale) if less[1] else 0 for bar, less in pairs], axis),
    )


def spark(values: Sequence[float], title: str) -> Spark:
    """A row of bars, the highest value as high as the box."""
    top = max(values, default=0)
    scale = SPARK_HEIGHT / top if top else 0
    heights = [_height(value, scale) for value in values]
    return Spark(STEP * len(values), SPARK_HEIGHT, path(heights, SPARK_HEIGHT), title)


def path(heights: Sequence[int], axis: int) -> str:
    """One SVG path for all bars, standing on the line `axis` (negative ones hang from it); empty bars are left out.

    The pen walks along the axis, so a bar costs four short relative moves (SVG 2, section 9.3).
    """
    moves: list[str] = []
    pen = 0
    for index, height in enumerate(heights):
        if not height:
            continue
        start = index * STEP
        moves.append(f"h{start - pen}" if moves else f"M{start} {axis}")
        moves.append(f"v{-height}h{BAR}v{height}")
        pen = start + BAR
    return "".join(moves)


def ticks(labels: Sequence[str]) -> tuple[str, ...]:
    """The labels, thinned to about 20 by emptying every so many; the first and the last stay."""
    every = -(-len(labels) // MOST_TICKS)
    last = len(labels) - 1
    return tuple(
        label if index in (0, last) or (index % every == 0 and last - index >= every) else ""
        for index, label in enumerate(labels)
    )


def _axis(above: int, below: int) -> int:
    if not below:
        return HEIGHT
    return min(HEIGHT - MARGIN, max(MARGIN, round(HEIGHT * above / (above + below))))


def _height(value: float, scale: float) -> int:
    return max(1, round(value * scale)) if value else 0


def spread(count: int, bars: int) -> Iterator[int]:
    """The bars that so many items stand in, of which only the time of all the bars is known: evenly, one in the middle.

    A heap in one bar would look like an event.
    """
    return ((2 * number + 1) * bars // (2 * count) for number in range(count))


def pairs(bars: Iterable[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    """Bars that were counted as the pairs that a cell holds."""
    return tuple([(published, mentioned) for published, mentioned in bars])


def _groups(cells: Sequence[Cell]) -> tuple[BarGroup, ...]:
    groups: list[BarGroup] = []
    x = 0
    for cell in cells:
        width = STEP * len(cell.bars)
        published, mentioned, vague = cell.counts or (
            sum(bar[0] for bar in cell.bars),
            sum(bar[1] for bar in cell.bars),
            sum(map(sum, cell.vague)),
        )
        if published or mentioned:
            groups.append(BarGroup(cell.label, cell.url, x, width, published, mentioned, vague=vague))
        x += width
    return tuple(groups)
