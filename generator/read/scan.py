"""What lies in a content folder: articles and the files beside them, with their signatures, and what cannot be read."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generator import paths
from generator.problems import Location, Problem, in_order

_EDITORS = ("~", ".swp", ".swo", ".swx", ".tmp", ".bak", ".part", ".crdownload")
_PROBE = "4913"  # vim makes a file of this name to see whether it may write in the folder


class Kind(StrEnum):
    """What a file is published as."""

    ARTICLE = "article"
    MEDIA = "media"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file: `path` below the site folder, where it is, what it is, when its bytes last changed.

    `signature` is another text as soon as the file's device, inode, size, modification or status time is another.
    """

    path: str
    absolute: str
    signature: str
    kind: Kind
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Scan:
    """The files of a content folder by path, and everything in it that is none."""

    files: tuple[SourceFile, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Search:
    """One walk: the site folder with every link resolved, what an article's name ends in, what was found and seen."""

    site: str
    suffixes: tuple[str, ...]
    files: list[SourceFile]
    problems: list[Problem]
    seen: set[tuple[int, int]]


def scan(folder: Path, content: str, suffixes: Collection[str] = ()) -> Scan:
    """Every file below the content folder, by path; an article ends in .md, .markdown or one of `suffixes`.

    Names that begin with a dot and editors' temporary files are passed over. What vanishes meanwhile was never there. A
    folder called like an article, a pipe, a dead link or one that leads out of the site folder is a problem (E109).
    """
    site = os.path.realpath(folder)
    ends = tuple(dict.fromkeys((*paths.ARTICLES, *(suffix.casefold() for suffix in suffixes))))
    search = _Search(site, ends, [], [], set())
    top = f"{site}/{content}"
    try:
        found = Path(top).stat()
    except (FileNotFoundError, NotADirectoryError):
        return Scan()
    except OSError as error:
        return Scan((), (_problem(content, f"this folder cannot be read: {error.strerror}"),))
    if not stat.S_ISDIR(found.st_mode):
        return Scan((), (_problem(content, "this is a file; it has to be the folder of the articles"),))
    search.seen.add((found.st_dev, found.st_ino))
    folders = [(top, content)]
    while folders:
        folders += _folder(search, *folders.pop())
    return Scan(tuple(sorted(search.files, key=lambda file: file.path)), in_order(search.problems))


def _folder(search: _Search, absolute: str, path: str) -> Iterator[tuple[str, str]]:
    """Take in one folder; yields the folders in it."""
    try:
        with os.scandir(absolute) as found:
            entries = list(found)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        search.problems.append(_problem(path, f"this folder cannot be read: {error.strerror}"))
        return
    for entry in entries:
        name = entry.name
        if name[0] == "." or name.endswith(_EDITORS) or name == _PROBE or (name[0] == "#" and name[-1] == "#"):
            continue
        below = f"{path}/{name}"
        if not name.isascii() and not _writable(name):
            search.problems.append(_problem(below, "the name of this file is not UTF-8", "rename it"))
            continue
        try:
            is_folder = entry.is_dir(follow_symlinks=False)
            known = None if is_folder else entry.stat(follow_symlinks=False)
            if known is not None and stat.S_ISREG(known.st_mode):
                search.files.append(_file(search, below, entry.path, known))
            elif is_folder or entry.is_symlink():
                yield from _other(search, below, entry, is_folder)
            else:
                search.problems.append(_problem(below, "this is a pipe, a socket or a device, not a file"))
        except FileNotFoundError:
            continue
        except OSError as error:
            search.problems.append(_problem(below, f"this file cannot be read: {error.strerror}"))


def _other(search: _Search, path: str, entry: os.DirEntry[str], is_folder: bool) -> Iterator[tuple[str, str]]:
    """A folder, or what a link leads to."""
    if not is_folder:
        target = os.path.realpath(entry.path)
        if target != search.site and not target.startswith(search.site + os.sep):
            search.problems.append(
                _problem(path, "this link leads out of the site folder", "copy what it leads to here")
            )
            return
    try:
        found = entry.stat()
    except FileNotFoundError:
        if entry.is_symlink():
            search.problems.append(_problem(path, "this link leads to nothing", "delete it"))
        return
    if stat.S_ISREG(found.st_mode):
        search.files.append(_file(search, path, entry.path, found))
    elif not stat.S_ISDIR(found.st_mode):
        search.problems.append(_problem(path, "this leads to a pipe, a socket or a device, not to a file"))
    elif path.casefold().endswith(search.suffixes):
        hint = "rename it, or move what is in it"
        search.problems.append(_problem(path, "this is a folder; an article has to be a file", hint))
    elif (found.st_dev, found.st_ino) not in search.seen:
        search.seen.add((found.st_dev, found.st_ino))
        yield entry.path, path


def _file(search: _Search, path: str, absolute: str, found: os.stat_result) -> SourceFile:
    signature = f"{found.st_dev}.{found.st_ino}.{found.st_size}.{found.st_mtime_ns}.{found.st_ctime_ns}"
    kind = Kind.ARTICLE if path.endswith(search.suffixes) or path.casefold().endswith(search.suffixes) else Kind.MEDIA
    return SourceFile(path, absolute, signature, kind, max(found.st_mtime_ns, found.st_ctime_ns))


def _writable(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _problem(path: str, message: str, hint: str = "") -> Problem:
    return Problem("E109", message, Location(path), hint)
