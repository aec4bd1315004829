"""The tokens of a date line, and what each word or phrase may mean there in any of the languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from generator.convert.calendars import ascii_digits, han_number
from generator.convert.packs import UNITS, folded, packs

_MARKS = r"\u0300-\u036f\u064b-\u065f\u0670\u0640\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0962\u0963\u200c\u200d"
_HAN = r"\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_TOKEN = re.compile(rf"[0-9]+|[{_HAN}]+|(?:(?![{_HAN}])[^\W\d_][{_MARKS}]*+)+|[^\s\u200b-\u200f\u2060\ufeff]")
_NUMERALS = re.compile(r"[〇零一二三四五六七八九十元]{1,4}(?=[年月日号])")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_CLOCK_MARKS = ("年", "月", "日", "号", "號", "時", "时", "點", "点", "分", "秒", "년", "월", "일", "시", "초")
_ASCII_SIGNS = str.maketrans("：／｜（）．－，［］～", ":/|().-,[]~")
_YEAR_AND_DAY = re.compile(r"((?:19|20)\d\d)(\d{1,2})")


class Token(NamedTuple):
    """A number, a word or a sign: `kind` is "n", "w" or "s"; a word is folded; `spaced` after a blank."""

    kind: str
    text: str
    start: int
    end: int
    spaced: bool


class Sense(NamedTuple):
    """What a phrase may mean: its kind, a number (of the month, the seconds of a unit), the languages it is used in."""

    kind: str
    value: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by their first token, the longest first, each with its senses; and how Han and Hangul are cut up."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Mapping[str, Sense]], ...]]
    lengths: Mapping[str, tuple[int, ...]]
    pieces: frozenset[str]


_KINDS = (
    "published", "updated", "at", "of", "clock", "am", "pm", "ago_after", "ago_before", "one", "just_now", "today",
    "yesterday", "by", "in", "comments", "reading_time", "views", "sources", "editors", "other_months", "eras",
    "ordinals", "timezones",
)  # fmt: skip


@cache
def lexicon() -> Lexicon:
    """All words of date lines in all packs."""
    raw: dict[str, dict[str, Sense]] = {}
    for phrase, sense in _senses():
        senses = raw.setdefault(phrase, {})
        known = senses.get(sense.kind)
        senses[sense.kind] = sense._replace(codes=(*known.codes, *sense.codes)) if known else sense
    pieces = {phrase for phrase in (*raw, *_CLOCK_MARKS) if re.fullmatch(f"[{_HAN}]+", phrase)}
    lengths: dict[str, set[int]] = {}
    for piece in pieces:
        lengths.setdefault(piece[0], set()).add(len(piece))
    longest = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
    cutting = Lexicon({}, longest, frozenset(pieces))
    phrases: dict[str, list[tuple[tuple[str, ...], Mapping[str, Sense]]]] = {}
    for phrase, senses in raw.items():
        whole = phrase.isalpha() and not _is_han(phrase[0])
        texts = (phrase,) if whole else tuple(token.text for token in _cut(phrase, cutting))
        if texts:
            phrases.setdefault(texts[0], []).append((texts, senses))
    ordered = {first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in phrases.items()}
    return Lexicon(ordered, longest, frozenset(pieces))


def _senses() -> Iterator[tuple[str, Sense]]:
    for pack in packs():
        code = (pack.code,)
        for kind, table in (("month", pack.months), ("weekday", pack.weekdays)):
            for number, forms in enumerate(table, 1):
                yield from ((folded(form), Sense(kind, number, code)) for form in forms if not form[0].isdigit())
        for unit, forms in pack.units.items():
            yield from ((folded(form), Sense("unit", UNITS[unit], code)) for form in forms)
        for kind in _KINDS:
            yield from ((folded(phrase), Sense(kind, 0, code)) for phrase in pack.words(kind))


def _is_han(character: str) -> bool:
    return "\u3005" <= character <= "\ud7a3" or "\uf900" <= character <= "\ufaff"


def tokens(text: str) -> list[Token]:
    """The tokens of a line, words folded, digits in ASCII, full-width signs as ASCII ones."""
    return list(_cut(ascii_digits(text), lexicon()))


def _cut(text: str, words: Lexicon) -> Iterator[Token]:
    if not text.isascii():
        text = text.translate(_ASCII_SIGNS)
    before = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        piece, first = match[0], text[start]
        spaced, before = start > before, end
        if first in "0123456789":
            yield from _numbers(piece, start, spaced)
        elif piece == "\u0640":
            yield Token("s", "-", start, end, spaced)  # printed for a dash in Arabic
        elif not (first.isalpha() or first in "々〆〇"):
            yield Token("s", piece, start, end, spaced)
        elif _is_han(first):
            yield from _ideographs(text, start, end, spaced, words)
        elif piece.islower() or piece[1:].islower() or piece.isupper():
            yield Token("w", folded(piece), start, end, spaced)
        else:
            for part in _CAMEL.split(piece):
                yield Token("w", folded(part), start, start + len(part), spaced)
                start, spaced = start + len(part), False


def _numbers(piece: str, start: int, spaced: bool) -> Iterator[Token]:
    """A number; a year with the day of another date stuck to it ("5 May 20235 May 2023") is two."""
    stuck = _YEAR_AND_DAY.fullmatch(piece) if len(piece) in {5, 6} else None
    if stuck is None:
        yield Token("n", piece, start, start + len(piece), spaced)
    else:
        yield Token("n", stuck[1], start, start + 4, spaced)
        yield Token("n", stuck[2], start + 4, start + len(piece), False)


def _ideographs(text: str, start: int, end: int, spaced: bool, words: Lexicon) -> Iterator[Token]:
    """A run of Han, Kana or Hangul, cut into the longest known words, else into single characters."""
    at = start
    while at < end:
        numerals = _NUMERALS.match(text, at, min(end, at + 5))
        if numerals and (number := han_number(numerals[0])) is not None:
            stop = numerals.end()
            yield Token("n", str(number), at, stop, spaced)
        else:
            lengths = words.lengths.get(text[at], ())
            stop = next((at + n for n in lengths if at + n <= end and text[at : at + n] in words.pieces), at + 1)
            yield Token("w", folded(text[at:stop]), at, stop, spaced)
        at, spaced = stop, False
