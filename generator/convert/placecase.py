"""How prose prints a place that a dateline prints in capitals."""

from __future__ import annotations

import re

from generator.convert.enrich.gazetteer import gazetteer
from generator.convert.words import word_set

_CASED = [chr(code) for code in (*range(0x41, 0x250), *range(0x370, 0x530))]
UPPER = "".join(letter for letter in _CASED if letter.isupper())
"""The capitals of Latin, Greek and Cyrillic, for a class in a pattern."""
LOWER = "".join(letter for letter in _CASED if letter.islower())
"""Their small letters."""
_SMALL = word_set(
    """
    de del la las los el al es of on upon am an der do da dos du le les aux sur in the and sous lès im bei ob na на
    """
)
_ACRONYMS = frozenset({"DC", "D.C.", "UN", "US", "USA", "UK", "UAE", "KSA", "DRC", "NWFP", "AJK", "IIOJK", "KP"})
_TURKISH = frozenset("İŞĞı")
_POSSESSIVE = re.compile(r"['’]s$")


def ordinary(place: str) -> str:
    """A place printed in capitals as prose prints it.

    "PORT-AU-PRINCE" is Port-au-Prince, "WASHINGTON DC" keeps its DC.
    """
    return re.sub(r"[^/]+", lambda part: _ordinary_city(part[0]), place)


def _ordinary_city(city: str) -> str:
    name = city.strip()
    if not name:
        return city
    spelling = gazetteer().spelling(name)
    if spelling.casefold() == name.casefold():
        return city.replace(name, spelling)
    if not name.isupper():
        return re.sub(r"^(Mc|Mac|[Dd]['’])(\w+)$", lambda m: m[1] + m[2].capitalize(), city)
    turkish = not _TURKISH.isdisjoint(name)
    shown = re.sub(r"[^\s-]+", lambda match: _ordinary_word(match, turkish), name)
    return city.replace(name, shown)


def _ordinary_word(match: re.Match[str], turkish: bool) -> str:
    word = match[0]
    lower = word.replace("İ", "i").replace("I", "ı").lower() if turkish else word.lower()
    if word in _ACRONYMS:
        return word
    if match.start() > 0 and lower in _SMALL:
        return lower
    if lower.startswith("mc") and len(lower) > 4:
        return f"Mc{lower[2:].capitalize()}"
    if _POSSESSIVE.search(lower):
        return word[0] + lower[1:]
    return re.sub(r"(^|['’.])(\w)", lambda m: m[1] + word[m.start(2)], lower)
