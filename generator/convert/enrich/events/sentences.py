"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

import re

from generator.convert.words import word_set

_STOP = re.compile(r"[.!?…]['\"”’»)\]]{0,3}\s|[。！？؟۔।]['\"”’»」』)\]]{0,3}\s?")
_ABBREVIATIONS = word_set(
    "mr mrs ms dr prof gen lt col maj capt cmdr sgt cpl pvt sen rep gov adm brig rev hon st jr sr mt ft no vs v jan"
    " feb mar apr jun jul aug sept sep oct nov dec inc ltd co corp etc approx ca c cf e.g i.e fig vol ed al pp p mon"
    " tue tues wed thu thurs fri sat sun u.s u.n u.k d.c a.m p.m ph.d"
)
_LONGEST_ABBREVIATION = 8
_CLOSERS = "'\"”’»)]"
_OPENERS = "'\"“‘«([¿¡"


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans of a text's sentences in order, without the blanks between them."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        stop = match.end() - (match[0][-1:].isspace())
        if match[0][0] in ".!?…" and not _ends(text, match.start(), match.end()):
            continue
        found.append((start, stop))
        start = match.end()
    tail = len(text.rstrip())
    if start < tail:
        found.append((start, tail))
    return [(begin + _blanks(text, begin, end), end) for begin, end in found]


def _blanks(text: str, begin: int, end: int) -> int:
    at = begin
    while at < end and text[at].isspace():
        at += 1
    return at - begin


def _ends(text: str, dot: int, after: int) -> bool:
    """Whether a mark ends a sentence: no small letter after it, no abbreviation or initial before a full stop."""
    word = text[max(0, dot - _LONGEST_ABBREVIATION) : dot].rsplit(None, 1)[-1:]
    last = word[0].lstrip(_OPENERS) if word else ""
    following = text[after : after + 4].lstrip().lstrip(_OPENERS)[:1]
    if following.islower():
        return False
    if text[dot] != "." or text[dot + 1] in _CLOSERS:
        return True
    if last.lower() in _ABBREVIATIONS:
        return (
            last.lower() in {"a.m", "p.m", "u.s", "u.n", "u.k", "d.c", "etc", "inc", "ltd"}
            and following.isupper()
            and (last.lower() not in {"u.s", "u.n", "u.k"})
        )
    initial = len(last) == 1 and last.isupper() and last != "I"
    dated = last.isdigit() and len(last) < 3 and following.isalpha() and _names_month(text[after : after + 12])
    return not initial and not dated


def _names_month(text: str) -> bool:
    """Whether a word follows that a day's number with a full stop belongs to (German)."""
    word = text.split(None, 1)[0].lower() if text.strip() else ""
    return word.startswith(_GERMAN_MONTHS)


_GERMAN_MONTHS = ("janu", "feb", "märz", "apri", "mai", "juni", "juli", "augu", "sept", "okto", "nove", "deze")
