"""Heads: the places of a document where a layout says that an article begins, and the role of each line of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.convert.marks import Mark
from generator.convert.model import Label, Role
from generator.convert.profiles.layout import TOKENS, Layout, match
from generator.convert.profiles.profile import Profile

_BODY = 60
_TAIL = frozenset({Label.END, Label.SHARE})


@dataclass(frozen=True, slots=True)
class Head:
    """A head: the number of its first mark, the role of each of its marks, why and how sure it is one."""

    first: int
    roles: tuple[Role, ...]
    evidence: str
    confidence: float

    @property
    def end(self) -> int:
        """The number of the first mark after the head."""
        return self.first + len(self.roles)

    @property
    def anchored(self) -> bool:
        """Whether the title is printed again."""
        return Role.AGAIN in self.roles


def heads(found: Sequence[Mark], profiles: Sequence[Profile]) -> tuple[Head, ...]:
    """The heads of a document in order, none within another.

    Where two claim the same lines, a title printed again counts most, then the longer head, then the earlier one.
    """
    layouts = [layout for profile in profiles for layout in profile.layouts]
    claimed: list[Head] = []
    for at in range(len(found)):
        claimed += _at(found, at, layouts)
    claimed.sort(key=lambda head: (not head.anchored, -len(head.roles), -head.confidence, head.first))
    taken: set[int] = set()
    kept: list[Head] = []
    for head in claimed:
        span = range(head.first, head.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(head)
    return tuple(sorted(kept, key=lambda head: head.first))


def _at(found: Sequence[Mark], at: int, layouts: Sequence[Layout]) -> list[Head]:
    """The heads that begin at a mark."""
    before = _before(found, at)
    result: list[Head] = []
    for layout in layouts:
        if layout.after.isdisjoint(before) or not _opens(found, at, layout):
            continue
        roles = match(layout, found, at)
        if roles is not None and _text_follows(found, at + len(roles)):
            result.append(Head(at, _without_text(roles), layout.evidence, layout.confidence))
    return result


def _without_text(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles without those of the text that the layout only looked at; it is no part of the head."""
    end = len(roles)
    while end and roles[end - 1] is Role.BODY:
        end -= 1
    return roles[:end]


def _opens(found: Sequence[Mark], at: int, layout: Layout) -> bool:
    """Whether the mark can be the first of the layout: a cheap test before the whole is tried."""
    mark = found[at]
    for element in layout.elements:
        if element.gap:
            continue
        if any(name != "title=" and TOKENS[name].takes(mark) for name in element.tokens):
            return mark.again > 0 or not layout.repeats or element.tokens != ("title",)
        if element.least:
            return False
    return False


def _before(found: Sequence[Mark], at: int) -> frozenset[str]:
    """What stands before a mark, in the words that layouts use."""
    if at == 0:
        return frozenset({"start", "gap", "gaps", "end", "text"})
    words = {"text"}
    if found[at].gap:
        words.add("gap")
    if found[at].gap > 1:
        words.add("gaps")
    if found[at - 1].label in _TAIL or (found[at - 1].label is Label.UI and found[at].gap):
        words.add("end")
    return frozenset(words)


def _text_follows(found: Sequence[Mark], at: int) -> bool:
    """Whether prose stands within the next lines; a head over nothing is a teaser."""
    return any(
        len(mark.text) >= _BODY and mark.label in {Label.TEXT, Label.LEAD, Label.BULLET, Label.CAPTION}
        for mark in found[max(0, at - 1) : at + 8]
    )
