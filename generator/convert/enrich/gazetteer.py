"""The names of countries and cities that the converter knows, read once from the data file beside this module."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
    demonyms: frozenset[str]
    doubtful_countries: frozenset[str]
    places: dict[str, Place]
    regions: frozenset[str]
    states: frozenset[str]
    organisations: dict[str, str]
    spellings: dict[str, str]

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


@cache
def gazetteer() -> Gazetteer:
    """The shipped gazetteer."""
    data = json.loads(files(__package__).joinpath("gazetteer.json").read_text(encoding="utf-8"))
    by_code: dict[str, str] = data["countries"]
    countries = {name: name for name in by_code.values()} | {
        name: by_code[code] for name, code in data["names"].items()
    }
    countries |= dict.fromkeys(data["phrases"], "")
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
        frozenset(data["names"]),
        frozenset(data["doubtful_countries"]),
        places,
        frozenset(data["regions"]),
        frozenset(data["states"]),
        {spelling: spellings_[0] for spellings_ in data["organisations"] for spelling in spellings_},
        spellings,
    )
