"""The parts a page is made of, each a few printed lines: title, stamp, byline, caption, points, furniture, dateline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bench.glue.dice import Dice
from bench.glue.english import MONTHS, PLACES, WEEKDAYS
from bench.glue.stories import Story, person

STAMPS = (
    "Updated {d2} {month} {y}", "{d} {month} {y}", "{month} {d}, {y}", "Posted on {month} {d2}, {y} by {who} in {s}",
    "Published: {y}-{m2}-{d2}", "{wd}, {month} {d}, {y}", "{y}-{m2}-{d2} {clock}", "{d2}/{m2}/{y}",
    "Last Updated: {month} {d}, {y} {clock} IST", "{mon} {d}, {y}", "{d} {mon} {y}, {clock} GMT",
    "Published On {d} {mon} {y}",
    "Published {month} {d}, {y}", "Updated {d} hours ago", "{who} | {month} {d}, {y}",
    "Last modified on {wd3} {d} {mon} {y} {clock} EDT",
    "{wd3}, {y}-{m2}-{d2} {clock}", "Last Updated On {d2} {month},{y}",
    "Published {month} {d}, {y} Updated {month} {d2}, {y}",
    "Date: {d2}/{m2}/{y}", "{mon}. {d}, {y} at {clock} p.m.", "{d2}.{m2}.{y} - {clock}", "By {who}, {month} {d}, {y}",
)  # fmt: skip
AFTER = ("Posted on {d} {month} {y} | 9:15 pm", "{wd}, {month} {d}, {y}", "{d} {month} {y}", "{month} {d}, {y}")
LEADS = (
    "{P}: ", "{P}: ", "{P} — ", "{P} (Reuters) – ", "{P}, {month} {d} (Reuters) - ", "{P}, {st}. (AP) — ",
    "{o} (AFP) – ",
    "{P} / {P2}: ", "{P} – ", "{P}, {d} {month} {y} — ", "{P}, {mon} {d}: ", "{o}: ", "({P}) - ", "{P}.– ",
)  # fmt: skip
BYLINES = ("By {who}", "{who}", "BY {WHO}", "By {who}, {outlet}", "{who}, staff writer", "By {who}", "Written by {who}")
CREDITS = (" ({a})", ". {a}", ". — {a}", " (Photo by {a})", " | {a}", ". (AFP)", " [{a}]", "")
BULLETS = ("  • ", "• ", "* ", "- ", "– ", "  - ", "▪ ", "")
KICKERS = ("Opinion", "Analysis", "Special", "Exclusive", "Interview", "Breaking", "Feature", "EDITORIAL", "Review")
NAV = (
    "Home", "Skip to content", "Menu", "Sign in", "Search", "Subscribe", "World", "Business", "Sports", "Latest news",
    "Home » News » World", "You are here", "Follow us", "We use cookies to give you the best experience. Accept",
    "E-paper",
    "Home / News / Local", "Advertisement", "Sections", "Trending", "Live TV", "Weather", "About us", "Contact",
    "Log in",
)  # fmt: skip
SHARES = (
    "Share this:",
    "Facebook",
    "Twitter",
    "WhatsApp",
    "Email",
    "Print",
    "Like this:",
    "Loading...",
    "LinkedIn",
    "Pinterest",
)
COUNTS = ("0", "0 comments", "3 min read", "12 Comments", "1,204 views", "No comments", "Read time: 4 minutes", "1 / 4")
MORE = (
    "Read More",
    "Read more »",
    "Continue reading...",
    "More",
    "[…]",
    "Read full story",
    "(more...)",
    "Continue Reading →",
)
LINKS = (
    "Read more: {t}",
    "Related: {t}",
    "ALSO READ: {t}",
    "READ MORE",
    "Advertisement",
    "Sign up for our newsletter.",
)
PRINTED = (
    "Published in {outlet}, {month} {d}, {y}", "(This article was first published in {outlet})",
    "Posted by {who} at 23:14",
    "Source: {outlet}", "{who} is a staff writer.", "This article first appeared in {outlet}.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """What one outlet does alike on every page; each number picks from the lists above."""

    stamp: str
    after: str
    lead: str
    byline: str
    credit: str
    bullet: str
    more: str
    gap: int
    indent: str
    nbsp: bool
    kicker: str


def style(dice: Dice) -> Style:
    """Return a style; every list is tried from end to end over many files."""
    return Style(
        stamp=dice.pick(STAMPS),
        after=dice.pick(AFTER),
        lead=dice.pick(LEADS),
        byline=dice.pick(BYLINES),
        credit=dice.pick(CREDITS),
        bullet=dice.pick(BULLETS),
        more=dice.pick(MORE),
        gap=dice.weighted([(1, 6), (0, 3), (2, 1)]),
        indent=dice.weighted([("", 8), ("    ", 1), ("　", 0.5)]),
        nbsp=dice.chance(0.12),
        kicker=dice.pick(KICKERS) if dice.chance(0.5) else "",
    )


def filled(pattern: str, story: Story, dice: Dice) -> str:
    """Return a mark such as a stamp filled with the story's own day, place and author."""
    month = MONTHS[story.month - 1]
    day = dice.pick(WEEKDAYS)
    place2 = dice.pick(PLACES)
    clock = f"{dice.between(0, 23):02d}:{dice.between(0, 59):02d}"
    words = {
        "d": str(story.day), "d2": f"{story.day:02d}", "month": month, "mon": month[:3], "m2": f"{story.month:02d}",
        "y": str(story.year), "wd": day, "wd3": day[:3], "clock": clock, "who": story.authors[0],
        "WHO": story.authors[0].upper(), "s": story.subject, "outlet": story.outlet, "o": story.place,
        "P": story.place.upper(), "P2": place2.upper(), "a": story.agency, "st": dice.pick(("Iowa", "Ore", "Calif")),
        "t": story.subheads[0],
    }  # fmt: skip
    return pattern.format(**words)


def stamp(story: Story, own: Style, dice: Dice) -> str:
    """Return the line that says when the page was published."""
    if story.tongue is None:
        return filled(own.stamp, story, dice)
    stamps = story.tongue.stamps
    months = story.tongue.months
    return stamps[len(own.stamp) % len(stamps)].format(d=story.day, m=months[story.month - 1], y=story.year)


def byline(story: Story, own: Style, dice: Dice) -> str:
    """Return the line that names the authors."""
    if story.tongue is None:
        joined = " and ".join(story.authors)
        return filled(own.byline.replace("{who}", joined), story, dice)
    bylines = story.tongue.bylines
    return bylines[len(own.byline) % len(bylines)].format(p=story.authors[0])


def lead(story: Story, own: Style, dice: Dice) -> str:
    """Return the dateline with the blank after it."""
    if story.tongue is None:
        return filled(own.lead, story, dice)
    leads = story.tongue.leads
    text = leads[len(own.lead) % len(leads)].format(o=story.place, O=story.place.upper(), p=story.authors[0])
    return f"{text}{story.tongue.glue}"


def caption(story: Story, own: Style, dice: Dice, number: int = 0) -> str:
    """Return a caption with its credit, the same one for the same number."""
    text = story.captions[number % len(story.captions)]
    credit = filled(own.credit, story, dice)
    return text.rstrip(".") + credit if credit.startswith(".") else text + credit


def bullets(story: Story, own: Style, dice: Dice) -> list[str]:
    """Return summary points."""
    return [own.bullet + point for point in story.points[: dice.between(1, 3)]]


def _name(dice: Dice) -> str:
    return person(dice)[0]


def _columns(story: Story, dice: Dice) -> list[str]:
    """The teasers of other pages that papers print below an article, under the names of their sections."""
    lines = [
        "",
        dice.pick(("Opinion", "More from World", "Editorial", "Read more", "Latest", "Most read", story.subject)),
    ]
    for title in dice.some(story.subheads, dice.between(1, 3)):
        lines += [""] * dice.between(0, 1) + [title]
        if dice.chance(0.4):
            lines.append(filled("{d2} {mon} {y}", story, dice))
        if dice.chance(0.5):
            lines.append(story.points[0] + dice.pick(("...", "…", " that...")))
    return lines


def _related(story: Story, dice: Dice) -> list[str]:
    """A list of other pages below the text, some with their dates."""
    lines = [
        dice.pick(("Related", "More on this story", "Related articles", "Most read", "Read also", "You may also like"))
    ]
    for title in dice.some(story.subheads, dice.between(1, 4)):
        lines += [""] * dice.pick((0, 0, 1)) + [title]
        if dice.chance(0.3):
            lines.append(filled(dice.pick(("{d} {month} {y}", "{mon} {d}, {y}")), story, dice))
    return lines


def inset(story: Story, dice: Dice) -> list[str]:
    """A box between paragraphs that speaks of another page, or asks for something."""
    kind = dice.below(4)
    if kind == 0:
        return [
            dice.pick(("Related", "Read also", "More on this story", "Mehr zum Thema", "Читайте также:")),
            story.subheads[0],
        ]
    if kind == 3:
        gap = [""] * dice.between(0, 1)
        words = " ".join(story.standfirst.split()[: dice.between(6, 40)]) + dice.pick(("", "...", " […]"))
        return [dice.pick(("Advertisement", "Read also", "Related")), *gap, story.subheads[0], *gap, words]
    if kind == 1:
        return [
            dice.pick(("The Morning Letter", "Newsletter", "Stay informed")),
            "Every morning the most important. Sign up now!",
        ]
    return [dice.pick(LINKS[:3]).format(t=story.subheads[1 % len(story.subheads)])]


def top(story: Story, dice: Dice) -> list[str]:
    """What a page of several items prints above the first of them."""
    named = (
        f"Tag: {story.subject}",
        f"Home » Posts tagged “{story.subject}”",
        f"Category Archives: {story.subject}",
        story.outlet,
        f"{story.subject} - {story.outlet}",
        f"Archive for {MONTHS[story.month - 1]} {story.year}",
    )
    return [dice.pick(named)] if dice.chance(0.6) else dice.some(NAV, dice.between(1, 6))


def foot(story: Story, dice: Dice) -> list[str]:
    """What a page of several items prints below the last of them."""
    lines = dice.some(
        ("Older posts", "Search for:", "Next page", "1", "2", "About", "Contact", "Subscribe"), dice.between(1, 4)
    )
    if dice.chance(0.5):
        lines += ["Recent Posts", *story.subheads[:3]]
    if dice.chance(0.5):
        lines += ["Archives", *(f"{month} {story.year}" for month in MONTHS[: dice.between(2, 6)])]
    return lines


Part = Callable[[Story, Style, Dice], list[str]]
PARTS: dict[str, Part] = {
    "title": lambda s, _o, _d: [s.title],
    "TITLE": lambda s, _o, _d: [s.title.upper()],
    "title|outlet": lambda s, _o, _d: [f"{s.title} | {s.outlet}"],
    "item": lambda s, _o, _d: [f"  • {s.title}"],
    "numbered": lambda s, _o, d: [f"{d.between(1, 9)}. {s.title}"],
    "special": lambda s, _o, _d: [f"Special {s.title}"],
    "underline": lambda s, _o, _d: ["=" * min(60, len(s.title))],
    "rule": lambda _s, _o, _d: ["-" * 40],
    "stars": lambda _s, _o, _d: ["* * *"],
    "stamp": lambda s, o, d: [stamp(s, o, d)],
    "after": lambda s, o, d: [filled(o.after, s, d) if s.tongue is None else stamp(s, o, d)],
    "published": lambda s, _o, d: ["Published", filled("{d} {month} {y}", s, d)],
    "iso": lambda s, _o, d: [filled(" date {y}-{m2}-{d2} ", s, d)],
    "feedtime": lambda s, _o, d: ["article author:", s.authors[0], filled("{wd3}, {y}-{m2}-{d2} {clock}", s, d)],
    "byline": lambda s, o, d: [byline(s, o, d)],
    "name": lambda s, _o, _d: [s.authors[0]],
    "name|date": lambda s, _o, d: [filled("{who}　|　{month} {d}, {y}", s, d)],
    "standfirst": lambda s, _o, _d: [s.standfirst],
    "bullets": bullets,
    "caption": lambda s, o, d: [caption(s, o, d)],
    "credit": lambda s, _o, _d: [s.agency],
    "kicker": lambda s, o, _d: [o.kicker or s.subject],
    "section": lambda s, _o, _d: [s.subject],
    "outlet": lambda s, _o, _d: [s.outlet],
    "channel": lambda s, _o, _d: [f"{s.outlet} {s.subject} blog"],
    "shorturl": lambda _s, _o, _d: ["Short Url"],
    "follow": lambda _s, _o, _d: ["Follow"],
    "updated": lambda s, o, d: [filled("Updated {d2} {month} {y}", s, d) if s.tongue is None else stamp(s, o, d)],
    "gallery": lambda s, o, d: [line for i in range(1, 4) for line in (f"{i} / 3", caption(s, o, d, i))],
    "counts": lambda _s, _o, d: [d.pick(COUNTS)],
    "comments": lambda _s, _o, _d: ["0 comments:"],
    "printed": lambda s, _o, d: [filled(d.pick(PRINTED), s, d)],
    "columns": lambda s, _o, d: _columns(s, d),
    "translations": lambda s, _o, d: list(s.subheads[: d.between(1, 3)]),
    "release": lambda _s, _o, _d: ["FOR IMMEDIATE RELEASE"],
    "ref": lambda s, _o, d: [f"Ref: {s.outlet[:2].upper()}/{d.between(10, 99)}/{s.year}"],
    "share": lambda _s, _o, d: d.some(SHARES, d.between(1, 6)),
    "nav": lambda _s, _o, d: d.some(NAV, d.between(1, 7)),
    "tags": lambda s, _o, _d: [f"Tags: {s.subject}, {s.place}, {s.outlet}"],
    "category": lambda s, _o, _d: ["Main category:", s.subject, "Tags:", s.place, s.subject.lower()],
    "trailer": lambda s, _o, d: [d.pick(s.trailers)],
    "agency": lambda s, _o, d: [d.pick((s.agency, f"– {s.agency}", f"({s.agency})", f"Source: {s.agency}"))],
    "end": lambda _s, _o, d: [d.pick(("ENDS", "###", "-30-", "* * *", "END"))],
    "more": lambda _s, o, _d: [o.more],
    "about": lambda s, _o, _d: [f"About {s.outlet}", f"{s.outlet} has reported from {s.place} for years."],
    "signature": lambda s, _o, _d: [s.authors[0], s.place],
    "related": lambda s, _o, d: _related(s, d),
    "_": lambda _s, o, d: ["\u00a0" if o.nbsp and d.chance(0.3) else ""],
}  # fmt: skip
"""Head and tail parts by name; "_" is an empty line."""


def teaser(dice: Dice) -> str:
    """Return the cut-off beginning of another article, as pages print it below their own."""
    place = dice.pick(PLACES).upper()
    who = _name(dice)
    body = dice.pick(("council", "court", "club", "ministry"))
    return f"{place}: {who} said on {dice.pick(WEEKDAYS)} that the {body} plans to..."
