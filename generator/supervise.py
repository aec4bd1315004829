"""Rendering under supervision.

Batches to workers, a lost batch again page by page, a lost page as plain text or as an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace

from generator import executors
from generator.executors import Lost, Named
from generator.indexviews import GATHERED
from generator.model import Page, Rendered
from generator.problems import Location, Problem
from generator.render.job import RenderJob

PAGES_PER_BATCH = 64
BYTES_PER_BATCH = 400_000
BATCH_SECONDS = 3.0
SECONDS_PER_MB = 10.0
Quarantine = dict[str, str]
_RENDER = Named("generator.render.batch", "render_batch")


def rendered(
    executor: Executor,
    job: RenderJob,
    pages: Sequence[Page],
    deadline: float,
    quarantine: Quarantine,
    told: Callable[[int], object],
) -> Iterator[Rendered]:
    """Every page rendered, in order.

    `deadline` is the seconds one page may take, and 10 s more for each MB of its bodies. `quarantine` gives the bodies
    known to be lethal, by digest, with the reason; new ones are added to it. `told` hears how many pages are done.
    """
    done = 0
    for group in _parted(pages):
        for batch, results in executors.run(executor, _RENDER, _jobs(job, group, executor, quarantine), _seconds):
            if isinstance(results, Lost):
                results = tuple(_singly(executor, batch, page, deadline, quarantine) for page in batch.pages)
            done += len(results)
            told(done)
            yield from results


def _parted(pages: Sequence[Page]) -> tuple[list[Page], list[Page], list[Page]]:
    """Pages with one body or none, then those with several: by then it is known which bodies are lethal.

    Last come those that gather what was worked out for the others.
    """
    gathering = [page for page in pages if isinstance(page.view, GATHERED)]
    others = [page for page in pages if not isinstance(page.view, GATHERED)]
    alone = [page for page in others if len(page.bodies) < 2]
    return alone, [page for page in others if len(page.bodies) > 1], gathering


def _jobs(job: RenderJob, pages: Sequence[Page], executor: Executor, quarantine: Quarantine) -> list[RenderJob]:
    """Batches of pages: few enough that every worker has something to do, small enough that losing one costs little."""
    workers = getattr(executor, "workers", executors.cores())
    most = max(1, min(PAGES_PER_BATCH, -(-len(pages) // (workers * 3))))
    known = tuple(sorted(quarantine.items()))
    batches: list[list[Page]] = [[]]
    weight = 0
    for page in pages:
        if batches[-1] and (len(batches[-1]) >= most or weight + _bytes(page) > BYTES_PER_BATCH):
            batches.append([])
            weight = 0
        batches[-1].append(page)
        weight += _bytes(page)
    return [replace(job, pages=tuple(batch), plain=known) for batch in batches if batch]


def _singly(executor: Executor, job: RenderJob, page: Page, deadline: float, quarantine: Quarantine) -> Rendered:
    """A page of a lost batch, on its own.

    If that is lost too its bodies are shown as plain text, the lethal ones if known. Where that does not help it was
    not the bodies, and none is remembered as lethal.
    """
    outcome = _attempt(executor, job, page, deadline, quarantine)
    if isinstance(outcome, Rendered):
        return outcome
    lethal = quarantine | dict(_lethal(executor, job, page, deadline, quarantine))
    if len(page.bodies) == 1:
        lethal[page.bodies[0].body.digest] = _in_words(outcome, deadline)
    outcome = _attempt(executor, job, page, deadline, lethal)
    if isinstance(outcome, Rendered):
        quarantine |= lethal
        return outcome
    where = Location(page.origin) if page.origin else None
    problem = Problem(
        "E202",
        f"{page.url} could not be rendered: {_in_words(outcome, deadline)}",
        where,
        note="others are not affected",
    )
    return Rendered(page.url, "", 0, None, (problem,))


def _lethal(
    executor: Executor, job: RenderJob, page: Page, deadline: float, quarantine: Quarantine
) -> Iterator[tuple[str, str]]:
    """Of several bodies those that are lost without any template, with the reason."""
    for linked in page.bodies if len(page.bodies) > 1 else ():
        alone = replace(page, template="", view=None, bodies=(linked,))
        lost = _attempt(executor, replace(job, stage=None), alone, deadline, quarantine)
        if isinstance(lost, Lost):
            yield linked.body.digest, _in_words(lost, deadline)


def _attempt(
    executor: Executor, job: RenderJob, page: Page, deadline: float, quarantine: Quarantine
) -> Rendered | Lost:
    single = replace(job, pages=(page,), plain=tuple(sorted(quarantine.items())))
    _, result = next(iter(executors.run(executor, _RENDER, [single], lambda lone: deadline + _allowance(lone))))
    return result if isinstance(result, Lost) else result[0]


def _in_words(lost: Lost, deadline: float) -> str:
    return f"took longer than {deadline:g} s to render" if lost.reason == "took too long" else lost.reason


def _seconds(job: RenderJob) -> float:
    return BATCH_SECONDS + _allowance(job)


def _allowance(job: RenderJob) -> float:
    gathered = {page.view.period.name: page.view.period.size for page in job.pages if isinstance(page.view, GATHERED)}
    return (sum(_bytes(page) for page in job.pages) + sum(gathered.values())) / 1e6 * SECONDS_PER_MB


def _bytes(page: Page) -> int:
    return sum(linked.body.size for linked in page.bodies)
