"""What templates may see, and nothing else: the contract with themes.

Every address is relative to the site's root; a template prints `{{ root }}{{ url }}`. Every date is ready to print.
A list is always a tuple, a text that is not there is "", an object that is not there is None.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.metaviews import ArticleFacts
from generator.model import OwnTexts, Record
from generator.relationviews import Neighbour, Related

_NO_FACTS = ArticleFacts()


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

    @property
    def vague(self) -> bool:
        """Whether it is not one day without doubt: about 1994, May 1994, the 1990s, 1939 to 1945."""
        return self.uncertain or len(self.iso) < len("1994-05-06")


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
class Strip:
    """The parts of a story over time as bars: one SVG path for the `others`, one for the part that is read (`here`)."""

    width: int
    height: int
    others: str
    here: str


@dataclass(frozen=True, slots=True)
class StoryPart:
    """A part of a story as a line; `url` is "" for the part that is read, `gap` says how long nothing happened before.

    `number` counts from 1, the oldest.
    """

    number: int
    title: str
    url: str
    date: DateView | None
    gap: str
    language: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class StoryView:
    """The story of an article, as its box shows it.

    `part` of `parts`; `parts` is 0 where the story is so long that its parts do not say how long. `lines` are the parts
    around this one, twelve at most, this one among them. `strip` is None for a long story, or one of a single day.
    """

    title: str
    url: str
    part: int
    parts: int
    since: DateView | None
    strip: Strip | None
    lines: tuple[StoryPart, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article's own page. Its body comes apart from it, as the template variable `body`.

    `authors` are linked where the archive has a page on them. `corrected` is the day of the last correction, None
    without one.
    """

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
    authors: tuple[Link, ...]
    picture: Picture | None
    pictures: tuple[Picture, ...]
    tags: tuple[Link, ...]
    people: tuple[Link, ...]
    places: tuple[Link, ...]
    organisations: tuple[Link, ...]
    story: StoryView | None
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
    related: tuple[Related, ...] = ()
    mentioned_in: tuple[Neighbour, ...] = ()
    corrected: DateView | None = None
    facts: ArticleFacts = _NO_FACTS


@dataclass(frozen=True, slots=True)
class BarGroup:
    """One linked column group of a chart.

    Label, address, its place along the axis in the chart's units, and the two counts. `share` is the part of all
    articles that a term has of them ("4.5 %"), where the columns are shares. `vague` counts dates that are not exact.
    """

    label: str
    url: str
    x: float
    width: float
    published: int
    mentioned: int
    share: str = ""
    vague: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A mirrored histogram as two SVG paths in a box of `width` × `height`.

    `published` above `axis`, `mentioned` below it.

    The groups' `x` and `width` are in the same box; they are links, and the table that stands for the picture.
    `ticks` are labels for the cells under it, one a group, "" where there is no room for one. Without mentions `axis`
    equals `height`. `note` says what the columns measure, where that is not plain. Where some dates are not exact,
    `published_vague` and `mentioned_vague` are the bars they stand in, in their whole height, to be drawn pale behind
    the others.
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
    published_vague: str = ""
    mentioned_vague: str = ""


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

    `older` leads into the list of all. `picture` is the lead's, if there is one to show. `moving` is the address of the
    tags' latest counts, "" without. `day` leads to the days of the year; its note is the address of a day, in which
    MM-DD stands for it.
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
    picture: Picture | None = None
    moving: str = ""
    day: Link | None = None


@dataclass(frozen=True, slots=True)
class YearView:
    """The articles of one year in a long list (`anchor` is its fragment); without a date `title` is ""."""

    anchor: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """One page of a long list: all entries of a span of time, which an entry of another time never changes."""

    section: str
    title: str
    description: str
    kicker: Link | None
    years: tuple[YearView, ...]
    newer: Link | None
    older: Link | None


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

    `pretty`: a page is the index of a folder of its own, so its whole address ends in a slash. `icon` is the address of
    the site's icon; `foot` leads to the pages about the site itself; `words` are the theme's own texts, which `t` says.
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
    icon: str = "icon.svg"
    foot: tuple[NavItem, ...] = ()
    words: OwnTexts = ()
