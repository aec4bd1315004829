"""The printed lines of one article, with the places between which its text stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.convert.datelines import alone
from generator.convert.marks import Mark, cut_off, may_stand_over, prose, wrapped
from generator.convert.model import Label

_FAR = 7
_MOST_OVER = 2
FURNITURE = frozenset({Label.UI, Label.SHARE, Label.STAMP, Label.COUNTER, Label.BYLINE})
"""What stands over a text and is none of it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`text_at` is where the text begins (the number of marks where there is none), `text_end` its last paragraph.

    `furnished` says that page furniture or a date stands over the text, so that words there may be furniture too;
    `common` are lines that stand in other articles of the document as well.
    """

    found: Sequence[Mark]
    text_at: int
    text_end: int
    furnished: bool
    common: frozenset[str]

    @property
    def led(self) -> bool:
        """Whether the text begins with a dateline."""
        return self.text_at < len(self.found) and self.found[self.text_at].label is Label.LEAD


def sheet(found: Sequence[Mark], start: int, common: frozenset[str]) -> Sheet:
    """The lines of an article whose head ends before `start`."""
    texts = [at for at in range(start, len(found)) if prose(found[at]) and not cut_off(found[at].text)]
    begins = _begins(found, start)
    furnished = any(mark.label in FURNITURE for mark in found[:begins])
    return Sheet(found, begins, texts[-1] if texts else len(found), furnished, common)


def _begins(found: Sequence[Mark], start: int) -> int:
    """Where the text begins: at a dateline with no more than a standfirst over it, else at the first paragraph."""
    first = next((at for at in range(start, len(found)) if prose(found[at]) or wrapped(found, at)), len(found))
    printed = [at for at in range(start, len(found)) if found[at].label not in FURNITURE][:_FAR]
    for at in printed:
        if found[at].label is Label.LEAD and not alone(found[at].text):
            over = [mark.text for mark in found[start:at] if mark.label is Label.TEXT]
            return at if len(over) <= _MOST_OVER and all(may_stand_over(text) for text in over) else first
    return first
