"""The calls that change a disk, in one table, so that a test can make the n-th of them fail."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from functools import cache

_AT_FDCWD = -100
_NOREPLACE = 1
_EXCHANGE = 2
_NOT_OFFERED = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP})
NO_SECOND_NAMES = _NOT_OFFERED | {errno.EPERM, errno.EMLINK}


class NotOffered(Exception):
    """This system or this file system has no such call; the caller takes the portable way."""


class Operations:
    """What the generator may do to a disk. A test replaces `current` by a subclass that fails where it is told to."""

    def open(self, path: str, flags: int, mode: int = 0o666) -> int:
        """A file descriptor; the permissions of a new file are `mode` less the umask."""
        return os.open(path, flags | getattr(os, "O_BINARY", 0), mode)

    def write(self, descriptor: int, data: memoryview) -> int:
        """How many bytes of the data were taken."""
        return os.write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        """Waits until the file is on the disk."""
        os.fsync(descriptor)

    def replace(self, source: str, target: str) -> None:
        """Renames, over a file that may be there."""
        os.replace(source, target)

    def rename(self, source: str, target: str) -> None:
        """Renames to a name that must be free: FileExistsError when it is not."""
        try:
            _renameat2(source, target, _NOREPLACE)
        except NotOffered:
            rename_portably(source, target)

    def exchange(self, first: str, second: str) -> None:
        """Lets two files change places at one instant. Raises NotOffered where the system cannot."""
        _renameat2(first, second, _EXCHANGE)

    def link(self, source: str, target: str) -> None:
        """A second name for a file; FileExistsError when the name is taken."""
        os.link(source, target)

    def mkdir(self, path: str) -> None:
        """A new folder."""
        os.mkdir(path)

    def rmdir(self, path: str) -> None:
        """Removes an empty folder."""
        os.rmdir(path)

    def unlink(self, path: str) -> None:
        """Removes a file."""
        os.unlink(path)


def rename_portably(source: str, target: str) -> None:
    """Renames to a name that must be free, by a second name for a file and the removal of its first.

    A folder cannot have two names, but takes the place of nothing but an empty folder; and Windows never replaces.
    """
    if sys.platform != "win32" and not os.path.isdir(source):
        try:
            os.link(source, target)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in NO_SECOND_NAMES:
                raise
        else:
            os.unlink(source)
            return
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target)
    os.rename(source, target)


@cache
def _libc() -> ctypes.CDLL | None:
    """The C library when it has renameat2(2): Linux, glibc 2.28 and later."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None, use_errno=True)
    return library if hasattr(library, "renameat2") else None


def _renameat2(source: str, target: str, flags: int) -> None:
    library = _libc()
    if library is None:
        raise NotOffered
    names = os.fsencode(source), os.fsencode(target)
    if library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], flags) == 0:
        return
    number = ctypes.get_errno()
    if number in _NOT_OFFERED:
        raise NotOffered
    raise OSError(number, os.strerror(number), source, None, target)


current = Operations()
