"""One command at a time in one place: a lock that ends with the process that holds it."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.files.atomic import make_folder
from generator.files.failure import naming
from generator.problems import Failed, Problem

if sys.platform == "win32":  # pragma: no cover
    import msvcrt
else:
    import fcntl

_PAUSE = 0.05
_BEYOND = 1 << 30
"""Windows locks bytes, and locked bytes cannot be read: one far behind the message is taken."""


@contextmanager
def lock(path: Path, wait: float = 0.0) -> Iterator[None]:
    """Holds the lock file at the path; waits up to `wait` seconds for another holder.

    Raises Failed (E503) that names the holder's process and host. The system frees the lock when the process ends,
    however it ends; programs started meanwhile do not inherit it. The file stays; nobody but its holder may remove it.
    """
    end = time.monotonic() + wait
    descriptor = _opened(path)
    try:
        while True:
            if not _taken(descriptor):
                if time.monotonic() >= end:
                    raise Failed(_held(path))
                time.sleep(_PAUSE)
            elif _stands(descriptor, path):
                break
            else:
                again = _opened(path)
                os.close(descriptor)
                descriptor = again
        try:
            with naming(path):
                _sign(descriptor, f"{os.getpid()} {socket.gethostname()}\n")
            yield
        finally:
            with suppress(OSError):
                _free(descriptor)
    finally:
        os.close(descriptor)


def _opened(path: Path) -> int:
    make_folder(path.parent)
    with naming(path):
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)


def _stands(descriptor: int, path: Path) -> bool:
    """Whether the file that is held is the one at the path: its last holder may have removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except FileNotFoundError:
        return False


def _sign(descriptor: int, text: str) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, text.encode(), 0) if hasattr(os, "pwrite") else os.write(descriptor, text.encode())


def _held(path: Path) -> Problem:
    try:
        pid, _, host = path.read_text("utf-8", "replace").strip().partition(" ")
    except FileNotFoundError:  # its holder ends, and has just removed it
        pid = host = ""
    elsewhere = f" on {host}" if host and host != socket.gethostname() else ""
    holder = f"process {pid}{elsewhere}" if pid else "another process"
    return Problem("E503", f"{holder} is working here", hint="wait until it has finished, or end it")


if sys.platform == "win32":  # pragma: no cover

    def _taken(descriptor: int) -> bool:
        try:
            os.lseek(descriptor, _BEYOND, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True

    def _free(descriptor: int) -> None:
        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:

    def _taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _free(descriptor: int) -> None:
        os.ftruncate(descriptor, 0)
        fcntl.flock(descriptor, fcntl.LOCK_UN)
