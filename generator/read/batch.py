"""Files into readings: the one place where reading touches the disk, a batch at a time, each file on its own risk."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO

from generator import digest, extension
from generator.model import Article
from generator.problems import Failed, Location, Problem
from generator.read import pictures
from generator.read.article import DEFAULTS, ReadOptions, article
from generator.read.scan import SourceFile

# A pipe that takes a file's place must not stop the build (POSIX); no line end is translated (Windows).
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_BLOCK = 1 << 20
PICTURES = (".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".svg")


@dataclass(frozen=True, slots=True)
class ReadJob:
    """Files to read. `extensions` are the names in the settings, `site` is the folder their modules may lie in."""

    files: tuple[SourceFile, ...]
    options: ReadOptions = DEFAULTS
    extensions: tuple[str, ...] = ()
    site: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: the digest of its bytes ("" where there are none), its article, its problems."""

    path: str
    digest: str
    article: Article | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def gone(self) -> bool:
        """Whether the file vanished after it was found."""
        return not self.digest and not self.problems


def read_batch(job: ReadJob) -> tuple[Reading, ...]:
    """The reading of each file, in order. A file that cannot be read is a problem of its own; nothing is raised."""
    try:
        readers = extension.readers(job.extensions, job.site)
    except Failed as failure:
        return tuple(Reading(file.path, "", None, failure.problems) for file in job.files)
    return tuple([_reading(file, job.options, readers) for file in job.files])


def _reading(file: SourceFile, options: ReadOptions, readers: dict[str, str]) -> Reading:
    try:
        data = content(file.absolute, options.article_bytes + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Reading(file.path, "")
    except OSError as error:
        message = f"this file cannot be read: {error.strerror or error}"
        return Reading(file.path, "", None, (Problem("E109", message, Location(file.path)),))
    reader = readers.get(PurePosixPath(file.path).suffix.casefold(), "")
    try:
        text = extension.markdown(reader, file.path, data) if reader else data
        found, problems = article(file.path, text, options)
    except Failed as failure:
        return Reading(file.path, digest.of_bytes(data), None, failure.problems)
    except Exception as error:  # noqa: BLE001 - our mistake costs this file, and says so
        said = f"this file could not be read: {type(error).__name__}: {error}"
        return Reading(file.path, digest.of_bytes(data), None, (Problem("E900", said, Location(file.path)),))
    if found is not None and reader:
        found = replace(found, body=replace(found.body, reader=reader))
    return Reading(file.path, digest.of_bytes(data), found, problems)


def content(path: str, limit: int | None = None) -> bytes:
    """The bytes of a regular file, the first `limit` of them. Raises OSError, for a folder and for a pipe too."""
    with _opened(path) as file:
        return file.read(-1 if limit is None else limit)


def media_digest(file: SourceFile) -> tuple[str, tuple[Problem, ...]]:
    """The digest of a file that is published as it is, and a problem where it cannot be read; "" where it is gone."""
    try:
        with _opened(file.absolute) as opened:
            return digest.of_blocks(iter(lambda: opened.read(_BLOCK), b"")), ()
    except (FileNotFoundError, NotADirectoryError):
        return "", ()
    except OSError as error:
        message = f"this file cannot be read: {error.strerror or error}"
        return "", (Problem("E109", message, Location(file.path)),)


def picture_size(file: SourceFile) -> tuple[int, int]:
    """The width and height of a picture; (0, 0) for other files, and where it cannot be read."""
    if not file.path.casefold().endswith(PICTURES):
        return 0, 0
    try:
        return pictures.size(content(file.absolute, pictures.HEAD))
    except OSError:
        return 0, 0


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    with open(os.open(path, _FLAGS), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(0, "it is not a file")
        yield file
