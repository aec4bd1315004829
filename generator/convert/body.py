"""The text of an article as blocks.

Paragraphs by blank lines or line ends, wrapped lines joined, sub-headings, lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.convert.model import Block, Claim, Kind, Label, Labelled

_MARKER = re.compile(r"(?:[•●▪◦‣∙·*▶►■]|[-–])\s+")
_WRAPPED = range(40, 101)
_CLOSED = re.compile(r"[.!?…:;。][\"'”’)\]»]*$")
_NO_HEADING = re.compile(r"[\d#\"“”.,:;!…]|^[^\W\d_]:|^[a-zß-ÿ]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the body and where its own text begins, after a dateline that was taken from it."""

    line: Labelled
    start: int

    @property
    def text(self) -> str:
        """The text that belongs to the body."""
        return self.line.line.raw[self.start :].strip()


def blocks(pieces: Sequence[Piece]) -> tuple[tuple[Block, ...], tuple[Claim, ...]]:
    """The blocks of a body in order, and the claims that give its characters to them."""
    claims: list[Claim] = []
    found: list[Block] = []
    runs = list(_runs(pieces))
    wrapped = _is_wrapped(runs)
    for at, run in enumerate(runs):
        if wrapped and len(run) > 1 and not any(piece.line.label is Label.BULLET for piece in run):
            found.append(Block(Kind.PARAGRAPH, tuple(piece.text for piece in run)))
            claims += [_claim(piece, piece.start) for piece in run]
            continue
        alone = len(run) == 1 and 0 < at < len(runs) - 1 and _is_heading(run[0], runs[at - 1][-1], runs[at + 1][0])
        for piece in run:
            block, claimed = _block(piece, alone)
            found.append(block)
            claims += claimed
    return tuple(found), tuple(claims)


def _block(piece: Piece, heading: bool) -> tuple[Block, list[Claim]]:
    """One line as a block. A list marker goes, as the page prints its own."""
    if piece.line.label is Label.BULLET:
        marker = _MARKER.match(piece.text)
        if marker is not None:
            at = piece.line.line.raw.index(marker[0], piece.start) if piece.start else piece.line.line.start
            text_at = at + marker.end()
            claims = [Claim(piece.line.line.number, at, text_at, "-list mark"), _claim(piece, text_at)]
            return Block(Kind.ITEM, (piece.text[marker.end() :],)), claims
    return Block(Kind.HEADING if heading else Kind.PARAGRAPH, (piece.text,)), [_claim(piece, piece.start)]


def _claim(piece: Piece, start: int) -> Claim:
    return Claim(piece.line.line.number, start, len(piece.line.line.raw), "body")


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


def _is_heading(piece: Piece, before: Piece, after: Piece) -> bool:
    """A short line alone between two long paragraphs, without stop, number or quotation, is a sub-heading."""
    text = piece.text
    words = text.split()
    if piece.line.label not in {Label.SHORT, Label.NAME} or not 1 < len(words) <= 8 or _NO_HEADING.search(text):
        return False
    return all(len(other.text) > 80 and _CLOSED.search(other.text) for other in (before, after))
