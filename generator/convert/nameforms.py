"""How names are printed: several on one line, or in capitals."""

from __future__ import annotations

import re

from generator.convert.words import word_set

_HANGUL = re.compile("[가-힣]")
_PARTICLES = word_set("de la van von der den bin bint ibn al el di du dos das")


def split_names(text: str) -> list[str]:
    """The names of a byline that joins them with commas and "and"."""
    joint = r"[·,\s]+" if _HANGUL.search(text) else r"[、，]|,\s*(?:and\s+)?|\s+and\s+|\s+&\s+"
    return [name.strip() for name in re.split(joint, text) if name.strip()]


def ordinary(name: str) -> str:
    """A name printed in capitals as prose prints it: "MIRA O'HOLT" is Mira O'Holt; "TJ Ardel" stays."""
    if not name.isupper() or len(name) <= 4:
        return name
    return re.sub(
        r"[^\W\d_]+", lambda match: _ordinary_word(match[0], match.start(), name[match.end() :][:1] == "-"), name
    )


def _ordinary_word(word: str, at: int, joined: bool) -> str:
    """A word of a name; a particle that a hyphen joins to the next word is part of it: "AL-JAWHAR" is Al-Jawhar."""
    lower = word.replace("İ", "i").lower()
    if at and not joined and lower in _PARTICLES:
        return lower
    if len(word) > 4 and lower.startswith("mc"):
        return f"Mc{lower[2:].capitalize()}"
    return word[0] + lower[1:]
