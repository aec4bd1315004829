"""Single files and folders: written whole or not at all, made, removed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from generator.files import system
from generator.files.failure import naming

TEMPORARY = re.compile(r"\.dateline-[0-9a-f]+-[0-9a-f]+\.tmp")
"""The one pattern of temporary names: never served, never read as content, swept by the next command."""
_numbers = count()
_BLOCK = 1 << 20
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL


def write(path: Path, data: bytes, durable: bool = False) -> None:
    """Puts the bytes at the path in one step, making its folders; permissions come from the umask.

    `durable` waits until they are on the disk. Raises Failed (E501, E502, E507); the old file stays then.
    """
    with naming(path), prepared(os.path.abspath(path), data, durable) as temporary:
        system.current.replace(temporary, os.path.abspath(path))


def write_blocks(path: Path, blocks: Iterable[bytes]) -> None:
    """As `write`, for bytes that come in blocks and are never all in memory. What the blocks raise is passed on."""
    target = os.path.abspath(path)
    with naming(path):
        folder(os.path.dirname(target))
        temporary = temporary_name(os.path.dirname(target))
        try:
            descriptor = system.current.open(temporary, _CREATE)
            try:
                for data in _gathered(blocks):
                    rest = memoryview(data)
                    while rest:
                        rest = rest[system.current.write(descriptor, rest) :]
            finally:
                os.close(descriptor)
            system.current.replace(temporary, target)
        finally:
            with suppress(OSError):
                os.unlink(temporary)


def _gathered(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in larger blocks."""
    waiting = bytearray()
    for block in blocks:
        waiting += block
        if len(waiting) >= _BLOCK:
            yield bytes(waiting)
            waiting.clear()
    yield bytes(waiting)


def remove(path: Path) -> bool:
    """Removes a file; False when there was none. Raises Failed."""
    with naming(path):
        try:
            system.current.unlink(str(path))
        except FileNotFoundError:
            return False
    return True


def make_folder(path: Path) -> None:
    """Makes a folder and those above it; a folder that is there is fine. Raises Failed."""
    with naming(path):
        folder(os.path.abspath(path))


def folder(path: str) -> None:
    """As `make_folder`, for an absolute path. Raises OSError."""
    try:
        _one_folder(path)
    except FileNotFoundError:
        above = os.path.dirname(path)
        if above == path:  # a drive that is not there
            raise
        folder(above)
        _one_folder(path)  # once: some file systems, such as /proc, take no folder of ours and say that it is not found


def _one_folder(path: str) -> None:
    try:
        system.current.mkdir(path)
    except FileExistsError:
        if not os.path.isdir(path):
            raise


def fill(path: str, data: bytes, flags: int = _CREATE, durable: bool = False) -> None:
    """Opens a file with the flags and writes all of the data. Raises OSError."""
    descriptor = system.current.open(path, flags)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[system.current.write(descriptor, rest) :]
        if durable:
            system.current.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def prepared(path: str, data: bytes, durable: bool = False) -> Iterator[str]:
    """The data in a temporary file beside the path, which is gone at the end whatever happens."""
    temporary = temporary_name(os.path.dirname(path))
    try:
        try:
            fill(temporary, data, durable=durable)
        except FileNotFoundError:
            folder(os.path.dirname(path))
            fill(temporary, data, durable=durable)
        yield temporary
    finally:
        with suppress(OSError):
            os.unlink(temporary)


def temporary_name(parent: str) -> str:
    """A name in the folder that matches TEMPORARY and is not taken."""
    while True:
        name = os.path.join(parent, f".dateline-{os.getpid():x}-{next(_numbers):x}.tmp")
        if not os.path.lexists(name):
            return name
