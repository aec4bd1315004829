"""The words by which names are known: titles, roles, given names, heads of organisations, names of newspapers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator import yamlmap

_LISTS = (
    "given", "given_weak", "family_first", "roles", "modifiers", "says", "acts", "things", "stop_first",
    "organisation_heads", "organisation_generic", "organisation_of", "organisation_and", "outlet_heads",
    "geo_last", "geo_first",
)  # fmt: skip
_PHRASES = ("offices", "honorifics", "regnal", "outlets", "place_after", "place_before")
LIMITS = yamlmap.Limits(size=1024 * 1024, events=100_000)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`lists` holds single words, `phrases` phrases, by the keys of names.yaml; `titles` has phrases by language.

    `before` maps what may stand before a name within a capitalised run, in small letters, to its kind: "office",
    "honorific", "regnal" or "role"; `role_ends` are the last words of offices and roles.
    """

    lists: Mapping[str, frozenset[str]]
    phrases: Mapping[str, frozenset[str]]
    titles: Mapping[str, frozenset[str]]
    before: Mapping[str, str]
    role_ends: frozenset[str]

    def __getitem__(self, key: str) -> frozenset[str]:
        """The words of a list."""
        return self.lists[key]


@cache
def vocabulary() -> Vocabulary:
    """The shipped vocabulary."""
    tree = composed("names.yaml")
    lists = {key: frozenset(_text(tree.get(key)).split()) for key in _LISTS}
    phrases = {key: _phrases(tree.get(key)) for key in _PHRASES}
    by_language = tree.get("titles")
    assert isinstance(by_language, yamlmap.YamlMap)
    before = {
        **dict.fromkeys(sorted(lists["roles"]), "role"),
        **dict.fromkeys(sorted(phrases["offices"]), "office"),
        **dict.fromkeys(sorted(phrases["honorifics"]), "honorific"),
        **dict.fromkeys(sorted(phrases["regnal"]), "regnal"),
    }
    titles = {key.text: _phrases(node) for key, node in by_language.pairs}
    ends = frozenset(phrase.rsplit(" ", 1)[-1] for phrase, kind in before.items() if kind in {"office", "role"})
    return Vocabulary(lists, phrases, titles, before, ends)


def composed(name: str) -> yamlmap.YamlMap:
    """A shipped data file of this folder as nodes. Raises ValueError where it is no map."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    tree, problems = yamlmap.compose(text, name, limits=LIMITS)
    if tree is None:
        raise ValueError("; ".join(problem.message for problem in problems))
    return tree


def _text(node: yamlmap.YamlNode | None) -> str:
    return node.text if isinstance(node, yamlmap.YamlScalar) else ""


def _phrases(node: yamlmap.YamlNode | None) -> frozenset[str]:
    return frozenset(part.strip() for part in _text(node).replace("\n", "|").split("|") if part.strip())
