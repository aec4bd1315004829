"""Text → the terms it is found by, the same for the index as for the browser's twin of this room (`static/search.js`).

A term is a word in small letters, stemmed, without accents and without the letter forms that writers mix; scripts that
are written without blanks give pairs of characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

from generator.search import stemming

LONGEST = 40  # characters of a word that count: longer ones are addresses and noise
# Marks that people leave out: accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic. Those of
# Indic and other scripts are letters of their own and stay.
DROPPED = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
)
# Letters that stand for one another: Latin ones that are no letter with an accent, the end form of sigma, alef maqsura
# and ta marbuta as they are often typed, Persian and Urdu letters as on Arabic keyboards, digits of other scripts.
ALIKE = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n",
    "ς": "σ", "ى": "ي", "ة": "ه", "ٱ": "ا", "ی": "ي", "ې": "ي", "ک": "ك", "ہ": "ه", "ۀ": "ه", "ھ": "ه", "ە": "ه",
    **{chr(start + digit): str(digit) for start in (0x660, 0x6F0, 0x966) for digit in range(10)},
}  # fmt: skip
DENSE = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029"
    "\u3031-\u3035\u3038-\u303c\u3041-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003fffd"
)
"""Scripts without blanks between words, and Korean, whose words take many endings."""

SIGNS = "\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06ed"
"""Signs that words are written with or without: stemmers know them without."""

_ALIKE = str.maketrans(ALIKE)
_SIGNS = re.compile(f"[{SIGNS}]")
_DROPPED = re.compile(f"[{DROPPED}]")
_RUNS = re.compile(f"([{DENSE}]+)|[^{DENSE}]+")
_ASCII_TOKEN = re.compile("[0-9A-Za-z]+")


@cache
def _token() -> re.Pattern[str]:
    """A word: a letter or digit, then letters, digits and marks (Unicode categories L, N, M)."""
    marks = "".join(c for c in map(chr, range(0x300, 0x10000)) if unicodedata.category(c)[0] == "M")
    return re.compile(f"[^\\W_]+(?:[{marks}]+[^\\W_]*)*")


def tokens(text: str) -> list[str]:
    """The words of a text as they are written."""
    return _ASCII_TOKEN.findall(text) if text.isascii() else _token().findall(text)


def fold(word: str) -> str:
    """A word in small letters without what writers leave out or mix up."""
    if word.isascii():
        return word
    bare = _DROPPED.sub("", unicodedata.normalize("NFKD", word))
    return unicodedata.normalize("NFC", bare).translate(_ALIKE)


def pieces(token: str) -> list[tuple[str, bool]]:
    """What a written word is made of, in small letters with its accents, and whether it is a run of a dense script.

    Full-width forms and ligatures are taken apart (NFKC).
    """
    if token.isascii():
        return [(token.lower()[:LONGEST], False)]
    plain = unicodedata.normalize("NFKC", token).lower()
    found: list[tuple[str, bool]] = []
    for part in tokens(plain):
        runs = _RUNS.finditer(part)
        found += [(run[0] if run[1] else run[0][:LONGEST], bool(run[1])) for run in runs]
    return found


def pairs(run: str) -> list[str]:
    """Every two characters that stand together in a run of a dense script, or its only one."""
    bare = fold(run)
    return [bare[at : at + 2] for at in range(len(bare) - 1)] or ([bare] if bare else [])


def terms(token: str, stem: Callable[[str], str] | None) -> tuple[str, ...]:
    """The terms of one written word."""
    found: list[str] = []
    for piece, dense in pieces(token):
        if dense:
            found += pairs(piece)
        else:
            term = term_of(piece, stem)
            if term:
                found.append(term)
    return tuple(found)


def term_of(piece: str, stem: Callable[[str], str] | None) -> str:
    """The term of a word in small letters. Vowel signs go before its ending does: stemmers do not know them."""
    if stem is None:
        return fold(piece)
    bare = piece if piece.isascii() else _without_signs(piece)
    return fold(stem(bare))


def _without_signs(word: str) -> str:
    return unicodedata.normalize("NFC", _SIGNS.sub("", word))


class Reader:
    """Reads texts in one language; what it has made of a word it remembers."""

    __slots__ = ("_known", "_stem")

    def __init__(self, language: str) -> None:
        name = stemming.algorithm(language)
        self._stem = stemming.stemmer(name) if name else None
        self._known: dict[str, tuple[str, ...]] = {}

    def __call__(self, text: str) -> Iterable[str]:
        """The terms of a text, one for each time it stands there."""
        known = self._known
        for token in tokens(text):
            made = known.get(token)
            if made is None:
                made = known[token] = terms(token, self._stem)
            yield from made


@cache
def reader(language: str) -> Reader:
    """The reader of a language (BCP 47)."""
    return Reader(language)


def label(kind: str, name: str) -> str:
    """The term of a name that articles are filtered by: kind "t", "p" or "l" (tag, person, place)."""
    words = [fold(piece) for token in tokens(name) for piece, _ in pieces(token)]
    return f"{kind}:{'-'.join(word for word in words if word)}"
