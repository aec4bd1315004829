"""Layouts: patterns over the printed lines of a head, as a profile writes them.

`title (caption|credit|ui)* stamp ui? / title= point*` reads: a line that can be a title, any captions, credits and
buttons, a date line, perhaps a button, then after a blank line the title again and its summary points. `?`, `*`, `+`
and `{1,3}` say how often, `/` and `//` ask for one or two blank lines, `.` for none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.convert.credits import ends_in_credit
from generator.convert.marks import LONGEST_TITLE, Mark, may_stand_over, part_of
from generator.convert.model import Label, Role

MOST = 40
"""How many lines one element may take."""
_LONGEST_CAPTION = 600
_LONGEST_STANDFIRST = 450
_SHORTEST_TEXT = 60
_LONGEST_KICKER = 25
_FURNITURE = frozenset({Label.UI, Label.COUNTER, Label.SHARE, Label.REFERENCE})
_MARKS = _FURNITURE | {Label.STAMP, Label.CREDIT, Label.RELEASE, Label.END}
_MOST_PROSE = 3
_BUTTONS = frozenset({"short address", "follow button", "photo mark", "share row", "page tool", "counter"})
_NO_TITLE = _MARKS | {Label.KICKER, Label.BYLINE}
_ELEMENT = re.compile(
    r"\s*(?:(?P<gap>//?|\.)|(?:\((?P<any>[a-z|=]+)\)|(?P<one>[a-z]+=?))(?P<often>[?*+]|\{\d{1,2}(?:,\d{1,2})?\})?)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the layout language: which lines it takes and the role they get."""

    role: Role
    takes: Callable[[Mark], bool]
    about: str


def _labelled(*labels: Label) -> Callable[[Mark], bool]:
    wanted = frozenset(labels)
    return lambda mark: mark.label in wanted


def _title(mark: Mark) -> bool:
    if mark.label in _NO_TITLE or len(mark.text) > LONGEST_TITLE or not any(map(str.isalpha, mark.text)):
        return False
    if mark.again > 0:
        return True
    return mark.label in {Label.SHORT, Label.NAME} or (mark.label is Label.TEXT and mark.text[-1] not in ".。।۔")


def _standfirst(mark: Mark) -> bool:
    return _short(_LONGEST_STANDFIRST)(mark) and (mark.label is not Label.TEXT or may_stand_over(mark.text))


def _caption(mark: Mark) -> bool:
    if mark.label is Label.LEAD:  # "CAREFUL: A crane lifts a boat. (AFP)"
        return len(mark.text) <= LONGEST_TITLE and ends_in_credit(mark.text)
    return _short(_LONGEST_CAPTION)(mark)


def _kicker(mark: Mark) -> bool:
    few = mark.label in {Label.SHORT, Label.NAME} and len(mark.text) <= _LONGEST_KICKER and len(mark.text.split()) <= 3
    return few or mark.label is Label.KICKER


def _button(mark: Mark) -> bool:
    return mark.label is Label.COUNTER or (mark.label in _FURNITURE and mark.line.reason in _BUTTONS)


def _prose(mark: Mark) -> bool:
    return mark.label not in _MARKS and len(mark.text) >= _SHORTEST_TEXT


def _short(longest: int) -> Callable[[Mark], bool]:
    return lambda mark: mark.label not in _MARKS and mark.label is not Label.LEAD and len(mark.text) <= longest


TOKENS: Mapping[str, Token] = {
    "title": Token(Role.TITLE, _title, "a line that can be a headline"),
    "title=": Token(Role.AGAIN, lambda _: True, "the same headline printed again"),
    "kicker": Token(Role.KICKER, _kicker, "a word over the headline"),
    "stamp": Token(Role.STAMP, _labelled(Label.STAMP), "a line that says when it was published"),
    "byline": Token(Role.BYLINE, _labelled(Label.BYLINE), "a line that says who wrote it"),
    "name": Token(Role.BYLINE, _labelled(Label.BYLINE, Label.NAME), "the same, or a line that is only a name"),
    "caption": Token(Role.CAPTION, _caption, "what a picture shows"),
    "credited": Token(Role.CAPTION, _labelled(Label.CAPTION), "a caption that ends in its credit"),
    "credit": Token(Role.CREDIT, _labelled(Label.CREDIT), "whose picture it is"),
    "point": Token(Role.POINT, _labelled(Label.BULLET), "a summary point with its mark"),
    "standfirst": Token(Role.POINT, _standfirst, "a sentence under the headline"),
    "ui": Token(Role.LEFT, _labelled(*_FURNITURE), "a button, counter, share row or other furniture"),
    "button": Token(Role.LEFT, _button, "a button or counter that stands in a head, no menu"),
    "end": Token(Role.LEFT, _labelled(Label.END), "an end mark"),
    "release": Token(Role.LEFT, _labelled(Label.RELEASE), "the mark that opens a press release"),
    "lead": Token(Role.BODY, _labelled(Label.LEAD), "a paragraph that begins with a dateline"),
    "text": Token(Role.BODY, _prose, "a paragraph"),
    "out": Token(Role.LEFT, _short(_LONGEST_CAPTION), "a line that is in no article"),
}


@dataclass(frozen=True, slots=True)
class Element:
    """Between `least` and `most` lines, each taken by the first token that fits; without tokens, a gap."""

    tokens: tuple[str, ...]
    least: int = 1
    most: int = 1
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A pattern over marks and what may stand before it.

    "start" of the document, "gap" and "gaps" (one and two blank lines), "ui" (furniture), "mark" (an end mark), "end"
    (the tail of an article), "text" (anything). A `regular` one counts only in documents that begin with it.
    """

    text: str
    elements: tuple[Element, ...]
    after: frozenset[str]
    confidence: float
    evidence: str
    repeats: bool
    regular: bool = False
    needs: tuple[str, ...] = ()


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
    if not any("title" in element.tokens or "lead" in element.tokens for element in found):
        raise NotALayout("it has neither a title nor a lead, so nothing tells where an article begins")
    return tuple(found)


def _often(text: str | None) -> tuple[int, int]:
    if text is None:
        return 1, 1
    if text in "?*+":
        return int(text == "+"), 1 if text == "?" else MOST
    least, _, most = text[1:-1].partition(",")
    return int(least), int(most or least)


def match(layout: Layout, found: Sequence[Mark], start: int) -> tuple[Role, ...] | None:
    """The role of each line from `start` that the layout takes, None where it does not fit.

    The longest reading that fits is taken; every (element, place) is tried once.
    """
    walk = _Walk(layout.elements, found, {})
    roles = walk.on(0, start, -1)
    if roles is None or len(roles) == 0:
        return None
    lines = found[start : start + len(roles)]
    fits = all(any(TOKENS[need].takes(mark) for mark in lines) for need in layout.needs)
    prose = sum(role is Role.CAPTION and mark.label is Label.TEXT for role, mark in zip(roles, lines, strict=True))
    menu = sum(role is Role.CAPTION and len(mark.text.split()) < 3 for role, mark in zip(roles, lines, strict=True))
    return tuple(roles) if fits and prose <= _MOST_PROSE and menu <= _MOST_PROSE else None


@dataclass(slots=True)
class _Walk:
    """One attempt at a layout; remembers where it failed."""

    elements: tuple[Element, ...]
    found: Sequence[Mark]
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
        heading = title
        while len(taken) < element.most and at + len(taken) < len(self.found):
            role = self._role(element, at + len(taken), heading)
            if role is None:
                break
            if role is Role.TITLE:
                heading = at + len(taken)
            taken.append((role, heading))
        for count in range(len(taken), element.least - 1, -1):
            rest = self.on(number + 1, at + count, taken[count - 1][1] if count else title)
            if rest is not None:
                return [role for role, _ in taken[:count]] + rest
        return None

    def _role(self, element: Element, at: int, title: int) -> Role | None:
        mark = self.found[at]
        again = title >= 0 and same_title(self.found[title], mark)
        if again:
            return Role.AGAIN if "title=" in element.tokens else None
        for name in element.tokens:
            if name != "title=" and TOKENS[name].takes(mark):
                return TOKENS[name].role
        return None


def same_title(title: Mark, mark: Mark) -> bool:
    """Whether a line prints the title again, perhaps without what was stuck to it."""
    return bool(mark.key) and (mark.key == title.key or part_of(mark.key, title.key))
