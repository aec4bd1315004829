"""Views of taxonomies and stories, full ones, empty ones and odd ones, and the pages made of them."""

from __future__ import annotations

from dataclasses import replace

from generator import termviews
from generator.plan import charts
from generator.views import Link
from tests.theme.gazette import BARE, CARDS, LONG_NAME, ODD, PEOPLE, PLACES, TAGS, UNBROKEN, WORDS, chart, day

ARABIC_NAME = "القاهرة"


def rows(names: tuple[str, ...]) -> tuple[termviews.TermRow, ...]:
    """Terms of an index, every other one with a spark."""
    return tuple(
        termviews.TermRow(
            name,
            f"tags/t{number}.html",
            9129 + 977 * number,
            charts.spark([(number * 3 + year * 7) % 5 + 6 for year in range(20)], "9 articles")
            if number % 4 != 3
            else None,
        )
        for number, name in enumerate(names)
    )


NAMES = (
    "archives",
    "astronomy",
    "budgets",
    "climate",
    "courts",
    "elections",
    "energy",
    "fisheries",
    "floods",
    "heritage",
    "housing",
    "labour",
    "migration",
    "music",
    "ports",
    "public health",
    "railways",
    "schools",
    "transparency",
    "water",
)
TERMS = termviews.TermsView(
    "tags",
    "tags",
    "Tags",
    "",
    "Bars show each tag’s share of all articles, year by year.",
    tuple(termviews.LetterView(name[0].upper(), rows((name,))) for name in NAMES),
)
MANY_TERMS = replace(
    TERMS,
    section="people",
    kind="people",
    title="People",
    letters=tuple(
        termviews.LetterView(
            letter,
            rows(tuple(f"{letter}{word.lower()}" for word in WORDS[:6]) + ((UNBROKEN,) if letter == "D" else ())),
        )
        for letter in "ABCDEFGHIJ#"
    ),
)
NO_TERMS = replace(TERMS, section="places", kind="places", title="Places", letters=(), lead="")
DRAWERS = tuple(
    Link(letter, f"organisations/letters/{letter.lower()}.html", 12 + 40 * number)
    for number, letter in enumerate("ABCDEFGHIJKLMNOPRSTUVWZ")
)
LONG_INDEX = replace(
    TERMS,
    section="organisations",
    kind="organisations",
    title="Organisations",
    letters=(),
    largest=rows((*NAMES, LONG_NAME, ARABIC_NAME)),
    drawers=DRAWERS,
)
DRAWER = replace(
    LONG_INDEX,
    title="Organisations: B",
    letters=(termviews.LetterView("B", rows(tuple(f"B{word.lower()}" for word in WORDS * 5))),),
    largest=(),
    drawers=(replace(DRAWERS[0], count=0), Link("B"), replace(DRAWERS[2], count=0)),
    index=Link("All organisations", "organisations/index.html"),
)

OCCASION = termviews.OccasionView(day("2005-01-09", "9 January 2005"), Link(CARDS[0].title, CARDS[0].url))
TERM = termviews.TermView(
    section="tags",
    kind="tags",
    label="Tag",
    title="floods",
    description="",
    lead="43,232 articles since 2005. Peak: 2018.",
    count=43232,
    aliases=(),
    within=None,
    roles=(),
    first=OCCASION,
    last=replace(OCCASION, date=day("2024-12-30", "30 December 2024")),
    chart=chart(20, mentioned=False),
    together=TAGS[1:],
    tags=(),
    people=PEOPLE,
    places=PLACES,
    organisations=(Link("River Board", "organisations/river-board.html", 12),),
    cards=CARDS,
    older=Link("Older articles", "tags/floods/3.html"),
    years=tuple(Link(str(year), f"tags/floods/3.html#y{year}", year - 1990) for year in range(2023, 2004, -1)),
    feed=Link("Atom feed", "tags/floods/feed.xml"),
    index=Link("All tags", "tags/index.html"),
)
SPARE_TERM = replace(
    TERM,
    title=UNBROKEN,
    lead="",
    first=None,
    last=None,
    chart=None,
    together=(),
    people=(),
    places=(),
    organisations=(),
    cards=(BARE,),
    older=None,
    years=(),
    feed=None,
)
PERSON = replace(
    TERM,
    section="people",
    kind="people",
    label="Person",
    title="Ada Korošec",
    aliases=("Ada Koroshetz", "أدا كوروشيتس"),
    roles=(
        termviews.RoleView("harbour engineer", "2005–2011"),
        termviews.RoleView("Mayor of the lower town", "2018"),
        termviews.RoleView("witness", ""),
    ),
    together=(replace(TAGS[0], note=""),),
    tags=TAGS,
    people=(),
    feed=None,
    index=Link("All people", "people/index.html"),
)
ODD_PLACE = replace(
    SPARE_TERM,
    section="places",
    kind="places",
    label="Place",
    title=ARABIC_NAME,
    within=Link("Egypt", "places/egypt.html"),
    cards=ODD,
    index=Link("All places", "places/index.html"),
)
LONG_NAMED = replace(TERM, title=LONG_NAME.strip(), aliases=(LONG_NAME.strip(), UNBROKEN))

STORY_PAGE = termviews.StoryPageView(
    section="stories",
    kind="stories",
    label="Story",
    title="The embankment dispute",
    description="",
    lead="43 parts, 2011–2019.",
    count=43,
    number=1,
    chart=chart(9, mentioned=False),
    chapters=tuple(
        termviews.ChapterView(number, "7 years pass" if number == 3 else "", card)
        for number, card in enumerate((*CARDS[:4], *ODD, BARE), 1)
    ),
    facts=(
        termviews.FactView(day("2000-11", "November 2000"), "The river broke its banks.", OCCASION.article, ""),
        termviews.FactView(
            day("2011", "about 2011", uncertain=True), "The wall was drafted.", OCCASION.article, "10 years pass"
        ),
    ),
    tags=TAGS,
    people=PEOPLE,
    places=PLACES,
    organisations=(),
    earlier=None,
    later=Link("Later parts", "stories/embankment-dispute/2.html"),
    feed=Link("Atom feed", "stories/embankment-dispute/feed.xml"),
    index=Link("All stories", "stories/index.html"),
)
STORY_GOES_ON = replace(
    STORY_PAGE,
    lead="",
    number=2,
    chart=None,
    chapters=(termviews.ChapterView(41, "", CARDS[5]),),
    facts=(),
    tags=(),
    people=(),
    places=(),
    earlier=Link("Earlier parts", "stories/embankment-dispute.html"),
    later=None,
)
STORIES = termviews.StoriesView(
    section="stories",
    kind="stories",
    title="Stories",
    description="",
    lead="Articles that follow one matter, part by part.",
    stories=(
        termviews.StoryRow("The embankment dispute", "stories/embankment-dispute.html", 43, "2011–2019", OCCASION),
        termviews.StoryRow(LONG_NAME, "stories/quay.html", 1, "2005", OCCASION),
        termviews.StoryRow(ARABIC_NAME, "stories/cairo.html", 2, "", None),
    ),
    longest=TAGS[:3],
    drawers=DRAWERS,
)
FEW_STORIES = replace(STORIES, stories=STORIES.stories[:1], longest=(), drawers=())

# The pages of taxonomies that a reader opens: address, template, view and bodies.
HTML = (
    ("tags/index.html", "terms.html", TERMS, ()),
    ("people/index.html", "terms.html", MANY_TERMS, ()),
    ("places/index.html", "terms.html", NO_TERMS, ()),
    ("organisations/index.html", "terms.html", LONG_INDEX, ()),
    ("organisations/letters/b.html", "terms.html", DRAWER, ()),
    ("tags/floods.html", "term.html", TERM, ()),
    ("tags/spare.html", "term.html", SPARE_TERM, ()),
    ("tags/long.html", "term.html", LONG_NAMED, ()),
    ("people/ada-korosec.html", "term.html", PERSON, ()),
    ("places/cairo.html", "term.html", ODD_PLACE, ()),
    ("stories/index.html", "stories.html", STORIES, ()),
    ("stories/few.html", "stories.html", FEW_STORIES, ()),
    ("stories/embankment-dispute.html", "story.html", STORY_PAGE, ()),
    ("stories/embankment-dispute/2.html", "story.html", STORY_GOES_ON, ()),
)
