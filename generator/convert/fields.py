"""Roles → the fields of an article, each with the lines it was read from and the characters it takes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import text
from generator.convert import automaton, body, bylines, datelines, datemarks, dating, sources, stamps
from generator.convert.automaton import Placed
from generator.convert.captions import Caption, read
from generator.convert.credits import credit_line
from generator.convert.gathered import Gathered, Usage
from generator.convert.marks import part_of, title_key
from generator.convert.model import Draft, Label, Line, Picture, Role, Segment
from generator.convert.piece import Piece
from generator.convert.words import clean

_REPORTING = re.compile(r"\b[Rr]eporting by (?P<names>[^;()]{3,120}?)(?: in [^;()]{2,40})?(?:[;)]|$)")
_BULLET = re.compile(r"(?:[•●▪◦‣∙·*▶►■]|[-–])\s+")
_MOST_POINTS = 12
_LONGEST_POINT = 600
_INVENTED_TITLE = 80
_KNOWN = 0.99
_AUTHOR_FIELD = re.compile(r"(?:article )?author\s?:", re.IGNORECASE)
"""A feed's own field: an agency that stands in it is the author."""
_BY = re.compile(r"by\s?:\s?", re.IGNORECASE)
_TRAILERS = frozenset({"print reference", "where it was printed"})


def draft(segment: Segment, usage: Usage) -> Draft | None:
    """The article that a segment holds; None when nothing is printed in it."""
    placed = automaton.roles(segment, usage.common)
    if not placed:
        return None
    sheet = Gathered()
    for item in placed:
        if item.line.line.stuck:
            _read_mark(sheet, item.line.line)
        _READERS[item.role](sheet, item, usage)
    _sign(sheet)
    dateline = _dateline(sheet)
    found, claims = body.blocks(sheet.body)
    sheet.claims += claims
    printed = bool(sheet.title)
    first_text = found[0].text if found else sheet.caption or (sheet.points or [placed[0].line.line.text])[0]
    title = sheet.title or text.excerpt(clean(first_text), _INVENTED_TITLE)
    if not printed:
        sheet.say("title", placed[0].line.line, "no title is printed: the first words", 0.2)
    date, updated = dating.settled(sheet, dateline)
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
        dateline=dateline.place if dateline else sheet.place,
        authors=tuple(dict.fromkeys(sheet.authors)),
        points=tuple(sheet.points),
        caption=sheet.caption,
        credit=sheet.credit or sheet.mark,
        pictures=tuple(sheet.pictures),
        section=sheet.section,
        title_printed=printed,
        evidence=tuple(sheet.evidence),
        layout=segment.evidence,
        confidence=segment.confidence,
    )


def _read_mark(sheet: Gathered, line: Line) -> None:
    """The date mark that was stuck to the first line of a page."""
    day = datemarks.day(line)
    sheet.take(line, "date" if day else "-date mark", 0, line.start)
    if day:
        sheet.published = sheet.published or day
        sheet.say("date", line, f"“{line.stuck}”", 0.8)


def _read_title(sheet: Gathered, item: Placed, usage: Usage) -> None:
    del usage
    line = item.line.line
    mark = _BULLET.match(line.text) if item.line.label is Label.BULLET else None
    start = line.start + (mark.end() if mark else 0)
    if mark:
        sheet.take(line, "-list mark", line.start, start)
    sheet.title = clean(line.raw[start:])
    sheet.take(line, "title", start)
    sheet.say("title", line, "first line of the head", 0.95)


def _read_again(sheet: Gathered, item: Placed, usage: Usage) -> None:
    """The title again; where something was stuck to the first print (a path), this one is the title."""
    del usage
    title = clean(item.line.line.text)
    if part_of(title_key(title), title_key(sheet.title)):
        sheet.claims = [replace(c, owner="-repeated title") if c.owner == "title" else c for c in sheet.claims]
        sheet.title = title
        sheet.take(item.line.line, "title")
    else:
        sheet.take(item.line.line, "-repeated title")
    sheet.say("title", item.line.line, "printed again", 0.99)


def _read_byline(sheet: Gathered, item: Placed, usage: Usage) -> None:
    del usage
    line = item.line.line
    told = item.line.value
    byline = bylines.read(line.text) if told is None else None
    names: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    if told is not None:
        names, spans = tuple(map(bylines.ordinary, bylines.split_names(clean(line.text[slice(*told)])))), (told,)
    elif byline is None:
        names, spans = (bylines.ordinary(clean(line.text)),), ((0, len(line.text)),)
    elif not byline.names or (byline.agency and not _AUTHOR_FIELD.match(line.text)):
        sheet.take(line, "-agency name")
        return
    else:
        names, spans = byline.names, byline.spans
    at = line.start
    for start, end in sorted(spans):
        sheet.take(line, "-by", at, line.start + start)
        sheet.take(line, "authors", line.start + start, line.start + end)
        at = line.start + end
    sheet.take(line, "-by", at)
    sheet.authors += names
    sheet.say(
        "authors", line, "a name in the head" if byline is None else "byline", byline.confidence if byline else 0.8
    )


def _take_caption(sheet: Gathered, line: Line, words: Caption, name: str) -> None:
    """Give the parts of a caption line to the picture's fields and the marks between them to nobody."""
    at = line.start
    for start, end, owner in (
        (0, words.start, "-caption mark"),
        (words.start, words.stop, f"{name}.caption"),
        (words.stop, words.credit_start, "-credit mark"),
        (words.credit_start, words.credit_end, f"{name}.credit"),
        (words.credit_end, len(line.raw) - at, "-credit mark"),
    ):
        if line.raw[at + start : at + end].strip():
            sheet.take(line, owner, at + start, at + end)


def _read_caption(sheet: Gathered, item: Placed, usage: Usage) -> None:
    """The first caption is the picture's; others are those of further pictures in a gallery."""
    line = item.line.line
    words = read(line.text)
    known = {sheet.caption, *(picture.caption for picture in sheet.pictures)}
    if words.text and words.text in known:
        sheet.take(line, "-repeated caption")
    elif sheet.caption and words.text:
        _read_inset(sheet, item, usage)
    else:
        sheet.caption = sheet.caption or words.text
        sheet.credit = sheet.credit or words.credit
        _take_caption(sheet, line, words, "image")
        sheet.say("image.caption", line, "between title and text", 0.9)
        if words.credit:
            sheet.say("image.credit", line, "after the caption", 0.95)


def _read_inset(sheet: Gathered, item: Placed, usage: Usage) -> None:
    """A further picture: its caption is kept apart from that of the article's own."""
    del usage
    words = read(item.line.line.text)
    if any(picture.caption == words.text for picture in sheet.pictures):
        sheet.take(item.line.line, "-repeated caption")
        return
    _take_caption(sheet, item.line.line, words, "images")
    sheet.pictures.append(Picture(words.text, words.credit))
    sheet.say("images", item.line.line, "a caption of a further picture", 0.8)


def _read_credit(sheet: Gathered, item: Placed, usage: Usage) -> None:
    del usage
    line = item.line.line
    span = credit_line(line.text) or (0, len(line.text))
    credit = clean(line.text[slice(*span)])
    if credit == sheet.credit:
        sheet.take(line, "-repeated credit")
        return
    if sheet.credit and sheet.title and not sheet.authors and sources.is_agency(credit):
        sheet.take(line, "authors")
        sheet.authors.append(credit)
        sheet.say("authors", line, "an agency under the title, whose picture has its own credit", 0.8)
        return
    if sheet.credit or (not sheet.caption and sources.is_agency(line.text)):
        sheet.take(line, "-agency name" if not sheet.credit else "-further credit")
        return
    sheet.credit = credit
    for start, end, owner in (
        (0, span[0], "-credit mark"),
        (span[0], span[1], "image.credit"),
        (span[1], len(line.raw) - line.start, "-credit mark"),
    ):
        sheet.take(line, owner, line.start + start, line.start + end)
    sheet.say("image.credit", line, "a line of its own", 0.85)


def _read_kicker(sheet: Gathered, item: Placed, usage: Usage) -> None:
    del usage
    sheet.take(item.line.line, "-kicker")


def _read_point(sheet: Gathered, item: Placed, usage: Usage) -> None:
    del usage
    line = item.line.line
    if len(sheet.points) >= _MOST_POINTS or len(line.text) > _LONGEST_POINT or sheet.body:
        sheet.body.append(Piece(item.line, line.start))
        return
    mark = _BULLET.match(line.text)
    start = mark.end() if mark else 0
    sheet.take(line, "-list mark", line.start, line.start + start)
    sheet.take(line, "summary", line.start + start)
    sheet.points.append(clean(line.text[start:]))
    sheet.say("summary", line, "a point under the title", 0.97)


def _read_place(sheet: Gathered, item: Placed, usage: Usage) -> None:
    del usage
    line = item.line.line
    found = datelines.alone(line.text)
    sheet.place = found.place if found else clean(line.text)
    sheet.take(line, "dateline")
    sheet.say("dateline", line, "a place on a line of its own over the text", found.confidence if found else 0.6)
    if found and any(found.author):
        sheet.authors.append(clean(line.text[slice(*found.author)]))
        sheet.say("authors", line, "named beside the place", found.confidence)


def _reporters(text: str) -> tuple[str, ...]:
    """The reporters of a credit below the text: "(Reporting by Mira Holt in Velm; Editing by Tom Ardel)"."""
    match = _REPORTING.search(text)
    names = bylines.split_names(match["names"]) if match else []
    return tuple(names) if all(map(bylines.is_name, names)) else ()


def _read_body(sheet: Gathered, item: Placed, usage: Usage) -> None:
    del usage
    sheet.body.append(Piece(item.line, item.line.line.start))


def _read_left(sheet: Gathered, item: Placed, usage: Usage) -> None:
    del usage
    line = item.line.line
    reporters = _reporters(line.text) if item.line.reason == "reporting credit" and not sheet.authors else ()
    if reporters:
        sheet.authors += reporters
        sheet.take(line, "authors")
        sheet.say("authors", line, "named below the text", 0.85)
        return
    if item.line.reason == "photo mark" and line.text.casefold() == "an photo":
        sheet.mark = sheet.mark or clean(line.text)
    day = stamps.within(line.text) if item.line.reason in _TRAILERS and not sheet.published else ""
    if day:
        sheet.published = day
        sheet.say("date", line, f"“{line.text}”", 0.85)
    sheet.take(line, "date" if day else f"-{item.line.reason or 'end mark'}")


_READERS = {
    Role.TITLE: _read_title,
    Role.AGAIN: _read_again,
    Role.STAMP: dating.read_stamp,
    Role.BYLINE: _read_byline,
    Role.CAPTION: _read_caption,
    Role.CREDIT: _read_credit,
    Role.KICKER: _read_kicker,
    Role.POINT: _read_point,
    Role.INSET: _read_inset,
    Role.PLACE: _read_place,
    Role.BODY: _read_body,
    Role.LEFT: _read_left,
}


def _sign(sheet: Gathered) -> None:
    """Take the author's name out of the first paragraph where it stands over it as well: "By : Mira Holt"."""
    piece = sheet.body[0] if sheet.body else None
    match = _BY.match(piece.text) if piece else None
    if piece is None or match is None:
        return
    rest = piece.text[match.end() :]
    name = next((name for name in (*sheet.authors, *sheet.points[-1:]) if rest.startswith(f"{name} ")), "")
    if not name:
        return
    if name not in sheet.authors:
        sheet.points.remove(name)
        sheet.authors.append(name)
    end = match.end() + len(name) + 1
    sheet.take(piece.line.line, "-by", piece.start, piece.start + end)
    sheet.body[0] = Piece(piece.line, piece.start + end)


def _dateline(sheet: Gathered) -> datelines.FiledFrom | None:
    """The dateline of the first paragraph, taken out of it; the page prints it back.

    A dialogue's first speaker is none.
    """
    if not sheet.body:
        return None
    piece = sheet.body[0]
    found = datelines.read(piece.text)
    if found is None and piece.line.line.stuck:
        found = datelines.run_in(piece.text)
    if found is None or (found.confidence < _KNOWN and any(_speaks(other.text) for other in _following(sheet.body))):
        return None
    line = piece.line.line
    sheet.take(line, "dateline", piece.start, piece.start + found.end)
    if any(found.author):
        named = bylines.split_names(clean(piece.text[slice(*found.author)]))
        sheet.authors += [bylines.ordinary(name) for name in named]
        sheet.say("authors", line, "named in the dateline", 0.85)
    sheet.say("dateline", line, f"“{piece.text[: found.end].strip()}”", found.confidence)
    sheet.body[0] = Piece(piece.line, piece.start + found.end)
    return found


def _following(pieces: Sequence[Piece]) -> Iterator[Piece]:
    yield from pieces[1:3]


def _speaks(text: str) -> bool:
    """Whether a paragraph opens with a name in capitals and a colon, as in a printed dialogue."""
    return re.match(r"[A-Z][A-Z .'’-]{2,30}: ", text) is not None
