"""Views of an invented newspaper's archive, full ones and empty ones, for every template of the default theme."""

from __future__ import annotations

from dataclasses import replace

from generator import views
from generator.model import Page, Record
from generator.plan import charts
from generator.views import Card, DateView, Link

NAV = tuple(
    views.NavItem(section, title, url)
    for section, title, url in (
        ("front", "Front page", "index.html"),
        ("timeline", "Timeline", "timeline/index.html"),
        ("tags", "Tags", "tags/index.html"),
        ("people", "People", "people/index.html"),
        ("places", "Places", "places/index.html"),
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

WORDS = "Lantern Harbour River Council Orchestra Bridge Museum Ferry Quarry Orchard Market Station".split()
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
    "Harbour council agrees after eleven hours of talks, two walk-outs and a power cut to let the ferry company rebuild "
    "the eastern quay, the old customs house and the lamp on the breakwater by the spring"
)
UNBROKEN = "Donaudampfschifffahrtsgesellschaftskapitänswitwenversorgungskassenabrechnungsverordnung" * 2


def day(iso: str, text: str, clock: str = "", uncertain: bool = False) -> DateView:
    """A date with its page in the timeline."""
    return DateView(iso, text, f"timeline/{iso[:4]}/{iso[5:7]}.html" if len(iso) > 4 else "timeline/2011.html", clock, uncertain)


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
    card(4, title="المجلس يقر خطة الحماية من الفيضانات", summary="وافق المجلس يوم الخميس على نص الخطة.", language="ar", direction="rtl"),
    card(5, title='Quay <b>"A" & \'B\'</b> reopened', kicker=Link("R&D <lab>", "tags/r-d.html"), dateline="<Split> & Co"),
)


def chart(years: int, mentioned: bool = True, first: int = 2005) -> views.Chart:
    """A histogram of so many years by month."""
    cells = [
        charts.Cell(
            str(first + year),
            f"timeline/{first + year}.html",
            tuple(
                (20 + 3 * year + (month * 7 + year * 5) % 13 * 2 + (60 if (year, month // 3) == (12, 2) else 0),
                 (15 + (month * 5 + year) % 9 * 3) if mentioned else 0)
                for month in range(12 if mentioned else 1)
            ),
        )
        for year in range(years)
    ]
    return charts.histogram(cells, "Timeline: articles over time")


FRONT = views.FrontView(
    "front", SITE.title, "The archive of the gazette.", CARDS[0], CARDS[1:7], CARDS[3:11],
    Link("Older articles", "page/3.html"), 100_000, "2005", "2024", chart(20), TAGS,
)
EMPTY_FRONT = views.FrontView("front", SITE.title, "", None, (), (), None, 0, "", "", None, ())

EVENTS = (
    views.EventView(day("2000-11-07", "7 November 2000"), "The river broke its banks in the lower town."),
    views.EventView(day("2011-03", "March 2011", uncertain=True), "The measure was first drafted.", "10 years pass"),
    views.EventView(DateView("", "spring 2019", "timeline/2019.html"), "Work is to begin.", "8 years pass"),
)
ARTICLE = views.ArticleView(
    section="articles",
    url="2018/07/embankments.html",
    title="Council approves flood defences after ten-year wait",
    description="The vote ends a dispute over who pays to maintain the embankments.",
    kicker=Link("public works", "tags/public-works.html"),
    standfirst="The vote ends a dispute over who pays to maintain the embankments, and clears the way for work to begin "
    "before the autumn rains.",
    points=(),
    date=day("2018-07-13", "13 July 2018", "08:15"),
    updated=DateView("2018-07-14", "14 July 2018"),
    dateline="Ljubljana",
    authors=("Ada Korošec", "Łucja Dvořák"),
    picture=views.Picture("", "", "Sandbags on the lower quay in November 2000.", "Gazette archive"),
    tags=TAGS,
    people=PEOPLE,
    places=PLACES,
    organisations=(Link("River Board", "organisations/river-board.html"),),
    story=Link("The embankment dispute", "stories/embankment-dispute.html"),
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
    id="01J",
    extra=Record(),
)
SPARE = views.ArticleView(
    section="articles", url="undated/note.html", title="A note without a date", description="", kicker=None, standfirst="",
    points=(), date=None, updated=None, dateline="", authors=(), picture=None, tags=(), people=(), places=(),
    organisations=(), story=None, events=(), corrections=(), minutes=0, language="", direction="", canonical="", newer=None,
    older=None, source=None, also_in=(), id="", extra=Record(),
)
POINTS = replace(
    ARTICLE,
    url="2018/07/points.html",
    standfirst="",
    points=("The wall will be 4 km long.", "Work begins before the autumn rains.", "The city pays two thirds."),
    picture=views.Picture("media/quay.svg", "The quay at low water", "The lower quay, seen from the ferry.", "Photo: M. Vidmar"),
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
    authors=("آدا كوروشيتس",),
    language="ar",
    direction="rtl",
)
BODY = (
    "<p>The board met for six hours on Thursday before agreeing the text, according to minutes seen by this newspaper. "
    "Officials said the measure, first drafted in the spring of 2011, had been held up by a dispute over who would "
    "maintain the embankments once the work was finished.</p>\n"
    "<p>Residents of the lower town, where the river <a href=\"https://gazette.example/\">last broke its banks</a>, filled "
    "the gallery. “We have waited ten years,” said one, <em>quietly</em>, to <strong>applause</strong>.</p>\n"
)
RICH = BODY + (
    "<h2 id=\"the-plan\">The plan</h2>\n<blockquote><p>Nobody wants a wall. Everybody wants the town behind it.</p></blockquote>\n"
    "<ul><li>a wall of 4 km</li><li>two pumping stations</li></ul>\n"
    "<table><thead><tr><th>Part</th><th>Cost in thousands</th><th>Paid by</th><th>Beginning</th><th>Completion</th></tr></thead>"
    "<tbody><tr><td>Wall</td><td>12,400</td><td>Municipality</td><td>September</td><td>December</td></tr></tbody></table>\n"
    "<pre><code>gauge  = read(station='lower-town', unit='centimetres', since='2000-11-07', until='2018-07-13')\n</code></pre>\n"
    "<dl><dt>Freeboard</dt><dd>The height of the wall above the highest flood.</dd></dl>\n<hr>\n"
    "<p>The sum was given earlier.<sup id=\"fnref:1\"><a class=\"footnote-ref\" href=\"#fn:1\">1</a></sup></p>\n"
    "<div class=\"footnote\"><hr><ol><li id=\"fn:1\"><p>In the budget of 2017.</p></li></ol></div>\n"
)
ARABIC_BODY = "<p>وافق المجلس يوم الخميس على نص خطة الحماية من الفيضانات بعد اجتماع دام ست ساعات، وفقًا لمحاضر اطلعت عليها الصحيفة.</p>\n" * 2

LIST = views.ListView("front", "All articles, page 3", "", None, 3, CARDS, Link("Newer articles", "index.html"), Link("Page 2", "page/2.html"))
ODD_LIST = replace(LIST, cards=ODD, newer=None, older=None, kicker=TAGS[0])


def rows(names: tuple[str, ...]) -> tuple[views.TermRow, ...]:
    """Terms of an index, every other one with a spark."""
    return tuple(
        views.TermRow(
            name, f"tags/t{number}.html", 9129 + 977 * number,
            charts.spark([(number * 3 + year * 7) % 5 + 6 for year in range(20)], "9 articles") if number % 4 != 3 else None,
        )
        for number, name in enumerate(names)
    )


NAMES = ("archives", "astronomy", "budgets", "climate", "courts", "elections", "energy", "fisheries", "floods", "heritage",
         "housing", "labour", "migration", "music", "ports", "public health", "railways", "schools", "transparency", "water")
TERMS = views.TermsView(
    "tags", "tags", "Tags", "", "Bars show each tag’s share of all articles, year by year.",
    tuple(views.LetterView(name[0].upper(), rows((name,))) for name in NAMES),
)
MANY_TERMS = replace(TERMS, section="people", kind="people", title="People", letters=tuple(
    views.LetterView(letter, rows(tuple(f"{letter}{word.lower()}" for word in WORDS[:6]) + ((UNBROKEN,) if letter == "D" else ())))
    for letter in "ABCDEFGHIJ#"
))
NO_TERMS = replace(TERMS, section="places", kind="places", title="Places", letters=(), lead="")

TERM = views.TermView(
    "tags", "tags", "Tag", "floods", "", "43,232 articles since 2005. Peak: 2018.", 43232, chart(20, mentioned=False), TAGS[1:],
    PEOPLE, PLACES, CARDS, Link("Older articles", "tags/floods/page/2.html"), Link("All tags", "tags/index.html"),
)
SPARE_TERM = replace(TERM, title=UNBROKEN, lead="", chart=None, together=(), people=(), places=(), cards=(BARE,), older=None)

TIMELINE = views.TimelineView(
    "timeline", "Timeline", "",
    "100,000 articles, 2005–2024. Above the line is what was published; below it are the dates that the articles are about.",
    (), chart(20), (),
    tuple(views.PeriodView(str(year), f"timeline/{year}.html", 6622, 1203, CARDS[:3]) for year in (2024, 2023))
    + (views.PeriodView("2022", "timeline/2022.html", 0, 12, ()),),
    None, None,
)
YEAR = replace(
    TIMELINE, title="2018", trail=(Link("All years", "timeline/index.html"),), newer=Link("2019", "timeline/2019.html"),
    older=Link("2017", "timeline/2017.html"),
    periods=(views.PeriodView("July", "timeline/2018/07.html", 394, 377, CARDS[:3]), views.PeriodView("Month not known", "", 1, 0, (BARE,))),
    mentions=(views.MentionView(DateView("2018", "2018"), "The wall was finished.", Link("The wall, a year on", "2019/01/wall.html")),),
)
SHORT_TIMELINE = replace(
    TIMELINE, chart=None, periods=(),
    items=(
        views.TimelineItem(day("2000-11-07", "7 November 2000"), "The river broke its banks.", "2018/07/embankments.html", True, ""),
        views.TimelineItem(day("2011", "about 2011", uncertain=True), "The measure was drafted.", "2018/07/embankments.html", True, "10 years pass"),
        views.TimelineItem(day("2018-07-13", "13 July 2018"), ARTICLE.title, ARTICLE.url, False, "6 years pass"),
        views.TimelineItem(day("2018-07-14", "14 July 2018"), UNBROKEN, ARTICLE.url, False, ""),
    ),
)
ODD_TIMELINE = replace(TIMELINE, chart=chart(40, first=1985), periods=(views.PeriodView("2024", "timeline/2024.html", 5, 0, ODD),))


def week(first: int) -> tuple[views.CalendarDay, ...]:
    """Seven cells from the day `first`, 0 outside a month of 31 days; days 1 and 14 have articles."""
    return tuple(
        views.CalendarDay(number if 0 < number < 32 else 0, 15 if number in {1, 13, 14} else 0, {1: 1, 13: 2, 14: 3}.get(number, 0))
        for number in range(first, first + 7)
    )


MONTH = views.MonthView(
    "timeline", "July 2018", "", "394 articles published; 377 dated facts, in articles of any date, fall into it.",
    (Link("All years", "timeline/index.html"), Link("2018", "timeline/2018.html")),
    ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    tuple(week(first) for first in (-5, 2, 9, 16, 23, 30)),
    (
        views.DayView("d01", "Sunday 1 July", "2018-07-01", CARDS[:8]),
        views.DayView("d13", "Friday 13 July", "2018-07-13", CARDS[4:6]),
        views.DayView("d14", "Saturday 14 July", "2018-07-14", ODD),
        views.DayView("later", "Day not known", "", (BARE,)),
    ),
    (views.MentionView(day("2018-07", "July 2018", uncertain=True), "The wall was begun.", Link("The wall, a year on", "2019/01/wall.html")),),
    Link("August 2018", "timeline/2018/08.html"),
    Link("June 2018", "timeline/2018/06.html"),
)
SPARE_MONTH = replace(MONTH, days=(), mentions=(), newer=None, older=None, weeks=())

MESSAGE = views.MessageView("", "Page not found", "There is nothing at this address.")
MOVED = views.MessageView("", ARTICLE.title, "This article has moved.", ARTICLE.url)

ENTRY = views.FeedEntry(
    "urn:uuid:0e5c4d8c-5f0b-5f0a-8f2e-0d6f1f3a1b2c", ARTICLE.url, 'Flood <defences> & "walls"\x07', "The vote ends\x0b a dispute & more.",
    "2018-07-13T08:15:00+02:00", "2018-07-14T00:00:00Z", ("Ada Korošec",), ("floods", "R&D <lab>"), "en",
)
UNDATED_ENTRY = replace(ENTRY, id="urn:uuid:1e5c4d8c-5f0b-5f0a-8f2e-0d6f1f3a1b2c", published="", updated="", authors=(), tags=(), language="", summary="")
FEED = views.FeedView("urn:uuid:2e5c4d8c-5f0b-5f0a-8f2e-0d6f1f3a1b2c", "feed.xml", "index.html", SITE.title, SITE.description, "2018-07-14T00:00:00Z", (ENTRY, UNDATED_ENTRY))
EMPTY_FEED = replace(FEED, description="", updated="", entries=())
FEED_BODIES = ("<p>One &amp; <b>two</b> ]]&gt;</p>", "")

SITEMAP = views.SitemapView((views.SitemapEntry("2018/07/łódź.html", "2018-07-14"), views.SitemapEntry("index.html", "")))
SITEMAP_INDEX = views.SitemapView((), ("sitemap-1.xml", "sitemap-2.xml"))

# Every page a reader opens: its address, template, view and body.
HTML = (
    ("index.html", "front.html", FRONT, ()),
    ("front-one.html", "front.html", replace(FRONT, secondary=(), latest=(), older=None, chart=None, tags=(), articles=1, last_year="2005"), ()),
    ("front-odd.html", "front.html", replace(FRONT, lead=ODD[0], secondary=ODD[1:], latest=ODD), ()),
    ("front-unbroken.html", "front.html", replace(FRONT, lead=ODD[1], secondary=(BARE,), latest=(BARE,), older=None), ()),
    ("front-empty.html", "front.html", EMPTY_FRONT, ()),
    (ARTICLE.url, "article.html", ARTICLE, (RICH,)),
    (POINTS.url, "article.html", POINTS, (BODY,)),
    (SPARE.url, "article.html", SPARE, ("",)),
    ("2018/07/long.html", "article.html", replace(ARTICLE, title=LONG, standfirst="", picture=None), ("<h2>First</h2><p>a</p>",)),
    ("2018/07/unbroken.html", "article.html", replace(SPARE, title=UNBROKEN, minutes=1, dateline="Split"), (f"<p>{UNBROKEN}</p>",)),
    (ARABIC.url, "article.html", ARABIC, (ARABIC_BODY,)),
    ("page/3.html", "list.html", LIST, ()),
    ("page/1.html", "list.html", ODD_LIST, ()),
    ("tags/index.html", "terms.html", TERMS, ()),
    ("people/index.html", "terms.html", MANY_TERMS, ()),
    ("places/index.html", "terms.html", NO_TERMS, ()),
    ("tags/floods.html", "term.html", TERM, ()),
    ("tags/spare.html", "term.html", SPARE_TERM, ()),
    ("timeline/index.html", "timeline.html", TIMELINE, ()),
    ("timeline/2018.html", "timeline.html", YEAR, ()),
    ("timeline/few.html", "timeline.html", SHORT_TIMELINE, ()),
    ("timeline/odd.html", "timeline.html", ODD_TIMELINE, ()),
    ("timeline/2018/07.html", "month.html", MONTH, ()),
    ("timeline/2018/08.html", "month.html", SPARE_MONTH, ()),
    ("404.html", "404.html", MESSAGE, ()),
    ("old/embankments.html", "redirect.html", MOVED, ()),
)
DATA = (
    ("feed.xml", "atom.xml", FEED, FEED_BODIES),
    ("rss.xml", "rss.xml", replace(FEED, url="rss.xml"), FEED_BODIES),
    ("feed.json", "feed.json", replace(FEED, url="feed.json"), FEED_BODIES),
    ("empty.xml", "atom.xml", EMPTY_FEED, ()),
    ("empty-rss.xml", "rss.xml", EMPTY_FEED, ()),
    ("empty.json", "feed.json", EMPTY_FEED, ()),
    ("sitemap.xml", "sitemap.xml", SITEMAP, ()),
    ("sitemap-index.xml", "sitemap.xml", SITEMAP_INDEX, ()),
    ("robots.txt", "robots.txt", views.RobotsView("https://gazette.example/archive/sitemap.xml"), ()),
    ("robots-bare.txt", "robots.txt", views.RobotsView(""), ()),
)
SAMPLES = {url: (Page(url, template, view), bodies) for url, template, view, bodies in HTML + DATA}
