"""Who pictures and reports come from: agencies, outlets and the words beside them, in all languages."""

from __future__ import annotations

import re
from functools import cache

from generator.convert import linewords, packs
from generator.convert.enrich.gazetteer import gazetteer

_OUTLETS = frozenset(linewords.phrases("outlets"))
_CUES = frozenset(linewords.phrases("source_cues"))
_BROADCASTERS = frozenset({"BBC", "CNN", "ITV", "RFI", "DW", "VOA", "NPR", "CBC", "ABC", "NBC", "CBS", "Sky", "Fox"})
_SERVICES = frozenset(
    {
        "Scotland",
        "Wales",
        "News",
        "Sport",
        "World Service",
        "Monitoring",
        "Arabic",
        "Urdu",
        "Hindi",
        "Persian",
        "Russian",
    }
    | {"Turkish", "Turkce", "Türkçe", "Mundo", "Brasil", "Afrique", "Africa", "News NI", "Northern Ireland", "Verify"}
)
_JOINTS = re.compile(r"\s*(?:[/,|;·&+]|\s[–—-]\s|\bvia\b|\band\b|\bet\b|\bund\b|\by\b|\sи\s)\s*")
_NAME_PART = re.compile(r"[^\W\d_][\w.’'-]*+(?:\s[^\W\d_][\w.’'-]*+){0,3}")


@cache
def agencies() -> frozenset[str]:
    """News and picture agencies, outlets and archives as printed."""
    return frozenset(linewords.phrases("sources")) | {name for pack in packs.packs() for name in pack.words("agencies")}


@cache
def ends() -> frozenset[str]:
    """The last words of agencies' names: what a line that ends in one ends with."""
    return frozenset(name.split()[-1].split("/")[-1].split("-")[-1] for name in agencies()) | {"photo", "photos"}


def is_agency(text: str) -> bool:
    """Whether a text is an agency's name, as printed."""
    return text in agencies()


def is_cited(text: str) -> bool:
    """Whether a text is one or more sources joined by bars or commas, one of them an agency: "Mira Holt/AFP"."""
    if len(text) > 90:
        return False
    text = text.replace("’", "'")
    if text in agencies():
        return True
    parts = [part for part in _JOINTS.split(text) if part]
    known = [part in agencies() or _ends_in_agency(part) or _begins_with_agency(part) for part in parts]
    return any(known) and all(
        is_known
        or (not _is_closed(part) and _NAME_PART.fullmatch(part) is not None and _is_capital(part))
        or part.casefold() in _CUES
        for part, is_known in zip(parts, known, strict=True)
    )


def _ends_in_agency(part: str) -> bool:
    """Whether a part is an agency with a cue: "AFP Photo", "Courtesy NASA"; "AFP Mira Holt" is not."""
    words = part.split()
    if not 1 < len(words) <= 6:
        return False
    rest = [word for word in words if word.casefold().strip(".:") not in _CUES | {"by", "of", "the"}]
    return len(rest) < len(words) and " ".join(rest) in agencies()


def _begins_with_agency(part: str) -> bool:
    """Whether a hyphen joins an agency to others: "AP-Yonhap"."""
    first, joint, _ = part.partition("-")
    return bool(joint) and len(first) > 1 and first in agencies() and " " not in part


def _is_closed(part: str) -> bool:
    """Whether a part ends a sentence: with a stop after a longer word."""
    return part[-1] == "." and len(part.split()[-1]) > 4


def is_outlet(text: str) -> bool:
    """Whether a news agency or outlet signs that may be an author: "Reuters", "Arab News"."""
    if packs.folded(text) in packs.together("agencies") or text in _OUTLETS:
        return True
    first, _, rest = text.partition(" ")
    return first in _BROADCASTERS and 0 < len(rest) <= 20 and (rest in _SERVICES or is_place(rest))


def _is_capital(part: str) -> bool:
    words = part.split()
    return (words[0][0].isupper() or len(words) < 4) and all(
        not word[0].islower() or word in {"de", "la", "van", "von", "al", "bin", "der", "el"} for word in words
    )


def has_cue(text: str) -> bool:
    """Whether a text holds a word of the trade: "Velm Press Club", "city archive"."""
    return not _CUES.isdisjoint(re.split(r"[\s/:.,-]+", text.casefold()))


def is_place(text: str) -> bool:
    """Whether a text names a known city, state or country."""
    return gazetteer().place(text) is not None or text in gazetteer().countries
