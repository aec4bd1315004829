"""Where the texts of two versions of an article differ, paragraph by paragraph, as plain text for a template."""

from __future__ import annotations

import difflib
import html
import re
from dataclasses import dataclass

from generator import text as texts

_BLOCK = re.compile(r"<(p|li|h[1-6]|pre|dt|dd|td|th|figcaption)(?:\s[^>]*)?>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LETTERS = re.compile(r"[\W_]+")
_MOST = 2000


@dataclass(frozen=True, slots=True)
class Difference:
    """Paragraphs that one text has and the other has not, or has otherwise."""

    here: tuple[str, ...]
    there: tuple[str, ...]


def differences(one: str, other: str) -> tuple[Difference, ...]:
    """What differs between two texts in HTML, in order; () where the words are the same.

    Case, punctuation and markup are no difference. Only the first 2,000 paragraphs of each are looked at.
    """
    here, there = _paragraphs(one), _paragraphs(other)
    matcher = difflib.SequenceMatcher(None, _keys(here), _keys(there), autojunk=False)
    return tuple(
        Difference(tuple(here[low:high]), tuple(there[start:end]))
        for kind, low, high, start, end in matcher.get_opcodes()
        if kind != "equal"
    )


def _keys(paragraphs: list[str]) -> list[str]:
    return [_LETTERS.sub("", text.casefold()) for text in paragraphs]


def _paragraphs(body: str) -> list[str]:
    found = (html.unescape(_TAG.sub("", match[2])) for match in _BLOCK.finditer(str(body)))
    return [text for text in map(texts.squeeze, found) if text][:_MOST]
