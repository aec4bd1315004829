"""The role of each printed line of an article: a machine of six states, written as a table so that it can be read.

above   between two prints of the title: captions, dates, names, buttons
under   below the title, over the text: dates, names, points, a standfirst
deck    the same below the last print of a title that is printed again, where the author has been named already
body    the text, with captions and furniture in it
tail    below a line that opens a list of other things: titles of other articles, tags, comments, until text comes again
end     below an end mark: nothing more
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.convert import headline, inside, under
from generator.convert.datelines import alone
from generator.convert.marks import Mark, marks
from generator.convert.model import Label, Labelled, Role, Segment
from generator.convert.sheet import Sheet, sheet


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
    ("body", Label.UI): (Role.LEFT, "body"),
    ("body", Label.SHARE): (Role.LEFT, "body"),
    ("body", Label.CAPTION): (Role.INSET, "body"),
    ("body", Label.END): (Role.LEFT, "end"),
    **{("tail", label): (Role.LEFT, "tail") for label in Label if label not in {Label.TEXT, Label.LEAD, Label.END}},
    ("tail", Label.END): (Role.LEFT, "end"),
    **{("end", label): (Role.LEFT, "end") for label in Label},
}
_PLAIN = {
    Label.BYLINE: Role.BYLINE,
    Label.STAMP: Role.STAMP,
    Label.CAPTION: Role.CAPTION,
    Label.CREDIT: Role.CREDIT,
}
_FALLBACK = {"above": (Role.CAPTION, "above")}
_PLACES = frozenset({Role.POINT, Role.CREDIT})
_NAMES = frozenset({Label.NAME, Label.BYLINE})
_TOWN = 30
_PUBLICATION = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w’'&-]+(?: [\w’'&-]+){0,4}) is (?:an?|the|one of) [^.]{0,80}?"
    r"\b(?:magazine|newspaper|newsletter|non-?profit|publication|website|news (?:site|agency)|journal|quarterly|weekly"
    r"|newsroom|wire service)\b"
)
_ABOUT = 3
_REASONS = {"tail": "teaser", "end": "after the end", "under": "over the text", "deck": "over the text"}


def roles(segment: Segment, common: frozenset[str] = frozenset()) -> tuple[Placed, ...]:
    """Each printed line of an article with its role, in order. `common` are lines that other articles have as well."""
    found = marks(segment.lines)
    told = segment.head or headline.head(found)
    return _settled(_walked(found, told, common))


def _walked(found: Sequence[Mark], told: Mapping[int, Role], common: frozenset[str]) -> list[Placed]:
    """The head as it was told; then the table, line by line."""
    placed: list[Placed] = []
    last = max((at for at, mark in enumerate(found) if mark.line.line.number in told), default=-1)
    state = "deck" if Role.AGAIN in told.values() else "under"
    page = sheet(found, last + 1, common)
    named = False
    for at, mark in enumerate(found):
        if at <= last:
            placed.append(_told(found, at, told))
            named = named or placed[-1].role is Role.BYLINE
            continue
        role, following = _judged(page, at, state, named)
        reason = mark.line.reason or (
            _REASONS.get(following if state == "body" else state, "") if role is Role.LEFT else ""
        )
        placed.append(Placed(_reasoned(mark.line, reason), role))
        named = named or role is Role.BYLINE
        state = following
    return placed


def _told(found: Sequence[Mark], at: int, told: Mapping[int, Role]) -> Placed:
    """A line of the head. A layout may take for a caption or a standfirst what is plainly something else."""
    mark = found[at]
    role = told.get(mark.line.line.number, Role.LEFT)
    if role is Role.CAPTION:
        role = TABLE.get(("above", mark.label), _FALLBACK["above"])[0]
        if role is Role.CAPTION and mark.label in {Label.SHORT, Label.TEXT} and _alone_between_titles(found, at, told):
            role = Role.POINT
    elif role in _PLACES and (filed := alone(mark.text)) is not None and any(filed.agency + filed.author):
        role = Role.PLACE
    elif role is Role.POINT and (under.credited_below(found, at) or mark.label in _PLAIN or _twice(found, at)):
        role = _PLAIN.get(mark.label, Role.CAPTION)
    reason = mark.line.reason or ("over the title" if role is Role.LEFT else "")
    return Placed(_reasoned(mark.line, reason), role)


def _alone_between_titles(found: Sequence[Mark], at: int, told: Mapping[int, Role]) -> bool:
    """Whether a line stands between two prints of the title with no date, button or credit beside it: a standfirst."""
    around = [told.get(found[i].line.line.number) for i in (at - 1, at + 1) if 0 <= i < len(found)]
    return around == [Role.TITLE, Role.AGAIN]


def _twice(found: Sequence[Mark], at: int) -> bool:
    """Whether a line is printed twice in a row, as captions are."""
    return found[at].again == 1 or bool(at and found[at].key and found[at - 1].key == found[at].key)


def _reasoned(line: Labelled, reason: str) -> Labelled:
    return line if line.reason == reason else replace(line, reason=reason)


def _left_out(item: Placed, reason: str) -> Placed:
    return Placed(_reasoned(item.line, reason), Role.LEFT)


def _judged(page: Sheet, at: int, state: str, named: bool) -> tuple[Role, str]:
    """The table's answer, but for what the neighbours decide."""
    mark = page.found[at]
    if state in {"under", "deck"}:
        role = under.role(page, at, named)
        if state == "deck" and under.author_of_a_book(mark):
            role = Role.BODY
        if role is not None:
            return role, "body" if role is Role.BODY else state
        role, following = TABLE.get(("under", mark.label), (Role.BODY, "body"))
        return role, state if following == "under" else following
    if state == "body":
        return inside.role(page, at) or TABLE.get(("body", mark.label), (Role.BODY, "body"))
    if state == "tail":
        return inside.below(mark) or TABLE[("tail", mark.label)]
    return TABLE[(state, mark.label)]


def _settled(placed: list[Placed]) -> tuple[Placed, ...]:
    """Second thoughts that need the whole: points are the text where there is no other.

    A last agency line is a credit.
    """
    has_body = any(item.role is Role.BODY for item in placed)
    if not has_body:
        placed = [Placed(item.line, Role.BODY) if item.role is Role.POINT else item for item in placed]
    bodies = [index for index, item in enumerate(placed) if item.role is Role.BODY]
    if len(bodies) > 1 and placed[bodies[-1]].line.label is Label.CREDIT:
        placed[bodies[-1]] = _left_out(placed[bodies[-1]], "agency credit")
    return tuple(_about(_signed(placed)))


def _signed(placed: list[Placed]) -> list[Placed]:
    """Names that are the last lines of the text, with no author in the head, are signatures.

    Below the author some print a town or the name of the outlet.
    """
    bodies = [index for index, item in enumerate(placed) if item.role is Role.BODY]
    if len(bodies) < 2 or any(item.role is Role.BYLINE for item in placed):
        return placed
    last = [placed[index].line for index in bodies[-2:]]
    if last[1].label in _NAMES and last[0].label not in _NAMES:
        placed[bodies[-1]] = Placed(last[1], Role.BYLINE)
    elif last[0].label in _NAMES and len(last[1].line.text) <= _TOWN and last[1].line.number - last[0].line.number == 1:
        placed[bodies[-2]] = Placed(last[0], Role.BYLINE)
        placed[bodies[-1]] = _left_out(placed[bodies[-1]], "below the author")
    return placed


def _describes_outlet(placed: Sequence[Placed], bodies: Sequence[int]) -> bool:
    """Whether the last paragraph says what kind of publication something is that no paragraph has named before."""
    match = _PUBLICATION.match(placed[bodies[-1]].line.line.text)
    return match is not None and not any(match["name"] in placed[at].line.line.text for at in bodies[:-1])


def _about(placed: list[Placed]) -> list[Placed]:
    """A press release ends with what its sender says of itself, before the end mark: that is no text of the article."""
    bodies = [index for index, item in enumerate(placed) if item.role is Role.BODY]
    if len(bodies) > 2 and _describes_outlet(placed, bodies):
        placed[bodies[-1]] = _left_out(placed[bodies[-1]], "about the publisher")
    if not any(item.line.label is Label.RELEASE for item in placed):
        return placed
    last = bodies[2:][-_ABOUT:]
    opening = next((n for n, at in enumerate(last) if placed[at].line.line.text.startswith("About ")), len(last))
    for at in last[opening:]:
        placed[at] = _left_out(placed[at], "about the sender")
    return placed
