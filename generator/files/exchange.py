"""Replacing a file only while it holds what we believe: they change places, and a stranger that comes out is put back.

Looking first and replacing afterwards would lose what an editor saves in between.
"""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from generator import digest
from generator.files import system
from generator.files.atomic import prepared
from generator.files.failure import naming

HELD = re.compile(r"\.dateline-([0-9a-f]{16})-([0-9a-f]{16})~(.+)", re.DOTALL)
"""A file that was taken out, until it is known whose it is: what was expected, what replaces it, its own name."""
_SHORT = 16
_NAME_BYTES = 200


def replace_verified(path: Path, expected: str | None, data: bytes) -> bool:
    """Puts the bytes at the path if the file there still has the digest `expected` (None: if there is no file).

    False when it holds something else or is gone; then the path is as the last person left it, even if they saved at
    that very moment. Keeps the permissions of the file. Raises Failed (E501, E502, E507).
    """
    with naming(path):
        if expected is None:
            return _create(os.path.abspath(path), data)
        return _digest(str(path)) == expected and _replace(os.path.abspath(path), expected, data)


def resolve(held: str) -> bool:
    """Brings a file that an interrupted replacement has taken out to where it belongs; False when nobody knows where.

    What is ours goes. What somebody saved returns to its name if nothing newer is there. Raises OSError.
    """
    folder, name = os.path.split(held)
    match = HELD.fullmatch(name)
    if match is None:
        return False
    expected, new, own = match.groups()
    path = os.path.join(folder, own)
    taken, standing = _digest(held), _digest(path)
    if taken is None:
        return True
    if standing is None and taken[:_SHORT] != new:
        return _moved_back(held, path)
    if taken[:_SHORT] in (expected, new):
        _drop(held)
        return True
    if standing is None or standing[:_SHORT] != new:
        return False
    system.current.replace(held, path)
    return True


def _create(path: str, data: bytes) -> bool:
    with prepared(path, data) as temporary:
        try:
            system.current.rename(temporary, path)
        except FileExistsError:
            return False
    return True


def _replace(path: str, expected: str, data: bytes) -> bool:
    new = digest.of_bytes(data)
    folder, name = os.path.split(path)
    own = os.fsdecode(os.fsencode(name)[-_NAME_BYTES:])
    held = os.path.join(folder, f".dateline-{expected[:_SHORT]}-{new[:_SHORT]}~{own}")
    try:
        with prepared(path, data) as temporary:
            os.chmod(temporary, stat.S_IMODE(os.stat(path).st_mode))
            try:
                return _by_exchange(temporary, held, path, (expected, new))
            except system.NotOffered:
                return _by_moving(temporary, held, path, expected)
    except FileNotFoundError:
        return False
    finally:
        with suppress(OSError):
            resolve(held)


def _by_exchange(temporary: str, held: str, path: str, digests: tuple[str, str]) -> bool:
    """The new file and the old one change places; no moment without a file, no save that is not seen."""
    system.current.replace(temporary, held)
    try:
        system.current.exchange(held, path)
    except system.NotOffered:
        system.current.replace(held, temporary)
        raise
    expected, placed = digests
    if _digest(held) == expected:
        _drop(held)
        return True
    while True:
        stranger = _digest(held) or ""
        try:
            system.current.exchange(held, path)
        except FileNotFoundError:
            _moved_back(held, path)
            return False
        if _digest(held) == placed:
            _drop(held)
            return False
        placed = stranger


def _by_moving(temporary: str, held: str, path: str, expected: str) -> bool:
    """The portable form: the old file is moved aside and looked at; the new one takes the name only if it is free."""
    system.current.replace(path, held)
    if _digest(held) != expected:
        _moved_back(held, path)
        return False
    try:
        system.current.rename(temporary, path)
    except FileExistsError:
        return False
    finally:
        if os.path.lexists(path):
            _drop(held)
    return True


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
        with open(path, "rb") as file:
            return digest.of_bytes(file.read())
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None
