"""Where articles begin when a layout and the scorer both have a say.

A title that is printed again, or the layout of an outlet, stands. Any other head gives way where the scorer is sure
that the article begins at a better title above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.convert.headline import possible, worth
from generator.convert.marks import CLOCK, Mark, prose
from generator.convert.model import Label, Role
from generator.convert.profiles import Head
from generator.convert.scorer import Cut

SURE, BESIDE_HEADS, AMONG_FIRM = 0.73, 0.78, 0.97
"""How likely a cut must be to be made: in a document without heads, with heads, with firm ones."""
_NEARLY = 0.75
_DATE_LABELS = frozenset({"field label", "word before the date"})
_NO_HEAD = frozenset({Label.UI, Label.SHARE, Label.COUNTER, Label.END, Label.REFERENCE, Label.CREDIT, Label.CAPTION})


@dataclass(frozen=True, slots=True)
class Start:
    """Where an article begins, and why. `head` holds the roles of lines by number, where a layout told.

    `told` says that a layout had a part in it, so that even a short text stands; in a list (`listed`) also one that is
    cut off.
    """

    index: int
    evidence: str
    confidence: float
    head: dict[int, Role] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    told: bool = False
    listed: bool = False


def weighed(found: Sequence[Mark], told: Sequence[Head], scored: Sequence[Cut]) -> list[Start]:
    """The beginnings of articles in order, from heads and from sure cuts, one for each article."""
    least = AMONG_FIRM if any(head.firm for head in told) else BESIDE_HEADS if told else SURE
    starts: list[Start] = []
    near: set[int] = set()
    for head in told:
        start, above = _with_cut(found, head, scored)
        starts.append(start)
        near |= above
    near |= {mark.index for mark in found if CLOCK.fullmatch(mark.text)}  # the hours of a live report
    near |= {mark.index for above, mark in pairwise(found) if above.line.reason == "photo mark"}
    cuts = [cut for cut in scored if cut.p >= least and cut.index not in near]
    starts += [Start(cut.index, "; ".join(cut.reasons), cut.p, {}, cut.reasons) for cut in cuts]
    return sorted(starts, key=lambda start: start.index)


def _with_cut(found: Sequence[Mark], head: Head, scored: Sequence[Cut]) -> tuple[Start, set[int]]:
    """The beginning that a head and the cuts around it come to, and the cuts that it settles."""
    at = found[head.first].index
    if head.first and found[head.first - 1].line.reason in _DATE_LABELS and not found[head.first].gap:
        at = found[head.first - 1].index
    own = Start(at, head.evidence, head.confidence, _roles(found, head), told=True, listed=head.listed)
    if head.firm:
        return own, set()
    text = next((mark.index for mark in reversed(found[: head.first]) if prose(mark)), -1)
    end = found[min(head.end, len(found) - 1)].index
    around = [cut for cut in scored if text < cut.index <= end]
    settled = {cut.index for cut in around}
    places = {mark.index: number for number, mark in enumerate(found[: head.first]) if mark.label not in _NO_HEAD}
    above = [cut for cut in around if cut.p >= SURE and cut.index in places]
    if not above or any(cut.index == at and cut.p >= SURE for cut in around):
        return own, settled
    cut = max(above, key=lambda cut: (cut.p, -cut.index))
    place = places[cut.index]
    if possible(found[place]) and worth(found, place, head.end, True, alone=False) >= head.worth - _NEARLY:
        return Start(cut.index, "; ".join(cut.reasons), cut.p, {}, cut.reasons, told=True), settled
    return Start(cut.index, head.evidence, head.confidence, own.head, told=True), settled


def _roles(found: Sequence[Mark], head: Head) -> dict[int, Role]:
    return {found[head.first + at].line.line.number: role for at, role in enumerate(head.roles)}
