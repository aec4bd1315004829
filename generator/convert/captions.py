"""Caption lines in their parts: a mark before it, its words, its credit."""

from __future__ import annotations

from dataclasses import dataclass

from generator.convert.credits import caption_mark, credit_span
from generator.convert.words import clean


@dataclass(frozen=True, slots=True)
class Caption:
    """What a caption says and whose picture it is, with the places of both in the line."""

    text: str
    credit: str
    start: int
    stop: int
    credit_start: int
    credit_end: int


def read(text: str) -> Caption:
    """A caption line in its parts: a mark before it ("Image caption,"), its words, its credit."""
    mark = caption_mark(text)
    span = credit_span(text)
    stop = span[2] if span else len(text)
    start, end = (span[0], span[1]) if span else (len(text), len(text))
    mark = min(mark, stop)
    return Caption(clean(text[mark:stop]), clean(text[start:end]), mark, stop, start, end)
