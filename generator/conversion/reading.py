"""Reading documents, here or by workers, a batch at a time, and keeping what was read in little room."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from generator import digest, executors
from generator.convert.enrich import Findings
from generator.convert.model import Document, Entities
from generator.convert.reading import read
from generator.convert.steering import Steering
from generator.executors import Lost
from generator.gathering import Source
from generator.read import batch

FEW = 64
LITTLE = 1 << 18
LARGE = 1 << 22
PER_BATCH = 50
BYTES_PER_BATCH = 1 << 20
_SECONDS = 30.0
_SECONDS_PER_MB = 60.0


@dataclass(frozen=True, slots=True)
class How:
    """What every document is read by: the folder named in messages, what the site's owner decided."""

    folder: str
    entities: Entities
    steering: Steering


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document to read; `known` is the digest of bytes that need no reading, "" for none."""

    source: Source
    known: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """Documents to read one after the other."""

    wanted: tuple[Wanted, ...]
    how: How


@dataclass(frozen=True, slots=True)
class Packed:
    """A document that was read: its reading without its bytes, packed, and what its articles speak of.

    Nothing is packed of bytes that are `known`, and of a document that cannot be read (`refused` says why).
    """

    path: str
    digest: str = ""
    known: bool = False
    refused: str = ""
    findings: tuple[Findings, ...] = ()
    data: bytes = b""


def read_batch(job: Job) -> tuple[Packed, ...]:
    """Each document of the job, read; nothing is raised for one that cannot be opened."""
    return tuple([_packed(wanted, job.how) for wanted in job.wanted])


def read_all(wanted: Sequence[Wanted], how: How, workers: Callable[[], Executor]) -> Iterator[Packed]:
    """Each document: a few here, many by the workers. One that costs a worker its life is refused.

    Large ones are read here, the last of all, since the memory of a worker is limited.
    """
    few = len(wanted) == 1 or (len(wanted) <= FEW and sum(each.source.size for each in wanted) <= LITTLE)
    here = [each for each in wanted if few or each.source.size > LARGE]
    there = [each for each in wanted if not few and each.source.size <= LARGE]
    if there:
        yield from _by_workers(there, how, workers())
    for each in here:
        yield _packed(each, how)


def _by_workers(wanted: Sequence[Wanted], how: How, executor: Executor) -> Iterator[Packed]:
    for job, outcome in executors.run(executor, read_batch, _jobs(wanted, how), _deadline):
        if not isinstance(outcome, Lost):
            yield from outcome
            continue
        singly = [Job((each,), how) for each in job.wanted]
        for alone, result in executors.run(executor, read_batch, singly, _deadline):
            if isinstance(result, Lost):
                yield Packed(alone.wanted[0].source.path, refused=result.reason)
            else:
                yield from result


def _jobs(wanted: Sequence[Wanted], how: How) -> list[Job]:
    jobs: list[Job] = []
    part: list[Wanted] = []
    size = 0
    for each in wanted:
        if part and (len(part) >= PER_BATCH or size + each.source.size > BYTES_PER_BATCH):
            jobs.append(Job(tuple(part), how))
            part, size = [], 0
        part.append(each)
        size += each.source.size
    return [*jobs, Job(tuple(part), how)]


def _deadline(job: Job) -> float:
    return _SECONDS + _SECONDS_PER_MB * sum(each.source.size for each in job.wanted) / 1_000_000


def _packed(wanted: Wanted, how: How) -> Packed:
    source = wanted.source
    try:
        data = batch.content(source.absolute)
    except OSError as error:
        return Packed(source.path, refused=error.strerror or str(error))
    own = digest.of_bytes(data)
    if own == wanted.known:
        return Packed(source.path, own, known=True)
    found = read(Document(source.path, data), how.folder, how.entities, how.steering)
    light = replace(found, document=Document(source.path, b""))
    return Packed(source.path, own, findings=found.findings, data=zlib.compress(pickle.dumps(light, 5), 1))
