"""The values that pass from one converter step to the next: document → lines → labels → drafts → articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Document:
    """A raw document: its path below the documents folder (forward slashes) and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line: its number from 1, its text without the end, that text without blanks around it, its end."""

    number: int
    raw: str
    text: str
    ending: str

    @property
    def start(self) -> int:
        """Where `text` begins in `raw`: after the margin, and after what was stuck to the line."""
        raw, size = self.raw, len(self.text)
        return len(raw.rstrip()) - size if len(raw) > size else 0

    @property
    def stuck(self) -> str:
        """What stands before `text` and is no part of it: the mark that a page puts before its first line."""
        return self.raw[: self.start].strip() if len(self.raw) > len(self.text) else ""


class Label(StrEnum):
    """What a line looks like by itself."""

    BLANK = "blank"
    BULLET = "bullet"
    STAMP = "stamp"
    BYLINE = "byline"
    NAME = "name"
    CAPTION = "caption"
    CREDIT = "credit"
    COUNTER = "counter"
    KICKER = "kicker"
    LEAD = "lead"
    SHORT = "short"
    TEXT = "text"
    UI = "ui"
    SHARE = "share"
    RELEASE = "release"
    REFERENCE = "reference"
    END = "end"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line with its label; `reason` names the kind of a line that is nobody's text ("share row").

    `value` are the characters of its text that say it, where a profile tells.
    """

    line: Line
    label: Label
    reason: str = ""
    value: tuple[int, int] | None = None


class Role(StrEnum):
    """What a line is within its article. `left` lines are in no article; their reason is on the label."""

    TITLE = "title"
    AGAIN = "title again"
    STAMP = "stamp"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    KICKER = "kicker"
    POINT = "point"
    INSET = "inset"
    PLACE = "place"
    BODY = "body"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of labelled lines that is one article.

    Why it was cut here, how sure that is, and the roles of the lines of its head by line number, where a layout told.
    `reasons` are those of a cut that no layout told.
    """

    lines: tuple[Labelled, ...]
    evidence: str
    confidence: float
    head: Mapping[int, Role] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Characters `start` to `end` of a line, given to a field ("body") or, after a "-", to a reason for leaving out."""

    line: int
    start: int
    end: int
    owner: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a field has its value: the line it was read from, what told us, how sure (0 to 1)."""

    field: str
    line: int
    how: str
    confidence: float


class Kind(StrEnum):
    """What a block of a body is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, sub-heading, list item or numbered step: its lines as printed, without margins and markers."""

    kind: Kind
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines as one text."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Picture:
    """The words printed with a picture that stands within the text or follows the first one in a gallery."""

    caption: str
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as found in a document, before tags and files. Lines are counted from 1, both ends included."""

    first: int
    last: int
    title: str
    claims: tuple[Claim, ...]
    blocks: tuple[Block, ...] = ()
    date: str = ""
    updated: str = ""
    dateline: str = ""
    authors: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    caption: str = ""
    credit: str = ""
    pictures: tuple[Picture, ...] = ()
    section: str = ""
    language: str = ""
    events: tuple[tuple[str, str], ...] = ()
    url: str = ""
    title_printed: bool = True
    evidence: tuple[Evidence, ...] = ()
    layout: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named with a title, and the role the text gives."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What an article speaks of.

    Its tags in order of weight, the people, places and organisations it names for sure, and its running story.
    """

    tags: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    story: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What is compared of a printing: the key that it shares with others of the same words, and how many there are."""

    key: str = ""
    words: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """An article with all it will say.

    The draft, what it speaks of, its stable id, its document and that document's digest, what of it is compared.
    """

    id: str
    draft: Draft
    named: Named
    document: str
    digest: str
    wording: Wording = Wording()

    @property
    def place(self) -> tuple[str, int]:
        """Where it was found; a total order over all articles."""
        return (self.document, self.draft.first)


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded document: its lines and how its bytes were read ("utf-8", "utf-8-sig", "cp1252", "utf-16", …)."""

    lines: tuple[Line, ...]
    encoding: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that articles may be tagged with: its name and its triggers, each with what it counts."""

    name: str
    triggers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Entities:
    """A person's decisions about names.

    The shown name by each other name, names that are blocked, kinds by name, subjects that are added and switched off.
    """

    shown: tuple[tuple[str, str], ...] = ()
    blocked: frozenset[str] = frozenset()
    kinds: tuple[tuple[str, str], ...] = ()
    topics: tuple[Topic, ...] = ()
    off: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Options:
    """What steers a conversion: `folder` is the prefix of articles below the content folder."""

    folder: str = "articles"
    program: str = ""
    documents: str = "documents"
    content: str = "content"
    every: bool = False
    entities: Entities = Entities()


@dataclass(frozen=True, slots=True)
class OnDisk:
    """An article's file as it is now: path below the content folder and text; `text` None when it was deleted."""

    path: str
    text: str | None = field(default=None, repr=False)
