"""Names in texts of other languages than English: countries by their names there, people behind a title.

Country names are CLDR's and those that news uses; nothing is guessed from capitals alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from generator.convert.enrich.gazetteer import gazetteer
from generator.convert.enrich.runs import UPPER
from generator.convert.enrich.vocabulary import vocabulary

_UNSPACED = frozenset({"zh", "ja"})
_ARABIC = frozenset({"ar", "fa", "ur", "he"})
_CYRILLIC_ENDS = "а|у|ом|е|ы|и|ю|ию|ии|ией|ей|я|ой|ою|єю|і|ї|ії|ію"
_NAME_WORD = rf"[{UPPER}][^\W\d_]+(?:[-’'][^\W\d_]+)*"
_SMALL = "de|del|della|di|da|do|dos|van|von|der|bin|al|y|e|el|la"
_NAME = rf"{_NAME_WORD}(?: (?:(?:{_SMALL}) ){{0,2}}(?:al-)?{_NAME_WORD}){{1,3}}"
_KOREAN_ENDS = "은|는|이|가|을|를|의|에|와|과|도|로|서|인|군|측|산|정부|대통령|총리|외교|국방|대사|당국|언론|기업|군대"
_KOREAN_AFTER = rf"(?![가-힣])|(?=(?:{_KOREAN_ENDS})(?:[^가-힣]|[가-힣]))"


def foreign_countries(
    passages: Sequence[tuple[str, float]], language: str
) -> tuple[dict[str, float], dict[str, float]]:
    """Weight by country over all mentions, and again, as they are all mentions of its name."""
    known = _names(language)
    if not known:
        return {}, {}
    pattern = _pattern(language)
    weights: dict[str, float] = {}
    for text, weight in passages:
        for match in pattern.finditer(text):
            country = known.get(match[1]) or known.get(_stem(match[1]))
            if country:
                weights[country] = weights.get(country, 0.0) + weight
    return weights, dict(weights)


def foreign_people(passages: Sequence[tuple[str, float]], language: str) -> list[tuple[str, str, float]]:
    """Full names behind a title, with the title as role and their weight; the family name alone counts too."""
    pattern = _titled(language)
    if pattern is None:
        return []
    found: dict[str, tuple[str, float]] = {}
    barred = gazetteer()
    for text, _ in passages:
        for match in pattern.finditer(text):
            name = match["name"].removesuffix("’s").removesuffix("'s")
            if barred.place(name) is None and name not in barred.countries and not _title_in(name, language):
                found.setdefault(name, (match["title"], 0.0))
    return [(name, role, _mentions(name, passages)) for name, (role, _) in found.items()]


def _title_in(name: str, language: str) -> bool:
    titles = vocabulary().titles.get(language, frozenset())
    return any(word in titles or word.casefold() in titles for word in name.split(" "))


def _mentions(name: str, passages: Sequence[tuple[str, float]]) -> float:
    last = name.rsplit(" ", 1)[-1]
    return sum(weight * min(text.count(last), 3) for text, weight in passages) or 1.0


@cache
def _all_names() -> Mapping[str, Mapping[str, str]]:
    data: dict[str, dict[str, str]] = json.loads(
        files(__package__).joinpath("country_names.json").read_text(encoding="utf-8")
    )
    return data


@cache
def _names(language: str) -> Mapping[str, str]:
    """The country by each of its names in a language."""
    by_code = gazetteer().by_code
    names = {name: by_code[code] for name, code in _all_names().get(language, {}).items() if code in by_code}
    if language in {"ru", "uk"}:
        names |= {_stem(name): country for name, country in names.items()}
    if language in {"ar", "fa", "ur"}:
        names |= {_bare(name): country for name, country in names.items()}
    return names


def _bare(name: str) -> str:
    return name.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا")


def _stem(name: str) -> str:
    return name.rstrip("аяйьыиюуеоїєі") if len(name) > 4 else name


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """A pattern whose first group is a name of a country, the longest first."""
    spellings = sorted(_names(language), key=lambda name: (-len(name), name))
    alternatives = "|".join(re.escape(name) for name in spellings)
    if language in _UNSPACED:
        return re.compile(f"({alternatives})")
    if language == "ko":
        return re.compile(rf"(?<![가-힣])({alternatives})(?:{_KOREAN_AFTER})")
    if language in _ARABIC:
        return re.compile(rf"(?<!\w)(?:[وفבלה]?[بلכמ]?)?({alternatives})(?!\w)")
    if language in {"ru", "uk"}:
        return re.compile(rf"(?<!\w)({alternatives})(?:{_CYRILLIC_ENDS})?(?!\w)")
    ends = "s?" if language in {"de", "nl", "sv"} else ""
    return re.compile(rf"(?<!\w)({alternatives}){ends}(?!\w)")


@cache
def _titled(language: str) -> re.Pattern[str] | None:
    titles = vocabulary().titles.get(language)
    if not titles:
        return None
    both = {form for title in titles for form in (title, title[0].upper() + title[1:])}
    alternatives = "|".join(re.escape(title) for title in sorted(both, key=lambda title: (-len(title), title)))
    between = (
        " (?:[a-zà-ÿ' ’]{1,30}, )?"
        if language in {"de", "tr", "id"}
        else r"(?:,? | (?:d[eu]s? |de la |del |di |da |do )[^.,;:]{2,40}, )"
    )
    return re.compile(rf"(?<![\w-])(?P<title>{alternatives}){between}(?P<name>{_NAME})(?![\w-])")
