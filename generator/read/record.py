"""Articles and problems as plain data that JSON can keep, and back again, exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any

from generator.dates import Precision, When
from generator.model import Article, Body, Correction, Event, Image, Person, Provenance, Record
from generator.problems import Excerpt, Level, Location, Problem

_PRECISIONS = {precision.value: precision for precision in Precision}
Row = dict[str, Any]
_REQUIRED = object()
_FIELDS: tuple[tuple[str, object], ...] = tuple(
    (
        field.name,
        field.default
        if field.default is not MISSING
        else field.default_factory()
        if field.default_factory is not MISSING
        else _REQUIRED,
    )
    for field in fields(Article)
)


def to_record(article: Article) -> Row:
    """The article as a map of lists, texts, numbers, booleans and None, without the fields that have no value."""
    row: Row = {}
    for name, default in _FIELDS:
        value = getattr(article, name)
        if value is not default and value != default:
            pack = _PACK.get(name)
            row[name] = pack(value) if pack else value
    return row


def from_record(row: Row) -> Article:
    """The article that `to_record` made the data of, also after JSON.

    Raises TypeError, ValueError, LookupError or AttributeError for other data.
    """
    return Article(**{name: (_UNPACK[name](value) if name in _UNPACK else value) for name, value in row.items()})


def problem_to_record(problem: Problem) -> list[Any]:
    """The problem as lists, texts, numbers and None."""
    return [
        problem.code,
        problem.message,
        problem.where and _location_row(problem.where),
        problem.hint,
        problem.note,
        problem.level.value,
        [[e.line, e.text, e.column, e.width, e.label, e.mark] for e in problem.excerpts],
        [_location_row(place) for place in problem.also],
    ]


def problem_from_record(row: list[Any]) -> Problem:
    """The problem that `problem_to_record` made the data of; after JSON, the same."""
    code, message, where, hint, note, level, excerpts, also = row
    return Problem(
        code,
        message,
        where and Location(*where),
        hint,
        note,
        Level(level),
        tuple([Excerpt(*excerpt) for excerpt in excerpts]),
        tuple([Location(*place) for place in also]),
    )


def _date_row(when: When) -> list[Any]:
    return [when.text, when.first, when.last, when.precision.value, when.uncertain, when.clock, when.zone]


def _date(row: list[Any]) -> When:
    text, first, last, precision, uncertain, clock, zone = row
    return When(text, first, last, _PRECISIONS[precision], uncertain, clock, zone)


def _provenance_row(source: Provenance) -> list[Any]:
    return [source.document, source.first_line, source.last_line, source.url, source.digest]


def _image_row(image: Image) -> list[Any]:
    return [image.src, image.alt, image.caption, image.credit]


def _location_row(place: Location) -> list[Any]:
    return [place.path, place.line, place.column]


def _free_row(value: object) -> object:
    """Free data: a tuple is a list, a record is a map around its pairs, so that the two stay apart."""
    if isinstance(value, Record):
        return {"pairs": [[key, _free_row(item)] for key, item in value.pairs]}
    return [_free_row(item) for item in value] if isinstance(value, tuple) else value


def _free(value: Any) -> object:
    if isinstance(value, dict):
        return Record(tuple([(key, _free(item)) for key, item in value["pairs"]]))
    return tuple([_free(item) for item in value]) if isinstance(value, list) else value


def _dated_row(item: Event | Correction) -> list[Any]:
    return [item.date and _date_row(item.date), item.text]


_PACK: dict[str, Callable[[Any], Any]] = {
    "body": lambda body: [body.path, body.first_line, body.digest, body.size, body.reader],
    "date": _date_row,
    "updated": _date_row,
    "expires": _date_row,
    "image": _image_row,
    "images": lambda images: [_image_row(image) for image in images],
    "people": lambda people: [[person.name, person.role] for person in people],
    "events": lambda events: [_dated_row(event) for event in events],
    "corrections": lambda corrections: [_dated_row(correction) for correction in corrections],
    "source": _provenance_row,
    "also_in": lambda sources: [_provenance_row(source) for source in sources],
    "extra": _free_row,
}
_UNPACK: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("authors", "points", "tags", "places", "organisations", "also_ran_as", "aliases", "links"), tuple),
    "body": lambda row: Body(*row),
    "date": _date,
    "updated": _date,
    "expires": _date,
    "image": lambda row: Image(*row),
    "images": lambda rows: tuple([Image(*row) for row in rows]),
    "people": lambda rows: tuple([Person(*row) for row in rows]),
    "events": lambda rows: tuple([Event(_date(when), text) for when, text in rows]),
    "corrections": lambda rows: tuple([Correction(when and _date(when), text) for when, text in rows]),
    "source": lambda row: Provenance(*row),
    "also_in": lambda rows: tuple([Provenance(*row) for row in rows]),
    "extra": _free,
    "lines": lambda rows: tuple([(key, line) for key, line in rows]),
}
