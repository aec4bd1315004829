"""Versions of articles that the converter could not merge with a person's edits, and that wait for that person."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Article
from generator.problems import Level, Location, Problem

FOLDER = ".converter/conflicts"


def waiting(names: Iterable[str], articles: Iterable[Article], content: str) -> tuple[Problem, ...]:
    """One warning (W414) for each file in the converter's folder of conflicts; a file bears the id of its article."""
    paths = {article.id: article.path for article in articles if article.id}
    return tuple(_problem(name, paths.get(name.removesuffix(".md"), ""), content) for name in sorted(names))


def _problem(name: str, article: str, content: str) -> Problem:
    file = f"{content}/{FOLDER}/{name}"
    if not article:
        message = "a new version of an article that is not there any more waits here"
        return Problem("W414", message, Location(file), "delete it if nobody needs it", level=Level.WARNING)
    message = "the document of this article has changed where somebody has edited the article"
    hint = f"take over what you want from {file}, then delete that file"
    return Problem("W414", message, Location(article), hint, level=Level.WARNING)
