"""Where one article ends and the next begins: heads are found by their printed form, never guessed from the prose.

A cut needs a reason that a reader would give: a title printed again around a stamp, a title over a dated line after a
gap, a mark that opens a press release. Where nothing of the kind is found the document stays one article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.convert.labels import LONGEST_TITLE
from generator.convert.model import Label, Labelled, Segment

WINDOW = 14
"""How many printed lines a title may stand from its repetition."""
_CHAIN = 8
_LONG = 400
_GAP = 2
_BODY_WORDS = 60
_NO_TITLES = frozenset(
    {Label.BLANK, Label.UI, Label.SHARE, Label.COUNTER, Label.STAMP, Label.BULLET, Label.RELEASE, Label.REFERENCE}
    | {Label.END, Label.KICKER, Label.CREDIT, Label.BYLINE}
)
_HEAD_MARKS = frozenset({"short address", "follow button"})
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of an article: the index of its first line and of the last line its title is printed on."""

    first: int
    last: int
    evidence: str
    confidence: float
    anchored: bool = False


def split(lines: Sequence[Labelled]) -> tuple[tuple[Segment, ...], tuple[Labelled, ...]]:
    """The articles of a document in order, and the lines before the first that belong to none."""
    printed = [index for index, line in enumerate(lines) if line.label is not Label.BLANK]
    heads = _heads(lines, printed)
    segments: list[Segment] = []
    preamble: tuple[Labelled, ...] = ()
    if not heads or heads[0].first > printed[0]:
        before = tuple(lines[: heads[0].first]) if heads else tuple(lines)
        if not heads or _has_body(before):
            anchored = not heads and _repeated_title(before)
            segments.append(Segment(before, "no head was recognised: kept as one", 0.5, anchored))
        else:
            preamble = before
    for head, after in zip(heads, [*heads[1:], None], strict=False):
        part = tuple(lines[head.first : after.first if after else len(lines)])
        segments.append(Segment(part, head.evidence, head.confidence, head.anchored))
    return tuple(segments), preamble


def title_key(text: str) -> str:
    """What two prints of one title share: letters without case, plain quotes, single blanks."""
    return " ".join(text.translate(_QUOTES).casefold().split())


def _heads(lines: Sequence[Labelled], printed: list[int]) -> list[Head]:
    """Every head, in order. A repeated title is the surest; the other forms count only outside its reach."""
    anchored = _repeated(lines, printed)
    taken = {index for head in anchored for index in range(head.first, head.last + 1)}
    others = [
        head
        for at in range(len(printed))
        if printed[at] not in taken and (head := _plain_head(lines, printed, at, taken))
    ]
    found: list[Head] = []
    for head in sorted([*anchored, *others], key=lambda head: head.first):
        if not found or head.first > found[-1].last:
            found.append(head)
    return found


def _repeated(lines: Sequence[Labelled], printed: list[int]) -> list[Head]:
    """Heads whose title is printed again within 14 lines, with a stamp or a page's own mark among them."""
    order = {index: at for at, index in enumerate(printed)}
    places: dict[str, list[int]] = defaultdict(list)
    for index in printed:
        text = lines[index].line.text
        if lines[index].label not in _NO_TITLES and 4 <= len(text) <= LONGEST_TITLE:
            places[title_key(text)].append(order[index])
    again = {at: following for ats in places.values() for at, following in pairwise(ats)}
    heads: list[Head] = []
    at = 0
    while at < len(printed):
        last = _chain(lines, printed, again, at)
        if last > at and _marked(lines, printed[at : last + 1]):
            heads.append(
                Head(printed[at], printed[last], "title printed again around the date line", 0.98, anchored=True)
            )
            at = last
        at += 1
    return heads


def _chain(lines: Sequence[Labelled], printed: list[int], again: dict[int, int], first: int) -> int:
    """The last print of the title first printed at `first`; no article text lies between two prints."""
    last = first
    for _ in range(_CHAIN):
        following = again.get(last)
        if following is None or following - last > WINDOW:
            break
        between = [lines[index] for index in printed[last + 1 : following]]
        if (
            any(len(line.line.text) > _LONG for line in between)
            or sum(line.label is Label.TEXT for line in between) > 3
        ):
            break
        last = following
    return last


def _marked(lines: Sequence[Labelled], indexes: list[int]) -> bool:
    return any(lines[i].label is Label.STAMP or lines[i].reason in _HEAD_MARKS for i in indexes)


def _plain_head(lines: Sequence[Labelled], printed: list[int], at: int, taken: set[int]) -> Head | None:
    """A head whose title is printed once.

    A press release's mark, or a title over a date line or a dateline after a gap.
    """
    index = printed[at]
    line = lines[index]
    if line.label is Label.RELEASE:
        return Head(index, index, "press release mark", 0.95)
    if not _title_like(line) or not _open_before(lines, printed, at):
        return None
    following = [lines[i] for i in printed[at + 1 : at + 8] if i not in taken]
    if not following or not any(len(next_.line.text) >= _BODY_WORDS for next_ in following):
        return None
    head = [next_ for next_ in following[:2] if next_.label not in {Label.BYLINE, Label.NAME}]
    if head and head[0].label is Label.STAMP:
        return Head(index, index, "title over a date line", 0.9)
    if following[0].label is Label.LEAD and at > 0:
        return Head(index, index, "title over a dateline, after a gap", 0.75)
    return None


def _title_like(line: Labelled) -> bool:
    text = line.line.text
    return (line.label in {Label.SHORT, Label.NAME, Label.CAPTION} and len(text.split()) >= 2) or (
        line.label is Label.TEXT and len(text) <= LONGEST_TITLE and text[-1:] in "?!"
    )


def _open_before(lines: Sequence[Labelled], printed: list[int], at: int) -> bool:
    """Whether an article may begin here: at the start, after two blank lines, after an end mark or a share row."""
    if at == 0:
        return True
    before = printed[at - 1]
    return printed[at] - before > _GAP or lines[before].label in {Label.END, Label.SHARE}


def _repeated_title(lines: Sequence[Labelled]) -> bool:
    """Whether the first printed line, or the first after page marks, comes again near the top."""
    printed = [line for line in lines if line.label is not Label.BLANK][: WINDOW + 1]
    keys = [title_key(line.line.text) for line in printed if line.label not in _NO_TITLES]
    return bool(keys) and keys[0] in keys[1:]


def _has_body(lines: Sequence[Labelled]) -> bool:
    return any(len(line.line.text) >= _BODY_WORDS and line.label in {Label.TEXT, Label.LEAD} for line in lines)
