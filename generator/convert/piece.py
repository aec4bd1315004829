"""A line of the body and where its own text begins, after a dateline that was taken from it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.convert.model import Labelled


@dataclass(frozen=True, slots=True)
class Piece:
    """`start` is a place in the raw line."""

    line: Labelled
    start: int

    @property
    def text(self) -> str:
        """The text that belongs to the body."""
        return self.line.line.raw[self.start :].strip()
