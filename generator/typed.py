"""YAML nodes made into typed values by pydantic models, and pydantic's findings said in plain words at their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, get_args
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, InstanceOf, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator import yamlmap
from generator.model import Record
from generator.problems import Level, Problem, Source
from generator.text import nearest
from generator.yamlmap import YamlList, YamlMap, YamlNode, YamlScalar

# Every model of ours: its values never change, and a text may not pass for a number where pydantic would guess.
FROZEN = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
_FORMS = {
    "string": "a text",
    "int": "a whole number",
    "bool": "true or false",
    "float": "a number",
    "tuple": "a list",
    "list": "a list",
    "model": 'lines of the form "name: value"',
    "dict": 'lines of the form "name: value"',
}
_BOUNDS = {
    "greater_than_equal": ("ge", "at least"),
    "greater_than": ("gt", "more than"),
    "less_than_equal": ("le", "at most"),
    "less_than": ("lt", "less than"),
}


def wrong(message: str, code: str = "", **context: Any) -> PydanticCustomError:
    """What a validator raises: the words after the key's name, or with a code a sentence of its own."""
    return PydanticCustomError("ours", "{said}", {"said": message, "code": code, **context})


def one_or_many(value: object) -> object:
    """A list as it is, without its empty places; a single value as a list of one."""
    if isinstance(value, (list, tuple)):
        return [item for item in value if item is not None]
    return [] if value is None else [value]


def record(data: Mapping[str, object]) -> Record:
    """Free data by key as a record, all that is in it frozen."""
    return Record(tuple((str(key), frozen(item)) for key, item in data.items()))


def frozen(value: object) -> object:
    """Free data with its lists as tuples and its maps as records."""
    if isinstance(value, Mapping):
        return record(value)
    if isinstance(value, (list, tuple)):
        return tuple(frozen(item) for item in value)
    return value


def _free(value: object) -> object:
    if not isinstance(value, Mapping):
        return value if isinstance(value, Record) else _not_free()
    return frozen(value)


def _not_free() -> object:
    raise wrong(f"has to be {_FORMS['dict']}")


def whole_address(text: str) -> bool:
    """Whether a text is an absolute address of the web (http or https) without blanks."""
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not any(c.isspace() for c in text)
    except ValueError:  # an address in brackets that is none
        return False


Texts = Annotated[
    tuple[str, ...],
    BeforeValidator(one_or_many),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
Free = Annotated[InstanceOf[Record], BeforeValidator(_free), WithJsonSchema({"type": "object"})]


@dataclass(frozen=True, slots=True)
class Meaning:
    """How findings are told: codes for an unknown key and a wrong value, and the keys as written in the file."""

    unknown: str
    value: str
    written: Mapping[str, str]


def told(
    error: ValidationError, tree: YamlMap, source: Source, meaning: Meaning, model: type[BaseModel]
) -> list[Problem]:
    """Every finding of a validation by the model as a problem at the node it is about."""
    found = error.errors(include_url=False, include_input=False)
    return [
        _problem(item["type"], item.get("ctx") or {}, item["loc"], tree, source, meaning, known_at(model, item["loc"]))
        for item in found
    ]


def known_at(model: type[BaseModel], place: tuple[int | str, ...]) -> tuple[str, ...]:
    """The keys that the model, or the model inside it that a place leads to, knows where the place ends."""
    for step in place[:-1]:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        if field is not None:
            kinds = (field.annotation, *get_args(field.annotation))
            model = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), model)
    return tuple(model.model_fields)


def _problem(
    kind: str,
    context: Mapping[str, Any],
    place: tuple[int | str, ...],
    tree: YamlMap,
    source: Source,
    meaning: Meaning,
    known: tuple[str, ...],
) -> Problem:
    label, key, node = _at(tree, place, meaning.written)
    if kind == "extra_forbidden" and key is not None:
        return unknown_key(source, key, label, known, meaning.unknown)
    if kind == "missing":
        return problem(source, meaning.value, f"{label} is missing", node)
    if kind == "string_type" and isinstance(node, YamlMap) and not node.flow and node.pairs:
        first = node.pairs[0][0]
        if hint := yamlmap.listed_text(source, first.line):
            colon = (first.line, first.end_column)
            return yamlmap.needs_quotes(source, "", colon, 'YAML reads a "name: value" here', hint)
    if kind == "ours":
        said, code = context["said"], context["code"] or meaning.value
        message = said if context["code"] else f"{label} {said}"
        return problem(source, code, message, node, hint=context.get("hint", ""), note=context.get("note", ""))
    said = "may not be empty" if kind == "string_too_short" else f"has to be {_form(kind, context)}"
    return problem(source, meaning.value, f"{label} {said}", node)


def _form(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "literal_error":
        return f"one of {context['expected']}".replace("'", '"')
    if kind in _BOUNDS:
        name, words = _BOUNDS[kind]
        return f"{words} {context[name]:,}"
    return next((form for start, form in _FORMS.items() if kind.startswith(start)), "something else")


def _at(
    tree: YamlMap, place: tuple[int | str, ...], written: Mapping[str, str]
) -> tuple[str, YamlScalar | None, YamlNode]:
    """The words for a place in a tree, the last key on the way there, and the node that lies deepest on it."""
    node: YamlNode = tree
    key: YamlScalar | None = None
    label = ""
    for depth, step in enumerate(place):
        if isinstance(step, str):
            name = written.get(step, step) if depth == 0 else step
            label = f"{label}.{name}" if label else name
            key = (node.key(name) if isinstance(node, YamlMap) else None) or key
            node = (node.get(name) if isinstance(node, YamlMap) else None) or node
        elif isinstance(node, YamlList):
            given = [item for item in node.items if yamlmap.plain(item) is not None]
            node = given[step] if step < len(given) else node
    return f'"{label}"', key, node


def unknown_key(source: Source, key: YamlScalar, label: str, known: tuple[str, ...], code: str) -> Problem:
    """The problem of a key that no schema knows, with the nearest that one does."""
    near = nearest(key.text, known)
    hint = f'did you mean "{near}"?' if near else ""
    return problem(source, code, f"{label} is not known here", key, hint=hint)


def problem(
    source: Source,
    code: str,
    message: str,
    node: YamlNode | None,
    hint: str = "",
    note: str = "",
    level: Level = Level.ERROR,
    label: str = "",
) -> Problem:
    """A problem at a node, its text marked; at the head of the text where there is no node."""
    if node is None or not source.line(node.line):
        return Problem(code, message, source.at(node.line if node else source.first_line), hint, note, level)
    one_line = isinstance(node, YamlScalar) and node.end_line == node.line
    width = node.end_column - node.column if one_line and isinstance(node, YamlScalar) else 1
    excerpt = source.excerpt(node.line, node.column, max(1, width), label)
    return Problem(code, message, source.at(node.line, node.column), hint, note, level, (excerpt,))
