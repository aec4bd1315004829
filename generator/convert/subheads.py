"""Which short lines of a body are sub-headings: they stand apart, close no sentence, and a text follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.convert.marks import CLOCK
from generator.convert.model import Label
from generator.convert.piece import Piece

_CLOSED = re.compile(r"[.!?…:;。！？۔।؟][\"'”’)\]»]*$")
_NO_HEADING = re.compile(r"\d\s?[-–:]\s?\d|[#\"“”„…]|[,;]$|^[^\W\d_]{1,2}[:.]|^[a-zß-ÿ]|\d{3}")
_MARK = frozenset("◇◆■□▲△▽▼")
_LONGEST, _MOST_WORDS = 80, 9
_TEXT = 40


def is_heading(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line is the heading of what follows it."""
    if not 0 < at < len(pieces) - 1:
        return False
    before, piece, after = pieces[at - 1], pieces[at], pieces[at + 1]
    apart = _number(piece) - _number(before) > 1
    if CLOCK.fullmatch(piece.text):
        return _size(after) >= _TEXT
    if not _reads_as_heading(piece) or _is_heading_like(after) or _refrain(pieces, at):
        return False
    text = _size(after) >= _TEXT or after.line.label is Label.BULLET or after.text[:2] == "1."
    if not text or not (_CLOSED.search(before.text) or before.line.label in {Label.BULLET, Label.COUNTER}):
        return False
    return apart or (_size(before) > 2 * _TEXT and _size(after) > 2 * _TEXT)


def _reads_as_heading(piece: Piece) -> bool:
    text = piece.text
    if text[0] in _MARK:
        return len(text) <= _LONGEST
    words = len(text.split())
    if words > _MOST_WORDS or _size(piece) > _LONGEST or _NO_HEADING.search(text):
        return False
    if piece.line.label in {Label.SHORT, Label.NAME, Label.KICKER}:
        return _CLOSED.search(text) is None or text[-1] in "’'"
    return piece.line.label is Label.TEXT and (text[-1] == "?" or words == 1) and words <= _MOST_WORDS - 2


def _is_heading_like(piece: Piece) -> bool:
    """Two short lines one below the other are a list or verses, no headings."""
    return piece.line.label in {Label.SHORT, Label.NAME} and _size(piece) < _TEXT


def _refrain(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the line comes again near by, as in a song."""
    return any(other.text == pieces[at].text for other in (*pieces[max(0, at - 6) : at], *pieces[at + 1 : at + 7]))


def _number(piece: Piece) -> int:
    return piece.line.line.number


def _size(piece: Piece) -> int:
    return len(piece.text.encode("utf-8", "surrogatepass"))
