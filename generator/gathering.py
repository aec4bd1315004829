"""The documents of a site: which files they are, and what is wrong with those that are none. None of them is read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from generator.problems import Level, Location, Problem
from generator.read import batch

SUFFIXES = (".txt", ".text")
_Below = tuple[str, str, os.DirEntry[str] | None]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was not read yet: its path below the documents folder, where it is, its size in bytes.

    `signature` is another text as soon as the file's device, inode, size, modification or status time is another;
    `modified_ns` is when its bytes last changed, "" and 0 where the system does not say.
    """

    path: str
    absolute: str
    size: int = 0
    signature: str = ""
    modified_ns: int = 0


def gather(site: Path, documents: Path, selected: Sequence[Path]) -> tuple[tuple[Source, ...], list[Problem]]:
    """The documents by path and what is wrong with files among them."""
    problems: list[Problem] = []
    found: dict[str, Source] = {}
    others: dict[str, Path] = {}
    for start in selected or (documents,):
        if not _stands(start):
            if selected:
                problems.append(problem("C614", "there is no such file or folder", start, site, Level.ERROR))
            continue
        inside = Path(os.path.realpath(start)).is_relative_to(os.path.realpath(documents))
        base = documents if inside else start if start.is_dir() else start.parent
        for name, path, entry in _below(start, base):
            plain = entry is not None
            if _suffix(path) not in SUFFIXES and (plain or not Path(path).is_dir()):
                others.setdefault(Path(path).suffix, Path(path))
            elif not plain and (wrong := _not_a_file(Path(path), site)) is not None:
                problems.append(wrong)
            elif not inside and (name in found or os.path.lexists(documents / name)):
                message = f"another document is called {name}; this one was not read"
                problems.append(problem("C615", message, Path(path), site, Level.ERROR))
            else:
                found[name] = _source(name, path, entry)
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


def opened(sources: Sequence[Source], site: Path) -> tuple[tuple[tuple[str, bytes], ...], list[Problem]]:
    """The documents with their bytes, all at once, and what is wrong with those that cannot be read."""
    found: list[tuple[str, bytes]] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            found.append((source.path, batch.content(source.absolute)))
        except OSError as error:
            problems.append(unreadable(source, error.strerror or str(error), site))
    return tuple(found), problems


def unreadable(source: Source, why: str, site: Path) -> Problem:
    """What is said of a document that cannot be read."""
    return problem("C605", f"the document cannot be read: {why}", Path(source.absolute), site, Level.ERROR)


def documents_below(start: Path, base: Path) -> Iterator[tuple[str, Path]]:
    """Files below a folder with their path from the base, sorted; and folders that cannot be listed.

    Hidden ones are passed over, a folder named like a document is not entered.
    """
    for name, path, _ in _below(start, base):
        yield name, Path(path)


def _below(start: Path, base: Path) -> Iterator[_Below]:
    """As `documents_below`, and the entry of its folder where it is a regular file for sure: no link, no pipe."""
    children = None
    if start.is_dir() and (start == base or start.suffix.casefold() not in SUFFIXES):
        with suppress(OSError):
            children = listed(start)
    prefix = _relative(str(start), base)
    if children is None:
        yield prefix, str(start), None
        return
    yield from _in(children, "" if prefix == "." else f"{prefix}/", base)


def _in(children: list[os.DirEntry[str]], prefix: str, base: Path) -> Iterator[_Below]:
    for child in children:
        if child.name.startswith(".") or child.name.endswith("~"):
            continue
        name = f"{prefix}{_spelt(child.name)}"
        if not child.is_dir(follow_symlinks=False):
            yield name, child.path, child if child.is_file(follow_symlinks=False) else None
            continue
        inner = None
        if _suffix(child.name) not in SUFFIXES:
            with suppress(OSError):
                inner = listed(Path(child.path))
        if inner is None:
            yield name, child.path, None
        else:
            yield from _in(inner, f"{name}/", base)


def listed(folder: Path) -> list[os.DirEntry[str]]:
    """What is in a folder, by name. Raises OSError."""
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _source(name: str, path: str, entry: os.DirEntry[str] | None = None) -> Source:
    try:
        found = entry.stat() if entry is not None else Path(path).stat()
    except OSError:
        return Source(name, path)
    signature = f"{found.st_dev}.{found.st_ino}.{found.st_size}.{found.st_mtime_ns}.{found.st_ctime_ns}"
    return Source(name, path, found.st_size, signature, max(found.st_mtime_ns, found.st_ctime_ns))


def signature(path: Path) -> tuple[str, int]:
    """What tells a file from its earlier self, and when it last changed (ns); "" and 0 without one."""
    found = _source("", str(path))
    return found.signature, found.modified_ns


def _suffix(path: str) -> str:
    return PurePath(path).suffix.casefold()


def _relative(path: str, base: Path) -> str:
    """The path from the base; bytes that are not UTF-8 are spelt out, so that two names never become one."""
    return _spelt(os.path.relpath(path, base).replace(os.sep, "/"))


def _spelt(name: str) -> str:
    return name if name.isascii() else name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


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
