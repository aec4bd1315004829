"""Cuts that a person should look at: those only offered, and those made that nobody can be quite sure of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.convert.model import Label, Labelled
from generator.convert.split import Parts

SURE = 0.9
"""From here on a cut is not worth a person's time."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A line on which an article may begin: its number, its text, how likely that is and why.

    `made` says that the document is cut there.
    """

    line: int
    text: str
    p: float
    reasons: tuple[str, ...]
    made: bool


def doubts(lines: Sequence[Labelled], parts: Parts) -> tuple[Doubt, ...]:
    """The doubtful cuts of a document, in order of its lines."""
    offered = [(lines[cut.index], cut.p, cut.reasons, False) for cut in parts.offered]
    made = [
        (first, segment.confidence, segment.reasons, True)
        for segment in parts.segments
        if segment.reasons and segment.confidence < SURE
        for first in [line for line in segment.lines if line.label is not Label.BLANK][:1]
    ]
    found = [Doubt(item.line.number, item.line.text, p, reasons, cut) for item, p, reasons, cut in (*offered, *made)]
    return tuple(sorted(found, key=lambda doubt: doubt.line))
