"""What the templates of the pages about the archive itself may see: what it holds, and what was put right in it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.views import DateView, Link


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document that articles were made from: how many of them, and their years ("1931–1932", "" without dates)."""

    name: str
    articles: int
    years: str


@dataclass(frozen=True, slots=True)
class EndView:
    """The first or the last dated article of the archive."""

    date: DateView
    article: Link


@dataclass(frozen=True, slots=True)
class AboutView:
    """What the archive holds and how it came about.

    `holds` are its indexes, each with its number of terms; `languages` those of its articles with their numbers, most
    used first. `documents` are those with most articles, by name; `further` is how many more there are. `converted`
    articles come from documents, `repeated` ones from several, `written` ones from none. `formats` are the addresses
    that programs read. `sitemap` is "" without one.
    """

    section: str
    title: str
    description: str
    lead: str
    articles: int
    undated: int
    first: EndView | None
    last: EndView | None
    facts: int
    holds: tuple[Link, ...]
    languages: tuple[Link, ...]
    converted: int
    repeated: int
    written: int
    documents: tuple[DocumentRow, ...]
    further: int
    corrections: Link | None
    sitemap: str


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction with the article it was made in; the text's language and direction where they are not the site's."""

    date: DateView | None
    text: str
    article: Link
    published: DateView | None
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """The corrections of the archive, newest first: the newest of them, or a numbered page of the others."""

    section: str
    title: str
    description: str
    items: tuple[CorrectionRow, ...]
    newer: Link | None
    older: Link | None
