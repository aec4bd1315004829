"""What a dateline gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FiledFrom:
    """A place in ordinary case, the ISO day printed with it or "", how many characters it takes, how sure we are.

    `agency` and `author` are where these are printed within it, (0, 0) without one. `day` is "01-07" where the date has
    no year.
    """

    place: str
    date: str
    end: int
    confidence: float
    agency: tuple[int, int] = (0, 0)
    author: tuple[int, int] = (0, 0)
    day: str = ""
