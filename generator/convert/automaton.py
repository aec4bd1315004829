"""The role of each printed line of an article: a machine of five states, written as a table so that it can be read.

above   over the last print of a title that is printed again: captions, dates, names, buttons
deck    under that last print: summary points, perhaps a caption, then the text
plain   under a title that is printed once: dates, names, points, then the text
body    the text
tail    after an end mark or a share row: nothing more, unless text comes again
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.convert.marks import LONGEST_TITLE, title_key
from generator.convert.model import Label, Labelled, Role, Segment


@dataclass(frozen=True, slots=True)
class Placed:
    """A labelled line with its role."""

    line: Labelled
    role: Role


_ALWAYS = {Label.UI: Role.LEFT, Label.COUNTER: Role.LEFT, Label.RELEASE: Role.LEFT, Label.REFERENCE: Role.LEFT}
_FALLBACK = {"above": (Role.CAPTION, "above"), "deck": (Role.BODY, "body"), "plain": (Role.BODY, "body")}
TABLE: dict[tuple[str, Label], tuple[Role, str]] = {
    **{("above", label): (role, "above") for label, role in _ALWAYS.items()},
    ("above", Label.STAMP): (Role.STAMP, "above"),
    ("above", Label.BYLINE): (Role.BYLINE, "above"),
    ("above", Label.NAME): (Role.BYLINE, "above"),
    ("above", Label.CREDIT): (Role.CREDIT, "above"),
    ("above", Label.KICKER): (Role.KICKER, "above"),
    ("above", Label.BULLET): (Role.POINT, "above"),
    ("above", Label.SHARE): (Role.LEFT, "above"),
    ("above", Label.END): (Role.LEFT, "above"),
    **{("deck", label): (role, "deck") for label, role in _ALWAYS.items()},
    ("deck", Label.STAMP): (Role.STAMP, "deck"),
    ("deck", Label.BYLINE): (Role.BYLINE, "deck"),
    ("deck", Label.KICKER): (Role.KICKER, "deck"),
    ("deck", Label.BULLET): (Role.POINT, "deck"),
    ("deck", Label.CAPTION): (Role.CAPTION, "deck"),
    ("deck", Label.CREDIT): (Role.CREDIT, "deck"),
    ("deck", Label.SHARE): (Role.LEFT, "deck"),
    ("deck", Label.END): (Role.LEFT, "deck"),
    **{("plain", label): (role, "plain") for label, role in _ALWAYS.items()},
    ("plain", Label.STAMP): (Role.STAMP, "plain"),
    ("plain", Label.BYLINE): (Role.BYLINE, "plain"),
    ("plain", Label.NAME): (Role.BYLINE, "plain"),
    ("plain", Label.KICKER): (Role.KICKER, "plain"),
    ("plain", Label.BULLET): (Role.POINT, "plain"),
    ("plain", Label.CAPTION): (Role.CAPTION, "plain"),
    ("plain", Label.SHARE): (Role.LEFT, "plain"),
    ("plain", Label.END): (Role.LEFT, "plain"),
    ("body", Label.UI): (Role.LEFT, "body"),
    ("body", Label.REFERENCE): (Role.BODY, "body"),
    ("body", Label.SHARE): (Role.BODY, "body"),
    ("body", Label.END): (Role.LEFT, "tail"),
    ("tail", Label.UI): (Role.LEFT, "tail"),
    ("tail", Label.SHARE): (Role.LEFT, "tail"),
    ("tail", Label.COUNTER): (Role.LEFT, "tail"),
    ("tail", Label.END): (Role.LEFT, "tail"),
}
_SHARED = "share row"


def roles(segment: Segment) -> tuple[Placed, ...]:
    """Each printed line of an article with its role, in order."""
    printed = [line for line in segment.lines if line.label is not Label.BLANK]
    placed = _after_layout(printed, segment.head) if segment.head else _without_layout(printed)
    return _settled(placed)


def _after_layout(printed: Sequence[Labelled], head: Mapping[int, Role]) -> list[Placed]:
    """The head as its layout told; then the table goes on, under the last print of the title."""
    told = [head.get(line.line.number) for line in printed]
    state = "deck" if Role.AGAIN in told else "plain"
    placed: list[Placed] = []
    for index, line in enumerate(printed):
        role = told[index]
        if role is None:
            role, state = _judged(printed, index, line, state)
        elif role is Role.CAPTION:
            role = _step("above", line)[0]
        placed.append(Placed(line, role))
    return placed


def _without_layout(printed: Sequence[Labelled]) -> list[Placed]:
    """An article of which no layout tells: the first line may be its title, printed again or not."""
    start = _title_index(printed)
    key = title_key(printed[start].line.text) if start is not None else ""
    last = _last_print(printed, start, key) if start is not None else start
    placed: list[Placed] = []
    state = "above"
    for index, line in enumerate(printed):
        if start is None:
            role, state = _step("plain" if index == 0 else state, line)
        elif index < start:
            role = _step("above", line)[0]
        elif index == start:
            role, state = Role.TITLE, "above" if index != last else "plain"
        elif last is not None and index <= last and title_key(line.line.text) == key:
            role, state = Role.AGAIN, "above" if index != last else "deck"
        else:
            role, state = _judged(printed, index, line, state)
        placed.append(Placed(line, role))
    return placed


def _step(state: str, line: Labelled) -> tuple[Role, str]:
    known = TABLE.get((state, line.label))
    return known or _FALLBACK.get(state, (Role.BODY, "body"))


def _judged(printed: Sequence[Labelled], index: int, line: Labelled, state: str) -> tuple[Role, str]:
    """The table's answer, but for what the neighbours decide."""
    role, following = _step(state, line)
    if role is Role.BYLINE and line.label is Label.NAME and not _beside_mark(printed, index):
        return _FALLBACK[state] if state == "above" else (Role.BODY, "body")
    if role is Role.CAPTION and state in {"deck", "plain"} and not _caption_here(printed, index, state):
        return Role.BODY, "body"
    if state == "body" and line.reason == _SHARED and line.label is Label.UI:
        return role, "tail"
    return role, following


def _beside_mark(printed: Sequence[Labelled], index: int) -> bool:
    """Whether a line that may be a name stands next to a date line, or under a button beside one."""
    around = [printed[i].label for i in (index - 1, index + 1) if 0 <= i < len(printed)]
    return Label.STAMP in around


def _caption_here(printed: Sequence[Labelled], index: int, state: str) -> bool:
    """A caption under the title stands right below it, with points, page marks or text after it.

    A paragraph is longer.
    """
    near = printed[index].line.number - printed[index - 1].line.number == 1
    following = printed[index + 1].label if index + 1 < len(printed) else Label.END
    if following is Label.END or len(printed[index].line.text) > 350:
        return False
    if following in {Label.BULLET, Label.UI, Label.STAMP, Label.COUNTER, Label.LEAD}:
        return True
    return near and state == "deck" and printed[index + 1].line.number - printed[index].line.number > 1


def _title_index(printed: Sequence[Labelled]) -> int | None:
    """The line that is the title: the first that is no page mark, if it reads like a title and text follows it."""
    for index, line in enumerate(printed[:12]):
        if line.label in {
            Label.UI,
            Label.COUNTER,
            Label.RELEASE,
            Label.REFERENCE,
            Label.STAMP,
            Label.KICKER,
            Label.SHARE,
            Label.END,
        }:
            continue
        return index if _reads_as_title(printed, index) else None
    return None


def _reads_as_title(printed: Sequence[Labelled], index: int) -> bool:
    line = printed[index]
    text = line.line.text
    if len(text) > LONGEST_TITLE or line.label in {Label.BULLET, Label.CREDIT, Label.BYLINE}:
        return False
    key = title_key(text)
    if any(title_key(other.line.text) == key for other in printed[index + 1 : index + 15]):
        return True
    if line.label is Label.LEAD or index + 1 == len(printed):
        return False
    if line.label in {Label.SHORT, Label.NAME, Label.CAPTION}:
        return True
    apart = printed[index + 1].line.number - line.line.number > 1
    return len(text) <= 120 and (
        text[-1:] in "?!" or (text.count(". ") == 0 and apart and printed[index + 1].label is Label.STAMP)
    )


def _last_print(printed: Sequence[Labelled], start: int, key: str) -> int:
    last = start
    for index in range(start + 1, len(printed)):
        if index - last > 15 or len(printed[index].line.text) > 400 or printed[index].label is Label.LEAD:
            break
        if title_key(printed[index].line.text) == key:
            last = index
    return last


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
