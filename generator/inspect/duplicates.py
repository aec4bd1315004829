"""Articles that stand in the archive twice: with the same words, or with the same title on the same day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from generator.model import Article
from generator.problems import Level, Location, Problem
from generator.text import plain, squeeze

_NO_LETTERS = re.compile(r"[\W_]+")


def duplicates(articles: Sequence[Article], body: Callable[[Article], str]) -> tuple[Problem, ...]:
    """One warning (W413) for each group of articles that seem to be one.

    `body` gives the Markdown of an article; it is asked only where the beginning and the number of words are alike.
    """
    same = [("with the same words", group) for group in _same_words(articles, body)]
    known = [{article.path for article in group} for _, group in same]
    alike = [
        ("with the same title and date", group)
        for group in _groups((_headline(article), article) for article in articles)
        if not any({article.path for article in group} <= paths for paths in known)
    ]
    return tuple(_problem(how, group) for how, group in (*same, *alike))


def _same_words(articles: Sequence[Article], body: Callable[[Article], str]) -> list[list[Article]]:
    """Groups whose bodies hold the same letters in the same order, whatever the markup, case and blanks."""
    alike = _groups(((article.words, letters(article.excerpt)), article) for article in articles if article.words)
    return [group for some in alike for group in _groups((letters(plain(body(article))), article) for article in some)]


def _headline(article: Article) -> tuple[str, str] | None:
    return (squeeze(article.title).casefold(), article.date.text) if article.date else None


def _groups(pairs: Iterable[tuple[object, Article]]) -> list[list[Article]]:
    """The articles that share a key with another one; None is no key."""
    found: dict[object, list[Article]] = {}
    for key, article in pairs:
        if key is not None:
            found.setdefault(key, []).append(article)
    return [sorted(group, key=lambda article: article.path) for group in found.values() if len(group) > 1]


def letters(text: str) -> str:
    """The letters and digits of a text, without case."""
    return _NO_LETTERS.sub("", text.casefold())


def _problem(how: str, group: list[Article]) -> Problem:
    times = "twice" if len(group) == 2 else f"{len(group):,} times"
    first, *others = (Location(article.path) for article in group)
    hint = "delete all but one; its aliases: may take the others' addresses"
    message = f"this article is there {times}, {how}"
    return Problem("W413", message, first, hint, level=Level.WARNING, also=tuple(others))
