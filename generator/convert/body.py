"""The text of an article as blocks.

Paragraphs by blank lines or line ends, wrapped lines joined, sub-headings, lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.convert.model import Block, Claim, Kind, Label
from generator.convert.piece import Piece
from generator.convert.subheads import is_heading

_MARKER = re.compile(r"(?:[•●▪◦‣∙·*▶►■]|[-–])\s+")
_WRAPPED = range(40, 101)
_CLOSED = re.compile(r"[.!?…:;。][\"'”’)\]»]*$")
_NUMBER = re.compile(r"([1-9]\d?)[.)]\s+(?=\S)")


def blocks(pieces: Sequence[Piece]) -> tuple[tuple[Block, ...], tuple[Claim, ...]]:
    """The blocks of a body in order, and the claims that give its characters to them."""
    claims: list[Claim] = []
    found: list[Block] = []
    runs = list(_runs(pieces))
    wrapped = _is_wrapped(runs)
    steps = _steps(pieces)
    number = 0
    for run in runs:
        if wrapped and len(run) > 1 and not any(piece.line.label is Label.BULLET for piece in run):
            found.append(Block(Kind.PARAGRAPH, tuple(piece.text for piece in run)))
            claims += [claim for piece in run for claim in _claims(piece, piece.start)]
            number += len(run)
            continue
        for piece in run:
            kind = Kind.STEP if number in steps else Kind.HEADING if is_heading(pieces, number) else Kind.PARAGRAPH
            block, claimed = _block(piece, kind)
            found.append(block)
            claims += claimed
            number += 1
    return tuple(found), tuple(claims)


def _block(piece: Piece, kind: Kind) -> tuple[Block, list[Claim]]:
    """One line as a block. A list marker goes, as the page prints its own."""
    marker = _MARKER.match(piece.text) if piece.line.label is Label.BULLET else None
    if kind is Kind.STEP:
        marker = _NUMBER.match(piece.text)
    if marker is None:
        return Block(kind, (piece.text,)), _claims(piece, piece.start)
    at = piece.line.line.raw.index(marker[0], piece.start) if piece.start else piece.line.line.start
    text_at = at + marker.end()
    claims = [Claim(piece.line.line.number, at, text_at, "-list mark"), *_claims(piece, text_at)]
    return Block(kind if kind is Kind.STEP else Kind.ITEM, (piece.text[marker.end() :],)), claims


def _steps(pieces: Sequence[Piece]) -> frozenset[int]:
    """The lines of numbered lists: they count from 1, each one more, with nothing between them."""
    found: set[int] = set()
    run: list[int] = []
    for at, piece in enumerate([*pieces, None]):
        match = _NUMBER.match(piece.text) if piece is not None else None
        number = int(match[1]) if match else 0
        if number == len(run) + 1:
            run.append(at)
            continue
        found.update(run if len(run) > 1 else ())
        run = [at] if number == 1 else []
    return frozenset(found)


def _claims(piece: Piece, start: int) -> list[Claim]:
    line = piece.line.line
    if piece.stop == line.start + len(line.text):
        return [Claim(line.number, start, len(line.raw), "body")]
    return [
        Claim(line.number, start, piece.stop, "body"),
        Claim(line.number, piece.stop, len(line.raw), "-link to more"),
    ]


def _runs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The lines between blank lines."""
    run: list[Piece] = []
    for piece in pieces:
        if run and piece.line.line.number - run[-1].line.line.number > 1:
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _is_wrapped(runs: Sequence[Sequence[Piece]]) -> bool:
    """Whether paragraphs were broken into lines of one width, as mail and old files do.

    Most inner line ends close no sentence.
    """
    inner = [piece.text for run in runs for piece in run[:-1]]
    if len(inner) < 3 or (len(runs) < 2 and len(inner) < 6):
        return False
    in_width = sum(len(text) in _WRAPPED for text in inner)
    closed = sum(_CLOSED.search(text) is not None for text in inner)
    return in_width >= len(inner) * 0.85 and closed <= len(inner) * 0.3
