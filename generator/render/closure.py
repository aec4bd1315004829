"""Which templates a template is made of, through every include, extends and import; and one digest of them all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator import digest as digests
from generator.model import TemplateSource

# A tag that never ends is one too, so that no part of a source is looked at twice; Jinja refuses it.
_TAG = re.compile(r"\{%[-+]?+\s*+(?:extends|include|import|from)\b(.*?)(?:%\}|\Z)", re.DOTALL)
_LITERAL = r"""(?:"[^"\\]*+"|'[^'\\]*+')"""
_TARGET = re.compile(
    rf"\s*+(?:(?P<one>{_LITERAL})|[\[(]\s*+(?P<many>{_LITERAL}(?:\s*+,\s*+{_LITERAL})*+)\s*+(?:,\s*+)?+[\])])"
    r"(?:\s++(?:import\b|as\b|ignore\s++missing\b|with(?:out)?+\s++context\b).*|\s*+[-+]?+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class References:
    """The templates a source names. `dynamic`: it also names one by an expression, which may be any."""

    names: tuple[str, ...]
    dynamic: bool = False


def references(text: str) -> References:
    """What a template's source refers to.

    It may say too much (a tag in a comment or a raw block), never too little: whatever is not plainly a name, or a list
    of names, counts as dynamic.
    """
    names: dict[str, None] = {}
    dynamic = False
    for tag in _TAG.finditer(text):
        if target := _TARGET.fullmatch(tag[1]):
            for literal in re.findall(_LITERAL, target["one"] or target["many"]):
                names[literal[1:-1]] = None
        else:
            dynamic = True
    return References(tuple(names), dynamic)


def members(sources: Iterable[TemplateSource], template: str) -> tuple[TemplateSource | str, ...]:
    """The template and everything it is made of, sorted by name; a name the theme does not have stands as a text."""
    known = {source.name: source for source in sources}
    reached: set[str] = set()
    waiting = [template]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        if source := known.get(name):
            found = references(source.text)
            waiting += found.names
            waiting += known if found.dynamic else ()
    return tuple(known.get(name, name) for name in sorted(reached))


def digest(sources: Iterable[TemplateSource], template: str) -> str:
    """The digest of a template's closure by content: it changes when a template in it changes, appears or goes."""
    parts: list[str] = [template]
    for member in members(sources, template):
        parts += (member, "absent") if isinstance(member, str) else (member.name, "present", member.text)
    return digests.of_parts(*parts)


def all_digests(sources: tuple[TemplateSource, ...]) -> dict[str, str]:
    """The digest of the closure of every template, by name."""
    return {source.name: digest(sources, source.name) for source in sources}
