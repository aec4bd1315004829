"""Disks that refuse: operations of which the n-th fails, or that let something happen in between."""

import errno
import os
from collections.abc import Callable
from typing import Any

from generator.files.system import NotOffered, Operations, rename_portably

CALLS = ("open", "write", "fsync", "replace", "rename", "exchange", "link", "mkdir", "rmdir", "unlink")
GROWING = frozenset({"open", "write", "fsync", "mkdir", "link"})
"""What needs room: the calls that fail as long as a disk is full."""


class Faulty(Operations):
    """Operations whose n-th call (from 1) of those kinds fails with the error; `lasting`: and all after it."""

    def __init__(self, number: int, kinds: frozenset[str], code: int = errno.ENOSPC, lasting: bool = False) -> None:
        self.number, self.kinds, self.code, self.lasting = number, kinds, code, lasting
        self.count = 0
        self.failed = False

    def __getattribute__(self, name: str) -> Any:
        method = super().__getattribute__(name)
        if name not in CALLS or name not in self.kinds:
            return method

        def counted(*arguments: Any) -> Any:
            self.count += 1
            if self.count == self.number or (self.lasting and self.count > self.number):
                self.failed = True
                raise OSError(self.code, os.strerror(self.code), *(str(part) for part in arguments[:1]))
            return method(*arguments)

        return counted


class Portable(Operations):
    """A system without renameat2: files cannot change places at once."""

    def rename(self, source: str, target: str) -> None:
        """Renames to a free name, as systems do that have only link and rename."""
        rename_portably(source, target)

    def exchange(self, first: str, second: str) -> None:
        """Is not offered."""
        raise NotOffered


class Between:
    """Calls something before or after the n-th use of one operation (from 1)."""

    def __init__(
        self,
        inner: Operations,
        kind: str,
        before: dict[int, Callable[[], object]] | None = None,
        after: dict[int, Callable[[], object]] | None = None,
    ) -> None:
        self.inner, self.kind, self.before, self.after = inner, kind, before or {}, after or {}
        self.count = 0

    def __getattr__(self, name: str) -> Any:
        method = getattr(self.inner, name)
        if name != self.kind:
            return method

        def watched(*arguments: Any) -> Any:
            self.count += 1
            number = self.count
            self.before.get(number, bool)()
            try:
                return method(*arguments)
            finally:
                self.after.get(number, bool)()

        return watched
