"""Articles that resemble each other across the archive: the sketches of all of them, kept in a memo, and the groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator import memo
from generator.convert import near, sketches
from generator.convert.convert import Conversion
from generator.convert.near import Group, Near
from generator.convert.printings import from_base, sketched
from generator.convert.sketches import Sketch

Texts = Callable[[str], str | None]
MEMO = "memo.sqlite"
_TABLE = "sketches"
_ROWS = 5000


def groups(place: Path, conversion: Conversion, bases: Texts, files: Texts, keep: bool) -> tuple[Group, ...]:
    """The articles of a run with those of the archive that they are much alike.

    `place` is the folder of the memo. `bases` gives the text last generated for an id, `files` the text of a file by
    its path below the content folder. Where `keep` is not set nothing is written.
    """
    paths = {
        record.id: record.path
        for entry in conversion.entries.values()
        for record in entry.articles
        if not record.deleted
    }
    new = {id_: own for id_, own in conversion.sketches.items() if id_ in paths}
    if not new:
        return ()
    rows = _kept(place)
    old = {id_: own for id_ in paths.keys() - new.keys() if (own := _known(rows.get(id_, ""), id_, bases)) is not None}
    pairs = list(sketches.pairs(new, sorted(old.items())))
    if keep:
        _keep(place, rows, old | new)
    wanted = sorted({id_ for pair in pairs for id_ in pair[:2]})
    return near.groups(pairs, dict(_nears(wanted, paths, conversion, bases, files)))


def _known(row: str, id_: str, bases: Texts) -> Sketch | None:
    """The sketch in a row, else that of the text that was generated; None without one."""
    own = sketches.kept(row) if row else None
    if own is None and (base := from_base(id_, bases(id_) or "")) is not None:
        own = sketched(base.draft)
    return own


def _nears(
    ids: list[str], paths: Mapping[str, str], conversion: Conversion, bases: Texts, files: Texts
) -> Iterator[tuple[str, Near]]:
    fresh = dict(conversion.bases)
    for id_ in ids:
        found = from_base(id_, fresh.get(id_) or bases(id_) or "")
        if found is not None:
            yield id_, Near(found, paths[id_], near.accepted(files(paths[id_]) or ""))


def _kept(place: Path) -> dict[str, str]:
    if not (place / MEMO).exists():
        return {}
    store = memo.Store(place / MEMO)
    try:
        return store.table(_TABLE, sketches.VERSION).items()
    finally:
        store.close()


def _keep(place: Path, rows: Mapping[str, str], now: Mapping[str, Sketch]) -> None:
    """Write the rows that have changed, some thousands at a time, and drop those of articles that are gone."""
    changed = [id_ for id_, own in now.items() if rows.get(id_) != str(own)]
    gone = rows.keys() - now.keys()
    if not changed and not gone:
        return
    store = memo.Store(place / MEMO)
    try:
        table = store.table(_TABLE, sketches.VERSION)
        for start in range(0, len(changed), _ROWS):
            table.put_many({id_: str(now[id_]) for id_ in changed[start : start + _ROWS]})
        table.delete_many(sorted(gone))
    finally:
        store.close()
