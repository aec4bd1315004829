"""Where one article ends and the next begins: heads are found by the layouts of profiles, never guessed from one line.

What no layout explains is left to the scorer, which cuts only where it is sure; else a document stays one article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.convert.marks import Mark, marks
from generator.convert.model import Label, Labelled, Segment
from generator.convert.profiles import Head, Profile, heads

_BODY_WORDS = 60
_WHOLE = "no head was recognised: kept as one"


@dataclass(frozen=True, slots=True)
class Parts:
    """The articles of a document in order, and the lines before the first that belong to none."""

    segments: tuple[Segment, ...]
    preamble: tuple[Labelled, ...]


def split(lines: Sequence[Labelled], profiles: Sequence[Profile]) -> Parts:
    """The document in parts; `profiles` are those that apply to it."""
    found = marks(lines)
    if not found:
        return Parts((), ())
    told = heads(found, profiles)
    if not told:
        return Parts((Segment(tuple(lines), _WHOLE, 0.5),), ())
    preamble, before = _before_first(lines, found, told[0])
    parts = [_segment(lines, found, head, after) for head, after in zip(told, [*told[1:], None], strict=True)]
    return Parts((*before, *parts), preamble)


def _before_first(
    lines: Sequence[Labelled], found: Sequence[Mark], first: Head
) -> tuple[tuple[Labelled, ...], tuple[Segment, ...]]:
    """What stands over the first head: page furniture, or an article without a head of its own."""
    before = tuple(lines[: found[first.first].index])
    if any(len(line.line.text) >= _BODY_WORDS and line.label in {Label.TEXT, Label.LEAD} for line in before):
        return (), (Segment(before, _WHOLE, 0.5),)
    return before, ()


def _segment(lines: Sequence[Labelled], found: Sequence[Mark], head: Head, after: Head | None) -> Segment:
    start = found[head.first].index
    end = found[after.first].index if after else len(lines)
    roles = {found[head.first + at].line.line.number: role for at, role in enumerate(head.roles)}
    return Segment(tuple(lines[start:end]), head.evidence, head.confidence, roles)
