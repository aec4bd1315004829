"""Writing what was decided: articles first, then the texts they were generated from, the ledger last."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from generator import digest, files
from generator.conversion.disk import Disk, encoded
from generator.convert import ledger
from generator.convert.convert import Conversion
from generator.convert.ledger import Entry
from generator.problems import Failed, Location, Problem


def apply(disk: Disk, conversion: Conversion) -> tuple[tuple[str, ...], dict[str, str]]:
    """Write the articles and their texts, remove what is gone. Returns the files written, and those refused by id."""
    for place in {(disk.content / write.path).parent: None for write in conversion.writes}:
        _refuse_way_out(disk.content, place)
    done = files.replace_all(
        (
            disk.content / write.path,
            None if write.expected is None else digest.of_bytes(encoded(write.expected)),
            encoded(write.text),
        )
        for write in conversion.writes
    )
    outcomes = list(zip(conversion.writes, done, strict=True))
    written = tuple(write.path for write, is_written in outcomes if is_written)
    refused = {write.id: write.path for write, is_written in outcomes if not is_written}
    disk.listing.update(written)
    for removal in conversion.removals:
        if files.content(disk.content, removal.path) == encoded(removal.expected):
            files.remove(disk.content / removal.path)
            disk.listing.discard(removal.path)
        files.remove(disk.folder / "base" / f"{removal.id}.md")
    for folder, texts in (("base", conversion.bases), ("conflicts", conversion.conflicts)):
        for id_, text in texts:
            if id_ not in refused:
                files.write(disk.folder / folder / f"{id_}.md", encoded(text))
    return written, refused


def again(entries: Mapping[str, Entry], refused: Mapping[str, str]) -> dict[str, Entry]:
    """The entries; a document with an article that could not be written is read again next time."""
    if not refused:
        return dict(entries)
    return {
        path: entry.settled(entry.articles, "") if any(record.id in refused for record in entry.articles) else entry
        for path, entry in entries.items()
    }


def keep_ledger(disk: Disk, entries: Mapping[str, Entry]) -> None:
    """Write the ledger, where it says something else."""
    old = disk.ledger_bytes()
    if not entries and not len(old) and not disk.ledger_path.exists():
        return
    at = 0
    for line in ledger.dump(entries):
        if old[at : at + len(line)] != line:
            break
        at += len(line)
    else:
        if at == len(old) and disk.ledger_path.exists():
            return
    files.write_blocks(disk.ledger_path, ledger.dump(entries))


def _refuse_way_out(content: Path, folder: Path) -> None:
    """Raises Failed where a link in the content folder leads to somebody else's folder."""
    real = os.path.realpath(folder)
    if not Path(real).is_relative_to(os.path.realpath(content)):
        message = "a link on the way to this folder leads out of the content folder; nothing was written"
        raise Failed(Problem("C604", message, Location(files.shown(folder)), "copy what it leads to here"))
