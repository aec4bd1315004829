"""Where one article ends and the next begins: heads are found by the layouts of profiles, never guessed from one line.

What no layout explains is left to the scorer, which cuts only where it is sure; else a document stays one article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.convert.marks import Mark, cut_off, marks, prose
from generator.convert.model import Label, Labelled, Role, Segment
from generator.convert.profiles import Head, Profile, heads
from generator.convert.scorer import Cut, cuts
from generator.convert.splits import Decided, applied

_BODY_WORDS = 60
_LEAST_TEXT = 120
_AMONG_HEADS = 0.97
_TOLD = 0.8
_WHOLE = "no head was recognised: kept as one"
_CUT = "a person’s cut, in splits.yaml"
UNDECIDED = Decided()


@dataclass(frozen=True, slots=True)
class Parts:
    """The articles of a document in order, the lines before the first that belong to none, and cuts only offered."""

    segments: tuple[Segment, ...]
    preamble: tuple[Labelled, ...]
    offered: tuple[Cut, ...] = ()


def split(lines: Sequence[Labelled], profiles: Sequence[Profile], word: Decided = UNDECIDED) -> Parts:
    """The document in parts; `profiles` are those that apply to it, `word` is a person's on its lines."""
    found = marks(lines)
    if not found:
        return Parts((), ())
    told = heads(found, profiles)
    scored = cuts(lines, [found[head.first].index for head in told], [_barred(found, head) for head in told])
    starts = [_Start(found[head.first].index, head.evidence, head.confidence, _roles(found, head)) for head in told]
    starts += [_Start(cut.index, "; ".join(cut.reasons), cut.p, {}, cut.reasons) for cut in scored if _made(cut, told)]
    starts = _decided(_with_text(found, sorted(starts, key=lambda start: start.index)), word)
    decided = {*word.cuts, *word.joins}
    offered = tuple(cut for cut in scored if not _made(cut, told) and cut.index not in decided)
    if not starts:
        return Parts((Segment(tuple(lines), _WHOLE, 0.5),), (), offered)
    preamble, before = _before_first(lines, starts[0].index)
    parts = [_segment(lines, start, after) for start, after in zip(starts, [*starts[1:], None], strict=True)]
    return Parts((*before, *parts), preamble, offered)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where an article begins, and why."""

    index: int
    evidence: str
    confidence: float
    head: dict[int, Role]
    reasons: tuple[str, ...] = ()


def _made(cut: Cut, told: Sequence[Head]) -> bool:
    """Whether a cut of the scorer is made: where heads were recognised, one without a head must be all but certain."""
    return cut.p >= _AMONG_HEADS if any(head.confidence >= _TOLD for head in told) else cut.sure


def _decided(starts: Sequence[_Start], word: Decided) -> list[_Start]:
    """The starts with a person's word on them: cuts put in, joins taken out."""
    known = {start.index: start for start in starts}
    return [known.get(at) or _Start(at, _CUT, 1.0, {}) for at in applied(known, word)]


def _with_text(found: Sequence[Mark], starts: Sequence[_Start]) -> list[_Start]:
    """The starts but for those that the scorer put over too little text; what stands there stays with the article."""
    kept: list[_Start] = []
    ends = [*(start.index for start in starts[1:]), found[-1].index + 1]
    for start, end in zip(starts, ends, strict=False):
        text = sum(
            len(mark.text.encode("utf-8", "surrogatepass"))
            for mark in found
            if start.index <= mark.index < end and prose(mark) and not cut_off(mark.text)
        )
        if start.head or text >= _LEAST_TEXT:
            kept.append(start)
    return kept


def _barred(found: Sequence[Mark], head: Head) -> tuple[int, int]:
    """The lines of a head and the first under it, none of which begins another article."""
    last = min(max(head.end, head.first + 1), len(found) - 1)
    return found[head.first].index, found[last].index


def _roles(found: Sequence[Mark], head: Head) -> dict[int, Role]:
    return {found[head.first + at].line.line.number: role for at, role in enumerate(head.roles)}


def _before_first(lines: Sequence[Labelled], index: int) -> tuple[tuple[Labelled, ...], tuple[Segment, ...]]:
    """What stands over the first head: page furniture, or an article without a head of its own."""
    before = tuple(lines[:index])
    if any(len(line.line.text) >= _BODY_WORDS and line.label in {Label.TEXT, Label.LEAD} for line in before):
        return (), (Segment(before, _WHOLE, 0.5),)
    return before, ()


def _segment(lines: Sequence[Labelled], start: _Start, after: _Start | None) -> Segment:
    part = tuple(lines[start.index : after.index if after else len(lines)])
    return Segment(part, start.evidence, start.confidence, start.head, start.reasons)
