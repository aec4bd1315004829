"""Words within datelines: dates of any language, who files a report, and capitals that are no place."""

from __future__ import annotations

import re
from functools import cache

from generator import dates
from generator.convert import linewords, packs, sources
from generator.convert.words import word_set

_TOKEN = re.compile(
    r"[\s,./\u00a0،–-]{0,3}(?P<word>\d{1,4}(?:st|nd|rd|th|er|º|ª)?(?![^\W\d_])|[^\W\d_](?:[^\W\d_\u064b-\u0652]|[\u0900-\u0903\u093a-\u094f])*+['’]?)"
)
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")
_EXTRA = word_set(
    """
    corresponding to ah ad h hijri shamsi of the de del du le am den den. vom года год г г. on in is الموافق هـ م ه
    في میں کو
    rabi' rabi ii i al-awwal al-thani jumada jumada' rajab sha'ban shaban shawwal ramadan muharram safar qa'dah dhul
    thul al-hijjah al-qadah बुधवार को तारीख
    """
)
NO_PLACES = frozenset(linewords.phrases("no_places"))
"""Words in capitals before a colon or a dash that are no places."""
STATES = word_set(
    """
    Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont.
    Neb. Nev.
    N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Vt. Va. Wash. W.Va. Wis. Wyo. D.C. DC B.C.
    Ont. Que.
    Alta. Man. Sask. N.S. N.B. P.E.I. UK US USA UAE U.S. U.K. U.A.E. England Scotland Wales Queensland Tasmania Victoria
    """
)
_SPEECH = word_set(
    """
    I We Yes No Well Thank Thanks So You Oh Okay OK My I’m I'm I’ve I've We’re We're That’s
    That's It’s It's What How Why Do Does
    Did Is Are Can Could Would Will Let’s Let's Please Good Hello Hi Sure Right Absolutely Exactly Look Um Uh Ah And But
    """
)
_DESKS = frozenset(map(packs.folded, ("رپورٹر", "نمائندہ", "خبرنگار", "संवाददाता", "رپورٹ", "correspondent", "корр.")))
_FILERS = frozenset(packs.folded(phrase) for phrase in linewords.phrases("filers"))


def end_of_date(text: str, start: int) -> int:
    """Where a date that begins at `start`, after a comma or blank, ends; `start` itself where no date begins."""
    at = last = start
    if text[start : start + 1].isalnum():
        return start
    digits = False
    for _ in range(16):
        match = _TOKEN.match(text, at)
        if match is None:
            break
        word = match["word"]
        if word[0].isdigit():
            digits = True
        elif not is_date_word(word):
            break
        at = match.end()
        if word[0].isdigit() or packs.folded(word) not in {"to", "of", "the", "in", "on", "is", "de", "del", "في"}:
            last = at
        if text[at : at + 2] == ". " and not word[0].isdigit() and len(word) > 5:
            break
    if not digits:
        return start
    return (
        last + 1
        if text[last : last + 1] == "." and text[last + 1 : last + 2] == " " and text[last - 1].isalpha()
        else last
    )


@cache
def _date_words() -> dict[str, int]:
    """Folded words of dates: a month's number, 0 for all others."""
    found = {packs.folded(word): 0 for word in _EXTRA}
    for pack in packs.packs():
        for key in ("other_months", "of", "eras", "ordinals", "at"):
            found |= {part: 0 for phrase in pack.words(key) for part in packs.folded(phrase).split()}
        found |= {packs.folded(word): 0 for group in pack.weekdays for word in group}
    for pack in packs.packs():
        for number, group in enumerate(pack.months, 1):
            found |= {packs.folded(word).rstrip("."): number for word in group}
    return found


def is_date_word(word: str) -> bool:
    """Whether a word is a month, a weekday or a small word of dates, in any language."""
    return packs.folded(word).rstrip(".") in _date_words()


def day_in(zone: str) -> tuple[str, str]:
    """The ISO day of a short text and "", or "" and its month and day ("01-07") where it has no year; else two ""."""
    iso = _ISO.search(zone)
    if iso is not None:
        return _day(int(iso["y"]), int(iso["m"]), int(iso["d"])), ""
    tokens = [match["word"] for match in _TOKEN.finditer(zone)]
    table = _date_words()
    for index, token in enumerate(tokens):
        month = table.get(packs.folded(token), 0) if not token[0].isdigit() else 0
        if not month:
            continue
        day = _number(tokens, index - 1) or _number(tokens, _over_word(tokens, index)) or _number(tokens, index + 1)
        year = next((n for n in (_year(tokens, at) for at in range(index + 1, min(index + 4, len(tokens)))) if n), 0)
        if day and year:
            return _day(year, month, day), ""
        if day and not any(_year(tokens, at) for at in range(len(tokens))):
            return "", f"{month:02d}-{day:02d}" if _day(2000, month, day) else ""
    return "", ""


def _over_word(tokens: list[str], index: int) -> int:
    """The place before a small word before a month ("7 de noviembre"), -1 where a number stands between."""
    return index - 2 if index > 1 and not tokens[index - 1][0].isdigit() else -1


def _number(tokens: list[str], at: int) -> int:
    digits = re.match(r"\d+", tokens[at]) if 0 <= at < len(tokens) else None
    return int(digits[0]) if digits and 0 < int(digits[0]) < 32 else 0


def _year(tokens: list[str], at: int) -> int:
    return int(tokens[at]) if tokens[at].isdigit() and 1700 <= int(tokens[at]) < 2200 else 0


def _day(year: int, month: int, day: int) -> str:
    try:
        return dates.day(year, month, day).text
    except dates.NotADate:
        return ""


def is_filer(text: str) -> bool:
    """Whether a text in brackets or beside a place says who files: agencies, a desk, a correspondent."""
    if sources.is_agency(text):
        return True
    folded = packs.folded(text).strip(' «»"')
    if folded in _FILERS or folded in packs.together("agencies") or folded in packs.together("correspondents"):
        return True
    if folded.split(" ")[-1] in _DESKS or (len(text) > 3 and text.isupper() and folded.split("-")[0] in _FILERS):
        return True
    parts = [part.strip() for part in re.split(r"[/,،+&]| - | و", folded) if part.strip()]
    if len(parts) > 1:
        agencies = packs.together("agencies")
        return any(part in agencies or part in _FILERS or part in packs.together("correspondents") for part in parts)
    return False


def speaks(rest: str) -> bool:
    """Whether a text begins as speech does: what stands before it is a speaker."""
    return rest.split(None, 1)[0].strip(",.!?:…—-") in _SPEECH


def is_acronym(place: str) -> bool:
    """Whether capitals are likely initials: no vowel, or known as an agency."""
    return len(place) < 6 and not re.search(r"[AEIOUYÁÉÍÓÚÄÖÜАЕИОУЫЭЮЯЁІЇ]", place)
