"""Looking at a folder of outputs without following links: what is in it, what a file holds."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from generator import digest

_UNREAD = frozenset({".git", ".hg", ".svn"})
_NO_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _NO_WAIT


def signatures(folder: Path) -> Mapping[str, str]:
    """The signature of everything below a folder that is not a folder, by address.

    Links are named, never followed; version control folders are not looked into. A folder that is not there is empty.
    Raises OSError where a folder cannot be listed.
    """
    found: dict[str, str] = {}
    waiting = [("", str(folder))]
    while waiting:
        url, path = waiting.pop()
        try:
            listing = os.scandir(path)
        except FileNotFoundError:
            continue
        with listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in _UNREAD:
                        waiting.append((f"{url}{entry.name}/", entry.path))
                else:
                    # os.lstat and not entry.stat(): Windows leaves the file's number out of the latter.
                    found[url + entry.name] = signature(entry.path) or "gone"
    return found


def signature(path: str | os.PathLike[str]) -> str | None:
    """What tells a file from its earlier self without reading it: size, time of change (ns), number; None without one.

    "link", "folder" and "special" stand for what is not a regular file.
    """
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if stat.S_ISREG(found.st_mode):
        return f"{found.st_size}-{found.st_mtime_ns}-{found.st_ino}"
    return "folder" if stat.S_ISDIR(found.st_mode) else "link" if stat.S_ISLNK(found.st_mode) else "special"


def content(folder: Path, url: str) -> bytes | None:
    """The bytes of a regular file in a folder; None where there is none, or a link, on the way or at the end."""
    return content_at(str(folder / url)) if _plain(str(folder), url) else None


def digest_in(folder: Path, url: str) -> str | None:
    """The digest of a regular file in a folder, by the same rules as `content`."""
    data = content(folder, url)
    return None if data is None else digest.of_bytes(data)


def content_at(path: str) -> bytes | None:
    """The bytes of a regular file that is no link; None where there is none. Raises OSError where it cannot be read."""
    if not is_file(path):
        return None
    with open(path, "rb", opener=lambda name, _: os.open(name, _READ)) as file:
        return file.read()


@contextmanager
def regular(path: str | os.PathLike[str]) -> Iterator[BinaryIO | None]:
    """A file opened for reading; None for a pipe, a folder or a device, which nobody waits for. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | _NO_WAIT)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        with open(descriptor, "rb") as file:
            yield file
    else:
        os.close(descriptor)
        yield None


def is_file(path: str) -> bool:
    """Whether a regular file, not a link, stands at the path."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def is_folder(path: str) -> bool:
    """Whether a folder, not a link to one, stands at the path."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def above(url: str) -> list[str]:
    """The folders an address lies in, the outermost first: `a/b/c.html` lies in `a` and `a/b`."""
    parts = url.split("/")[:-1]
    return ["/".join(parts[: depth + 1]) for depth in range(len(parts))]


def _plain(folder: str, url: str) -> bool:
    return all(is_folder(f"{folder}/{part}") for part in above(url))
