"""Extensions: value → value hooks that a site names in its settings, applied in order, loaded by name anywhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from generator import digest
from generator.model import Archive, Article, Page
from generator.problems import Failed, Location, Problem

Reader = Callable[[str, bytes], str]
ArticleHook = Callable[[Article], Article | None]
PagesHook = Callable[[tuple[Page, ...], Archive], Iterable[Page]]
Filters = tuple[tuple[str, Callable[..., Any]], ...]
_MADE = "#"  # between an extension's name and the place of a Markdown extension that it has made


@dataclass(frozen=True, slots=True)
class Extension:
    """What an extension may do. Every hook takes values and returns new ones; none is called for its effect.

    `readers`: by suffix (".rst"), from a file's path and bytes to the text of an article file.
    `article`: changes an article after it was read, or drops it (None).
    `pages`: from the pages planned and the archive, more pages.
    `filters`: functions that templates may use by these names.
    `markdown`: Python-Markdown extensions, by name or made.
    """

    readers: Mapping[str, Reader] = field(default_factory=dict)
    article: ArticleHook | None = None
    pages: PagesHook | None = None
    filters: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    markdown: tuple[Any, ...] = ()


def load(names: Iterable[str], site: str | Path = "") -> tuple[Extension, ...]:
    """The extensions named "module:attribute", in order; a module may lie in the site folder.

    Raises Failed (E705) with everything that cannot be loaded.
    """
    found: list[Extension] = []
    problems: list[Problem] = []
    for name in names:
        try:
            found.append(_loaded(name, str(site)))
        except Failed as failure:
            problems += failure.problems
    if problems:
        raise Failed(*problems)
    return tuple(found)


def code(names: Iterable[str], site: str | Path = "") -> str:
    """The digest of the extensions' own sources; "" without any. Raises Failed as `load` does."""
    parts: list[str] = []
    for name in names:
        _loaded(name, str(site))
        module = sys.modules[name.partition(":")[0]]
        files = _sources(Path(module.__file__)) if module.__file__ else []
        parts += [name, *(digest.of_bytes(path.read_bytes()) for path in files)]
    return digest.of_parts(*parts) if parts else ""


def readers(names: Iterable[str], site: str | Path = "") -> dict[str, str]:
    """The extension that reads each suffix, by name; the last one named wins."""
    return {
        suffix.casefold(): f"{name}@{site}" if site else name
        for name in names
        for suffix in _loaded(name, str(site)).readers
    }


def filters(names: Iterable[str], site: str | Path = "") -> Filters:
    """The functions that templates may use, by name."""
    return tuple(pair for name in names for pair in _loaded(name, str(site)).filters.items())


def markdown_names(names: Iterable[str], site: str | Path = "") -> tuple[str, ...]:
    """The Markdown extensions that extensions bring, by names that any process can find them by."""
    return tuple(
        each if isinstance(each, str) else f"{name}{_MADE}{index}"
        for name in names
        for index, each in enumerate(_loaded(name, str(site)).markdown)
    )


def markdown_extension(name: str, site: str) -> Any:
    """What Python-Markdown is given for a name of `markdown_names`: the extension that was made, or the name itself."""
    owner, made, index = name.partition(_MADE)
    return _loaded(owner, site).markdown[int(index)] if made else name


def markdown(reader: str, path: str, data: bytes) -> bytes:
    """A file's bytes as those of an article file, by the reader that `readers` named; without one, as they are.

    Raises Failed (E111) where the reader fails.
    """
    if not reader:
        return data
    name, _, site = reader.partition("@")
    suffix = path[path.rfind(".") :].casefold()
    read = next(function for end, function in _loaded(name, site).readers.items() if end.casefold() == suffix)
    try:
        return read(path, data).encode("utf-8", "surrogatepass")
    except Exception as error:  # an extension is other people's code: any failure of it is this one finding
        said = f"the extension {name} cannot read this file: {type(error).__name__}: {error}"
        raise Failed(Problem("E111", said, Location(path))) from error


def applied(extensions: Iterable[Extension], article: Article) -> Article | None:
    """The article after every article hook in turn; None where one drops it. Raises Failed (E112) where one fails."""
    kept: Article | None = article
    for extension in extensions:
        if kept is None or extension.article is None:
            continue
        try:
            kept = extension.article(kept)
        except Exception as error:  # as above
            said = f"an extension failed on this article: {type(error).__name__}: {error}"
            raise Failed(Problem("E112", said, Location(article.path))) from error
    return kept


@cache
def _loaded(name: str, site: str) -> Extension:
    module, colon, attribute = name.partition(":")
    if not colon or not module or not attribute:
        raise Failed(_problem(name, 'it has to be "module:attribute"'))
    try:
        with _importing_from(site):
            found = getattr(import_module(module), attribute)
    except Exception as error:  # a module may fail in any way while it is imported
        raise Failed(_problem(name, f"{type(error).__name__}: {error}")) from error
    if not isinstance(found, Extension):
        raise Failed(_problem(name, f"it is a {type(found).__name__}, not a generator.extension.Extension"))
    return found


@contextmanager
def _importing_from(site: str) -> Iterator[None]:
    if not site:
        yield
        return
    sys.path.insert(0, site)
    try:
        yield
    finally:
        sys.path.remove(site)


def _sources(module: Path) -> list[Path]:
    return sorted(module.parent.rglob("*.py")) if module.name == "__init__.py" else [module]


def _problem(name: str, reason: str) -> Problem:
    hint = "check the name under extensions:, and that its package is installed"
    return Problem("E705", f"the extension {name!r} cannot be loaded: {reason}", Location("site.yaml"), hint)
