"""The gold documents of layouts met in the wild, as documents whose first lines are known."""

from __future__ import annotations

from pathlib import Path

from bench.glue.files import Glued
from tests.gold import HERE, Gold, read


def documents(folder: Path = HERE) -> list[Glued]:
    """Every gold document of a folder that holds an article, in the order of their names."""
    found = [_glued(read(path)) for path in sorted(folder.glob("*.txt"))]
    return [document for document in found if document.firsts]


def _glued(gold: Gold) -> Glued:
    firsts: list[int] = []
    furniture: list[tuple[int, int]] = []
    owned, article = 0, -1
    for row in gold.rows:
        if not row.owned:
            continue
        if row.article != article:
            article = row.article
            firsts.append(row.number)
            furniture.append((owned + 1, row.number))
        owned = row.number
    return Glued(gold.data.decode(), tuple(firsts), gold.variant, tuple(furniture))
