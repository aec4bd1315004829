"""One document, read: decoded, labelled, split, its articles drafted, its words counted.

Documents do not know of each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator import digest, text
from generator.convert import account, copies, datemarks, dating, feedmarkup, fields, language
from generator.convert.companions import explained
from generator.convert.decode import decode
from generator.convert.doubts import Doubt, doubts
from generator.convert.enrich import NOTHING, Findings, find
from generator.convert.enrich.events import events
from generator.convert.labels import label
from generator.convert.model import (
    Block,
    Claim,
    Document,
    Draft,
    Entities,
    Evidence,
    Kind,
    Label,
    Labelled,
    Line,
    Named,
    Text,
    Wording,
)
from generator.convert.profiles import Profile, known, relabelled
from generator.convert.split import Parts, split
from generator.convert.splits import decided
from generator.convert.steering import FREE, Steering
from generator.convert.words import clean, words
from generator.problems import Level, Location, Problem

_PREAMBLE = "before the first article"


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was read. `text` is None for bytes that are no text.

    `findings` are what each article speaks of by itself; `named` what it says once the archive is known.
    `shown` are the lines that a browser would show where the document is markup; claims are then on these.
    `wordings` are what other printings of the same article share with it, `others` the claims outside of articles,
    `doubts` the cuts that a person should look at.
    """

    document: Document
    digest: str
    text: Text | None
    drafts: tuple[Draft, ...] = ()
    findings: tuple[Findings, ...] = ()
    named: tuple[Named, ...] = ()
    wordings: tuple[Wording, ...] = ()
    others: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    shown: tuple[Line, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that the articles were read from."""
        return self.shown or (self.text.lines if self.text else ())


def read(
    document: Document, folder: str = "documents", entities: Entities = NOTHING, steering: Steering = FREE
) -> Reading:
    """Everything one document says by itself. `folder` stands before its path in messages."""
    path = f"{folder}/{document.path}" if folder else document.path
    own = digest.of_bytes(document.data)
    decoded, problems = decode(document.data, path)
    if decoded is None or not any(words(line.raw) for line in decoded.lines):
        if decoded is not None and not problems:
            problems = (Problem("C601", "the document holds no words", Location(path), level=Level.WARNING),)
        others = (
            tuple(Claim(line.number, 0, len(line.raw), "-no words") for line in decoded.lines if line.text)
            if decoded
            else ()
        )
        return Reading(document, own, decoded, others=others, problems=problems)
    shown = feedmarkup.lines(decoded.lines)
    lines = shown or decoded.lines
    parted = part(lines, steering, document.path)
    drafts, others = drafted(parted)
    problems += parted.problems
    wrong = account.unaccounted(lines, drafts, others)
    if wrong is not None:
        line, why = wrong
        message = f"{why}; the document was kept as one plain article"
        problems += (
            Problem("C607", message, Location(path, line), "please report it with the document", level=Level.WARNING),
        )
        drafts, others = (whole(lines),), ()
    found = tuple(find(draft, entities) for draft in drafts)
    wordings = tuple(copies.wording(draft) for draft in drafts)
    return Reading(
        document,
        own,
        decoded,
        drafts,
        found,
        wordings=wordings,
        others=others,
        problems=problems,
        shown=shown,
        doubts=parted.doubts,
    )


@dataclass(frozen=True, slots=True)
class Parted:
    """A document in parts: the profiles that apply to it, its doubtful cuts, decisions that came to nothing."""

    parts: Parts
    profiles: tuple[Profile, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    problems: tuple[Problem, ...] = ()


def part(lines: Sequence[Line], steering: Steering = FREE, path: str = "") -> Parted:
    """The document in parts, as its owner or else its layout tells; `path` is its name in `splits.yaml`."""
    labelled: list[Labelled] = [label(line) for line in datemarks.without(lines)]
    text_ = "\n".join(line.text for line in lines)
    profiles = tuple(profile for profile in known(steering.profiles) if profile.applies(text_))
    for profile in reversed(profiles):
        labelled = relabelled(labelled, profile.rules)
    labelled = explained(labelled)
    word, problems = decided(steering.splits.get(path, ()), lines, path)
    parts = split(labelled, profiles, word)
    return Parted(parts, profiles, doubts(labelled, parts), problems)


def drafted(parted: Parted) -> tuple[tuple[Draft, ...], tuple[Claim, ...]]:
    """The articles of a document in order, and the claims of lines before the first."""
    segments, preamble, profiles = parted.parts.segments, parted.parts.preamble, parted.profiles
    usage = dating.usage(segments)
    found = [draft for segment in segments if (draft := fields.draft(segment, usage)) is not None]
    found = dating.on_the_day_of_the_page(found, preamble)
    drafts = tuple(_dated(replace(draft, language=_language(draft, profiles))) for draft in found)
    others = tuple(
        Claim(item.line.number, 0, len(item.line.raw), f"-{item.reason or _PREAMBLE}")
        for item in preamble
        if item.label is not Label.BLANK
    )
    return drafts, others


def _language(draft: Draft, profiles: Sequence[Profile]) -> str:
    """The language of an article: its words tell, else the outlet's profile."""
    read = "\n".join([draft.title, *draft.points, *(block.text for block in draft.blocks)])
    return language.detect(read) or next((profile.language for profile in profiles if profile.language), "")


def _dated(draft: Draft) -> Draft:
    """The draft with the dated facts its text states: pairs of an EDTF date and the sentence."""
    return replace(draft, events=tuple((event.date, clean(event.text)) for event in events(draft, draft.language)))


def whole(lines: Sequence[Line]) -> Draft:
    """The whole document as one article that leaves nothing out: every printed line is a paragraph."""
    printed = [line for line in lines if line.text]
    claims = tuple(Claim(line.number, line.start, len(line.raw), "body") for line in printed)
    first = next((line for line in printed if words(line.text)), printed[0])
    return Draft(
        first=printed[0].number,
        last=printed[-1].number,
        title=text.excerpt(clean(first.text), 80),
        claims=claims,
        blocks=tuple(Block(Kind.PARAGRAPH, (line.text,)) for line in printed),
        title_printed=False,
        evidence=(Evidence("title", first.number, "no title is printed: the first words", 0.2),),
        layout="kept whole",
        confidence=0.1,
    )
