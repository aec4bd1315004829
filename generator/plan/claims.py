"""Who owns which address: every output has one owner, and two that want the same are named both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.paths import collision_key
from generator.problems import Location, Problem

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Claim(Generic[Item]):
    """An output and who wants it: the file it comes from, or "" for a page that the site makes by itself."""

    url: str
    origin: str
    line: int | None
    item: Item


def settle(claims: Iterable[Claim[Item]]) -> tuple[tuple[Claim[Item], ...], tuple[Problem, ...]]:
    """One claim for each address, by address, the site's own before files; and a problem for each claim turned down.

    File systems may ignore case, width and composition, and no file can be a folder too: such addresses are the same.
    """
    owners: dict[str, Claim[Item]] = {}
    problems: list[Problem] = []
    for claim in sorted(claims, key=lambda claim: (claim.origin, claim.url)):
        key = collision_key(claim.url)
        owner = owners.setdefault(key, claim)
        if owner is not claim:
            problems.append(_collision(owner, claim))
    problems += _folders(owners)
    return tuple(sorted(owners.values(), key=lambda claim: claim.url)), tuple(problems)


def _folders(owners: dict[str, Claim[Item]]) -> list[Problem]:
    inside: dict[str, Claim[Item]] = {}
    for key, claim in owners.items():
        folder = key
        while "/" in folder:
            folder = folder.rpartition("/")[0]
            if folder in inside:
                break
            inside[folder] = claim
    clashes = [key for key in owners if key in inside]
    return [_collision(inside[key], owners.pop(key)) for key in clashes]


def _collision(owner: Claim[Item], other: Claim[Item]) -> Problem:
    if owner.url == other.url:
        why = ""
    elif collision_key(owner.url) == collision_key(other.url):
        why = f" (/{other.url} is the same: addresses ignore upper and lower case)"
    else:
        why = f" (/{other.url} is in the way: no file can be a folder too)"
    own = "" if owner.origin and other.origin else ", one of them a page that the site makes by itself"
    also = tuple(Location(claim.origin, claim.line) for claim in (owner, other) if claim.origin)
    hint = 'set a different "slug:" or "url:" in one of them'
    return Problem("E401", f"two pages want the address /{owner.url}{why}{own}", hint=hint, also=also)
