"""Other versions of articles: wire copies and updates that a person has named in the front matter of one of them."""

from __future__ import annotations

from collections import defaultdict

from generator.model import Archive, Article, Entry
from generator.plan.links import Targets
from generator.problems import Level, Location, Problem


def also_ran(archive: Archive, targets: Targets) -> tuple[dict[str, tuple[Entry, ...]], list[Problem]]:
    """The other versions of each entry that has some, by its address, in the archive's order; and names of none.

    It is enough that one of two names the other, by its id or its file.
    """
    named = [entry for entry in archive.entries if entry.article.also_ran_as]
    if not named:
        return {}, []
    by_id = {entry.article.id: entry for entry in archive.entries if entry.article.id}
    by_file = {entry.article.path: entry for entry in archive.entries}
    found: dict[str, set[str]] = defaultdict(set)
    problems: list[Problem] = []
    for entry in named:
        for name in entry.article.also_ran_as:
            other = by_id.get(name) or by_file.get(targets.file(entry.article.path, name) or "")
            if other is None:
                problems.append(_unknown(entry.article, name))
            elif other.url != entry.url:
                found[entry.url].add(other.url)
                found[other.url].add(entry.url)
    in_turn = [entry for entry in archive.entries if entry.url in found]
    return {url: tuple(entry for entry in in_turn if entry.url in others) for url, others in found.items()}, problems


def _unknown(article: Article, name: str) -> Problem:
    where = Location(article.path, article.line_of("also_ran_as"))
    hint = "write the id of an article, or its file as it lies below the content folder"
    return Problem("W408", f'"{name}" is no published article', where, hint, level=Level.WARNING)
