"""JSON Schemas of what people write, made from the very models that read it, for editors to complete and check from."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.config import Settings
from generator.convert.enrich.entities import EntitiesFile
from generator.read.frontmatter import ALSO, FrontMatter
from generator.theming import ThemeFile

_MODELS: dict[str, tuple[type[BaseModel], bool]] = {
    "site": (Settings, False),
    "front-matter": (FrontMatter, True),
    "theme": (ThemeFile, False),
    "entities": (EntitiesFile, False),
}
NAMES = tuple(_MODELS)
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def emit(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of site.yaml ("site"), "front-matter", theme.yaml ("theme") or "entities".

    Raises KeyError for another name.
    """
    model, opened = _MODELS[name]
    schema = {"$schema": DIALECT, **model.model_json_schema()}
    if opened:
        _name_also(schema)
    _loosen(schema)
    return schema


def _loosen(part: Any) -> None:
    """Let a text be what YAML programs take for a number: `title: 1984` is a title."""
    if isinstance(part, dict):
        if part.get("type") == "string" and "enum" not in part and "const" not in part:
            part["type"] = ["string", "number"]
        for inner in part.values():
            _loosen(inner)
    elif isinstance(part, list):
        for inner in part:
            _loosen(inner)


def _name_also(schema: dict[str, Any]) -> None:
    """Let a front matter use the other names of its keys and keys of its own."""
    properties: dict[str, Any] = schema["properties"]
    for name, others in ALSO.items():
        for other in others:
            properties[other] = {**properties[name], "description": f"The same as {name}."}
    schema["required"] = []
    schema["anyOf"] = [{"required": [name]} for name in ("title", *ALSO["title"])]
    schema["additionalProperties"] = True
