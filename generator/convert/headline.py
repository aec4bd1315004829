"""The head of an article that no layout explains: which of the lines over its text is the title.

The one printed again, or beside a date or an author, or as long as titles are; never a word of a menu.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.convert.credits import ends_in_credit
from generator.convert.datelines import alone
from generator.convert.marks import CLOCK, LONGEST_TITLE, Mark, prose, wrapped
from generator.convert.model import Label, Role
from generator.convert.stamps import within

_SEARCHED = 60
_LEAST = 0.2
_NEARLY = 0.9
_MENU_WORD = 12
_TRAIL = frozenset("»›|>•")
_WORDS, _SIGNS = 4, 8
_FEW = 3
_NO_TITLE = frozenset(
    {Label.UI, Label.COUNTER, Label.SHARE, Label.STAMP, Label.RELEASE, Label.REFERENCE, Label.END, Label.CREDIT}
    | {Label.BYLINE, Label.BULLET, Label.LEAD}
)
_BESIDE = frozenset({Label.STAMP, Label.BYLINE})
_MARKS = frozenset({Label.STAMP, Label.UI, Label.COUNTER, Label.BYLINE})
_ABOVE = {
    Label.STAMP: Role.STAMP,
    Label.BYLINE: Role.BYLINE,
    Label.CREDIT: Role.CREDIT,
    Label.CAPTION: Role.CAPTION,
    Label.KICKER: Role.KICKER,
}


def head(found: Sequence[Mark]) -> dict[int, Role]:
    """The role of each line through the last print of the title, by line number; empty where no title is printed."""
    text_at = next((at for at, mark in enumerate(found) if prose(mark) or wrapped(found, at)), len(found))
    places = [at for at in range(min(text_at, _SEARCHED)) if possible(found[at])]
    menu = len(places) > _FEW
    titles = [(worth(found, at, text_at, menu), -at) for at in places]
    if not titles:
        return {}
    best = max(titles)[0]
    if best < _LEAST:
        return {}
    top = max(-negative for value, negative in titles if value == best)
    near = {at for at in range(top + 1) if sum(mark.gap > 0 for mark in found[at + 1 : top + 1]) <= 1}
    title = min(
        -negative
        for value, negative in titles
        if value == best or (-negative in near and _as_good(found[-negative], value, best))
    )
    last = _last_print(found, title)
    roles = {found[at].line.line.number: _above(found, at, title) for at in range(title)}
    for at in range(title, last + 1):
        mark = found[at]
        if mark.key == found[title].key:
            role = Role.AGAIN if at > title else Role.TITLE
        else:
            role = Role.CAPTION if mark.label not in _NO_TITLE else _ABOVE.get(mark.label, Role.LEFT)
        roles[mark.line.line.number] = role
    return roles


def _as_good(mark: Mark, value: float, best: float) -> bool:
    """Whether a line is a title if it stands over the best one, which then is the standfirst."""
    spaced = " " in mark.text or mark.text.isascii()
    return value >= best - _NEARLY and (len(mark.text.split()) >= _WORDS if spaced else len(mark.text) >= _SIGNS)


def possible(mark: Mark) -> bool:
    """Whether a line can be a title at all; a dateline on a line of its own cannot."""
    if mark.label in _NO_TITLE or len(mark.text) > LONGEST_TITLE or alone(mark.text) is not None:
        return False
    return any(map(str.isalpha, mark.text))


def worth(found: Sequence[Mark], at: int, text_at: int, menu: bool, alone: bool = True) -> float:
    """How much a line is like a title; the weights were set by hand on documents of many layouts.

    `alone` says that no layout tells of it, so that what stands beside it counts.
    """
    mark = found[at]
    size = len(mark.text.encode("utf-8", "surrogatepass"))
    words = len(mark.text.split())
    value = min(size, 60) / 30 - (1.0 if len(mark.text) > 130 else 0.5 if len(mark.text) > 80 else 0.0)
    if words <= 3 and size <= 24 and menu:
        value -= 1.5
    if mark.again:
        marked = any(other.label in _MARKS for other in found[at + 1 : at + mark.again + 2])
        value += 4.0 if marked and (mark.again > 1 or words > 3) else 1.0
    following = found[at + 1 : at + 3]
    if alone and any(other.label in _BESIDE for other in following):
        value += 2.0
    if at and found[at - 1].label in _BESIDE | {Label.KICKER}:
        value += 0.8
    if words > _FEW and all(word[0].isupper() and len(word) <= _MENU_WORD for word in mark.text.split()):
        value -= 0.4  # the sections of a menu, or a headline in capitals
    if "_" in mark.text or len(set(mark.key.split())) * 2 <= words or (mark.text[-4:].isdigit() and within(mark.text)):
        value -= 1.5  # a code, a row of key words, a masthead with its date
    if _TRAIL & set(mark.text):
        value -= 1.5
    if mark.label is Label.NAME or CLOCK.fullmatch(mark.text):
        value -= 1.0
    if mark.label in {Label.CAPTION, Label.KICKER} or ends_in_credit(mark.text):
        value -= 2.0
    if mark.label is Label.TEXT and mark.text[-1] in ".。।۔":
        value -= 1.5
    return value if text_at < len(found) or mark.again else value - 1.0


def _last_print(found: Sequence[Mark], title: int) -> int:
    last = title
    while found[last].again and found[last + found[last].again].key == found[title].key:
        between = found[last + 1 : last + found[last].again]
        if any(prose(mark) and len(mark.text) > LONGEST_TITLE for mark in between):
            break
        last += found[last].again
    return last


def _above(found: Sequence[Mark], at: int, title: int) -> Role:
    """The role of a line over the title: dates, authors and captions are read, the nearest word is the kicker."""
    mark = found[at]
    if mark.label in _ABOVE:
        return _ABOVE[mark.label]
    near = at + 1 == title and mark.label in {Label.SHORT, Label.NAME} and len(mark.text) <= 25
    return Role.KICKER if near and found[title].gap <= 1 else Role.LEFT
