"""Layout families: how an outlet prints the head, the body and the tail of its pages.

Half of the named families are trained on; the others are kept for testing. Training also draws families at random.
"""

from __future__ import annotations

from dataclasses import dataclass

from bench.glue.dice import Dice


@dataclass(frozen=True, slots=True)
class Family:
    """A layout, its parts by the names of `parts.PARTS`.

    `lead` is how often the text begins with a dateline; `join` parts two pages; `paragraphs` limits the body, 0 for no
    limit; `gap` is the number of empty lines between paragraphs, None for the style's own; `cut` is how often the text
    ends early. `before` is furniture above the head; `run` is put before the first paragraph, on its line, and `glued`
    after the last.
    """

    name: str
    head: str
    tail: str = ""
    lead: float = 0.3
    join: str = "_ _"
    paragraphs: int = 0
    gap: int | None = None
    cut: float = 0.1
    before: str = ""
    run: str = ""
    glued: str = ""


TRAINED = (
    Family("twice", "title _ caption shorturl updated follow _ title _ bullets _", lead=0.9),
    Family("twice-short", "title _ updated follow _ title _ bullets _", lead=0.7, join="_"),
    Family("twice-bare", "title updated follow title bullets", lead=0.5, join="", gap=0),
    Family("dated", "title _ stamp _"),
    Family("dated-tight", "title stamp", gap=0, join="_"),
    Family("signed-dated", "title byline stamp _", join="_"),
    Family("signed", "title _ byline _ stamp _", join="_ _ _"),
    Family("wire", "title _", "_ trailer", lead=1.0, join="_ _"),
    Family("wire-bare", "", "agency", lead=1.0, join="_"),
    Family("wire-tight", "title", "agency", lead=1.0, join="", gap=0),
    Family("teasers", "title _", "more", paragraphs=1, join="_", lead=0.0),
    Family("teasers-tight", "title", "", paragraphs=1, join="_", lead=0.0, gap=0),
    Family("blog", "title _ stamp _", "_ share", join="_ _", lead=0.0),
    Family("blog-tight", "title stamp", "comments share", join="_", lead=0.0, gap=0),
    Family("press", "release stamp ref _ title _", "_ about _ end", lead=0.9),
    Family("kicker", "kicker title standfirst byline stamp _", join="_"),
    Family("kicker-airy", "kicker _ title _ standfirst _ byline _ stamp _"),
    Family("date-first", "stamp title _", join="_ _"),
    Family("letters", "title _", "_ signature", paragraphs=3, join="_ _", lead=0.0),
    Family("bare", "", "", lead=0.0, join="_ _ _"),
    Family("ruled", "title _", "", join="_ rule _"),
    Family("ruled-bare", "", "", join="_ stars _", lead=0.0),
    Family("outlet", "outlet stamp _ title _ caption _", lead=0.4),
    Family("dated-after", "title _", "_ after", lead=0.1, join="_ _"),
    Family("dated-after-tight", "title", "after", lead=0.1, join="", gap=0),
    Family("gallery", "title _ gallery _ stamp follow _ title _", lead=0.6),
    Family("titled-only", "title _", join="_ _"),
    Family("titled-wide", "title _", join="_ _ _ _"),
    Family("cut-teasers", "title stamp", "more", paragraphs=1, join="", lead=0.2, gap=0, cut=0.9),
    Family("twice-kicker", "title _ caption shorturl updated follow _ kicker title _ bullets _", lead=0.8),
    Family("twice-kicker-bare", "title _ updated follow _ kicker _ title _", lead=0.3, join="_"),
    Family("columns", "title _ byline _ stamp _ caption _", "_ printed _ columns", lead=0.8, join="_ _"),
    Family("cut-leads", "", "more", lead=1.0, join="_", paragraphs=1, cut=0.9),
    Family("tag-page", "title _", "", paragraphs=1, lead=0.0, join="_", gap=1),
    Family("first-published", "title _ stamp _", "_ printed", lead=0.1, join="_"),
    Family("menu", "title _ byline stamp _", "_ share _ related", before="nav _", join="_"),
)
HELD = (
    Family("standfirst", "title _ standfirst _ byline _ stamp _ caption _", "", join="_ _"),
    Family("sectioned", "section title stamp caption caption _", "counts", lead=0.9, join="_"),
    Family("iso-run", "", "", run=" date {y}-{m2}-{d2} ", lead=1.0, join="_ _"),
    Family("cut-off", "title name", "", run="By : {who} ", paragraphs=1, cut=1.0, lead=0.0, join="_", gap=0),
    Family("channel", "channel stamp title updated standfirst _", "comments", lead=0.2, join="_ _"),
    Family("day-archive", "title _", "_ after", glued="Read More", paragraphs=1, lead=0.0, join="_"),
    Family("tag-index", "title", "", paragraphs=1, lead=0.0, join="_ _", gap=0),
    Family("capitals", "TITLE byline _", "_ trailer", lead=0.9, join="_ _ _"),
    Family("caption-first", "caption _ title _ stamp _", "", lead=0.3, join="_ _"),
    Family("standfirst-twice", "title standfirst title counts _", "", lead=0.2, join="_ _"),
    Family("two-lines", "title _ published _ caption _", "_ tags", lead=0.0, join="_ _"),
    Family("feed", "title feedtime _", "_ category", lead=0.5, join="_"),
    Family("site-title", "title|outlet nav title byline stamp _", "share", lead=0.2, join="_"),
    Family("underlined", "title underline _", "", lead=0.1, join="_ _"),
    Family("bulleted", "item _", "", lead=0.6, join="_ _"),
    Family("name-bar", "title name|date _", "", lead=0.2, join="_"),
    Family("untitled-more", "", "more", paragraphs=1, lead=0.0, join="_", cut=0.5),
    Family("communique", "rule title _ title _ stamp _", "_ end", lead=0.7, join="_"),
    Family("stars", "", "", join="_ end _", lead=0.3),
    Family("desk", "name title _ name stamp _", "credit", lead=0.4, join="_ _", gap=0),
    Family("agency-two", "", "_ agency", lead=1.0, join="_ _"),
    Family("special", "title _ caption updated _ special bullets _", lead=0.8, join="_ _ _"),
    Family("press-dated", "stamp _ release _ TITLE _ standfirst _", "end", lead=0.8, join="_ _"),
    Family("letters-tight", "TITLE", "signature", paragraphs=2, lead=0.0, join="_", gap=0),
    Family("numbered", "numbered _", "", paragraphs=2, lead=0.0, join="_ _"),
)


TAILS = (
    "",
    "",
    "",
    "_ trailer",
    "agency",
    "_ share",
    "more",
    "_ after",
    "_ tags",
    "end",
    "_ related",
    "counts",
    "trailer tags share",
)


def drawn(dice: Dice, name: str) -> Family:
    """Return a family made up at random: any order that a reader would still take for a page."""
    parts: list[str] = []

    def put(part: str, p: float) -> bool:
        if not dice.chance(p):
            return False
        parts.append(part)
        return True

    for part, p in (("outlet", 0.06), ("section", 0.08), ("kicker", 0.08), ("caption", 0.05)):
        put(part, p)
    dated = put("stamp", 0.1)
    titled = put("title" if dice.chance(0.93) else "TITLE", 0.86)
    for part, p in (("underline", 0.02), ("counts", 0.06), ("standfirst", 0.18), ("byline", 0.3), ("name", 0.05)):
        put(part, p)
    dated = dated or put("stamp", 0.5)
    for part, p in (("byline", 0.05), ("shorturl", 0.04), ("share", 0.06), ("caption", 0.16), ("gallery", 0.03)):
        put(part, p)
    again = titled and put("title", 0.16)
    for part, p in (("standfirst", 0.06), ("bullets", 0.14 if not again else 0.4), ("credit", 0.03)):
        put(part, p)
    airy = dice.pick((0.0, 0.2, 0.5, 0.8, 1.0))
    head = [word for part in parts for word in ((part, "_") if dice.chance(airy) else (part,))]
    if parts and dice.chance(0.75) and head[-1] != "_":
        head.append("_")
    marked = bool(parts)
    tail = dice.pick(TAILS)
    joins = ("_ _", "_ _", "_ _ _", "_", "_", "rule", "_ rule _", "_ stars _", "_ _ _ _") + (("",) if marked else ())
    return Family(
        name,
        " ".join(head),
        tail,
        lead=dice.pick((0.0, 0.2, 0.6, 1.0)) if marked else dice.pick((0.0, 0.9, 1.0)),
        join=dice.pick(joins),
        paragraphs=dice.pick((0, 0, 0, 0, 1, 2)) if marked or tail else 0,
        gap=dice.pick((None, None, 0, 1)),
        cut=dice.pick((0.0, 0.0, 0.2, 0.8)),
        before="nav _" if dice.chance(0.05) else "",
    )  # fmt: skip
