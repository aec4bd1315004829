"""Capitalised runs: the stretches of a text that may be names, with what stands before and after them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢİĪĶĹĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
_SHORT = "Lt|Gen|Dr|Mr|Mrs|Ms|Col|Maj|Capt|Cmdr|Sgt|Sen|Rep|Gov|Prof|Adm|Brig|Rev|Hon|St|Jr|Sr|Mt|Ft"
_TOKEN = (
    rf"(?:Secretary of (?:State|War|Defen[cs]e|the (?:Treasury|Interior))"
    rf"|U\.S\.A?\.?|U\.[KNE]\.|D\.C\.|(?:{_SHORT})\.|[{UPPER}]\.(?=[ {UPPER}])"
    rf"|[{UPPER}][^\W_]*(?:[-’'](?![sS]\b)[^\W_]+)*)"
)
_LINK = r"(?: (?:al|bin|bint|ibn|van|von|der|de|del|della|da|di|la|el|ul|ur|y|af|ter)(?= )){0,2} | al-"
_RUN = re.compile(rf"(?<![^\W_]){_TOKEN}(?:(?:{_LINK}){_TOKEN})*")
_BEFORE = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)[,]? $")
_BACK = 48


@dataclass(frozen=True, slots=True)
class Run:
    """Words with capitals that stand together.

    `before` is up to 48 characters of text before them, `after` up to 48 after.
    """

    words: tuple[str, ...]
    before: str
    after: str
    weight: float
    opens: bool

    @property
    def text(self) -> str:
        """The run as printed."""
        return " ".join(self.words)

    @property
    def word_before(self) -> str:
        """The word in front of the run, in small letters; "" at the beginning of a sentence."""
        match = _BEFORE.search(self.before)
        return match["word"].casefold() if match and not self.opens else ""


def runs(passages: Sequence[tuple[str, float]]) -> Iterator[Run]:
    """Every capitalised run of the passages (text, weight), in order."""
    for text, weight in passages:
        for match in _RUN.finditer(text):
            start, end = match.span()
            before = text[max(0, start - _BACK) : start]
            stripped = before.rstrip(" “\"‘'([")
            opens = not stripped or stripped[-1] in ".!?:…"
            yield Run(tuple(_split(match[0])), before, text[end : end + _BACK], weight, opens)


def _split(run: str) -> list[str]:
    words: list[str] = []
    for word in run.split(" "):
        if (
            (words and words[-1] == "Secretary" and word == "of")
            or (words and words[-1].startswith("Secretary of") and len(words[-1].split()) < 3)
            or (words and words[-1] == "Secretary of the")
        ):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words
