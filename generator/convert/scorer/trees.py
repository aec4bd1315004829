"""The boosted trees that give a candidate its probability, read once from the data file beside this module."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

Node = tuple[int, float, "Node", "Node", float, float] | float
"""A feature's number, a limit, the node for values up to it, the node above it, what either way adds to the mean."""
SURE, UNSURE = 0.73, 0.27
TELLING = 60


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose leaves add up to a score; `scale` and `shift` turn a score into a probability to be relied on."""

    features: tuple[str, ...]
    base: float
    scale: float
    shift: float
    trees: tuple[Node, ...]
    stages: tuple[tuple[int, float], ...] = ()
    """After so many trees, a score below the floor can no longer become a cut: the others are not asked."""

    def score(self, values: Sequence[float]) -> float:
        """How much speaks for a line with these features to begin an article, in log odds."""
        given = list(map(float, values))  # comparing floats with floats is twice as fast
        total, start = self.base, 0
        for count, floor in (*self.stages, (len(self.trees), float("-inf"))):
            for tree in self.trees[start:count]:
                node = tree
                while type(node) is tuple:
                    feature, limit, low, high, _, _ = node
                    node = low if given[feature] <= limit else high
                total += node  # type: ignore[operator]
            if total < floor:
                break
            start = count
        return total

    def probability(self, score: float) -> float:
        """How often a line with that score begins an article."""
        return 1 / (1 + exp(-max(-40.0, min(40.0, score * self.scale + self.shift))))

    @property
    def least(self) -> float:
        """The score below which no line is a cut."""
        return (odds(UNSURE) - self.shift) / self.scale

    def shares(self, values: Sequence[float]) -> list[float]:
        """What each feature adds to the score: along each path, the change of the mean at every question.

        The first trees tell it: each later one only corrects those before.
        """
        found = [0.0] * len(self.features)
        given = list(map(float, values))
        for tree in self.trees[:TELLING]:
            node = tree
            while type(node) is tuple:
                feature, limit, low, high, less, more = node
                if given[feature] <= limit:
                    node = low
                    found[feature] += less
                else:
                    node = high
                    found[feature] += more
        return found


def odds(p: float) -> float:
    """The log odds of a probability."""
    return log(p / (1 - p))


@cache
def forest() -> Forest:
    """The trees that are shipped."""
    return planted(json.loads(files("generator.convert.scorer").joinpath("trees.json").read_text(encoding="utf-8")))


def planted(data: dict[str, object]) -> Forest:
    """The trees of the data file: each a list of nodes, the left child next to its parent, the right one by number."""
    trees = data["trees"]
    assert isinstance(trees, list)
    names, base, scale, shift, stages = (data[key] for key in ("features", "base", "scale", "shift", "stages"))
    assert isinstance(names, list)
    assert isinstance(base, float)
    assert isinstance(scale, float)
    assert isinstance(shift, float)
    assert isinstance(stages, list)
    planted_trees = tuple(_node(tree, 0) for tree in trees)
    return Forest(tuple(names), base, scale, shift, planted_trees, tuple((count, floor) for count, floor in stages))


def _node(tree: list[list[float] | float], at: int) -> Node:
    entry = tree[at]
    if not isinstance(entry, list):
        return float(entry)
    feature, limit, mean, right = entry
    low, high = at + 1, int(right)
    return (
        int(feature),
        float(limit),
        _node(tree, low),
        _node(tree, high),
        _mean(tree[low]) - mean,
        _mean(tree[high]) - mean,
    )


def _mean(entry: list[float] | float) -> float:
    return entry[2] if isinstance(entry, list) else entry
