"""Reading a content folder through the memo.

What has not changed is not read again, what has changed is read by workers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import aliases, digest, executors, extension, memo
from generator.config import Settings
from generator.executors import Lost
from generator.extension import Extension
from generator.model import Article, Content, Media
from generator.problems import Failed, Location, Problem, in_order
from generator.read.article import ReadOptions
from generator.read.batch import Reading, ReadJob, media_digest, picture_size, read_batch
from generator.read.record import from_record, problem_from_record, problem_to_record, to_record
from generator.read.scan import Kind, SourceFile, scan
from generator.workplace import Told, Workplace

FILES_PER_BATCH = 100
FEW = 8
RACY_NS = 2_000_000_000
BATCH_SECONDS = 60.0
_MEDIA = "2"


@dataclass(frozen=True, slots=True)
class Known:
    """A file and what the memo has of it: the digest of its bytes ("" when it must be read), and the row.

    `fast`: its signature alone proved it.
    """

    file: SourceFile
    digest: str = ""
    row: str = ""
    fast: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """A content folder at a glance: its files, and what of them is known. `version` is what readings are made by.

    `decided` is what a person has decided about names.
    """

    articles: tuple[Known, ...]
    media: tuple[Known, ...]
    job: ReadJob
    version: str
    seen_at: int
    problems: tuple[Problem, ...]
    decided: aliases.Decided

    @property
    def key(self) -> str:
        """A digest of every byte there is to read; "" while some of them are not known."""
        return _key(self, {known.file.path: known.digest for known in (*self.articles, *self.media)})


@dataclass(frozen=True, slots=True)
class Taken:
    """What reading a content folder gave, how many of its files had to be read for it, and the digest of every byte."""

    content: Content
    read: int
    key: str


def look(place: Workplace, settings: Settings) -> Look:
    """Find the files of the site and what the memo knows of them. Raises Failed where an extension is not to be had."""
    readers = extension.readers(settings.extensions, place.site)
    found = scan(place.site, settings.content, tuple(readers))
    options = ReadOptions(settings.limits.front_matter_kb * 1024, settings.limits.article_mb * 1024 * 1024)
    version = digest.of_parts(digest.program(), repr(options), extension.code(settings.extensions, place.site))
    seen_at = memo.now_ns()
    articles = _known(place.memo.table("articles", version).items(), found.files, Kind.ARTICLE)
    media = _known(place.memo.table("media", _MEDIA).items(), found.files, Kind.MEDIA)
    job = ReadJob((), options, settings.extensions, str(place.site))
    return Look(articles, media, job, version, seen_at, found.problems, aliases.read(place.site))


def take_in(
    place: Workplace, settings: Settings, extensions: Sequence[Extension], told: Told, seen: Look | None = None
) -> Taken:
    """The articles and other files of the site (those that were `seen`), as the extensions want them."""
    seen = seen or look(place, settings)
    readings, read = _readings(place, seen, told)
    media, lost = _media(place, seen, f"{settings.content}/")
    kept, refused = _hooked([reading.article for reading in readings if reading.article], extensions)
    problems = (*seen.problems, *lost, *refused, *(problem for reading in readings for problem in reading.problems))
    digests = {reading.path: reading.digest for reading in readings} | {each.path: each.digest for each in media}
    content = Content(kept, media, problems, aliases.aliases(seen.decided))
    return Taken(content, read, _key(seen, digests))


def _key(seen: Look, digests: Mapping[str, str]) -> str:
    paths = [known.file.path for known in (*seen.articles, *seen.media)]
    if seen.problems or not all(digests.get(path) for path in paths):
        return ""
    return digest.of_parts(
        seen.version, seen.decided.digest, *(part for path in paths for part in (path, digests[path]))
    )


def _known(rows: Mapping[str, str], found: Sequence[SourceFile], kind: Kind) -> tuple[Known, ...]:
    return tuple(_proved(file, rows.get(file.path, "")) for file in found if file.kind is kind)


def _proved(file: SourceFile, row: str) -> Known:
    """What a row says of a file, if its bytes are the same.

    By its signature, or by its digest where that could deceive: a file may change twice within one tick of the clock
    that stamps it (git's "racy" entries), so a stamp that was fresh when the file was read proves nothing.
    """
    head = row.partition("\n")[0].split(" ")
    if len(head) != 3 or not head[1].isdigit():
        return Known(file)
    signature, read_at, own = head
    fast = signature == file.signature and file.modified_ns + RACY_NS < int(read_at)
    return Known(file, own, row, fast) if fast or media_digest(file)[0] == own else Known(file)


def _readings(place: Workplace, seen: Look, told: Told) -> tuple[list[Reading], int]:
    """The reading of every file, remembered or new, by path; and how many were new."""
    table = place.memo.table("articles", seen.version)
    found = {known.file.path: _remembered(known) for known in seen.articles if known.digest}
    ready = {path: reading for path, reading in found.items() if reading is not None}
    unread = [known.file for known in seen.articles if known.file.path not in ready]
    fresh = {reading.path: reading for reading in _read(place, unread, seen.job, told) if not reading.gone}
    signatures = {file.path: file.signature for file in unread}
    rows = {path: _row(item, signatures[path], seen.seen_at) for path, item in fresh.items() if item.digest}
    slow = [known for known in seen.articles if known.file.path in ready and not known.fast]
    rows |= {known.file.path: _row(ready[known.file.path], known.file.signature, seen.seen_at) for known in slow}
    table.put_many(rows)
    if len(table.keys()) > len(seen.articles):
        table.delete_many(table.keys() - {known.file.path for known in seen.articles})
    ready |= fresh
    return [ready[known.file.path] for known in seen.articles if known.file.path in ready], len(unread)


def _read(place: Workplace, unread: Sequence[SourceFile], job: ReadJob, told: Told) -> Iterator[Reading]:
    """New readings: a few at once here, many by the workers. A file that costs a worker its life is one problem."""
    if len(unread) <= FEW:
        yield from read_batch(_job(job, unread))
        return
    jobs = [_job(job, unread[start : start + FILES_PER_BATCH]) for start in range(0, len(unread), FILES_PER_BATCH)]
    done = 0
    for asked, outcome in executors.run(place.executor, read_batch, jobs, lambda _: BATCH_SECONDS):
        yield from _singly(place, asked) if isinstance(outcome, Lost) else outcome
        done += len(asked.files)
        told("articles read", done, len(unread))


def _singly(place: Workplace, lost: ReadJob) -> Iterator[Reading]:
    jobs = [_job(lost, [file]) for file in lost.files]
    for asked, outcome in executors.run(place.executor, read_batch, jobs, lambda _: BATCH_SECONDS):
        if isinstance(outcome, Lost):
            path = asked.files[0].path
            yield Reading(
                path, "", None, (Problem("E109", f"this file cannot be read: {outcome.reason}", Location(path)),)
            )
        else:
            yield from outcome


def _job(job: ReadJob, found: Sequence[SourceFile]) -> ReadJob:
    return ReadJob(tuple(found), job.options, job.extensions, job.site)


def _row(reading: Reading, signature: str, read_at: int) -> str:
    record = to_record(reading.article) if reading.article else None
    problems = [problem_to_record(problem) for problem in reading.problems]
    data = json.dumps([record, problems], ensure_ascii=False, separators=(",", ":"))
    return f"{signature} {read_at} {reading.digest}\n{data}"


def _remembered(known: Known) -> Reading | None:
    """The reading in a row; None where the row cannot be understood."""
    try:
        record, problems = json.loads(known.row.partition("\n")[2])
        article = from_record(record) if record is not None else None
        found = tuple(problem_from_record(problem) for problem in problems)
    except (ValueError, TypeError, LookupError):
        return None
    return Reading(known.file.path, known.digest, article, found)


def _media(place: Workplace, seen: Look, below: str) -> tuple[tuple[Media, ...], tuple[Problem, ...]]:
    """The files to publish as they are, with the digests of their bytes."""
    fresh: dict[str, str] = {}
    media: list[Media] = []
    problems: list[Problem] = []
    for known in seen.media:
        file, own = known.file, known.digest
        if not own:
            own, lost = media_digest(file)
            problems += lost
        size = _size(known.row) if known.digest else picture_size(file)
        if own and not known.fast:
            fresh[file.path] = f"{file.signature} {seen.seen_at} {own}\n{size[0]} {size[1]}"
        if own:
            media.append(Media(file.path, file.path.removeprefix(below), own, *size))
    table = place.memo.table("media", _MEDIA)
    table.put_many(fresh)
    if len(table.keys()) > len(seen.media):
        table.delete_many(table.keys() - {known.file.path for known in seen.media})
    return tuple(media), tuple(problems)


def _size(row: str) -> tuple[int, int]:
    """The width and height of a picture in a row, 0 where it has none."""
    width, _, height = row.partition("\n")[2].partition(" ")
    return (int(width), int(height)) if width.isdigit() and height.isdigit() else (0, 0)


def _hooked(articles: Sequence[Article], extensions: Sequence[Extension]) -> tuple[tuple[Article, ...], list[Problem]]:
    """The articles after every extension's article hook."""
    if not any(each.article for each in extensions):
        return tuple(articles), []
    kept: list[Article] = []
    problems: list[Problem] = []
    for article in articles:
        try:
            changed = extension.applied(extensions, article)
        except Failed as failure:
            problems += failure.problems
            continue
        if changed is not None:
            kept.append(changed)
    return tuple(kept), list(_said_once(problems))


def _said_once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """One problem for a fault that a hook has with many articles, at the first of them, with how many they are."""
    groups: dict[str, list[Problem]] = {}
    for problem in in_order(problems):
        groups.setdefault(problem.message, []).append(problem)
    for first, *others in groups.values():
        yield replace(first, note=f"met in {len(others) + 1:,} articles, this is the first") if others else first
