"""The ledger: one line a document, giving each of its lines to an article's field or to a reason for leaving it out.

Together with the texts last generated it holds all of a document: `rebuild` gives back the bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator import yamlmap
from generator.convert import emit, escape, merge
from generator.convert.decode import encode
from generator.convert.enrich.findings import Findings, as_data, from_data
from generator.convert.entries import Entry, Record, as_line, dump, load
from generator.convert.entries import as_data as record_data
from generator.convert.model import Claim, Draft, Line, Text

__all__ = ["FIELDS", "WHITE", "Entry", "Record", "dump", "entry", "findings", "load", "ranges", "rebuild", "streams_of"]

FIELDS = ("title", "summary", "image.caption", "images.caption", "body")
"""The fields whose printed words can be read back from the article.

What other lines print is kept in the ledger itself.
"""
WHITE = "white space"


Streams = Mapping[tuple[str, str], Sequence[str]]
"""Printed lines by (article id, field), in the order of the document."""


def entry(
    document: str,
    digest: str,
    text: Text | None,
    articles: Sequence[tuple[Record, Draft]],
    others: Sequence[Claim],
    streams: Streams,
    names: Sequence[Findings] = (),
) -> Entry:
    """The ledger's line for a document. `others` are claims outside of articles, `names` what each article speaks of.

    `streams` are what the articles' files print. A document that is no text has no lines.
    """
    records = tuple(record for record, _ in articles)
    data: dict[str, Any] = {
        "document": document,
        "digest": digest,
        "articles": [record_data(record) for record in records],
    }
    if text is None:
        data |= {"encoding": "none", "left": "the bytes are no text"}
        return Entry(document, digest, records, as_line(data))
    owned = _owned(articles, others)
    data |= {"names": [as_data(found) for found in names]} if names else {}
    data |= _lines(text, owned, streams)
    if _assembled(data, streams) != "".join(line.raw + line.ending for line in text.lines):
        data |= {"texts": {str(line.number): line.raw for line in text.lines}, "cuts": {}}
    return Entry(document, digest, records, as_line(data))


def findings(entry: Entry) -> tuple[Findings, ...]:
    """What the articles of a document speak of, as the ledger keeps it; () where it does not."""
    try:
        return tuple(from_data(data) for data in json.loads(entry.line).get("names", ()))
    except (ValueError, TypeError, AttributeError):
        return ()


def streams_of(article: str, draft: Draft) -> dict[tuple[str, str], Sequence[str]]:
    """What an article prints, by field."""
    captions = (draft.caption, [picture.caption for picture in draft.pictures])
    return _streams(article, draft.title, draft.points, captions, emit.body(draft.blocks))


def streams_in(article: str, text: str) -> dict[tuple[str, str], Sequence[str]]:
    """The same, read back from the text generated for the article."""
    parts = merge.parts(text)
    if parts is None:
        return {}
    node, _ = yamlmap.compose(parts.front, article)
    data: Any = yamlmap.plain(node) if node is not None else {}
    image = data.get("image") or {}
    captions = (image.get("caption", ""), [picture.get("caption", "") for picture in data.get("images") or ()])
    return _streams(article, str(data.get("title", "")), data.get("summary") or (), captions, parts.body)


def rebuild(entry_: Entry, bases: Mapping[str, str]) -> bytes | None:
    """A document's bytes from the ledger and the generated texts by article id.

    None where they do not hold it (it was no text).
    """
    data = json.loads(entry_.line)
    if data["encoding"] == "none":
        return None
    streams = {
        key: value
        for record in entry_.articles
        for key, value in streams_in(record.id, bases.get(record.id, "")).items()
    }
    try:
        text = _assembled(data, streams)
        return None if text is None else encode(text, data["encoding"])
    except ValueError:
        return None


def _streams(
    article: str, title: str, points: Sequence[str], captions: tuple[str, Sequence[str]], body: str
) -> dict[tuple[str, str], Sequence[str]]:
    """`captions` are that of the picture, and those of the further ones."""
    return {
        (article, "title"): (title,),
        (article, "summary"): tuple(points),
        (article, "image.caption"): (captions[0],),
        (article, "images.caption"): tuple(captions[1]),
        (article, "body"): emit.shown_lines(body),
    }


def _owned(articles: Sequence[tuple[Record, Draft]], others: Sequence[Claim]) -> dict[int, list[tuple[Claim, str]]]:
    """The claims on each line, in order, with the article's id or "" before the owner."""
    owned: dict[int, list[tuple[Claim, str]]] = {}
    for record, draft in articles:
        for claim in draft.claims:
            owned.setdefault(claim.line, []).append((claim, record.id))
    for claim in others:
        owned.setdefault(claim.line, []).append((claim, ""))
    return owned


def _lines(text: Text, owned: Mapping[int, list[tuple[Claim, str]]], streams: Streams) -> dict[str, Any]:
    """Owners of lines as ranges (blank lines are listed apart), cuts within lines, the texts no article prints."""
    owners: list[list[Any]] = []
    cuts: dict[str, list[list[Any]]] = {}
    texts: dict[str, str] = {}
    positions: dict[tuple[str, str], int] = {}
    for line in text.lines:
        claims = owned.get(line.number)
        if not claims:
            if line.raw:
                texts[str(line.number)] = line.raw
            continue
        owner, own_cuts = _line(line, claims, streams, positions)
        if own_cuts is None:
            texts[str(line.number)] = line.raw
        elif own_cuts:
            cuts[str(line.number)] = own_cuts
        if owners and owners[-1][2] == owner:
            owners[-1][1] = line.number
        else:
            owners.append([line.number, line.number, owner])
    blank = ranges([line.number for line in text.lines if line.number not in owned])
    endings = [[line.number, line.ending] for line in text.lines if line.ending != "\n"]
    return {"encoding": text.encoding, "lines": len(text.lines), "owners": owners, "blank": blank, "cuts": cuts} | {
        key: value
        for key, value in (("texts", texts), ("endings", _endings(endings, len(text.lines))))
        if value not in ({}, None)
    }


def _line(
    line: Line, claims: list[tuple[Claim, str]], streams: Streams, positions: dict[tuple[str, str], int]
) -> tuple[str, list[list[Any]] | None]:
    """The owner of a line and the spans that its article does not print.

    None for the spans when the whole line is kept here.
    """
    main = next(((claim, article) for claim, article in claims if article and claim.owner in FIELDS), None)
    if main is None:
        claim, article = claims[0]
        return _owner(claim, article), None
    claim, article = main
    key = (article, claim.owner)
    inside = line.raw[claim.start : claim.end].strip()
    if not escape.line(inside) and claim.owner == "body":
        return _owner(claim, article), None
    at = positions.get(key, 0)
    positions[key] = at + 1
    shown = streams[key][at] if at < len(streams[key]) else None
    if shown != inside:
        return _owner(claim, article), None
    start = claim.start + len(line.raw[claim.start : claim.end]) - len(line.raw[claim.start : claim.end].lstrip())
    spans = [(c.start, c.end, _owner(c, a)) for c, a in claims if c is not claim]
    cuts: list[list[Any]] = []
    for low, high in ((0, start), (start + len(inside), len(line.raw))):
        cuts += _gaps(line.raw, low, high, spans)
    return _owner(claim, article), cuts


def _gaps(raw: str, low: int, high: int, spans: Sequence[tuple[int, int, str]]) -> list[list[Any]]:
    """The characters from `low` to `high` cut into the claimed spans and the white space between them."""
    found: list[list[Any]] = []
    at = low
    for start, end, owner in sorted(spans):
        if start >= high or end <= low or start == end:
            continue
        if start > at:
            found.append([at, start, WHITE, raw[at:start]])
        found.append([max(start, at), min(end, high), owner, raw[max(start, at) : min(end, high)]])
        at = min(end, high)
    if at < high:
        found.append([at, high, WHITE, raw[at:high]])
    return found


def _assembled(data: Mapping[str, Any], streams: Streams) -> str | None:
    """The text of a document; None where an article does not print what the ledger says it does."""
    blank = _numbers(data["blank"])
    owner_of = {n: owner for first, last, owner in data["owners"] for n in range(first, last + 1) if n not in blank}
    endings = _every_ending(data)
    texts, cuts = data.get("texts", {}), data["cuts"]
    positions: dict[tuple[str, str], int] = {}
    out: list[str] = []
    for number in range(1, data["lines"] + 1):
        name = str(number)
        article, _, field = owner_of.get(number, "").partition(".")
        key = (article, field)
        if name in texts:
            out.append(texts[name])
            positions[key] = positions.get(key, 0) + bool(escape.line(texts[name]) if field == "body" else field)
        elif number in owner_of:
            at = positions.get(key, 0)
            positions[key] = at + 1
            if key not in streams or at >= len(streams[key]):
                return None
            out.append(_woven(streams[key][at], cuts.get(name, ())))
        out.append(endings(number))
    return "".join(out)


def _woven(shown: str, cuts: Sequence[Sequence[Any]]) -> str:
    before = [text for start, _, _, text in cuts if start < _first_gap(cuts)]
    after = [text for start, _, _, text in cuts if start >= _first_gap(cuts)]
    return "".join([*before, shown, *after])


def _first_gap(cuts: Sequence[Sequence[Any]]) -> int:
    """Where the article's own characters begin.

    The end of the cuts that stand together at the beginning of the line.
    """
    at = 0
    for start, end, _, _ in cuts:
        if start != at:
            break
        at = int(end)
    return at


def _endings(other: list[list[Any]], lines: int) -> Any:
    """How lines end, where not all end in LF: one text for all, or pairs of line and end."""
    if not other:
        return None
    ends = {ending for _, ending in other}
    if len(ends) == 1 and len(other) == lines:
        return other[0][1]
    return other


def _every_ending(data: Mapping[str, Any]) -> Any:
    endings = data.get("endings")
    if isinstance(endings, str):
        return lambda _: endings
    special = dict(endings or ())
    return lambda number: special.get(number, "\n")


def ranges(numbers: Sequence[int]) -> str:
    """Numbers as text: "2,6-8"."""
    out: list[list[int]] = []
    for number in numbers:
        if out and out[-1][1] == number - 1:
            out[-1][1] = number
        else:
            out.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in out)


def _numbers(text: str) -> frozenset[int]:
    """The numbers of a text that `ranges` made."""
    numbers: set[int] = set()
    for part in filter(None, text.split(",")):
        first, _, last = part.partition("-")
        numbers.update(range(int(first), int(last or first) + 1))
    return frozenset(numbers)


def _owner(claim: Claim, article: str) -> str:
    return claim.owner if claim.owner.startswith("-") or not article else f"{article}.{claim.owner}"
