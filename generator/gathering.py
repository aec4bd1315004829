"""The documents of a site: which files they are, and what is wrong with those that are none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from generator.convert.model import Document
from generator.problems import Level, Location, Problem
from generator.read import batch

SUFFIXES = (".txt", ".text")


def gather(site: Path, documents: Path, selected: Sequence[Path]) -> tuple[tuple[Document, ...], list[Problem]]:
    """The documents and what is wrong with files among them.

    A file that cannot be read is one problem, the others go on.
    """
    problems: list[Problem] = []
    found: dict[str, Document] = {}
    others: dict[str, Path] = {}
    for start in selected or (documents,):
        if not _stands(start):
            if selected:
                problems.append(problem("C614", "there is no such file or folder", start, site, Level.ERROR))
            continue
        inside = Path(os.path.realpath(start)).is_relative_to(os.path.realpath(documents))
        base = documents if inside else start if start.is_dir() else start.parent
        for name, path in documents_below(start, base):
            if path.suffix.casefold() not in SUFFIXES and not path.is_dir():
                others.setdefault(path.suffix, path)
            elif (wrong := _not_a_file(path, site)) is not None:
                problems.append(wrong)
            elif not inside and (name in found or os.path.lexists(documents / name)):
                message = f"another document is called {name}; this one was not read"
                problems.append(problem("C615", message, path, site, Level.ERROR))
            else:
                try:
                    found[name] = Document(name, batch.content(str(path)))
                except OSError as error:
                    message = f"the document cannot be read: {error.strerror or error}"
                    problems.append(problem("C605", message, path, site, Level.ERROR))
    kinds = " and ".join(SUFFIXES)
    problems += [
        problem(
            "C606",
            f"{suffix or 'files without a suffix'}: not read; documents are {kinds} files",
            path,
            site,
            Level.INFO,
        )
        for suffix, path in sorted(others.items())
    ]
    return tuple(found[name] for name in sorted(found)), problems


def documents_below(start: Path, base: Path) -> Iterator[tuple[str, Path]]:
    """Files below a folder with their path from the base, sorted; and folders that cannot be listed.

    Hidden ones are passed over, a folder named like a document is not entered.
    """
    children = None
    if start.is_dir() and (start == base or start.suffix.casefold() not in SUFFIXES):
        with suppress(OSError):
            children = listed(start)
    if children is None:
        yield _relative(start, base), start
        return
    for child in children:
        path = Path(child.path)
        if child.name.startswith(".") or child.name.endswith("~"):
            continue
        if child.is_dir(follow_symlinks=False) and path.suffix.casefold() not in SUFFIXES:
            yield from documents_below(path, base)
        else:
            yield _relative(path, base), path


def listed(folder: Path) -> list[os.DirEntry[str]]:
    """What is in a folder, by name. Raises OSError."""
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _relative(path: Path, base: Path) -> str:
    """The path from the base; bytes that are not UTF-8 are spelt out, so that two names never become one."""
    name = os.path.relpath(path, base).replace(os.sep, "/")
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _not_a_file(path: Path, site: Path) -> Problem | None:
    if path.is_dir() and not os.access(path, os.R_OK):
        return problem("C605", "this folder cannot be read: permission denied", path, site, Level.ERROR)
    if path.is_dir():
        return problem("C604", "a folder stands where a document is expected", path, site, Level.ERROR)
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(site)):
        return problem("C604", "a link that leads out of the site folder is not followed", path, site, Level.ERROR)
    if _stands(path) and not path.is_file():
        return problem("C604", "this is no regular file", path, site, Level.ERROR)
    return None


def _stands(path: Path) -> bool:
    """Whether there is something; a link to itself leads to nothing, which older Pythons say with another error."""
    return Path(os.path.realpath(path)).exists()


def problem(code: str, message: str, path: Path, site: Path, level: Level = Level.WARNING) -> Problem:
    """A problem of a file, named as people know it."""
    return Problem(code, message, Location(shown(site, path)), level=level)


def shown(site: Path, path: Path) -> str:
    """A path as messages name it: relative to the site folder where it lies in it."""
    return path.relative_to(site).as_posix() if path.is_relative_to(site) else path.as_posix()
