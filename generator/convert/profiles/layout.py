"""Layouts: patterns over the printed lines of a head, as a profile writes them.

`title (caption|credit|ui)* stamp ui? / title= point*` reads: a line that can be a title, any captions, credits and
buttons, a date line, perhaps a button, then after a blank line the title again and its summary points. `?`, `*`, `+`
and `{1,3}` say how often, `/` and `//` ask for one or two blank lines, `.` for none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.convert.marks import Mark, part_of
from generator.convert.model import Label, Role
from generator.convert.profiles.tokens import BITS, TOKENS

MOST = 40
"""How many lines one element may take."""
_MOST_PROSE = 3
_ELEMENT = re.compile(
    r"\s*(?:(?P<gap>//?|\.)|(?:\((?P<any>[a-z|=]+)\)|(?P<one>[a-z]+=?))(?P<often>[?*+]|\{\d{1,2}(?:,\d{1,2})?\})?)"
)


@dataclass(frozen=True)
class Element:
    """Between `least` and `most` lines, each taken by the first token that fits; without tokens, a gap."""

    tokens: tuple[str, ...]
    least: int = 1
    most: int = 1
    gap: str = ""

    @cached_property
    def takes(self) -> tuple[tuple[int, Role], ...]:
        """The bit of each token with the role it gives."""
        return tuple((BITS[name], TOKENS[name].role) for name in self.tokens if name != "title=")

    @cached_property
    def mask(self) -> int:
        """The bits of all its tokens."""
        return sum(bit for bit, _ in self.takes)

    @cached_property
    def again(self) -> bool:
        """Whether it takes the title printed again."""
        return "title=" in self.tokens


@dataclass(frozen=True)
class Layout:
    """A pattern over marks and what may stand before it.

    "start" of the document, "gap" and "gaps" (one and two blank lines), "ui" (furniture), "stamp" (a date line), "lead"
    (a paragraph with a dateline), "more" (a link to the whole text), "mark" (an end mark), "end" (the tail of an
    article), "signed" (the writer's name under a letter), "dated" (a date mark is stuck to the line), "index" (the page
    lists articles), "text" (anything). A `regular` one counts only in documents that begin with it and have it again,
    or have it three times.
    """

    text: str
    elements: tuple[Element, ...]
    after: frozenset[str]
    confidence: float
    evidence: str
    repeats: bool
    regular: bool = False
    needs: tuple[str, ...] = ()

    @cached_property
    def first(self) -> int:
        """The bits of the tokens that its first line may be taken by."""
        found = 0
        for element in self.elements:
            found |= element.mask
            if element.least and not element.gap:
                break
        return found

    @cached_property
    def required(self) -> tuple[int, ...]:
        """The bits of each element that must take a line: one of them has to be in the document."""
        return tuple(element.mask for element in self.elements if element.least and element.mask and not element.again)


class NotALayout(ValueError):
    """A layout that cannot be read; the message says where."""


def elements(text: str) -> tuple[Element, ...]:
    """The elements of a layout. Raises NotALayout with the first word that is not understood."""
    found: list[Element] = []
    at = 0
    while at < len(text.rstrip()):
        match = _ELEMENT.match(text, at)
        if match is None:
            raise NotALayout(f"“{text[at:].split()[0]}” is not understood")
        at = match.end()
        if match["gap"]:
            found.append(Element((), gap=match["gap"]))
            continue
        tokens = tuple((match["any"] or match["one"]).split("|"))
        unknown = next((token for token in tokens if token not in TOKENS), None)
        if unknown is not None:
            raise NotALayout(f"“{unknown}” is no kind of line; there are {', '.join(TOKENS)}")
        found.append(Element(tokens, *_often(match["often"])))
    if not any({"title", "bulleted", "lead", "text"} & {*element.tokens} for element in found):
        raise NotALayout("it has neither a title nor a lead, so nothing tells where an article begins")
    return tuple(found)


def _often(text: str | None) -> tuple[int, int]:
    if text is None:
        return 1, 1
    if text in "?*+":
        return int(text == "+"), 1 if text == "?" else MOST
    least, _, most = text[1:-1].partition(",")
    return int(least), int(most or least)


def match(layout: Layout, found: Sequence[Mark], bits: Sequence[int], start: int) -> tuple[Role, ...] | None:
    """The role of each line from `start` that the layout takes, None where it does not fit.

    `bits` are the kinds of the marks. The longest reading that fits is taken; every (element, place) is tried once.
    """
    roles = _Walk(layout.elements, found, bits, {}).on(0, start, -1)
    if not roles:
        return None
    lines = found[start : start + len(roles)]
    if not all(any(BITS[need] & kind for kind in bits[start : start + len(roles)]) for need in layout.needs):
        return None
    captions = [mark for role, mark in zip(roles, lines, strict=True) if role is Role.CAPTION]
    prose = len({mark.text for mark in captions if mark.label is Label.TEXT})
    menu = len({mark.text for mark in captions if len(mark.text.split()) < 3})
    return tuple(roles) if prose <= _MOST_PROSE and menu <= _MOST_PROSE else None


@dataclass(slots=True)
class _Walk:
    """One attempt at a layout; remembers where it failed."""

    elements: tuple[Element, ...]
    found: Sequence[Mark]
    bits: Sequence[int]
    failed: dict[tuple[int, int, int], bool]

    def on(self, number: int, at: int, title: int) -> list[Role] | None:
        """The roles of the rest of the pattern from this place, None where there is no way on."""
        if number == len(self.elements):
            return []
        state = (number, at, title)
        if state in self.failed:
            return None
        element = self.elements[number]
        result = self._gap(element, number, at, title) if element.gap else self._lines(element, number, at, title)
        if result is None:
            self.failed[state] = True
        return result

    def _gap(self, element: Element, number: int, at: int, title: int) -> list[Role] | None:
        if at < len(self.found):
            gap = self.found[at].gap
            if (element.gap == "." and gap) or (element.gap != "." and gap < len(element.gap)):
                return None
        return self.on(number + 1, at, title)

    def _lines(self, element: Element, number: int, at: int, title: int) -> list[Role] | None:
        taken: list[tuple[Role, int]] = []
        found, bits, mask, takes = self.found, self.bits, element.mask, element.takes
        heading = title
        for place in range(at, min(at + element.most, len(found))):
            if heading >= 0 and found[heading].again and same_title(found[heading], found[place]):
                if not element.again:
                    break
                taken.append((Role.AGAIN, heading))
                continue
            kind = bits[place] & mask
            if not kind:
                break
            for bit, role in takes:
                if bit & kind:
                    heading = place if role is Role.TITLE else heading
                    taken.append((role, heading))
                    break
        for count in range(len(taken), element.least - 1, -1):
            rest = self.on(number + 1, at + count, taken[count - 1][1] if count else title)
            if rest is not None:
                return [role for role, _ in taken[:count]] + rest
        return None


def same_title(title: Mark, mark: Mark) -> bool:
    """Whether a line prints the title again, perhaps without what was stuck to it."""
    key, whole = mark.key, title.key
    return bool(key) and (key == whole or (len(key) < len(whole) and part_of(key, whole)))
