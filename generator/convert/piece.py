"""A line of the body and where its own text begins and ends: after a dateline, before a button stuck to its end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from generator.convert.model import Labelled

_BUTTON = re.compile(
    r"(?:(?<=[.!?…。”\"'’)\]])\s*|\s+)(?:Read More|READ MORE|Continue reading|Continue Reading|Lire la suite"
    r"|Weiterlesen|Leer más"
    r"|Читать далее|Devamını oku|اقرأ المزيد|続きを読む|더보기)[\s.…»›→>]*$"
)
_TAIL = 40


@dataclass(frozen=True)
class Piece:
    """`start` is a place in the raw line."""

    line: Labelled
    start: int

    @cached_property
    def stop(self) -> int:
        """Where the text ends in the raw line."""
        line = self.line.line
        return line.start + stuck_button(line.text)

    @cached_property
    def text(self) -> str:
        """The text that belongs to the body."""
        return self.line.line.raw[self.start : self.stop].strip()


def stuck_button(text: str) -> int:
    """Where a button that is stuck to the end of a line begins; the length of the line without one."""
    if len(text) < _TAIL or text[-1] in ",;:" or not text[-_TAIL:].strip():
        return len(text)
    match = _BUTTON.search(text, len(text) - _TAIL)
    return match.start() if match else len(text)
