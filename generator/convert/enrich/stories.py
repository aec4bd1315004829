"""Running stories: articles of a few weeks that share rare names. Sure ones are told, others proposed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from generator.convert.enrich.findings import Findings

_APART = 28
"""Days that may pass between one article of a story and the next."""
_SURE = 3
_RAREST, _SHARE = 8, 0.02
_NAMES = 6
_HEAVY = 3.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """Articles (by key) that may be one story, the names they share, whether that is sure."""

    name: str
    articles: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Stories:
    """The story of each article that is surely of one, and everything that was found, sure ones first."""

    told: Mapping[str, str]
    proposals: tuple[Proposal, ...]


def stories(articles: Sequence[Findings]) -> Stories:
    """The stories of an archive; an article is told to be of one at most."""
    counts: defaultdict[str, int] = defaultdict(int)
    for found in articles:
        for name in _heavy(found):
            counts[name] += 1
    most = max(_RAREST, int(len(articles) * _SHARE))
    pairs: defaultdict[tuple[str, str], list[Findings]] = defaultdict(list)
    for found in articles:
        rare = sorted(name for name in _heavy(found) if 1 < counts[name] <= most)
        if _day(found.date) is not None:
            for pair in combinations(rare, 2):
                pairs[pair].append(found)
    groups = [(pair, group) for pair, items in sorted(pairs.items()) for group in _close(items)]
    told: dict[str, str] = {}
    proposals: list[Proposal] = []
    for pair, group in sorted(groups, key=lambda item: (-len(item[1]), item[0])):
        free = [found for found in group if found.key not in told]
        if len(free) < 2 or any(set(p.articles) >= {found.key for found in free} for p in proposals):
            continue
        same = set.intersection(*({topic for topic, _ in found.topics} for found in free))
        sure = len(free) >= _SURE and bool(same)
        name = f"{pair[0]} and {pair[1]}"
        proposals.append(Proposal(name, tuple(found.key for found in free), sure))
        if sure:
            told |= {found.key: name for found in free}
    return Stories(told, tuple(sorted(proposals, key=lambda item: (not item.sure, -len(item.articles), item.name))))


def _heavy(found: Findings) -> list[str]:
    """The names that weigh most in an article."""
    names = [(name, weight) for name, _, weight in (*found.people, *found.organisations)]
    names += list(found.places)
    ranked = sorted({name: weight for name, weight in names if weight >= _HEAVY}.items(), key=lambda i: (-i[1], i[0]))
    return [name for name, _ in ranked[:_NAMES]]


def _close(items: Sequence[Findings]) -> list[list[Findings]]:
    """The articles in groups of which each is within weeks of the next."""
    dated = sorted(
        ((day, found) for found in items if (day := _day(found.date)) is not None), key=lambda i: (i[0], i[1].key)
    )
    groups: list[list[Findings]] = []
    last: date | None = None
    for day, found in dated:
        if last is None or (day - last).days > _APART:
            groups.append([])
        groups[-1].append(found)
        last = day
    return [group for group in groups if len(group) > 1]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
