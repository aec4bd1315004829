"""From what was read to what is written: in one go, or portion by portion where there is too much to hold at once.

A portion sees what the ones before it came to as a run sees what an earlier run left, so that the result is the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from generator import convert
from generator.conversion import writing
from generator.conversion.disk import Disk
from generator.conversion.fresh import Fresh
from generator.convert import archive, printings
from generator.convert.convert import Conversion, State
from generator.convert.enrich import Lexicon
from generator.convert.entries import Entry
from generator.convert.model import Options
from generator.convert.report import DocumentReport, Report
from generator.convert.sketches import Sketch
from generator.problems import Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: the files written and removed, those refused by id, the ledger, the report."""

    conversion: Conversion
    written: tuple[str, ...] = ()
    refused: Mapping[str, str] = field(default_factory=dict)

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The ledger."""
        return self.conversion.entries

    @property
    def report(self) -> Report:
        """What is told of the run."""
        return self.conversion.report

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong."""
        return self.conversion.problems

    @property
    def removed(self) -> tuple[str, ...]:
        """The files that were removed."""
        return tuple(removal.path for removal in self.conversion.removals)


def settled(
    disk: Disk, fresh: Fresh, state: State, options: Options, dry_run: bool, present: Collection[str]
) -> Outcome:
    """Settle what was read and write it. `present` are all documents there are, where only some were asked for."""
    if not fresh.paths:
        return Outcome(Conversion((), (), (), (), state.entries, Report(()), ()))
    facts, behind = archive.weighed(fresh.findings, state.entries)
    fresh.read_also(behind)
    fresh.forget_findings()
    state = replace(state, taken=disk.taken())
    portions = list(fresh.portions(options.every))
    if len(portions) == 1:
        outcome = _portion(disk, fresh, portions[0], facts, state, options, dry_run)
    else:
        outcome = _portions(disk, fresh, portions, facts, state, options, dry_run)
    entries = dict(outcome.entries)
    for path in (set(behind) & set(present)) - set(fresh.paths):
        # What was not looked at this time is read next time, where its tags are to change.
        entries[path] = entries[path].settled(entries[path].articles, "")
    return replace(outcome, conversion=replace(outcome.conversion, entries=entries))


def _portion(
    disk: Disk, fresh: Fresh, paths: Collection[str], facts: Lexicon, state: State, options: Options, dry_run: bool
) -> Outcome:
    """Settle some of what was read, with the documents that share articles with it."""
    readings = fresh.readings(paths)
    also = printings.to_read(tuple(readings), readings, state.entries)
    fresh.read_also(also)
    readings |= fresh.readings(also)
    refined = archive.refined((readings[path] for path in sorted(readings)), facts, options.entities)
    near = disk.near(state, convert.wanted_ids(refined, state.entries))
    conversion = _told(convert.settle(refined, near, options), fresh.own)
    if dry_run:
        return Outcome(conversion, tuple(write.path for write in conversion.writes))
    written, refused = writing.apply(disk, conversion)
    return Outcome(replace(conversion, entries=writing.again(conversion.entries, refused)), written, refused)


def _told(conversion: Conversion, own: Collection[str]) -> Conversion:
    """The same, its report without the documents that are as they were and were read because of others."""
    documents = tuple(document for document in conversion.report.documents if document.document in own)
    return replace(conversion, report=replace(conversion.report, documents=documents))


def _portions(
    disk: Disk,
    fresh: Fresh,
    portions: Collection[Collection[str]],
    facts: Lexicon,
    state: State,
    options: Options,
    dry_run: bool,
) -> Outcome:
    """Settle portion after portion; of each only what must be known later is kept."""
    written: list[str] = []
    removed: dict[str, convert.Removal] = {}
    refused: dict[str, str] = {}
    problems: dict[Problem, None] = {}
    sketches: dict[str, Sketch] = {}
    counted: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    doubtful: list[DocumentReport] = []
    people: dict[str, None] = {}
    places: dict[str, None] = {}
    told: set[str] = set()
    for paths in portions:
        outcome = _portion(disk, fresh, paths, facts, state, options, dry_run)
        again = {document.document for document in outcome.report.documents if document.document in told}
        told.update(document.document for document in outcome.report.documents)
        kept = tuple(document for document in outcome.report.documents if document.document not in again)
        counted.update(Report(kept).totals())
        reasons.update(left.reason for document in kept for left in document.left)
        doubtful += [_brief(document) for document in kept if document.doubts]
        people |= dict.fromkeys(outcome.report.people)
        places |= dict.fromkeys(outcome.report.places)
        entries = {
            path: entry if state.entries.get(path) is entry else entry.packed()
            for path, entry in outcome.entries.items()
        }
        state = replace(state, entries=entries)
        written += outcome.written
        refused |= outcome.refused
        removed |= {removal.path: removal for removal in outcome.conversion.removals}
        problems |= dict.fromkeys(outcome.problems)
        sketches |= outcome.conversion.sketches
    report = Report(
        (), people=tuple(people), places=tuple(places), counted=counted, reasons=reasons, doubtful=tuple(doubtful)
    )
    gone = tuple(removal for path, removal in sorted(removed.items()) if path not in disk.listing)
    whole = Conversion((), gone, (), (), state.entries, report, tuple(problems), sketches)
    return Outcome(whole, tuple(dict.fromkeys(written)), refused)


def _brief(document: DocumentReport) -> DocumentReport:
    """What is told of a doubtful document among many."""
    return replace(document, articles=(), left=(), text=(), others=())
