"""Heads: the places of a document where a layout says that an article begins, and the role of each line of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from generator.convert.headline import worth
from generator.convert.marks import Mark, cut_off, prose
from generator.convert.model import Label, Role
from generator.convert.profiles.indexes import lists_articles
from generator.convert.profiles.layout import Layout, match
from generator.convert.profiles.profile import Profile
from generator.convert.profiles.tokens import kinds
from generator.convert.tails import lists, tails

_BODY = 60
_MUCH = 90
_CLEARLY, _NEARLY = 0.7, 0.75
_SHORTEST_REPEATED = 12
_APART = 2
_LISTS = frozenset({"more", "lead"})
_START = frozenset({"start", "gap", "gaps", "end", "text"})
_TOWN = 30
_LONG = frozenset({Label.BULLET, Label.CAPTION})
_FURNITURE = frozenset({Label.UI, Label.SHARE, Label.COUNTER, Label.REFERENCE, Label.END})


@dataclass(frozen=True, slots=True)
class Head:
    """A head: the number of its first mark, the role of each of its marks, why and how sure it is one.

    Heads of rank 0 go before those of rank 1. `listed` ones stand in a list, where a text may be cut off.
    """

    first: int
    roles: tuple[Role, ...]
    evidence: str
    confidence: float
    worth: float = 0.0
    rank: int = 1
    outlet: bool = False
    listed: bool = False

    @property
    def firm(self) -> bool:
        """Whether nothing may move the head: its title is printed again, or an outlet's own layout told it."""
        return self.anchored or self.outlet or not self.rank

    @property
    def end(self) -> int:
        """The number of the first mark after the head."""
        return self.first + len(self.roles)

    @property
    def anchored(self) -> bool:
        """Whether the title is printed again."""
        return Role.AGAIN in self.roles


def heads(found: Sequence[Mark], profiles: Sequence[Profile]) -> tuple[Head, ...]:
    """The heads of a document in order, none within another.

    Where two claim the same lines, the profile of a site's owner counts most, then a title printed again, then how sure
    a head is, then its title.
    """
    below = tails(found)
    opening = next((at for at, mark in enumerate(found) if mark.label not in _FURNITURE), 0)
    bits = [kinds(mark) for mark in found]
    there = reduce(or_, bits, 0)
    listing = {"index"} if lists_articles(found) else set()
    before = [_before(found, at, below) | ({"start"} if at == opening else set()) | listing for at in range(len(found))]
    claimed: list[Head] = []
    for layout, rank, outlet in [
        (layout, int(not profile.own), bool(profile.signs)) for profile in profiles for layout in profile.layouts
    ]:
        if not all(mask & there for mask in layout.required):
            continue
        starts = [at for at, kind in enumerate(bits) if kind & layout.first and not layout.after.isdisjoint(before[at])]
        here = [head for at in starts if (head := _at(found, bits, at, layout, below, rank)) is not None]
        here = [replace(head, outlet=outlet, listed=_cut_off_too(layout)) for head in here]
        if not layout.regular or _regular(here, opening, "more" in layout.after):
            claimed += here
    claimed = sorted(_best_of_each(found, claimed), key=_order)
    taken: set[int] = set()
    kept: list[Head] = []
    for head in claimed:
        span = range(head.first, max(head.end, head.first + 1))
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(head)
    return _without_repeats(found, sorted(kept, key=lambda head: head.first))


def _cut_off_too(layout: Layout) -> bool:
    """Whether a layout is that of a list of articles of which only the first words may be printed."""
    return layout.regular and "lead" not in layout.after and not layout.after.isdisjoint({"more", "index", "stamp"})


def _regular(here: Sequence[Head], opening: int, linked: bool) -> bool:
    """Whether a layout is that of a list: the document begins with it and has it again, or has it three times.

    Texts that only links to more part (`linked`) are a list when there are three.
    """
    return len(here) > 2 or (not linked and len(here) == 2 and any(head.first == opening for head in here))


def _best_of_each(found: Sequence[Mark], claimed: Sequence[Head]) -> list[Head]:
    """Of heads that end alike the one with the best title; of titles about as good the first: a standfirst follows."""
    groups: dict[tuple[int, int, bool], list[Head]] = {}
    for head in claimed:
        groups.setdefault((head.rank, head.end, head.anchored), []).append(head)
    kept: list[Head] = []
    for (_, _, anchored), group in groups.items():
        if anchored:
            kept += group
            continue
        best = max(group, key=lambda head: (head.worth, -head.first))
        near = [head for head in group if head.worth >= best.worth - _NEARLY and _blocks(found, head, best) <= 1]
        first = min(near, key=lambda head: (head.first, -head.confidence))
        sure = max(head.confidence for head in group)
        kept.append(replace(first, confidence=sure))
    return kept


def _blocks(found: Sequence[Mark], one: Head, other: Head) -> int:
    """How many blank lines part the beginnings of two heads."""
    low, high = sorted((one.first, other.first))
    return sum(mark.gap > 0 for mark in found[low + 1 : high + 1])


def _order(head: Head) -> tuple[float, ...]:
    """The surest head first; of anchored ones the earliest, of others the longest."""
    if head.anchored:
        return (head.rank, 0, -head.confidence, head.first)
    return (head.rank, 1, -head.confidence, -len(head.roles), head.first)


def _without_repeats(found: Sequence[Mark], kept: Sequence[Head]) -> tuple[Head, ...]:
    """The heads, of several with no text between them only the best: an article has one."""
    result: list[Head] = []
    for head in kept:
        before = result[-1] if result else None
        between = found[before.end if before else 0 : head.first]
        if before is not None and not any(prose(mark) for mark in between):
            if _rank(head) > _rank(before):
                result[-1] = head
        elif _parts(found, head, between):
            result.append(head)
    return tuple(result)


def _parts(found: Sequence[Mark], head: Head, between: Sequence[Mark]) -> bool:
    """Whether a dateline or a list mark begins an article, and is not the text or a point of the same one."""
    if not head.first or found[head.first].dated:
        return True
    if (
        head.roles[:1] == (Role.TITLE,) and found[head.first].label is Label.BULLET
    ):  # else it is a point under the title of this very article
        return any(prose(mark) for mark in between)
    if Role.TITLE in head.roles or _after_link(found, head.first):
        return True
    return any(mark.label in {Label.LEAD, Label.END} for mark in between)


def _rank(head: Head) -> tuple[int, bool, bool, float]:
    return -head.rank, head.anchored, Role.TITLE in head.roles, head.confidence + head.worth / 10


def _at(
    found: Sequence[Mark], bits: Sequence[int], at: int, layout: Layout, below: Sequence[bool], rank: int
) -> Head | None:
    """The head that begins at a mark, if the layout fits there and text follows. An owner's title stays where it is."""
    if layout.repeats and layout.elements[0].tokens == ("title",) and not _repeated(found[at]):
        return None
    roles = match(layout, found, bits, at)
    whole = roles is not None and {Role.TITLE, Role.STAMP, Role.POINT, Role.CAPTION} <= {*roles}
    if roles is None or (
        not whole
        and not _text_follows(
            found, at, len(roles), below[at] and found[at].gap < _APART and layout.after.isdisjoint(_LISTS)
        )
    ):
        return None
    kept = _without_text(roles)
    kept = _retitled(found, at, kept) if rank else kept
    return Head(at, kept, layout.evidence, layout.confidence, _worth(found, at, kept), rank)


def _repeated(mark: Mark) -> bool:
    return mark.again > 0 and len(mark.key.encode("utf-8", "surrogatepass")) >= _SHORTEST_REPEATED


def _retitled(found: Sequence[Mark], at: int, roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles with the title where it is most like one: sections and menus stand over it, a standfirst below."""
    if Role.TITLE not in roles or Role.AGAIN in roles:
        return roles
    title = roles.index(Role.TITLE)
    titles = {
        number: worth(found, at + number, at + len(roles), True, alone=False)
        for number, role in enumerate(roles)
        if role is Role.TITLE or (role is Role.POINT and _may_be_title(found, at + number))
    }
    best = min(number for number, value in titles.items() if value >= max(titles.values()) - _NEARLY)
    if titles[best] < titles[title] + (_CLEARLY if best > title else 0):
        return roles
    return tuple(
        Role.TITLE if number == best else Role.LEFT if number < best and number in titles else role
        for number, role in enumerate(roles)
    )


def _may_be_title(found: Sequence[Mark], at: int) -> bool:
    """Whether a line of a head may be its title: no sentence, and not printed twice in a row as captions are."""
    mark = found[at]
    return (
        mark.label in {Label.SHORT, Label.NAME} and mark.again != 1 and not (at and found[at - 1].key == mark.key != "")
    )


def _worth(found: Sequence[Mark], at: int, roles: tuple[Role, ...]) -> float:
    """How much the title of a head is like one, so that of two heads that end alike the one with the title is taken."""
    if Role.TITLE not in roles or Role.AGAIN in roles:
        return 0.0
    return round(worth(found, at + roles.index(Role.TITLE), at + len(roles), True, alone=False), 1)


def _without_text(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles without those of the text that the layout only looked at; it is no part of the head."""
    end = len(roles)
    while end and roles[end - 1] is Role.BODY:
        end -= 1
    return roles[:end]


def _before(found: Sequence[Mark], at: int, below: Sequence[bool]) -> frozenset[str]:
    """What stands before a mark, in the words that layouts use."""
    if at == 0 or found[at].dated:
        return _START | {"dated"} if found[at].dated else _START
    words = {"text"}
    if found[at].gap:
        words.add("gap")
    if found[at].gap > 1:
        words.add("gaps")
    if below[at] and (found[at].gap or (found[at - 1].label in _FURNITURE and not lists(found[at - 1]))):
        words.add("end")
    if found[at - 1].label in _FURNITURE and not lists(found[at - 1]):
        words.add("ui")
    if found[at - 1].label is Label.END:
        words.add("mark")
    if found[at - 1].label is Label.STAMP:
        words.add("stamp")
    if found[at - 1].label is Label.LEAD:
        words.add("lead")
    if _after_link(found, at):
        words.add("more")
    if _signed(found, at):
        words.add("signed")
    return frozenset(words)


def _after_link(found: Sequence[Mark], at: int) -> bool:
    return found[at - 1].line.reason == "link to more" and lists(found[at - 1])


def _signed(found: Sequence[Mark], at: int) -> bool:
    """Whether a name, perhaps with a town under it, closes the text above a line."""
    if found[at].gap == 0:
        return False
    town = found[at - 1].gap == 0 and len(found[at - 1].text) <= _TOWN and found[at - 1].label is not Label.TEXT
    name = at - 2 if town else at - 1
    return name > 0 and found[name].label is Label.NAME and found[name].gap > 0 and prose(found[name - 1])


def _text_follows(found: Sequence[Mark], at: int, length: int, below: bool) -> bool:
    """Whether prose stands within the next lines. Below an article it must be more than a teaser or a notice."""
    following = found[at + max(0, length - 1) : at + length + 8]
    if not below:
        return any(prose(mark) or (mark.label in _LONG and len(mark.text) >= _BODY) for mark in following)
    text = [mark for mark in following if prose(mark) and not cut_off(mark.text)]
    if text and any(mark.label is Label.STAMP for mark in found[at : at + length]):
        return True
    return any(mark.label is Label.LEAD for mark in text) or len(text) > 1 or any(len(m.text) > _MUCH for m in text)
