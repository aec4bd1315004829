"""Headings of a body, whichever way it is laid out: how high they may be, and the names that links find them by."""

from __future__ import annotations

from generator import paths

HIGHEST = 2
"""The level of a body's highest heading: the page's own headline is its h1."""


def heading_id(title: str, separator: str = "-") -> str:  # noqa: ARG001 - Python-Markdown hands it over
    """The id of a heading: its words in any script, "section" where it has none."""
    return paths.slug(title) or "section"
