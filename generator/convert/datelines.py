"""The place a report is written from, printed before its first sentence.

"ISLAMABAD:", "DES MOINES, Iowa:", "GENEVA, 8 May 1980 —".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.convert import stamps
from generator.convert.enrich.gazetteer import gazetteer
from generator.convert.words import word_set

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢİĪĶĹĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
_TOKEN = rf"[{_UPPER}][{_UPPER}.'’‘-]*"
_CAPITALS = rf"{_TOKEN}(?: {_TOKEN}){{0,4}}"
_MIXED = rf"[{_UPPER}][\w.'’‘-]+(?: (?:[{_UPPER}][\w.'’‘-]+|de|del|la|el|al|es|of|upon|am|an|der)){{0,3}}"
_STATE = rf", ?(?P<state>[{_UPPER}][a-zà-ÿ]+\.?(?: [{_UPPER}][a-zà-ÿ]+\.?){{0,2}}|D\.?C\.?|[NS]\.[A-Z]\.)"
_AGENCY = r" ?\((?P<agency>[^()]{2,30})\)"
_DATED = rf",? (?P<date>(?i:{re.sub('[?]P<[^>]*>', '?:', stamps.DATE)})|[A-Z][a-z]{{2,8}}\.? \d{{1,2}})"
_MARK = r"\s?(?P<mark>:|—|–|--|-)(?P<gap>\s+|(?<=[—–])(?=\S))"
_LEAD = re.compile(
    rf"(?P<place>(?P<capitals>{_CAPITALS}(?: ?/ ?{_CAPITALS}){{0,2}})(?![a-z])"
    rf"|(?P<mixed>{_MIXED}(?: ?/ ?{_MIXED}){{0,2}}))"
    rf"(?:{_STATE})?(?:{_AGENCY})?(?:{_DATED})?{_MARK}(?=[\w“\"'‘(\[])"
)
# Words in capitals before a colon that are no places.
_NO_PLACES = word_set(
    """
    Q A NB PS FYI NOTE UPDATE UPDATED BREAKING EXCLUSIVE WATCH VIDEO PHOTO PHOTOS PICTURES GALLERY OPINION
    ANALYSIS FACTBOX EXPLAINER REVIEW INTERVIEW PROFILE TIMELINE LIVE CORRECTION CORRECTED CLARIFICATION EDITOR
    EDITORIAL WARNING ALERT ADVISORY MEDIA CONTACT SOURCE SOURCES READ MORE SEE ALSO RELATED SUMMARY KEY POINTS
    BACKGROUND QUESTION ANSWER REPORTER MODERATOR SPEAKER CHAIRMAN HOST PRESIDENT MINISTER SENATOR JUDGE DR MR MRS
    MS SIR LORD UN US EU UK WHO NATO BBC CNN AFP AP PM FM CEO SUBJECT FROM TO DATE TITLE BY RE ATTENTION IMPORTANT
    TIP STEP PART CHAPTER SECTION FIGURE TABLE RESULT RESULTS SCORE ROUND GROUP DAY WEEK YEAR SPORT SPORTS NEWS
    BUSINESS WORLD LIFESTYLE TEAMS VENUE HEADLINE STORY TOPIC CAST DIRECTOR RATING VERDICT INGREDIENTS METHOD
    """
)
_SMALL = word_set(
    """
    de del la las los el al es of on upon am an der do da dos du le les aux sur in the
    """
)
_ACRONYMS = frozenset({"DC", "D.C.", "UN", "US", "USA", "UK", "UAE", "KSA", "DRC", "NWFP", "AJK", "IIOJK", "KP"})
_SEARCHED = 120


@dataclass(frozen=True, slots=True)
class FiledFrom:
    """A place in ordinary case, the ISO day printed with it or "", how many characters it takes, how sure we are."""

    place: str
    date: str
    end: int
    confidence: float


def read(text: str) -> FiledFrom | None:
    """The dateline that a paragraph begins with, or None.

    A place in ordinary letters must be one that the gazetteer knows.
    """
    match = _LEAD.match(text[:_SEARCHED])
    if match is None or (match["mark"] == "-" and match["gap"] == ""):
        return None
    place = match["place"]
    cities = [city.strip() for city in re.split("/", place)]
    known = all(gazetteer().place(city) for city in cities)
    if match["capitals"]:
        if not known and not _place_like(cities, match):
            return None
    elif not (known or re.fullmatch(r"A[ltdnrsz]-[A-Z]\w+", place)) or match["mark"] == "-":
        return None
    state = f", {match['state']}" if match["state"] else ""
    date = stamps.within(match["date"]) if match["date"] else ""
    return FiledFrom(ordinary(place) + state, date, match.end(), 0.99 if known else 0.9)


def _place_like(cities: list[str], match: re.Match[str]) -> bool:
    """Whether words in capitals that no gazetteer knows may still be a place.

    None is a stop word, one has three letters.
    """
    tokens = [token.strip(".") for city in cities for token in city.split()]
    letters = [sum(map(str.isalpha, token)) for token in tokens]
    if any(token in _NO_PLACES for token in tokens) or max(letters, default=0) < 3:
        return False
    return match["mark"] == ":" or bool(match["date"] or match["agency"] or match["state"]) or match["mark"] in "—–"


def ordinary(place: str) -> str:
    """A place printed in capitals as prose prints it.

    "PORT-AU-PRINCE" is Port-au-Prince, "WASHINGTON DC" keeps its DC.
    """
    return re.sub(r"[^/]+", lambda part: _ordinary_city(part[0]), place)


def _ordinary_city(city: str) -> str:
    name = city.strip()
    spelling = gazetteer().spelling(name)
    if spelling.casefold() == name.casefold():
        return city.replace(name, spelling)
    if not name.isupper():
        return city
    shown = re.sub(r"[^\s-]+", lambda match: _ordinary_word(match), name)
    return city.replace(name, shown)


def _ordinary_word(match: re.Match[str]) -> str:
    word = match[0]
    lower = word.casefold()
    if word in _ACRONYMS:
        return word
    if match.start() > 0 and lower in _SMALL:
        return lower
    if lower.startswith("mc") and len(lower) > 4:
        return f"Mc{lower[2:].capitalize()}"
    return (
        re.sub(r"(^|['’.])(\w)", lambda m: m[1] + m[2].upper(), lower)
        if not re.search(r"['’]s$", lower)
        else lower.capitalize()
    )
