"""Reading a content folder through the memo.

What has not changed is not read again, what has changed is read by workers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator import digest, executors, extension, memo
from generator.config import Settings
from generator.executors import Lost
from generator.extension import Extension
from generator.model import Article, Content, Media
from generator.problems import Failed, Location, Problem
from generator.read.article import ReadOptions
from generator.read.batch import Reading, ReadJob, media_digest, read_batch
from generator.read.record import from_record, problem_from_record, problem_to_record, to_record
from generator.read.scan import Kind, SourceFile, scan
from generator.workplace import Workplace

FILES_PER_BATCH = 100
FEW = 8
RACY_NS = 2_000_000_000
BATCH_SECONDS = 60.0
Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What reading a content folder gave, and how many of its files had to be read for it."""

    content: Content
    read: int


def take_in(place: Workplace, settings: Settings, extensions: Sequence[Extension], told: Told) -> Taken:
    """The articles and other files of the site, as the extensions want them.

    Raises Failed where an extension is not to be had.
    """
    readers = extension.readers(settings.extensions, place.site)
    found = scan(place.site, settings.content, tuple(readers))
    options = ReadOptions(settings.limits.front_matter_kb * 1024, settings.limits.article_mb * 1024 * 1024)
    version = digest.of_parts(digest.program(), repr(options), extension.code(settings.extensions, place.site))
    articles = [file for file in found.files if file.kind is Kind.ARTICLE]
    job = ReadJob((), options, settings.extensions, str(place.site))
    readings, read = _readings(place, articles, job, version, told)
    media, lost = _media(place, [file for file in found.files if file.kind is Kind.MEDIA], f"{settings.content}/")
    kept, refused = _hooked([reading.article for reading in readings if reading.article], extensions)
    problems = (*found.problems, *lost, *refused, *(problem for reading in readings for problem in reading.problems))
    return Taken(Content(kept, media, problems), read)


def _readings(
    place: Workplace, found: Sequence[SourceFile], job: ReadJob, version: str, told: Told
) -> tuple[list[Reading], int]:
    """The reading of every file, remembered or new, by path; and how many were new."""
    table = place.memo.table("articles", version)
    rows = table.items()
    start = memo.now_ns()
    known: dict[str, Reading] = {}
    proved: dict[str, str] = {}
    for file in found:
        row = rows.get(file.path)
        remembered = _remembered(row, file) if row else None
        if remembered is not None:
            known[file.path] = remembered.reading
            if not remembered.fast:
                proved[file.path] = _row(remembered.reading, file.signature, start)
    unread = [file for file in found if file.path not in known]
    fresh = {reading.path: reading for reading in _read(place, unread, job, told) if not reading.gone}
    signatures = {file.path: file.signature for file in unread}
    rows_now = {path: _row(reading, signatures[path], start) for path, reading in fresh.items() if reading.digest}
    table.put_many(proved | rows_now)
    table.delete_many(rows.keys() - {file.path for file in found})
    known |= fresh
    return [known[file.path] for file in found if file.path in known], len(unread)


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
    return json.dumps([signature, read_at, reading.digest, record, problems], ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class _Remembered:
    """A reading from the memo; `fast` where the file's signature alone proved it."""

    reading: Reading
    fast: bool


def _remembered(row: str, file: SourceFile) -> _Remembered | None:
    """What the memo knows of a file, if its bytes are the same.

    By its signature, or by its digest where that could deceive.

    A file may change twice within one tick of the clock that stamps it (git's "racy" entries): a stamp that was fresh
    when the
    file was read proves nothing.
    """
    try:
        signature, read_at, own, record, problems = json.loads(row)
        same = signature == file.signature and file.modified_ns + RACY_NS < read_at
        if not same and media_digest(file)[0] != own:
            return None
        article = from_record(record) if record is not None else None
        found = tuple(problem_from_record(problem) for problem in problems)
        return _Remembered(Reading(file.path, own, article, found), same)
    except (ValueError, TypeError, LookupError):
        return None


def _media(place: Workplace, found: Sequence[SourceFile], below: str) -> tuple[tuple[Media, ...], tuple[Problem, ...]]:
    """The files to publish as they are, with the digests of their bytes."""
    table = place.memo.table("media", "1")
    rows = table.items()
    fresh: dict[str, str] = {}
    media: list[Media] = []
    problems: list[Problem] = []
    for file in found:
        own = _known_digest(rows.get(file.path, ""), file)
        if not own:
            start = memo.now_ns()
            own, lost = media_digest(file)
            problems += lost
            fresh[file.path] = f"{file.signature} {start} {own}"
        if own:
            media.append(Media(file.path, file.path.removeprefix(below), own))
    table.put_many(fresh)
    table.delete_many(rows.keys() - {file.path for file in found})
    return tuple(media), tuple(problems)


def _known_digest(row: str, file: SourceFile) -> str:
    signature, _, rest = row.partition(" ")
    read_at, _, own = rest.partition(" ")
    return own if signature == file.signature and file.modified_ns + RACY_NS < int(read_at) else ""


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
    return tuple(kept), problems
