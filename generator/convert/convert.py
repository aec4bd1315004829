"""The story of a conversion.

Documents → readings → articles with ids and files → what to write, the ledger, the report. All of it pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator import digest, paths
from generator.convert import archive, copies, emit, ledger, merge, naming, printings
from generator.convert.ledger import Entry, Record
from generator.convert.merge import Action, Decision
from generator.convert.model import Claim, Document, Found, OnDisk, Options
from generator.convert.printings import Held
from generator.convert.reading import Reading, read
from generator.convert.report import NO_TEXT, ArticleReport, DocumentReport, Report, document_report
from generator.convert.sketches import Sketch
from generator.convert.steering import FREE, Steering
from generator.problems import Level, Location, Problem

Heard = Callable[[int, int, int], None]


@dataclass(frozen=True, slots=True)
class State:
    """What earlier runs left: the ledger, texts generated last and files on disk by article id, the paths in use.

    `taken` holds `paths.collision_key` of every path below the content folder.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    bases: Mapping[str, str] = field(default_factory=dict)
    disk: Mapping[str, OnDisk] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    program: str = ""
    steering: Steering = FREE


@dataclass(frozen=True, slots=True)
class Write:
    """A text to write below the content folder, if the file still holds `expected` (None: if there is none)."""

    path: str
    text: str
    expected: str | None
    id: str


@dataclass(frozen=True, slots=True)
class Removal:
    """A file that no document holds any more and nobody has touched: to remove while it holds `expected`."""

    path: str
    expected: str
    id: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a run comes to. Nothing of it has happened yet."""

    writes: tuple[Write, ...]
    removals: tuple[Removal, ...]
    bases: tuple[tuple[str, str], ...]
    conflicts: tuple[tuple[str, str], ...]
    entries: Mapping[str, Entry]
    report: Report
    problems: tuple[Problem, ...]
    sketches: Mapping[str, Sketch] = field(default_factory=dict)
    """Those of the articles that were read, by id."""


def convert(documents: Sequence[Document], state: State, options: Options) -> Conversion:
    """What the documents become, given what is there. The order of the documents does not matter."""
    return settle(examine(documents, state, options), state, options)


def examine(
    documents: Sequence[Document], state: State, options: Options, told: Heard | None = None
) -> tuple[Reading, ...]:
    """The documents that have to be read, read. `told` hears how many were looked at, of how many, and their articles.

    The new, the changed, those that share an article with one of them, and those whose tags they change.
    """
    anew = options.every or state.program != options.program
    fresh: dict[str, Reading] = {}
    rest: dict[str, Document] = {}
    articles = 0
    for number, document in enumerate(sorted(documents, key=lambda document: document.path), 1):
        entry = state.entries.get(document.path)
        if anew or entry is None or entry.digest != digest.of_bytes(document.data):
            fresh[document.path] = read(document, options.documents, options.entities, state.steering)
            articles += len(fresh[document.path].drafts)
        else:
            rest[document.path] = document
        if told is not None:
            told(number, len(documents), articles)
    _read_also(printings.to_read(tuple(fresh), fresh, state.entries), fresh, rest, state, options)
    facts, behind = archive.weighed({path: reading.findings for path, reading in fresh.items()}, state.entries)
    _read_also(behind, fresh, rest, state, options)
    return archive.refined((fresh[path] for path in sorted(fresh)), facts, options.entities)


def _read_also(
    wanted: Iterable[str], fresh: dict[str, Reading], rest: Mapping[str, Document], state: State, options: Options
) -> None:
    """Read these documents, too, those that are there."""
    for path in sorted(set(wanted) - fresh.keys()):
        if path in rest:
            fresh[path] = read(rest[path], options.documents, options.entities, state.steering)


def behind(readings: Sequence[Reading], entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """The documents that were not read although what was read changes the tags of their articles."""
    return archive.weighed({reading.document.path: reading.findings for reading in readings}, entries)[1]


def follow(
    entries: Mapping[str, Entry], there: Collection[str], candidates: Iterable[str], digest_of: Callable[[str], str]
) -> dict[str, Entry]:
    """The ledger with renamed documents under their new names: same bytes, the old path gone. They are read again.

    `there` are the paths of all documents there are, `candidates` those that may have been renamed.
    """
    lost: dict[str, list[str]] = defaultdict(list)
    for path in sorted(entries):
        if path not in there and entries[path].digest:
            lost[entries[path].digest].append(path)
    result = dict(entries)
    for path in sorted(candidates):
        if path not in result and lost and (old := lost.get(digest_of(path))):
            entry = result.pop(old.pop(0))
            result[path] = replace(entry.settled(entry.articles, ""), document=path)
    return result


def wanted_ids(readings: Iterable[Reading], entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """The articles whose generated text and file a run needs to know, before it is settled."""
    return tuple(sorted(printings.related(readings, entries)))


def settle(readings: Sequence[Reading], state: State, options: Options) -> Conversion:
    """What the readings become, given the texts generated last and the files as they are."""
    edited = {id_ for id_, file in state.disk.items() if file.text not in {None, state.bases.get(id_)}}
    held = printings.held(readings, state.entries, state.bases, edited)
    owners = [article.own for article in held]
    found = _by_document(readings, held)
    places = _places(owners, state, options)
    texts = {article.id: _text(article) for article in held}
    decisions = _decisions(texts, state)
    writes = _writes(owners, decisions, texts, places, state)
    gone, kept_problems = _gone(readings, found, state, options)
    streams = {key: lines for article in held for key, lines in _streams(article).items()}
    entries = _entries(readings, found, places, decisions, streams, state)
    reported = tuple(_reported(reading, found[reading.document.path], places, decisions) for reading in readings)
    stories = archive.stories(readings, found, places) if options.every else ()
    people, named = archive.first_named(owners, state.entries)
    report = Report(reported, stories=stories, people=people, places=named)
    problems = [problem for reading in readings for problem in reading.problems] + kept_problems
    problems += [_conflict(places[id_], decision, options) for id_, decision in decisions.items() if decision.conflicts]
    return Conversion(
        writes=writes,
        removals=gone,
        bases=tuple((id_, text) for id_, text in sorted(texts.items()) if state.bases.get(id_) != text),
        conflicts=tuple((id_, texts[id_]) for id_, decision in sorted(decisions.items()) if decision.conflicts),
        entries=entries,
        report=report,
        problems=tuple(problems),
        sketches={article.id: printings.sketched(article.own.draft) for article in held},
    )


def _decisions(texts: Mapping[str, str], state: State) -> dict[str, Decision]:
    """What becomes of each file.

    An article that the ledger knows was written once, even if its generated text is lost.
    """
    written = {record.id for entry in state.entries.values() for record in entry.articles}
    decisions: dict[str, Decision] = {}
    for id_, ours in texts.items():
        disk = state.disk.get(id_)
        base = state.bases.get(id_, "" if id_ in written else None)
        decisions[id_] = merge.decide(base, disk.text if disk else None, ours)
    return decisions


def _text(article: Held) -> str:
    """What an article's file is to say."""
    if article.pinned:
        read_again = any(item.place == article.own.place for item in article.printings)
        return emit.renewed(article.pinned, article.own, article.also, read_again)
    return emit.markdown(article.own, article.also)


def _streams(article: Held) -> dict[tuple[str, str], Sequence[str]]:
    """What an article's file prints, by field."""
    if article.pinned:
        return ledger.streams_in(article.id, article.pinned)
    return ledger.streams_of(article.id, article.own.draft)


def _by_document(readings: Sequence[Reading], held: Iterable[Held]) -> dict[str, tuple[Found, ...]]:
    """The articles of each document in their order."""
    found: dict[str, list[Found]] = {reading.document.path: [] for reading in readings}
    for article in held:
        for item in article.printings:
            found[item.document].append(item)
    return {path: tuple(sorted(items, key=lambda item: item.place)) for path, items in found.items()}


def _places(owners: Sequence[Found], state: State, options: Options) -> dict[str, str]:
    """The file of each article: where it is, where it was when a person deleted it, else a free name."""
    last = {record.id: record.path for entry in state.entries.values() for record in entry.articles}
    places = {
        own.id: state.disk[own.id].path if own.id in state.disk else last[own.id]
        for own in owners
        if own.id in state.disk or own.id in last
    }
    taken = (
        set(state.taken)
        | {paths.collision_key(path) for path in last.values()}
        | {paths.collision_key(path) for path in places.values()}
    )
    for own in owners:
        if own.id not in places:
            places[own.id] = naming.article_path(own, options.folder, taken)
            taken.add(paths.collision_key(places[own.id]))
    return places


def _writes(
    owners: Sequence[Found],
    decisions: Mapping[str, Decision],
    texts: Mapping[str, str],
    places: Mapping[str, str],
    state: State,
) -> tuple[Write, ...]:
    writes: list[Write] = []
    for own in owners:
        decision = decisions[own.id]
        if decision.action in {Action.WRITE, Action.MERGE}:
            disk = state.disk.get(own.id)
            text = texts[own.id] if decision.action is Action.WRITE else decision.text
            writes.append(Write(places[own.id], text, disk.text if disk else None, own.id))
    return tuple(writes)


def _gone(
    readings: Sequence[Reading], found: Mapping[str, tuple[Found, ...]], state: State, options: Options
) -> tuple[tuple[Removal, ...], list[Problem]]:
    """Articles that their documents no longer hold: untouched files go, a person's stay and are named."""
    still = {item.id for items in found.values() for item in items}
    still |= {record.id for path, entry in state.entries.items() if path not in found for record in entry.articles}
    removals: dict[str, Removal] = {}
    problems: list[Problem] = []
    for reading in readings:
        for record in printings.known_records(reading, state.entries):
            disk = state.disk.get(record.id)
            if record.id in still or disk is None or disk.text is None:
                continue
            if disk.text == state.bases.get(record.id) and not record.moved:
                removals[record.id] = Removal(disk.path, disk.text, record.id)
            else:
                message = "this article is no longer in its document; it was edited or moved, so it stays"
                where = Location(f"{options.content}/{disk.path}")
                problems.append(Problem("C609", message, where, "delete it if it is not wanted", level=Level.WARNING))
    return tuple(removals[id_] for id_ in sorted(removals)), problems


def _entries(
    readings: Sequence[Reading],
    found: Mapping[str, tuple[Found, ...]],
    places: Mapping[str, str],
    decisions: Mapping[str, Decision],
    streams: ledger.Streams,
    state: State,
) -> dict[str, Entry]:
    entries = dict(state.entries)
    moved = {record.id for entry in state.entries.values() for record in entry.articles if record.moved}
    for reading in readings:
        articles = [
            (
                Record(
                    item.id,
                    places[item.id],
                    item.draft.first,
                    item.draft.last,
                    decisions[item.id].action is Action.DELETED,
                    item.wording.key,
                    copies.fullness(item.draft),
                    copies.facts(item.draft),
                    item.id in moved,
                ),
                replace(item.draft, claims=()) if reading.shown else item.draft,
            )
            for item in found[reading.document.path]
        ]
        entries[reading.document.path] = ledger.entry(
            reading.document.path,
            reading.digest if reading.text is not None else "",  # what is no text is looked at, and said, every time
            reading.text,
            articles,
            _markup(reading) if reading.shown else reading.others,
            streams,
            reading.findings,
        )
    return entries


def _markup(reading: Reading) -> tuple[Claim, ...]:
    """The lines of a document of markup, all kept in the ledger: articles print what is shown, not what is written."""
    lines = reading.text.lines if reading.text else ()
    return tuple(Claim(line.number, 0, len(line.raw), "-markup of a feed") for line in lines if line.text)


def _reported(
    reading: Reading, items: Sequence[Found], places: Mapping[str, str], decisions: Mapping[str, Decision]
) -> DocumentReport:
    articles = [
        ArticleReport(item, places[item.id], decisions[item.id].action.value, decisions[item.id].conflicts)
        for item in items
    ]
    encoding = reading.text.encoding if reading.text else NO_TEXT
    path, lines, others = reading.document.path, reading.lines, reading.others
    return document_report(path, reading.digest, encoding, lines, articles, others, reading.doubts)


def _conflict(path: str, decision: Decision, options: Options) -> Problem:
    places = ", ".join(decision.conflicts[:5]) + (
        f" and {len(decision.conflicts) - 5} more" if len(decision.conflicts) > 5 else ""
    )
    message = f"the document and this file both changed {places}; the file keeps its own"
    hint = f"what the converter would write is in {options.content}/.converter/conflicts/"
    return Problem("C608", message, Location(f"{options.content}/{path}"), hint, level=Level.WARNING)
