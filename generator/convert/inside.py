"""Lines within and below the text: captions and furniture between its paragraphs, and where it ends."""

from __future__ import annotations

from generator.convert.credits import caption_mark
from generator.convert.marks import Mark, cut_off, may_stand_over, prose
from generator.convert.model import Label, Role
from generator.convert.sheet import Sheet
from generator.convert.tails import is_rule, lists, opens

_BREAK = 3
_LONGEST_CAPTION = 350
_ONE_SENTENCE = 200
_HEADLINE = 5
_FACTS = frozenset("0123456789;=")
_QUOTES = '“"«„「'
_FURNITURE = frozenset({Label.UI, Label.SHARE, Label.STAMP, Label.END, Label.COUNTER, Label.REFERENCE})
_SMALL = frozenset({Label.SHORT, Label.NAME, Label.KICKER, Label.COUNTER, Label.CREDIT, Label.STAMP})


def role(page: Sheet, at: int) -> tuple[Role, str] | None:
    """The role of a line of the text and the state after it; None where the table is right."""
    mark = page.found[at]
    if lists(mark):
        return Role.LEFT, "tail"
    if mark.label is Label.STAMP and _closes(page, at):
        return Role.STAMP, "body"
    if is_rule(mark):
        return Role.LEFT, "body" if any(prose(other) for other in page.found[at + 1 : at + 4]) else "end"
    if mark.label is Label.LEAD and cut_off(mark.text):
        return Role.LEFT, "tail"
    if mark.label is Label.NAME and at == page.text_at + 1 and mark.gap == 0 and page.found[at - 1].text[0] in _QUOTES:
        return Role.BYLINE, "body"  # whose words stand over the article
    return _under_the_text(page, at) if at > page.text_end else _picture(page, at)


def _picture(page: Sheet, at: int) -> tuple[Role, str] | None:
    """The role of a line that may be the caption of a picture in the text."""
    mark = page.found[at]
    if at and mark.label in _SMALL and caption_mark(page.found[at - 1].text) == len(page.found[at - 1].text):
        return Role.INSET, "body"
    if mark.label is Label.CAPTION and not _caption_inside(page, at):
        return Role.BODY, "body"
    if mark.gap >= _BREAK and mark.label in {Label.TEXT, Label.SHORT} and _caption_after_break(page, at):
        return Role.INSET, "body"
    if mark.label is Label.COUNTER and (mark.line.reason != "counter" or "/" in mark.text):
        return Role.LEFT, "body"
    return None


def _under_the_text(page: Sheet, at: int) -> tuple[Role, str] | None:
    """The role of a line below the last paragraph."""
    mark = page.found[at]
    if cut_off(mark.text) and not prose(page.found[at - 1]):
        return Role.LEFT, "tail"
    if mark.text in page.common or mark.label is Label.COUNTER:
        return Role.LEFT, "body"
    if _headlines(page, at):
        return Role.LEFT, "tail"
    if mark.label is Label.CAPTION:
        return Role.BODY, "body"
    return (Role.LEFT, "tail") if mark.label in _SMALL and _after_furniture(page, at) else None


def _headlines(page: Sheet, at: int) -> bool:
    """Whether nothing but titles of other articles stands from here on: two or more, and no list of results."""
    rest = page.found[at:]
    if len(rest) < 2 or not prose(page.found[at - 1]):
        return False
    return all(
        mark.label is Label.SHORT and len(mark.text.split()) >= _HEADLINE and not (set(mark.text) & _FACTS)
        for mark in rest
    )


def below(mark: Mark) -> tuple[Role, str] | None:
    """The role of a line below an opener: text goes on where a whole paragraph stands."""
    if mark.label not in {Label.TEXT, Label.LEAD}:
        return None
    return (Role.BODY, "body") if prose(mark) and not cut_off(mark.text) else (Role.LEFT, "tail")


def _closes(page: Sheet, at: int) -> bool:
    """Whether no more text follows before the article's end."""
    for mark in page.found[at + 1 :]:
        if prose(mark):
            return False
        if opens(mark):
            return True
    return True


def _after_furniture(page: Sheet, at: int) -> bool:
    """Whether page furniture stands between the last paragraph and a line."""
    return any(mark.label in _FURNITURE for mark in page.found[page.text_end + 1 : at])


def _caption_inside(page: Sheet, at: int) -> bool:
    """A line with a credit stands apart, is no quotation, and is no paragraph or last line that ends in brackets."""
    mark = page.found[at]
    if at >= page.text_end or (len(mark.text) > _ONE_SENTENCE and not may_stand_over(mark.text)):
        return False
    apart = mark.gap > 0 or at == 0 or page.found[at - 1].label in {Label.UI, Label.COUNTER, Label.CAPTION}
    return apart and len(mark.text) <= _LONGEST_CAPTION and mark.text[0] not in _QUOTES


def _caption_after_break(page: Sheet, at: int) -> bool:
    """A single line after several blank ones, with text around it, belongs to a picture that stood there."""
    mark = page.found[at]
    if at == 0 or at + 1 == len(page.found) or len(mark.text) > _LONGEST_CAPTION or mark.text[0] in _QUOTES:
        return False
    return page.found[at + 1].gap > 0 and prose(page.found[at - 1]) and prose(page.found[at + 1])
