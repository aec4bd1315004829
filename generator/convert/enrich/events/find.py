"""Every date of a text in order, with its value, its sentence and what the sentence says with it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.convert.enrich.events import ideographs, intervals, refusals, tense
from generator.convert.enrich.events.grammar import TRIGGER, shapes
from generator.convert.enrich.events.lexicon import Lexicon, lexicon
from generator.convert.enrich.events.model import Basis, Event, Form, Kind, Moment, Shape, Tense
from generator.convert.enrich.events.passage import Passage
from generator.convert.enrich.events.resolver import Standing, resolve
from generator.convert.enrich.events.saying import kind, weighed
from generator.convert.enrich.events.sentences import sentences

LONGEST = 20_000
"""How many characters of a block are read: no paragraph of prose is longer, and a hostile one costs no more."""
MOST = 500
"""How many dates of an article are read: what has more is a table."""
_FAR = 2
_RESETS = frozenset({Form.WEEKDAY, Form.DEICTIC, Form.STEP})


@dataclass(frozen=True, slots=True)
class _Told:
    """The year and month that a text told last, and the block that told it."""

    year: int = 0
    month: int = 0
    block: int = -9


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: the article's day, the block's number, what was told before it."""

    today: int
    block: int
    told: _Told


def find(texts: Sequence[str], language: str, today: int = 0) -> list[Event]:
    """The dates of the blocks of one article, in order; `today` is the article's day as an ordinal, 0 for none.

    Dates that nothing tells stay open. Each event's text is its whole sentence.
    """
    words = lexicon(language)
    found: list[Event] = []
    told = _Told()
    room = MOST
    for block, whole in enumerate(texts):
        text = whole[:LONGEST]
        if words.language in ideographs.LANGUAGES:
            found += islice(_ideographic(text, words.language, today, block), MOST - len(found))
            continue
        told = told if block - told.block <= 1 else _Told()
        passage = _passage(text, words)
        printed = list(islice(shapes(passage), room)) if passage else []
        if passage and printed:
            room -= len(printed)
            events, told = _block(passage, _dated(passage, printed), text, _Place(today, block, told))
            found += events
    return found


def _passage(text: str, words: Lexicon) -> Passage | None:
    """The text as tokens; None where no token is part of a date."""
    tokens, classes = words.read(text)
    return Passage(tokens, classes, words.starts(text), words) if TRIGGER.search(classes) else None


def _block(passage: Passage, dated: Sequence[Shape], text: str, place: _Place) -> tuple[list[Event], _Told]:
    """The events of a block, and what it tells the next of the year."""
    spans = sentences(text) if dated else []
    starts = [start for start, _ in spans]
    edges = [*(bisect_left(passage.starts, start) for start in starts), len(passage.words)]
    found: list[Event] = []
    before, told = Tense.UNKNOWN, place.told
    for at, shape in enumerate(dated):
        number = max(0, bisect_right(starts, passage.starts[shape.start]) - 1)
        bounds = _bounds(dated, at, edges[number], edges[number + 1])
        before = _tense(passage, shape, bounds, before if bounds[0] > edges[number] else Tense.UNKNOWN)
        here = (told.year, told.month) if told.block == place.block else (0, 0)
        standing = Standing(place.today, before, here, unsure=told.year > here[0])
        moment = resolve(shape, standing)
        if moment is not None:
            told = _told(shape, moment, place, told)
            found.append(_event(passage, shape, moment, text, spans[number], place.block))
    return found, told


def _dated(passage: Passage, printed: Sequence[Shape]) -> list[Shape]:
    """The shapes that are dates, with the words around them that belong to them."""
    found: list[Shape] = []
    for shape in printed:
        before = found[-1] if found else None
        settled = refusals.settled(passage, shape, before)
        doubled = before is not None and before.form is Form.AGO and before.end == shape.start
        if settled is not None and not doubled:
            found.append(intervals.qualified(passage, settled))
    return [shape for shape in intervals.joined(passage, found) if shape.unit != "era"]


def _bounds(dated: Sequence[Shape], at: int, first: int, last: int) -> tuple[int, int]:
    """The tokens around a date that may tell its tense: those of its sentence between its neighbours."""
    left = dated[at - 1].end if at else first
    right = dated[at + 1].start if at + 1 < len(dated) else last
    return max(first, left), min(last, right)


def _tense(passage: Passage, shape: Shape, bounds: tuple[int, int], before: Tense) -> Tense:
    if (shape.year and shape.form is Form.CALENDAR) or passage.lexicon.language != "en":
        return Tense.UNKNOWN
    if before is not Tense.UNKNOWN and not passage.classes[bounds[0] : shape.start].strip(",&XD"):
        return before
    looks = tense.tense(passage.words, shape.start, shape.end, bounds)
    if looks is Tense.UNKNOWN:
        looks = before
    if shape.since or shape.until:
        return Tense.PAST if shape.since else Tense.FUTURE
    return looks


def _told(shape: Shape, moment: Moment, place: _Place, told: _Told) -> _Told:
    """What the text tells now: a year far from the article's, until the text comes back to the article's days."""
    if shape.form in _RESETS and moment.date:
        return _Told()
    plain = shape.form is Form.CALENDAR and not shape.since and not shape.until and shape.doubt < 0.2
    if not plain or not moment.date or (not shape.year and moment.basis is not Basis.ANCHORED):
        return told
    year = int(moment.first[:4])
    far = not place.today or Standing(place.today).date.year - year >= _FAR
    return _Told(year, shape.month if shape.month <= 12 else 0, place.block) if far else _Told()


def _event(passage: Passage, shape: Shape, moment: Moment, text: str, sentence: tuple[int, int], block: int) -> Event:
    start, end = passage.starts[shape.start], passage.stop(shape.end)
    said = text[sentence[0] : sentence[1]]
    speaks = kind(passage, shape, moment.basis)
    sure = weighed(passage, shape, moment, speaks, (text, said, start))
    return Event(
        moment.date, moment.first, moment.last, moment.precision, speaks, moment.basis, sure, text[start:end], said,
        block, start, end,
    )  # fmt: skip


def _ideographic(text: str, language: str, today: int, block: int) -> Iterator[Event]:
    spans: list[tuple[int, int]] = []
    for shape in ideographs.shapes(text, language):
        moment = resolve(shape, Standing(today))
        if moment is None:
            continue
        spans = spans or sentences(text)
        number = max(0, bisect_right([start for start, _ in spans], shape.start) - 1)
        said = text[slice(*spans[number])] if spans else text
        yield Event(
            moment.date, moment.first, moment.last, moment.precision, Kind.EVENT, moment.basis, moment.confidence,
            text[shape.start : shape.end], said, block, shape.start, shape.end,
        )  # fmt: skip
