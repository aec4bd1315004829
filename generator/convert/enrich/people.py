"""People: who has a title, a role, an age, a given name, or speaks; family names said later belong to them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.convert.enrich.gazetteer import Gazetteer
from generator.convert.enrich.roles import age_after, core, role_after, role_before
from generator.convert.enrich.runs import PARTICLES, Run
from generator.convert.enrich.vocabulary import Vocabulary
from generator.convert.words import word_set

_SURE, _LIKELY = 2.0, 1.0
_LONGEST = 5
_DAYS = word_set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Today Yesterday Tomorrow")
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_CAPITAL_PARTICLES = frozenset({"Van", "Von", "De", "Del", "Di", "Da", "Al", "El", "Bin"})
_INITIALS = frozenset({"US", "UN", "UK", "EU", "U.S.", "U.N.", "U.K."})
_NO_VERBS = word_set("and or of in at on for to the a an by with from as but nor vs")
_TRADES = ("er", "or", "ist", "man", "woman", "ian", "eer", "smith", "ress")
_STARTS = ("al-", "el-", "Mc", "Mac", "O'", "O’", "Abu-")
_MINUTE = frozenset({"I", "A", "O"})
_ROMAN = re.compile(r"[IVX]+")
_SPEAKS_AFTER = re.compile(r"(?:,[”\"’']?)? (?:also |then |later )?(?P<verb>[a-z]+)")
_SPEAKS_BEFORE = re.compile(r"(?:^|[ ”\"’'])(?P<verb>[a-z]+) $")
_OF_COUNTRY = re.compile(r" of (?P<place>[^\W\d_]\w+)")
_RELATIVE = re.compile(r",? (?:who|whose) ")
_NOUN_AFTER = re.compile(
    r" (?:award|prize|trophy|cup|stadium|airport|street|bridge|museum|hospital|school|center|centre|foundation)\b"
)
_WORK = re.compile(r"[“\"‘'«]$")
_ACCORDING = re.compile(
    r"(?:according to|interview with|brother of|son of|daughter of|wife of|widow of|named|called|met|by) $"
)
_TITLE_BEFORE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Mme)\.? $")


class Titled(NamedTuple):
    """A name with its role: its words, what it was called and how ("office", "regnal" …), and how sure it is one."""

    name: tuple[str, ...]
    role: str
    kind: str
    score: float
    run: Run


class Persons(NamedTuple):
    """The people of a text with role and weight, in order of first mention; the less sure ones; lone surnames."""

    sure: tuple[tuple[str, str, float], ...]
    likely: tuple[tuple[str, str, float], ...]
    surnames: tuple[tuple[str, str, float], ...]


def people(found: Sequence[Run], names: Gazetteer, words: Vocabulary) -> Persons:
    """Who is named in the runs of a text."""
    singles = _singles(found)
    items = [item for run in found if (item := candidate(run, names, words)) is not None]
    scores: dict[tuple[str, ...], float] = {}
    roles: dict[tuple[str, ...], str] = {}
    for item in items:
        if len(item.name) > 1 or item.kind == "regnal":
            scores[item.name] = max(scores.get(item.name, 0.0), item.score)
            roles[item.name] = roles.get(item.name) or item.role
    for name in list(scores):
        scores[name] += _later(name, singles, words)
    full = {name: roles[name] for name, score in scores.items() if score >= _SURE}
    lone = _bound(items, full, scores, roles, words)
    kept = _merged(full)
    weights = _weights(kept, found, items)
    likely = {name: roles[name] for name, score in scores.items() if _LIKELY <= score < _SURE and name not in full}
    return Persons(
        tuple((" ".join(name), role, weights[name]) for name, role in kept.items()),
        tuple((" ".join(name), role, _own_weight(name, found)) for name, role in likely.items()),
        tuple(lone),
    )


def candidate(run: Run, names: Gazetteer, words: Vocabulary) -> Titled | None:
    """The person that a run may name, with what speaks for it; None when its words can be no name."""
    parts = run.words
    if len(parts) == 1:
        role = "" if run.opens else role_before(run.before, words)
        name = name_of(parts, names, words, "") if role else ()
        return Titled(name, role, "office", 2.5, run) if name else None
    position = _last_title(parts, run.opens, words)
    if position is not None:
        start, end, kind = position
        title = " ".join(parts[start:end])
        name = name_of(parts[end:], names, words, kind)
        if not name or (kind == "role" and len(name) < 2) or name[0] in _MINUTE:
            return None
        if kind == "regnal":
            return Titled((title, *name), "", kind, 3.0, run)
        role = title if kind in {"office", "role"} else (role_before(run.before, words) if start == 0 else "")
        return Titled(name, role or role_after(run.after, words), kind, 3.0, run)
    trade = parts[0] if run.opens and len(parts) > 2 and _is_trade(parts, words) else ""
    name = name_of(parts[1:] if trade else parts, names, words, "")
    if not name or name[0] in words["stop_first"]:
        return None
    role = trade or ("" if run.opens else role_before(run.before, words))
    if len(name) == 1 or name[0] in _CAPITAL_PARTICLES:
        name = (" ".join(name),)
        return Titled(name, role, "office", 2.5, run) if role else None
    score, role = _score(run, name, role, names, words)
    return Titled(name, role, "office", score, run) if score > 0 else None


def _score(run: Run, name: tuple[str, ...], role: str, names: Gazetteer, words: Vocabulary) -> tuple[float, str]:
    """How much speaks for an untitled name of two words or more being somebody, and the role the text gives."""
    after = role_after(run.after, words)
    score = 2.5 * bool(role) + 2.5 * bool(after) + 3.0 * age_after(run.after)
    score += _by_shape(name, words) + _by_speech(run, words)
    country = _OF_COUNTRY.match(run.after)
    if country and names.countries.get(country["place"]):
        score += 1.0
    owner = run.before[:-3].rpartition(" ")[2] if run.before.endswith(("'s ", "’s ")) else ""
    if owner and names.countries.get(owner):
        score += 1.0
    if run.before.endswith((" the ", "The ")) or _NOUN_AFTER.match(run.after):
        score -= 2.0
    if _WORK.search(run.before) and run.after[:1] in "”\"’'»,.":
        score -= 2.0
    if run.before.endswith((" in ", " at ", " near ", " from ")) and not role:
        score -= 1.0
    return score, role or after


def _by_shape(name: tuple[str, ...], words: Vocabulary) -> float:
    """What the words of a name say: a given name, an initial, a particle."""
    first = name[0]
    score = 0.0
    if first in words["given"] or first.partition("-")[0] in words["given"]:
        score = 2.0
    elif first in words["given_weak"] or _initial(first) or first in words["family_first"]:
        score = 0.75
    if any(word in PARTICLES or word.startswith(_STARTS) for word in name[1:]):
        score += 0.5
    return score


def _by_speech(run: Run, words: Vocabulary) -> float:
    """What the verbs around a name say: people speak, and do what only people do."""
    score = 0.0
    speaks = _SPEAKS_AFTER.match(run.after)
    if speaks and speaks["verb"] in words["says"]:
        score = 1.0
    elif speaks and (speaks["verb"] in words["acts"] or (run.opens and speaks["verb"] not in _NO_VERBS)):
        score = 0.5
    told = _SPEAKS_BEFORE.search(run.before)
    if told and told["verb"] in words["says"] and not run.opens:
        score += 1.0
    elif _ACCORDING.search(run.before):
        score += 0.5
    return score + 2.0 * (_RELATIVE.match(run.after) is not None)


def name_of(parts: Sequence[str], names: Gazetteer, words: Vocabulary, kind: str) -> tuple[str, ...]:
    """The words as a person's name, () when they are none."""
    kept = list(parts)
    while kept and (kept[-1] in _DAYS or kept[-1] in words["stop_first"]):
        kept.pop()
    while len(kept) > 2 and not kind and kept[0] in words["stop_first"]:
        kept.pop(0)
    if not kept:
        return ()
    size = sum(word.casefold() not in PARTICLES and word not in _SUFFIXES for word in kept)
    things = words["things"]
    family = len(kept) == 2 and "-" in kept[1] and kept[0] in words["family_first"]
    if not 1 <= size <= _LONGEST or kept[0] in words["stop_first"]:
        return ()
    if not things.isdisjoint(kept[1:] if family else kept):
        return ()
    if kept[0] in names.countries and (kept[0] not in words["given_weak"] or size < 2):
        return ()
    text = " ".join(kept)
    if _is_something_else(kept, text, size, names, kind):
        return ()
    return (text,) if size == 1 and kind != "regnal" else tuple(kept)


def _is_something_else(kept: Sequence[str], text: str, size: int, names: Gazetteer, kind: str) -> bool:
    """Whether words are those of a country, an organisation or a place, or initials."""
    if text in names.countries or text in names.organisations or not names.demonyms.isdisjoint(kept):
        return True
    if kind == "regnal":
        return False
    if any(word in _INITIALS or (len(word) > 2 and word.isupper() and word not in _SUFFIXES) for word in kept):
        return True
    if size > 1:
        return names.place(text) is not None
    return not kind and (names.place(text) is not None or text in names.regions)


def _is_trade(parts: tuple[str, ...], words: Vocabulary) -> bool:
    """Whether a sentence opens with a trade we do not know before a given name: "Watchmaker Saad Yalda"."""
    first = parts[0]
    known = first in words["given"] or first in words["given_weak"]
    return not known and parts[1] in words["given"] and first.endswith(_TRADES)


def is_titled(run: Run, words: Vocabulary) -> bool:
    """Whether a run begins with a title or an honorific."""
    return len(run.words) > 1 and _last_title(run.words, run.opens, words) is not None


def _last_title(parts: tuple[str, ...], opens: bool, words: Vocabulary) -> tuple[int, int, str] | None:
    """Where the last title of a run begins and ends, and its kind; None without one or with nothing after it.

    A plain noun such as "Seismologist" is one only where its capital is that of a sentence.
    """
    if len(parts) < 2:
        return None
    before = words.before
    for end in range(len(parts) - 1, 0, -1):
        for start in range(max(0, end - 4), end):
            kind = before.get(" ".join(parts[start:end]).casefold())
            if (
                kind
                and (kind != "role" or (opens and start == 0))
                and (start == 0 or kind != "honorific" or end - start)
            ):
                return start, end, kind
    return None


def _initial(word: str) -> bool:
    return len(word) == 2 and word[1] == "."


def _singles(found: Sequence[Run]) -> dict[str, list[Run]]:
    """Runs of one word, by that word without its article, in small letters."""
    singles: defaultdict[str, list[Run]] = defaultdict(list)
    for run in found:
        words = run.words if len(run.words) == 1 else run.words[-1:] if _TITLE_BEFORE.search(f"{run.words[0]} ") else ()
        if words:
            singles[_key(words[0])].append(run)
        elif len(run.words) == 2 and run.words[0] in PARTICLES | {"Van", "De", "El", "Al", "Del", "Di"}:
            singles[_key(run.text)].append(run)
    return singles


def _later(name: tuple[str, ...], singles: dict[str, list[Run]], words: Vocabulary) -> float:
    """What lone mentions of the family name add."""
    best = 0.0
    for key in _short_names(name, words):
        for run in singles.get(key, ()):
            speaks = _SPEAKS_AFTER.match(run.after)
            verb = speaks["verb"] if speaks else ""
            told = _SPEAKS_BEFORE.search(run.before)
            if (
                verb in words["says"]
                or len(run.words) > 1
                or (told and told["verb"] in words["says"] and not run.opens)
            ):
                best = max(best, 1.5)
            elif run.opens and verb:
                best = max(best, 1.0)
            else:
                best = max(best, 0.5)
    return best


def _short_names(name: tuple[str, ...], words: Vocabulary) -> list[str]:
    """By which single words somebody may be called after the full name, the likeliest first."""
    bare = [word for word in name if word not in _SUFFIXES]
    last = next((index for index in range(1, len(bare)) if bare[index] in PARTICLES), len(bare) - 1)
    short = [_key(bare[-1])]
    if last < len(bare) - 1:
        short.append(_key(" ".join(bare[last:])))
    if len(bare) > 1 and bare[0] in words["family_first"] and ("-" in bare[1] or bare[-1] not in words["given"]):
        short.append(_key(bare[0]))
    if len(bare) > 2 and bare[-2] not in PARTICLES and not _initial(bare[-2]) and bare[-2] not in words["given"]:
        short.append(_key(bare[-2]))
    return short


@lru_cache(maxsize=8192)
def _key(word: str) -> str:
    return word.casefold().replace("’", "'").removeprefix("al-").removeprefix("el-")


def _bound(
    items: Sequence[Titled],
    full: dict[tuple[str, ...], str],
    scores: dict[tuple[str, ...], float],
    roles: dict[tuple[str, ...], str],
    words: Vocabulary,
) -> list[tuple[str, str, float]]:
    """Give titled family names ("PM Sharif") to the full names they belong to; those without one are returned.

    A full name that was not sure is when it gets a title in this way.
    """
    lone: dict[tuple[str, str], float] = {}
    for item in items:
        if len(item.name) != 1 or item.kind == "regnal":
            continue
        key = _key(item.name[0])
        owners = [name for name in full if key in _short_names(name, words)]
        if not owners and item.kind != "role":
            owners = [name for name in scores if key in _short_names(name, words)]
            if len(owners) == 1:
                full[owners[0]] = roles[owners[0]]
        if len(owners) > 1:
            owners = [name for name in owners if item.role and core(full[name]) == core(item.role)]
        if len(owners) == 1:
            full[owners[0]] = full[owners[0]] or item.role
        elif item.kind == "office" and item.role and not owners:
            surname = (item.name[0], item.role)
            lone[surname] = lone.get(surname, 0.0) + item.run.weight
    return [(name, role, weight) for (name, role), weight in lone.items()]


def _merged(full: dict[tuple[str, ...], str]) -> dict[tuple[str, ...], str]:
    """Without the names that only shorten another of the same family name.

    "Khalifa Haftar" beside "Khalifa Abu-al-Qasim Haftar".
    """
    kept: dict[tuple[str, ...], str] = {}
    for name, role in full.items():
        longer = [other for other in full if len(other) > len(name) and other[-1] == name[-1] and other[0] == name[0]]
        if len(longer) != 1:
            kept[name] = kept.get(name) or role
        else:
            kept[longer[0]] = kept.get(longer[0]) or full[longer[0]] or role
    return {name: kept[name] for name in full if name in kept}


def _weights(
    kept: dict[tuple[str, ...], str], found: Sequence[Run], items: Sequence[Titled]
) -> dict[tuple[str, ...], float]:
    """Weighted mentions by name; a family name that two people share counts for the one whose role it is said with."""
    role_of = {(item.run.passage, item.run.start): core(item.role) for item in items if item.role}
    by_last: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in kept:
        by_last[_key(name[-1])].append(name)
    weights = dict.fromkeys(kept, 0.0)
    for run in found:
        owners = by_last.get(_key(run.words[-1]), [])
        whole = [name for name in owners if run.words[-len(name) :] == name]
        if whole:
            weights[max(whole, key=len)] += run.weight
            continue
        if len(owners) > 1:
            role = role_of.get((run.passage, run.start), "")
            owners = [name for name in owners if role and core(kept[name]) == role]
        titled = (run.passage, run.start) in role_of
        if len(owners) == 1 and not _ROMAN.fullmatch(owners[0][-1]) and (titled or _only_calls(run, owners[0])):
            weights[owners[0]] += run.weight
    return weights


def _only_calls(run: Run, name: tuple[str, ...]) -> bool:
    """Whether a run that ends in somebody's family name says no other given name before it."""
    rest = run.words[:-1]
    return (
        not rest
        or rest[-1] in name
        or rest[-1].casefold().rstrip(".") in _CALLS
        or (len(rest[-1]) > 0 and rest[-1][0].islower())
    )


_CALLS = word_set("mr mrs ms miss dr pm gen minister president prof professor chief leader marshal senator judge king")


def _own_weight(name: tuple[str, ...], found: Sequence[Run]) -> float:
    return sum(run.weight for run in found if run.words[-len(name) :] == name)
