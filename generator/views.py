"""What templates may see, and nothing else: the contract with themes.

Every address is relative to the site's root; a template prints `{{ root }}{{ url }}`. Every date is ready to print.
A list is always a tuple, a text that is not there is "", an object that is not there is None.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model import Record


@dataclass(frozen=True, slots=True)
class Link:
    """A name with an address ("" where it has no page).

    `count` is 0 where none is shown, `note` says more ("PM", "the day before").
    """

    title: str
    url: str = ""
    count: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class DateView:
    """A date: `iso` for the `datetime` attribute ("" when HTML has no form for it), `text` for people.

    `url` is the address of its page in the timeline.
    """

    iso: str
    text: str
    url: str = ""
    clock: str = ""
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """An article as lists print it. Whoever changes only a body changes no card that has its own summary."""

    url: str
    title: str
    date: DateView | None
    summary: str
    dateline: str = ""
    kicker: Link | None = None
    tags: tuple[Link, ...] = ()
    minutes: int = 0
    language: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure: `src` is an address below the root, an absolute address, or "" when only the caption is known.

    `width` and `height` are in CSS pixels, 0 where they are not known.
    """

    src: str
    alt: str
    caption: str
    credit: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class EventView:
    """A dated fact in an article, linked to its page in the timeline."""

    date: DateView
    text: str
    gap: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction with its date, if one is given."""

    date: DateView | None
    text: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where the article came from.

    The document's name, its lines ("1–44"), the address of the original, the document's digest.
    """

    document: str
    lines: str
    url: str
    digest: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """Another version of an article: where it is, its date, and the index of its text in `bodies`."""

    link: Link
    date: DateView | None
    body: int


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article's own page. Its body comes apart from it, as the template variable `body`."""

    section: str
    url: str
    title: str
    description: str
    kicker: Link | None
    standfirst: str
    points: tuple[str, ...]
    date: DateView | None
    updated: DateView | None
    dateline: str
    authors: tuple[str, ...]
    picture: Picture | None
    pictures: tuple[Picture, ...]
    tags: tuple[Link, ...]
    people: tuple[Link, ...]
    places: tuple[Link, ...]
    organisations: tuple[Link, ...]
    story: Link | None
    events: tuple[EventView, ...]
    corrections: tuple[CorrectionView, ...]
    minutes: int
    language: str
    direction: str
    canonical: str
    newer: Link | None
    older: Link | None
    source: SourceView | None
    also_in: tuple[SourceView, ...]
    also_ran_as: tuple[VersionView, ...]
    id: str
    extra: Record


@dataclass(frozen=True, slots=True)
class BarGroup:
    """One linked column group of a chart.

    Label, address, its place along the axis in the chart's units, and the two counts. `share` is the part of all
    articles that a term has of them ("about 4.5 %"), where the columns are shares.
    """

    label: str
    url: str
    x: float
    width: float
    published: int
    mentioned: int
    share: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A mirrored histogram as two SVG paths in a box of `width` × `height`.

    `published` above `axis`, `mentioned` below it.

    The groups' `x` and `width` are in the same box; they are links, and the table that stands for the picture.
    `ticks` are labels for the cells under it, one a group, "" where there is no room for one. Without mentions `axis`
    equals `height`. `note` says what the columns measure, where that is not plain.
    """

    width: int
    height: int
    axis: int
    published: str
    mentioned: str
    groups: tuple[BarGroup, ...]
    ticks: tuple[str, ...]
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Spark:
    """A tiny bar chart: one SVG path in a box of `width` × `height`, and the sentence that says the same."""

    width: int
    height: int
    path: str
    title: str


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front page: a lead, secondaries, the newest river, and the archive at a glance.

    `older` leads into page/N.html.
    """

    section: str
    title: str
    description: str
    lead: Card | None
    secondary: tuple[Card, ...]
    latest: tuple[Card, ...]
    older: Link | None
    articles: int
    first_year: str
    last_year: str
    chart: Chart | None
    tags: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """One numbered page of a long list; numbers count from the oldest entry, so a full page never changes."""

    section: str
    title: str
    description: str
    kicker: Link | None
    number: int
    cards: tuple[Card, ...]
    newer: Link | None
    older: Link | None


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
    """The index of a taxonomy, A to Z. `kind` is "tags", "people", "places", "organisations" or "stories"."""

    section: str
    kind: str
    title: str
    description: str
    lead: str
    letters: tuple[LetterView, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """The page of one term: what it holds, its years, its company, its newest articles.

    `label` says the kind ("Tag").
    """

    section: str
    kind: str
    label: str
    title: str
    description: str
    lead: str
    count: int
    chart: Chart | None
    together: tuple[Link, ...]
    people: tuple[Link, ...]
    places: tuple[Link, ...]
    cards: tuple[Card, ...]
    older: Link | None
    index: Link


@dataclass(frozen=True, slots=True)
class MessageView:
    """A page with nothing but a message: 404, or the signpost at an old address (`target`)."""

    section: str
    title: str
    description: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the site's navigation; `section` matches the page's own."""

    section: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file of the theme: the name the theme calls it by and the address it is published at."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """What is the same on every page. `params` is the free data of site.yaml, `theme` that of theme.yaml.

    `pretty`: a page is the index of a folder of its own, so its whole address ends in a slash.
    """

    title: str
    description: str
    language: str
    direction: str
    base_url: str
    nav: tuple[NavItem, ...]
    feeds: tuple[Link, ...]
    assets: tuple[Asset, ...]
    generator: str
    params: Record
    theme: Record = field(default_factory=Record)
    pretty: bool = False
