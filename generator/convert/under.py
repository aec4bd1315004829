"""Lines between the title and the text: what the table does not settle is told by their neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from generator.convert.credits import caption_mark, says_photo
from generator.convert.datelines import alone
from generator.convert.marks import Mark, cut_off
from generator.convert.model import Label, Role
from generator.convert.sheet import FURNITURE, Sheet

_LEAST = 25
_FEW = 3
_NEAR = 5
_BEGINNING = 40
_PLACES = frozenset({Label.SHORT, Label.NAME, Label.CREDIT, Label.LEAD})
_TEXTS = frozenset({Label.TEXT, Label.SHORT, Label.NAME, Label.LEAD})


def role(page: Sheet, at: int, named: bool) -> Role | None:
    """The role of a line under the title, None where the table is right; `named` says that an author was read."""
    mark = page.found[at]
    if at >= page.text_at:
        return Role.BODY if mark.label not in {Label.UI, Label.SHARE, Label.STAMP, Label.BYLINE} else None
    if mark.text in page.common and mark.label is not Label.NAME:
        return Role.LEFT
    if mark.label in _PLACES and not page.led and _last_over_text(page, at) and alone(mark.text):
        return Role.PLACE
    if _printed_twice(page, at):
        return Role.CAPTION
    if page.text_at == len(page.found):
        return Role.BODY if mark.label in _TEXTS else None
    if mark.label in {Label.SHORT, Label.TEXT} and credited_below(page.found, at):
        return Role.CAPTION
    if mark.label is Label.BULLET and _described(page, at):
        return Role.BODY
    if mark.label is Label.NAME:
        return Role.BYLINE if _signs(page, at, named) else _standfirst(page, mark)
    if at and caption_mark(page.found[at - 1].text) == len(page.found[at - 1].text):
        return Role.CAPTION
    if mark.label is Label.TEXT and _begins_text_again(page, at):
        return Role.LEFT if cut_off(mark.text) else Role.POINT
    if mark.label is Label.TEXT and not page.led and page.found[at + 1].label in _TEXTS:
        return Role.BODY  # a short paragraph: nothing else tells that the text has not begun
    return _standfirst(page, mark) if mark.label in {Label.SHORT, Label.TEXT} else None


def author_of_a_book(mark: Mark) -> bool:
    """Whether an author is named as on the title page of a book, which is what the article is about."""
    return mark.label is Label.BYLINE and mark.text[:6].casefold() == "author"


def credited_below(found: Sequence[Mark], at: int) -> bool:
    """Whether the next line, with none between, says whose picture it is: "Photo: Mira Holt"."""
    below = found[at + 1] if at + 1 < len(found) else None
    return below is not None and below.label is Label.CREDIT and not below.gap and says_photo(below.text)


def _last_over_text(page: Sheet, at: int) -> bool:
    """Whether nothing but dates and buttons stands between a line and the text."""
    return all(page.found[i].label in FURNITURE for i in range(at + 1, page.text_at))


def _standfirst(page: Sheet, mark: Mark) -> Role:
    """A sentence over the text is a standfirst; a word or two are a button that nobody knows."""
    size = len(mark.text.encode("utf-8", "surrogatepass"))
    spaced = " " not in mark.text and not mark.text.isascii()
    if size >= _LEAST and (spaced or len(mark.text.split()) > _FEW):
        return Role.POINT
    return Role.LEFT if page.furnished else Role.BODY


def _signs(page: Sheet, at: int, named: bool) -> bool:
    """Whether a line that may be a name is the author's: at a date line or another author, or under the title."""
    around = {page.found[i].label for i in (at - 1, at + 1) if 0 <= i < len(page.found)}
    if around & {Label.STAMP, Label.BYLINE}:
        return True
    return not named and page.text_at - at <= _NEAR


def _printed_twice(page: Sheet, at: int) -> bool:
    """Whether a line of the head is printed again right away: pages print a caption for the eye and for the ear."""
    mark = page.found[at]
    if not mark.key or mark.label in {Label.BYLINE, Label.KICKER}:
        return False
    return (0 < mark.again <= 2 and at + mark.again < page.text_at) or any(
        page.found[at - back].key == mark.key for back in (1, 2) if at >= back
    )


def _begins_text_again(page: Sheet, at: int) -> bool:
    """Whether a sentence over the text is printed again at the head of one of the first paragraphs."""
    start = page.found[at].text[:_BEGINNING].rstrip(".… ")
    return len(start) >= _BEGINNING // 2 and any(start in mark.text for mark in page.found[at + 1 : at + 8])


def _described(page: Sheet, at: int) -> bool:
    """Whether an item is followed by an indented paragraph about it: such a list is the text of the article."""
    following = page.found[at + 1] if at + 1 < len(page.found) else None
    return following is not None and following.label is not Label.BULLET and following.line.line.start >= 3
