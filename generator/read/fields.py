"""From the keys of a front matter to the fields of an article: other names resolved, misspellings told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator import yamlmap
from generator.model import Correction, Event, Image, Person, Record
from generator.problems import Level, Problem, Source
from generator.read import frontmatter
from generator.read.frontmatter import FrontMatter
from generator.text import nearest
from generator.typed import frozen, problem
from generator.yamlmap import YamlList, YamlMap, YamlNode, YamlScalar

_SHORT = 5  # a word of so many letters is near another only at a distance of one
_KNOWN = {
    **{name: name for name in FrontMatter.model_fields},
    **{also: name for name, others in frontmatter.ALSO.items() for also in others},
}
_NAMES = tuple(_KNOWN)
_NESTED: dict[str, tuple[str, ...]] = {
    "image": tuple(frontmatter.ImageFields.model_fields),
    "images": tuple(frontmatter.ImageFields.model_fields),
    "people": tuple(frontmatter.PersonFields.model_fields),
    "events": tuple(frontmatter.EventFields.model_fields),
    "corrections": tuple(frontmatter.CorrectionFields.model_fields),
    "source": tuple(frontmatter.SourceFields.model_fields),
    "also_in": tuple(frontmatter.SourceFields.model_fields),
}


@dataclass(frozen=True, slots=True)
class Fields:
    """Front matter, typed: the values of an `Article`'s fields by their names, and the line of each key."""

    values: Mapping[str, Any]
    lines: tuple[tuple[str, int], ...]


def fields(tree: YamlMap, source: Source) -> tuple[Fields | None, tuple[Problem, ...]]:
    """The front matter that a mapping writes, and everything wrong with it; None where no article can be made of it."""
    problems: list[Problem] = []
    given: dict[str, object] = {}
    keys: dict[str, tuple[YamlScalar, YamlNode]] = {}
    extra: list[tuple[YamlScalar, YamlNode]] = []
    for key, node in tree.pairs:
        name = _KNOWN.get(key.text)
        if name is None:
            extra.append((key, node))
            continue
        data = _data(node)
        if data is None:
            continue
        if name in given:
            problems.append(_both(source, name, keys[name][0], key))
        else:
            given[name] = data
            keys[name] = (key, node)
    title = given.get("title", "")
    if isinstance(title, str) and not title.strip():
        problems.append(_untitled(source, tree, extra))
        given["title"] = "untitled"
    problems += _misspelt(source, extra)
    for name, known in _NESTED.items():
        if name in keys and not isinstance(keys[name][1], YamlScalar):
            problems += _unread(source, keys[name], known)
    typed = frontmatter.typed(given, tree, source, {name: key.text for name, (key, _) in keys.items()})
    if isinstance(typed, list):
        return None, (*problems, *typed)
    lines = tuple([(name, key.line) for name, (key, _) in keys.items()])
    values = _values(typed, isinstance(keys["summary"][1], YamlScalar) if "summary" in keys else False)
    if extra:
        values["extra"] = Record(tuple((key.text, frozen(yamlmap.value(node))) for key, node in extra))
    return Fields(values, lines), tuple(problems)


def _data(node: YamlNode) -> Any:
    """What the schema is given: texts, lists and maps, without what has no value."""
    if isinstance(node, YamlScalar):
        return None if node.bare and node.text in {"", "~", "null"} else node.text
    if isinstance(node, YamlList):
        return [data for data in map(_data, node.items) if data is not None]
    return {key.text: data for key, value in node.pairs if (data := _data(value)) is not None}


def _values(typed: FrontMatter, one_text: bool) -> dict[str, Any]:
    """The typed fields under the names of `Article`, nested models as the values that stages hand on."""
    values = dict(typed.__dict__)
    summary = values.pop("summary")
    if one_text:
        values["standfirst"] = summary[0] if summary else ""
    else:
        values["points"] = summary
    if typed.image is not None:
        values["image"] = _image(typed.image)
    if typed.images:
        values["images"] = tuple([_image(image) for image in typed.images])
    if typed.people:
        values["people"] = tuple([Person(person.name, person.role) for person in typed.people])
    if typed.events:
        values["events"] = tuple([Event(event.date, event.text) for event in typed.events])
    if typed.corrections:
        values["corrections"] = tuple([Correction(item.date, item.text) for item in typed.corrections])
    if typed.source is not None:
        values["source"] = typed.source.provenance()
    if typed.also_in:
        values["also_in"] = tuple([item.provenance() for item in typed.also_in])
    return values


def _image(image: frontmatter.ImageFields) -> Image:
    return Image(image.src, image.alt, image.caption, image.credit)


def _both(source: Source, name: str, first: YamlScalar, second: YamlScalar) -> Problem:
    message = f'"{first.text}" and "{second.text}" are the same key'
    excerpts = (
        source.excerpt(first.line, first.column, len(first.text), "first set here", "-"),
        source.excerpt(second.line, second.column, len(second.text), "set again here"),
    )
    hint = f'keep one of them, best as "{name}"'
    return Problem("E110", message, source.at(second.line, second.column), hint, excerpts=excerpts)


def _untitled(source: Source, tree: YamlMap, extra: list[tuple[YamlScalar, YamlNode]]) -> Problem:
    """E101, at the key that was left empty or misspelt where there is one."""
    empty = next((key for key, _ in tree.pairs if _KNOWN.get(key.text) == "title"), None)
    if empty is not None:
        return problem(source, "E101", "this article has no title", empty, hint="write the headline after it")
    for key, _ in extra:
        if nearest(key.text.casefold(), ("title", "headline")):
            extra.remove((key, _))
            return problem(source, "E101", "this article has no title", key, hint='did you mean "title"?')
    hint = "add a line  title: …  with the headline"
    return Problem("E101", "this article has no title", source.at(source.first_line), hint)


def _misspelt(source: Source, extra: list[tuple[YamlScalar, YamlNode]]) -> list[Problem]:
    found: list[Problem] = []
    for key, _ in extra:
        near = nearest(key.text, _NAMES, 1 if len(key.text) <= _SHORT else 2)
        if near:
            message = f'"{key.text}" looks like a misspelt "{near}"'
            hint = f'write "{near}", if that is what it is'
            found.append(problem(source, "W111", message, key, hint, "it is kept as page.extra", Level.WARNING))
    return found


def _unread(source: Source, pair: tuple[YamlScalar, YamlNode], known: tuple[str, ...]) -> list[Problem]:
    """W111 and W113: keys inside an image, a person, an event that nothing reads."""
    outer, inner = pair
    found: list[Problem] = []
    for entry in inner.items if isinstance(inner, YamlList) else (inner,):
        if not isinstance(entry, YamlMap):
            continue
        for key, node in entry.pairs:
            if key.text in known:
                continue
            name = f"{outer.text}.{key.text}"
            if near := nearest(key.text, known, 1 if len(key.text) <= _SHORT else 2):
                said, hint = f'"{name}" looks like a misspelt "{near}"', f'write "{near}", if that is what it is'
                found.append(problem(source, "W111", said, key, hint, level=Level.WARNING))
            else:
                note = f'"{outer.text}" has {", ".join(known)}'
                hint = (
                    "a comma between braces begins the next key: put the text in quotes"
                    if _cut_off(entry, node)
                    else ""
                )
                found.append(problem(source, "W113", f'"{name}" is not read', key, hint, note, Level.WARNING))
    return found


def _cut_off(entry: YamlMap, node: YamlNode) -> bool:
    """Whether a key without a value is more likely the rest of a text that a comma divided."""
    return entry.flow and isinstance(node, YamlScalar) and node.bare and not node.text
