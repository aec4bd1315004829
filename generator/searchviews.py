"""What the template of the search page may see, and what the browser is told beside pages."""

from __future__ import annotations

from dataclasses import dataclass

from generator.views import Link


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page: `examples` are queries, each with what it finds as its note.

    `ways` lead to every article without a search.
    """

    section: str
    title: str
    description: str
    examples: tuple[Link, ...]
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MovingView:
    """How many articles there were lately; the newest month that has some is `month`, "2024-12".

    Counts run from the sum of the months before the last three through those three. `totals` are of all articles, each
    of `tags` is a name, an address and its counts.
    """

    month: str
    totals: tuple[int, ...]
    tags: tuple[tuple[str | int, ...], ...]
