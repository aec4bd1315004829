"""What is filled in while the lines of one article are read, and what the whole document tells of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.convert.model import Claim, Evidence, Line, Picture
from generator.convert.piece import Piece


@dataclass(frozen=True, slots=True)
class Usage:
    """What a whole document tells of its articles.

    Whether numeric dates put the day first (None: unknown), the newest day printed on a date line ("" without one), and
    the short lines that stand in more than one article.
    """

    day_first: bool | None = None
    newest: str = ""
    common: frozenset[str] = frozenset()


@dataclass(slots=True)
class Gathered:
    """What is filled in while the lines of one article are read from top to bottom; a draft is made of it."""

    title: str = ""
    caption: str = ""
    credit: str = ""
    mark: str = ""
    authors: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    published: str = ""
    updated: str = ""
    section: str = ""
    place: str = ""
    claims: list[Claim] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)

    def take(self, line: Line, owner: str, start: int | None = None, end: int | None = None) -> None:
        """Give characters of a line to an owner; all of its text when no span is given."""
        first = line.start if start is None else start
        self.claims.append(Claim(line.number, first, len(line.raw) if end is None else end, owner))

    def say(self, name: str, line: Line, how: str, confidence: float) -> None:
        """Note why a field has its value."""
        self.evidence.append(Evidence(name, line.number, how, confidence))
