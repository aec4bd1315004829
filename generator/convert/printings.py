"""Articles and their printings: what was read, and what earlier runs know of, put together under one id each.

An article some of whose printings were not read this time keeps the text that was made of it: others may only join it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator import yamlmap
from generator.convert import copies, emit, identity, merge
from generator.convert.emit import Printing
from generator.convert.identity import Known
from generator.convert.ledger import Entry, Record
from generator.convert.marks import title_key
from generator.convert.model import Block, Draft, Found, Kind, Named, Picture, Wording
from generator.convert.reading import Reading
from generator.convert.sketches import Sketch, sketch
from generator.convert.words import clean


@dataclass(frozen=True, slots=True)
class Held:
    """An article with its printings.

    `own` is where its words come from, with all that its file shows; `printings` are those that were read, `also` all
    but its own. `pinned` is the text that it keeps, "" where it is made anew.
    """

    id: str
    own: Found
    printings: tuple[Found, ...]
    also: tuple[Printing, ...]
    pinned: str = ""


@dataclass(frozen=True, slots=True)
class _Unread:
    """A printing in a document that was not read this time."""

    document: str
    digest: str
    record: Record

    @property
    def printing(self) -> Printing:
        """Where it is."""
        return (clean(self.document), f"{self.record.first}-{self.record.last}", self.digest)


@dataclass(slots=True)
class _Group:
    """An article while its printings are gathered."""

    id: str
    wording: Wording
    shown: Draft
    base: Found | None = None
    text: str = ""
    printings: list[Found] = field(default_factory=list)

    def takes(self, item: Found) -> bool:
        """Whether a printing is this article's."""
        if item.wording.key != self.wording.key or not copies.same(self.shown, item.draft, self.wording.words):
            return False
        return not (self.base and copies.adds(item.draft, self.shown))

    def add(self, item: Found) -> None:
        """Count a printing to this article."""
        self.printings.append(replace(item, id=self.id))
        if self.base is None:
            self.shown = copies.composed([self.shown, item.draft])


def held(
    readings: Sequence[Reading], entries: Mapping[str, Entry], bases: Mapping[str, str], edited: Collection[str]
) -> tuple[Held, ...]:
    """Every article that was read, in the order of their places. `edited` are the ids of files a person changed."""
    unread = _unread(readings, entries)
    groups = _pinned(unread, bases)
    by_key: dict[str, list[_Group]] = defaultdict(list)
    for group in groups.values():
        by_key[group.wording.key].append(group)
    for new, item in _items(readings, entries, bases):
        own = groups.get(item.id)
        near = [own] if own is not None and own.takes(item) else []
        near += [group for group in by_key[item.wording.key] if group.takes(item)]
        home = near[0] if near else None
        if home is None or (not new and item.id != home.id and item.id in edited):
            apart = f"{item.document}:{item.draft.first}"
            id_ = item.id if own is None else identity.article_id(item.draft, apart)
            home = groups[id_] = _Group(id_, item.wording, item.draft)
            by_key[item.wording.key].append(home)
        home.add(item)
    whole = (_held(group, unread.get(group.id, ())) for group in groups.values() if group.printings)
    return tuple(sorted(whole, key=lambda article: article.own.place))


def related(readings: Iterable[Reading], entries: Mapping[str, Entry]) -> set[str]:
    """The ids of all articles that the printings that were read may belong to."""
    ids: set[str] = set()
    keys: set[str] = set()
    for reading in readings:
        ids |= {record.id for record in known_records(reading, entries)}
        ids |= {identity.article_id(draft) for draft in reading.drafts}
        keys |= {wording.key for wording in reading.wordings}
    return ids | {record.id for entry in entries.values() for record in entry.articles if record.key in keys}


def to_read(paths: Iterable[str], fresh: Mapping[str, Reading], entries: Mapping[str, Entry]) -> set[str]:
    """The documents to read, too, because of those at these `paths`: they share articles that have to be made anew.

    These are articles whose file showed something of a printing that is no more, or is to show something of a new one.
    """
    now = {path: _records(fresh[path]) for path in paths}
    before = {path: entries[path].articles if path in entries else () for path in paths}
    keys = {record.key for records in (*now.values(), *before.values()) for record in records}
    others: dict[str, list[tuple[str, Record]]] = defaultdict(list)
    for path, entry in entries.items():
        for record in entry.articles if path not in fresh else ():
            if record.key in keys:
                others[record.key].append((path, record))
    ids: set[str] = set()
    for path in now:
        same = {record.compared for record in now[path]} & {record.compared for record in before[path]}
        for record in (*now[path], *before[path]):
            if record.compared not in same and _shown(path, record, others.get(record.key, ())):
                ids |= {other.id for _, other in others[record.key]}
    holders = {path for path, entry in entries.items() for record in entry.articles if record.id in ids}
    return holders - fresh.keys()


def _records(reading: Reading) -> tuple[Record, ...]:
    """The articles of a document as the ledger will know them, but for their ids and files."""
    return tuple(
        Record("", "", draft.first, draft.last, False, wording.key, copies.fullness(draft), copies.facts(draft))
        for draft, wording in zip(reading.drafts, reading.wordings, strict=True)
    )


def sketched(draft: Draft) -> Sketch:
    """The sketch of an article's text."""
    return sketch(copies.words(draft))


def known_records(reading: Reading, entries: Mapping[str, Entry]) -> tuple[Record, ...]:
    """The articles that this document had when it was read last."""
    entry = entries.get(reading.document.path)
    return entry.articles if entry else ()


def _shown(path: str, own: Record, others: Sequence[tuple[str, Record]]) -> bool:
    """Whether an article's file would show something of a printing, among others that the ledger knows."""
    if not others:
        return False
    most = max(record.words for _, record in others)
    first = min((other, record.first) for other, record in others if record.words == most)
    said = {sign for _, record in others for sign in record.facts}
    return (-own.words, (path, own.first)) < (-most, first) or not said.issuperset(own.facts)


def _unread(readings: Sequence[Reading], entries: Mapping[str, Entry]) -> dict[str, list[_Unread]]:
    """The printings of these articles in documents that were not read, by the article's id."""
    wanted = related(readings, entries)
    paths = {reading.document.path for reading in readings}
    found: dict[str, list[_Unread]] = defaultdict(list)
    for path, entry in entries.items():
        for record in entry.articles if path not in paths else ():
            if record.id in wanted:
                found[record.id].append(_Unread(path, entry.digest, record))
    return found


def _items(
    readings: Sequence[Reading], entries: Mapping[str, Entry], bases: Mapping[str, str]
) -> list[tuple[bool, Found]]:
    """Every article that was read, with the id it has by itself, and whether that is new.

    Those that have an id come first, then those that have not changed, then the fullest.
    """
    items: list[tuple[tuple[bool, bool, int, tuple[str, int]], Found]] = []
    for reading in readings:
        records = {record.id for record in known_records(reading, entries)}
        known = [_known(id_, bases) for id_ in sorted(records)]
        ids = identity.ids(reading.drafts, [article for article in known if article is not None])
        for id_, draft, named, wording in zip(ids, reading.drafts, reading.named, reading.wordings, strict=True):
            item = Found(id_, draft, named, reading.document.path, reading.digest, wording)
            changed = id_ != identity.article_id(draft)
            items.append(((id_ not in records, changed, -copies.fullness(draft), item.place), item))
    return [(order[0], item) for order, item in sorted(items, key=lambda entry: entry[0])]


def _pinned(unread: Mapping[str, Sequence[_Unread]], bases: Mapping[str, str]) -> dict[str, _Group]:
    """The articles that keep their text since some of their printings were not read."""
    found: dict[str, _Group] = {}
    for id_ in sorted(unread):
        base = from_base(id_, bases.get(id_, ""))
        if base is not None:
            key = next((each.record.key for each in unread[id_] if each.record.key), base.wording.key)
            found[id_] = _Group(id_, replace(base.wording, key=key), base.draft, base, bases[id_])
    return found


def _held(group: _Group, unread: Sequence[_Unread]) -> Held:
    """The article with its printings; the fullest is its own, the first of those that are equally full."""
    printings = sorted(group.printings, key=lambda item: (-copies.fullness(item.draft), item.place))
    if group.base is None:
        draft = copies.composed([item.draft for item in printings])
        own = replace(printings[0], draft=draft)
    else:
        own = _source_of(group.base, printings, unread)
    here = (clean(own.document), own.draft.first)
    everywhere = [(item.place, emit.printing(item)) for item in printings]
    everywhere += [((each.document, each.record.first), each.printing) for each in unread]
    also = tuple(printing for place, printing in sorted(everywhere) if (clean(place[0]), place[1]) != here)
    return Held(group.id, own, tuple(printings), also, group.text)


def _source_of(base: Found, printings: Sequence[Found], unread: Sequence[_Unread]) -> Found:
    """An article that keeps its text, at the place its words came from; where that is gone, at another one."""
    for item in printings:
        if clean(item.document) == base.document:
            told = item.draft
            draft = replace(
                base.draft, first=told.first, last=told.last, language=told.language, events=told.events, url=told.url
            )
            return replace(item, id=base.id, draft=draft)
    places = {(clean(each.document), each.record.first) for each in unread}
    if (base.document, base.draft.first) in places or not unread:
        return base
    new = max(unread, key=lambda each: each.record.words)
    draft = replace(base.draft, first=new.record.first, last=new.record.last)
    return replace(base, draft=draft, document=new.document, digest=new.digest)


def _known(id_: str, bases: Mapping[str, str]) -> Known | None:
    base = from_base(id_, bases.get(id_, ""))
    if base is None:
        return None
    return Known(id_, base.draft.title, frozenset(title_key(block.text) for block in base.draft.blocks))


def from_base(id_: str, text: str) -> Found | None:
    """An article as the text that was made of it shows it; None where that is none.

    Each line of its body is a block of its own. Claims and evidence are not in it, and nothing that it speaks of.
    """
    parts = merge.parts(text)
    if parts is None:
        return None
    node, _ = yamlmap.compose(parts.front, id_)
    data: Any = yamlmap.plain(node) if node is not None else {}
    image, source = data.get("image") or {}, data.get("source") or {}
    first, _, last = source.get("lines", "0-0").partition("-")
    draft = Draft(
        first=int(first),
        last=int(last),
        title=data.get("title", ""),
        claims=(),
        blocks=tuple(Block(Kind.PARAGRAPH, (line,)) for line in emit.shown_lines(parts.body)),
        date=data.get("date", ""),
        updated=data.get("updated", ""),
        dateline=data.get("dateline", ""),
        authors=tuple(data.get("authors") or ()),
        points=tuple(data.get("summary") or ()),
        caption=image.get("caption", ""),
        credit=image.get("credit", ""),
        pictures=tuple(Picture(each.get("caption", ""), each.get("credit", "")) for each in data.get("images") or ()),
        url=source.get("url", ""),
    )
    wording = copies.wording(draft)
    return Found(id_, draft, Named(), source.get("document", ""), source.get("digest", ""), wording)
