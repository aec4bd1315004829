"""What the system lets a watcher do: how many folders it may watch, how many it does, which disks are silent."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

MARGIN = 32
"""Watches left for folders that are still to come."""

_SILENT = {"9p", "afs", "ceph", "cifs", "drvfs", "nfs", "nfs4", "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs"}


def allowed(source: Path = Path("/proc/sys/fs/inotify/max_user_watches")) -> int | None:
    """How many folders inotify lets this user watch (inotify(7)); None where nothing limits it or it is not known."""
    try:
        return int(source.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def held(source: Path = Path("/proc/self/fdinfo")) -> int | None:
    """How many inotify watches this process holds, from the kernel (proc_pid_fdinfo(5)); None where it is silent."""
    count = 0
    try:
        names = os.listdir(source)
    except OSError:
        return None
    for name in names:
        try:
            count += (source / name).read_text(encoding="ascii").count("inotify wd:")
        except (OSError, UnicodeDecodeError):  # closed meanwhile
            continue
    return count


def wanted(deep: Iterable[str], shallow: Iterable[str] = ()) -> int:
    """How many watches it takes to follow the deep folders with everything below them, and the shallow ones alone."""
    found: set[tuple[int, int]] = set()
    for top in deep:
        for folder, _, _ in os.walk(top):
            _add(found, folder)
    for folder in shallow:
        _add(found, folder)
    return len(found)


def _add(found: set[tuple[int, int]], folder: str) -> None:
    try:
        stat = os.stat(folder)
    except OSError:
        return
    found.add((stat.st_dev, stat.st_ino))


def silent_disk(folders: Iterable[str], source: Path = Path("/proc/self/mountinfo")) -> str:
    """The type of the first file system below those folders that does not report what others change on it, else "".

    Network shares, FUSE and folders of a virtual machine's host (proc_pid_mountinfo(5)).
    """
    try:
        lines = source.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    mounts = sorted((_mount(line) for line in lines), key=lambda mount: len(mount[0]), reverse=True)
    for folder in folders:
        kind = next(
            (kind for point, kind in mounts if folder == point or folder.startswith(point.rstrip("/") + "/")), ""
        )
        if kind in _SILENT or kind.split(".")[0] == "fuse":
            return kind
    return ""


def _mount(line: str) -> tuple[str, str]:
    before, _, after = line.partition(" - ")
    fields, kinds = before.split(" "), after.split(" ")
    return (fields[4].replace("\\040", " ") if len(fields) > 4 else "\0"), kinds[0]
