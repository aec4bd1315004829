"""Working words of lines that no language pack has a key for, read once from `linewords.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from generator import yamlmap


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    name = "linewords.yaml"
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    tree, problems = yamlmap.compose(text, name)
    if tree is None or problems:
        raise ValueError("; ".join(problem.message for problem in problems))
    return {
        key.text: tuple(phrase for part in node.text.split(",") if (phrase := part.strip()))
        for key, node in tree.pairs
        if isinstance(node, yamlmap.YamlScalar)
    }


def phrases(key: str) -> tuple[str, ...]:
    """The phrases of one list, in their order. Raises KeyError for a list that is not there."""
    return _lists()[key]
