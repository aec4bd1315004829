"""What the disk refuses, as problems that say what to do."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath

from generator import paths
from generator.problems import Failed, Location, Problem

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_STANDING = frozenset({errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENOTEMPTY, errno.ELOOP})


def problem(error: OSError, path: str | os.PathLike[str]) -> Problem:
    """The problem for an error met while writing at the path.

    E501: no room. E502: not permitted. E505: something stands there. E507: anything else.
    """
    where = Location(shown(path))
    reason = error.strerror or str(error)
    if error.errno in _FULL:
        hint = "free some space (or inodes) on this disk and run the command again"
        return Problem("E501", f"there is no room to write here: {reason}", where, hint, _INTACT)
    if error.errno in _REFUSED:
        hint = "check who owns the folder, its permissions, and that its disk is not read-only"
        return Problem("E502", f"this may not be written: {reason}", where, hint, _INTACT)
    if error.errno in _STANDING:
        hint = "move it away, or choose another output folder"
        return Problem("E505", "something that this site did not write stands here", where, hint, "it was not touched")
    return Problem("E507", f"the disk did not do what was asked: {reason}", where, "run the command again", _INTACT)


_INTACT = "what was published before is as it was"


@contextmanager
def naming(path: str | os.PathLike[str]) -> Iterator[None]:
    """Turns an OSError raised inside into Failed with one problem that names the path, never a temporary name."""
    try:
        yield
    except OSError as error:
        raise Failed(problem(error, path)) from error


def shown(path: str | os.PathLike[str]) -> str:
    """A path as messages show it: from the current folder when it is below it, with forward slashes."""
    return paths.shown(PurePath(os.getcwd()), PurePath(os.path.abspath(path)))
