"""The notice board between the builds and the open pages: what changed in which version, and what is wrong now."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

REMEMBERED = 200
"""Versions a page may be behind and still be told exactly what changed."""

_SLICE = 0.5


@dataclass(frozen=True, slots=True)
class Notice:
    """What an open page is told: the version now, the addresses that changed since its own, and the problems as text.

    `changed` is None when nobody knows any more: then everything may have changed.
    """

    version: int
    changed: tuple[str, ...] | None = ()
    problems: str = ""

    def as_json(self) -> bytes:
        """The notice as the script reads it."""
        changed = None if self.changed is None else list(self.changed)
        fields = {"version": self.version, "changed": changed, "problems": self.problems}
        return json.dumps(fields, ensure_ascii=True).encode("ascii")


class Board:
    """Versions counted from 0; each post is the next one. Threads wait for a version newer than the one they know."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._version = 0
        self._problems = ""
        self._history: deque[tuple[int, tuple[str, ...]]] = deque(maxlen=REMEMBERED)
        self._closed = False

    def post(self, changed: Iterable[str], problems: str) -> None:
        """Make known what a build changed and what is wrong after it; nothing is posted when there is no news."""
        urls = tuple(changed)
        with self._condition:
            if urls or problems != self._problems:
                self._version += 1
                self._problems = problems
                self._history.append((self._version, urls))
                self._condition.notify_all()

    def now(self) -> Notice:
        """The state a page begins with."""
        with self._condition:
            return Notice(self._version, (), self._problems)

    def wait(self, since: int, seconds: float, gone: Callable[[], bool] = lambda: False) -> Notice:
        """The news since a version; waits for some at most that long, and no longer once `gone` says nobody listens."""
        left = seconds
        while True:
            with self._condition:
                part = min(left, _SLICE)
                news = self._condition.wait_for(lambda: self._closed or self._version != since, max(0.0, part))
                left -= part
                if news or left <= 0:
                    return Notice(self._version, self._since(since), self._problems)
            if gone():
                return Notice(since)

    def close(self) -> None:
        """Let every waiting thread go."""
        with self._condition:
            self._closed = True
            self._condition.notify_all()

    def _since(self, version: int) -> tuple[str, ...] | None:
        oldest = self._history[0][0] if self._history else self._version + 1
        if not oldest - 1 <= version <= self._version:
            return None
        return tuple(dict.fromkeys(url for posted, urls in self._history if posted > version for url in urls))
