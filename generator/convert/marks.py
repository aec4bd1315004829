"""What a printed line is among its neighbours: how far it stands apart, and whether its words are printed again nearby.

Layouts are patterns over marks; blank lines are counted in them and have none of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from generator.convert.model import Label, Labelled

CLOCK = re.compile(
    r"(?:noon|midnight)$|\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?|Uhr|h)?\.?$|\d{1,2}\s?(?:[ap]\.m\.|[ap]m|Uhr)$", re.IGNORECASE
)
"""A time of day that stands for a heading in a live report."""
WINDOW = 14
"""How many printed lines a title may stand from its repetition, buttons and counters not counted."""
LONGEST_TITLE = 220
_SHORTEST_TITLE = 4
_SHORTEST_PART = 20
_UNCOUNTED = frozenset({Label.COUNTER, Label.CREDIT, Label.UI, Label.SHARE})
_PLAIN = (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"))
_PROSE = 60
_WIDTH = range(45, 101)
_LONGEST_QUESTION = 130
_STANDFIRST, _TWO_SENTENCES = 260, 140
_SENTENCE = re.compile(r"[.!?] |[。！？]|[۔।؟] ?")
_KEYLESS = frozenset({Label.STAMP, Label.COUNTER, Label.UI, Label.SHARE, Label.END, Label.REFERENCE, Label.RELEASE})


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed line: its label, the index among all lines, the blank lines before it, and its key for comparison.

    `again` is the distance to the next print of the same words within the window, 0 without one.
    """

    line: Labelled
    index: int
    gap: int
    key: str
    label: Label
    text: str
    again: int = 0

    @property
    def dated(self) -> bool:
        """Whether a page's date mark was stuck to the line: it is the first of a page."""
        return bool(self.line.line.stuck)


def cut_off(text: str) -> bool:
    """Whether a text ends where its page stopped showing it."""
    return text.endswith(("...", "…", "[…]", "[...]", "[&hellip;]"))


def title_key(text: str) -> str:
    """What two prints of one title share: letters without case, plain quotes, single blanks."""
    if not text.isascii():
        for mark, plain in _PLAIN:
            text = text.replace(mark, plain)
    return " ".join(text.casefold().split())


def marks(lines: Sequence[Labelled]) -> tuple[Mark, ...]:
    """The printed lines in order."""
    found: list[Mark] = []
    before = -1
    for index, line in enumerate(lines):
        if line.label is Label.BLANK:
            continue
        text = line.line.text
        keyed = line.label not in _KEYLESS and _SHORTEST_TITLE <= len(text) <= LONGEST_TITLE
        found.append(Mark(line, index, index - before - 1, title_key(text) if keyed else "", line.label, text))
        before = index
    return _repeated(found)


def may_stand_over(text: str) -> bool:
    """Whether a paragraph may be a standfirst: one sentence that is not too long, or two short ones."""
    if len(text) > _STANDFIRST or (size := len(text.encode("utf-8", "surrogatepass"))) > _STANDFIRST:
        return False
    sentences = len(_SENTENCE.findall(text.rstrip("。！？۔।؟")))
    return sentences == 0 or (sentences == 1 and size <= _TWO_SENTENCES)


def prose(mark: Mark) -> bool:
    """Whether a line is a paragraph of text by itself: it has a dateline, or it is long enough and closes a sentence.

    Length is counted in bytes of UTF-8, in which a Chinese sentence is about as long as an English one.
    """
    if mark.label is Label.LEAD:
        return True
    if mark.label is not Label.TEXT:
        return False
    text = mark.text
    if text[-1] in "?!？！" and len(text) <= _LONGEST_QUESTION and ". " not in text:
        return False
    return len(text) >= _PROSE or (not text.isascii() and len(text.encode("utf-8", "surrogatepass")) >= _PROSE)


def wrapped(found: Sequence[Mark], at: int) -> bool:
    """Whether a paragraph that was broken into lines of one width begins here."""
    lines = found[at : at + 3]
    return (
        len(lines) == 3
        and all(mark.gap == 0 for mark in lines[1:])
        and all(len(mark.text) in _WIDTH and mark.label in {Label.TEXT, Label.SHORT} for mark in lines[:2])
        and lines[1].text[0].islower()
    )


def _repeated(found: list[Mark]) -> tuple[Mark, ...]:
    """The marks with the distance to their next print."""
    last: dict[str, int] = {}
    counted = list(accumulate((mark.label not in _UNCOUNTED for mark in found), initial=0))
    for at in range(len(found) - 1, -1, -1):
        mark = found[at]
        if not mark.key:
            continue
        following = last.get(mark.key) or _part(found, at)
        last[mark.key] = at
        if following and counted[following] - counted[at] <= WINDOW:
            found[at] = Mark(mark.line, mark.index, mark.gap, mark.key, mark.label, mark.text, following - at)
    return tuple(found)


def _part(found: Sequence[Mark], at: int) -> int:
    """The next line that is this title without what is stuck to it (a path, a site's name), 0 without one."""
    key = found[at].key
    if len(key.encode("utf-8", "surrogatepass")) < _SHORTEST_PART + 2:
        return 0
    for other in range(at + 1, min(at + WINDOW + 1, len(found))):
        part = found[other].key
        if part and (key.startswith(part) or key.endswith(part)) and part_of(part, key):
            return other
    return 0


def part_of(part: str, whole: str) -> bool:
    """Whether a key is the greater end or beginning of another, longer one."""
    if len(part) >= len(whole) or not (whole.endswith(part) or whole.startswith(part)):
        return False
    if len(part.encode("utf-8", "surrogatepass")) < _SHORTEST_PART:
        return False
    return whole.endswith(part) or not whole[len(part)].isalnum()
