"""Articles and problems as plain data that JSON can keep, and back again, exactly."""

from __future__ import annotations

from typing import Any

from generator.dates import Precision, When
from generator.model import Article, Body, Correction, Event, Image, Person, Provenance, Record
from generator.problems import Excerpt, Level, Location, Problem

_PRECISIONS = {precision.value: precision for precision in Precision}
Row = list[Any]


def to_record(article: Article) -> Row:
    """The article as lists, texts, numbers, booleans and None."""
    a, body = article, article.body
    return [
        a.path,
        a.title,
        [body.path, body.first_line, body.digest, body.size, body.reader],
        a.date and _date_row(a.date),
        a.updated and _date_row(a.updated),
        a.dateline,
        a.authors,
        a.standfirst,
        a.points,
        a.image and [a.image.src, a.image.alt, a.image.caption, a.image.credit],
        a.tags,
        [[person.name, person.role] for person in a.people],
        a.places,
        a.organisations,
        [[_date_row(event.date), event.text] for event in a.events],
        a.language,
        a.story,
        [[item.date and _date_row(item.date), item.text] for item in a.corrections],
        a.id,
        a.source and _provenance_row(a.source),
        [_provenance_row(item) for item in a.also_in],
        a.draft,
        a.expires and _date_row(a.expires),
        a.slug,
        a.url,
        a.aliases,
        a.template,
        a.weight,
        a.canonical_url,
        [[key, _free_row(value)] for key, value in a.extra.pairs],
        a.excerpt,
        a.words,
        a.links,
        a.lines,
    ]


def from_record(row: Row) -> Article:
    """The article that `to_record` made the data of; after JSON, the same. Other data raises TypeError, ValueError or LookupError."""
    (
        path,
        title,
        body,
        date,
        updated,
        dateline,
        authors,
        standfirst,
        points,
        image,
        tags,
        people,
        places,
        organisations,
        events,
        language,
        story,
        corrections,
        name,
        source,
        also_in,
        draft,
        expires,
        slug,
        url,
        aliases,
        template,
        weight,
        canonical_url,
        extra,
        excerpt,
        words,
        links,
        lines,
    ) = row
    return Article(
        path,
        title,
        Body(*body),
        date and _date(date),
        updated and _date(updated),
        dateline,
        tuple(authors),
        standfirst,
        tuple(points),
        image and Image(*image),
        tuple(tags),
        tuple([Person(*person) for person in people]),
        tuple(places),
        tuple(organisations),
        tuple([Event(_date(when), text) for when, text in events]),
        language,
        story,
        tuple([Correction(when and _date(when), text) for when, text in corrections]),
        name,
        source and Provenance(*source),
        tuple([Provenance(*item) for item in also_in]),
        draft,
        expires and _date(expires),
        slug,
        url,
        tuple(aliases),
        template,
        weight,
        canonical_url,
        Record(tuple([(key, _free(value)) for key, value in extra])),
        excerpt,
        words,
        tuple(links),
        tuple([(key, line) for key, line in lines]),
    )


def problem_to_record(problem: Problem) -> Row:
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


def problem_from_record(row: Row) -> Problem:
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


def _date_row(when: When) -> Row:
    return [when.text, when.first, when.last, when.precision.value, when.uncertain, when.clock, when.zone]


def _date(row: Row) -> When:
    text, first, last, precision, uncertain, clock, zone = row
    return When(text, first, last, _PRECISIONS[precision], uncertain, clock, zone)


def _provenance_row(source: Provenance) -> Row:
    return [source.document, source.first_line, source.last_line, source.url, source.digest]


def _location_row(place: Location) -> Row:
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
