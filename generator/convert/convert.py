"""The story of a conversion.

Documents → readings → articles with ids and files → what to write, the ledger, the report. All of it pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator import digest, paths, yamlmap
from generator.convert import archive, emit, enrich, identity, ledger, merge, naming
from generator.convert.emit import Printing
from generator.convert.identity import Known
from generator.convert.ledger import Entry, Record
from generator.convert.marks import title_key
from generator.convert.merge import Action, Decision
from generator.convert.model import Document, Found, OnDisk, Options
from generator.convert.reading import Reading, read
from generator.convert.report import NO_TEXT, ArticleReport, DocumentReport, Report, StoryReport, document_report
from generator.convert.steering import FREE, Steering
from generator.problems import Level, Location, Problem


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


def convert(documents: Sequence[Document], state: State, options: Options) -> Conversion:
    """What the documents become, given what is there. The order of the documents does not matter."""
    return settle(examine(documents, state, options), state, options)


def examine(documents: Sequence[Document], state: State, options: Options) -> tuple[Reading, ...]:
    """The documents that have to be read, read.

    The new, the changed, those that share an article with one of them, and those whose tags they change.
    """
    anew = options.every or state.program != options.program
    fresh: dict[str, Reading] = {}
    rest: dict[str, Document] = {}
    for document in sorted(documents, key=lambda document: document.path):
        entry = state.entries.get(document.path)
        if anew or entry is None or entry.digest != digest.of_bytes(document.data):
            fresh[document.path] = read(document, options.documents, options.entities, state.steering)
        else:
            rest[document.path] = document
    _read_shared(fresh, rest, state, options)
    facts, behind = archive.weighed(fresh, state.entries)
    again = {
        path: read(rest[path], options.documents, options.entities, state.steering) for path in behind if path in rest
    }
    fresh |= again
    if again:
        _read_shared(fresh, rest, state, options)
    return archive.refined((fresh[path] for path in sorted(fresh)), facts, options.entities)


def behind(readings: Sequence[Reading], entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """The documents that were not read although what was read changes the tags of their articles."""
    return archive.weighed({reading.document.path: reading for reading in readings}, entries)[1]


def _read_shared(fresh: dict[str, Reading], rest: Mapping[str, Document], state: State, options: Options) -> None:
    """Read, too, the first unchanged document that holds an article of a fresh one.

    Its words decide whether they are the same.
    """
    holders: dict[str, str] = {}
    if fresh:
        for path in sorted(rest, reverse=True):
            holders |= {record.id: path for record in state.entries[path].articles}
    waiting = list(fresh)
    while waiting:
        path = waiting.pop()
        ids = {identity.article_id(draft) for draft in fresh[path].drafts}
        ids |= {record.id for record in state.entries[path].articles} if path in state.entries else set()
        for other in sorted({holders[id_] for id_ in ids if id_ in holders} - set(fresh)):
            fresh[other] = read(rest[other], options.documents, options.entities, state.steering)
            waiting.append(other)


def follow(entries: Mapping[str, Entry], documents: Sequence[Document], present: Iterable[str]) -> dict[str, Entry]:
    """The ledger with renamed documents under their new names: same bytes, the old path gone. They are read again.

    `present` are the paths of all documents there are, when only some of them are converted.
    """
    there = {*present, *(document.path for document in documents)}
    lost: dict[str, list[str]] = defaultdict(list)
    for path in sorted(entries):
        if path not in there and entries[path].digest:
            lost[entries[path].digest].append(path)
    result = dict(entries)
    for document in sorted(documents, key=lambda document: document.path):
        if document.path not in result and lost and (old := lost.get(digest.of_bytes(document.data))):
            entry = result.pop(old.pop(0))
            result[document.path] = replace(entry.settled(entry.articles, ""), document=document.path)
    return result


def wanted_ids(readings: Iterable[Reading], entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """The articles whose generated text and file a run needs to know, before it is settled."""
    ids = {record.id for reading in readings for record in _known_records(reading, entries)}
    ids |= {identity.article_id(draft) for reading in readings for draft in reading.drafts}
    return tuple(sorted(ids))


def settle(readings: Sequence[Reading], state: State, options: Options) -> Conversion:
    """What the readings become, given the texts generated last and the files as they are."""
    found = _identified(readings, state)
    owners, repeats = _owners(found, state.entries)
    places = _places(owners, state, options)
    texts = {own.id: emit.markdown(own, repeats.get(own.id, ())) for own in owners}
    decisions = _decisions(texts, state)
    writes = _writes(owners, decisions, texts, places, state)
    gone, kept_problems = _gone(readings, found, state)
    entries = _entries(readings, found, places, decisions, state)
    reported = tuple(_reported(reading, found[reading.document.path], places, decisions) for reading in readings)
    report = Report(reported, stories=_stories(readings, found, places) if options.every else ())
    problems = [problem for reading in readings for problem in reading.problems] + kept_problems
    problems += [_conflict(places[id_], decision, options) for id_, decision in decisions.items() if decision.conflicts]
    return Conversion(
        writes=writes,
        removals=gone,
        bases=tuple((id_, text) for id_, text in sorted(texts.items()) if state.bases.get(id_) != text),
        conflicts=tuple((id_, texts[id_]) for id_, decision in sorted(decisions.items()) if decision.conflicts),
        entries=entries,
        report=replace(report, unchanged=sum(path not in found for path in state.entries)),
        problems=tuple(problems),
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


def _identified(readings: Sequence[Reading], state: State) -> dict[str, tuple[Found, ...]]:
    """The articles of each document with their ids; the same id in two documents is the same article, word for word.

    An article that had its id before keeps it; one that only begins like another gets its place mixed in.
    """
    items: list[tuple[bool, Found]] = []
    for reading in readings:
        records = {record.id for record in _known_records(reading, state.entries)}
        known = [_known(id_, state.bases) for id_ in sorted(records)]
        ids = identity.ids(reading.drafts, [article for article in known if article is not None])
        for id_, draft, named in zip(ids, reading.drafts, reading.named, strict=True):
            items.append((id_ not in records, Found(id_, draft, named, reading.document.path, reading.digest)))
    first: dict[str, Found] = {}
    found: dict[str, list[Found]] = {reading.document.path: [] for reading in readings}
    for _, item in sorted(items, key=lambda entry: (entry[0], entry[1].place)):
        if item.id in first and not _same(first[item.id], item):
            item = replace(item, id=identity.article_id(item.draft, f"{item.document}:{item.draft.first}"))
        first.setdefault(item.id, item)
        found[item.document].append(item)
    return {path: tuple(sorted(mine, key=lambda item: item.place)) for path, mine in found.items()}


def _same(one: Found, other: Found) -> bool:
    """Whether two articles print the same words in every field."""

    def words(found: Found) -> tuple[object, ...]:
        d = found.draft
        return (d.title, d.date, d.updated, d.dateline, d.authors, d.points, d.caption, d.credit, d.section, d.blocks)

    return words(one) == words(other)


def _known_records(reading: Reading, entries: Mapping[str, Entry]) -> tuple[Record, ...]:
    """The articles that this document had when it was read last."""
    entry = entries.get(reading.document.path)
    return entry.articles if entry else ()


def _known(id_: str, bases: Mapping[str, str]) -> Known | None:
    parts = merge.parts(bases.get(id_, ""))
    if parts is None:
        return None
    node, _ = yamlmap.compose(parts.front, id_)
    title = node.get("title") if node is not None else None
    text = yamlmap.plain(title) if title is not None else ""
    return Known(id_, str(text), frozenset(title_key(line) for line in emit.shown_lines(parts.body)))


def _owners(
    found: Mapping[str, tuple[Found, ...]], entries: Mapping[str, Entry]
) -> tuple[list[Found], dict[str, list[Printing]]]:
    """The articles by their first place, in order, and the other places of those that are printed more than once."""
    places: dict[str, list[Found]] = defaultdict(list)
    for path in sorted(found):
        for item in found[path]:
            places[item.id].append(item)
    repeats: dict[str, list[tuple[tuple[str, int], Printing]]] = defaultdict(list)
    for path, entry in entries.items():
        for record in entry.articles if path not in found else ():
            if record.id in places:
                printing = (path, f"{record.first}-{record.last}", entry.digest)
                repeats[record.id].append(((path, record.first), printing))
    owners: list[Found] = []
    for id_, items in places.items():
        own, *others = sorted(items, key=lambda item: item.place)
        owners.append(own)
        repeats[id_] += [(item.place, emit.printing(item)) for item in others]
    sorted_repeats = {id_: [printing for _, printing in sorted(others)] for id_, others in repeats.items()}
    return sorted(owners, key=lambda item: item.place), sorted_repeats


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
    readings: Sequence[Reading], found: Mapping[str, tuple[Found, ...]], state: State
) -> tuple[tuple[Removal, ...], list[Problem]]:
    """Articles that their documents no longer hold: untouched files go, a person's stay and are named."""
    still = {item.id for items in found.values() for item in items}
    still |= {record.id for path, entry in state.entries.items() if path not in found for record in entry.articles}
    removals: dict[str, Removal] = {}
    problems: list[Problem] = []
    for reading in readings:
        for record in _known_records(reading, state.entries):
            disk = state.disk.get(record.id)
            if record.id in still or disk is None or disk.text is None:
                continue
            if disk.text == state.bases.get(record.id):
                removals[record.id] = Removal(disk.path, disk.text, record.id)
            else:
                message = "this article is no longer in its document; it was edited, so it stays"
                problems.append(
                    Problem("C609", message, Location(disk.path), "delete it if it is not wanted", level=Level.WARNING)
                )
    return tuple(removals[id_] for id_ in sorted(removals)), problems


def _entries(
    readings: Sequence[Reading],
    found: Mapping[str, tuple[Found, ...]],
    places: Mapping[str, str],
    decisions: Mapping[str, Decision],
    state: State,
) -> dict[str, Entry]:
    entries = dict(state.entries)
    for reading in readings:
        articles = [
            (
                Record(
                    item.id,
                    places[item.id],
                    item.draft.first,
                    item.draft.last,
                    decisions[item.id].action is Action.DELETED,
                ),
                item.draft,
            )
            for item in found[reading.document.path]
        ]
        entries[reading.document.path] = ledger.entry(
            reading.document.path,
            reading.digest if reading.text is not None else "",  # what is no text is looked at, and said, every time
            reading.text,
            articles,
            reading.others,
            reading.findings,
        )
    return entries


def _reported(
    reading: Reading, items: Sequence[Found], places: Mapping[str, str], decisions: Mapping[str, Decision]
) -> DocumentReport:
    articles = [
        ArticleReport(item, places[item.id], decisions[item.id].action.value, decisions[item.id].conflicts)
        for item in items
    ]
    encoding = reading.text.encoding if reading.text else NO_TEXT
    lines = reading.text.lines if reading.text else ()
    return document_report(reading.document.path, reading.digest, encoding, lines, articles, reading.others)


def _stories(
    readings: Sequence[Reading], found: Mapping[str, tuple[Found, ...]], places: Mapping[str, str]
) -> tuple[StoryReport, ...]:
    """The running stories of the archive, told or proposed, with the files of their articles."""
    files = {
        identity.article_id(item.draft): places[item.id]
        for items in found.values()
        for item in sorted(items, key=lambda item: item.place, reverse=True)
    }
    articles = {item.key: item for reading in readings for item in reading.findings}
    return tuple(
        StoryReport(proposal.name, proposal.sure, tuple(files[key] for key in proposal.articles))
        for proposal in enrich.stories(sorted(articles.values())).proposals
    )


def _conflict(path: str, decision: Decision, options: Options) -> Problem:
    places = ", ".join(decision.conflicts[:5]) + (
        f" and {len(decision.conflicts) - 5} more" if len(decision.conflicts) > 5 else ""
    )
    message = f"the document and this file both changed {places}; the file keeps its own"
    hint = f"what the converter would write is in {options.content}/.converter/conflicts/"
    return Problem("C608", message, Location(f"{options.content}/{path}"), hint, level=Level.WARNING)
