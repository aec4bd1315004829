"""What looks like a date and is none: numbers of things, names with a year or a month in them, habits."""

from __future__ import annotations

from dataclasses import replace

from generator.convert.enrich.events.model import Form, Shape
from generator.convert.enrich.events.passage import Passage
from generator.convert.words import word_set

_THINGS = word_set(
    "people delegates men women children soldiers troops workers metres meters m km miles kilometres kilometers kg"
    " tonnes tons dollars euros pounds rupees lira yen yuan points percent pc runs balls overs pages words votes seats"
    " shares students pupils houses homes acres hectares feet inches litres liters gallons barrels calories years"
    " months weeks days hours minutes seconds hrs gmt utc local others more times copies boxes tickets guests"
    " spectators fans jobs dead injured wounded prisoners refugees ships planes cars vehicles rooms beds cases deaths"
    " degrees volts watts hp cc mb gb rpm kcal mm cm square cubic per million billion thousand freestyle hurdles"
    " steeplechase relay bc bce x"
)
_FUNCTION_WORDS = word_set(
    "onwards is was has as its his this does us alone across towards afterwards perhaps always sometimes besides"
    " unless thus less plus yes versus sees marks begins ends remains means follows brings shows gives tells says"
    " holds lists names leaves makes takes sets puts lets"
)
_RISES = word_set(
    "rose fell up down increased decreased dropped climbed grew rises falls slipped gained lost added jumped moved"
    " rise increase fall drop decline"
)
_ORIGINS = word_set(
    "dates dated dating date back born founded established est built opened circa c ca year since copyrighted"
    " published released launched formed elected completed died erected b d fl"
)
_OPENING_VERBS = word_set("was is saw will brought marked began ended had has")
_MONTH_LEADS = word_set("in since until till during from last next this late early mid through by between before after")
_NAMED_WEEKDAYS = word_set(
    "times telegraph mirror post star mail school schools club express herald blues sport world league best"
)
_HABITS = word_set("a an every each any most one another")


def settled(passage: Passage, shape: Shape, before: Shape | None) -> Shape | None:
    """The shape, perhaps in doubt; None where it is no date. `before` is the date in front of it."""
    if _in_number(passage, shape):
        return None
    if shape.form is Form.CALENDAR and not shape.day and shape.end - shape.start <= 2:
        if not shape.month and passage.classes[shape.end - 1] == "y" and shape.end - shape.start == 1:
            return _year(passage, shape, before)
        if not shape.year and shape.end - shape.start == 1:
            return _month(passage, shape, before)
    if shape.form is Form.WEEKDAY:
        return _weekday(passage, shape)
    if shape.form is Form.DEICTIC:
        return _deictic(passage, shape)
    if shape.form is Form.CALENDAR and shape.month and shape.day and not shape.year:
        return _anniversary(passage, shape)
    return shape


def _in_number(passage: Passage, shape: Shape) -> bool:
    """Whether a shape is cut out of a larger number, a price or a code."""
    words, start, end = passage.words, shape.start, shape.end
    if start and words[start - 1] in {"$", "€", "£", "#", "₹", "№", "@"}:
        return True
    if passage.classes[start] in "dohyS" and start > 1 and words[start - 1] in {".", ",", "/", ":", "-", "–", "+", "_"}:
        glued = passage.joined(start - 2, start + 1) and words[start - 2][-1:].isalnum()
        if glued and not (
            words[start - 1] in "-–" and words[start - 2].lower() in {"mid", "pre", "post", "early", "late"}
        ):
            return True
    if passage.classes[end - 1] in "dohy" and end < len(words):
        if words[end] in {"%", "°"} and passage.joined(end - 1, end + 1):
            return True
        if end + 1 < len(words) and words[end] in {".", ",", "/", ":", "-"} and words[end + 1][0].isdigit():
            return passage.joined(end - 1, end + 2)
    return False


def _year(passage: Passage, shape: Shape, before: Shape | None) -> Shape | None:
    at = shape.start
    if not _RECKONED.isdisjoint(passage.words[max(0, at - 2) : at]):
        shape = replace(shape, doubt=0.2)
    lead = passage.classes[at - 1] if at else ""
    lead_word = passage.words[at - 1].lower() if at else ""
    after = passage.words[shape.end] if shape.end < len(passage.words) else ""
    if after.lower() in _THINGS or (after[:1].islower() and passage.classes[shape.end] == "u"):
        return None
    if passage.lexicon.language != "en":
        told = lead in ("i", "s") or passage.classes[shape.end : shape.end + 1] == "k"
        return shape if told else None
    counted = after[:1].islower() and after.endswith("s") and not after.endswith("ss") and after not in _FUNCTION_WORDS
    if shape.year % 100 == 0 and counted:
        return None
    if before is not None and not before.month and before.form is Form.CALENDAR and _listed(passage, before, at):
        return shape
    if lead in ("i", "E", "s", "U") or (lead == "-" and passage.classes[at - 2 : at - 1] == "E"):
        return shape
    if lead == "I" or lead in ("f", "b", "O") or (lead == "G"):
        return None if counted or (lead == "G") else shape
    if lead == "F":
        rises = any(word.lower() in _RISES for word in passage.words[max(0, at - 9) : at])
        present = passage.words[shape.end + 1 : shape.end + 3] in (["the", "present"], ["the", "day"])
        linked = passage.classes[shape.end : shape.end + 1] == "K" and not present
        return None if counted or rises or linked else replace(shape, doubt=0.06)
    if lead_word == "as" and at > 1 and passage.words[at - 2] in {"recently", "early", "late", "back", "long"}:
        return shape
    return _led(passage, shape, lead, lead_word, after)


_RECKONED = word_set("fiscal financial tax academic FY fy")


def _led(passage: Passage, shape: Shape, lead: str, lead_word: str, after: str) -> Shape | None:
    if lead_word in _ORIGINS or lead_word in {"circa", "c"}:
        return shape
    if lead == "." and passage.words[shape.start - 2 : shape.start - 1] in (["c"], ["ca"], ["est"], ["b"], ["d"]):
        return shape
    if lead == "z":
        numbered = after[:1].isalpha() and after.lower() not in _AFTER_ABOUT
        return None if numbered or lead_word not in {"about", "around", "circa"} else shape
    possessed = lead == "P" or (lead_word == "s" and passage.classes[shape.start - 2 : shape.start - 1] == "'")
    if (lead == "D" or possessed) and after[:1].islower() and after.isalpha() and 1700 < shape.year < 2100:
        return replace(shape, doubt=0.2)
    opening = shape.start == 0 or passage.words[shape.start - 1] in {".", "“", '"', ",", ";", "and", "but"}
    return replace(shape, doubt=0.05) if opening and after in _OPENING_VERBS else None


_AFTER_ABOUT = word_set(
    "and or but when as by in to for with at on the it he she they who which that until though while"
)


def _listed(passage: Passage, before: Shape, at: int) -> bool:
    between = passage.classes[before.end : at]
    return between in (",", "&", ",&")


def _month(passage: Passage, shape: Shape, before: Shape | None) -> Shape | None:
    at = shape.start
    word = passage.words[at]
    lead = passage.words[at - 1].lower() if at else ""
    after = passage.words[shape.end] if shape.end < len(passage.words) else ""
    named = after[:1].isupper() and not _opens(passage, shape.end)
    if before is not None and before.month and not before.day and _listed(passage, before, at):
        return shape
    if lead in _HABITS:
        return None
    led = lead in _MONTH_LEADS or (lead in {"of", "in"} and passage.classes[at - 2 : at - 1] in ("B", "E"))
    hyphened = lead == "-" and passage.classes[at - 2 : at - 1] == "E"
    if passage.classes[at] == "A":
        if not (led or hyphened):
            return None
        if lead == "by":
            return replace(shape, doubt=0.15)
        return replace(shape, doubt=0.15) if named else shape
    if led or hyphened:
        return shape
    return None if named or word.isupper() else replace(shape, doubt=0.15)


def _opens(passage: Passage, at: int) -> bool:
    return at > 0 and passage.words[at - 1] in {".", "!", "?"}


def _weekday(passage: Passage, shape: Shape) -> Shape | None:
    at = shape.start
    lead = passage.words[at - 1].lower() if at else ""
    after = passage.words[shape.end] if shape.end < len(passage.words) else ""
    if lead in passage.lexicon.bars or after.lower() in _NAMED_WEEKDAYS:
        return None
    if after in {"'", "’"} and passage.words[shape.end + 1 : shape.end + 2] == ["s"]:
        return replace(shape, doubt=0.04)
    named = after[:1].isupper() and passage.lexicon.language == "en" and passage.classes[at - 1 : at] != "X"
    return replace(shape, doubt=0.1) if named else shape


def _deictic(passage: Passage, shape: Shape) -> Shape | None:
    word = passage.words[shape.start]
    owned = passage.words[shape.end : shape.end + 2] in (["'", "s"], ["’", "s"])
    french = passage.lexicon.language == "fr" and word.lower() == "aujourd"
    if french:
        return replace(shape, end=shape.end + 2) if passage.words[shape.end + 1 : shape.end + 2] == ["hui"] else None
    if owned and not shape.amount:
        return None
    bar = passage.words[shape.start - 1].lower() if shape.start else ""
    if bar in passage.lexicon.bars and passage.lexicon.language != "en":
        return None
    titled = word[:1].isupper() and shape.start > 0 and passage.words[shape.start - 1][:1].isalpha()
    return None if titled else replace(shape, doubt=shape.doubt + (0.1 if owned else 0.0))


def _anniversary(passage: Passage, shape: Shape) -> Shape | None:
    """A day without a year; the one of September 2001 is known by its name."""
    after = passage.words[shape.end].lower() if shape.end < len(passage.words) else ""
    before = passage.words[shape.start - 1].lower() if shape.start else ""
    if shape.month == 9 and shape.day == 11 and after in {"attacks", "attack", "terrorist", "terror", "hijackers"}:
        return replace(shape, year=2001, doubt=0.05)
    if before in {"every", "each"} or after in {"movement", "revolution"}:
        return None
    return shape
