"""What is known of documents without looking into them: their signatures when they were read, their ledger lines.

It is kept in the state folder, can be lost, and is not believed where a byte of it is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator import digest, files, memo
from generator.conversion.disk import Disk, encoded, text
from generator.convert.entries import Bytes, Entry, Record, Stretch
from generator.gathering import Source, signature
from generator.intake import RACY_NS

_FORM = "documents 1"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Remembered:
    """The entries of the ledger, its lines that cannot be read, and the signatures of documents as they were read.

    `signatures` are by path; a document whose signature was too fresh to prove anything has none.
    """

    entries: Mapping[str, Entry]
    broken: tuple[int, ...] = ()
    signatures: Mapping[str, str] = field(default_factory=dict)


def remember(path: Path, disk: Disk) -> Remembered:
    """What the index at the path and the ledger know; where the index is not about this ledger, the ledger alone."""
    source = disk.ledger_bytes()
    found = _indexed(path, disk, source)
    if found is not None:
        return found
    entries, broken = disk.ledger()
    return Remembered(entries, broken)


def unchanged(source: Source, known: Remembered) -> bool:
    """Whether a document is as it was read, by its signature alone."""
    return bool(source.signature) and known.signatures.get(source.path) == source.signature


def keep(path: Path, disk: Disk, sources: Iterable[Source], seen_at: int, known: Remembered) -> None:
    """Write the index of the ledger as it stands now. `seen_at` is when the documents were looked at (ns).

    A document whose stamp was fresh then could have changed once more within one tick of the clock that stamps it
    (git's "racy" entries); its signature is left out, and it is read the next time.
    """
    proved = dict(known.signatures)
    for source in sources:
        fresh = source.modified_ns + RACY_NS >= seen_at
        proved[source.path] = "" if fresh else source.signature
    rows: list[str] = []
    entries, broken = disk.ledger()
    if broken:
        return
    for document, entry in entries.items():
        if isinstance(entry.kept, Stretch):
            records = [_row(record) for record in entry.articles]
            own = proved.get(document, "")
            rows.append(json.dumps([document, own, entry.digest, entry.kept.start, entry.kept.end, records]))
    rows.append("")
    body = "\n".join(rows)
    head = json.dumps([_FORM, _stamp(disk, seen_at), _digest(disk), digest.of_bytes(encoded(body))])
    data = encoded(f"{head}\n{body}")
    if (text(path) or "") != f"{head}\n{body}":
        files.write(path, data)


def _indexed(path: Path, disk: Disk, source: Bytes) -> Remembered | None:
    """What the index says; None where it is damaged, or about another ledger. It is read line by line."""
    entries: dict[str, Entry] = {}
    signatures: dict[str, str] = {}
    try:
        with files.regular(path) as file:
            if file is None:
                return None
            form, stamp, own, sealed = json.loads(file.readline())
            body = file.tell()
            if form != _FORM or sealed != digest.of_blocks(iter(lambda: file.read(_BLOCK), b"")):
                return None
            if stamp != _stamp(disk, 0) and own != _digest(disk):
                return None
            file.seek(body)
            for line in file:
                document, signed, its, start, end, rows = json.loads(line)
                articles = tuple([Record(*row) for row in rows])
                entries[document] = Entry(document, its, articles, Stretch(source, start, end))
                if signed:
                    signatures[document] = signed
    except (OSError, ValueError, TypeError):
        return None
    return Remembered(entries, (), signatures)


def _stamp(disk: Disk, seen_at: int) -> str:
    """The ledger's signature; "" where it is too fresh (`seen_at` is not 0) to prove anything."""
    own, modified_ns = signature(disk.ledger_path)
    now = memo.now_ns() if seen_at else 0
    return "racy" if now and modified_ns + RACY_NS >= now else own


def _digest(disk: Disk) -> str:
    """The digest of the ledger, read block by block: of a mapped file every page would stay in memory."""
    try:
        with files.regular(disk.ledger_path) as file:
            return digest.of_blocks(iter(lambda: file.read(_BLOCK), b"")) if file is not None else ""
    except OSError:
        return ""


def _row(record: Record) -> Sequence[object]:
    return (
        record.id,
        record.path,
        record.first,
        record.last,
        record.deleted,
        record.key,
        record.words,
        record.facts,
        record.moved,
    )
