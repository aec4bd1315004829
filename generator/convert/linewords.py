"""Working words of lines that no language pack has a key for, read once from `linewords.yaml` and `furniture.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from generator import yamlmap


def phrases(key: str) -> tuple[str, ...]:
    """The phrases of one list, in their order. Raises KeyError for a list that is not there."""
    return _words()[key]


def furniture(place: str) -> Mapping[str, tuple[str, ...]]:
    """Phrases of page furniture by reason; `place` is "whole", "begins", "ends" or "rows", as `furniture.yaml` says."""
    return _furniture()[place]


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return _lists(_tree("linewords.yaml"))


@cache
def _furniture() -> dict[str, dict[str, tuple[str, ...]]]:
    pairs = _tree("furniture.yaml").pairs
    return {key.text: _lists(node) for key, node in pairs if isinstance(node, yamlmap.YamlMap)}


def _tree(name: str) -> yamlmap.YamlMap:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    tree, problems = yamlmap.compose(text, name, limits=yamlmap.Limits(size=256 * 1024))
    if tree is None or problems:
        raise ValueError("; ".join(problem.message for problem in problems))
    return tree


def _lists(tree: yamlmap.YamlMap) -> dict[str, tuple[str, ...]]:
    return {
        key.text: tuple(phrase for part in node.text.split(",") if (phrase := part.strip()))
        for key, node in tree.pairs
        if isinstance(node, yamlmap.YamlScalar)
    }
