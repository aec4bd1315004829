"""Which country a city or state lies in, by the gazetteer that the converter knows places by (GeoNames, CC BY 4.0)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from generator.text import file_under

_DATA = "convert/enrich/gazetteer.json"


def country_of(place: str) -> str:
    """The country of a city or state by its name, in English as the converter writes it; "" where it is not known.

    Names that are also ordinary words or names of people are left out.
    """
    return _countries().get(file_under(place)[0], "")


@cache
def _countries() -> Mapping[str, str]:
    data = json.loads(files("generator").joinpath(_DATA).read_text(encoding="utf-8"))
    doubtful = frozenset(data["doubtful"])
    found = dict.fromkeys(data["states"], data["countries"]["US"])
    for size in ("small", "large"):
        found |= {name: data["countries"][code] for code, names in data[size].items() for name in names}
    found |= {alias: found[name] for alias, name in data["aliases"].items() if name in found}
    return {file_under(name)[0]: country for name, country in found.items() if name not in doubtful}
