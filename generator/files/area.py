"""Where outputs are made before any of them is published: a folder from which a rename reaches the output."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.digest import SIZE
from generator.files import system
from generator.files.atomic import TEMPORARY, fill, folder, temporary_name
from generator.files.exchange import HELD, resolve
from generator.files.failure import naming, problem
from generator.files.tree import regular, signatures
from generator.paths import PathRefused
from generator.problems import Failed

JOURNAL = "journal"
NEW = "new"
GONE = "gone"
_OVERWRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
_PIECE = 1 << 20
_ESCAPES = frozenset({"", ".", ".."})
_SEPARATORS = frozenset("\\\0:") if os.name == "nt" else frozenset("\\\0")
_UNLIKE = frozenset({errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.EBUSY, errno.EINVAL})


@contextmanager
def staging(state: Path, output: Path) -> Iterator[Path]:
    """An empty stage, removed at the end with all that was not published. Raises Failed.

    An unfinished publication must have been recovered before.
    """
    if (state / JOURNAL).exists():
        raise RuntimeError("an unfinished publication has to be recovered first")
    try:
        with naming(state):
            area = _area(state, output)
        yield area / NEW
    finally:
        if not (state / JOURNAL).exists():
            for area in areas(state, output):
                clear(area)


def stage(area: Path | str, url: str, data: bytes) -> None:
    """Puts the bytes of one output on the stage; many processes may do so at once. Raises Failed, PathRefused."""
    path = f"{area}/{checked(url)}"
    with naming(path):
        try:
            fill(path, data, _OVERWRITE)
        except FileNotFoundError:
            folder(os.path.dirname(path))
            fill(path, data, _OVERWRITE)


def stage_copy(area: Path | str, url: str, source: Path) -> tuple[str, int]:
    """Puts a copy of a file on the stage, in pieces; its digest and size, "" and 0 where the source is no file.

    Raises Failed; OSError for the source.
    """
    path = f"{area}/{checked(url)}"
    state, size = hashlib.blake2b(digest_size=SIZE), 0
    with regular(source) as file, naming(path):
        if file is None:
            return "", 0
        folder(os.path.dirname(path))
        descriptor = system.current.open(path, _OVERWRITE)
        try:
            while piece := file.read(_PIECE):
                state.update(piece)
                size += len(piece)
                rest = memoryview(piece)
                while rest:
                    rest = rest[system.current.write(descriptor, rest) :]
        finally:
            os.close(descriptor)
    return state.hexdigest(), size


def staged(area: Path, urls: Collection[str]) -> Mapping[str, str]:
    """The signatures of what is on the stage for these addresses; what else broken-off work left there is removed."""
    found = signatures(area)
    with naming(area):
        for url in found.keys() - set(urls):
            system.current.unlink(f"{area}/{url}")
    return {url: found[url] for url in urls if url in found}


def checked(url: str) -> str:
    """The address, when it stays below the folder it is joined to. Raises PathRefused."""
    if not _ESCAPES.isdisjoint(url.split("/")) or not _SEPARATORS.isdisjoint(url):
        raise PathRefused(f"{url!r} is not an address below the output folder")
    return url


def sweep(root: Path) -> tuple[Path, ...]:
    """Removes the temporary files below a folder and finishes interrupted replacements; call it under the lock.

    Returns the files that somebody saved while a replacement was cut off and that cannot return. Raises Failed.
    """
    kept: list[Path] = []
    with naming(root):
        for parent, folders, names in os.walk(root):
            folders[:] = sorted(name for name in folders if name != ".git")
            for name in names:
                path = os.path.join(parent, name)
                if TEMPORARY.fullmatch(name):
                    system.current.unlink(path)
                elif HELD.fullmatch(name) and not resolve(path):
                    kept.append(Path(path))
    return tuple(sorted(kept))


def areas(state: Path, output: Path) -> tuple[Path, ...]:
    """Where a stage may be, the best place first: in the state folder, beside the output, in the output."""
    return (state / "stage", output.parent / f".dateline-stage-{output.name}", output / ".dateline-stage")


def clear(area: Path) -> None:
    """Removes a stage; what the disk will not let go of is left to the next command."""
    if os.path.lexists(area):
        shutil.rmtree(area, ignore_errors=True)


def _area(state: Path, output: Path) -> Path:
    folder(os.path.abspath(state))
    for area in areas(state, output):
        clear(area)
    found = next(area for area in areas(state, output) if _reaches(area, output))
    system.current.mkdir(str(found / NEW))
    system.current.mkdir(str(found / GONE))
    return found


def _reaches(area: Path, output: Path) -> bool:
    """Whether a rename leads from the area into the output: tried, since a bind mount has the same device number."""
    ground = next(path for path in (output, *output.parents) if path.is_dir())
    last = area.parent == output
    probe = temporary_name(str(ground))
    try:
        folder(os.path.abspath(area))
        if not last:
            system.current.rename(str(area), probe)
            system.current.rename(probe, str(area))
    except OSError as error:
        for left in (probe, area):
            with suppress(OSError):
                os.rmdir(left)
        if last:
            raise Failed(problem(error, output)) from error
        if error.errno not in _UNLIKE:
            raise
        return False
    return True
