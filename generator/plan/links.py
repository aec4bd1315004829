"""Relative links of articles: from the name of a file, as its author sees it, to an address below output/."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote

from generator import crosslinks, paths, text
from generator.model import Article, Entry, Image, Linked, Media, Skipped
from generator.plan.named import Names, shown_title
from generator.problems import Level, Location, Problem
from generator.views import Picture


class Targets:
    """Everything a link in an article can lead to: by file below the site folder, by address, and by `names`."""

    def __init__(
        self, entries: Sequence[Entry], media: Iterable[Media], skipped: Sequence[Skipped], content: str
    ) -> None:
        self._files: dict[str, str] = {entry.article.path: entry.url for entry in entries}
        self._files.update((item.path, item.url) for item in media)
        self._sizes = {item.url: (item.width, item.height) for item in media if item.width and item.height}
        self._addresses = frozenset(self._files.values())
        self._skipped: Mapping[str, str] = {item.path: item.reason for item in skipped}
        self._content = content.strip("/")
        self.names = Names(entries, skipped, self._content)

    def address(self, base: str, target: str) -> str | None:
        """The address a target in the file `base` stands for, its fragment kept; None for what is no file of the site.

        A target that begins with a slash counts from the content folder, or is an address of the site.
        """
        path, fragment = _parted(target)
        for name in dict.fromkeys((path, unquote(path))):
            found = self._found(base, name)
            if found is not None:
                return found + fragment
        return None

    def size(self, address: str) -> tuple[int, int]:
        """The width and height of a picture of the site by its address, 0 where they are not known."""
        return self._sizes.get(address, (0, 0))

    def file(self, base: str, target: str) -> str | None:
        """The file of an article or of what stands beside articles, as a target in the file `base` names it."""
        named = paths.resolve("", f"{self._content}/{target.lstrip('/')}") if target.startswith("/") else None
        for name in (named or paths.resolve(base, target), paths.resolve("", f"{self._content}/{target}")):
            for file in (name, f"{name}.md"):
                if file in self._files:
                    return file
        return None

    def _found(self, base: str, name: str) -> str | None:
        if not name:
            return None
        if name.startswith("/"):
            below = paths.resolve("", name.lstrip("/"))
            return self._files.get(f"{self._content}/{below}") or (below if below in self._addresses else None)
        file = paths.resolve(base, name)
        return self._files.get(file) if file else None

    def dead(self, base: str, target: str) -> Problem | None:
        """The warning for a target that names an article which is not there; None for every other target."""
        path = unquote(_parted(target)[0])
        if not path.casefold().endswith(paths.ARTICLES):
            return None
        file = paths.resolve("", f"{self._content}/{path}") if path.startswith("/") else paths.resolve(base, path)
        reason = self._skipped.get(file or "")
        if reason:
            return Problem(
                "W403",
                f'the link to "{target}" is dead: that article is not published ({reason})',
                Location(base),
                level=Level.WARNING,
            )
        near = text.nearest(posixpath.basename(path), self._beside(base, path))
        hint = f'did you mean "{posixpath.join(posixpath.dirname(path), near)}"?' if near else ""
        return Problem(
            "W403",
            f'the link to "{target}" is dead: there is no such article',
            Location(base),
            hint=hint,
            level=Level.WARNING,
        )

    def _beside(self, base: str, path: str) -> tuple[str, ...]:
        folder = posixpath.dirname(paths.resolve(base, path) or "")
        return tuple(sorted(posixpath.basename(file) for file in self._files if posixpath.dirname(file) == folder))


def _parted(target: str) -> tuple[str, str]:
    path, mark, fragment = target.partition("#")
    return path.partition("?")[0], mark + fragment


def linked(entry: Entry, targets: Targets, trust: tuple[str, ...]) -> tuple[Linked, tuple[Problem, ...]]:
    """The entry's body with the addresses of its links; `trust` holds folders, each with its slash at the end."""
    article = entry.article
    links: list[tuple[str, str]] = []
    problems: list[Problem] = []
    titles: list[tuple[str, str]] = []
    for target in article.links:
        if name := crosslinks.name(target):
            found = targets.names.named(name)
            if len(found) == 1:
                links.append((target, found[0].url))
                if title := shown_title(name, found[0]):
                    titles.append((target, title))
            elif unclear := targets.names.problem(article, target, found):
                problems.append(unclear)
            continue
        address = targets.address(article.path, target)
        if address is not None:
            links.append((target, address))
        elif dead := targets.dead(article.path, target):
            problems.append(dead)
    trusted = article.path.startswith(trust) if trust else False
    sizes = [(address, *size) for _, address in links if all(size := targets.size(address))]
    converted = article.source is not None
    return Linked(article.body, tuple(links), tuple(sizes), trusted, converted, tuple(titles)), tuple(problems)


def trusted_folders(content: str, trust: Iterable[str]) -> tuple[str, ...]:
    """The trusted folders below the site folder; "." trusts the whole content folder."""
    root = content.strip("/")
    return tuple(f"{posixpath.normpath(posixpath.join(root, folder.strip('/')))}/" for folder in trust)


def picture(
    article: Article, image: Image, targets: Targets, key: str = "image"
) -> tuple[Picture | None, Problem | None]:
    """The article's picture at its address; without an address, and with a warning, when its file is not there.

    `key` is that of the front matter which names it.
    """
    problem = None
    src = image.src
    if src and not _absolute(src):
        src = targets.address(article.path, image.src) or ""
        if not src:
            where = Location(article.path, article.line_of(key))
            problem = Problem("W404", f'the picture "{image.src}" is not there', where, level=Level.WARNING)
    if not (src or image.caption or image.credit):
        return None, problem
    return Picture(src, image.alt, image.caption, image.credit, *targets.size(src)), problem


def _absolute(src: str) -> bool:
    return src.casefold().startswith(("http://", "https://", "//"))
