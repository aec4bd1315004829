"""Articles of a site under the hands of people, and their documents under those of outlets: one random act at a time.

Every word that somebody writes bears a mark of its own, "h12z" of a person, "s12z" of a document.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from generator.convert import merge
from generator.convert.words import word_set

PLACES = ("Velm", "Arden", "Torrin", "Kesh", "Maro", "Osten")
MARK = re.compile(r"\b[hs]\d+z\b")
_KEPT = ("id",)
_WORDS = sorted(
    word_set(
        "lamp pier fog boat seal museum winter islands coal ferry clerk rope bell storm lantern tide keeper harbour "
        "quay net ladder paint brass glass oil rain morning council fishermen captain children pilot anchor sail"
    )
)


@dataclass(slots=True)
class Story:
    """An article as its document prints it."""

    title: str
    place: str
    day: int
    points: list[str]
    caption: str
    paragraphs: list[str]

    def text(self) -> str:
        """The printed page."""
        head = [self.title, "", *([f"{self.caption} (Arden Archive)", "Short Url"] if self.caption else [])]
        head += [f"Updated {self.day:02} March 2021", "Follow", "", self.title, ""]
        head += [line for point in self.points for line in (f"  • {point}", "")]
        first, *rest = self.paragraphs
        return "\n".join([*head, f"{self.place.upper()}: {first}", *(f"\n{paragraph}" for paragraph in rest)]) + "\n"


@dataclass(slots=True)
class Card:
    """An article of the site: its file, what a person wrote there and took out, what its document has said anew."""

    story: Story
    id: str
    path: Path
    written: set[str] = field(default_factory=set)
    taken_out: set[str] = field(default_factory=set)
    deleted: bool = False
    gone: bool = False
    moved: bool = False
    edited: bool = False
    said: set[str] = field(default_factory=set)
    unsaid: set[str] = field(default_factory=set)


class Hands:
    """The acts, each of which takes an article of the site. `chance` decides everything."""

    def __init__(self, site: Path, chance: random.Random) -> None:
        self.site, self.chance, self.number = site, chance, 0

    def story(self) -> Story:
        """A new story."""
        chance = self.chance
        return Story(
            f"Harbour of {chance.choice(PLACES)} gets a lamp {self.mark('s')}",
            chance.choice(PLACES),
            chance.randint(1, 28),
            [f"The old lamp is in the museum {self.mark('s')}" for _ in range(chance.randint(0, 2))],
            f"The lamp at the pier {self.mark('s')}." if chance.random() < 0.5 else "",
            [self._paragraph("s") for _ in range(chance.randint(5, 9))],
        )

    def _paragraph(self, who: str) -> str:
        words = " ".join(self.chance.choice(_WORDS) for _ in range(12))
        return f"The keeper of the harbour of {self.chance.choice(PLACES)} said that {words} {self.mark(who)}."

    def mark(self, who: str) -> str:
        """A word that nobody has written before."""
        self.number += 1
        return f"{who}{self.number}z"

    def rewrites_a_key(self, card: Card) -> None:
        """Another value for a key that is there."""
        chunks, body = _parted(card.path)
        key = self.chance.choice([key for key in chunks if key not in _KEPT])
        self._drop(card, chunks[key])
        mark = self.mark("h")
        card.written.add(mark)
        listed = key in {"tags", "summary", "authors", "places", "organisations", "people", "events", "images"}
        chunks[key] = f"{key}:\n  - {mark}\n" if listed else f"{key}: {mark}\n"
        _join(card.path, chunks, body)

    def adds_a_key(self, card: Card) -> None:
        """A key of their own."""
        chunks, body = _parted(card.path)
        mark = self.mark("h")
        card.written.add(mark)
        chunks[f"note{mark}"] = f"note{mark}: {mark}\n"
        _join(card.path, chunks, body)

    def removes_a_key(self, card: Card) -> None:
        """A key taken out."""
        chunks, body = _parted(card.path)
        keys = [key for key in chunks if key not in {*_KEPT, "title"}]
        if keys:
            self._drop(card, chunks.pop(self.chance.choice(keys)))
            _join(card.path, chunks, body)

    def adds_a_tag(self, card: Card) -> None:
        """A tag more."""
        chunks, body = _parted(card.path)
        mark = self.mark("h")
        card.written.add(mark)
        before = chunks.get("tags", "tags:\n")
        chunks["tags"] = f"{before}  - {mark}\n" if before.startswith("tags:\n") else f"tags:\n  - {mark}\n"
        _join(card.path, chunks, body)

    def edits_a_paragraph(self, card: Card) -> None:
        """Some words more in a paragraph."""
        chunks, body = _parted(card.path)
        if body:
            mark = self.mark("h")
            card.written.add(mark)
            at = self.chance.randrange(len(body))
            body[at] = f"{body[at]} And {mark}."
        _join(card.path, chunks, body)

    def writes_a_paragraph(self, card: Card) -> None:
        """A new paragraph anywhere, at times in the place of another."""
        chunks, body = _parted(card.path)
        mark = self.mark("h")
        card.written.add(mark)
        at = self.chance.randint(0, len(body))
        if at < len(body) and self.chance.random() < 0.3:
            self._drop(card, body.pop(at))
        body.insert(at, f"A person wrote {mark} here.")
        _join(card.path, chunks, body)

    def deletes_a_paragraph(self, card: Card) -> None:
        """A paragraph taken out."""
        chunks, body = _parted(card.path)
        if body:
            self._drop(card, body.pop(self.chance.randrange(len(body))))
        _join(card.path, chunks, body)

    def moves_a_paragraph(self, card: Card) -> None:
        """Another order."""
        chunks, body = _parted(card.path)
        if body:
            body.insert(self.chance.randint(0, len(body) - 1), body.pop(self.chance.randrange(len(body))))
        _join(card.path, chunks, body)

    def moves_the_file(self, card: Card) -> None:
        """Another folder, another name."""
        folder = self.site / "content" / self.chance.choice(("lamps", "articles/2020/01", "articles"))
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"moved-{self.mark('h')}.md"
        card.path.rename(path)
        card.path, card.moved = path, True

    def deletes_the_file(self, card: Card) -> None:
        """Not wanted any more; one in five of those who think of it."""
        if self.chance.random() < 0.2:
            card.path.unlink()
            card.deleted = True

    def _drop(self, card: Card, text: str) -> None:
        """Words that a person took out; those of their own are forgotten."""
        marks = {mark for mark in MARK.findall(text) if card.path.read_text().count(mark) == text.count(mark)}
        card.taken_out |= {mark for mark in marks if mark.startswith("s")}
        card.written -= marks

    def changes_a_paragraph(self, card: Card) -> None:
        """Other words in a paragraph."""
        at = self.chance.randrange(len(card.story.paragraphs))
        self._unsay(card, card.story.paragraphs[at])
        card.story.paragraphs[at] = self._say(card, self._paragraph("s"))

    def prints_a_paragraph_more(self, card: Card) -> None:
        """A paragraph anywhere."""
        paragraphs = card.story.paragraphs
        paragraphs.insert(self.chance.randint(0, len(paragraphs)), self._say(card, self._paragraph("s")))

    def leaves_out_a_paragraph(self, card: Card) -> None:
        """A paragraph less."""
        if len(card.story.paragraphs) > 4:
            self._unsay(card, card.story.paragraphs.pop(self.chance.randrange(len(card.story.paragraphs))))

    def prints_another_order(self, card: Card) -> None:
        """A paragraph moved."""
        paragraphs = card.story.paragraphs
        moved = paragraphs.pop(self.chance.randrange(len(paragraphs)))
        paragraphs.insert(self.chance.randint(0, len(paragraphs)), moved)

    def changes_the_title(self, card: Card) -> None:
        """Another headline."""
        self._unsay(card, card.story.title)
        card.story.title = self._say(card, f"Lamp for the harbour of {card.story.place} {self.mark('s')}")

    def changes_a_point(self, card: Card) -> None:
        """Another point over the text."""
        for point in card.story.points:
            self._unsay(card, point)
        card.story.points = [self._say(card, f"The lamp is as bright as two {self.mark('s')}")]

    def changes_the_caption(self, card: Card) -> None:
        """Another picture."""
        self._unsay(card, card.story.caption)
        card.story.caption = self._say(card, f"The keeper and the lamp {self.mark('s')}.")

    def changes_the_date(self, card: Card) -> None:
        """Another stamp."""
        card.story.day = card.story.day % 28 + 1

    def _say(self, card: Card, text: str) -> str:
        card.said |= set(MARK.findall(text))
        return text

    def _unsay(self, card: Card, text: str) -> None:
        marks = set(MARK.findall(text))
        card.unsaid |= marks - card.said
        card.said -= marks


def _parted(path: Path) -> tuple[dict[str, str], list[str]]:
    parts = merge.parts(path.read_text())
    assert parts is not None
    return merge.chunks(parts.front), merge.paragraphs(parts.body)


def _join(path: Path, chunks: dict[str, str], body: list[str]) -> None:
    text = "\n\n".join(body)
    path.write_text(f"---\n{''.join(chunks.values())}---\n" + (f"\n{text}\n" if text else ""))


_Kind = Callable[[Hands, Card], None]
EDITS: tuple[_Kind, ...] = (
    Hands.rewrites_a_key,
    Hands.adds_a_key,
    Hands.removes_a_key,
    Hands.adds_a_tag,
    Hands.edits_a_paragraph,
    Hands.edits_a_paragraph,
    Hands.writes_a_paragraph,
    Hands.deletes_a_paragraph,
    Hands.moves_a_paragraph,
    Hands.moves_the_file,
    Hands.deletes_the_file,
)
CHANGES: tuple[_Kind, ...] = (
    Hands.changes_a_paragraph,
    Hands.changes_a_paragraph,
    Hands.prints_a_paragraph_more,
    Hands.leaves_out_a_paragraph,
    Hands.prints_another_order,
    Hands.changes_the_title,
    Hands.changes_a_point,
    Hands.changes_the_caption,
    Hands.changes_the_date,
)
