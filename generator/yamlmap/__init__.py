"""YAML as nodes that know their place: guarded while parsed, texts kept as texts, everything wrong said at once."""

from generator.yamlmap.nodes import (
    DEFAULT_LIMITS,
    Limits,
    YamlList,
    YamlMap,
    YamlNode,
    YamlScalar,
    compose,
    plain,
    value,
)
from generator.yamlmap.text import dump
from generator.yamlmap.words import listed_text, needs_quotes, quoted, set_twice

__all__ = [
    "DEFAULT_LIMITS",
    "Limits",
    "YamlList",
    "YamlMap",
    "YamlNode",
    "YamlScalar",
    "compose",
    "dump",
    "listed_text",
    "needs_quotes",
    "plain",
    "quoted",
    "set_twice",
    "value",
]
