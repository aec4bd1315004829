"""The values that cross the borders between stages.

Article → Page → Rendered, and what publishing remembers of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.dates import When
from generator.problems import Problem

OwnTexts = tuple[tuple[str, tuple[tuple[str, tuple[tuple[str, str], ...]], ...]], ...]
"""A theme's own texts by language: each a key with its forms, a text without forms under "other"."""


@dataclass(frozen=True, slots=True)
class Record:
    """Free-form front matter as frozen data (texts, numbers, booleans, None, tuples, records).

    Templates read `record.key`.
    """

    pairs: tuple[tuple[str, Any], ...] = ()

    def __getitem__(self, key: str) -> Any:
        for name, value in self.pairs:
            if name == key:
                return value
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(name == key for name, _ in self.pairs)


@dataclass(frozen=True, slots=True)
class Body:
    """A body by reference.

    `path` below the site folder, the line it begins on (from 1), the digest of its text, its bytes.

    `reader` names the extension that makes Markdown of the file (`extension.markdown`); "" where the file is Markdown.
    """

    path: str
    first_line: int
    digest: str
    size: int
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as printed; `src` may be empty, the caption is still shown."""

    src: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the article, with the role the text gives."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated fact the text states."""

    date: When
    text: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right after publication, and when."""

    date: When | None
    text: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article came from.

    Document below documents/, first and last line (from 1), address, digest of the document.
    """

    document: str = ""
    first_line: int = 0
    last_line: int = 0
    url: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One Markdown file, complete. Texts that are not given are "", lists that are not given are ()."""

    path: str
    title: str
    body: Body
    date: When | None = None
    updated: When | None = None
    dateline: str = ""
    authors: tuple[str, ...] = ()
    standfirst: str = ""
    points: tuple[str, ...] = ()
    image: Image | None = None
    images: tuple[Image, ...] = ()
    tags: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    language: str = ""
    story: str = ""
    corrections: tuple[Correction, ...] = ()
    id: str = ""
    source: Provenance | None = None
    also_in: tuple[Provenance, ...] = ()
    also_ran_as: tuple[str, ...] = ()
    draft: bool = False
    expires: When | None = None
    slug: str = ""
    url: str = ""
    aliases: tuple[str, ...] = ()
    template: str = ""
    weight: int = 0
    canonical_url: str = ""
    extra: Record = field(default_factory=Record)
    excerpt: str = ""
    words: int = 0
    links: tuple[str, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()

    def line_of(self, key: str) -> int | None:
        """The line of a front matter key in the file, or of a link by name ("[[Bridge opens]]"), for messages."""
        return next((line for name, line in self.lines if name == key), None)


@dataclass(frozen=True, slots=True)
class Media:
    """A file beside the articles that is published as it is: `path` below the site folder, `url` below output/.

    `width` and `height` are a picture's in CSS pixels as browsers show it, 0 where they are not known.
    """

    path: str
    url: str
    digest: str
    width: int = 0
    height: int = 0


Aliases = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What reading found: the articles by path, the files to publish as they are, and every problem.

    `aliases` are other names that a person has given to a name: the name that is shown, and the others.
    """

    articles: tuple[Article, ...]
    media: tuple[Media, ...] = ()
    problems: tuple[Problem, ...] = ()
    aliases: Aliases = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An article at its address."""

    article: Article
    url: str


@dataclass(frozen=True, slots=True)
class Term:
    """A tag, person, place, organisation or story with its entries, newest first.

    `kind` is the key of its taxonomy, "tags".
    """

    kind: str
    name: str
    url: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A dated fact in the timeline, with the entry that states it."""

    event: Event
    entry: Entry


@dataclass(frozen=True, slots=True)
class Archive:
    """All published entries in one total order, newest first, undated last, ties broken by url; and their groups."""

    entries: tuple[Entry, ...]
    tags: tuple[Term, ...] = ()
    people: tuple[Term, ...] = ()
    places: tuple[Term, ...] = ()
    organisations: tuple[Term, ...] = ()
    stories: tuple[Term, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def taxonomies(self) -> tuple[tuple[str, tuple[Term, ...]], ...]:
        """The groups by the key that names their folder and front matter."""
        return (
            ("tags", self.tags),
            ("people", self.people),
            ("places", self.places),
            ("organisations", self.organisations),
            ("stories", self.stories),
        )


@dataclass(frozen=True, slots=True)
class Linked:
    """A body to render, with the targets of its relative links: (as written, address below output/).

    `sizes` are those of the pictures among them: (address, width, height). `titles` are the headlines of articles that
    are linked by a name which is not their headline: (as written, headline).
    """

    body: Body
    links: tuple[tuple[str, str], ...] = ()
    sizes: tuple[tuple[str, int, int], ...] = ()
    trusted: bool = False
    converted: bool = False
    titles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One output: its address, its template, everything the template may see, the bodies it prints.

    `origin` is the file it comes from.
    """

    url: str
    template: str
    view: Any
    bodies: tuple[Linked, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """One template of the theme: the name others include it by, the file it was read from (for messages), its text."""

    name: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Copy:
    """An output whose bytes are ready.

    They are `data` when they were made in planning, else the file at `path` below the site folder
    (or absolute, for a theme outside it).
    """

    url: str
    digest: str
    path: str = ""
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """An article that is not published, and why: "draft", "future" or "expired"."""

    path: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole site.

    Every page and copy by address, what was left out, the problems found, and the `views.SiteView` of all.
    """

    pages: tuple[Page, ...]
    copies: tuple[Copy, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[Problem, ...] = ()
    site: Any = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """One rendered output.

    `data` is None when a worker has staged the bytes itself or the page failed (`digest` is "" then).
    """

    url: str
    digest: str
    size: int
    data: bytes | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What the ledger knows of one output.

    The fingerprint it was made from, its bytes' digest, size and file signature.
    """

    url: str
    fingerprint: str
    digest: str
    size: int
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that was written to one output folder, by address, and the folders that were made for it."""

    entries: tuple[Written, ...] = ()
    folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """An output as it should be, with the fingerprint of what it is made from."""

    url: str
    fingerprint: str
    item: Page | Copy


@dataclass(frozen=True, slots=True)
class Delta:
    """What a build has to do: outputs to write, entries that stand as they are, entries whose files go.

    `forget` are entries whose files should go but hold what somebody else wrote: they stay and are ours no longer.
    """

    write: tuple[Wanted, ...]
    keep: tuple[Written, ...]
    remove: tuple[Written, ...]
    forget: tuple[Written, ...] = ()

    @property
    def outputs(self) -> int:
        """How many outputs there will be."""
        return len(self.write) + len(self.keep)
