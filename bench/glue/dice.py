"""Chance that is the same on any Python: only `random()` of a seeded generator is asked."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A seeded source of choices; the seed is a text."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed).random

    def below(self, n: int) -> int:
        """Return a whole number from 0 to n - 1."""
        return int(self.random() * n)

    def between(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def chance(self, p: float) -> bool:
        """Return True so often."""
        return self.random() < p

    def pick(self, items: Sequence[T]) -> T:
        """Return one item."""
        return items[self.below(len(items))]

    def some(self, items: Sequence[T], n: int) -> list[T]:
        """Return n different items in a random order, or all of them."""
        left = list(items)
        found: list[T] = []
        while left and len(found) < n:
            found.append(left.pop(self.below(len(left))))
        return found

    def weighted(self, items: Sequence[tuple[T, float]]) -> T:
        """Return one item, by its weight."""
        at = self.random() * sum(weight for _, weight in items)
        for item, weight in items:
            at -= weight
            if at < 0:
                return item
        return items[-1][0]
