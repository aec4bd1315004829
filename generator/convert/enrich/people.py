"""People whose name follows a title; a titled surname ("PM Sharif") belongs to the full name in the same text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.convert.enrich.gazetteer import Gazetteer
from generator.convert.enrich.runs import Run
from generator.convert.model import Person
from generator.convert.words import word_set

# A title gives the role in the words of the text; an honorific says nothing about it.
_OFFICES = """
president|prime minister|pm|vice president|foreign minister|defense minister|defence minister|finance minister
interior minister|minister|chief minister|information minister|premier|chancellor|mayor|governor
governor-general|senator|congressman|congresswoman|secretary of state|secretary of war|secretary of defense
secretary of defence|secretary of the treasury|secretary of the interior|secretary-general|secretary general
attorney general|ambassador|envoy|commissioner|chairman|chairwoman|chairperson|director|director-general
chief justice|justice|judge|chief executive|spokesman|spokeswoman|spokesperson|general|gen.|lieutenant general
lt. gen.|lt gen|major general|maj. gen.|brigadier general|brig. gen.|brigadier|colonel|col.|lieutenant colonel
lt. col.|major|maj.|captain|capt.|commander|lieutenant|lt.|sergeant|sgt.|admiral|adm.|vice admiral
rear admiral|air marshal|field marshal|marshal|commander-in-chief|professor|prof.|bishop|archbishop|cardinal
father|rabbi|imam|ayatollah|mufti|cosmonaut|astronaut|coach|sen.|rep.|gov.|viceroy|opposition leader
crown prince
"""
_HONORIFICS = "mr.|mr|mrs.|mrs|ms.|ms|miss|dr.|dr|doctor|sir|dame|rev.|reverend|madam|mme|sheikh|shaikh|haji"
_REGNAL = "king|queen|emperor|empress|pope|lord|lady|prince|princess|sultan|emir|tsar|czar|saint"
_TITLES = {title: "office" for title in _OFFICES.replace("\n", "|").split("|") if title} | {
    **dict.fromkeys(_HONORIFICS.split("|"), "honorific"),
    **dict.fromkeys(_REGNAL.split("|"), "regnal"),
}
_SMALL_ROLES = re.compile(
    r"\b(?P<role>(?:(?:[Ff]ormer|late|acting|[Dd]eputy|[Vv]ice|then|interim|[Ee]x-?)[ -])?"
    r"(?:(?:foreign|defen[cs]e|finance|prime|interior|information|chief|health|army|"
    r"navy|air force|flight|police|opposition|party|human rights|climate|defence|political|security|co-?)[ -])?"
    r"(?:president|minister|premier|chancellor|mayor|governor|senator|secretary|ambassador|envoy|chairman|chairwoman|director|commander|spokesman|"
    r"spokeswoman|spokesperson|leader|chief|justice|judge|professor|astronaut|cosmonaut|analyst|economist|historian|engineer|surgeon|lawyer|author|"
    r"novelist|poet|actor|actress|singer|coach|captain|pilot|archaeologist|physicist|biologist|astronomer|inventor|explorer|aviator|climber|"
    r"mountaineer|executive|founder|banker|editor|journalist|correspondent"
    r"|photographer|activist|lawmaker|diplomat))(?: general)?,? $"
)
# A run with one of these is the name of a thing, whatever title begins it.
_THINGS = word_set(
    """
    University College School Institute Hospital Airport Stadium Street Road Avenue Boulevard Square Park Bridge
    Palace House Hall Court Assembly Council Committee Commission Company Corp Corporation Inc Ltd Group Bank Fund
    Foundation Party Army Navy Force Forces Staff Headquarters Office Ministry Department Agency Association
    League Cup Trophy Prize Award Award's Medal Electric Motors Mills Hotel Center Centre Museum Library Theatre
    Theater Church Mosque Cathedral Temple Island Islands Lake River Bay Sea Sound Mountain Mount Valley Desert
    City Town Village County Province State States Region District Union Federation Republic Kingdom Empire
    Conference Summit Treaty Accord Act Bill Plan Project Programme Program Mission Operation Agreement Games
    Olympics Championship Times Post News Journal Herald Tribune Gazette Guardian Press Radio Television Line
    Lines Airlines Airways Railway Station Canal Dam Tunnel Prison Jail Camp Base Fort Castle Tower Wall Gate
    Garden Gardens Market Exchange Cross Crescent Nations Congress Parliament Senate Cabinet Secretary General
    Minister President Elect League Law Order War Day Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April June July August September October November December
    """
)
_STOP_FIRST = word_set(
    """
    The A An In On At By For From With And But Or As If When While After Before Since Until During Its His Her
    Their Our My Your This That These Those He She It They We You I Not No Yes Both Some Many Most All Each Every
    Two Three Four Former Late New Old Last Next First East West North South Greater Mount Lake Fort Port Saint
    River Under Over Among Between About Near Against
    """
)
_ROMAN = re.compile(r"[IVX]+")


@dataclass(frozen=True, slots=True)
class _Titled:
    name: tuple[str, ...]
    role: str
    kind: str
    title: str
    weight: float


def people(found: Sequence[Run], names: Gazetteer) -> tuple[tuple[Person, float], ...]:
    """The people of a text in order of first mention, each with the weight of its certain mentions."""
    titled = [item for run in found for item in _titled(run, names)]
    full: dict[tuple[str, ...], str] = {}
    for item in titled:
        if len(item.name) > 1 or item.kind == "regnal":
            name = (item.title, *item.name) if item.kind == "regnal" else item.name
            full[name] = full.get(name) or item.role
    for item in titled:
        if len(item.name) == 1 and item.kind != "regnal":
            owner = _owner(item.name[0], full) or _full_name(item.name[0], found, names)
            if owner:
                full[owner] = full.get(owner) or item.role
    weights = _weights(full, found)
    kept = _merged(full)
    return tuple((Person(" ".join(name), kept[name]), weights[name]) for name in kept)


def _titled(run: Run, names: Gazetteer) -> Iterable[_Titled]:
    words = run.words
    position = _last_title(words)
    if position is not None:
        start, end, kind = position
        name = _name(words[end:], names, kind)
        title = " ".join(words[start:end])
        if name:
            role = title if kind == "office" else ""
            yield _Titled(name, role or _role_before(run, start), kind, title, run.weight)
        return
    small = _SMALL_ROLES.search(run.before)
    if small and not run.opens:
        name = _name(words, names, "office")
        if len(name) > 1:
            yield _Titled(name, small["role"], "office", "", run.weight)


def _role_before(run: Run, start: int) -> str:
    """The role printed before an honorific: "former defense secretary, Dr. …"."""
    match = _SMALL_ROLES.search(run.before) if start == 0 else None
    return match["role"] if match else ""


def _last_title(words: tuple[str, ...]) -> tuple[int, int, str] | None:
    """Where the last title of a run begins and ends, and its kind; None without one or with nothing after it."""
    for end in range(len(words) - 1, 0, -1):
        for start in range(max(0, end - 3), end):
            kind = _TITLES.get(" ".join(words[start:end]).casefold())
            if kind:
                return start, end, kind
    return None


def _name(words: Sequence[str], names: Gazetteer, kind: str) -> tuple[str, ...]:
    """The words as a person's name, () when they are none."""
    kept = list(words)
    while kept and (kept[-1] in _STOP_FIRST or (kept[-1].endswith("day") and kept[-1] in _THINGS)):
        kept.pop()
    if not 1 <= len(kept) <= 5 or any(word in _THINGS for word in kept) or kept[0] in _STOP_FIRST:
        return ()
    if (
        kept[0] in names.countries
        or " ".join(kept) in names.countries
        or any(word in {"U.S.", "US", "UN", "UK"} for word in kept)
    ):
        return ()
    if kind != "regnal" and any(len(word) > 2 and word.isupper() for word in kept):
        return ()
    if kind != "regnal" and len(kept) > 1 and names.place(" ".join(kept)):
        return ()
    return (" ".join(kept),) if kept[0][0].islower() else tuple(kept)


def _owner(surname: str, full: dict[tuple[str, ...], str]) -> tuple[str, ...] | None:
    owners = [name for name in full if " ".join(name).endswith(f" {surname}")]
    return owners[0] if owners else None


def _full_name(surname: str, found: Sequence[Run], names: Gazetteer) -> tuple[str, ...] | None:
    """The one untitled full name in the text that ends in the surname."""
    candidates: dict[tuple[str, ...], None] = {}
    for run in found:
        words = run.words[1:] if run.words[0] in _STOP_FIRST else run.words
        if (
            2 <= len(words) <= 4
            and words[-1] == surname
            and _last_title(words) is None
            and _name(words, names, "office") == words
        ):
            candidates[words] = None
    return next(iter(candidates)) if len(candidates) == 1 else None


def _merged(full: dict[tuple[str, ...], str]) -> dict[tuple[str, ...], str]:
    """Without the names that only shorten another of the same surname.

    "Khalifa Haftar" beside "Khalifa Abu-al-Qasim Haftar".
    """
    kept: dict[tuple[str, ...], str] = {}
    for name, role in full.items():
        longer = [other for other in full if len(other) > len(name) and other[-1] == name[-1] and other[0] == name[0]]
        if len(longer) != 1:
            kept[name] = role
        elif not full[longer[0]]:
            kept[longer[0]] = role
    return {name: kept[name] for name in full if name in kept}


def _weights(full: dict[tuple[str, ...], str], found: Sequence[Run]) -> dict[tuple[str, ...], float]:
    by_surname: dict[str, list[tuple[str, ...]]] = {}
    for name in full:
        by_surname.setdefault(name[-1], []).append(name)
    weights: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for run in found:
        owners = by_surname.get(run.words[-1], [])
        for name in owners:
            if run.words[-len(name) :] == name or (len(owners) == 1 and not _ROMAN.fullmatch(name[-1])):
                weights[name] += run.weight
    return weights
