"""Where one article ends and the next begins: heads are found by the layouts of profiles, never guessed from one line.

What no layout explains is left to the scorer, which cuts only where it is sure; else a document stays one article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from generator.convert.gates import is_gate
from generator.convert.marks import Mark, cut_off, marks, prose
from generator.convert.model import Label, Labelled, Segment
from generator.convert.profiles import Head, Profile, heads
from generator.convert.scorer import Cut, cuts
from generator.convert.splits import Decided, applied
from generator.convert.starts import Start, weighed

_BODY_WORDS = 60
_LEAST_TEXT = 120
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
    if not told and is_gate(found):
        return Parts((), tuple(lines))
    firm = [head for head in told if head.firm]
    scored = cuts(lines, [found[head.first].index for head in firm], [_barred(found, head) for head in firm])
    starts = weighed(found, told, scored)
    starts = _decided(_with_text(found, starts), word)
    decided = {*word.cuts, *word.joins, *(start.index for start in starts)}
    offered = tuple(cut for cut in scored if cut.index not in decided)
    if not starts:
        return Parts((Segment(tuple(lines), _WHOLE, 0.5),), (), offered)
    preamble, before = _before_first(lines, starts[0].index)
    parts = [_segment(lines, start, after) for start, after in zip(starts, [*starts[1:], None], strict=True)]
    return Parts((*before, *parts), preamble, offered)


def _decided(starts: Sequence[Start], word: Decided) -> list[Start]:
    """The starts with a person's word on them: cuts put in, joins taken out."""
    known = {start.index: start for start in starts}
    return [known.get(at) or Start(at, _CUT, 1.0, {}) for at in applied(known, word)]


def _with_text(found: Sequence[Mark], starts: Sequence[Start]) -> list[Start]:
    """The starts but for those that the scorer put over too little text; what stands there stays with the article."""
    kept: list[Start] = []
    ends = [*(start.index for start in starts[1:]), found[-1].index + 1]
    indexes = [mark.index for mark in found]
    for start, end in zip(starts, ends, strict=False):
        text = sum(
            len(mark.text.encode("utf-8", "surrogatepass"))
            for mark in found[bisect_left(indexes, start.index) : bisect_left(indexes, end)]
            if prose(mark) and (start.listed or not cut_off(mark.text))
        )
        if start.head or text >= (1 if start.told else _LEAST_TEXT):
            kept.append(start)
    return kept


def _barred(found: Sequence[Mark], head: Head) -> tuple[int, int]:
    """The lines of a head and the first under it, none of which begins another article."""
    last = min(max(head.end, head.first + 1), len(found) - 1)
    return found[head.first].index, found[last].index


def _before_first(lines: Sequence[Labelled], index: int) -> tuple[tuple[Labelled, ...], tuple[Segment, ...]]:
    """What stands over the first head: page furniture, or an article without a head of its own."""
    before = tuple(lines[:index])
    if any(len(line.line.text) >= _BODY_WORDS and line.label in {Label.TEXT, Label.LEAD} for line in before):
        return (), (Segment(before, _WHOLE, 0.5),)
    return before, ()


def _segment(lines: Sequence[Labelled], start: Start, after: Start | None) -> Segment:
    part = tuple(lines[start.index : after.index if after else len(lines)])
    return Segment(part, start.evidence, start.confidence, start.head, start.reasons)
