"""The boosted trees that give a candidate its probability, read once from the data file beside this module."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

Node = tuple[int, float, float, "Node", "Node"] | float
"""A feature's number, a limit, the mean of what lies below, the node for values up to the limit, the node above it."""
SURE, UNSURE = 0.73, 0.27


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose leaves add up to a score; `scale` and `shift` turn a score into log odds that can be relied on."""

    features: tuple[str, ...]
    base: float
    scale: float
    shift: float
    trees: tuple[Node, ...]

    def score(self, values: Sequence[float]) -> float:
        """The log odds that a line with these features begins an article."""
        total = self.base
        for tree in self.trees:
            node = tree
            while type(node) is tuple:
                node = node[3] if values[node[0]] <= node[1] else node[4]
            total += node  # type: ignore[operator]
        return total * self.scale + self.shift

    def shares(self, values: Sequence[float]) -> list[float]:
        """What each feature adds to the score: along each path, the change of the mean at every question."""
        found = [0.0] * len(self.features)
        for tree in self.trees:
            node = tree
            while type(node) is tuple:
                below = node[3] if values[node[0]] <= node[1] else node[4]
                found[node[0]] += (below[2] if isinstance(below, tuple) else below) - node[2]
                node = below
        return found


def probability(score: float) -> float:
    """The probability of some log odds."""
    return 1 / (1 + exp(-max(-40.0, min(40.0, score))))


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
    names, base, scale, shift = data["features"], data["base"], data["scale"], data["shift"]
    assert isinstance(names, list)
    assert isinstance(base, float)
    assert isinstance(scale, float)
    assert isinstance(shift, float)
    return Forest(tuple(names), base, scale, shift, tuple(_node(tree, 0) for tree in trees))


def _node(tree: list[list[float] | float], at: int) -> Node:
    entry = tree[at]
    if not isinstance(entry, list):
        return float(entry)
    feature, limit, mean, right = entry
    return (int(feature), limit, mean, _node(tree, at + 1), _node(tree, int(right)))
