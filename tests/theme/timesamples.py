"""Views of the timeline besides its usual ones: dots, crowded months, their days, and the days of the year."""

from __future__ import annotations

from generator import dates, timeviews
from generator.plan.makers.thisday import DAYS
from generator.views import BarGroup, Link
from tests.theme.gazette import ARABIC, BARE, CARDS, ODD, UNBROKEN, day

TRAIL = (Link("All years", "timeline/index.html"), Link("2018", "timeline/2018.html"))


def column(year: int) -> timeviews.DotColumn:
    """A year of a timeline of few items; every fourth is empty."""
    dots = tuple(
        timeviews.Dot(f"{year}/07/{number}.html", f"{number + 1} July {year}: {CARDS[number].title}", 1, number == 2)
        for number in range(year % 4)
    )
    told = timeviews.Dot(f"timeline/{year}.html", f"{year}: 14 facts told in articles", 14, True)
    return timeviews.DotColumn(str(year), year % 2 == 0, dots, (told,) if year % 4 == 3 else ())


COLUMNS = tuple(column(year) for year in range(1990, 2020))
DOTS = timeviews.Dots(
    COLUMNS,
    tuple(
        BarGroup(
            each.label, f"timeline/{each.label}.html", 0, 0, len(each.published), 14 * len(each.mentioned), vague=1
        )
        for each in COLUMNS
        if each.published
    ),
    98,
    30,
    "Timeline: articles over time",
)
DOTTED = timeviews.TimelineView(
    "timeline",
    "Timeline",
    "",
    "143 articles, 1990–2019.",
    (),
    None,
    (),
    (timeviews.PeriodView("2019", "timeline/2019.html", 3, 14, ODD),),
    None,
    None,
    dots=DOTS,
    days=Link("On this day", "on-this-day/index.html"),
)
MENTIONS = (
    timeviews.MentionView(day("2018-07", "July 2018"), "The wall was begun.", Link("The wall", "2019/01/wall.html")),
    timeviews.MentionView(
        day("2018-07-13", "13 July 2018"), ARABIC.standfirst, Link(ARABIC.title, ARABIC.url), "ar", "rtl"
    ),
    timeviews.MentionView(day("2018-07-13", "13 July 2018"), UNBROKEN, Link(UNBROKEN, "2019/01/wall.html")),
)
CROWDED = timeviews.MonthView(
    "timeline",
    "July 2018",
    "",
    "1,394 articles published; 377 dated facts, in articles of any date, fall into it.",
    TRAIL,
    ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    (tuple(timeviews.CalendarDay(number, 46, 2) for number in range(1, 8)),),
    (
        *(
            timeviews.DayView(
                f"d{number}",
                f"Day {number}",
                f"2018-07-{number:02}",
                CARDS[:3],
                46,
                12,
                f"timeline/2018/07/{number:02}.html",
            )
            for number in range(1, 8)
        ),
        timeviews.DayView("d0", "Day not known", "2018-07", (), 0, 9, "timeline/2018/07/00.html"),
    ),
    (),
    Link("August 2018", "timeline/2018/08.html"),
    Link("June 2018", "timeline/2018/06.html"),
)
LEAF = timeviews.LeafView(
    "timeline",
    "13 July 2018",
    "",
    "46 articles published; 12 dated facts, in articles of any date, fall into it.",
    (*TRAIL, Link("July 2018", "timeline/2018/07.html")),
    (*CARDS, *ODD),
    MENTIONS,
    Link("14 July 2018", "timeline/2018/07/14.html"),
    Link("12 July 2018", "timeline/2018/07/12.html"),
)
WAY = (Link("Timeline", "timeline/index.html"), Link("On this day", "on-this-day/index.html"))
THIS_DAY = timeviews.ThisDayView(
    "timeline",
    "13 July",
    "",
    "What was published on this day and what happened on it, the newest year first.",
    WAY,
    (
        timeviews.DayOfYear(
            "2018", "timeline/2018/07.html", ODD, MENTIONS, Link("9 more in this month", "timeline/2018/07.html")
        ),
        timeviews.DayOfYear("1815", "timeline/1815/07.html", (), MENTIONS[:1], None),
        timeviews.DayOfYear("1745", "timeline/1745/07.html", (BARE,), (), None),
    ),
    (Link("1700", "timeline/1700/07.html"), Link("1699", "timeline/1699/07.html")),
    Link("14 July", "on-this-day/07-14.html"),
    Link("12 July", "on-this-day/07-12.html"),
)
NOTHING_THEN = timeviews.ThisDayView(
    "timeline", "29 February", "", "The archive holds nothing of this day.", WAY, (), (), THIS_DAY.newer, THIS_DAY.older
)
THIS_DAYS = timeviews.ThisDaysView(
    "timeline",
    "On this day",
    "",
    "Days that are underlined hold something.",
    WAY[:1],
    tuple(
        timeviews.MonthOfDays(
            name,
            tuple(
                Link(str(number), f"on-this-day/{month:02}-{number:02}.html" if number % 3 else "")
                for key, number in DAYS
                if key == month
            ),
        )
        for month, name in enumerate(dates.MONTHS, 1)
    ),
)

HTML = (
    ("timeline/dots.html", "timeline.html", DOTTED, ()),
    ("timeline/crowded.html", "month.html", CROWDED, ()),
    ("timeline/2018/07/13.html", "day.html", LEAF, ()),
    ("on-this-day/07-13.html", "this-day.html", THIS_DAY, ()),
    ("on-this-day/02-29.html", "this-day.html", NOTHING_THEN, ()),
    ("on-this-day/index.html", "this-days.html", THIS_DAYS, ()),
)
