"""The place a report is written from, printed before its first sentence.

"ISLAMABAD:", "DES MOINES, Iowa:", "GENEVA, 8 May 1980 —", "Bremen (dpa) -", "КАЗАНЬ, 5 мая. /ТАСС/.".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.convert import bylines, filings, sources
from generator.convert import datelinewords as words
from generator.convert.enrich.gazetteer import gazetteer
from generator.convert.filed import FiledFrom
from generator.convert.placecase import LOWER, UPPER, ordinary
from generator.convert.uncased import uncased

__all__ = ["FiledFrom", "alone", "ordinary", "read", "run_in"]

_SEARCHED = 160
_PARAGRAPH = 80
_ALONE = 50
_CLOSING = frozenset(")]】:-–—")
_TEXT = "Text."  # stands for the text after a dateline that is alone on its line
_TOKEN = rf"[{UPPER}](?:[{UPPER}.'’‘]|-(?!-))*+(?![{LOWER}])"
_MC = rf"(?:Mc|Mac|D['’]|d['’])[{UPPER}]{{2,20}}"
_CAPITALS = rf"(?:{_MC}|{_TOKEN})(?: (?:{_MC}|{_TOKEN})){{0,4}}"
_WORD = rf"[{UPPER}][\w.'’‘-]++"
_SMALL = r"(?:de|del|la|el|al|es|of|upon|am|an|der|do|da|dos|du|le|les|aux|sur|sous|in|im|bei|ob|na|на|upon-)"
_MIXED = rf"{_WORD}(?: (?:{_SMALL} ){{0,2}}{_WORD}){{0,3}}"
_AND = r"(?: ?[/&] ?| AND | and )"
_PLACE = re.compile(
    rf"(?P<capitals>{_CAPITALS}(?:{_AND}{_CAPITALS}){{0,2}})(?![{LOWER}])|(?P<mixed>{_MIXED}(?:{_AND}{_MIXED}){{0,2}})"
)
_STATE = re.compile(
    rf",? ?[(\[]?(?P<state>D\.?C\.?|[NS]\.[A-Z]\.|W\. ?Va\.|[{UPPER}][\w'’-]++\.?(?: (?:of |and "
    rf"|the )?[{UPPER}][\w'’-]++\.?){{0,2}})[)\]]?"
)
_BRACKET = re.compile(
    r"(?:[\s,.\u00a0]{0,3}|--)(?:\((?P<round>[^()]{2,50})\)|/(?P<slashed>[^/]{2,45})/|\[(?P<square>[^\[\]]{2,40})\])"
)
_MARK = re.compile(r"\s{0,2}(?P<mark>\.?\s?(?:--|[-–—_])|:|\.)(?P<gap>\s*+)")
_QUICK = re.compile(r"[:—–/()\[\]_]|\s-|-\s|--|\. \d")
_BARE = re.compile(r"[\s,.]{1,3}(?P<agency>[\w«»][\w.«»’-]*+(?: [\w«»][\w.«»-]*+){0,2})(?=\s?(?:[-–—:]))")
_PREFIX = re.compile(r"(?:date:?\s+)?(?P<date>\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?\s+", re.IGNORECASE)
_SIGNED = re.compile(
    r"by:?\s(?:(?P<author>[^\n:;!?()]{3,60}?),?\s)?(?P<agency>Agence France[- ]Presse"
    r"|(?:The )?Associated Press|Reuters|AFP)\s(?=[A-Z])",
    re.IGNORECASE,
)
_BARE_WORD = rf"[{UPPER}]\w*+(?:['’-]\w++)*+"
_PLAIN = re.compile(
    rf"(?P<place>{_BARE_WORD}(?: {_BARE_WORD}){{0,2}})"
    rf"(?:\. |\s?- |(?P<date>, [{UPPER}][a-z]{{2,8}}\.? \d{{1,2}}(?:, \d{{4}})?) )(?=[{UPPER}][{LOWER}])"
)
_CORRESPONDENT = re.compile(
    r"(?:[Кк]орр\.|[Сс]пецкорр\.) (?P<agency>\S{2,20}) (?P<author>[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё-]+)"
)
_SIGNED_LINE = re.compile(r"(?P<place>[^\W\d_][^\d:|()–—]{1,24}?)(?:\s[-–—]\s|\s?:\s)(?P<signature>[^\d:|()]{3,30})")
_CITY = re.compile(r" city$", re.IGNORECASE)
_ARTICLED = re.compile(r"A[ltdnrsz]h?-[A-Z]\w+")


def read(text: str) -> FiledFrom | None:
    """The dateline that a paragraph begins with, or None.

    A place in ordinary letters must be one that the gazetteer knows, unless an agency or a date stands beside it.
    """
    if len(text) < 4:
        return None
    if len(text) <= _ALONE and (text[-1] in _CLOSING or " - " in text) and (whole := _whole(text)) is not None:
        return whole
    first = text[0]
    if first > "\u058f" or first in "([（【［〔":
        return filings.read(text[:_SEARCHED])
    head = text[:_SEARCHED]
    if first.isupper():
        if first in "Bb" and (signed := _SIGNED.match(head)) is not None:
            return _after_author(head, signed)
        found = _filed(head, 0, "") if _QUICK.search(head, 2, 90) else None
        return found or (_plain(text) if len(text) >= _PARAGRAPH else None)
    if first in "dD12":
        prefix = _PREFIX.match(head)
        if prefix is not None and prefix.end() < len(head):
            return _prefixed(head, prefix)
    if first == "b" and (signed := _SIGNED.match(head)) is not None:
        return _after_author(head, signed)
    return None


def _whole(text: str) -> FiledFrom | None:
    """A dateline that is all of its line, in capitals or between black brackets: "ISLAMABAD:", "LONDON - SABA"."""
    if not (text[:3].isupper() or text[0] == "【"):
        return None
    if text[-1] in _CLOSING:
        found = read(f"{text} {_TEXT}")
        known = found is not None and (found.agency != (0, 0) or _known(found.place))
        return replace(found, end=len(text)) if found is not None and known and found.end > len(text) else None
    place, _, filer = text.partition(" - ")
    if not place.isupper() or not _known(place.strip()) or not words.is_filer(filer.strip()):
        return None
    start = len(text) - len(filer.lstrip())
    return FiledFrom(ordinary(place.strip()), "", len(text), 0.9, (start, len(text.rstrip())))


def _plain(text: str) -> FiledFrom | None:
    """A known place before a whole paragraph, parted by no more than a full stop or a hyphen.

    So "Bremen. Nach …", "Berlin - Bei …", "MADRID, July 11 Police …"; a headline is shorter or ends without a stop.
    """
    match = _PLAIN.match(text)
    if match is None or text[-1] not in '.!?”"»“’' or not _known(match["place"]) or words.speaks(text[match.end() :]):
        return None
    day = words.day_in(match["date"]) if match["date"] else ("", "")
    if match["date"] and not any(day):
        return None
    return FiledFrom(ordinary(match["place"]), day[0], match.end(), 0.85, (0, 0), (0, 0), day[1])


def alone(text: str) -> FiledFrom | None:
    """The place that a whole line is: "LONDON", "Nairobi, Kenya". Only the neighbours tell whether it is a dateline."""
    text = text.strip()
    if not 1 < len(text) <= 50:
        return None
    if text[0] > "\u058f" and filings.is_known(text.rstrip(".:،۔।— -–")):
        return FiledFrom(text.rstrip(".:،۔।— -–"), "", len(text), 0.7)
    if (whole := _whole(text) if len(text) > 3 else None) is not None:
        return whole
    if text[-1] in _CLOSING and (whole := read(f"{text} {_TEXT}")) is not None and whole.end >= len(text):
        return replace(whole, end=len(text))
    if (signed := _signed_line(text)) is not None:
        return signed
    if len(text) < 4 or not text[0].isupper():
        return None
    bare = text.rstrip(".:— -–")
    match = _PLACE.match(bare)
    if match is None or not _known(match[0]):
        return None
    end = match.end()
    if end < len(bare):
        state = _STATE.fullmatch(bare, end)
        if state is None or not _is_state(state["state"]):
            return None
        return FiledFrom(f"{ordinary(match[0])}, {ordinary(state['state'])}", "", len(text), 0.8)
    return FiledFrom(ordinary(match[0]), "", len(text), 0.7)


def _signed_line(text: str) -> FiledFrom | None:
    """A known place with who reports from it: "Cairo - Waleed Manasra", "London – Reuters", "الدوحة: فهد العيسى"."""
    match = _SIGNED_LINE.fullmatch(text)
    if match is None:
        return None
    place, signature = match["place"], match["signature"].strip('«»"“”')
    if not (filings.is_known(place) if place[0] > "\u058f" else _known(place)):
        return None
    start = match.start("signature") + match["signature"].index(signature)
    span = start, start + len(signature)
    if words.is_filer(signature):
        return FiledFrom(ordinary(place), "", len(text), 0.9, agency=span)
    byline = uncased(signature) if place[0] > "\u058f" else None
    if bylines.is_name(signature) or (byline is not None and byline.names):
        return FiledFrom(ordinary(place), "", len(text), 0.85, author=span)
    return None


def _after_author(head: str, signed: re.Match[str]) -> FiledFrom | None:
    found = _filed(head, signed.end(), "")
    if found is None:
        return None
    agency = found.agency if found.agency != (0, 0) else signed.span("agency")
    author = signed.span("author") if signed["author"] else (0, 0)
    return FiledFrom(found.place, found.date, found.end, found.confidence, agency, author, found.day)


def _prefixed(head: str, prefix: re.Match[str]) -> FiledFrom | None:
    """A dateline after an ISO day; there the place in capitals may run into the first sentence without a mark."""
    found = _filed(head, prefix.end(), prefix["date"]) if head[prefix.end()].isupper() else None
    if found is not None:
        return found
    date = words.day_in(prefix["date"])[0]
    return _run_in(head, prefix.end(), date) if date else None


def run_in(text: str) -> FiledFrom | None:
    """A known place in capitals that runs into the first sentence, after a date mark: "TBILISI Work has begun"."""
    return _run_in(text[:_SEARCHED], 0, "")


def _run_in(head: str, start: int, date: str) -> FiledFrom | None:
    match = _PLACE.match(head, start)
    if match is None or not match["capitals"] or match.end() >= len(head) or head[match.end()] != " ":
        return None
    names = match["capitals"].split(" ")
    for count in range(len(names), 0, -1):
        place = " ".join(names[:count])
        if _known(place):
            return FiledFrom(ordinary(place), date, start + len(place) + 1, 0.9)
    return None


@dataclass(slots=True)
class _Parts:
    """What stands between a place and the text, while it is read; it never leaves this room."""

    at: int
    date: str = ""
    dated: bool = False
    state: str = ""
    day: str = ""
    bracket: bool = False
    agency: tuple[int, int] = (0, 0)

    @property
    def strong(self) -> bool:
        """Whether an agency or a date is evidence."""
        return self.dated or self.agency != (0, 0)


def _filed(head: str, start: int, date: str) -> FiledFrom | None:
    match = _PLACE.match(head, start)
    if match is None:
        return None
    place = match[0]
    if place[-1] == "." and len(place.split()[-1]) > 4 and place[-3] != ".":
        place = place[:-1]
    for name in (place, *_shorter(place)):
        found = _from(head, start, name, bool(match["capitals"]), date)
        if found is not None:
            return found
    return None


def _shorter(place: str) -> tuple[str, ...]:
    """The place without a last word that may be an agency: "ABU DHABI WAM"."""
    cut = place.rfind(" ")
    return (place[:cut],) if cut > 0 and sources.is_agency(place[cut + 1 :]) else ()


def _from(head: str, start: int, place: str, capitals: bool, date: str) -> FiledFrom | None:
    parts = _Parts(start + len(place), date, bool(date))
    _collect(head, parts)
    mark = _MARK.match(head, parts.at)
    if mark is not None and not _is_mark(head, mark, parts):
        mark = None
    if mark is None and not (parts.strong and parts.bracket and head[parts.at : parts.at + 1] in {" ", "\u00a0"}):
        return None
    end = _past_agency(head, mark.end(), parts) if mark is not None else parts.at + 1
    if end >= len(head) or not (head[end].isalnum() or head[end] in "“\"'‘’«„(["):
        return None
    known = _known(place) or (bool(parts.state) and _is_state(parts.state))
    kind = mark["mark"].strip() if mark is not None else ""
    confidence = _confidence(place, capitals, known, kind, parts)
    if not confidence or (not parts.strong and head[end].islower()):
        return None
    if not known and not parts.strong and words.speaks(head[end:]):
        return None
    state = f", {ordinary(parts.state)}" if parts.state else ""
    agency, author = _signed_by(head, parts.agency)
    reporter, _, city = place.partition("/")
    if parts.strong and city.strip().isupper() and not reporter.strip().isupper() and bylines.is_name(reporter.strip()):
        place, author = city.strip(), (start, start + len(reporter.rstrip()))
    return FiledFrom(ordinary(place) + state, parts.date, end, confidence, agency, author, parts.day)


def _signed_by(head: str, agency: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """The agency and the author of "/Корр. ТАСС Иван Петров/"."""
    match = _CORRESPONDENT.fullmatch(head, *agency)
    return (match.span("agency"), match.span("author")) if match is not None else (agency, (0, 0))


def _collect(head: str, parts: _Parts) -> None:
    """Read the state, the date and the agency after a place, in any order."""
    for _ in range(4):
        at = parts.at
        if not parts.dated or at == 0:
            _collect_date(head, parts)
        if parts.agency == (0, 0):
            _collect_agency(head, parts)
        if parts.at == at and not parts.state and not parts.bracket:
            match = _STATE.match(head, at)
            if match is not None and (match[0][0] in ", [(") and not sources.is_agency(match["state"]):
                if match[0][0] != "," and not ("[" in match[0] or "(" in match[0]):
                    return
                parts.state, parts.at = match["state"], match.end()
        if parts.at == at:
            return


def _collect_date(head: str, parts: _Parts) -> None:
    end = words.end_of_date(head, parts.at)
    if end > parts.at:
        parts.date, parts.day = words.day_in(head[parts.at : end])
        parts.dated, parts.at = True, end


def _collect_agency(head: str, parts: _Parts) -> None:
    match = _BRACKET.match(head, parts.at)
    if match is not None:
        name = match.lastgroup or "round"
        inside = match[name].strip()
        if len(inside) < 2:
            return
        if name == "square" and not words.is_filer(inside):
            return
        date, day = words.day_in(inside) if inside[-1:].isdigit() or inside[0].isdigit() else ("", "")
        if words.is_filer(inside) or name == "slashed" or (parts.dated and inside[0].isupper()):
            parts.agency = match.span(name)
        elif date or day:
            parts.date, parts.day, parts.dated = date, day, True
        elif len(inside) > 30 or not inside[0].isupper() or any(ch in inside for ch in ".,:;"):
            return
        parts.bracket, parts.at = True, match.end()
        return
    match = _BARE.match(head, parts.at)
    if match is not None and words.is_filer(match["agency"]):
        parts.agency, parts.at = match.span("agency"), match.end()


def _is_mark(head: str, mark: re.Match[str], parts: _Parts) -> bool:
    """Whether a mark may close a dateline: a hyphen within a word does not, a stop only after an agency or a date."""
    kind, gap = mark["mark"], mark["gap"]
    if kind.strip(". ") == "-" and gap and not parts.bracket and not mark[0][0].isspace() and kind[0] == "-":
        return parts.strong
    if kind == ".":
        return bool(gap) and parts.strong and (parts.bracket or parts.dated)
    if kind == ":":
        return bool(gap) or parts.strong or head[mark.end() : mark.end() + 1] in {"“", "«", '"'}
    if kind.strip(". ") in {"-", "_"}:
        return (bool(gap) or parts.bracket) and (parts.strong or mark[0][:1].isspace() or mark["gap"] != "")
    return True


def _past_agency(head: str, end: int, parts: _Parts) -> int:
    """Where the text begins when an agency and a stop follow the mark: "МОСКВА, 5 мая - РИА Новости. "."""
    if parts.agency != (0, 0):
        return end
    rest = head[end : end + 30]
    for stop in (". ", " - ", " – ", " — "):
        cut = rest.find(stop)
        if cut > 1 and words.is_filer(rest[:cut]):
            parts.agency = end, end + cut
            return end + cut + len(stop)
    return end


def _known(place: str) -> bool:
    cities = [city.strip() for city in re.split(r"/|&| AND | and ", place)]
    return all(map(_is_city, cities))


def _is_city(name: str) -> bool:
    known = gazetteer().place(name) or gazetteer().place(_CITY.sub("", name))
    return known is not None or (name[:1] > "\u0370" and filings.is_known(name))


def _is_state(state: str) -> bool:
    bare = state.strip("()[] ")
    return (
        bare in words.STATES or sources.is_place(bare) or sources.is_place(ordinary(bare)) or bare in gazetteer().states
    )


def _confidence(place: str, capitals: bool, known: bool, mark: str, parts: _Parts) -> float:
    """How sure a place with its mark is a dateline, 0 for none."""
    tokens = [token.strip(".") for token in re.split(r"[\s/&]+", place) if token]
    if any(token.upper() in words.NO_PLACES for token in tokens) and not (known and len(tokens) > 1):
        return 0.0
    if words.is_date_word(tokens[0]) and not known:
        return 0.0
    if not capitals:
        return _confidence_in_mixed(place, known, mark, parts)
    if known:
        return 0.99 if mark.strip(". ") not in {"-", "_"} or parts.strong or parts.bracket else 0.9
    letters = [sum(map(str.isalpha, token)) for token in tokens]
    if max(letters, default=0) < 3 or place in gazetteer().organisations or sources.is_agency(place):
        return 0.0
    if parts.strong or parts.bracket or (parts.state and _is_state(parts.state)):
        return 0.9
    if len(tokens) > 3 or mark.strip(". ") in {"-", "_"} or words.is_acronym(place):
        return 0.0
    return 0.9


def _confidence_in_mixed(place: str, known: bool, mark: str, parts: _Parts) -> float:
    """The same for a place in ordinary letters, which needs an agency, a date, or to be known and no hyphen."""
    filed = parts.agency != (0, 0)
    if known:
        if filed or parts.dated:
            return 0.99
        return 0.99 if mark.strip(". ") not in {"-", "_", ""} and not mark.startswith(".") else 0.0
    if filed and (mark or parts.dated):
        return 0.9
    if parts.dated and mark in {":", "—", "–", "--"} and len(place.split()) <= 3:
        return 0.8
    return 0.9 if _ARTICLED.fullmatch(place) and mark in {":", "—", "–"} else 0.0
