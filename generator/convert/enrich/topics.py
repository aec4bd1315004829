"""The controlled subjects of an article, by the words and phrases that speak for each and the data file beside this."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator import yamlmap
from generator.convert.enrich.vocabulary import composed
from generator.convert.model import Topic

KEYS: Mapping[str, int] = {"strong": 3, "fair": 2, "weak": 1, "against": -3}
"""What a list of words counts."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|(?<!\d)\d++g")
_APOSTROPHES = str.maketrans("’‘", "''")
_MOST_PER_WORD = 3
_HEAD = 2.0
_LEAST, _LONG = 8.0, 200
_STRONG, _KINDS = 3, 2


Entries = tuple[tuple[int, int], ...]
"""The number of a subject and what the word counts for it."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Triggers by word, with their stems, and phrases by their first word, with the words that follow."""

    names: tuple[str, ...]
    words: Mapping[str, tuple[str, Entries]]
    phrases: Mapping[str, tuple[tuple[str, tuple[str, ...], str, Entries], ...]]


@cache
def shipped() -> tuple[Topic, ...]:
    """The subjects of topics.yaml, in the order of the file."""
    return tuple(
        topic(key.text, node) for key, node in composed("topics.yaml").pairs if isinstance(node, yamlmap.YamlMap)
    )


def topic(name: str, node: yamlmap.YamlMap) -> Topic:
    """A subject as a map of lists writes it; keys that are not of `KEYS` are passed over."""
    return Topic(
        name,
        tuple(
            (item.text.casefold().translate(_APOSTROPHES), KEYS[key.text])
            for key, items in node.pairs
            if key.text in KEYS and isinstance(items, yamlmap.YamlList)
            for item in items.items
            if isinstance(item, yamlmap.YamlScalar) and item.text.strip()
        ),
    )


@cache
def lexicon(added: tuple[Topic, ...] = (), off: frozenset[str] = frozenset()) -> Lexicon:
    """The shipped subjects with those that are added (one of the same name gets more words), without those off."""
    merged: dict[str, dict[str, int]] = {}
    for item in (*shipped(), *added):
        merged.setdefault(item.name, {}).update(item.triggers)
    names = tuple(name for name in merged if name not in off)
    words: dict[str, list[tuple[int, int]]] = {}
    phrases: dict[str, list[tuple[int, int]]] = {}
    for number, name in enumerate(names):
        for trigger, weight in merged[name].items():
            for form in _forms(trigger):
                target = phrases if " " in form else words
                entry = target.setdefault(form, [])
                if number not in (known for known, _ in entry):
                    entry.append((number, weight))
    by_first: dict[str, list[tuple[str, tuple[str, ...], str, Entries]]] = {}
    for phrase, entries in phrases.items():
        first, *rest = phrase.split(" ")
        by_first.setdefault(first, []).append((f" {phrase} ", tuple(rest), _stem(phrase), tuple(entries)))
    return Lexicon(
        names,
        {word: (_stem(word), tuple(entries)) for word, entries in words.items()},
        {first: tuple(entries) for first, entries in by_first.items()},
    )


def topics(head: Sequence[str], body: Sequence[str], known: Lexicon, most: int = 2) -> tuple[tuple[str, float], ...]:
    """The subjects of a text with their scores, the surest first.

    `head` are title, points and lead, whose words count double; `body` is the rest.
    """
    first, second = _counted(head), _counted(body)
    total = first[2] + second[2]
    scores: dict[int, float] = {}
    kinds: dict[int, set[str]] = {}
    strong: set[int] = set()
    headed: set[int] = set()
    for (counts, joined, _), factor in ((first, _HEAD), (second, 1.0)):
        for stem, entries, number in _hits(counts, joined, known):
            times = factor * (1 + (min(number, _MOST_PER_WORD) - 1) * 0.5)
            for index, weight in entries:
                scores[index] = scores.get(index, 0.0) + weight * times
                if weight > 0:
                    kinds.setdefault(index, set()).add(stem)
                    if weight >= _STRONG:
                        strong.add(index)
                    if weight > 1 and factor == _HEAD:
                        headed.add(index)
    least = _LEAST * max(1.0, (total / _LONG) ** 0.5)
    sure = [
        (known.names[index], round(score, 1))
        for index, score in scores.items()
        if score >= least and index in strong and index in headed and _enough(len(kinds[index]), score, least)
    ]
    ranked = sorted(sure, key=lambda item: (-item[1], item[0]))[:most]
    return tuple(item for item in ranked if item[1] >= ranked[0][1] * 0.5)


def _enough(kinds: int, score: float, least: float) -> bool:
    """Whether enough different words speak for a subject: three, or two that say it often."""
    return kinds > _KINDS or (kinds == _KINDS and score >= least * 1.5)


def _hits(counts: Mapping[str, int], joined: str, known: Lexicon) -> Iterable[tuple[str, Entries, int]]:
    for word in counts.keys() & known.words.keys():
        yield *known.words[word], counts[word]
    for word in counts.keys() & known.phrases.keys():
        for phrase, rest, stem, entries in known.phrases[word]:
            if all(part in counts for part in rest) and (number := joined.count(phrase)):
                yield stem, entries, number


def _counted(texts: Sequence[str]) -> tuple[Counter[str], str, int]:
    found = _WORD.findall(" \x00 ".join(texts).replace("’", "'").replace("‘", "'").lower())
    words = [word.removesuffix("'s") for word in found]
    return Counter(words), f" {' '.join(words)} ", len(words)


def _forms(trigger: str) -> tuple[str, ...]:
    """A trigger and its plural; a hyphen may be written as a blank."""
    forms = [trigger]
    if trigger.endswith("y") and trigger[-2:-1] not in "aeiou":
        forms.append(f"{trigger[:-1]}ies")
    elif trigger.endswith(("ch", "sh", "x", "ss")):
        forms.append(f"{trigger}es")
    elif trigger.endswith("man"):
        forms.append(f"{trigger[:-3]}men")
    elif not trigger.endswith("s"):
        forms.append(f"{trigger}s")
    return tuple(forms)


def _stem(trigger: str) -> str:
    bare = trigger.strip()
    for ending in ("ies", "es", "ing", "ed", "er", "s", "al"):
        if bare.endswith(ending) and len(bare) > len(ending) + 3:
            return bare[: -len(ending)]
    return bare
