"""Replacing a file only while it holds what we believe: they change places, and a stranger that comes out is put back.

Looking first and replacing afterwards would lose what an editor saves in between.
"""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator import digest
from generator.files import system
from generator.files.atomic import prepared
from generator.files.failure import naming
from generator.files.tree import regular

HELD = re.compile(r"\.dateline-([0-9a-f]{16})-([0-9a-f]{16})~(.+)", re.DOTALL)
"""A file that was taken out, until it is known whose it is: what was expected, what replaces it, its own name."""
_SHORT = 16
_NAME_BYTES = 200
_OPENING_SECONDS = 0.005


@dataclass(frozen=True, slots=True)
class _Swap:
    """A replacement in progress: the file's path, where the old file is held, the digests of both."""

    path: str
    held: str
    expected: str
    new: str


def replace_verified(path: Path, expected: str | None, data: bytes) -> bool:
    """Puts the bytes at the path if the file there still has the digest `expected` (None: if there is no file).

    False when it holds something else or is gone; then the path is as the last person left it, even if they saved at
    that very moment. Keeps the permissions of the file. Raises Failed (E501, E502, E507).
    """
    return replace_all([(path, expected, data)])[0]


def replace_all(items: Iterable[tuple[Path, str | None, bytes]]) -> tuple[bool, ...]:
    """As `replace_verified` for many files, waiting once for all of them.

    The wait is for an editor that has opened a file but not yet emptied it: no look at the file can tell. When one item
    raises Failed, those before it are finished first.
    """
    begun: list[_Swap | bool] = []
    try:
        for path, expected, data in items:
            with naming(path):
                begun.append(_begin(os.path.abspath(path), expected, data))
    finally:
        if any(isinstance(each, _Swap) for each in begun):
            time.sleep(_OPENING_SECONDS)
        done = tuple(_settled(each) if isinstance(each, _Swap) else each for each in begun)
    return done


def resolve(held: str, path: str = "") -> bool:
    """Brings a file that an interrupted replacement has taken out to where it belongs; False when nobody knows where.

    What is ours goes. What somebody saved returns to its name if nothing newer is there. Raises OSError.
    """
    folder, name = os.path.split(held)
    match = HELD.fullmatch(name)
    if match is None:
        return False
    expected, new, own = match.groups()
    path = path or os.path.join(folder, own)
    taken, standing = _digest(held), _digest(path)
    if taken is None:
        return True
    if standing is None and taken[:_SHORT] != new:
        return _moved_back(held, path)
    if taken[:_SHORT] in (expected, new) or taken == standing:
        _drop(held)
        return True
    if standing is None or standing[:_SHORT] != new:
        return False
    system.current.replace(held, path)
    return True


def _begin(path: str, expected: str | None, data: bytes) -> _Swap | bool:
    if expected is None:
        return _create(path, data)
    if _digest(path) != expected:
        return False
    new = digest.of_bytes(data)
    folder, name = os.path.split(path)
    own = os.fsdecode(os.fsencode(name)[-_NAME_BYTES:])
    held = os.path.join(folder, f".dateline-{expected[:_SHORT]}-{new[:_SHORT]}~{own}")
    swap = _Swap(path, held, expected, new)
    try:
        with prepared(path, data) as temporary:
            os.chmod(temporary, stat.S_IMODE(os.stat(path).st_mode))
            try:
                return _exchanged(temporary, swap)
            except system.NotOffered:
                return _moved(temporary, swap)
    except OSError as error:
        with suppress(OSError):
            resolve(held, path)
        if isinstance(error, FileNotFoundError):
            return False
        raise


def _create(path: str, data: bytes) -> bool:
    with prepared(path, data) as temporary:
        try:
            system.current.rename(temporary, path)
        except FileExistsError:
            return False
    return True


def _exchanged(temporary: str, swap: _Swap) -> _Swap | bool:
    """The new file and the old one change places; no moment without a file, no save that is not seen."""
    system.current.replace(temporary, swap.held)
    try:
        system.current.exchange(swap.held, swap.path)
    except system.NotOffered:
        system.current.replace(swap.held, temporary)
        raise
    if _digest(swap.held) == swap.expected:
        return swap
    _put_back(swap)
    return False


def _moved(temporary: str, swap: _Swap) -> _Swap | bool:
    """The portable form: the old file is moved aside and looked at; the new one takes the name if it is free."""
    system.current.replace(swap.path, swap.held)
    if _digest(swap.held) != swap.expected:
        _moved_back(swap.held, swap.path)
        return False
    try:
        system.current.rename(temporary, swap.path)
    except FileExistsError:
        _settled(swap)
        return False
    return swap


def _settled(swap: _Swap) -> bool:
    """Whether the file that was taken out is still what was expected; if so it goes, else it goes back."""
    with naming(swap.path):
        if _digest(swap.held) == swap.expected:
            _drop(swap.held)
            return True
        _put_back(swap)
        return False


def _put_back(swap: _Swap) -> None:
    """Exchanges the two files until the one that comes out is the one that we put in: nothing newer is taken away."""
    placed = swap.new
    while True:
        stranger = _digest(swap.held) or ""
        try:
            system.current.exchange(swap.held, swap.path)
        except FileNotFoundError:
            _moved_back(swap.held, swap.path)
            return
        except system.NotOffered:
            resolve(swap.held, swap.path)
            return
        if _digest(swap.held) == placed:
            time.sleep(_OPENING_SECONDS)
            if _digest(swap.held) == placed:
                _drop(swap.held)
                return
        placed = stranger


def _drop(held: str) -> None:
    """Removes what is ours; where the disk refuses, the next sweep does it."""
    with suppress(OSError):
        system.current.unlink(held)


def _moved_back(held: str, path: str) -> bool:
    try:
        system.current.rename(held, path)
    except FileExistsError:
        return False
    return True


def _digest(path: str) -> str | None:
    """The digest of a regular file, None when there is none."""
    try:
        with regular(path) as file:
            return None if file is None else digest.of_bytes(file.read())
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None
