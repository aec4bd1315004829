"""Roles → the fields of an article, each with the lines it was read from and the characters it takes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator import text
from generator.convert import automaton, body, datelines, stamps
from generator.convert.automaton import Placed
from generator.convert.bylines import split_names
from generator.convert.credits import credit_span
from generator.convert.model import Claim, Draft, Evidence, Label, Line, Picture, Role, Segment
from generator.convert.words import clean

_BULLET = re.compile(r"(?:[•●▪◦‣∙·*▶►■]|[-–])\s+")
_BY = re.compile(r"by:?\s+", re.IGNORECASE)
_PHOTO = re.compile(r"photos?(?: by)?\s?[:/]\s?|[—–-]\s?|\(", re.IGNORECASE)
_NOBODY = frozenset({"admin", "administrator", "webmaster", "editor", "staff", "staff writer", "root", "user"})
_NO_SECTION = frozenset({"uncategorized", "uncategorised", "blog", "general", "home"})
_MOST_POINTS = 12
_LONGEST_POINT = 600
_INVENTED_TITLE = 80


@dataclass(slots=True)
class _Sheet:
    """What is filled in while the lines of one article are read from top to bottom; it never leaves this room."""

    title: str = ""
    captions: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    published: str = ""
    updated: str = ""
    section: str = ""
    claims: list[Claim] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    body: list[body.Piece] = field(default_factory=list)

    def take(self, line: Line, owner: str, start: int | None = None, end: int | None = None) -> None:
        """Give characters of a line to an owner; all of its text when no span is given."""
        first = line.start if start is None else start
        self.claims.append(Claim(line.number, first, len(line.raw) if end is None else end, owner))

    def say(self, name: str, line: Line, how: str, confidence: float) -> None:
        """Note why a field has its value."""
        self.evidence.append(Evidence(name, line.number, how, confidence))


def draft(segment: Segment, day_first: bool | None) -> Draft | None:
    """The article that a segment holds; None when nothing is printed in it."""
    placed = automaton.roles(segment)
    if not placed:
        return None
    sheet = _Sheet()
    for item in placed:
        _READERS[item.role](sheet, item, day_first)
    dateline = _dateline(sheet, placed)
    found, claims = body.blocks(sheet.body)
    sheet.claims += claims
    printed = bool(sheet.title)
    first_text = found[0].text if found else (sheet.captions or sheet.points or [placed[0].line.line.text])[0]
    title = sheet.title or text.excerpt(clean(first_text), _INVENTED_TITLE)
    if not printed:
        sheet.say("title", placed[0].line.line, "no title is printed: the first words", 0.2)
    date, updated = _dates(sheet, dateline)
    if not updated:
        sheet.claims = [replace(claim, owner="date") if claim.owner == "updated" else claim for claim in sheet.claims]
        sheet.evidence = [replace(item, field="date") if item.field == "updated" else item for item in sheet.evidence]
    return Draft(
        first=placed[0].line.line.number,
        last=placed[-1].line.line.number,
        title=title,
        claims=tuple(sorted(sheet.claims, key=lambda claim: (claim.line, claim.start, claim.end))),
        blocks=found,
        date=date,
        updated=updated,
        dateline=dateline.place if dateline else "",
        authors=tuple(dict.fromkeys(sheet.authors)),
        points=tuple(sheet.points),
        caption=" ".join(sheet.captions),
        credit=", ".join(dict.fromkeys(sheet.credits)),
        pictures=tuple(sheet.pictures),
        section=sheet.section,
        title_printed=printed,
        evidence=tuple(sheet.evidence),
        layout=segment.evidence,
        confidence=segment.confidence,
    )


def day_order(segments: Sequence[Segment]) -> bool | None:
    """Whether numeric dates of this document put the day first.

    Told by those that can be read one way only, else unknown.
    """
    ways: set[bool] = set()
    for segment in segments:
        for line in segment.lines:
            stamp = stamps.read(line.line.text) if line.label is Label.STAMP else None
            if stamp and stamp.iso and (stamp.day_first or stamp.month_first) and stamp.day_first != stamp.month_first:
                ways.add(bool(stamp.day_first))
    return ways.pop() if len(ways) == 1 else None


def _read_title(sheet: _Sheet, item: Placed, day_first: bool | None) -> None:
    del day_first
    sheet.title = clean(item.line.line.text)
    sheet.take(item.line.line, "title")
    sheet.say("title", item.line.line, "first line of the head", 0.95)


def _read_again(sheet: _Sheet, item: Placed, day_first: bool | None) -> None:
    del day_first
    sheet.take(item.line.line, "-repeated title")
    sheet.say("title", item.line.line, "printed again", 0.99)


def _read_stamp(sheet: _Sheet, item: Placed, day_first: bool | None) -> None:
    line = item.line.line
    stamp = stamps.read(line.text)
    if stamp is None:
        sheet.take(line, "-date line")
        return
    day = stamps.settled(stamp, day_first)
    owner = "updated" if stamp.updated else "date"
    if not day:
        how = "relative" if not (stamp.day_first or stamp.month_first) else "day and month cannot be told apart"
        sheet.take(line, f"-date line ({how})")
        return
    if stamp.updated:
        sheet.updated = sheet.updated or day
    else:
        sheet.published = sheet.published or day
    sheet.take(line, owner)
    sheet.say(owner, line, f"“{line.text}”", 0.97 if stamp.labelled else 0.9)
    by = line.text[slice(*stamp.by)].strip()
    if by and by.casefold() not in _NOBODY:
        sheet.authors += split_names(clean(by))
        sheet.say("authors", line, "named in the date line", 0.85)
    section = line.text[slice(*stamp.section)].strip()
    if section and section.casefold() not in _NO_SECTION and len(section) <= 40:
        sheet.section = sheet.section or clean(section.split(",")[0])


def _read_byline(sheet: _Sheet, item: Placed, day_first: bool | None) -> None:
    del day_first
    line = item.line.line
    by = _BY.match(line.text)
    start = by.end() if by else 0
    if by:
        sheet.take(line, "-by", line.start, line.start + start)
    sheet.take(line, "authors", line.start + start)
    sheet.authors += [_in_ordinary_case(name) for name in split_names(clean(line.text[start:]))]
    sheet.say("authors", line, "a name beside the date line" if not by else "byline", 0.9)


def _in_ordinary_case(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 4 else name


def _read_caption(sheet: _Sheet, item: Placed, day_first: bool | None) -> None:
    del day_first
    line = item.line.line
    span = credit_span(line.text)
    caption = clean(line.text[: span[2]] if span else line.text)
    if caption in sheet.captions:
        sheet.take(line, "-repeated caption")
        return
    at = line.start
    if span is None:
        sheet.take(line, "image.caption")
    else:
        start, end, stop = span
        sheet.take(line, "image.caption", at, at + stop)
        sheet.take(line, "-credit mark", at + stop, at + start)
        sheet.take(line, "image.credit", at + start, at + end)
        sheet.take(line, "-credit mark", at + end)
        sheet.credits.append(clean(line.text[start:end]))
        sheet.say("image.credit", line, "after the caption", 0.95)
    if caption:
        sheet.captions.append(caption)
    sheet.say("image.caption", line, "between title and text", 0.9)


def _read_inset(sheet: _Sheet, item: Placed, day_first: bool | None) -> None:
    """A picture within the text: its caption is kept apart from that of the article's own picture."""
    del day_first
    line = item.line.line
    span = credit_span(line.text)
    caption, credit = clean(line.text[: span[2]] if span else line.text), ""
    at, end = line.start, len(line.raw)
    if span is not None:
        sheet.take(line, "-credit mark", at + span[2], at + span[0])
        sheet.take(line, "images.credit", at + span[0], at + span[1])
        sheet.take(line, "-credit mark", at + span[1])
        credit, end = clean(line.text[span[0] : span[1]]), at + span[2]
    sheet.take(line, "images.caption", at, end)
    sheet.pictures.append(Picture(caption, credit))
    sheet.say("images", line, "a caption within the text", 0.8)


def _read_credit(sheet: _Sheet, item: Placed, day_first: bool | None) -> None:
    del day_first
    line = item.line.line
    if not sheet.captions and not line.text.casefold().startswith("photo"):
        sheet.take(line, "-agency name")
        return
    mark = _PHOTO.match(line.text)
    start = mark.end() if mark else 0
    end = len(line.text.rstrip(")."))
    credit = clean(line.text[start:end])
    if credit in sheet.credits:
        sheet.take(line, "-repeated credit")
        return
    sheet.credits.append(credit)
    sheet.take(line, "-credit mark", line.start, line.start + start)
    sheet.take(line, "image.credit", line.start + start, line.start + end)
    sheet.take(line, "-credit mark", line.start + end)
    sheet.say("image.credit", line, "a line of its own", 0.85)


def _read_kicker(sheet: _Sheet, item: Placed, day_first: bool | None) -> None:
    del day_first
    sheet.take(item.line.line, "-kicker")


def _read_point(sheet: _Sheet, item: Placed, day_first: bool | None) -> None:
    del day_first
    line = item.line.line
    if len(sheet.points) >= _MOST_POINTS or len(line.text) > _LONGEST_POINT or sheet.body:
        sheet.body.append(body.Piece(item.line, line.start))
        return
    mark = _BULLET.match(line.text)
    start = mark.end() if mark else 0
    sheet.take(line, "-list mark", line.start, line.start + start)
    sheet.take(line, "summary", line.start + start)
    sheet.points.append(clean(line.text[start:]))
    sheet.say("summary", line, "a point under the title", 0.97)


def _read_body(sheet: _Sheet, item: Placed, day_first: bool | None) -> None:
    del day_first
    sheet.body.append(body.Piece(item.line, item.line.line.start))


def _read_left(sheet: _Sheet, item: Placed, day_first: bool | None) -> None:
    del day_first
    sheet.take(item.line.line, f"-{item.line.reason or 'end mark'}")


_READERS = {
    Role.TITLE: _read_title,
    Role.AGAIN: _read_again,
    Role.STAMP: _read_stamp,
    Role.BYLINE: _read_byline,
    Role.CAPTION: _read_caption,
    Role.CREDIT: _read_credit,
    Role.KICKER: _read_kicker,
    Role.POINT: _read_point,
    Role.INSET: _read_inset,
    Role.BODY: _read_body,
    Role.LEFT: _read_left,
}


def _dateline(sheet: _Sheet, placed: Sequence[Placed]) -> datelines.FiledFrom | None:
    """The dateline of the first paragraph, taken out of it; the page prints it back.

    A dialogue's first speaker is none.
    """
    del placed
    if not sheet.body:
        return None
    piece = sheet.body[0]
    found = datelines.read(piece.text)
    if found is None or any(_speaks(other.text) for other in _following(sheet.body)):
        return None
    line = piece.line.line
    sheet.take(line, "dateline", piece.start, piece.start + found.end)
    sheet.say("dateline", line, f"“{piece.text[: found.end].strip()}”", found.confidence)
    sheet.body[0] = body.Piece(piece.line, piece.start + found.end)
    return found


def _following(pieces: Sequence[body.Piece]) -> Iterator[body.Piece]:
    yield from pieces[1:3]


def _speaks(text: str) -> bool:
    """Whether a paragraph opens with a name in capitals and a colon, as in a printed dialogue."""
    return re.match(r"[A-Z][A-Z .'’-]{2,30}: ", text) is not None


def _dates(sheet: _Sheet, dateline: datelines.FiledFrom | None) -> tuple[str, str]:
    """The date and the later update. An only stamp is the date, whatever it is called.

    Without one the dateline's day counts.
    """
    if sheet.published and sheet.updated:
        return (sheet.published, sheet.updated if sheet.updated > sheet.published else "")
    only = sheet.published or sheet.updated
    if only:
        return only, ""
    return (dateline.date if dateline else ""), ""
