"""The names of countries and cities that the converter knows, read once from the data file beside this module."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_DEMONYM = re.compile(
    r"(?:ans?|ish|ese|i|is|ch|chmen|chman|chwoman|[aoiu]ns|ic|ers?|tch|tchm[ae]n|Czechs?|Swiss|Danes|Poles|Turks|Swedes?"
    r"|Serbs|Scots|Welsh|Greeks?|Finns|Spaniards?|Slovaks?|Slovene|Azeri|Thais?|Tajiks?|Uzbeks?|Kazakhs?|Turkmen|Kyrgyz"
    r"|Filipinos?|Argentines?|Philippine|Soviets?|Czechoslovak|Yugoslavs?|m[ae]n|Malagasy|Britons?|Cypriots?|Kosovars?|Montenegrins?|Nigerien|Burkinabe)$"
)
_NO_DEMONYMS = frozenset(
    {"Britain", "Great Britain", "Pakistan", "KSA", "Sudan", "Japan", "The Bahamas", "Abyssinia", "Saudi Arabia"}
)


@dataclass(frozen=True, slots=True)
class Place:
    """A city or region: its name as prose prints it, its country's name, whether it is large, or also a word."""

    name: str
    country: str
    large: bool
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Look-ups by printed name.

    `countries` maps names and demonyms to one name per country, "" for runs that mean something else.
    """

    countries: dict[str, str]
    by_code: dict[str, str]
    demonyms: frozenset[str]
    first_words: frozenset[str]
    doubtful_countries: frozenset[str]
    places: dict[str, Place]
    regions: frozenset[str]
    states: frozenset[str]
    organisations: dict[str, str]
    spellings: dict[str, str]

    def is_demonym(self, spelling: str) -> bool:
        """Whether a spelling of a country names its people or is its adjective."""
        return spelling in self.demonyms

    def place(self, name: str) -> Place | None:
        """The city or state of that name, in any case of letters and with or without accents."""
        return self.places.get(folded(name))

    def spelling(self, name: str) -> str:
        """How prose prints a place or country known by that name, "" when it is unknown."""
        return self.spellings.get(folded(name), "")


def folded(name: str) -> str:
    """A key that ignores case, accents and the kind of apostrophe."""
    if name.isascii():
        return name.casefold()
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return bare.replace("’", "'").replace("‘", "'").casefold()


def _cities(data: Mapping[str, Any]) -> Iterator[str]:
    for size in ("small", "large"):
        for names in data[size].values():
            yield from (name for name in names if " " in name)


def _holds(name: str, countries: Mapping[str, str]) -> bool:
    """Whether a country's name is a part of a city's: "Benin City" is no mention of Benin."""
    return any(countries.get(word) for word in name.split(" "))


@cache
def gazetteer() -> Gazetteer:
    """The shipped gazetteer."""
    data = json.loads(files(__package__).joinpath("gazetteer.json").read_text(encoding="utf-8"))
    by_code: dict[str, str] = data["countries"]
    countries = {name: name for name in by_code.values()} | {
        name: by_code[code] for name, code in data["names"].items()
    }
    countries |= dict.fromkeys(data["phrases"], "")
    countries |= {name: "" for name in _cities(data) if name not in countries and _holds(name, countries)}
    doubtful = frozenset(data["doubtful"])
    places: dict[str, Place] = {folded(name): Place(name, by_code["US"], False, True) for name in data["states"]}
    for size in ("small", "large"):
        for code, names in data[size].items():
            for name in names:
                places[folded(name)] = Place(name, by_code[code], size == "large", name in doubtful)
    places |= {folded(alias): places[folded(name)] for alias, name in data["aliases"].items() if folded(name) in places}
    spellings = {key: place.name for key, place in places.items()} | {folded(name): name for name in by_code.values()}
    return Gazetteer(
        countries,
        by_code,
        frozenset(name for name in data["names"] if _DEMONYM.search(name) and name not in _NO_DEMONYMS),
        frozenset(name.split(" ")[0] for name in countries),
        frozenset(data["doubtful_countries"]),
        places,
        frozenset(data["regions"]),
        frozenset(data["states"]),
        {spelling: spellings_[0] for spellings_ in data["organisations"] for spelling in spellings_},
        spellings,
    )
