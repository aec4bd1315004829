"""Versions of articles that the converter could not merge with a person's edits, and that wait for that person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from generator.convert import merge
from generator.model import Article
from generator.problems import Level, Location, Problem

FOLDER = ".converter/conflicts"


def waiting(
    names: Iterable[str], articles: Iterable[Article], content: str, text: Callable[[str], str]
) -> tuple[Problem, ...]:
    """One warning (W414) for each file in the converter's folder of conflicts; a file bears the id of its article.

    `text` gives the text of a file by its path below the site folder.
    """
    paths = {article.id: article.path for article in articles if article.id}
    return tuple(_problem(name, paths.get(name.removesuffix(".md"), ""), content, text) for name in sorted(names))


def _problem(name: str, article: str, content: str, text: Callable[[str], str]) -> Problem:
    file = f"{content}/{FOLDER}/{name}"
    if not article:
        message = "a new version of an article that is not there any more waits here"
        return Problem("W414", message, Location(file), "delete it if nobody needs it", level=Level.WARNING)
    message = "the document of this article has changed where somebody has edited the article"
    hint = f"take over what you want from {file}, then delete that file"
    return Problem("W414", message, Location(article), hint, _differing(text(article), text(file)), Level.WARNING)


def _differing(article: str, version: str) -> str:
    """Where a version that waits differs from the article, for people."""
    mine, theirs = merge.parts(article), merge.parts(version)
    if mine is None or theirs is None:
        return ""
    one, other = merge.chunks(mine.front), merge.chunks(theirs.front)
    keys = [f"“{key}”" for key in dict.fromkeys((*one, *other)) if key and one.get(key) != other.get(key)]
    texts = Counter(merge.paragraphs(mine.body)), Counter(merge.paragraphs(theirs.body))
    number = sum((texts[1] - texts[0]).values()) or sum((texts[0] - texts[1]).values())
    parts = [*keys, *([f"{number:,} paragraph{'' if number == 1 else 's'}"] if number else [])]
    return f"they differ in {', '.join(parts)}" if parts else ""
