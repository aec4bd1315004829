"""What was worked out before, kept in one SQLite file.

Tables of texts by key, each row checked, none ever trusted blindly.

A memo can be lost, cut short, flipped or of another version: every such row is a miss, never an error and never a wrong
answer.
"""

from __future__ import annotations

import errno
import hashlib
import sqlite3
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator import files
from generator.problems import Failed, Level, Location, Problem

BATCH = 500
_DAMAGED = (sqlite3.DatabaseError, UnicodeDecodeError)  # the latter from the message of a damaged schema
WAIT_SECONDS = 30.0
_PRIMARY = 0xFF
_ERRNO = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_BUSY: errno.EBUSY,
    sqlite3.SQLITE_LOCKED: errno.EBUSY,
    sqlite3.SQLITE_IOERR: errno.EIO,
}
"""What SQLite says of the disk (https://sqlite.org/rescode.html), as the system says it."""


def now_ns() -> int:
    """The time in nanoseconds since 1970, by the clock that stamps files."""
    return time.time_ns()


class Store:
    """One SQLite file of tables.

    Usable from several processes at once; an unreadable file is set aside and begun anew.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: tuple[Problem, ...] = ()
        self._closed = False
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = _open(path)
        except _DAMAGED as error:
            if _refused(error):
                raise self.failed(error) from error
            self._set_aside(error)
            self._connection = _open(path)

    def failed(self, error: Exception) -> Failed:
        """What is raised when not the file but its disk is at fault: E501 no room, E502 not permitted, else E507."""
        number = _ERRNO.get(getattr(error, "sqlite_errorcode", 0) & _PRIMARY, errno.EIO)
        return Failed(files.problem(OSError(number, str(error)), self.path))

    def table(self, name: str, version: str = "") -> Table:
        """The table of that name. Rows kept under another `version` are dropped first."""
        return Table(self, name, version)

    def close(self) -> None:
        """Close the file. Further use of its tables is an error."""
        self._closed = True
        self._connection.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The open connection, for tables. Raises ValueError once the store is closed: a mistake of ours, no damage."""
        if self._closed:
            raise ValueError(f"{self.path} is closed")
        return self._connection

    def restart(self, error: Exception) -> None:
        """Begin anew after the file was found damaged while in use."""
        self._connection.close()
        self._set_aside(error)
        self._connection = _open(self.path)

    def _set_aside(self, error: Exception) -> None:
        try:
            for suffix in ("-wal", "-shm"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            self.path.replace(self.path.with_name(self.path.name + ".damaged"))
        except OSError as refused:
            raise Failed(files.problem(refused, self.path)) from error
        where = Location(self.path.name)
        self.problems += (
            Problem("I506", f"this file was damaged and is made anew ({error})", where, level=Level.INFO),
        )


class Table:
    """Texts by key. Reading gives only rows whose check holds; writing is one transaction a call."""

    __slots__ = ("_name", "_ready", "_store", "_version")

    def __init__(self, store: Store, name: str, version: str) -> None:
        if not name.isidentifier():
            raise ValueError(f"{name!r} is no table name")
        self._store, self._name, self._version = store, name, version
        self._ready = False

    def items(self) -> dict[str, str]:
        """Every sound row."""
        return dict(self._select(f"SELECT key, value, mark FROM {self._name}", ()))  # noqa: S608 - an identifier

    def keys(self) -> set[str]:
        """Every key, sound row or not."""
        try:
            self._prepare()
            found = self._store.connection.execute(f"SELECT key FROM {self._name}").fetchall()  # noqa: S608 - an identifier
        except _DAMAGED as error:
            self._lost(error)
            return set()
        return {key for (key,) in found if isinstance(key, str)}

    def trim(self, most: int) -> None:
        """Forget every row when there are more than `most`: a table that only grows is begun anew now and then."""
        try:
            self._prepare()
            count = self._store.connection.execute(f"SELECT count(*) FROM {self._name}").fetchone()[0]  # noqa: S608 - an identifier
        except _DAMAGED as error:
            self._lost(error)
            return
        if count > most:
            self.clear()

    def find(self, keys: Collection[str]) -> dict[str, str]:
        """The sound rows among those keys."""
        found: dict[str, str] = {}
        wanted = list(keys)
        for start in range(0, len(wanted), BATCH):
            part = wanted[start : start + BATCH]
            marks = ",".join("?" * len(part))
            found.update(self._select(f"SELECT key, value, mark FROM {self._name} WHERE key IN ({marks})", part))  # noqa: S608 - an identifier
        return found

    def put_many(self, rows: Mapping[str, str]) -> None:
        """Write rows, replacing those with the same keys."""
        if rows:
            data = [(key, value.encode("utf-8", "surrogatepass")) for key, value in rows.items()]
            sealed = [(key, value, _mark(key, value)) for key, value in data]
            self._change(f"INSERT OR REPLACE INTO {self._name} VALUES (?, ?, ?)", sealed)  # noqa: S608 - an identifier

    def delete_many(self, keys: Iterable[str]) -> None:
        """Forget those keys."""
        doomed = [(key,) for key in keys]
        if doomed:
            self._change(f"DELETE FROM {self._name} WHERE key = ?", doomed)  # noqa: S608 - an identifier

    def clear(self) -> None:
        """Forget every row."""
        self._change(f"DELETE FROM {self._name}", [()])  # noqa: S608 - an identifier

    def _select(self, query: str, values: Collection[str]) -> Iterator[tuple[str, str]]:
        try:
            self._prepare()
            rows = self._store.connection.execute(query, tuple(values)).fetchall()
        except _DAMAGED as error:
            if _refused(error):
                raise self._store.failed(error) from error
            rows = self._lost(error)
        for key, value, mark in rows:
            if isinstance(key, str) and isinstance(value, bytes) and mark == _mark(key, value):
                yield key, value.decode("utf-8", "surrogatepass")

    def _lost(self, error: Exception) -> list[tuple[str, bytes, bytes]]:
        self._store.restart(error)
        self._ready = False
        return []

    def _change(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Run a statement for every row, in one transaction; where the file turns out to be damaged, in a new file."""
        for last in (False, True):
            try:
                self._prepare()
                with self._store.connection as connection:
                    connection.executemany(statement, rows)
            except _DAMAGED as error:
                if last or _refused(error):
                    raise self._store.failed(error) from error
                self._lost(error)
            else:
                return

    def _prepare(self) -> None:
        if self._ready:
            return
        with self._store.connection as connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS versions (name TEXT PRIMARY KEY, version TEXT) WITHOUT ROWID"
            )
            connection.execute(f"CREATE TABLE IF NOT EXISTS {self._name} (key TEXT PRIMARY KEY, value BLOB, mark BLOB)")
            row = connection.execute("SELECT version FROM versions WHERE name = ?", (self._name,)).fetchone()
            if row is None or row[0] != self._version:
                connection.execute(f"DELETE FROM {self._name}")  # noqa: S608 - an identifier
                connection.execute("INSERT OR REPLACE INTO versions VALUES (?, ?)", (self._name, self._version))
        self._ready = True


def _refused(error: Exception) -> bool:
    """Whether the disk is at fault, or another process, and not the file."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code & _PRIMARY in _ERRNO and code != sqlite3.SQLITE_IOERR_SHORT_READ


def _mark(key: str, value: bytes) -> bytes:
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass") + b"\0" + value, digest_size=8).digest()


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except _DAMAGED:
        connection.close()
        raise
    return connection
