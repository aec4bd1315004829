"""Texts that a theme brings, as a value: they may stand for ours, or be further ones for templates of its own."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model import OwnTexts
from generator.problems import Failed, Location, Problem
from generator.words.catalogue import Texts, parsed
from generator.words.message import OTHER


def own_texts(files: Mapping[str, tuple[str, str]]) -> OwnTexts:
    """The texts of YAML files by language, each a pair of its path for messages and its text.

    Raises Failed: E307 a file or a text that cannot be used, or a YAML code.
    """
    return tuple(
        (language, _frozen(parsed(text, path).texts, path)) for language, (path, text) in sorted(files.items())
    )


def own_of(own: OwnTexts) -> dict[str, Texts]:
    """The same by language and key."""
    return {language: {key: dict(forms) for key, forms in texts} for language, texts in own}


def _frozen(texts: Texts, path: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    for key, forms in texts.items():
        if OTHER not in forms:
            message = f'"{key}" has no form "{OTHER}"'
            raise Failed(Problem("E307", message, Location(path), "every text with forms needs one for all the rest"))
    return tuple((key, tuple(forms.items())) for key, forms in texts.items())
