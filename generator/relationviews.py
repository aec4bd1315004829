"""What an article's page says of its company: related articles with the reason, and articles that link to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another article as a line: its address, headline and date (`iso` for the `datetime` attribute, `date` in words).

    `language` and `direction` are "" where they are the site's.
    """

    url: str
    title: str
    iso: str = ""
    date: str = ""
    language: str = ""
    direction: str = ""


class Related(NamedTuple):
    """A related article, and why it is one: "Also names Junko Tabei". A tuple, because a site holds so many."""

    article: Neighbour
    reason: str
