"""entities.yaml: what a person decided about names — aliases, merges, blocks, types, topics. It has the last word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, ValidationError, WithJsonSchema

from generator import yamlmap
from generator.convert.enrich.topics import shipped, topic
from generator.convert.model import Entities
from generator.problems import Level, Problem, Source
from generator.text import nearest
from generator.typed import FROZEN, Meaning, Texts, problem, told

FILE = "entities.yaml"
KINDS = ("person", "place", "organisation", "country", "none")
_MEANING = Meaning(unknown="C621", value="C622", written={})
_OFF, _ON = ("false", False), ("true", True)
_LIMITS = yamlmap.Limits(size=4 * 1024 * 1024, events=400_000)


class Triggers(BaseModel):
    """The words that speak for a subject, by how much; `against` takes away."""

    model_config = FROZEN

    strong: Texts = Field((), description="Words and phrases that count 3.")
    fair: Texts = Field((), description="Words and phrases that count 2.")
    weak: Texts = Field((), description="Words and phrases that count 1.")
    against: Texts = Field((), description="Words and phrases that take 3 away.")


def _switch(value: object) -> object:
    return {} if value in _OFF or value in _ON else value


_Triggers = Annotated[
    Triggers,
    BeforeValidator(_switch),
    WithJsonSchema({"anyOf": [Triggers.model_json_schema(), {"type": "boolean"}]}),
]


class EntitiesFile(BaseModel):
    """What entities.yaml may say. Every key may be left out; so may the file."""

    model_config = FROZEN

    aliases: dict[str, Texts] = Field(
        default_factory=dict, description="Other names of somebody or something, by the name that is shown."
    )
    merges: tuple[Texts, ...] = Field((), description="Lists of names that are one; the first is shown.")
    blocks: Texts = Field((), description="Names that are never a tag, a person, a place or an organisation.")
    types: dict[str, Literal["person", "place", "organisation", "country", "none"]] = Field(
        default_factory=dict, description="What a name is; it is found wherever it is printed."
    )
    topics: dict[str, _Triggers] = Field(
        default_factory=dict, description="Words of a subject, to add to ours or as a new one; false switches it off."
    )


NOTHING = Entities()


def load(text: str, path: str = FILE) -> tuple[Entities, tuple[Problem, ...]]:
    """The decisions that a text writes, and what is wrong with it; nothing where there are errors."""
    source = Source(path, text)
    tree, found = yamlmap.compose(text, path, limits=_LIMITS)
    problems = [replace(each, code="C623") if each.level is Level.ERROR else each for each in found]
    if tree is None:
        return NOTHING, tuple(problems)
    entities, wrong = parse(tree, source)
    return entities, (*problems, *wrong)


def parse(tree: yamlmap.YamlMap, source: Source) -> tuple[Entities, tuple[Problem, ...]]:
    """The decisions that a map writes, and every problem with its place: unknown keys, values, contradictions."""
    try:
        data = EntitiesFile.model_validate({key.text: yamlmap.plain(node) for key, node in tree.pairs})
    except ValidationError as error:
        return NOTHING, tuple(told(error, tree, source, _MEANING, EntitiesFile))
    shown: dict[str, str] = {}
    problems: list[Problem] = []
    groups = [(name, others) for name, others in data.aliases.items()]
    groups += [(names[0], names[1:]) for names in data.merges if names]
    for name, others in groups:
        for other in others:
            if shown.get(other, name) != name:
                message = f"“{other}” is another name of “{shown[other]}” already"
                problems.append(problem(source, "C624", message, _node_of(tree, other), level=Level.WARNING))
            elif other != name:
                shown[other] = name
    problems += _unknown_topics(tree, source)
    nodes = tree.get("topics")
    added = tuple(
        topic(key.text, node)
        for key, node in (nodes.pairs if isinstance(nodes, yamlmap.YamlMap) else ())
        if isinstance(node, yamlmap.YamlMap)
    )
    entities = Entities(
        tuple(sorted((other, _end(shown, name)) for other, name in shown.items())),
        frozenset(data.blocks),
        tuple(sorted(data.types.items())),
        added,
        frozenset(_off(tree)),
    )
    return entities, tuple(problems)


def pattern(entities: Entities) -> re.Pattern[str] | None:
    """A pattern that finds every name whose kind a person told, under all its names; None where there are none."""
    kinds = dict(entities.kinds)
    names = {name for name, kind in entities.kinds if kind != "none"}
    names |= {other for other, name in entities.shown if kinds.get(name, "none") != "none"}
    if not names:
        return None
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")


def _end(shown: Mapping[str, str], name: str) -> str:
    """The name at the end of a chain of other names."""
    seen = {name}
    while name in shown and shown[name] not in seen:
        name = shown[name]
        seen.add(name)
    return name


def _off(tree: yamlmap.YamlMap) -> dict[str, yamlmap.YamlScalar]:
    """The subjects that are switched off, with their keys."""
    nodes = tree.get("topics")
    pairs = nodes.pairs if isinstance(nodes, yamlmap.YamlMap) else ()
    return {key.text: key for key, node in pairs if isinstance(node, yamlmap.YamlScalar) and node.text in _OFF}


def _unknown_topics(tree: yamlmap.YamlMap, source: Source) -> list[Problem]:
    """Subjects that are switched off and do not exist."""
    known = tuple(each.name for each in shipped())
    problems: list[Problem] = []
    for name, node in _off(tree).items():
        if name not in known:
            near = nearest(name, known)
            hint = f'did you mean "{near}"?' if near else ""
            message = f"there is no subject “{name}” to switch off"
            problems.append(problem(source, "C625", message, node, hint, level=Level.WARNING))
    return problems


def _node_of(tree: yamlmap.YamlMap, name: str) -> yamlmap.YamlScalar | None:
    """The last place where a name is written."""
    waiting: list[yamlmap.YamlNode] = [tree]
    last: yamlmap.YamlScalar | None = None
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, yamlmap.YamlMap):
            waiting += [value for _, value in node.pairs]
        elif isinstance(node, yamlmap.YamlList):
            waiting += node.items
        elif node.text == name:
            last = node if last is None or (node.line, node.column) > (last.line, last.column) else last
    return last
