"""What the files of the search index are made of: articles as search sees them, and the file that each page is."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model import Linked
from generator.views import Card


@dataclass(frozen=True, slots=True)
class Found:
    """An article as search finds it. `day` is the first ISO day it may be of, "" without one; `iso` as it is known.

    `language` is that of its words. `lead`: its standfirst and points. `text` is the digest of its body, "" where only
    `opening` is searched. Where the body lies shapes no output, so `body` does not count when articles are compared.
    """

    card: Card
    day: str
    iso: str
    language: str
    lead: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    organisations: tuple[str, ...]
    opening: str
    words: int
    text: str
    body: Linked = field(compare=False)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time with its articles, newest first.

    `parts`: how many files hold their terms, `letters` how many first letters decide which. `texts`: the files that
    hold their texts, newest first, each with how many of them are in it.
    """

    name: str
    parts: int
    letters: int
    articles: tuple[Found, ...]
    texts: tuple[tuple[str, int], ...]

    @property
    def size(self) -> int:
        """The bytes of all its bodies."""
        return sum(article.body.body.size for article in self.articles if article.text)


@dataclass(frozen=True, slots=True)
class DocsFile:
    """The file of a period that says when its articles are of, how long, and where their texts lie."""

    period: Period


@dataclass(frozen=True, slots=True)
class PartFile:
    """A file of a period's terms."""

    period: Period
    number: int


@dataclass(frozen=True, slots=True)
class WholeFile:
    """The one file of a small period: what its articles are, and all its terms."""

    period: Period


@dataclass(frozen=True, slots=True)
class TextsFile:
    """A file of a few articles' headlines, summaries and texts, newest first. `letters` as in `Period`."""

    name: str
    letters: int
    articles: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """A period in the list of all: its name, articles, files of terms, and the first and last day of its articles."""

    name: str
    articles: int
    parts: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class IndexFile:
    """The file that a search begins with. `stemmers`: the algorithms that were used, by name."""

    articles: int
    letters: int
    full: bool
    periods: tuple[Extent, ...]
    stemmers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StemmerFile:
    """The file of one stemmer."""

    algorithm: str


INDEX_FILES = (DocsFile, PartFile, WholeFile, TextsFile, IndexFile, StemmerFile)
GATHERED = (DocsFile, PartFile, WholeFile)
"""Those that are made of so many bodies that the bodies are not listed with the page."""
