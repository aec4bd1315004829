"""The content folder as the converter sees it: which files there are, what they hold, what the ledger says of them."""

from __future__ import annotations

import errno
import mmap
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator import files
from generator.convert import ledger
from generator.convert.convert import State
from generator.convert.entries import Bytes
from generator.convert.ledger import Entry, Record
from generator.convert.model import OnDisk
from generator.gathering import listed
from generator.paths import collision_key
from generator.problems import Failed, Location, Problem
from generator.read import batch

FOLDER = ".converter"
_ID = re.compile(r"^id:[ \t]*[\"']?([0-9a-f]{12})[\"']?[ \t]*\r?$", re.MULTILINE)
_HEAD = 65_536
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EIO})


class Disk:
    """The content folder. Reads only; `writing` writes, and says here what it wrote."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.folder = content / FOLDER
        self.ledger_path = self.folder / "ledger.jsonl"
        self.listing = set(_markdown_below(content))
        self._strays: dict[str, str] = {}

    def ledger_bytes(self) -> Bytes:
        """The ledger as it stands on the disk. Raises Failed where it may not be read."""
        try:
            with files.regular(self.ledger_path) as file:
                if file is None or not file.seek(0, 2):
                    return b""
                return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as error:
            if error.errno in _REFUSED:  # without it nobody knows what a person deleted
                raise Failed(unread(error, self.ledger_path)) from error
            return b""

    def ledger(self) -> tuple[dict[str, Entry], tuple[int, ...]]:
        """The entries of the ledger, and its lines that cannot be read."""
        return ledger.load(self.ledger_bytes())

    def base(self, id_: str) -> str | None:
        """The text last generated for an article."""
        return text(self.folder / "base" / f"{id_}.md")

    def file(self, path: str) -> str | None:
        """The text of an article's file as it is."""
        return text(self.content / path)

    def located(self, entries: Mapping[str, Entry], reading: bool) -> dict[str, Entry]:
        """The entries with every article's file where it is now.

        Followed by its id where it was moved, marked where it is gone.
        """
        recorded = {record.id: record for entry in entries.values() for record in entry.articles}
        lost = any(record.path not in self.listing and not record.deleted for record in recorded.values())
        self._strays = self._find_strays({record.path for record in recorded.values()}) if lost or reading else {}
        return {path: self._settled(entry) for path, entry in entries.items()}

    def taken(self) -> frozenset[str]:
        """The collision keys of all paths in use."""
        return frozenset(collision_key(path) for path in self.listing)

    def near(self, state: State, wanted: Iterable[str]) -> State:
        """The state with the files and generated texts of the wanted articles."""
        ids = {*wanted}
        paths = {r.id: r.path for entry in state.entries.values() for r in entry.articles if r.id in ids}
        disk: dict[str, OnDisk] = {}
        bases: dict[str, str] = {}
        for id_ in ids:
            path = self._strays.get(id_) or paths.get(id_, "")
            held = text(self.content / path) if path in self.listing else None
            if held is not None and _id_of(held) in (id_, None):
                disk[id_] = OnDisk(path, held)
            if (base := self.base(id_)) is not None:
                bases[id_] = base
        return replace(state, disk=disk, bases=bases)

    def _settled(self, entry: Entry) -> Entry:
        places = [
            self._strays.get(record.id) or (record.path if record.path in self.listing else "")
            for record in entry.articles
        ]
        return entry.settled(
            tuple(_followed(record, place) for record, place in zip(entry.articles, places, strict=True))
        )

    def _find_strays(self, known: set[str]) -> dict[str, str]:
        """Files that the ledger does not know under their path, by the id they carry."""
        found: dict[str, str] = {}
        for path in sorted(self.listing - known):
            id_ = _id_of(text(self.content / path, _HEAD) or "")
            if id_:
                found.setdefault(id_, path)
        return found


def _followed(record: Record, path: str) -> Record:
    """The record of an article whose file is at that path now, "" where it is gone."""
    if not path:
        return record if record.deleted else replace(record, deleted=True)
    if path == record.path and not record.deleted:
        return record
    return replace(record, path=path, deleted=False, moved=record.moved or path != record.path)


def text(path: Path, limit: int | None = None) -> str | None:
    """The text of a file (of the first `limit` bytes), byte for byte; None where there is none that can be read."""
    try:
        return batch.content(str(path), limit).decode("utf-8", "surrogateescape")
    except OSError:
        return None


def encoded(value: str) -> bytes:
    """The bytes of a text that `text` gave."""
    return value.encode("utf-8", "surrogateescape")


def unread(error: OSError, path: Path) -> Problem:
    """What is said of a file or folder without which nothing can be converted."""
    message = f"this cannot be read, so nothing was converted: {error.strerror or error}"
    return Problem("E502", message, Location(files.shown(path)), "check who owns it, and its permissions")


def _markdown_below(content: Path) -> Iterator[str]:
    """Every file below the content folder. Raises Failed where a folder cannot be listed: an article may be in it."""
    waiting = [("", content)]
    while waiting:
        prefix, folder = waiting.pop()
        try:
            entries = listed(folder)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise Failed(unread(error, folder)) from error
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{prefix}{entry.name}/", Path(entry.path)))
            else:
                yield f"{prefix}{entry.name}"


def _id_of(value: str) -> str | None:
    """The id in the front matter of a file, None without one."""
    if not value.startswith(("---", "\ufeff---")):
        return None
    head = value[:_HEAD]
    end = head.find("\n---", 3)
    match = _ID.search(head[: end if end > 0 else len(head)])
    return match[1] if match else None
