"""An invented newspaper: its site, its cards and charts, its articles, usual ones and odd ones."""

from __future__ import annotations

from dataclasses import replace

from generator import views
from generator.metaviews import ArticleFacts
from generator.model import Record
from generator.plan import charts
from generator.relationviews import Neighbour, Related
from generator.views import Card, DateView, Link

NAV = tuple(
    views.NavItem(section, title, url)
    for section, title, url in (
        ("front", "Front page", "index.html"),
        ("timeline", "Timeline", "timeline/index.html"),
        ("tags", "Tags", "tags/index.html"),
        ("people", "People", "people/index.html"),
        ("places", "Places", "places/index.html"),
        ("search", "Search", "search.html"),
    )
)
SITE = views.SiteView(
    title="The Adriatic Gazette",
    description="Two decades of a harbour town, from its own newspaper",
    language="en",
    direction="ltr",
    base_url="",
    nav=NAV,
    feeds=(Link("Atom feed", "feed.xml"), Link("RSS feed", "rss.xml"), Link("JSON feed", "feed.json")),
    assets=(),
    generator="Dateline",
    params=Record(),
)
PUBLIC = replace(SITE, base_url="https://gazette.example/archive/")

WORDS = [
    "Lantern",
    "Harbour",
    "River",
    "Council",
    "Orchestra",
    "Bridge",
    "Museum",
    "Ferry",
    "Quarry",
    "Orchard",
    "Market",
    "Station",
]
TAGS = tuple(
    Link(name, f"tags/{name.replace(' ', '-')}.html", count, note)
    for name, count, note in (
        ("floods", 43232, ""),
        ("railways", 7841, "0.8×"),
        ("public health", 6361, ""),
        ("elections", 5497, "3.1×"),
        ("archives", 12, ""),
    )
)
PEOPLE = (Link("Ada Korošec", "people/ada-korosec.html", note="harbour engineer"), Link("Łucja Dvořák"))
PLACES = (Link("Ljubljana", "places/ljubljana.html"), Link("Zürich", "places/zurich.html"))

LONG = (
    "Harbour council agrees after eleven hours of talks, two walk-outs and a power cut to let the ferry company "
    "rebuild the eastern quay, the old customs house and the lamp on the breakwater by the spring"
)
LONG_NAME = "The commission of inquiry into the building of the eastern quay, its costs, delays and collapse " * 2
UNBROKEN = "Donaudampfschifffahrtsgesellschaftskapitänswitwenversorgungskassenabrechnungsverordnung" * 2


def day(iso: str, text: str, clock: str = "", uncertain: bool = False) -> DateView:
    """A date with its page in the timeline."""
    return DateView(
        iso, text, f"timeline/{iso[:4]}/{iso[5:7]}.html" if len(iso) > 4 else "timeline/2011.html", clock, uncertain
    )


def card(number: int, **changes: object) -> Card:
    """One of the gazette's stories."""
    subject, thing = WORDS[number % 12], WORDS[(number * 5 + 3) % 12].lower()
    made = Card(
        url=f"2024/12/{subject.lower()}-{number}.html",
        title=f"{subject} board delays the {thing} plan as costs double",
        date=day("2024-12-30", "30 December 2024", f"{20 - number % 9:02}:10"),
        summary=f"The board met for six hours on Thursday before agreeing the {thing} text, according to its minutes.",
        dateline="Ljubljana",
        kicker=TAGS[number % 5],
        tags=TAGS[number % 3 : number % 3 + 3],
        minutes=6,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


CARDS = tuple(card(number) for number in range(12))
BARE = Card(url="undated/note.html", title="A note without a date", date=None, summary="")
ODD = (
    card(1, title=LONG),
    card(2, title=UNBROKEN, summary=UNBROKEN),
    BARE,
    card(
        4,
        title="المجلس يقر خطة الحماية من الفيضانات",
        summary="وافق المجلس يوم الخميس على نص الخطة.",
        language="ar",
        direction="rtl",
    ),
    card(
        5, title="Quay <b>\"A\" & 'B'</b> reopened", kicker=Link("R&D <lab>", "tags/r-d.html"), dateline="<Split> & Co"
    ),
)


def chart(years: int, mentioned: bool = True, first: int = 2005) -> views.Chart:
    """A histogram of so many years by month."""
    cells = [
        charts.Cell(
            str(first + year),
            f"timeline/{first + year}.html",
            tuple(
                (
                    20 + 3 * year + (month * 7 + year * 5) % 13 * 2 + (60 if (year, month // 3) == (12, 2) else 0),
                    (15 + (month * 5 + year) % 9 * 3) if mentioned else 0,
                )
                for month in range(12 if mentioned else 1)
            ),
        )
        for year in range(years)
    ]
    return charts.histogram(cells, "Timeline: articles over time")


EVENTS = (
    views.EventView(day("2000-11-07", "7 November 2000"), "The river broke its banks in the lower town."),
    views.EventView(day("2011-03", "March 2011", uncertain=True), "The measure was first drafted.", "10 years pass"),
    views.EventView(DateView("", "spring 2019", "timeline/2019.html"), "Work is to begin.", "8 years pass"),
)
STORY = views.StoryView(
    title="The embankment dispute",
    url="stories/embankment-dispute.html",
    part=3,
    parts=4,
    since=DateView("2011-03-12", "12 March 2011"),
    strip=views.Strip(96, 20, "M0 20v-5h3v5", "M48 20v-20h3v20"),
    lines=(
        views.StoryPart(1, "The first flood in a century", CARDS[0].url, day("2011-03-12", "12 March 2011"), ""),
        views.StoryPart(2, "الخطة الأولى", CARDS[1].url, None, "", "ar", "rtl"),
        views.StoryPart(3, "Council approves the wall", "", day("2018-07-13", "13 July 2018"), "7 years pass"),
        views.StoryPart(4, "A year on", CARDS[2].url, day("2019-07", "July 2019", uncertain=True), "11 months pass"),
    ),
    previous=Link("الخطة الأولى", CARDS[1].url),
    next=Link("A year on", CARDS[2].url),
)
LONE_STORY = replace(STORY, part=1, parts=1, since=None, strip=None, lines=(), previous=None, next=None)
LONG_STORY = replace(STORY, part=131, parts=0, strip=None, title=LONG_NAME, next=None)

RELATED = (
    Related(
        Neighbour("2018/07/train.html", "Court publishes the night train before winter", "2018-07-12", "12 July 2018"),
        "Also names Ada Korošec",
    ),
    Related(
        Neighbour("ar/flood.html", "المجلس يقر خطة الحماية من الفيضانات", "", "spring 2019", "ar", "rtl"),
        "Also tagged floods",
    ),
)
FACTS = ArticleFacts(
    "2018-07-13T08:15:00+02:00", "2018-07-14", ("2000-11-07", "2011-03", "2019-03-01/2019-05-31"), 1_380, "4e1d" * 8
)
ARTICLE = views.ArticleView(
    section="articles",
    url="2018/07/embankments.html",
    title="Council approves flood defences after ten-year wait",
    description="The vote ends a dispute over who pays to maintain the embankments.",
    kicker=Link("public works", "tags/public-works.html"),
    standfirst="The vote ends a dispute over who pays to maintain the embankments, and clears the way for work to "
    "begin before the autumn rains.",
    points=(),
    date=day("2018-07-13", "13 July 2018", "08:15"),
    updated=DateView("2018-07-14", "14 July 2018"),
    dateline="Ljubljana",
    authors=(PEOPLE[0], Link("Łucja Dvořák")),
    picture=views.Picture("", "", "Sandbags on the lower quay in November 2000.", "Gazette archive"),
    pictures=(),
    tags=TAGS,
    people=PEOPLE,
    places=PLACES,
    organisations=(Link("River Board", "organisations/river-board.html"),),
    story=STORY,
    events=EVENTS,
    corrections=(views.CorrectionView(DateView("2018-07-14", "14 July 2018"), "The wall is 4 km long, not 40 km."),),
    minutes=6,
    language="en",
    direction="ltr",
    canonical="",
    newer=Link("River board restores housing rules on appeal", "2018/07/housing.html"),
    older=Link("Court publishes the night train before winter", "2018/07/train.html"),
    source=views.SourceView("2018/desk-13-july.txt", "1–44", "https://gazette.example/a?b=1&c=2", "9f2c" * 16),
    also_in=(views.SourceView("2018/week-28.txt", "210–251", "", ""),),
    also_ran_as=(),
    id="01J",
    extra=Record(),
    related=RELATED,
    mentioned_in=(RELATED[1].article,),
    facts=FACTS,
)
SPARE = views.ArticleView(
    section="articles",
    url="undated/note.html",
    title="A note without a date",
    description="",
    kicker=None,
    standfirst="",
    points=(),
    date=None,
    updated=None,
    dateline="",
    authors=(),
    picture=None,
    pictures=(),
    tags=(),
    people=(),
    places=(),
    organisations=(),
    story=None,
    events=(),
    corrections=(),
    minutes=0,
    language="",
    direction="",
    canonical="",
    newer=None,
    older=None,
    source=None,
    also_in=(),
    also_ran_as=(),
    id="",
    extra=Record(),
)
POINTS = replace(
    ARTICLE,
    url="2018/07/points.html",
    standfirst="",
    points=("The wall will be 4 km long.", "Work begins before the autumn rains.", "The city pays two thirds."),
    picture=views.Picture(
        "media/quay.svg", "The quay at low water", "The lower quay, seen from the ferry.", "Photo: M. Vidmar"
    ),
    pictures=(),
    story=None,
    corrections=(),
)
ARABIC = replace(
    ARTICLE,
    url="ar/flood.html",
    title="المجلس يقر خطة الحماية من الفيضانات بعد انتظار دام عشر سنوات",
    standfirst="ينهي التصويت خلافًا حول من يدفع تكاليف صيانة السدود.",
    kicker=Link("أشغال عامة", "tags/works.html"),
    dateline="ليوبليانا",
    authors=(Link("آدا كوروشيتس"),),
    language="ar",
    direction="rtl",
)
BODY = (
    "<p>The board met for six hours on Thursday before agreeing the text, according to minutes seen by this newspaper. "
    "Officials said the measure, first drafted in the spring of 2011, had been held up by a dispute over who would "
    "maintain the embankments once the work was finished.</p>\n"
    '<p>Residents of the lower town, where the river <a href="https://gazette.example/">last broke its banks</a>, '
    "filled the gallery. “We have waited ten years,” said one, <em>quietly</em>, to <strong>applause</strong>.</p>\n"
)
RICH = BODY + (
    '<h2 id="the-plan">The plan</h2>\n<blockquote>'
    "<p>Nobody wants a wall. Everybody wants the town behind it.</p></blockquote>\n"
    "<ul><li>a wall of 4 km</li><li>two pumping stations</li></ul>\n"
    '<div class="scroll" tabindex="0"><table><thead><tr><th>Part</th><th>Cost in thousands</th><th>Paid by</th>'
    "<th>Beginning</th><th>Completion</th></tr></thead>"
    "<tbody><tr><td>Wall</td><td>12,400</td><td>Municipality</td><td>September</td><td>December</td></tr></tbody></table></div>\n"
    "<pre><code>gauge  = read(station='lower-town', unit='centimetres', "
    "since='2000-11-07', until='2018-07-13')\n</code></pre>\n"
    "<dl><dt>Freeboard</dt><dd>The height of the wall above the highest flood.</dd></dl>\n<hr>\n"
    '<p>The sum was given earlier.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>\n'
    '<div class="footnote"><hr><ol><li id="fn:1"><p>In the budget of 2017.</p></li></ol></div>\n'
)
ARABIC_BODY = "<p>وافق المجلس يوم الخميس على نص خطة الحماية من الفيضانات، وفقًا لمحاضر اطلعت عليها الصحيفة.</p>\n" * 2
