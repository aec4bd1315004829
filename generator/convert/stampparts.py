"""The parts of a date line: labels, dates, times, ages, bylines, sources, counters, signs, and words that are none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from generator.convert import linewords
from generator.convert.dategrammar import Day, Grammar
from generator.convert.datewords import Sense
from generator.convert.packs import folded, together
from generator.convert.words import word_set

_REFUSED = frozenset('?!"“”„«»%$€£#=<>^\\¿¡_')
_ENDS_OF_NAMES = frozenset("|•·●▪()[];/")
BARS, _DASHES = frozenset("|•·●▪"), frozenset("-–—―~")
_WITHIN_NAMES = frozenset("&'’‘.…,-")
_SMALL = ("at", "of", "clock", "am", "pm", "timezones", "eras", "ordinals")
_MOST_WORDS = 8
_HAN = re.compile(r"[\u3400-\u9fff]{2,4}(?<![网網社報报聞闻台視视局部讯訊刊])|[\uac00-\ud7a3]{2,4}")
_OUTLETS = frozenset(linewords.phrases("outlets"))
_NEWS = frozenset({"news", "latest", "all", "headlines"})
_FIGURE = re.compile(r"\d")
_PARTICLES = word_set(
    "de del la las los el al le du des da do dos di van von der den bin bint ibn of the and for y e et und ve i"
)


class Part(NamedTuple):
    """Tokens `start` to `stop` of a line and what they are."""

    kind: str
    start: int
    stop: int
    value: str = ""
    day: Day | None = None
    seconds: int = 0
    codes: tuple[str, ...] = ()
    trailing: bool = False


@cache
def ages() -> Mapping[str, tuple[str, ...]]:
    """Every phrase that tells an age, or an update, where no figures of a date need to stand, under its first word."""
    found: dict[str, tuple[str, ...]] = {}
    for key in ("ago_after", "ago_before", "just_now", "today", "updated", "yesterday"):
        for phrase in together(key):
            first = phrase.split()[0]
            found[first] = (*found.get(first, ()), phrase)
    return found


def name_like(text: str, most: int) -> bool:
    """Whether words may be the name of a person, an outlet or a section: few, with capitals where the script has them.

    Names of accounts such as "admin" count.
    """
    words = text.split()
    if not 1 <= len(words) <= most or len(text) > 60:
        return False
    if folded(text) in together("agencies") or is_desk(text):
        return True
    return all(not word[0].islower() or folded(word) in _PARTICLES for word in words) and any(
        word[0].isalpha() for word in words
    )


def is_desk(text: str) -> bool:
    """Whether words name a desk or an account and no person: "Web Desk", "admin", "our correspondent"."""
    return folded(text) in together("nobody") or folded(text) in together("correspondents")


def person_like(text: str) -> bool:
    """Whether words that are like a name may be a person's: two to five of them, no figure, no desk or section."""
    words = text.split()
    if (
        is_desk(text)
        or not _NEWS.isdisjoint(folded(text).split())
        or any(folded(text) in together(key) for key in ("agencies", "kickers", "paywall"))
    ):
        return False
    uncased = not any(character.isupper() or character.islower() for character in text)
    return (
        _FIGURE.search(text) is None
        and "," not in text
        and (2 <= len(words) <= 5 or (uncased and _HAN.fullmatch(text) is not None))
    )


def begins_with_agency(text: str) -> bool:
    """Whether words are an agency's name, with a place or nothing after it."""
    words = text.split()
    if text in _OUTLETS:
        return True
    return len(words) <= 4 and any(folded(" ".join(words[:n])) in together("agencies") for n in (1, 2, 3))


def parts(grammar: Grammar) -> tuple[Part, ...] | None:
    """All parts of a line in order, None as soon as it is clear that it is no stamp."""
    found: list[Part] = []
    at = words = 0
    while at < grammar.count:
        part = _part(grammar, at, found)
        if part is None:
            return None
        words += part.kind == "words"
        if words > _MOST_WORDS:
            return None
        found.append(part)
        at = part.stop
    found = _attached(grammar, found)
    return tuple(_joined(found))


def _part(grammar: Grammar, at: int, found: list[Part]) -> Part | None:
    token = grammar.tokens[at]
    if token.kind == "s":
        return None if token.text in _REFUSED else Part("sign", at, at + 1, "bar" if token.text in BARS else "")
    if token.kind == "w" and token.text != "t" and not grammar.phrases(at):
        return Part("words", at, at + 1)
    day = grammar.day(at)
    if day is not None:
        return Part("day", at, day.stop, day=day)
    age = grammar.age(at)
    if age is not None:
        bare = token.kind == "w" and grammar.sense(at, "just_now") is not None
        return Part("age", at, age[1], seconds=age[0], value="bare" if bare else "")
    strong = next((part.kind for part in reversed(found) if part.kind not in {"sign", "small", "weekday"}), "")
    if strong == "day" and token.text == "t" and not token.spaced and grammar.clock(at + 1, True) > at + 1:
        at += 1
    counter = at + (token.kind == "n")
    named = grammar.sense(counter, "comments", "reading_time", "views")
    past = strong in {"day", "clock", "extra", "by", "in"}
    if named is not None and (counter > at or past or _counted(grammar, named[0]) > named[0]):
        return Part("extra", at, _counted(grammar, named[0]))
    if token.kind == "n" and _is_last_counter(grammar, at, strong):
        return Part("extra", at, at + 1)
    stop = grammar.clock(at, strong in {"day", "label", "clock"})
    if stop > at:
        return Part("clock", at, stop)
    if token.kind == "n":
        labelled = grammar.sense(counter, "published", "updated")
        return None if labelled or not found else Part("words", at, at + 1)
    return _word(grammar, at, found)


def _counted(grammar: Grammar, at: int) -> int:
    """Past the figure that may follow a counter's name: "Reading time: 2 min.", "Comments (0)"."""
    if grammar.is_sign(at, "(") and grammar.number(at + 1, 6) is not None and grammar.is_sign(at + 2, ")"):
        return at + 3
    if not grammar.is_sign(at, ":") or grammar.number(at + 1, 4) is None:
        return at
    unit = grammar.sense(at + 2, "unit")
    return unit[0] if unit else at + 2


def _is_last_counter(grammar: Grammar, at: int, strong: str) -> bool:
    """Whether a figure ends the line after a date, as the number of comments does."""
    token = grammar.tokens[at]
    return at == grammar.count - 1 and token.spaced and len(token.text) <= 3 and strong in {"day", "clock", "in"}


def _word(grammar: Grammar, at: int, found: list[Part]) -> Part | None:
    """The part that begins with a word: the longest phrase that means something here."""
    for stop, senses in grammar.phrases(at):
        small = any(kind in senses for kind in _SMALL)
        colon = grammar.is_sign(stop, ":")
        owner = _owner(grammar, at, stop, senses, found) if colon or not small else None
        if owner is not None:
            return owner
        label = next((kind for kind in ("updated", "published") if kind in senses and (not small or colon)), None)
        if label is not None:
            return Part("label", at, stop, value=label, codes=senses[label].codes)
        if "in" in senses and found and found[-1].kind in {"day", "clock", "by", "age"}:
            first, last = _owned(grammar, stop + colon)
            last -= last - first > 1 and grammar.tokens[last - 1].kind == "n"
            return Part("in", first, last) if first < last else None
        if "weekday" in senses:
            return Part("weekday", at, stop, codes=senses["weekday"].codes)
        for kind, seconds in (("yesterday", 86_400), ("today", 0)):
            if kind in senses:
                return Part("age", at, stop, seconds=seconds, value="bare")
        if small:
            return Part("small", at, stop)
    return Part("words", at, at + 1)


def _owner(grammar: Grammar, at: int, stop: int, senses: Mapping[str, Sense], found: list[Part]) -> Part | None:
    """The name after a word such as "by" or "source", None where the word means something else here."""
    colon = grammar.is_sign(stop, ":")
    opening = not found or found[-1].kind not in {"words", "small", "weekday"}
    if "by" in senses and opening:
        kind = "by"
    elif {"sources", "editors"} & set(senses) and (colon or found or stop - at > 1):
        kind = "source"
    else:
        return None
    owned = _owned(grammar, stop + colon)
    return Part(kind, *owned) if owned[0] < owned[1] else None


def _owned(grammar: Grammar, at: int) -> tuple[int, int]:
    """The tokens that a word such as "by" owns: up to a bar, a dash, a date or the next such word."""
    start = at
    while at < grammar.count:
        token = grammar.tokens[at]
        if token.kind == "s":
            dash = token.text in _DASHES and (token.spaced or at == start)
            if token.text in _ENDS_OF_NAMES or dash or token.text not in _WITHIN_NAMES:
                break
        elif at > start and _ends_name(grammar, at):
            break
        at += 1
    stop = at
    while stop > start and _loose(grammar, stop - 1):
        stop -= 1
    return start, stop


def _ends_name(grammar: Grammar, at: int) -> bool:
    day = grammar.day(at)
    if day is not None and (day.whole or day.other):
        return True
    for stop, senses in grammar.phrases(at):
        if {"sources", "editors", "by"} & set(senses) and (grammar.is_sign(stop, ":") or stop - at > 1):
            return True
        if "in" in senses and not {"of", "at"} & set(senses):
            return True
        if {"published", "updated", "comments"} & set(senses) and not {"at", "of"} & set(senses):
            return True
    return grammar.clock(at, False) > at


def _loose(grammar: Grammar, at: int) -> bool:
    token = grammar.tokens[at]
    if token.kind == "s":
        return token.text not in {".", "…"}
    return any(
        stop == at + 1 and {"at", "weekday"} & set(senses) and not (len(token.text) == 2 and "weekday" in senses)
        for stop, senses in grammar.phrases(at)
    )


def _attached(grammar: Grammar, found: list[Part]) -> list[Part]:
    """Labels that stand by a date; others are words. So are weekdays and small words among words."""
    result = list(found)
    for number, part in enumerate(found):
        if part.kind != "label":
            continue
        later = next((other for other in found[number + 1 :] if other.kind not in {"sign", "small", "weekday"}), None)
        earlier = next((other for other in reversed(found[:number]) if other.kind not in {"sign", "small"}), None)
        if later is not None and later.kind in {"day", "age", "clock"}:
            continue
        if earlier is not None and earlier.kind in {"day", "clock", "age"} and (later is None or later.kind == "label"):
            result[number] = part._replace(trailing=True)
        elif later is not None and later.kind == "label" and found[number + 1] is later:
            result[number] = Part("small", part.start, part.stop)
        elif _outlet(found, number):
            result[number + 1] = Part("small", found[number + 1].start, found[number + 1].stop)
        elif later is not None and later.kind in {"by", "in", "source", "extra"}:
            continue
        else:
            result[number] = Part("words", part.start, part.stop)
    del grammar
    return result


def _outlet(found: list[Part], number: int) -> bool:
    """Whether a label goes on "in OUTLET, date": the line says where a text was published."""
    if number or len(found) < 4 or found[1].kind != "words":
        return False
    kinds = [part.kind for part in found[2:]]
    return kinds[0] == "words" and "day" in kinds


def _joined(found: list[Part]) -> list[Part]:
    """Words with what stands between them as one part; an age in one word needs a label or a time of day."""
    result: list[Part] = []
    outlet = len(found) > 1 and found[0].kind == "label" and found[1].kind == "small" and found[0].value == "published"
    for part in found:
        if part.kind == "words":
            loose = len(result)
            while loose and result[loose - 1].kind in {"sign", "small", "weekday"}:
                loose -= 1
            between = result[loose:]
            if loose and result[loose - 1].kind == "words" and not any(item.value == "bar" for item in between):
                result[loose - 1 :] = [Part("words", result[loose - 1].start, part.stop, result[loose - 1].value)]
                continue
            value = "outlet" if outlet and not any(item.kind == "day" for item in result) else ""
            result.append(Part("words", part.start, part.stop, value))
        else:
            result.append(part)
    firm = any(part.kind in {"label", "clock"} for part in result)
    return result if firm or not any(part.kind == "age" and part.value == "bare" for part in result) else []
