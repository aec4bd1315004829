"""Where news about folders waits until somebody looks: filled by any thread, emptied by one."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable


class Inbox:
    """Folders to look at again. News only says where to look, never what happened."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._folders: set[str] = set()
        self._everything = False
        self._latest = 0.0
        self.closed = False

    def tell(self, folders: Iterable[str] | None) -> None:
        """Something happened in those folders; None when nobody knows where."""
        with self._condition:
            if folders is None:
                self._everything = True
            else:
                self._folders.update(folders)
            self._latest = time.monotonic()
            self._condition.notify_all()

    def close(self) -> None:
        """Wake whoever waits; nothing is waited for any more."""
        with self._condition:
            self.closed = True
            self._condition.notify_all()

    def rest(self, seconds: float) -> bool:
        """Wait for news at most that long; whether there is some."""
        with self._condition:
            self._condition.wait_for(lambda: self.closed or self._news(), max(0.0, seconds))
            return self._news()

    def calm(self, seconds: float, until: float) -> None:
        """Wait until there has been no news for that long, or until that moment of the monotonic clock."""
        with self._condition:
            while not self.closed:
                now = time.monotonic()
                left = min(self._latest + seconds, until) - now
                if left <= 0:
                    return
                self._condition.wait(left)

    def take(self) -> tuple[frozenset[str], bool]:
        """The folders told of since the last time, and whether everything has to be looked at."""
        with self._condition:
            taken = frozenset(self._folders), self._everything
            self._folders.clear()
            self._everything = False
            return taken

    def _news(self) -> bool:
        return self._everything or bool(self._folders)
