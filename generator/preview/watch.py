"""Hears from the system where files changed: it says where to look again, and when it is not to be trusted."""

from __future__ import annotations

import errno
import logging
import os
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from generator.preview import limits
from generator.preview.inbox import Inbox
from generator.preview.tree import Tree, passing

# Opening and reading are left out: a build reads every file, and would be told of each.
_EVENTS: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
_ENOUGH = 524288


@dataclass(frozen=True, slots=True)
class System:
    """What is asked of the system before and while watching; tests answer in its place."""

    allowed: Callable[[], int | None] = limits.allowed
    held: Callable[[], int | None] = limits.held
    silent_disk: Callable[[Sequence[str]], str] = limits.silent_disk
    observer: Callable[[], BaseObserver] = Observer


@dataclass(slots=True)
class _Watched:
    """One folder under watch: which one it was when the watch began, and what the observer calls the watch."""

    identity: tuple[int, int]
    watch: ObservedWatch


Reason = tuple[str, str]
"""Why watching is not possible or not complete, and what to type to mend it; both "" when it is complete."""

COMPLETE: Reason = ("", "")


class Observation:
    """The system's events about the folders of a tree, told to an inbox. It ends itself when it is not complete."""

    def __init__(self, tree: Tree, inbox: Inbox, system: System) -> None:
        self._tree, self._inbox, self._system = tree, inbox, system
        self._observer: BaseObserver | None = None
        self._watches: dict[str, _Watched] = {}
        self._losses = _Losses(inbox)
        self._held_before = 0
        self._short_before = False

    @property
    def running(self) -> bool:
        """Whether events are delivered."""
        return self._observer is not None

    def start(self) -> Reason:
        """Begin to observe; where that is not possible, say why."""
        disk = self._system.silent_disk([os.path.realpath(root) for root in self._tree.roots])
        if disk:
            return f"this disk ({disk}) does not report changes", ""
        number, limit = self._wanted(), self._system.allowed()
        if limit is not None and number + limits.MARGIN > limit:
            return _short(number, limit)
        self._held_before = self._system.held() or 0
        logging.getLogger("watchdog").addHandler(self._losses)
        # watchdog prints kilobytes of its inner state where a watch was added twice; a sweep repairs what that costs
        warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")
        try:
            self._observer = self._system.observer()
            self._observer.start()
            self._follow(self._observer)
        except (OSError, RuntimeError) as error:
            self.stop()
            return _failed("watching is not possible here", error)
        short = self._shortage()
        if short is None:
            return COMPLETE
        self.stop()
        return _partial(*short)

    def stop(self) -> None:
        """End it; nothing is told any more."""
        observer, self._observer = self._observer, None
        self._watches.clear()
        if observer is not None:
            observer.stop()
            if observer.is_alive():
                observer.join()
        logging.getLogger("watchdog").removeHandler(self._losses)

    def repaired(self) -> Reason:
        """Follow folders that came or went. When that fails, or watches are missing twice in a row, end and say why."""
        reason = COMPLETE
        short = None
        try:
            if self._observer is not None:
                self._follow(self._observer)
                short = self._shortage()
        except (OSError, RuntimeError) as error:
            reason = _failed("watching stopped", error)
        if short is not None and self._short_before:
            reason = _partial(*short)
        self._short_before = short is not None
        if reason != COMPLETE:
            self.stop()
        return reason

    def _follow(self, observer: BaseObserver) -> None:
        """Watch each root and each folder that holds one, anew where it is not the folder that it was."""
        for folder in (*self._tree.roots, *self._tree.parents):
            known, identity = self._watches.get(folder), _identity(folder)
            if known is not None and known.identity == identity and _alive(observer, known.watch):
                continue
            if known is not None:
                del self._watches[folder]
                observer.unschedule(known.watch)
            if identity is not None:
                real = os.path.realpath(folder)
                news = _News(self._inbox, real, folder)
                deep = folder in self._tree.roots
                watch = observer.schedule(news, real, recursive=deep, event_filter=_EVENTS)
                self._watches[folder] = _Watched(identity, watch)
                self._inbox.tell(None)  # what happened there before the watch began

    def _shortage(self) -> tuple[int, int] | None:
        """Folders that want a watch, and how many have one, where that is fewer: watchdog keeps it to itself."""
        held = self._system.held()
        if held is None or 0 < self._tree.folders <= held - self._held_before:
            return None
        number = self._wanted()  # counted on the disk, which is exact and takes longer
        return (number, held - self._held_before) if held - self._held_before < number else None

    def _wanted(self) -> int:
        return limits.wanted([os.path.realpath(root) for root in self._tree.roots], self._tree.parents)


class _News(FileSystemEventHandler):
    """Turns every event below a watched folder into news about the folder it happened in."""

    def __init__(self, inbox: Inbox, real: str, folder: str) -> None:
        self._inbox, self._real, self._folder = inbox, real, folder

    def dispatch(self, event: FileSystemEvent) -> None:
        folders: set[str] = set()
        for raw in (event.src_path, event.dest_path):
            path = os.fsdecode(raw)
            if not path or passing(os.path.basename(path)):
                continue
            home = self._folder + path[len(self._real) :] if path.startswith(self._real) else path
            folders.add(os.path.dirname(home))
            if event.is_directory:
                folders.add(home)
        if folders:
            self._inbox.tell(folders)


class _Losses(logging.Handler):
    """Hears watchdog say that events were lost or watches could not be made: then everything is looked at."""

    def __init__(self, inbox: Inbox) -> None:
        super().__init__(logging.WARNING)
        self._inbox = inbox

    def emit(self, record: logging.LogRecord) -> None:
        del record
        self._inbox.tell(None)


def _identity(folder: str) -> tuple[int, int] | None:
    try:
        stat = os.stat(folder)
    except OSError:
        return None
    return (stat.st_dev, stat.st_ino) if os.path.isdir(folder) else None


def _alive(observer: BaseObserver, watch: ObservedWatch) -> bool:
    return any(emitter.watch == watch and emitter.is_alive() for emitter in observer.emitters)


def _short(folders: int, limit: int) -> Reason:
    return f"watching is incomplete: {folders:,} folders, system limit {limit:,}", _raised(folders)


def _failed(words: str, error: OSError | RuntimeError) -> Reason:
    number = error.errno if isinstance(error, OSError) else None
    hints = {errno.ENOSPC: _raised(0), errno.EMFILE: "sysctl fs.inotify.max_user_instances=1024"}
    return f"{words} ({getattr(error, 'strerror', None) or error})", hints.get(number or 0, "")


def _partial(folders: int, held: int) -> Reason:
    return f"watching is incomplete: {held:,} of {folders:,} folders have a watch", _raised(folders)


def _raised(folders: int) -> str:
    return f"sysctl fs.inotify.max_user_watches={max(_ENOUGH, 1 << (2 * folders).bit_length())}"
