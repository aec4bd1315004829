"""Glued documents: pages laid out and joined, with the lines known on which their articles begin."""

from __future__ import annotations

from dataclasses import dataclass

from bench.corpus import Corpus
from bench.glue.dice import Dice
from bench.glue.layouts import HELD, TRAINED, Family, drawn
from bench.glue.parts import LINKS, PARTS, Style, caption, filled, foot, inset, lead, style, teaser, top
from bench.glue.stories import Story, language, story

_CORPUS = Corpus(1)


@dataclass(frozen=True, slots=True)
class Glued:
    """A document: its text, the line numbers (from 1) of first lines of articles, and its family's name.

    `furniture` are ranges of nobody's lines that end in a first line: a cut within is as good as one at its end.
    """

    text: str
    firsts: tuple[int, ...]
    family: str
    furniture: tuple[tuple[int, int], ...] = ()


Page = tuple[list[str], int, int]
"""Its lines; which of them (from 0) is the first of its article; the same, or the one above a menu in its head."""


@dataclass(frozen=True, slots=True)
class Oddities:
    """How often a body holds what may be mistaken for a new article."""

    subheads: float = 0.04
    captions: float = 0.02
    links: float = 0.03
    items: float = 0.02
    questions: float = 0.0
    clocks: float = 0.0
    verses: float = 0.0
    results: float = 0.01
    quotes: float = 0.02
    rules: float = 0.0
    loose: float = 0.3
    """How often a sentence speaks of nothing that the title names."""


def _paragraph(text: str, story_: Story, odd: Oddities, dice: Dice) -> str:
    if story_.tongue is not None or not dice.chance(odd.loose):
        return text
    return " ".join(_CORPUS.sentence(dice, plain=True) for _ in range(dice.between(1, 4)))  # type: ignore[arg-type]


def _clock(own: Style, dice: Dice) -> str:
    """The time over an entry of a live page, always written alike on one page."""
    hour, minute = dice.between(0, 23), dice.between(0, 59)
    half = f"{hour % 12 + 1}:{minute:02d} {'ap'[hour // 12]}.m."
    forms = (f"{hour:02d}:{minute:02d}", half, f"{hour:02d}:{minute:02d} GMT", f"{hour:02d}.{minute:02d}", half.upper())
    return forms[len(own.stamp) % len(forms)]


def _between(story_: Story, own: Style, odd: Oddities, dice: Dice, number: int) -> list[list[str]]:
    """What stands before a paragraph: none, one or several blocks of lines."""
    blocks: list[list[str]] = []
    if dice.chance(odd.subheads):
        blocks.append([story_.subheads[number % len(story_.subheads)]])
    if dice.chance(odd.questions):
        question = story_.questions[number % len(story_.questions)]
        blocks.append([f"Q: {question}" if odd.questions > 0.8 else question])
    if dice.chance(odd.clocks):
        blocks.append([_clock(own, dice)])
    if dice.chance(odd.captions):
        extra = ["", "", "\u00a0"] if dice.chance(0.4) else []
        blocks.append([*extra, caption(story_, own, dice, number)])
    if dice.chance(odd.links):
        blocks.append([filled(dice.pick(LINKS), story_, dice)] if dice.chance(0.5) else inset(story_, dice))
    if dice.chance(odd.items):
        blocks.append([f"- {point}" for point in (*story_.points, *story_.subheads)[: dice.between(2, 6)]])
    if dice.chance(odd.verses):
        blocks.append(list(story_.verses[: dice.between(3, 8)]))
    if dice.chance(odd.results):
        blocks.append(list(story_.results[: dice.between(1, 4)]))
    if dice.chance(odd.quotes):
        blocks.append([f"“{story_.points[0]}”", *([story_.authors[0]] if dice.chance(0.5) else [])])
    if dice.chance(odd.rules):
        blocks.append([dice.pick(("* * *", "***", "---"))])
    return blocks


def body(family: Family, story_: Story, own: Style, odd: Oddities, dice: Dice) -> list[str]:
    """Return the lines of the text, from the dateline to where it ends or is cut off."""
    texts = list(story_.paragraphs[: family.paragraphs or None])
    gap = own.gap if family.gap is None else family.gap
    lines: list[str] = []
    for number, text in enumerate(texts):
        words = _paragraph(text, story_, odd, dice)
        if number == 0:
            opening = lead(story_, own, dice) if dice.chance(family.lead) else ""
            words = (filled(family.run, story_, dice) if family.run else "") + opening + words
        if number == len(texts) - 1:
            if dice.chance(family.cut):
                words = words[: max(30, int(len(words) * (0.4 + dice.random() / 2)))] + dice.pick(
                    ("", "...", "…", " […]", " [...]")
                )
            words += family.glued
        if number:
            for block in _between(story_, own, odd, dice, number):
                lines += [""] * gap + block
            lines += [""] * gap
        lines.append(own.indent + words + (" \u00a0" if own.nbsp else ""))
    return lines


def page(family: Family, story_: Story, own: Style, odd: Oddities, dice: Dice) -> Page:
    """Return one page."""
    lines: list[str] = []
    early = -1
    for part in family.before.split():
        lines += PARTS[part](story_, own, dice)
    first = -1
    for part in family.head.split():
        if part == "nav" and first >= 0:
            early, first = first, -1
        if first < 0 and part not in ("_", "rule", "nav", "counts", "share", "shorturl"):
            first = len(lines)
        lines += PARTS[part](story_, own, dice)
    if first < 0:
        first = len(lines)
    lines += body(family, story_, own, odd, dice)
    for part in family.tail.split():
        lines += PARTS[part](story_, own, dice)
    return lines, first, first if early < 0 else early


def glued(pages: list[Page], joins: list[list[str]], name: str) -> Glued:
    """Return the pages as one document."""
    lines: list[str] = []
    firsts: list[int] = []
    menus: list[tuple[int, int]] = []
    for number, (printed, first, early) in enumerate(pages):
        firsts.append(len(lines) + first + 1)
        if early < first:
            menus.append((len(lines) + early + 1, len(lines) + first + 1))
        lines += printed
        if number < len(pages) - 1:
            lines += joins[number]
    return Glued("\n".join(lines) + "\n", tuple(firsts), name, tuple(menus))


def _join(family: Family, story_: Story, own: Style, dice: Dice) -> list[str]:
    return [line for part in family.join.split() for line in PARTS[part](story_, own, dice)]


def homogeneous(family: Family, dice: Dice, pages: int = 0) -> Glued:
    """Return a document of one family, one language and one style."""
    own, spoken = style(dice), language(dice)
    if not family.head and family.lead == 0 and family.gap is None and len(family.join.split()) <= own.gap:
        family = _wider(family)
    odd = _odd(dice)
    stories = [story(dice, spoken) for _ in range(pages or dice.between(2, 9))]
    drawn_pages = [page(family, one, own, odd, dice) for one in stories]
    joins = [_join(family, one, own, dice) for one in stories]
    _framed(drawn_pages, stories, dice)
    return glued(drawn_pages, joins, family.name)


def _framed(pages: list[Page], stories: list[Story], dice: Dice) -> None:
    """Put the page's own lines above its first item and below its last, on some documents."""
    if dice.chance(0.2):
        above = [*top(stories[0], dice), *[""] * dice.between(0, 2)]
        lines, first, early = pages[0]
        pages[0] = ([*above, *lines], first + len(above), early + len(above))
    if dice.chance(0.2):
        lines, first, early = pages[-1]
        pages[-1] = ([*lines, *[""] * dice.between(0, 2), *foot(stories[-1], dice)], first, early)


def _wider(family: Family) -> Family:
    return Family(
        family.name, family.head, family.tail, family.lead, family.join + " _ _", family.paragraphs, family.gap
    )


def _odd(dice: Dice) -> Oddities:
    return Oddities(
        subheads=dice.pick((0.0, 0.05, 0.3)),
        captions=dice.pick((0.0, 0.0, 0.1)),
        links=dice.pick((0.0, 0.0, 0.2)),
        items=dice.pick((0.0, 0.0, 0.05)),
        results=dice.pick((0.0, 0.0, 0.05)),
        quotes=dice.pick((0.0, 0.0, 0.1)),
        clocks=dice.pick((0.0, 0.0, 0.0, 0.0, 0.0, 0.5)),
        questions=dice.pick((0.0, 0.0, 0.0, 0.0, 0.0, 0.3)),
        loose=dice.pick((0.0, 0.3, 0.6, 0.85)),
    )


def heterogeneous(families: tuple[Family, ...], dice: Dice) -> Glued:
    """Return a document of pages from different outlets, joined in different ways."""
    pages: list[Page] = []
    joins: list[list[str]] = []
    spoken = language(dice)
    for _ in range(dice.between(2, 7)):
        family = dice.pick(families) if families and dice.chance(0.7) else drawn(dice, "drawn")
        if dice.chance(0.15):
            spoken = language(dice)
        own, one = style(dice), story(dice, spoken)
        pages.append(page(family, one, own, _odd(dice), dice))
        join = dice.pick(("_", "_ _", "_ _", "_ _ _", "_ rule _", ""))
        if not join and not family.head:
            join = "_ _"
        joins.append([line for part in join.split() for line in PARTS[part](one, own, dice)])
    return glued(pages, joins, "mixed")


NEGATIVES = {
    "sub-headings": Oddities(subheads=0.6),
    "questions": Oddities(questions=0.9),
    "interview": Oddities(questions=0.6),
    "live blog": Oddities(clocks=0.9),
    "poem": Oddities(verses=0.7),
    "lists": Oddities(items=0.5),
    "captions": Oddities(captions=0.5),
    "quotes": Oddities(quotes=0.5),
    "results": Oddities(results=0.5),
    "links": Oddities(links=0.5),
    "sections": Oddities(rules=0.3),
    "everything": Oddities(subheads=0.2, captions=0.2, links=0.3, items=0.1, quotes=0.3, results=0.1),
}


def single(families: tuple[Family, ...], dice: Dice) -> Glued:
    """Return one article whose body is full of what may be mistaken for another one."""
    name = dice.pick(tuple(NEGATIVES))
    family = dice.pick(families) if families and dice.chance(0.7) else drawn(dice, "drawn")
    family = Family(family.name, family.head, family.tail, family.lead, gap=family.gap, before=family.before)
    own, one = style(dice), story(dice, language(dice), dice.between(4, 25))
    lines, first, early = page(family, one, own, NEGATIVES[name], dice)
    if dice.chance(0.2):
        lines += ["", *(teaser(dice) for _ in range(dice.between(1, 4)))]
    if dice.chance(0.15):
        other = story(dice, one.language)
        lines += ["", *PARTS["related"](other, own, dice)]
    return Glued("\n".join(lines) + "\n", (first + 1,), f"single: {name}", ((early + 1, first + 1),))


def trained(seed: int, number: int) -> list[Glued]:
    """Return documents to learn from: families of the first half, families at random, mixtures, single articles."""
    found = []
    for at in range(number):
        dice = Dice(f"trained:{seed}:{at}")
        kind = dice.random()
        if kind < 0.2:
            found.append(homogeneous(dice.pick(TRAINED), dice))
        elif kind < 0.55:
            found.append(homogeneous(drawn(dice, "drawn"), dice))
        elif kind < 0.75:
            found.append(heterogeneous(TRAINED, dice))
        else:
            found.append(single(TRAINED, dice))
    return found


def held(kind: str, seed: int, number: int) -> list[Glued]:
    """Return documents that nothing was learned from: "homogeneous", "mixed" or "single", over the other half."""
    found = []
    for at in range(number):
        dice = Dice(f"held:{kind}:{seed}:{at}")
        if kind == "homogeneous":
            found.append(homogeneous(HELD[at % len(HELD)], dice))
        elif kind == "mixed":
            found.append(heterogeneous(HELD, dice))
        else:
            found.append(single(HELD, dice))
    return found
