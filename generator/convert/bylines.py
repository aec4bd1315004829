"""Lines that say who wrote an article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.convert.words import word_set

_BYLINE = re.compile(r"by:?\s+(?P<names>[^\W\d_][^\n:;!?()]{2,80})", re.IGNORECASE)
_NAME_WORD = r"(?:[^\W\d_a-zß-ÿ](?:[\w’'-]*\w)?\.?|de|la|al|bin|bint|van|von|der|el|da|di|del|ibn)"
_NAME = re.compile(rf"[^\W\d_a-zß-ÿ][\w’'.-]*(?: {_NAME_WORD}){{1,4}}")
_NO_NAMES = word_set(
    """
    the special news photo arab gulf video audio opinion world business sport sports updated staff writer reuters
    """
)


@dataclass(frozen=True, slots=True)
class Byline:
    """The names of a byline in ordinary case, where each stands in the text, how sure we are.

    `agency` tells that the names are those of a news agency or outlet.
    """

    names: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    confidence: float
    agency: bool = False


def read(text: str) -> Byline | None:
    """The byline that a whole line is, or None."""
    match = _BYLINE.fullmatch(text)
    if match is None:
        return None
    names = split_names(match["names"])
    if not names or not all(is_name(name) for name in names):
        return None
    spans: list[tuple[int, int]] = []
    for name in names:
        at = text.index(name, spans[-1][1] if spans else match.start("names"))
        spans.append((at, at + len(name)))
    return Byline(tuple(names), tuple(spans), 0.9)


def is_name(text: str) -> bool:
    """Whether a line may be a person's name and nothing else: two to five words, each with a capital, no digit."""
    return len(text) <= 40 and _NAME.fullmatch(text) is not None and not _NO_NAMES & set(text.casefold().split())


def split_names(text: str) -> list[str]:
    """The names of a byline that joins them with commas and "and"."""
    return [name.strip() for name in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s+&\s+", text) if name.strip()]
