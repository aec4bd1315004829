"""Patterns that read what nobody vouches for look at each character a bounded number of times."""

from __future__ import annotations

import re

import pytest

from generator.inspect import markup
from generator.render import closure, thorough
from tests.patterns import wavering

QUOTES = ["", '"', "'", "\"'", '"x" ', "='"]


@pytest.mark.parametrize(
    "pattern",
    [markup._MARKUP, thorough._TAG, thorough._QUOTED, closure._TAG, closure._TARGET],
    ids=["inspect tags", "picture tags", "quoted values", "template tags", "template names"],
)
def test_no_repeat_is_given_back(pattern: re.Pattern[str]) -> None:
    """Every repeat without a bound keeps what it took, or is ended by the end of the text at the latest."""
    assert wavering(pattern) == []


@pytest.mark.parametrize("pattern", [r"<a(?:x|y)*>", r"<!--.*?-->", r"(\s+,)?x", r"a(?:b*?c|d)"])
def test_a_repeat_that_is_given_back_is_seen(pattern: str) -> None:
    """What would be tried again with more or fewer is named."""
    assert len(wavering(re.compile(pattern))) == 1


@pytest.mark.parametrize(
    ("pattern", "beginning"),
    [
        (markup._MARKUP, "<!--"),
        (markup._MARKUP, "<a"),
        (markup._MARKUP, "<a "),
        (markup._MARKUP, "<script"),
        (markup._MARKUP, "<title x="),
        (thorough._TAG, "<img "),
        (thorough._TAG, "<p"),
        (closure._TAG, "{% include "),
        (closure._TAG, "{%-from"),
    ],
)
@pytest.mark.parametrize("quotes", QUOTES)
def test_what_begins_is_taken(pattern: re.Pattern[str], beginning: str, quotes: str) -> None:
    """Where a tag begins it is taken, whether or not it ever ends: no beginning is searched for an end in vain.

    With what goes before it, every character of a hostile text is in one match or in none.
    """
    text = f"{beginning} {quotes}" * 50
    found = list(pattern.finditer(text))
    assert all(
        pattern.match(text, start) for start in (match.start() for match in re.finditer(re.escape(beginning), text))
    )
    assert sum(len(match[0]) for match in found) <= len(text)
    assert found[0].start() == 0
