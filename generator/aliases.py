"""The other names that a person has given to a name in entities.yaml, as far as the pages of a site have to know them.

The converter has the last word on what is wrong with the file; here what cannot be read names nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import digest, yamlmap
from generator.model import Aliases
from generator.text import squeeze, text_from
from generator.yamlmap import YamlList, YamlMap, YamlNode, YamlScalar

FILE = "entities.yaml"
_LIMITS = yamlmap.Limits(size=4 * 1024 * 1024, events=400_000)


@dataclass(frozen=True, slots=True)
class Decided:
    """The text of a site's entities.yaml, "" where there is none, and its digest."""

    text: str = ""
    digest: str = ""


def read(site: Path) -> Decided:
    """What a person has decided about names; nothing where the file is not there or cannot be read."""
    try:
        text = text_from((site / FILE).read_bytes())
    except (OSError, UnicodeDecodeError):
        return Decided()
    return Decided(text, digest.of_text(text))


def aliases(decided: Decided) -> Aliases:
    """Each name that is shown with its other names, by name: from `aliases`, and from `merges`, whose first is shown.

    A name that is shown for one and an alias of another is filed under the other, with all of its names.
    """
    if "aliases:" not in decided.text and "merges:" not in decided.text:
        return ()
    tree, _ = yamlmap.compose(decided.text, FILE, limits=_LIMITS)
    if tree is None:
        return ()
    shown: dict[str, str] = {}
    for name, other in _pairs(tree):
        if name and other and other != name:
            shown.setdefault(other, name)
    found: dict[str, list[str]] = {}
    for other in shown:
        name = _end(shown, other)
        if name != other:
            found.setdefault(name, []).append(other)
    return tuple(sorted((name, tuple(others)) for name, others in found.items()))


def _pairs(tree: YamlMap) -> Iterator[tuple[str, str]]:
    given, merges = tree.get("aliases"), tree.get("merges")
    for key, node in given.pairs if isinstance(given, YamlMap) else ():
        yield from ((squeeze(key.text), other) for other in _texts(node))
    for node in merges.items if isinstance(merges, YamlList) else ():
        first, *others = _texts(node) or ("",)
        yield from ((first, other) for other in others)


def _texts(node: YamlNode) -> list[str]:
    nodes = node.items if isinstance(node, YamlList) else (node,)
    return [squeeze(each.text) for each in nodes if isinstance(each, YamlScalar)]


def _end(shown: Mapping[str, str], name: str) -> str:
    """The name at the end of a chain of other names; of names in a ring, the first by letters."""
    seen = [name]
    while name in shown:
        name = shown[name]
        if name in seen:
            return min(seen[seen.index(name) :])
        seen.append(name)
    return name
