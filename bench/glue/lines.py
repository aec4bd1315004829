"""A generated document as the converter labels it, and as it would if it knew less."""

from __future__ import annotations

from bench.glue.dice import Dice
from generator.convert.decode import decode
from generator.convert.labels import label
from generator.convert.model import Label, Labelled

_FORGOTTEN = (
    (Label.STAMP, 0.12),
    (Label.BYLINE, 0.1),
    (Label.NAME, 0.1),
    (Label.CAPTION, 0.1),
    (Label.LEAD, 0.12),
    (Label.UI, 0.06),
    (Label.SHARE, 0.06),
    (Label.END, 0.06),
    (Label.CREDIT, 0.06),
    (Label.KICKER, 0.1),
)


def labelled(text: str) -> list[Labelled]:
    """The labelled lines of a text."""
    decoded, _ = decode(text.encode(), "glued.txt")
    assert decoded is not None
    return [label(line) for line in decoded.lines]


def worn(lines: list[Labelled], dice: Dice) -> list[Labelled]:
    """The lines with some kinds of marks not recognised, as in a language or form that no reader of marks knows."""
    lost = {kind for kind, p in _FORGOTTEN if dice.chance(p)}
    return [Labelled(line.line, _plain(line)) if line.label in lost else line for line in lines]


def _plain(line: Labelled) -> Label:
    return Label.TEXT if len(line.line.text) > 100 or line.line.text[-1:] in ".!?。" else Label.SHORT
