"""Pages that hold no article: a wall that asks for consent, a check for robots, a page that is gone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from generator.convert import packs
from generator.convert.marks import Mark, prose
from generator.convert.model import Label
from generator.convert.words import word_set

_MOST = 30
_SIGNS = frozenset({Label.STAMP, Label.BYLINE, Label.LEAD, Label.CAPTION, Label.BULLET})
_WORDS = word_set(
    "cookies cookie tracking javascript consent robot bot datenschutz einwilligung werbung confidentialité"
)


def is_gate(found: Sequence[Mark]) -> bool:
    """Whether a short page without a date, an author or a dateline speaks of nothing but consent and access."""
    if len(found) > _MOST or any(mark.label in _SIGNS for mark in found):
        return False
    texts = [mark for mark in found if prose(mark)]
    asked = sum(_asks(mark.text) for mark in texts)
    notices = sum(mark.line.reason in {"cookie notice", "paywall notice"} for mark in found)
    return asked + notices > 1 and 2 * asked >= len(texts)


def _asks(text: str) -> bool:
    folded = packs.folded(text)
    return bool(_WORDS & {*folded.replace(",", " ").replace(".", " ").split()}) or any(p in folded for p in _phrases())


@cache
def _phrases() -> tuple[str, ...]:
    """The phrases of all languages for cookies and privacy, those of one short word left out."""
    return tuple(phrase for phrase in packs.together("cookies") if len(phrase) > 8)
