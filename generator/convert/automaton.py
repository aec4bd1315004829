"""The role of each printed line of an article: a machine of six states, written as a table so that it can be read.

above   between two prints of the title: captions, dates, names, buttons
under   below the title, over the text: dates, names, points, a standfirst
deck    the same below the last print of a title that is printed again, where the author has been named already
body    the text, with captions and furniture in it
tail    below a line that opens a list of other things: titles of other articles, tags, comments, until text comes again
end     below an end mark: nothing more
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.convert import headline
from generator.convert.marks import Mark, cut_off, marks, prose, wrapped
from generator.convert.model import Label, Labelled, Role, Segment
from generator.convert.tails import TAIL_OPENERS, is_rule, opens


@dataclass(frozen=True, slots=True)
class Placed:
    """A labelled line with its role."""

    line: Labelled
    role: Role


_FURNITURE = (Label.UI, Label.COUNTER, Label.RELEASE, Label.REFERENCE, Label.SHARE)
TABLE: dict[tuple[str, Label], tuple[Role, str]] = {
    **{("above", label): (Role.LEFT, "above") for label in (*_FURNITURE, Label.END)},
    ("above", Label.STAMP): (Role.STAMP, "above"),
    ("above", Label.BYLINE): (Role.BYLINE, "above"),
    ("above", Label.NAME): (Role.BYLINE, "above"),
    ("above", Label.CREDIT): (Role.CREDIT, "above"),
    ("above", Label.KICKER): (Role.KICKER, "above"),
    ("above", Label.BULLET): (Role.POINT, "above"),
    **{("under", label): (Role.LEFT, "under") for label in (*_FURNITURE, Label.END)},
    ("under", Label.STAMP): (Role.STAMP, "under"),
    ("under", Label.BYLINE): (Role.BYLINE, "under"),
    ("under", Label.NAME): (Role.BYLINE, "under"),
    ("under", Label.KICKER): (Role.KICKER, "under"),
    ("under", Label.BULLET): (Role.POINT, "under"),
    ("under", Label.CAPTION): (Role.CAPTION, "under"),
    ("under", Label.CREDIT): (Role.CREDIT, "under"),
    ("under", Label.SHORT): (Role.POINT, "under"),
    ("body", Label.UI): (Role.LEFT, "body"),
    ("body", Label.SHARE): (Role.LEFT, "body"),
    ("body", Label.CAPTION): (Role.INSET, "body"),
    ("body", Label.END): (Role.LEFT, "end"),
    **{("tail", label): (Role.LEFT, "tail") for label in Label if label not in {Label.TEXT, Label.LEAD, Label.END}},
    ("tail", Label.END): (Role.LEFT, "end"),
    **{("end", label): (Role.LEFT, "end") for label in Label},
}
_FALLBACK = {"above": (Role.CAPTION, "above")}
_REASONS = {"tail": "teaser", "end": "after the end", "over the title": "over the title"}
_STANDFIRST = 450
_FAR = 6
_BREAK = 3


def roles(segment: Segment) -> tuple[Placed, ...]:
    """Each printed line of an article with its role, in order."""
    found = marks(segment.lines)
    told = segment.head or headline.head(found)
    return _settled(_walked(found, told))


def _walked(found: Sequence[Mark], told: Mapping[int, Role]) -> list[Placed]:
    """The head as it was told; then the table, line by line."""
    placed: list[Placed] = []
    last = max((at for at, mark in enumerate(found) if mark.line.line.number in told), default=-1)
    state = "deck" if Role.AGAIN in told.values() else "under"
    text_at = _text_begins(found, last + 1)
    for at, mark in enumerate(found):
        if at <= last:
            role = told.get(mark.line.line.number, Role.LEFT)
            placed.append(_told(mark, role))
            continue
        role, following = _judged(found, at, state, text_at)
        reason = _REASONS.get(state, "") if role is Role.LEFT and not mark.line.reason else mark.line.reason
        placed.append(Placed(Labelled(mark.line.line, mark.label, reason), role))
        state = following
    return placed


def _told(mark: Mark, role: Role) -> Placed:
    """A line of the head. A layout may take for a caption what is plainly something else."""
    if role is Role.CAPTION:
        role = TABLE.get(("above", mark.label), _FALLBACK["above"])[0]
    reason = mark.line.reason or ("over the title" if role is Role.LEFT else "")
    return Placed(Labelled(mark.line.line, mark.label, reason), role)


def _text_begins(found: Sequence[Mark], start: int) -> int:
    """Where the text begins: at a dateline that is near, else at the first paragraph."""
    first = next((at for at in range(start, len(found)) if prose(found[at]) or wrapped(found, at)), len(found))
    for at in range(start, min(start + _FAR, len(found))):
        if found[at].label is Label.LEAD and all(len(mark.text) <= _STANDFIRST for mark in found[start:at]):
            return at
    return first


def _judged(found: Sequence[Mark], at: int, state: str, text_at: int) -> tuple[Role, str]:
    """The table's answer, but for what the neighbours decide."""
    mark = found[at]
    if state == "under":
        return _under(found, at, text_at)
    if state == "deck":
        role, following = (Role.BODY, "body") if _author_of_a_book(mark) else _under(found, at, text_at)
        return role, "deck" if following == "under" else following
    if state == "body":
        return _in_body(found, at)
    if state == "tail" and mark.label in {Label.TEXT, Label.LEAD}:
        return (Role.BODY, "body") if prose(mark) and not cut_off(mark.text) else (Role.LEFT, "tail")
    if state == "end" and mark.label is Label.END:
        return Role.LEFT, "end"
    return TABLE[(state, mark.label)]


def _under(found: Sequence[Mark], at: int, text_at: int) -> tuple[Role, str]:
    mark = found[at]
    known = TABLE.get(("under", mark.label))
    if at < text_at and _printed_twice(found, at, text_at):
        return Role.CAPTION, "under"
    if at >= text_at and mark.label not in {Label.UI, Label.SHARE, Label.STAMP, Label.BYLINE}:
        return Role.BODY, "body"
    if mark.label is Label.NAME and not _beside_mark(found, at):
        known = TABLE[("under", Label.SHORT)]
    if mark.label is Label.BULLET and _described(found, at):
        return Role.BODY, "body"
    if known is None:  # a sentence over the dateline is the standfirst
        known = (Role.POINT, "under") if text_at < len(found) and found[text_at].label is Label.LEAD else None
    elif known[0] is Role.POINT and mark.label is not Label.BULLET and not _standfirst(found, at, text_at):
        known = None
    return known or (Role.BODY, "body")


def _author_of_a_book(mark: Mark) -> bool:
    """Whether an author is named as on the title page of a book, which is what the article is about."""
    return mark.label is Label.BYLINE and mark.text[:6].casefold() == "author"


def _standfirst(found: Sequence[Mark], at: int, text_at: int) -> bool:
    """Whether a line without a full stop, under the title, is a standfirst and no sub-heading or result."""
    if text_at >= len(found) or len(found[at].text) < 20:
        return False
    following = found[at + 1]
    return found[text_at].label is Label.LEAD or following.gap > 0 or following.label is not Label.TEXT


def _printed_twice(found: Sequence[Mark], at: int, text_at: int) -> bool:
    """Whether a line of the head is printed again right away: pages print a caption for the eye and for the ear."""
    mark = found[at]
    if not mark.key or mark.label in {Label.BYLINE, Label.KICKER}:
        return False
    return (0 < mark.again <= 2 and at + mark.again < text_at) or any(
        found[at - back].key == mark.key for back in (1, 2) if at >= back
    )


def _beside_mark(found: Sequence[Mark], at: int) -> bool:
    """Whether a line that may be a name stands next to a date line or another author."""
    around = [found[i].label for i in (at - 1, at + 1) if 0 <= i < len(found)]
    return Label.STAMP in around or Label.BYLINE in around


def _described(found: Sequence[Mark], at: int) -> bool:
    """Whether an item is followed by an indented paragraph about it: such a list is the text of the article."""
    following = found[at + 1] if at + 1 < len(found) else None
    return following is not None and following.label is not Label.BULLET and following.line.line.start >= 3


def _in_body(found: Sequence[Mark], at: int) -> tuple[Role, str]:
    mark = found[at]
    if mark.label in {Label.UI, Label.SHARE} and mark.line.reason in TAIL_OPENERS:
        return Role.LEFT, "tail"
    if mark.label is Label.STAMP and _closes(found, at):
        return Role.STAMP, "body"
    if is_rule(mark):
        return Role.LEFT, "body" if any(prose(other) for other in found[at + 1 : at + 4]) else "end"
    if mark.label is Label.CAPTION and not _caption_inside(found, at):
        return Role.BODY, "body"
    if mark.gap >= _BREAK and mark.label in {Label.TEXT, Label.SHORT} and _caption_after_break(found, at):
        return Role.INSET, "body"
    if mark.label is Label.LEAD and cut_off(mark.text):
        return Role.LEFT, "tail"
    return TABLE.get(("body", mark.label), (Role.BODY, "body"))


def _closes(found: Sequence[Mark], at: int) -> bool:
    """Whether no more text follows before the article's end."""
    for mark in found[at + 1 :]:
        if prose(mark):
            return False
        if opens(mark):
            return True
    return True


def _caption_inside(found: Sequence[Mark], at: int) -> bool:
    """A line with a credit stands apart, is no quotation, and is no paragraph that ends in brackets."""
    mark = found[at]
    apart = mark.gap > 0 or at == 0 or found[at - 1].label in {Label.UI, Label.COUNTER, Label.CAPTION}
    return apart and len(mark.text) <= 350 and mark.text[0] not in '“"«„'


def _caption_after_break(found: Sequence[Mark], at: int) -> bool:
    """A single line after several blank ones, with text around it, belongs to a picture that stood there."""
    mark = found[at]
    if at == 0 or at + 1 == len(found) or len(mark.text) > 350 or mark.text[0] in '“"«„':
        return False
    return found[at + 1].gap > 0 and prose(found[at - 1]) and prose(found[at + 1])


def _settled(placed: list[Placed]) -> tuple[Placed, ...]:
    """Second thoughts that need the whole: points are the text where there is no other.

    A last agency line is a credit.
    """
    has_body = any(item.role is Role.BODY for item in placed)
    if not has_body:
        placed = [Placed(item.line, Role.BODY) if item.role is Role.POINT else item for item in placed]
    bodies = [index for index, item in enumerate(placed) if item.role is Role.BODY]
    if len(bodies) > 1 and placed[bodies[-1]].line.label is Label.CREDIT:
        last = placed[bodies[-1]].line
        placed[bodies[-1]] = Placed(Labelled(last.line, last.label, "agency credit"), Role.LEFT)
    return tuple(_about(placed))


def _about(placed: list[Placed]) -> list[Placed]:
    """A press release ends with a paragraph about its sender, before the end mark: that is no text of the article."""
    if not any(item.line.label is Label.RELEASE for item in placed):
        return placed
    bodies = [index for index, item in enumerate(placed) if item.role is Role.BODY]
    if len(bodies) > 2 and placed[bodies[-1]].line.line.text.startswith("About "):
        last = placed[bodies[-1]].line
        placed[bodies[-1]] = Placed(Labelled(last.line, last.label, "about the sender"), Role.LEFT)
    return placed
