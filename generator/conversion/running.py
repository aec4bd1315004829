"""The story of a conversion on a disk: what is there, what has to be read, what is written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from generator import convert, digest, executors, files, memo, resemblance, steering
from generator.config import Settings
from generator.conversion import remembered, writing
from generator.conversion.disk import FOLDER, Disk, encoded, text
from generator.conversion.fresh import Fresh
from generator.conversion.reading import How
from generator.conversion.remembered import Remembered
from generator.conversion.settling import Outcome, settled
from generator.convert.convert import Heard, State
from generator.convert.model import Options
from generator.convert.report import Report, document_data
from generator.convert.reportpage import page
from generator.convert.steering import Steering
from generator.gathering import Source, documents_below, gather, problem, shown, unreadable
from generator.problems import Level, Problem, as_record, in_order
from generator.read import batch
from generator.steering import Steered
from generator.workplace import STATE

PRELOADED = ("generator.conversion.warm",)
_WAIT = 5.0
_PAGES = frozenset({".html", ".htm"})


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
    place = _Place(
        site,
        site / settings.documents,
        content,
        site / STATE / f"convert-{digest.of_text(shown(site, content))[:8]}",
    )
    nothing = not paths and not place.documents.exists() and not (content / FOLDER).exists()
    with ExitStack() as held:
        if not dry_run and not nothing:
            held.enter_context(files.lock(place.state / "lock", _WAIT))
        result = _run(place, settings, paths, dry_run, report is not None, steered, told)
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


@dataclass(frozen=True, slots=True)
class _Place:
    """The folders of a conversion: the site's, the documents', the content's, and where its own state is kept."""

    site: Path
    documents: Path
    content: Path
    state: Path


def _run(
    place: _Place,
    settings: Settings,
    paths: Sequence[Path],
    dry_run: bool,
    every: bool,
    steered: Steered,
    told: Heard | None,
) -> ConversionReport:
    """One conversion, nobody else's between its first look and its last word."""
    problems = [] if dry_run else _tidied(place)
    seen_at = memo.now_ns()
    sources, wrong = gather(place.site, place.documents, paths)
    problems += [*wrong, *steered.problems, *(_strangers(sources, steered.steering) if not paths else ())]
    options = Options(
        program=f"{program()}{steered.digest}",
        documents=shown(place.site, place.documents),
        content=shown(place.site, place.content),
        every=every,
        entities=steered.entities,
    )
    disk = Disk(place.content)
    known = remembered.remember(place.state / "documents", disk)
    problems += _broken(known, place)
    made_with = place.state / "program"
    anew = every or (text(made_with) or "").strip() != options.program
    asked = [each for each in sources if anew or _asks(each, known)]
    present = {each.path for each in sources}
    if paths:
        present |= {path for path, _ in documents_below(place.documents, place.documents)}
    state = State(_followed(known, asked, present), program=options.program, steering=steered.steering)
    state = replace(state, entries=disk.located(state.entries, bool(asked)))
    how = How(options.documents, steered.entities, steered.steering)
    with ExitStack() as held:
        workers = _Workers(settings, held)
        fresh = Fresh(sources, how, workers.opened, lambda: held.enter_context(files.Spill(place.state)), told)
        fresh.read(asked, {} if anew else {path: each.digest for path, each in state.entries.items()})
        outcome = settled(disk, fresh, state, options, dry_run, present if paths else frozenset())
    problems += [*(unreadable(source, why, place.site) for source, why in fresh.refused), *outcome.problems]
    problems += [
        problem("C612", "the file changed while it was written; it stays as it is", place.content / path, place.site)
        for path in sorted(outcome.refused.values())
    ]
    if not dry_run:
        _keep(place, disk, outcome, known, sources if not paths else asked, seen_at)
        if not paths and outcome.entries and (text(made_with) or "").strip() != options.program:
            files.write(made_with, encoded(f"{options.program}\n"))
    alike = resemblance.groups(place.state, outcome.conversion, disk.base, disk.file, not dry_run)
    report = replace(outcome.report, near_copies=alike, unchanged=len(sources) - len(fresh.own))
    return ConversionReport(report, outcome.written, outcome.removed, in_order(problems))


def _asks(source: Source, known: Remembered) -> bool:
    """Whether a document has to be looked into; one that is no text is, and is named, every time."""
    entry = known.entries.get(source.path)
    return entry is None or not entry.digest or not remembered.unchanged(source, known)


def _followed(known: Remembered, asked: Sequence[Source], present: set[str]) -> dict[str, convert.Entry]:
    places = {source.path: source.absolute for source in asked}

    def digest_of(path: str) -> str:
        try:
            return digest.of_bytes(batch.content(places[path]))
        except OSError:
            return ""

    return convert.follow(known.entries, present, places, digest_of)


def _keep(
    place: _Place, disk: Disk, outcome: Outcome, known: Remembered, sources: Sequence[Source], seen_at: int
) -> None:
    """Write the ledger and its index, where they say something else than before."""
    same = outcome.entries.keys() == known.entries.keys() and all(
        entry is known.entries[path] for path, entry in outcome.entries.items()
    )
    if not same or known.broken:
        writing.keep_ledger(disk, outcome.entries)
    if not outcome.entries:
        return
    if not same or known.broken or any(not remembered.unchanged(source, known) for source in sources):
        looked = [source for source in sources if source.path in outcome.entries]
        remembered.keep(place.state / "documents", disk, looked, seen_at, known)


class _Workers:
    """The worker processes of a run, started when they are first wanted and ended with its block."""

    def __init__(self, settings: Settings, held: ExitStack) -> None:
        self._settings, self._held = settings, held
        self._executor: Executor | None = None

    def opened(self) -> Executor:
        """The workers."""
        if self._executor is None:
            limits = self._settings.limits
            opened = executors.opened("processes", self._settings.jobs, limits.memory_mb, PRELOADED)
            self._executor = self._held.enter_context(opened)
        return self._executor


def _broken(known: Remembered, place: _Place) -> Iterator[Problem]:
    for line in known.broken:
        message = f"line {line} of the ledger cannot be read; its document is converted anew"
        yield problem("C611", message, place.content / FOLDER / "ledger.jsonl", place.site)


def _strangers(sources: Sequence[Source], word: Steering) -> Iterator[Problem]:
    """Decisions on the cuts of documents that are not there."""
    there = {source.path for source in sources}
    for name, decisions in sorted(word.splits.items()):
        if name not in there and decisions:
            message = f"there is no document {name}: its cuts and joins were not made"
            hint = "correct its name, or remove what is said of it"
            yield Problem("C617", message, decisions[0].where, hint, level=Level.WARNING)


def _tidied(place: _Place) -> list[Problem]:
    """Finish what a conversion was cut off in; what somebody saved at that moment and cannot return is named."""
    message = "a conversion was cut off while this was saved; it is not at its old name, where something newer stands"
    kept = (*files.sweep(place.content), *files.sweep(place.state))
    return [problem("C612", message, path, place.site) for path in kept]


@cache
def program() -> str:
    """The digest of the converter's own sources and data; when it changes, every document is read again."""
    return digest.of_sources(Path(convert.__file__).parent)
