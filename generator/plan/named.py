"""Links between articles by name: which article a slug or a title stands for, and what to say where it is not one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import chain, islice

from generator import crosslinks, paths, text
from generator.model import Article, Entry, Skipped
from generator.plan.urls import slug_of
from generator.problems import Level, Location, Problem

_ALIKE = 3
"""How many articles of one name a message lists."""
_LOOKED_AT, _COMPARED, _FAR = 400, 40, 2
"""How many titles with a word of the name are looked at, the rarest word first; how many of those with its letters are
compared with it in order, to find one that is at most so many edits away."""
_SUGGESTED = 100
"""How many names get a suggestion: a site that is moved here may hold thousands of links that lead nowhere yet."""


class Names:
    """Articles by their slugs and titles, read when the first link asks for one."""

    def __init__(self, entries: Iterable[Entry], skipped: Iterable[Skipped], content: str) -> None:
        self._entries, self._skipped = tuple(entries), tuple(skipped)
        self._content = content
        self._near: dict[str, str | None] = {}

    def named(self, name: str) -> tuple[Entry, ...]:
        """The articles that a name may mean: those with this slug or title, case and punctuation aside.

        Where there are several, those whose title or slug is the very name, if there are any.
        """
        key = _key(name)
        found = self._known.get(key, ()) if key else ()
        if len(found) > 1:
            exact = tuple(each for each in found if name in {each.article.title, slug_of(each.article)})
            return exact or found
        return found

    @cached_property
    def _known(self) -> dict[str, tuple[Entry, ...]]:
        known: dict[str, tuple[Entry, ...]] = {}
        for entry in self._entries:
            for key in {_key(entry.article.title), slug_of(entry.article)}:
                known[key] = (*known.get(key, ()), entry)
        return known

    @cached_property
    def _beginnings(self) -> dict[str, list[str]]:
        """Titles by the words in them, and by how they begin."""
        found: dict[str, list[str]] = {}
        for title in dict.fromkeys(entry.article.title for entry in self._entries):
            key = _key(title)
            for part in {*key.split("-"), key[:3]}:
                found.setdefault(part, []).append(title)
        return found

    def problem(self, article: Article, address: str, found: tuple[Entry, ...]) -> Problem | None:
        """The warning for a link that names no article, or more than one; None where its line is that of code."""
        line = article.line_of(address)
        if line is None:
            return None
        name, where = crosslinks.name(address), Location(article.path, line)
        if found:
            files = [self._file(each.article.path) for each in found]
            more = f" and {len(files) - _ALIKE} more" if len(files) > _ALIKE else ""
            note = f"it is the name of {', '.join(files[:_ALIKE])}{more}"
            hint = f"write [text]({found[0].article.path.rpartition('/')[2]}), with the file of the one that is meant"
            message = f'the link to "{name}" is shown as text: {len(files)} articles have that name'
            return Problem("W410", message, where, hint, note, Level.WARNING)
        reason = next((each.reason for each in self._skipped if _key(each.title) == _key(name)), "")
        if reason:
            message = f'the link to "{name}" is shown as text: that article is not published ({reason})'
            return Problem("W409", message, where, level=Level.WARNING)
        if name not in self._near and len(self._near) < _SUGGESTED:
            self._near[name] = self._nearest(name)
        near = self._near.get(name)
        hint = f'did you mean "[[{near}]]"?' if near else ""
        message = f'the link to "{name}" is shown as text: no article has that slug or title'
        return Problem("W409", message, where, hint, level=Level.WARNING)

    def _file(self, path: str) -> str:
        return path.removeprefix(f"{self._content}/")

    def _nearest(self, name: str) -> str | None:
        key = _key(name)
        parts = dict.fromkeys((*key.split("-"), key[:3]))
        lists = sorted([self._beginnings.get(part, []) for part in parts], key=len)
        close = list(dict.fromkeys(islice(chain.from_iterable(lists), _LOOKED_AT)))
        letters = Counter(name.casefold())
        alike = [title for title in close if sum((letters - Counter(title.casefold())).values()) <= _FAR]
        compared = tuple([title for title in alike if abs(len(title) - len(name)) <= _FAR][:_COMPARED])
        longer = (title for title in close if _key(title).startswith(f"{key}-"))
        return text.nearest(name, compared, _FAR) or next(longer, None)


def shown_title(name: str, entry: Entry) -> str:
    """The headline to show for a name that was written alone; "" where the name is the headline already."""
    title = entry.article.title
    return "" if paths.collision_key(name) == paths.collision_key(text.squeeze(title)) else title


def _key(name: str) -> str:
    return paths.slug(name) or paths.collision_key(text.squeeze(name))
