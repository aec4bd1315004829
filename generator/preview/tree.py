"""The watched files as they were at the last look, and which of them a new look finds changed or gone."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Sequence

Signature = tuple[int, int, int, int]
"""Inode, size, mtime and ctime in nanoseconds: `utime` can restore the mtime, the ctime tells on it."""

_GONE: Signature = (0, 0, 0, 0)
_PASSING = re.compile(
    r"""4913 | \d*\.?\#.* | .*~ | \..*\.sw[a-z] | .*\.swp | .*\.swx   # vim, Emacs
    | \.dateline.*                                                    # our own temporary names
    | \.~lock\..* | \.goutputstream-.* | \.nfs\w+ | \.DS_Store        # office suites, GNOME, NFS, Finder
    | .*___jb_(?:tmp|old)___ | \.\#.*                                 # JetBrains
    """,
    re.VERBOSE,
)


def passing(name: str) -> bool:
    """Whether a file name is one that editors and our own writer use only for a moment."""
    return _PASSING.fullmatch(name) is not None


class Tree:
    """Files below folders, and single files, with their signatures.

    Folders whose name begins with a dot are left out (`content/.converter`, `.git`), so are passing names and the
    ignored folders. A symlink to a folder elsewhere is followed; one to a folder that is looked at anyway is not, so
    that no loop of links is endless. A file that is gone is not reported before it has been believed.
    """

    def __init__(self, folders: Sequence[str], files: Sequence[str] = (), ignored: Sequence[str] = ()) -> None:
        """Every path absolute; nothing needs to exist. The first look has still to be taken."""
        self.roots = _outermost(folders)
        self._files = frozenset(path for path in files if not _inside(path, self.roots))
        self._ignored = frozenset(ignored)
        self._known: dict[str, dict[str, Signature | None]] = {}
        self._links: dict[str, str] = {}
        self.absent: dict[str, tuple[float, Signature]] = {}
        above = {os.path.dirname(path) for path in (*self._files, *self.roots)}
        self.parents = frozenset(path for path in above if not _inside(path, self.roots))

    @property
    def folders(self) -> int:
        """How many folders were found at the last look, without those behind symlinks."""
        return sum(not _inside(folder, self._links) for folder in self._known) if self._links else len(self._known)

    def look(self, now: float, folders: Iterable[str] | None = None) -> set[str]:
        """Look at those folders (at everything when None); return the paths of the files that are new or different."""
        changed: set[str] = set()
        everything = folders is None
        if folders is None:
            self._links = {link: real for link, real in self._links.items() if os.path.realpath(link) == real != link}
            waiting = [*self.roots, *self.parents]
        else:
            waiting = [folder for folder in folders if self._watched(folder)]
            waiting += [root for root in self.roots if os.path.dirname(root) in waiting]
        seen: set[str] = set()
        while waiting:
            folder = waiting.pop()
            if folder not in seen:
                seen.add(folder)
                waiting += self._compare(folder, changed, now, deep=everything)
        return changed

    def roots_concerned(self, folders: Collection[str]) -> bool:
        """Whether one of the roots may have come, gone or been replaced, when something happened in those folders."""
        return any(root in folders or os.path.dirname(root) in folders for root in self.roots)

    def believed(self, before: float) -> set[str]:
        """The files that have been gone since before that moment; they are reported once."""
        gone = {path for path, (since, _) in self.absent.items() if since <= before}
        for path in gone:
            del self.absent[path]
        return gone

    def _compare(self, folder: str, changed: set[str], now: float, *, deep: bool) -> list[str]:
        """Bring what is known of one folder up to date; return the folders below that are to be looked at too."""
        before = self._known.get(folder, {})
        after = self._listing(folder)
        if after or folder in self.roots:
            self._known[folder] = after
        else:
            self._known.pop(folder, None)
        for name, old in before.items():
            path = os.path.join(folder, name)
            if old is None and after.get(name, 0) is not None:
                self._forget(path, now)
            elif old is not None and after.get(name) is None:
                self.absent[path] = (now, old)
        below: list[str] = []
        for name, new in after.items():
            path = os.path.join(folder, name)
            if new is None:
                if deep or name not in before or before[name] is not None:
                    below.append(path)
                continue
            old = before.get(name)
            _, last = self.absent.pop(path, (0.0, old))
            if new != last:
                changed.add(path)
        return below

    def _forget(self, folder: str, now: float) -> None:
        for name, signature in self._known.pop(folder, {}).items():
            path = os.path.join(folder, name)
            if signature is None:
                self._forget(path, now)
            else:
                self.absent[path] = (now, signature)

    def _listing(self, folder: str) -> dict[str, Signature | None]:
        """The folder's names: a signature for a file, None for a folder. Empty where it cannot be listed."""
        found: dict[str, Signature | None] = {}
        only = None if _inside(folder, self.roots) else self._files
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if passing(entry.name) or (only is not None and entry.path not in only):
                        continue
                    if not _is_folder(entry):
                        found[entry.name] = _signature(entry)
                    elif only is None and self._entered(entry):
                        found[entry.name] = None
        except OSError:
            return found
        return found

    def _entered(self, entry: os.DirEntry[str]) -> bool:
        if entry.name.startswith(".") or entry.path in self._ignored:
            return False
        if not entry.is_symlink():
            return True
        real = os.path.realpath(entry.path)
        others = {target for link, target in self._links.items() if link != entry.path}
        homes = {*(os.path.realpath(root) for root in self.roots), *others, *self._ignored}
        if _inside(real, homes) or any(_inside(home, (real,)) for home in homes):
            return False
        self._links[entry.path] = real
        return True

    def _watched(self, folder: str) -> bool:
        if folder in self.parents:
            return True
        root = next((root for root in self.roots if _inside(folder, (root,))), None)
        if root is None:
            return False
        if any(part.startswith(".") for part in folder[len(root) :].split(os.sep)):
            return False
        return not _inside(folder, self._ignored)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _signature(entry: os.DirEntry[str]) -> Signature:
    try:
        stat = entry.stat()
    except OSError:  # a link that leads nowhere is a file of its own
        try:
            stat = entry.stat(follow_symlinks=False)
        except OSError:
            return _GONE
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def _inside(path: str, folders: Iterable[str]) -> bool:
    return any(path == folder or path.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)


def _outermost(folders: Sequence[str]) -> tuple[str, ...]:
    distinct = sorted(set(folders))
    return tuple(path for path in distinct if not _inside(path, [other for other in distinct if other != path]))
