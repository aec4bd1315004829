"""What stands below an article and is none of it: end marks, and lines that open a list of other things."""

from __future__ import annotations

from collections.abc import Sequence

from generator.convert.marks import Mark, cut_off, prose
from generator.convert.model import Label

TAIL_OPENERS = frozenset(
    {"link to more", "related articles", "ranking", "tags", "comments", "newsletter box", "teaser", "copyright"}
)
"""Reasons of lines below which titles of other articles, tags or comments are listed."""
_NAMING = frozenset({"link to more", "related articles"})
_RULE = frozenset("*_-=#—–~•· ")


def tails(found: Sequence[Mark]) -> tuple[bool, ...]:
    """For each mark, whether it stands below an end mark or an opener, with no text of an article in between.

    Over the first text of a document nothing has ended yet.
    """
    inside = text = False
    result: list[bool] = []
    for mark in found:
        result.append(inside)
        if opens(mark):
            inside = text
        elif prose(mark) and not cut_off(mark.text):
            inside, text = False, True
    return tuple(result)


def opens(mark: Mark) -> bool:
    """Whether a line closes an article, or opens a list of what is not in it."""
    return mark.label in {Label.END, Label.SHARE} or lists(mark)


def lists(mark: Mark) -> bool:
    """Whether a line opens a list; one that names what it points to ("Read more: The price of salt") is all of it."""
    if mark.label not in {Label.UI, Label.COUNTER} or mark.line.reason not in TAIL_OPENERS:
        return False
    word, colon, named = mark.text.partition(":")
    return not (colon and named.strip() and mark.line.reason in _NAMING and word)


def is_rule(mark: Mark) -> bool:
    """Whether a line is only drawn: it parts, but what follows may go on."""
    return mark.label is Label.END and set(mark.text) <= _RULE
