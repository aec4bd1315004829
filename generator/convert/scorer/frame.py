"""What the scorer looks at: the printed lines of a document as columns, and which of them may begin an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low

from generator.convert.marks import title_key
from generator.convert.model import Label, Labelled

SHORT, TEXT, LEAD, STAMP, BYLINE, NAME, CAPTION, BULLET, KICKER, CREDIT, FURNITURE, END, RELEASE, MORE = range(14)
KINDS = 14
CODES: dict[str, int] = {
    "short": SHORT,
    "text": TEXT,
    "lead": LEAD,
    "stamp": STAMP,
    "byline": BYLINE,
    "name": NAME,
    "caption": CAPTION,
    "bullet": BULLET,
    "kicker": KICKER,
    "credit": CREDIT,
    "end": END,
    "release": RELEASE,
}
"""The label of a line as a number; every label that is not named here is furniture."""
BODY_WIDTH = 60
"""A line of text this wide is somebody's text (in columns: an ideograph takes two)."""
LONG_WIDTH = 125
"""So is any other line this wide that is no mark: a paragraph that was cut off has no full stop."""
SENTENCE, CUT_WIDTH = 30, 40
_QUESTIONS = "?？؟"
_MORE = frozenset({"link to more", "related articles", "navigation", "newsletter box", "ranking", "teaser", "comments"})
LONGEST_HEAD = 220
GAPS = 6
_IDEOGRAPHS = "\u2e80"
CLOSERS = ".!?…。！？।۔؟"
_QUOTES = "\"'”’»)]」』› \u00a0"
_CLOSING = frozenset(CLOSERS)
_WORD = re.compile(r"[^\W\d_]{4,}")
_ROOM = 300
_CUT = ("...", "…", "[…]", "[...]", "…]", "more »", "More »", "Read More", "Read more", "more")


@dataclass(frozen=True, slots=True)
class Frame:
    """The printed lines of a document, column by column; every column has one entry per printed line.

    `index` is the place among all lines; `code` the label; `kind` the same, but for text: body is TEXT, other text
    SHORT. `gap` is the number of empty lines before; `before` and `after` hold the number of printed lines to the
    nearest body line on either side (capped); `mass` the width of body text up to the line.
    """

    index: tuple[int, ...]
    text: tuple[str, ...]
    code: tuple[int, ...]
    width: tuple[int, ...]
    gap: tuple[int, ...]
    soft: tuple[bool, ...]
    indent: tuple[int, ...]
    closed: tuple[bool, ...]
    cut: tuple[bool, ...]
    body: tuple[bool, ...]
    mass: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    key: tuple[str, ...]
    where: dict[str, list[int]]
    kind: tuple[int, ...]
    signature: tuple[int, ...]
    signatures: dict[int, list[int]]
    usual: int
    widest: int
    tight: float
    cut_share: float
    stamps: int
    leads: int
    shorts: int


FAR = 10


def frame(lines: Sequence[Labelled]) -> Frame:
    """The columns of a document's printed lines."""
    index = [i for i, line in enumerate(lines) if line.label is not Label.BLANK]
    text = [lines[i].line.text for i in index]
    code = [_code(lines[i]) for i in index]
    width = [wide(words) for words in text]
    gap, soft = _gaps(lines, index)
    closed = [
        words[-1] in CLOSERS or (words[-1] in _QUOTES and words.rstrip(_QUOTES)[-1:] in _CLOSING) for words in text
    ]
    cut = [words.endswith(_CUT) for words in text]
    body = [_is_body(*line) for line in zip(code, width, closed, cut, text, strict=True)]
    mass, total = [], 0
    for own, columns in zip(body, width, strict=True):
        mass.append(total)
        total += columns if own else 0
    key = [title_key(words) if columns <= LONGEST_HEAD else "" for words, columns in zip(text, width, strict=True)]
    where: dict[str, list[int]] = {}
    for at, own_key in enumerate(key):
        if own_key:
            where.setdefault(own_key, []).append(at)
    kind = [TEXT if own else one if one != TEXT else SHORT for one, own in zip(code, body, strict=True)]
    signature = _signatures(kind, gap)
    signatures: dict[int, list[int]] = {}
    for at, sign in enumerate(signature):
        signatures.setdefault(sign, []).append(at)
    counts = Counter(code)
    inner = gap[1:] or [0]
    return Frame(
        index=tuple(index),
        text=tuple(text),
        code=tuple(code),
        width=tuple(width),
        gap=tuple(gap),
        soft=tuple(soft),
        indent=tuple(lines[i].line.start if lines[i].line.raw[0].isspace() else 0 for i in index),
        closed=tuple(closed),
        cut=tuple(cut),
        body=tuple(body),
        mass=tuple(mass),
        before=_distances(body),
        after=_distances(body[::-1])[::-1],
        key=tuple(key),
        where=where,
        kind=tuple(kind),
        signature=signature,
        signatures=signatures,
        usual=median_low(inner),
        widest=max(inner),
        tight=inner.count(0) / len(inner),
        cut_share=sum(1 for own, ends in zip(body, cut, strict=True) if own and ends) / (sum(body) or 1),
        stamps=counts[STAMP],
        leads=counts[LEAD],
        shorts=counts[SHORT],
    )


def _code(line: Labelled) -> int:
    code = CODES.get(line.label.value, FURNITURE)
    return MORE if code == FURNITURE and line.reason in _MORE else code


def _is_body(code: int, width: int, closed: bool, cut: bool, text: str) -> bool:
    """Whether a line is text of an article: a sentence, or wide enough; a question as wide as a title may be one."""
    if code == LEAD:
        return width >= BODY_WIDTH
    if code not in (TEXT, SHORT):
        return False
    if cut:
        return width >= CUT_WIDTH
    if text[-1] in _QUESTIONS:
        return width >= LONG_WIDTH
    if code == SHORT:
        return width >= LONG_WIDTH
    return width >= (SENTENCE if closed else BODY_WIDTH)


def wide(text: str) -> int:
    """How many columns a text takes, near enough: twice its length where it begins with ideographs."""
    if text.isascii():
        return len(text)
    return len(text) * 2 if max(text[:8]) >= _IDEOGRAPHS else len(text)


def candidates(columns: Frame) -> list[int]:
    """The printed lines (after the first) that may begin an article: no furniture, and no text in the midst of text."""
    found = []
    for at in range(1, len(columns.index)):
        code = columns.code[at]
        if code in (FURNITURE, MORE, END, CREDIT):
            continue
        if code == TEXT and (columns.body[at] or columns.width[at] > LONGEST_HEAD) and not _opens(columns, at):
            continue
        if code == BULLET and columns.code[at - 1] == BULLET:
            continue
        found.append(at)
    return found


def words(text: str) -> frozenset[str]:
    """The stems that a line speaks of: the first six letters of its longer words, or pairs of ideographs."""
    head = text[:_ROOM].casefold()
    if not head.isascii() and max(head[:8]) >= _IDEOGRAPHS:
        return frozenset(head[i : i + 2] for i in range(len(head) - 1) if head[i] >= _IDEOGRAPHS)
    return frozenset([word[:6] for word in _WORD.findall(head)])


def _opens(columns: Frame, at: int) -> bool:
    """Whether a long line of text stands where another article may begin."""
    return (
        columns.gap[at] > columns.usual
        or columns.soft[at]
        or columns.code[at - 1] != TEXT
        or columns.cut[at - 1]
        or columns.indent[at] != columns.indent[at - 1]
    )


def _gaps(lines: Sequence[Labelled], index: list[int]) -> tuple[list[int], list[bool]]:
    """The empty lines before each printed line, and whether one of them holds blanks."""
    gap, soft = [], []
    last = -1
    for i in index:
        empty = min(i - last - 1, GAPS) if last >= 0 else 0
        gap.append(empty)
        soft.append(empty > 0 and any(lines[j].line.raw for j in range(i - empty, i)))
        last = i
    return gap, soft


def _distances(body: Sequence[bool]) -> tuple[int, ...]:
    """How many lines back the nearest body line stands, FAR where there is none near."""
    found, last = [], FAR
    for own in body:
        found.append(last)
        last = 1 if own else min(last + 1, FAR)
    return tuple(found)


def _signatures(kind: Sequence[int], gap: Sequence[int]) -> tuple[int, ...]:
    """The layout around each line as one number: its kind, its neighbours' kinds, the empty lines between."""
    padded = [END, *kind, END]
    after = [*gap[1:], GAPS]
    return tuple(
        ((padded[at] * KINDS + one) * KINDS + padded[at + 2]) * 16 + min(gap[at], 3) * 4 + min(after[at], 3)
        for at, one in enumerate(kind)
    )
