"""What is read while serving: a request's head within its time and size, and regular files and nothing else."""

from __future__ import annotations

import io
import os
import socket
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO


class Head(io.RawIOBase):
    """What a client sends, until the seconds or the bytes of one request's head are used up."""

    def __init__(self, connection: socket.socket, seconds: float, size: int) -> None:
        super().__init__()
        self._connection, self._seconds, self._size = connection, seconds, size
        self.begin()

    def begin(self) -> None:
        """A new request begins now."""
        self._until = time.monotonic() + self._seconds
        self._left = self._size
        self._late = False

    @property
    def begun(self) -> bool:
        """Whether anything of the request has come."""
        return self._left < self._size

    @property
    def refusal(self) -> HTTPStatus:
        """What to answer when the head cannot be read to its end."""
        if self._late:
            return HTTPStatus.REQUEST_TIMEOUT
        return HTTPStatus.BAD_REQUEST if self._left else HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Wait for more bytes as long as there is time. Raises TimeoutError without time, ValueError without room."""
        seconds = self._until - time.monotonic()
        if self._left <= 0:
            raise ValueError("the head of the request is too long")
        try:
            if seconds <= 0:
                raise TimeoutError
            self._connection.settimeout(seconds)
            count = self._connection.recv_into(memoryview(buffer)[: self._left])
        except TimeoutError:
            self._late = True
            raise
        self._left -= count
        return count


@contextmanager
def opened(path: Path | None) -> Iterator[BinaryIO | None]:
    """A regular file opened for reading, or None: not a link, not a device, not a pipe that would block."""
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        number = os.open(path, flags) if path is not None else -1
    except OSError:
        number = -1
    if number >= 0 and not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        number = -1
    if number < 0:
        yield None
        return
    with os.fdopen(number, "rb") as file:
        yield file
