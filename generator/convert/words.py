"""What counts as a word: the converter's measure of whether anything was lost."""

from __future__ import annotations

import re

from generator import text

BREAKS = re.compile(r"[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""Line breaks within a physical line (UAX #14 and the ASCII separators)."""


_UNFIT = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def words(value: str) -> list[str]:
    """The words of a text in order: what white space parts, without characters that no file may hold."""
    if value.isprintable() or _UNFIT.search(value) is None:
        return value.split()
    return [word for part in value.split() if (word := text.printable(part))]


def clean(value: str) -> str:
    """The words with one blank between them."""
    return " ".join(words(value))


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(text.split())
