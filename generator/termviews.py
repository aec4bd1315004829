"""What the templates of taxonomies may see: their indexes, their terms, stories and the index of stories."""

from __future__ import annotations

from dataclasses import dataclass

from generator.views import Card, Chart, DateView, Link, Spark


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term in an index: name, address, number of articles, its years as a spark."""

    title: str
    url: str
    count: int
    spark: Spark | None


@dataclass(frozen=True, slots=True)
class LetterView:
    """The terms filed under one letter."""

    letter: str
    terms: tuple[TermRow, ...]


@dataclass(frozen=True, slots=True)
class TermsView:
    """The index of a taxonomy, A to Z. `kind` is "tags", "people", "places", "organisations" or "stories".

    One that is too long for a page has its `largest` terms and the `drawers` that all of them lie in, each with its
    number of terms. A drawer is such a view too: `index` leads back to the index, and its own link has no address.
    """

    section: str
    kind: str
    title: str
    description: str
    lead: str
    letters: tuple[LetterView, ...]
    largest: tuple[TermRow, ...] = ()
    drawers: tuple[Link, ...] = ()
    index: Link | None = None


@dataclass(frozen=True, slots=True)
class RoleView:
    """What somebody is called in the articles, as printed there, and in which years: "Chancellor", "1936–1938"."""

    text: str
    years: str


@dataclass(frozen=True, slots=True)
class OccasionView:
    """An article at its date: the first or the last that names a term."""

    date: DateView
    article: Link


@dataclass(frozen=True, slots=True)
class TermView:
    """The page of one tag, person, place or organisation: what it holds, its years, its company, its newest articles.

    `label` says the kind ("Tag"); `aliases` are its other names, `within` the country of a place, `roles` what a person
    is called. `together` are terms of its own kind; their `note` says how much more often than by chance they share an
    article with it ("3×"), and is "" where there are too few articles to say. `years` lead to what is older than
    `cards`.
    """

    section: str
    kind: str
    label: str
    title: str
    description: str
    lead: str
    count: int
    aliases: tuple[str, ...]
    within: Link | None
    roles: tuple[RoleView, ...]
    first: OccasionView | None
    last: OccasionView | None
    chart: Chart | None
    together: tuple[Link, ...]
    tags: tuple[Link, ...]
    people: tuple[Link, ...]
    places: tuple[Link, ...]
    organisations: tuple[Link, ...]
    cards: tuple[Card, ...]
    older: Link | None
    years: tuple[Link, ...]
    feed: Link | None
    index: Link


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A part of a story on its page: its number, how long nothing happened before it, its card."""

    number: int
    gap: str
    card: Card


@dataclass(frozen=True, slots=True)
class FactView:
    """A dated fact that a part of a story states, with the part; `gap` says how long nothing happened before."""

    date: DateView
    text: str
    article: Link
    gap: str


@dataclass(frozen=True, slots=True)
class StoryPageView:
    """A story from its first part on. A long one goes on at `later`; its further pages have a `number` above 1.

    `facts` are the dates its parts tell of, oldest first, on the first page alone, as are `chart`, `people` and
    `places`.
    """

    section: str
    kind: str
    label: str
    title: str
    description: str
    lead: str
    count: int
    number: int
    chart: Chart | None
    chapters: tuple[ChapterView, ...]
    facts: tuple[FactView, ...]
    tags: tuple[Link, ...]
    people: tuple[Link, ...]
    places: tuple[Link, ...]
    organisations: tuple[Link, ...]
    earlier: Link | None
    later: Link | None
    feed: Link | None
    index: Link


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in the index of stories: its parts, its years ("1957–1970"), its newest part."""

    title: str
    url: str
    count: int
    years: str
    newest: OccasionView | None


@dataclass(frozen=True, slots=True)
class StoriesView:
    """The index of stories: the ones that were added to last, newest first, and the longest.

    Where they are not all shown, `drawers` lead to all of them from A to Z.
    """

    section: str
    kind: str
    title: str
    description: str
    lead: str
    stories: tuple[StoryRow, ...]
    longest: tuple[Link, ...]
    drawers: tuple[Link, ...]
