"""What was written to an output folder, kept beside the site: one row an output, and the folders that were made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator import digest
from generator.memo import Store, Table
from generator.model import Ledger, Written
from generator.problems import Problem

FILE = "ledger.sqlite"
_VERSION = "1"
_SEAL = ""
"""The row that no output has: the digest of all keys, of outputs and of folders, so that a lost one is missed."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A ledger as it was read. `complete` is False when rows are missing on the disk: lost, damaged, or never made."""

    ledger: Ledger
    complete: bool
    problems: tuple[Problem, ...] = ()


def load(state: Path) -> Loaded:
    """The ledger in a state folder."""
    with _open(state) as (outputs, folders, store):
        rows = outputs.items()
        seal = rows.pop(_SEAL, "")
        entries = tuple(_entry(url, row) for url, row in sorted(rows.items()))
        ledger = Ledger(entries, tuple(sorted(folders.items())))
        return Loaded(ledger, seal == _seal(rows, ledger.folders) and not store.problems, store.problems)


def changes(before: Ledger, after: Ledger, complete: bool = True) -> str:
    """The rows that differ between two ledgers, as the text that `apply` takes; "" when none do.

    Where the disk does not hold all of `before`, every row of `after` counts as one that differs.
    """
    old, new = _rows(before), _rows(after)
    put = {url: row for url, row in new.items() if not complete or old.get(url) != row}
    record = {
        "put": {**put, _SEAL: _seal(new, after.folders)},
        "delete": sorted(old.keys() - new.keys()),
        "make": sorted(set(after.folders) - set(before.folders if complete else ())),
        "drop": sorted(set(before.folders) - set(after.folders)),
    }
    same = complete and not put and not any(record[name] for name in ("delete", "make", "drop"))
    return "" if same else json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def apply(state: Path, note: str) -> None:
    """Writes changed rows. Doing it twice is the same as once."""
    if not note:
        return
    record = json.loads(note)
    with _open(state) as (outputs, folders, _):
        folders.put_many(dict.fromkeys(record["make"], ""))
        folders.delete_many(record["drop"])
        outputs.delete_many(record["delete"])
        outputs.put_many(record["put"])


def forget(state: Path) -> None:
    """Empties the ledger: what it says can no longer be trusted."""
    with _open(state) as (outputs, folders, _):
        outputs.clear()
        folders.clear()


@contextmanager
def _open(state: Path) -> Iterator[tuple[Table, Table, Store]]:
    store = Store(state / FILE)
    try:
        yield store.table("outputs", _VERSION), store.table("folders", _VERSION), store
    finally:
        store.close()


def _seal(rows: Iterable[str], folders: Iterable[str]) -> str:
    return digest.of_parts(*sorted(rows), "", *sorted(folders))


def _rows(ledger: Ledger) -> Mapping[str, str]:
    return {
        entry.url: f"{entry.fingerprint or '-'} {entry.digest} {entry.size} {entry.signature}"
        for entry in ledger.entries
    }


def _entry(url: str, row: str) -> Written:
    fingerprint, own, size, signature = row.split(" ", 3)
    return Written(url, "" if fingerprint == "-" else fingerprint, own, int(size), signature)
