"""A generated document as the converter labels it."""

from __future__ import annotations

from generator.convert.decode import decode
from generator.convert.labels import label
from generator.convert.model import Labelled


def labelled(text: str) -> list[Labelled]:
    """The labelled lines of a text."""
    decoded, _ = decode(text.encode(), "glued.txt")
    assert decoded is not None
    return [label(line) for line in decoded.lines]
