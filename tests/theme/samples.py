"""Views for every template of the default theme, full ones and empty ones, and the pages made of them."""

from __future__ import annotations

from dataclasses import replace

from generator import aboutviews, feedviews, hostviews, searchviews, timeviews, views
from generator.model import Page
from generator.views import DateView, Link
from tests.theme.articlesamples import HTML as ARTICLES
from tests.theme.gazette import (
    ARABIC,
    ARABIC_BODY,
    ARTICLE,
    BARE,
    BODY,
    CARDS,
    LONE_STORY,
    LONG,
    LONG_STORY,
    ODD,
    POINTS,
    RICH,
    SITE,
    SPARE,
    TAGS,
    UNBROKEN,
    chart,
    day,
)
from tests.theme.termsamples import HTML as TAXONOMIES
from tests.theme.timesamples import HTML as TIMELINES

FRONT = views.FrontView(
    "front",
    SITE.title,
    "The archive of the gazette.",
    CARDS[0],
    CARDS[1:7],
    CARDS[3:11],
    Link("Older articles", "page/3.html"),
    100_000,
    "2005",
    "2024",
    chart(20),
    TAGS,
)
EMPTY_FRONT = views.FrontView("front", SITE.title, "", None, (), (), None, 0, "", "", None, ())

LIST = views.ListView(
    "front",
    "All articles, 2010–2019",
    "",
    None,
    (views.YearView("y2018", "2018", CARDS[:8]), views.YearView("y2017", "2017", CARDS[8:])),
    Link("Newer articles", "index.html"),
    Link("2000–2009", "page/2.html"),
)
ODD_LIST = replace(LIST, years=(views.YearView("", "", ODD),), newer=None, older=None, kicker=TAGS[0])

TIMELINE = timeviews.TimelineView(
    "timeline",
    "Timeline",
    "",
    "100,000 articles, 2005–2024. Above the line is what was published; below it are the dates they are about.",
    (),
    chart(20),
    (),
    (
        *tuple(
            timeviews.PeriodView(str(year), f"timeline/{year}.html", 6622, 1203, CARDS[:3]) for year in (2024, 2023)
        ),
        timeviews.PeriodView("2022", "timeline/2022.html", 0, 12, ()),
    ),
    None,
    None,
)
YEAR = replace(
    TIMELINE,
    title="2018",
    trail=(Link("All years", "timeline/index.html"),),
    newer=Link("2019", "timeline/2019.html"),
    older=Link("2017", "timeline/2017.html"),
    periods=(
        timeviews.PeriodView("July", "timeline/2018/07.html", 394, 377, CARDS[:3]),
        timeviews.PeriodView("Month not known", "", 1, 0, (BARE,)),
    ),
    mentions=(
        timeviews.MentionView(
            DateView("2018", "2018"), "The wall was finished.", Link("The wall, a year on", "2019/01/wall.html")
        ),
    ),
)
SHORT_TIMELINE = replace(
    TIMELINE,
    chart=None,
    periods=(),
    items=(
        timeviews.TimelineItem(
            day("2000-11-07", "7 November 2000"), "The river broke its banks.", "2018/07/embankments.html", True, ""
        ),
        timeviews.TimelineItem(
            day("2011", "about 2011", uncertain=True),
            "The measure was drafted.",
            "2018/07/embankments.html",
            True,
            "10 years pass",
        ),
        timeviews.TimelineItem(day("2018-07-13", "13 July 2018"), ARTICLE.title, ARTICLE.url, False, "6 years pass"),
        timeviews.TimelineItem(day("2018-07-14", "14 July 2018"), UNBROKEN, ARTICLE.url, False, ""),
    ),
)
ODD_TIMELINE = replace(
    TIMELINE, chart=chart(40, first=1985), periods=(timeviews.PeriodView("2024", "timeline/2024.html", 5, 0, ODD),)
)


def week(first: int) -> tuple[timeviews.CalendarDay, ...]:
    """Seven cells from the day `first`, 0 outside a month of 31 days; days 1 and 14 have articles."""
    return tuple(
        timeviews.CalendarDay(
            number if 0 < number < 32 else 0, 15 if number in {1, 13, 14} else 0, {1: 1, 13: 2, 14: 3}.get(number, 0)
        )
        for number in range(first, first + 7)
    )


MONTH = timeviews.MonthView(
    "timeline",
    "July 2018",
    "",
    "394 articles published; 377 dated facts, in articles of any date, fall into it.",
    (Link("All years", "timeline/index.html"), Link("2018", "timeline/2018.html")),
    ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    tuple(week(first) for first in (-5, 2, 9, 16, 23, 30)),
    (
        timeviews.DayView("d01", "Sunday 1 July", "2018-07-01", CARDS[:8]),
        timeviews.DayView("d13", "Friday 13 July", "2018-07-13", CARDS[4:6]),
        timeviews.DayView("d14", "Saturday 14 July", "2018-07-14", ODD),
        timeviews.DayView("later", "Day not known", "", (BARE,)),
    ),
    (
        timeviews.MentionView(
            day("2018-07", "July 2018", uncertain=True),
            "The wall was begun.",
            Link("The wall, a year on", "2019/01/wall.html"),
        ),
    ),
    Link("August 2018", "timeline/2018/08.html"),
    Link("June 2018", "timeline/2018/06.html"),
)
SPARE_MONTH = replace(MONTH, days=(), mentions=(), newer=None, older=None, weeks=())

MESSAGE = views.MessageView("", "Page not found", "There is nothing at this address.")
MOVED = views.MessageView("", ARTICLE.title, "This article has moved.", ARTICLE.url)

ENTRY = feedviews.FeedEntry(
    "urn:uuid:0e5c4d8c-5f0b-5f0a-8f2e-0d6f1f3a1b2c",
    ARTICLE.url,
    'Flood <defences> & "walls"\x07',
    "The vote ends\x0b a dispute & more.",
    "2018-07-13T08:15:00+02:00",
    "2018-07-14T00:00:00Z",
    ("Ada Korošec",),
    ("floods", "R&D <lab>"),
    "en",
)
UNDATED_ENTRY = replace(
    ENTRY,
    id="urn:uuid:1e5c4d8c-5f0b-5f0a-8f2e-0d6f1f3a1b2c",
    published="",
    updated="",
    authors=(),
    tags=(),
    language="",
    summary="",
)
FEED = feedviews.FeedView(
    "urn:uuid:2e5c4d8c-5f0b-5f0a-8f2e-0d6f1f3a1b2c",
    "feed.xml",
    "index.html",
    SITE.title,
    SITE.description,
    "2018-07-14T00:00:00Z",
    (ENTRY, UNDATED_ENTRY),
)
EMPTY_FEED = replace(FEED, description="", updated="", entries=())
FEED_BODIES = ("<p>One &amp; <b>two</b> ]]&gt;</p>", "")

SITEMAP = feedviews.SitemapView(
    (feedviews.SitemapEntry("2018/07/łódź.html", "2018-07-14"), feedviews.SitemapEntry("index.html", ""))
)
SITEMAP_INDEX = feedviews.SitemapView(
    (), (feedviews.SitemapEntry("sitemap-2018.xml", "2018-07-14"), feedviews.SitemapEntry("sitemap-pages.xml", ""))
)
NEWS_MAP = feedviews.NewsMapView(
    SITE.title,
    (
        feedviews.NewsEntry(ARTICLE.url, ENTRY.title, "2018-07-13T08:15:00+02:00", "en"),
        feedviews.NewsEntry("2018/07/łódź.html", "Łódź", "2018-07-13", "pl"),
    ),
)
ARCHIVED = replace(
    FEED, url="feed/2.xml", previous="feed/1.xml", following="feed/3.xml", current="feed.xml", entries=(ENTRY,)
)
PICTURED = replace(
    ENTRY,
    language="ar",
    direction="rtl",
    dateline="Split",
    picture=views.Picture("media/quay ü.png", 'The "quay"', "Sandbags & water", "Ada Korošec", 640, 480),
    picture_type="image/png",
)
SITEMAPS = tuple(f"https://gazette.example/archive/{name}.xml" for name in ("sitemap", "sitemap-news"))

ABOUT = aboutviews.AboutView(
    section="about",
    title="About the archive",
    description="What the Gazette holds.",
    lead="100,000 articles, 2005–2024.",
    articles=100_000,
    undated=3,
    first=aboutviews.EndView(day("2005-01-01", "1 January 2005"), Link("The first ferry", "2005/01/ferry.html")),
    last=aboutviews.EndView(day("2024-12-30", "30 December 2024"), Link(LONG, ARTICLE.url)),
    facts=12_345,
    holds=(Link("Tags", "tags/index.html", 300), Link("People", "people/index.html", 4000)),
    languages=(Link("English", "", 99_000), Link("Arabic", "", 1_000)),
    converted=99_990,
    repeated=7,
    written=10,
    documents=(
        aboutviews.DocumentRow("desk/2018-07.txt", 394, "2018"),
        aboutviews.DocumentRow(f"{UNBROKEN}.txt", 1, ""),
    ),
    further=12,
    corrections=Link("Corrections", "corrections/index.html"),
    sitemap="sitemap.xml",
)
SPARE_ABOUT = replace(
    ABOUT,
    undated=0,
    first=None,
    last=None,
    facts=0,
    holds=(),
    converted=0,
    repeated=0,
    documents=(),
    further=0,
    corrections=None,
    sitemap="",
)
CORRECTIONS = aboutviews.CorrectionsView(
    "corrections",
    "Corrections",
    "What was put right.",
    (
        aboutviews.CorrectionRow(
            day("2018-07-14", "14 July 2018"), "The vote was 7 to 4.", Link(LONG, ARTICLE.url), ARTICLE.date, "", ""
        ),
        aboutviews.CorrectionRow(None, UNBROKEN, Link("<b>Split</b>", ARABIC.url), None, "ar", "rtl"),
    ),
    None,
    Link("Older corrections", "corrections/3.html"),
)

SEARCH = searchviews.SearchView(
    "search",
    "Search",
    "Search the gazette.",
    (
        Link('"public health"', "search.html?q=%22public%20health%22", note="articles that say “public health”"),
        Link("tag:floods from:2005 to:2009", "search.html?q=tag%3Afloods", note="articles tagged floods"),
    ),
    (Link("Timeline", "timeline/index.html"), Link("Tags", "tags/index.html")),
)
MOVING = searchviews.MovingView(
    "2024-12",
    (1700, 80, 90, 110),
    (("floods", "tags/floods.html", 300, 20, 30, 40), ("R&D </lab>", "tags/r-d.html", 0, 1, 1, 1)),
)
HOST = hostviews.HostView("/archive/", "default-src 'none'; script-src 'self'")

# Every page a reader opens: its address, template, view and body.
HTML = (
    (
        "index.html",
        "front.html",
        replace(
            FRONT, moving="moving.js", day=Link("On this day", "on-this-day/index.html", note="on-this-day/MM-DD.html")
        ),
        (),
    ),
    (
        "front-one.html",
        "front.html",
        replace(FRONT, secondary=(), latest=(), older=None, chart=None, tags=(), articles=1, last_year="2005"),
        (),
    ),
    ("front-odd.html", "front.html", replace(FRONT, lead=ODD[0], secondary=ODD[1:], latest=ODD), ()),
    (
        "front-unbroken.html",
        "front.html",
        replace(FRONT, lead=ODD[1], secondary=(BARE,), latest=(BARE,), older=None),
        (),
    ),
    ("front-empty.html", "front.html", EMPTY_FRONT, ()),
    (ARTICLE.url, "article.html", ARTICLE, (RICH,)),
    (POINTS.url, "article.html", POINTS, (BODY,)),
    (SPARE.url, "article.html", SPARE, ("",)),
    (
        "2018/07/long.html",
        "article.html",
        replace(ARTICLE, title=LONG, standfirst="", picture=None),
        ("<h2>First</h2><p>a</p>",),
    ),
    (
        "2018/07/unbroken.html",
        "article.html",
        replace(SPARE, title=UNBROKEN, minutes=1, dateline="Split"),
        (f"<p>{UNBROKEN}</p>",),
    ),
    (ARABIC.url, "article.html", ARABIC, (ARABIC_BODY,)),
    *ARTICLES,
    ("page/3.html", "list.html", LIST, ()),
    ("page/1.html", "list.html", ODD_LIST, ()),
    ("2018/07/lone.html", "article.html", replace(SPARE, story=LONE_STORY), ("",)),
    ("2018/07/late.html", "article.html", replace(SPARE, story=LONG_STORY), ("",)),
    *TAXONOMIES,
    *TIMELINES,
    ("timeline/index.html", "timeline.html", TIMELINE, ()),
    ("timeline/2018.html", "timeline.html", YEAR, ()),
    ("timeline/few.html", "timeline.html", SHORT_TIMELINE, ()),
    ("timeline/odd.html", "timeline.html", ODD_TIMELINE, ()),
    ("timeline/2018/07.html", "month.html", MONTH, ()),
    ("timeline/2018/08.html", "month.html", SPARE_MONTH, ()),
    ("about.html", "about.html", ABOUT, ()),
    ("about-spare.html", "about.html", SPARE_ABOUT, ()),
    ("corrections/index.html", "corrections.html", CORRECTIONS, ()),
    ("corrections/3.html", "corrections.html", replace(CORRECTIONS, newer=Link("Page 4", "corrections/4.html")), ()),
    ("search.html", "search.html", SEARCH, ()),
    ("search/index.html", "search.html", replace(SEARCH, examples=(), ways=()), ()),
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
    ("feed/2.xml", "atom.xml", ARCHIVED, FEED_BODIES[:1]),
    ("tags/floods/feed.xml", "atom.xml", replace(FEED, url="tags/floods/feed.xml", entries=(PICTURED,)), FEED_BODIES),
    ("stories/embankment-dispute/feed.xml", "atom.xml", FEED, FEED_BODIES),
    ("pictured.xml", "rss.xml", replace(FEED, entries=(PICTURED,)), FEED_BODIES),
    ("pictured.json", "feed.json", replace(FEED, entries=(PICTURED,)), FEED_BODIES),
    ("sitemap-news.xml", "sitemap-news.xml", NEWS_MAP, ()),
    ("icon.svg", "icon.svg", feedviews.IconView("&"), ()),
    ("site.webmanifest", "site.webmanifest", feedviews.ManifestView(SITE.title, SITE.description, "index.html"), ()),
    ("robots.txt", "robots.txt", feedviews.RobotsView(SITEMAPS), ()),
    ("moving.js", "moving.js", MOVING, ()),
    ("_headers", "headers.txt", HOST, ()),
    ("_headers-bare", "headers.txt", hostviews.HostView("/", ""), ()),
    ("speculation.json", "speculation.json", HOST, ()),
    ("robots-bare.txt", "robots.txt", feedviews.RobotsView(()), ()),
)
SAMPLES = {url: (Page(url, template, view), bodies) for url, template, view, bodies in HTML + DATA}
