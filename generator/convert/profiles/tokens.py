"""The words of the layout language: kinds of lines, and the role each gives to a line that it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.convert.credits import ends_in_credit
from generator.convert.datelines import alone
from generator.convert.marks import CLOCK, LONGEST_TITLE, Mark, may_stand_over
from generator.convert.model import Label, Role
from generator.convert.piece import stuck_button

_LONGEST_CAPTION = 600
_LONGEST_STANDFIRST = 450
_SHORTEST_TEXT = 60
_LONGEST_KICKER = 25
_STOPS = frozenset(".。।۔") | {""}
_BUTTONS = frozenset({"short address", "follow button", "photo mark", "share row", "page tool", "counter"})
_FURNITURE = frozenset({Label.UI, Label.COUNTER, Label.SHARE, Label.REFERENCE})
_MARKS = _FURNITURE | {Label.STAMP, Label.CREDIT, Label.RELEASE, Label.END}
_NO_TITLE = _MARKS | {Label.KICKER, Label.BYLINE}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the layout language: which lines it takes and the role they get.

    It takes every line of `labels`; where these are empty, `takes` decides.
    """

    role: Role
    takes: Callable[[Mark], bool]
    about: str
    labels: frozenset[Label] = frozenset()


def _labelled(role: Role, about: str, *labels: Label) -> Token:
    wanted = frozenset(labels)
    return Token(role, lambda mark: mark.label in wanted, about, wanted)


def _title(mark: Mark) -> bool:
    if mark.label in _NO_TITLE or len(mark.text) > LONGEST_TITLE or not any(map(str.isalpha, mark.text)):
        return False
    if mark.again > 0:
        return mark.again > 1 or mark.label not in {Label.TEXT, Label.CAPTION}  # a sentence twice in a row
    if (mark.text[0].isdigit() and CLOCK.fullmatch(mark.text)) or alone(mark.text) is not None:
        return False
    if mark.label is Label.TEXT:
        return mark.text[: stuck_button(mark.text)].rstrip()[-1:] not in _STOPS
    return mark.label in {Label.SHORT, Label.NAME}


def _standfirst(mark: Mark) -> bool:
    return (
        mark.label is not Label.KICKER
        and _may_stand(mark, _LONGEST_STANDFIRST)
        and (mark.label is not Label.TEXT or may_stand_over(mark.text))
    )


def _caption(mark: Mark) -> bool:
    if mark.label is Label.LEAD:  # "CAREFUL: A crane lifts a boat. (AFP)"
        return len(mark.text) <= LONGEST_TITLE and ends_in_credit(mark.text)
    return _may_stand(mark, _LONGEST_CAPTION)


def _kicker(mark: Mark) -> bool:
    few = mark.label in {Label.SHORT, Label.NAME} and len(mark.text) <= _LONGEST_KICKER and len(mark.text.split()) <= 3
    return few or mark.label is Label.KICKER


def _button(mark: Mark) -> bool:
    return mark.label is Label.COUNTER or (mark.label in _FURNITURE and mark.line.reason in _BUTTONS)


def _prose(mark: Mark) -> bool:
    return mark.label not in _MARKS and len(mark.text) >= _SHORTEST_TEXT


def _out(mark: Mark) -> bool:
    return _may_stand(mark, _LONGEST_CAPTION)


def _may_stand(mark: Mark, longest: int) -> bool:
    return mark.label not in _MARKS and mark.label is not Label.LEAD and len(mark.text) <= longest


TOKENS: Mapping[str, Token] = {
    "title": Token(Role.TITLE, _title, "a line that can be a headline"),
    "title=": Token(Role.AGAIN, lambda _: True, "the same headline printed again"),
    "bulleted": _labelled(Role.TITLE, "a headline with the mark of a list before it", Label.BULLET),
    "kicker": Token(Role.KICKER, _kicker, "a word over the headline"),
    "stamp": _labelled(Role.STAMP, "a line that says when it was published", Label.STAMP),
    "byline": _labelled(Role.BYLINE, "a line that says who wrote it", Label.BYLINE),
    "name": _labelled(Role.BYLINE, "the same, or a line that is only a name", Label.BYLINE, Label.NAME),
    "caption": Token(Role.CAPTION, _caption, "what a picture shows"),
    "credited": _labelled(Role.CAPTION, "a caption that ends in its credit", Label.CAPTION),
    "credit": _labelled(Role.CREDIT, "whose picture it is", Label.CREDIT),
    "point": _labelled(Role.POINT, "a summary point with its mark", Label.BULLET),
    "standfirst": Token(Role.POINT, _standfirst, "a sentence under the headline"),
    "ui": _labelled(Role.LEFT, "a button, counter, share row or other furniture", *_FURNITURE),
    "button": Token(Role.LEFT, _button, "a button or counter that stands in a head, no menu"),
    "end": _labelled(Role.LEFT, "an end mark", Label.END),
    "release": _labelled(Role.LEFT, "the mark that opens a press release", Label.RELEASE),
    "lead": _labelled(Role.BODY, "a paragraph that begins with a dateline", Label.LEAD),
    "text": Token(Role.BODY, _prose, "a paragraph"),
    "out": Token(Role.LEFT, _out, "a line that is in no article"),
}


BITS: Mapping[str, int] = {name: 1 << number for number, name in enumerate(TOKENS)}
_ALWAYS = {label: sum(BITS[name] for name, token in TOKENS.items() if label in token.labels) for label in Label}
_OPEN = tuple((BITS[name], token.takes) for name, token in TOKENS.items() if not token.labels and name != "title=")


def kinds(mark: Mark) -> int:
    """The words that take a line, as a sum of their bits."""
    found = _ALWAYS[mark.label]
    if mark.label in _MARKS and mark.label not in _FURNITURE:
        return found
    if len(mark.text) > _LONGEST_CAPTION:
        return found | BITS["text"]
    for bit, takes in _OPEN:
        if takes(mark):
            found |= bit
    return found
