"""What counts as a word: the converter's measure of whether anything was lost."""

from __future__ import annotations

import re

from generator import text

BREAKS = re.compile(r"[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""Line breaks within a physical line (UAX #14 and the ASCII separators)."""


def words(value: str) -> list[str]:
    """The words of a text in order: what white space parts, without characters that no file may hold."""
    if value.isascii() and value.isprintable():
        return value.split()
    return text.printable(BREAKS.sub(" ", value).replace("\x1f", " ")).split()


def clean(value: str) -> str:
    """The words with one blank between them."""
    return " ".join(words(value))


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(text.split())
