"""Lines that say when a page was published: the words around the date, in any of the languages, and the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.convert import stampparts
from generator.convert.dategrammar import Day, Grammar
from generator.convert.datewords import tokens
from generator.convert.packs import folded, pack, together
from generator.convert.stampparts import Part

_LONGEST = 160
_LONGEST_OPENING = 40
_DIGIT = re.compile(r"\d|[〇一二三四五六七八九十]年")
_NO_STAMP = re.compile(r"[?!\"“”„«»%$€£#=<>^\\¿¡_]|@(?!\s*\d)")
# Two numbers as near to each other as those of a date or of a time of day are.
_CORE = re.compile(
    r"\d{4}\D{1,24}\d|\d\D{1,24}\d{4}|\d\s?[:.hH時时點点시]\s?\d\d|[\d〇一二三四五六七八九十元]\s?[年년]"
)
_FARTHEST = 80
_MOST_WORDS = 12
_LAST_DIGIT = re.compile(r"[\d年日](?=\D*+\Z)")
_REPORTER = re.compile(r"[가-힣]{2,4}\s?(?:선임|수습|인턴|전문)?기자")
_TOOLS = re.compile(
    r"\s++(?:Adjust font size|发表评论|【?字[体号]|上一版|下一版|打印|纠错|收藏|大 中 小|\d{1,2}면)\D{0,40}$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:[\u4e00-\u9fff]{2,12} ?)?www(?:\.[\w-]{2,20}){1,3}\s+(?=\d{4})")
_OTHER_DAY = re.compile(r"[\u0600-\u06ff۰-۹٠-٩ /،]{8,40} [-–|] (?=\d{1,2} [A-Z][a-z]{2,8},? \d{4}$)")
_GLUED = re.compile(
    r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]*){1,3}?(?<=[a-zß-ÿ])(?=[A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d\d$)"
)
_SPACE = "\u3000"  # holds the place of what is left out, and is none of the blanks that part words
_AGENCY = re.compile(r"[A-Z][a-z]{2,10},[A-Z]")
_WORD = re.compile(r"[前전]|[^\W\d_][^\s\d,.:;|()前전]*")
_BARS, _DASHES = stampparts.BARS, frozenset("-–—―~")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A publication line, read.

    `iso` is the day, "" where it is relative, doubtful, partial or of another calendar. `day_first` and `month_first`
    are both readings of a numeric date. `updated` and `labelled` tell the word before (or after) it. `relative` is an
    age in seconds. `second` is the later date of a line with two. Spans are places in the text, (0, 0) for none: `by`
    and `section` stand after "by" and "in", `authors` is what looks like a name beside the date, `rest` an outlet,
    an agency, a source, a place.
    """

    iso: str
    updated: bool
    labelled: bool
    by: tuple[int, int] = (0, 0)
    section: tuple[int, int] = (0, 0)
    day_first: str = ""
    month_first: str = ""
    relative: int | None = None
    second: Stamp | None = None
    authors: tuple[int, int] = (0, 0)
    rest: tuple[tuple[int, int], ...] = ()
    other_calendar: bool = False


@lru_cache(maxsize=512)
def read(text: str) -> Stamp | None:
    """The stamp a whole line is, or None. A relative one ("Updated 9 sec ago") has no date."""
    if len(text) > _LONGEST or not (_may_be_one(text) or _TOOLS.search(text)):
        return None
    return _whole(text) or _without_tools(text)


def _without_tools(text: str) -> Stamp | None:
    """The stamp of a line that buttons of the page, its address or the same day in other digits stand beside."""
    tools = _TOOLS.search(text)
    bare = text[: tools.start()] if tools is not None else text
    before = _ADDRESS.match(bare) or _OTHER_DAY.match(bare)
    if before is not None:
        bare = _SPACE * before.end() + bare[before.end() :]
    name = _GLUED.match(bare)
    if name is not None and stampparts.person_like(name[0]):
        signed = _whole(_SPACE * name.end() + bare[name.end() :])
        return replace(signed, authors=name.span()) if signed is not None and signed.iso else None
    if bare == text or not _may_be_one(bare):
        return None
    return _whole(bare.replace(",", " ", 1) if _AGENCY.match(bare) else bare)


def _whole(text: str) -> Stamp | None:
    grammar = Grammar(tokens(text))
    found = stampparts.parts(grammar)
    if found is None:
        return None
    return _Reading(text, grammar, found).stamp()


def opens(text: str) -> str:
    """What a line that is only the word before a date ("Published", "Publié le :") promises.

    It is "published", "updated", or "" for any other line.
    """
    if len(text) > _LONGEST_OPENING:
        return ""
    phrase = folded(" ".join(text.split()).rstrip(" :：-–—").strip("•·* "))
    if phrase in together("updated"):
        return "updated"
    return "published" if phrase in together("published") and phrase not in together("at") else ""


def within(text: str) -> str:
    """The ISO day of the first date in a short text such as a dateline, "" where there is none that is certain."""
    found = first_day(text)
    return found[0].iso if found else ""


def first_day(text: str, start: int = 0) -> tuple[Day, int, int] | None:
    """The first date in a short text from a place on, with or without a year, and the characters it takes."""
    if _DIGIT.search(text, start) is None:
        return None
    grammar = Grammar(tokens(text[:_LONGEST]))
    for at, token in enumerate(grammar.tokens):
        if token.start >= start and (day := grammar.day(at)) is not None and not day.other:
            return day, token.start, grammar.tokens[day.stop - 1].end
    return None


def settled(stamp: Stamp, day_first: bool | None) -> str:
    """The day of a stamp; a numeric date with two readings needs to be told which comes first, else it is ""."""
    if stamp.iso or day_first is None:
        return stamp.iso
    return stamp.day_first if day_first else stamp.month_first


def _may_be_one(text: str) -> bool:
    """Whether a line holds the numbers of a date near one of its ends, or a word of an age ("vor einer Stunde")."""
    first = _DIGIT.search(text)
    if first is not None:
        if first.start() > _FARTHEST or _NO_STAMP.search(text):
            return False
        if _CORE.search(text, first.start()) is not None:
            return text.count(" ", 0, first.start()) <= _MOST_WORDS and _ends_soon(text)
    if len(text) > _FARTHEST:
        return False
    ages, plain = stampparts.ages(), folded(text)
    return any(phrase in plain for word in _WORD.findall(plain) if word in ages for phrase in ages[word])


def _ends_soon(text: str) -> bool:
    """Whether few words follow the last digit."""
    last = _LAST_DIGIT.search(text, max(0, len(text) - _FARTHEST))
    return last is not None and text.count(" ", last.start()) <= _MOST_WORDS


class _Reading:
    """One line: its parts, judged together."""

    __slots__ = ("found", "grammar", "text")

    def __init__(self, text: str, grammar: Grammar, found: Sequence[Part]) -> None:
        self.text, self.grammar, self.found = text, grammar, found

    def stamp(self) -> Stamp | None:
        """What the parts say, None where they say more than a stamp does."""
        told = self._told()
        if not told:
            return None
        labelled = any(label for label, _ in told)
        extras = self._extras(labelled)
        return None if extras is None else self._merged(told, extras)

    def _told(self) -> list[tuple[str, Part]]:
        """Every date and age with the word that labels it; nothing where they are no stamp's."""
        told: list[tuple[str, Part]] = []
        label = ""
        for part in self.found:
            if part.kind == "label":
                label = part.value
                if part.trailing and told and not told[-1][0]:
                    told[-1] = (label, told[-1][1])
            elif part.kind in {"day", "age"}:
                told.append((label, part))
                label = ""
        clock = any(part.kind == "clock" for part in self.found)
        whole = [item for item in told if item[1].kind == "age" or (item[1].day and item[1].day.whole)]
        other = [item for item in told if item[1].day and item[1].day.other]
        partial = [item for item in told if item not in whole and item not in other]
        if whole:
            days = [item for item in whole if item[1].kind == "day" or item[0]]
            return [] if partial else days or whole[:1]
        if other or partial:
            fits = other or clock or partial[0][0] == "updated"
            return (other or partial)[:1] if fits else []
        if clock and any(part.kind == "label" and part.value == "updated" for part in self.found):
            return [("updated", Part("clock", 0, 0))]
        return []

    def _extras(self, labelled: bool) -> Stamp | None:
        """The spans beside the dates; None where a word is left that no stamp has."""
        empty = Stamp("", False, labelled)
        firm = labelled or any(part.kind in {"clock", "extra", "weekday"} for part in self.found)
        rest: list[tuple[int, int]] = []
        for number, part in enumerate(self.found):
            span = self._span(part)
            if part.kind == "by":
                if not stampparts.name_like(self.text[slice(*span)], 8):
                    return None
                empty = replace(empty, by=span)
            elif part.kind == "in":
                if not (labelled or empty.by[1]) or span[1] - span[0] > 60:
                    return None
                empty = replace(empty, section=span)
            elif part.kind == "source":
                rest.append(span)
            elif part.kind == "words":
                place = self._place(number, firm)
                if not place:
                    return None
                if place == "authors" and not empty.authors[1]:
                    empty = replace(empty, authors=span)
                else:
                    rest.append(span)
        return replace(empty, rest=tuple(rest))

    def _span(self, part: Part) -> tuple[int, int]:
        if part.stop <= part.start:
            return (0, 0)
        return (self.grammar.tokens[part.start].start, self.grammar.tokens[part.stop - 1].end)

    def _place(self, number: int, firm: bool) -> str:
        """What words beside the date are: "authors", "rest", or "" where they are more than a stamp has."""
        part = self.found[number]
        words = self.text[slice(*self._span(part))]
        before, after = self._signs(number, -1), self._signs(number, 1)
        first = all(other.kind in {"sign", "small", "words"} for other in self.found[:number])
        last = all(other.kind in {"sign", "small"} for other in self.found[number + 1 :])
        if part.value == "outlet":
            return "rest" if stampparts.name_like(words, 6) else ""
        if first:
            if not stampparts.name_like(words, 6):
                return ""
            if stampparts.is_desk(words) or stampparts.begins_with_agency(words):
                return "rest"
            follows = next(other.kind for other in self.found[number + 1 :] if other.kind not in {"sign", "small"})
            capital = follows == "label" and not self._next_is_small(number)
            clock = "clock" in self._kinds() or self._filed() or "extra" in self._kinds()
            if after & _BARS or capital or (clock and not after & {":"}) or (after & _DASHES and firm):
                person = stampparts.person_like(words) and not after & _DASHES and not self._filed()
                return "authors" if person else "rest"
            return ""
        if last and (stampparts.begins_with_agency(words) or (firm and folded(words) in together("kickers"))):
            return "rest"
        if last and _REPORTER.fullmatch(words):
            return "authors"
        if before & {"age"}:
            return ""
        barred = bool(before & _BARS) or bool(before & _DASHES and firm)
        if barred and (last or after & (_BARS | _DASHES)) and stampparts.name_like(words, 4) and len(words) <= 40:
            return "rest"
        return ""

    def _kinds(self) -> set[str]:
        return {part.kind for part in self.found}

    def _filed(self) -> bool:
        """Whether the date is printed in two calendars, as agencies do after the place."""
        return any(part.day is not None and part.day.other for part in self.found)

    def _next_is_small(self, number: int) -> bool:
        label = next(other for other in self.found[number + 1 :] if other.kind == "label")
        return self.text[self.grammar.tokens[label.start].start].islower()

    def _signs(self, number: int, step: int) -> set[str]:
        """The signs between words and the next strong part on one side; "age" where that part is an age."""
        signs: set[str] = set()
        at = number + step
        while 0 <= at < len(self.found) and self.found[at].kind in {"sign", "small", "weekday"}:
            if self.found[at].kind == "sign":
                signs.add(self.grammar.tokens[self.found[at].start].text)
            at += step
        if 0 <= at < len(self.found) and self.found[at].kind == "age":
            signs.add("age")
        return signs

    def _merged(self, told: list[tuple[str, Part]], extras: Stamp) -> Stamp | None:
        """One stamp of all dates: the published one, with the updated one as its second."""
        order = self._day_order()
        stamps: list[Stamp] = []
        for label, part in told:
            stamp = _of(label, part, order)
            same = next((n for n, other in enumerate(stamps) if _same_day(other, stamp)), None)
            if same is None or stamps[same].updated != stamp.updated:
                stamps.append(stamp)
        if len(stamps) > 2 or (len(stamps) == 2 and not self._two(stamps[0], stamps[1])):
            return None
        if len(stamps) == 2 and stamps[0].updated and not stamps[1].updated and stamps[1].labelled:
            stamps.reverse()
        first = replace(stamps[0], by=extras.by, section=extras.section, authors=extras.authors, rest=extras.rest)
        if len(stamps) == 1:
            return first
        return replace(first, second=replace(stamps[1], updated=True))

    def _two(self, first: Stamp, second: Stamp) -> bool:
        """Whether two dates may be publication and update, and not the ends of a span of time."""
        if first.labelled or second.labelled:
            return True
        clocks = sum(part.kind == "clock" for part in self.found)
        barred = any(part.kind == "sign" and self.grammar.tokens[part.start].text in _BARS for part in self.found)
        return (clocks >= 2 or barred) and bool(first.iso and second.iso) and first.iso <= second.iso

    def _day_order(self) -> str:
        """The order of numeric dates where every language that has this line's words prints the same one."""
        told = [part.codes for part in self.found if part.kind in {"label", "weekday"} and part.codes]
        shared = set.intersection(*map(set, told)) if told else set()
        orders = {pack(code).day_order for code in shared}
        return orders.pop() if len(orders) == 1 else ""


def _of(label: str, part: Part, order: str) -> Stamp:
    day = part.day
    base = Stamp("", label == "updated", bool(label))
    if part.kind == "age":
        return replace(base, relative=part.seconds)
    if day is None or not day.whole:
        return replace(base, other_calendar=bool(day and day.other))
    told = {"dmy": day.day_first, "mdy": day.month_first}.get(order, "")
    return replace(base, iso=day.iso or told, day_first=day.day_first, month_first=day.month_first)


def _same_day(one: Stamp, other: Stamp) -> bool:
    return (one.iso, one.day_first, one.relative) == (other.iso, other.day_first, other.relative)
