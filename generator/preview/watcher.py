"""Waits until the watched files have changed and the change has settled: a burst of saves is one change."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from generator.preview.changes import Changed, Folders, changed_at
from generator.preview.inbox import Inbox
from generator.preview.tree import Tree
from generator.preview.watch import Observation, System
from generator.problems import Level, Problem


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds. `calm`: no news for so long ends a burst; `longest`: a burst ends after so long whatever comes.

    `grace`: a file is believed deleted after so long; `sweep`: between two looks at everything while events come;
    `poll`: the same when none come. Both grow with the cost of looking, which takes at most a tenth of the time.
    """

    calm: float = 0.08
    grace: float = 0.2
    longest: float = 3.0
    sweep: float = 5.0
    poll: float = 1.0


class Watcher:
    """Watches a site folder inside a `with` block; `tell` is told when watching is not possible or not complete."""

    def __init__(
        self,
        folders: Folders,
        tell: Callable[[Problem], None],
        *,
        poll: bool = False,
        timing: Timing | None = None,
        system: System | None = None,
    ) -> None:
        self._folders = folders
        self._tell = tell
        self._timing = timing or Timing()
        self._inbox = Inbox()
        self._system = system or System()
        self._tree = _tree(folders)
        self._observation = Observation(self._tree, self._inbox, self._system)
        self._asked_to_poll = poll
        self._next_sweep = 0.0

    @property
    def polling(self) -> bool:
        """Whether files are looked at again and again because the system reports nothing."""
        return not self._observation.running

    def __enter__(self) -> Self:
        if self._asked_to_poll:
            self._say("files are looked at again and again, as --poll asks", level=Level.INFO)
        else:
            self._say(*self._observation.start())
        self._inbox.take()
        self._look(None)
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        self._observation.stop()

    def follow(self, folders: Folders) -> bool:
        """Watch these from now on, in the thread that waits; whether they are others.

        What they hold by then counts as known: whoever follows others looks at everything.
        """
        if folders == self._folders:
            return False
        self._observation.stop()
        self._folders = folders
        self._tree = _tree(folders)
        self._observation = Observation(self._tree, self._inbox, self._system)
        if not self._asked_to_poll:
            self._say(*self._observation.start())
        self._inbox.take()
        self._look(None)
        return True

    def close(self) -> None:
        """End the waiting, from any thread."""
        self._inbox.close()

    def wait(self) -> Changed | None:
        """Block until files have changed and the change has settled; None when the watcher was closed."""
        while not self._inbox.closed:
            self._inbox.rest(self._next_sweep - time.monotonic())
            changed = changed_at(self._folders, self._settled())
            if changed and not self._inbox.closed:
                return changed
        return None

    def _settled(self) -> set[str]:
        """The paths of one burst of changes, once it is over and files that are gone stay gone."""
        changed: set[str] = set()
        until = time.monotonic() + self._timing.longest
        while not self._inbox.closed:
            self._inbox.calm(self._timing.calm, until)
            found, surprise = self._look_again()
            changed |= found
            now = time.monotonic()
            ended = now >= until
            changed |= self._tree.believed(now if ended else now - self._timing.grace)
            if ended or not (self._tree.absent or surprise):
                return changed
            if surprise:  # found by looking, so no event says when it is over: look until nothing changes
                self._inbox.tell(None)
            else:
                oldest = min(since for since, _ in self._tree.absent.values())
                self._inbox.rest(oldest + self._timing.grace - now)
        return changed

    def _look_again(self) -> tuple[set[str], bool]:
        """Look where the news says, or at everything when it is time; and whether no event told of what was found."""
        folders, everything = self._inbox.take()
        if everything or (not folders and time.monotonic() >= self._next_sweep):
            found = self._look(None)
            self._repair()
            return found, bool(found or self._tree.absent)
        found = self._look(folders)
        if self._tree.roots_concerned(folders):
            self._repair()
        return found, False

    def _look(self, folders: frozenset[str] | None) -> set[str]:
        begun = time.monotonic()
        found = self._tree.look(begun, folders)
        if folders is None:
            ended = time.monotonic()
            pause = self._timing.poll if self.polling else self._timing.sweep
            self._next_sweep = ended + max(pause, 10 * (ended - begun))
        return found

    def _repair(self) -> None:
        if self._observation.running:
            self._say(*self._observation.repaired())

    def _say(self, reason: str, hint: str = "", level: Level = Level.WARNING) -> None:
        """Tell that files are polled from now on; without a reason all is well."""
        if reason:
            self._next_sweep = 0.0
            message = f"{reason}. Checking every {self._timing.poll:g} s instead"
            self._tell(Problem("W501", message, hint=hint, level=level))


def _tree(folders: Folders) -> Tree:
    deep = [str(place.path) for place in folders.places if not place.single]
    single = [str(place.path) for place in folders.places if place.single]
    return Tree(deep, single, [str(path) for path in folders.ignored])
