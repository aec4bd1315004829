"""Bytes that wait on the disk until they are wanted, in a file without a name that is gone with its owner."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType

from generator.files.atomic import make_folder
from generator.files.failure import naming

Span = tuple[int, int]


class Spill:
    """What is put in comes out by its place; closed with its block. Raises Failed where the disk has no room."""

    def __init__(self, folder: Path) -> None:
        make_folder(folder)
        self._folder = folder
        with naming(folder):
            self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - closed with the block
        self._end = 0

    def __enter__(self) -> Spill:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def put(self, data: bytes) -> Span:
        """Keep the bytes; their place."""
        with naming(self._folder):
            self._file.seek(self._end)
            self._file.write(data)
        start, self._end = self._end, self._end + len(data)
        return (start, self._end)

    def take(self, span: Span) -> bytes:
        """The bytes at a place."""
        with naming(self._folder):
            self._file.seek(span[0])
            return self._file.read(span[1] - span[0])
