"""Converting for real: reads the documents and what earlier runs left, lets `convert` decide, writes."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from generator import convert, digest, files, resemblance, steering
from generator.config import Settings
from generator.convert import ledger
from generator.convert.convert import Conversion, Heard, State
from generator.convert.model import Document, OnDisk, Options
from generator.convert.report import Report, document_data
from generator.convert.reportpage import page
from generator.convert.steering import Steering
from generator.gathering import documents_below, gather, listed, problem, shown
from generator.paths import collision_key
from generator.problems import Failed, Level, Location, Problem, as_record, in_order
from generator.read import batch
from generator.steering import Steered
from generator.workplace import STATE

FOLDER = ".converter"
_ID = re.compile(r"^id:[ \t]*[\"']?([0-9a-f]{12})[\"']?[ \t]*\r?$", re.MULTILINE)
_HEAD = 65_536
_WAIT = 5.0
_PAGES = frozenset({".html", ".htm"})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EIO})


@dataclass(frozen=True, slots=True)
class ConversionReport:
    """What a run did: files written and removed (below the content folder), the line-by-line report, every problem."""

    report: Report
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The run as plain data for `--report`."""
        return self.report.as_json() | self.outcome()

    def outcome(self) -> dict[str, Any]:
        """What was done and what is wrong, as plain data."""
        return {
            "written": list(self.written),
            "removed": list(self.removed),
            "problems": [as_record(each) for each in self.problems],
        }


def run(
    site: Path,
    settings: Settings,
    paths: Sequence[Path] = (),
    content: Path | None = None,
    dry_run: bool = False,
    report: Path | None = None,
    told: Heard | None = None,
) -> ConversionReport:
    """Convert the documents (all, or only the files and folders in `paths`) into articles below the content folder.

    A document that is as it was is not read again, unless a `report` is asked for. `dry_run` writes nothing but the
    report; `told` hears how far the reading is. Raises Failed where the disk refuses to be read or written, and where
    another conversion stays at work.
    """
    steered = steering.read(site)
    if not steered.sound:
        return ConversionReport(Report(()), problems=in_order(steered.problems))
    content = content or site / settings.content
    made_in = site / STATE / f"convert-{digest.of_text(shown(site, content))[:8]}"
    nothing = not paths and not (site / settings.documents).exists() and not (content / FOLDER).exists()
    if dry_run or nothing:
        result = _run(site, settings, paths, content, made_in, dry_run, report is not None, steered, told)
    else:
        with files.lock(made_in / "lock", _WAIT):
            result = _run(site, settings, paths, content, made_in, dry_run, report is not None, steered, told)
    if report is not None:
        blocks = page(result.report) if report.suffix.casefold() in _PAGES else _data(result)
        files.write_blocks(report, (block.encode("utf-8", "backslashreplace") for block in blocks))
    return result


def _data(result: ConversionReport) -> Iterator[str]:
    """The run as JSON, a document at a time."""
    yield '{\n"documents": ['
    for number, document in enumerate(result.report.documents):
        yield f"{',' if number else ''}\n{json.dumps(document_data(document), ensure_ascii=False, indent=1)}"
    rest = {**result.report.overview(), **result.outcome()}
    yield f"\n],{json.dumps(rest, ensure_ascii=False, indent=1)[1:]}\n"


def _run(
    site: Path,
    settings: Settings,
    paths: Sequence[Path],
    content: Path,
    made_in: Path,
    dry_run: bool,
    every: bool,
    steered: Steered,
    told: Heard | None,
) -> ConversionReport:
    """One conversion, nobody else's between its first look and its last word."""
    documents, made_with = site / settings.documents, made_in / "program"
    problems = [] if dry_run else _tidied(site, content, made_in)
    found, wrong = gather(site, documents, paths)
    problems += [*wrong, *steered.problems, *(_strangers(found, steered.steering) if not paths else ())]
    options = Options(
        program=f"{program()}{steered.digest}",
        documents=shown(site, documents),
        content=shown(site, content),
        every=every,
        entities=steered.entities,
    )
    disk = _Disk(content)
    state, broken = disk.remembered()
    problems += [
        problem(
            "C611",
            f"line {line} of the ledger cannot be read; its document is converted anew",
            content / FOLDER / "ledger.jsonl",
            site,
        )
        for line in broken
    ]
    present = () if not paths else tuple(path for path, _ in documents_below(documents, documents))
    state = replace(state, program=(_text(made_with) or "").strip(), steering=steered.steering)
    state = replace(state, entries=convert.follow(state.entries, found, present))
    readings = convert.examine(found, state, options, told)
    state = disk.located(state, convert.wanted_ids(readings, state.entries), bool(readings))
    conversion = convert.settle(readings, state, options)
    if paths:  # what was not looked at this time is read next time, where its tags are to change
        waiting = set(convert.behind(readings, state.entries)) & set(present)
        unsettled = {path: conversion.entries[path].settled(conversion.entries[path].articles, "") for path in waiting}
        conversion = replace(conversion, entries={**conversion.entries, **unsettled})
    written: tuple[str, ...] = tuple(write.path for write in conversion.writes)
    if not dry_run:
        written, refused = _apply(disk, conversion)
        if not paths and conversion.entries:
            _keep(made_with, f"{options.program}\n")
        problems += [
            problem("C612", "the file changed while it was written; it stays as it is", content / path, site)
            for path in refused
        ]
    removed = tuple(removal.path for removal in conversion.removals)
    alike = resemblance.groups(made_in, conversion, disk.base, disk.text, not dry_run)
    seen = replace(conversion.report, near_copies=alike, unchanged=len(found) - len(readings))
    return ConversionReport(seen, written, removed, in_order([*problems, *conversion.problems]))


def _strangers(found: Sequence[Document], word: Steering) -> Iterator[Problem]:
    """Decisions on the cuts of documents that are not there."""
    there = {document.path for document in found}
    for name, decisions in sorted(word.splits.items()):
        if name not in there and decisions:
            message = f"there is no document {name}: its cuts and joins were not made"
            hint = "correct its name, or remove what is said of it"
            yield Problem("C617", message, decisions[0].where, hint, level=Level.WARNING)


def _tidied(site: Path, content: Path, made_in: Path) -> list[Problem]:
    """Finish what a conversion was cut off in; what somebody saved at that moment and cannot return is named."""
    message = "a conversion was cut off while this was saved; it is not at its old name, where something newer stands"
    kept = (*files.sweep(content), *files.sweep(made_in))
    return [problem("C612", message, path, site) for path in kept]


def audit(site: Path, settings: Settings, content: Path | None = None) -> tuple[Problem, ...]:
    """Rebuild every document from its articles and the ledger, and name those that do not come out byte for byte."""
    documents, content = site / settings.documents, content or site / settings.content
    disk = _Disk(content)
    state, _ = disk.remembered()
    problems: list[Problem] = []
    for path, entry in sorted(state.entries.items()):
        rebuilt = convert.rebuild(entry, {record.id: disk.base(record.id) or "" for record in entry.articles})
        if rebuilt is None and not entry.articles:
            continue
        if rebuilt is None or digest.of_bytes(rebuilt) != entry.digest:
            message = "this document cannot be rebuilt from its articles and the ledger"
            problems.append(problem("C613", message, documents / path, site))
    return tuple(problems)


@cache
def program() -> str:
    """The digest of the converter's own sources and data; when it changes, every document is read again."""
    return digest.of_sources(Path(convert.__file__).parent)


class _Disk:
    """The content folder as the converter sees it. Reads only; `_apply` writes."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.folder = content / FOLDER
        self.listing = frozenset(_markdown_below(content))

    def remembered(self) -> tuple[State, tuple[int, ...]]:
        """The entries of the ledger and the paths in use; and the lines of the ledger that cannot be read."""
        path = self.folder / "ledger.jsonl"
        try:
            text = _decoded(batch.content(str(path)))
        except OSError as error:
            if error.errno in _REFUSED:  # without it nobody knows what a person deleted
                raise Failed(_unread(error, path)) from error
            text = ""
        entries, broken = ledger.load(text)
        taken = frozenset(collision_key(path) for path in self.listing)
        return State(entries, taken=taken), broken

    def base(self, id_: str) -> str | None:
        """The text last generated for an article."""
        return _text(self.folder / "base" / f"{id_}.md")

    def text(self, path: str) -> str | None:
        """The text of an article's file as it is."""
        return _text(self.content / path)

    def located(self, state: State, wanted: Iterable[str], reading: bool) -> State:
        """The state with every article's file where it is now.

        Followed by its id where it was moved, marked where it is gone.
        """
        recorded = {record.id: record for entry in state.entries.values() for record in entry.articles}
        lost = [id_ for id_, record in recorded.items() if record.path not in self.listing and not record.deleted]
        strays = self._strays({record.path for record in recorded.values()}) if lost or reading else {}
        places = {
            id_: strays.get(id_) or (record.path if record.path in self.listing else "")
            for id_, record in recorded.items()
        }
        entries = {path: self._settled(entry, places) for path, entry in state.entries.items()}
        disk: dict[str, OnDisk] = {}
        bases: dict[str, str] = {}
        for id_ in {*wanted}:
            path = places.get(id_) or strays.get(id_, "")
            text = _text(self.content / path) if path else None
            if text is not None and _id_of(text) in (id_, None):
                disk[id_] = OnDisk(path, text)
            if (base := self.base(id_)) is not None:
                bases[id_] = base
        return replace(state, entries=entries, disk=disk, bases=bases)

    def _settled(self, entry: ledger.Entry, places: Mapping[str, str]) -> ledger.Entry:
        return entry.settled(tuple(_followed(record, places[record.id]) for record in entry.articles))

    def _strays(self, known: set[str]) -> dict[str, str]:
        """Files that the ledger does not know under their path, by the id they carry."""
        found: dict[str, str] = {}
        for path in sorted(self.listing - known):
            id_ = _id_of(_text(self.content / path, _HEAD) or "")
            if id_:
                found.setdefault(id_, path)
        return found


def _followed(record: ledger.Record, path: str) -> ledger.Record:
    """The record of an article whose file is at that path now, "" where it is gone."""
    if not path:
        return record if record.deleted else replace(record, deleted=True)
    if path == record.path and not record.deleted:
        return record
    return replace(record, path=path, deleted=False, moved=record.moved or path != record.path)


def _apply(disk: _Disk, conversion: Conversion) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write what was decided: articles first, then the texts they were generated from, the ledger last.

    Returns written and refused.
    """
    refused: dict[str, str] = {}
    written: list[str] = []
    for place in {(disk.content / write.path).parent: None for write in conversion.writes}:
        _refuse_way_out(disk.content, place)
    for write in conversion.writes:
        expected = None if write.expected is None else digest.of_bytes(_bytes(write.expected))
        if files.replace_verified(disk.content / write.path, expected, _bytes(write.text)):
            written.append(write.path)
        else:
            refused[write.id] = write.path
    for removal in conversion.removals:
        if files.content(disk.content, removal.path) == _bytes(removal.expected):
            files.remove(disk.content / removal.path)
        files.remove(disk.folder / "base" / f"{removal.id}.md")
    for folder, texts in (("base", conversion.bases), ("conflicts", conversion.conflicts)):
        for id_, text in texts:
            if id_ not in refused:
                files.write(disk.folder / folder / f"{id_}.md", _bytes(text))
    # A document with an article that could not be written is read again next time.
    entries = {
        path: entry.settled(entry.articles, "") if any(record.id in refused for record in entry.articles) else entry
        for path, entry in conversion.entries.items()
    }
    if entries or (disk.folder / "ledger.jsonl").exists():
        _keep(disk.folder / "ledger.jsonl", ledger.dump(entries))
    return tuple(written), tuple(refused[id_] for id_ in sorted(refused))


def _refuse_way_out(content: Path, folder: Path) -> None:
    """Raises Failed where a link in the content folder leads to somebody else's folder."""
    real = os.path.realpath(folder)
    if not Path(real).is_relative_to(os.path.realpath(content)):
        message = "a link on the way to this folder leads out of the content folder; nothing was written"
        raise Failed(Problem("C604", message, Location(files.shown(folder)), "copy what it leads to here"))


def _keep(path: Path, text: str) -> None:
    if _text(path) != text:
        files.write(path, _bytes(text))


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
            raise Failed(_unread(error, folder)) from error
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{prefix}{entry.name}/", Path(entry.path)))
            else:
                yield f"{prefix}{entry.name}"


def _unread(error: OSError, path: Path) -> Problem:
    message = f"this cannot be read, so nothing was converted: {error.strerror or error}"
    return Problem("E502", message, Location(files.shown(path)), "check who owns it, and its permissions")


def _id_of(text: str) -> str | None:
    """The id in the front matter of a file, None without one."""
    if not text.startswith(("---", "\ufeff---")):
        return None
    head = text[:_HEAD]
    end = head.find("\n---", 3)
    match = _ID.search(head[: end if end > 0 else len(head)])
    return match[1] if match else None


def _text(path: Path, limit: int | None = None) -> str | None:
    """The text of a file (of the first `limit` bytes), byte for byte; None where there is none that can be read."""
    try:
        return _decoded(batch.content(str(path), limit))
    except OSError:
        return None


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
