"""Articles that are much alike, in groups, to be offered: what they share, and where they first differ.

Nothing is done with them until a person says so in the front matter of one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from generator import text, yamlmap
from generator.convert import copies, merge
from generator.convert.model import Found

KEY = "also_ran_as"
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Near:
    """An article as groups show it: what its file says, that file's path, and whom it is said to have run as, too."""

    found: Found
    path: str
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a copy first differs: the number of its paragraph, 0 in its head, and both texts, cut."""

    paragraph: int
    field: str
    first: str
    copy: str


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that is like the first of its group, or like another `of` it. `accepted`: a person has said so."""

    near: Near
    of: str
    likeness: float
    difference: Difference | None
    accepted: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that are alike; the fullest is the first."""

    first: Near
    copies: tuple[Copy, ...]

    def as_json(self) -> dict[str, Any]:
        """The group as plain data for the report."""
        offer = [copy.near.found.id for copy in self.copies if not copy.accepted]
        data = _article(self.first) | {"copies": [_copy(copy) for copy in self.copies]}
        return data | ({"to_accept": f"{KEY}: [{', '.join(offer)}]"} if offer else {})


def groups(pairs: Iterable[tuple[str, str, float]], articles: Mapping[str, Near]) -> tuple[Group, ...]:
    """The groups that pairs of articles make; `articles` by id, pairs with others are left out."""
    alike: dict[str, dict[str, float]] = defaultdict(dict)
    for one, other, likeness in pairs:
        if one in articles and other in articles:
            alike[one][other] = alike[other][one] = likeness
    seen: set[str] = set()
    found: list[Group] = []
    for start in sorted(alike):
        if start not in seen:
            members = _reached(start, alike)
            seen |= members
            found.append(_group(members, alike, articles))
    return tuple(sorted(found, key=lambda group: group.first.path))


def accepted(front_matter: str) -> tuple[str, ...]:
    """The articles that a file says it also ran as, by id or path."""
    parts = merge.parts(front_matter)
    node = yamlmap.compose(parts.front, "")[0] if parts and KEY in parts.front else None
    data: Any = yamlmap.plain(node) if node is not None else {}
    value = data.get(KEY) or ()
    return (value,) if isinstance(value, str) else tuple(str(each) for each in value)


def difference(first: Found, copy: Found) -> Difference | None:
    """Where two articles first differ, in their texts, else in their heads; None where they say the same."""
    mine, theirs = ([block.text for block in found.draft.blocks] for found in (first, copy))
    for number, (one, other) in enumerate(zip_longest(mine, theirs, fillvalue=""), 1):
        if copies.letters(one) != copies.letters(other):
            return Difference(number, "body", text.excerpt(one, _SHOWN), text.excerpt(other, _SHOWN))
    for field in ("title", *copies.FACTS):
        one, other = (_said(found, field) for found in (first, copy))
        if one != other:
            return Difference(0, field, one, other)
    return None


def _said(found: Found, field: str) -> str:
    value = getattr(found.draft, field)
    parts = (value,) if isinstance(value, str) else tuple(getattr(each, "caption", each) for each in value)
    return text.excerpt("; ".join(parts), _SHOWN)


def _reached(start: str, alike: Mapping[str, Collection[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        new = set(alike[waiting.pop()]) - found
        found |= new
        waiting += new
    return found


def _group(members: set[str], alike: Mapping[str, Mapping[str, float]], articles: Mapping[str, Near]) -> Group:
    in_turn = sorted(members, key=lambda id_: (-copies.fullness(articles[id_].found.draft), articles[id_].path))
    first = articles[in_turn[0]]
    found: list[Copy] = []
    for id_ in in_turn[1:]:
        near = articles[id_]
        like = alike[id_]
        of = in_turn[0] if in_turn[0] in like else max(sorted(like), key=lambda other: like[other])
        told = _told(near, articles[of]) or _told(near, first)
        found.append(Copy(near, of, round(like[of], 2), difference(articles[of].found, near.found), told))
    found.sort(key=lambda copy: (-copy.likeness, copy.near.path))
    return Group(first, tuple(found))


def _told(one: Near, other: Near) -> bool:
    """Whether one of two articles names the other."""
    return any(_names(mine, theirs) for mine, theirs in ((one, other), (other, one)))


def _names(one: Near, other: Near) -> bool:
    return any(
        name == other.found.id or other.path.removesuffix(".md").endswith(name.removesuffix(".md").lstrip("./"))
        for name in one.accepted
    )


def _article(near: Near) -> dict[str, Any]:
    return {"id": near.found.id, "file": near.path, "document": near.found.document, "title": near.found.draft.title}


def _copy(copy: Copy) -> dict[str, Any]:
    data = _article(copy.near) | {"likeness": copy.likeness, "of": copy.of, "accepted": copy.accepted}
    if copy.difference is None:
        return data
    where = copy.difference
    place: dict[str, Any] = {"paragraph": where.paragraph} if where.paragraph else {"field": where.field}
    return data | {"first_difference": place | {"of": where.first, "copy": where.copy}}
