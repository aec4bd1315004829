"""Long lists as numbered pages, counted from the oldest entry, so that a new entry changes no page that is full."""

from __future__ import annotations

from typing import TypeVar

Item = TypeVar("Item")


def numbered(items: tuple[Item, ...], size: int, head: int) -> tuple[tuple[Item, ...], ...]:
    """The pages of a list whose newest `head` items stand on a page of their own: page 1 holds the oldest `size` items.

    `items` and every page run newest first. There are just as many pages as it takes to show what the head does not;
    with `head >= size` every page is full, and keeps its items for good while newer ones are added.
    """
    total = len(items)
    ends = range(total, total - count_of(total, size, head) * size, -size)
    return tuple([items[max(0, end - size) : end] for end in ends])


def count_of(total: int, size: int, head: int) -> int:
    """How many numbered pages a list of `total` items has."""
    return max(0, -(-(total - head) // size))
