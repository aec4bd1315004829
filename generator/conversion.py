"""Converting for real: reads the documents and what earlier runs left, lets `convert` decide, writes."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from generator import convert, digest, files
from generator.config import Settings
from generator.convert import ledger
from generator.convert.convert import Conversion, State
from generator.convert.model import Document, OnDisk, Options
from generator.convert.report import Report
from generator.paths import collision_key
from generator.problems import Level, Location, Problem, as_record, in_order
from generator.workplace import STATE

SUFFIXES = (".txt", ".text")
FOLDER = ".converter"
_ID = re.compile(r"^id:[ \t]*[\"']?([0-9a-f]{12})[\"']?[ \t]*\r?$", re.MULTILINE)
_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class ConversionReport:
    """What a run did: files written and removed (below the content folder), the line-by-line report, every problem."""

    report: Report
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The run as plain data for `--report`."""
        data = self.report.as_json()
        return data | {
            "written": list(self.written),
            "removed": list(self.removed),
            "problems": [as_record(problem) for problem in self.problems],
        }


def run(
    site: Path,
    settings: Settings,
    paths: Sequence[Path] = (),
    content: Path | None = None,
    dry_run: bool = False,
    report: Path | None = None,
) -> ConversionReport:
    """Convert the documents (all, or only the files and folders in `paths`) into articles below the content folder.

    A document that is as it was is not read again, unless a `report` is asked for. `dry_run` writes nothing but the
    report. Raises Failed where the disk refuses to be written.
    """
    documents, content = site / settings.documents, content or site / settings.content
    found, problems = _gather(site, documents, paths)
    options = Options(
        program=program(), documents=_shown(site, documents), content=_shown(site, content), every=report is not None
    )
    disk = _Disk(content)
    made_with = site / STATE / f"converter-{digest.of_text(options.content)[:8]}"
    state, broken = disk.remembered()
    problems += [
        _problem(
            "C611",
            f"line {line} of the ledger cannot be read; its document is converted anew",
            content / FOLDER / "ledger.jsonl",
            site,
        )
        for line in broken
    ]
    present = () if not paths else tuple(path for path, _ in _documents_below(documents, documents))
    state = replace(state, program=(_text(made_with) or "").strip())
    state = replace(state, entries=convert.follow(state.entries, found, present))
    readings = convert.examine(found, state, options)
    state = disk.located(state, convert.wanted_ids(readings, state.entries), bool(readings))
    conversion = convert.settle(readings, state, options)
    written: tuple[str, ...] = tuple(write.path for write in conversion.writes)
    if not dry_run:
        written, refused = _apply(disk, conversion)
        if not paths and conversion.entries:
            _keep(made_with, f"{options.program}\n")
        problems += [
            _problem("C612", "the file changed while it was written; it stays as it is", content / path, site)
            for path in refused
        ]
    removed = tuple(removal.path for removal in conversion.removals)
    result = ConversionReport(conversion.report, written, removed, in_order([*problems, *conversion.problems]))
    if report is not None:
        data = json.dumps(result.as_json(), ensure_ascii=False, indent=1)
        files.write(report, f"{data}\n".encode("utf-8", "backslashreplace"))
    return result


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
            problems.append(_problem("C613", message, documents / path, site))
    return tuple(problems)


@cache
def program() -> str:
    """The digest of the converter's own sources and data; when it changes, every document is read again."""
    root = Path(convert.__file__).parent
    sources = sorted(path for path in root.rglob("*") if path.suffix in {".py", ".json", ".yaml"} and path.is_file())
    return digest.of_parts(
        *(f"{path.relative_to(root).as_posix()}\n{digest.of_bytes(path.read_bytes())}" for path in sources)
    )


class _Disk:
    """The content folder as the converter sees it. Reads only; `_apply` writes."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.folder = content / FOLDER
        self.listing = frozenset(_markdown_below(content))

    def remembered(self) -> tuple[State, tuple[int, ...]]:
        """The entries of the ledger and the paths in use; and the lines of the ledger that cannot be read."""
        entries, broken = ledger.load(_text(self.folder / "ledger.jsonl") or "")
        taken = frozenset(collision_key(path) for path in self.listing)
        return State(entries, taken=taken), broken

    def base(self, id_: str) -> str | None:
        """The text last generated for an article."""
        return _text(self.folder / "base" / f"{id_}.md")

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
        records = tuple(
            record
            if (not places[record.id] and record.deleted) or (places[record.id] == record.path and not record.deleted)
            else replace(record, path=places[record.id] or record.path, deleted=not places[record.id])
            for record in entry.articles
        )
        return entry.settled(records)

    def _strays(self, known: set[str]) -> dict[str, str]:
        """Files that the ledger does not know under their path, by the id they carry."""
        found: dict[str, str] = {}
        for path in sorted(self.listing - known):
            id_ = _id_of(_text(self.content / path) or "")
            if id_:
                found.setdefault(id_, path)
        return found


def _apply(disk: _Disk, conversion: Conversion) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write what was decided: articles first, then the texts they were generated from, the ledger last.

    Returns written and refused.
    """
    refused: dict[str, str] = {}
    written: list[str] = []
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


def _keep(path: Path, text: str) -> None:
    if _text(path) != text:
        files.write(path, _bytes(text))


def _gather(site: Path, documents: Path, selected: Sequence[Path]) -> tuple[tuple[Document, ...], list[Problem]]:
    """The documents and what is wrong with files among them.

    A file that cannot be read is one problem, the others go on.
    """
    problems: list[Problem] = []
    found: dict[str, Document] = {}
    others: dict[str, Path] = {}
    for start in selected or (documents,):
        if not start.exists():
            if selected:
                problems.append(_problem("C614", "there is no such file or folder", start, site, Level.ERROR))
            continue
        base = (
            documents
            if start.resolve().is_relative_to(documents.resolve())
            else start
            if start.is_dir()
            else start.parent
        )
        for name, path in _documents_below(start, base):
            if path.suffix.casefold() not in SUFFIXES:
                others.setdefault(path.suffix, path)
            elif (problem := _not_a_file(path, site)) is not None:
                problems.append(problem)
            else:
                try:
                    found[name] = Document(name, path.read_bytes())
                except OSError as error:
                    message = f"the document cannot be read: {error.strerror or error}"
                    problems.append(_problem("C605", message, path, site, Level.ERROR))
    kinds = " and ".join(SUFFIXES)
    problems += [
        _problem(
            "C606",
            f"{suffix or 'files without a suffix'}: not read; documents are {kinds} files",
            path,
            site,
            Level.INFO,
        )
        for suffix, path in sorted(others.items())
    ]
    return tuple(found[name] for name in sorted(found)), problems


def _documents_below(start: Path, base: Path) -> Iterator[tuple[str, Path]]:
    """Files below a folder with their path from the base, sorted.

    Hidden ones are passed over, a folder named like a document is not entered.
    """
    if not start.is_dir() or (start.suffix.casefold() in SUFFIXES and start != base):
        yield _relative(start, base), start
        return
    with os.scandir(start) as entries:
        children = sorted(
            (entry for entry in entries if not entry.name.startswith(".") and not entry.name.endswith("~")),
            key=lambda e: e.name,
        )
    for child in children:
        path = Path(child.path)
        if child.is_dir(follow_symlinks=False) and path.suffix.casefold() not in SUFFIXES:
            yield from _documents_below(path, base)
        else:
            yield _relative(path, base), path


def _relative(path: Path, base: Path) -> str:
    name = os.path.relpath(path, base).replace(os.sep, "/")
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _not_a_file(path: Path, site: Path) -> Problem | None:
    if path.is_dir():
        return _problem("C604", "a folder stands where a document is expected", path, site, Level.ERROR)
    if path.is_symlink() and not path.resolve().is_relative_to(site.resolve()):
        return _problem("C604", "a link that leads out of the site folder is not followed", path, site, Level.ERROR)
    if path.exists() and not path.is_file():
        return _problem("C604", "this is no regular file", path, site, Level.ERROR)
    return None


def _markdown_below(content: Path) -> Iterator[str]:
    waiting = [("", content)]
    while waiting:
        prefix, folder = waiting.pop()
        if not folder.is_dir():
            continue
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{prefix}{entry.name}/", Path(entry.path)))
                else:
                    yield f"{prefix}{entry.name}"


def _id_of(text: str) -> str | None:
    """The id in the front matter of a file, None without one."""
    if not text.startswith(("---", "\ufeff---")):
        return None
    head = text[:_HEAD]
    end = head.find("\n---", 3)
    match = _ID.search(head[: end if end > 0 else len(head)])
    return match[1] if match else None


def _text(path: Path) -> str | None:
    """The text of a file, byte for byte; None where there is none that can be read."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        return None


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _shown(site: Path, path: Path) -> str:
    """A path as messages name it: relative to the site folder where it lies in it."""
    return path.relative_to(site).as_posix() if path.is_relative_to(site) else path.as_posix()


def _problem(code: str, message: str, path: Path, site: Path, level: Level = Level.WARNING) -> Problem:
    return Problem(code, message, Location(_shown(site, path)), level=level)
