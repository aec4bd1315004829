"""Articles that have too much, too little or something hostile in them."""

from __future__ import annotations

from dataclasses import replace

from generator.metaviews import ArticleFacts
from generator.relationviews import Neighbour, Related
from generator.views import CorrectionView, DateView, Link, Picture
from tests.theme.gazette import ARTICLE, BODY, LONG, SPARE, TAGS, UNBROKEN

HOSTILE_TITLE = "</script><script>alert(1)</script><!-- \u2028 ' \" & \\u003c"
HOSTILE = replace(
    ARTICLE,
    url="2018/07/hostile.html",
    title=HOSTILE_TITLE,
    description=HOSTILE_TITLE,
    standfirst=HOSTILE_TITLE,
    dateline=HOSTILE_TITLE,
    kicker=Link(HOSTILE_TITLE, "tags/hostile.html"),
    authors=(Link(HOSTILE_TITLE),),
    tags=(Link(HOSTILE_TITLE, "tags/hostile.html"),),
    people=(Link(HOSTILE_TITLE),),
    corrections=(CorrectionView(None, HOSTILE_TITLE),),
    related=(Related(Neighbour("2018/07/train.html", HOSTILE_TITLE), HOSTILE_TITLE),),
    mentioned_in=(Neighbour("2018/07/train.html", HOSTILE_TITLE),),
)
CROWDED = replace(
    ARTICLE,
    url="2018/07/crowded.html",
    title=LONG,
    standfirst="",
    authors=tuple(Link(f"Reporter Number{number}") for number in range(12)),
    tags=tuple(Link(f"{TAGS[number % 5].title} {number}", f"tags/t{number}.html") for number in range(40)),
    people=tuple(
        Link(f"Ada Korošec {number}", f"people/p{number}.html", 0, "harbour engineer" if number % 3 else "")
        for number in range(30)
    ),
    related=tuple(
        Related(Neighbour("2018/07/train.html", title, "2018-07-12", "12 July 2018"), f"Also names {UNBROKEN}")
        for title in (LONG, UNBROKEN, "Short", LONG, UNBROKEN)
    ),
    mentioned_in=tuple(Neighbour("2018/07/train.html", f"Mention {number}") for number in range(12)),
)
PICTURE = replace(
    SPARE,
    url="2018/07/picture.html",
    title="A picture alone",
    picture=Picture("media/quay.svg", "The quay at low water", "", "", 1200, 800),
)
CORRECTED = replace(
    SPARE,
    url="2018/07/corrected.html",
    title="Corrected since",
    date=DateView("2018-07-13", "13 July 2018"),
    updated=DateView("2018-07-14", "14 July 2018"),
    corrected=DateView("2018-07-16", "16 July 2018"),
    corrections=(CorrectionView(DateView("2018-07-16", "16 July 2018"), "The wall is 4 km long."),),
    facts=ArticleFacts("2018-07-13", "2018-07-16", ("1990-01-01/1999-12-31", "2011/.."), 3, "5f" * 16),
)

HTML = (
    (HOSTILE.url, "article.html", HOSTILE, (BODY,)),
    (CROWDED.url, "article.html", CROWDED, (BODY,)),
    (PICTURE.url, "article.html", PICTURE, ("",)),
    (CORRECTED.url, "article.html", CORRECTED, ("",)),
)
