"""The lines of the ledger as values: which articles a document has, and its line, in as little room as may be."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

_UNWRITABLE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Record:
    """An article of a document.

    Its id, its file below the content folder, its lines, and whether a person deleted it; then what other printings of
    it are compared by: the key of its words, how full it is, the signs of what it says besides; and whether a person
    moved its file.
    """

    id: str
    path: str
    first: int
    last: int
    deleted: bool = False
    key: str = ""
    words: int = 0
    facts: str = ""
    moved: bool = False

    @property
    def compared(self) -> tuple[str, int, str]:
        """What tells whether a printing has changed."""
        return (self.key, self.words, self.facts)


class Bytes(Protocol):
    """Bytes in memory or in a mapped file."""

    def __len__(self) -> int:
        """How many there are."""
        ...

    def __getitem__(self, part: slice, /) -> bytes:
        """Some of them."""
        ...

    def find(self, wanted: bytes, start: int, /) -> int:
        """The first place from `start` where these stand, -1 without one."""
        ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes `start` to `end` of something that can be read when it is wanted, such as a mapped file."""

    source: Bytes
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One document in the ledger. `kept` is its JSON as it stands in the file: as text, packed, or where it stands."""

    document: str
    digest: str
    articles: tuple[Record, ...]
    kept: str | bytes | Stretch

    @property
    def line(self) -> str:
        """Its JSON."""
        if isinstance(self.kept, str):
            return self.kept
        if isinstance(self.kept, bytes):
            return zlib.decompress(self.kept).decode("utf-8", "surrogateescape")
        return bytes(self.kept.source[self.kept.start : self.kept.end]).decode("utf-8", "surrogateescape")

    def packed(self) -> Entry:
        """The same in little room."""
        if not isinstance(self.kept, str):
            return self
        return replace(self, kept=zlib.compress(self.kept.encode("utf-8", "surrogateescape"), 1))

    def settled(self, records: Sequence[Record], digest: str | None = None) -> Entry:
        """The entry with its articles where they are now; with another digest it will be read again."""
        own = self.digest if digest is None else digest
        if tuple(records) == self.articles and own == self.digest:
            return self
        data = json.loads(self.line) | {"digest": own, "articles": [as_data(record) for record in records]}
        return replace(self, digest=own, articles=tuple(records), kept=as_line(data))


def load(source: Bytes) -> tuple[dict[str, Entry], tuple[int, ...]]:
    """The entries of a ledger by document, and the numbers of lines that cannot be read. Lines stay where they are."""
    entries: dict[str, Entry] = {}
    broken: list[int] = []
    start = number = 0
    while start < len(source):
        number += 1
        found = source.find(b"\n", start)
        end = found if found >= 0 else len(source)
        try:
            data = json.loads(source[start:end].decode("utf-8", "surrogateescape"))
            records = tuple(from_data(article) for article in data["articles"])
            entries[data["document"]] = Entry(data["document"], data["digest"], records, Stretch(source, start, end))
        except (ValueError, KeyError, TypeError, AttributeError):
            broken.append(number)
        start = end + 1
    return entries, tuple(broken)


def dump(entries: Mapping[str, Entry]) -> Iterator[bytes]:
    """The ledger's lines: one a document, sorted by its path."""
    for path in sorted(entries):
        yield f"{entries[path].line}\n".encode("utf-8", "surrogateescape")


def as_data(record: Record) -> dict[str, Any]:
    """The record as it stands in the ledger."""
    data = {"id": record.id, "path": record.path, "first": record.first, "last": record.last}
    if record.deleted:
        data["deleted"] = True
    if record.moved:
        data["moved"] = True
    return data | {"key": record.key, "words": record.words, "facts": record.facts}


def from_data(data: Mapping[str, Any]) -> Record:
    """The record that `as_data` wrote. Raises KeyError and TypeError for other data."""
    return Record(
        data["id"],
        data["path"],
        data["first"],
        data["last"],
        data.get("deleted", False),
        data.get("key", ""),
        data.get("words", 0),
        data.get("facts", ""),
        data.get("moved", False),
    )


def as_line(data: Mapping[str, Any]) -> str:
    """A line of JSON that every reader takes for one line, and that every letter can be written of."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNWRITABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
