"""Capitalised runs: the stretches of a text that may be names, with what stands before and after them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏƠƯȘȚ"
_SHORT = "Lt|Gen|Dr|Mr|Mrs|Ms|Col|Maj|Capt|Cmdr|Sgt|Sen|Rep|Gov|Prof|Adm|Brig|Rev|Hon|St|Jr|Sr|Mt|Ft|Pres|Cpl"
_TOKEN = (
    rf"(?:Secretary of (?:State|War|Defen[cs]e|the (?:Treasury|Interior))"
    rf"|U\.S\.A?\.?|U\.[KNE]\.|D\.C\.|U\.A\.E\.|(?:{_SHORT})\.|[{UPPER}]\.(?:-[{UPPER}]\.)?(?=[ {UPPER}])"
    rf"|[dLO]['’][{UPPER}][^\W_]*|[{UPPER}][^\W_]*(?:[-’'](?![sS]\b)[^\W_]+)*)"
)
_PARTICLES = "al|el|bin|bint|ibn|ben|abu|van|von|der|den|de|del|della|da|di|la|le|du|dos|das|do|y|ul|ur|af|ter|ten|zu"
_LINK = rf"(?: (?:{_PARTICLES})(?= )){{0,2}} | al-| el-| ar-| as-| ash-| az-"
_RUN = re.compile(rf"(?<![^\W_])(?:al-|el-)?{_TOKEN}(?:(?:{_LINK}){_TOKEN})*")
_BACK, _AHEAD = 60, 90
PARTICLES = frozenset(_PARTICLES.split("|"))


class Run(NamedTuple):
    """Words with capitals that stand together.

    `before` is up to 60 characters of text before them, `after` up to 90 after; `passage` and `start` say where they
    stand; `opens` that they begin a sentence.
    """

    words: tuple[str, ...]
    text: str
    before: str
    after: str
    weight: float
    opens: bool
    passage: int
    start: int

    @property
    def word_before(self) -> str:
        """The word in front of the run, in small letters; "" at the beginning of a sentence."""
        if self.opens:
            return ""
        word = self.before[:-1].rpartition(" ")[2].rstrip(",") if self.before.endswith(" ") else ""
        return word.casefold() if word.isalpha() or word.replace("-", "").isalpha() else ""


def runs(passages: Sequence[tuple[str, float]]) -> Iterator[Run]:
    """Every capitalised run of the passages (text, weight), in order."""
    for number, (text, weight) in enumerate(passages):
        for match in _RUN.finditer(text):
            start, end = match.span()
            before = text[start - _BACK if start > _BACK else 0 : start]
            stripped = before.rstrip(" “\"‘'([«„")
            opens = not stripped or stripped[-1] in ".!?:…"
            if opens and stripped[-4:-1].rsplit(" ", 1)[-1] in {"vs", "No", "St", "Mt", "Dr", "Mr", "Ms"}:
                opens = False
            printed = match[0]
            words = _split(printed) if "Secretary of" in printed else printed.split(" ")
            yield Run(tuple(words), printed, before, text[end : end + _AHEAD], weight, opens, number, start)


def _split(run: str) -> list[str]:
    words: list[str] = []
    for word in run.split(" "):
        last = words[-1] if words else ""
        if (last == "Secretary" and word == "of") or (
            last.startswith("Secretary of") and (len(last.split()) < 3 or last == "Secretary of the")
        ):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words
