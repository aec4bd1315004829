"""The tags of an article: what it speaks of most, countries first, ranked by where it is said.

Precision before recall.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.convert.enrich.gazetteer import folded

COUNTRIES, PLACES, PEOPLE, ORGANISATIONS, MOST = 6, 2, 3, 2, 14
_FEW = 4
_COUNTRY_WEIGHT, _TAG_WEIGHT = 2.0, 3.0

Weights = Mapping[str, float]


def tags(
    by_country: Weights,
    by_country_name: Weights,
    groups: Sequence[tuple[Weights, int]],
    topics: Iterable[str],
    section: str,
    kept: Callable[[str], bool],
) -> tuple[str, ...]:
    """Countries, then names by weight, then subjects and the section the page prints, each once.

    `groups` are weights of names with how many of that kind become tags; `kept` says whether a name may be a tag.
    """
    names: list[tuple[str, float]] = []
    for weights, most in groups:
        names += [item for item in _top(weights, len(weights), _TAG_WEIGHT) if kept(item[0])][:most]
    names.sort(key=lambda item: (-item[1], item[0]))
    room = MOST - 3
    chosen = [name for name, _ in [*chosen_countries(by_country, by_country_name), *names]][:room]
    return _unique([*chosen, *topics, *([section] if section else [])])


def chosen_countries(weights: Weights, named: Weights) -> list[tuple[str, float]]:
    """Countries that are named; those whose people alone are named, once and in the text, only where few are."""
    sure = {name: weight for name, weight in weights.items() if weight >= _COUNTRY_WEIGHT or named.get(name, 0) >= 1}
    return _top(weights if 0 < len(sure) < _FEW else sure, COUNTRIES, 1)


def _top(weights: Weights, count: int, least: float) -> list[tuple[str, float]]:
    """The heaviest names, ties by name."""
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return [item for item in ranked[:count] if item[1] >= least]


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """Each name once, whatever its case and accents."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(folded(name), name)
    return tuple(kept.values())
