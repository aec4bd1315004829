"""The outputs that a build has to write, made on its stage; and what went wrong on the way, said once for all pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator import files, supervise
from generator.model import Copy, Delta, Page, Plan, Rendered
from generator.problems import Level, Location, Problem
from generator.render.job import FRAGMENTS, PARTS, ROWS, RenderJob
from generator.workplace import Told, Workplace

MOVED = "W211"
_QUARANTINE = "quarantine"
FRAGMENTS_KEPT, FRAGMENTS_PER_PAGE = 2_000, 4  # what is laid out is kept for texts that may come back, within bounds


def outputs(
    place: Workplace, job: RenderJob, delta: Delta, deadline: float, force: bool, told: Told
) -> tuple[Rendered, ...]:
    """Everything that has to be written, on the stage of the job: pages by the workers, copies from their files.

    `deadline` is the seconds that one page may take. Bodies that were lethal before are not laid out again, unless
    `force` is set; new ones are remembered. A file that changed meanwhile is left out with a warning (W211).
    """
    pages = [want.item for want in delta.write if isinstance(want.item, Page)]
    copies = [want.item for want in delta.write if isinstance(want.item, Copy)]
    table = place.memo.table(_QUARANTINE, job.program)
    known = {} if force else table.items()
    quarantine = dict(known)
    made = supervise.rendered(
        place.executor, job, pages, deadline, quarantine, lambda done: told("pages", done, len(pages))
    )
    rendered = (*made, *(_copied(job.stage, place.site, copy) for copy in copies if job.stage))
    table.put_many({body: reason for body, reason in quarantine.items() if known.get(body) != reason})
    for name in (FRAGMENTS, ROWS, PARTS):
        place.memo.table(name, job.program).trim(FRAGMENTS_KEPT + FRAGMENTS_PER_PAGE * delta.outputs)
    return rendered


def plain_still(place: Workplace, plan: Plan, program: str, rendered: Iterable[Rendered]) -> Iterable[Problem]:
    """What is shown as plain text and was not rendered this time is said all the same (W210)."""
    lethal = place.memo.table(_QUARANTINE, program).items()
    fresh = {item.url for item in rendered} if lethal else set()
    for page in plan.pages if lethal else ():
        if (
            page.template
            and len(page.bodies) == 1
            and page.url not in fresh
            and (reason := lethal.get(page.bodies[0].body.digest))
        ):
            where = Location(page.bodies[0].body.path)
            yield Problem("W210", f"shown as plain text: {reason}", where, level=Level.WARNING)


def _copied(stage: Path, site: Path, copy: Copy) -> Rendered:
    """A copy on the stage; a file that is not what was planned, or is gone, is left for the next round."""
    if copy.data is not None:
        files.stage(stage, copy.url, copy.data)
        return Rendered(copy.url, copy.digest, len(copy.data))
    try:
        own, size = files.stage_copy(stage, copy.url, site / copy.path)
    except OSError:
        own, size = "", 0
    if own == copy.digest:
        return Rendered(copy.url, own, size)
    where, hint = Location(copy.path), "run the command again"
    problem = Problem(MOVED, "this file changed while the site was built", where, hint, level=Level.WARNING)
    return Rendered(copy.url, "", 0, None, (problem,))


def counted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """One problem for a fault that many pages met at the same place, which says how many."""
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.code, problem.message, problem.where), []).append(problem)
    return tuple(_together(group) for group in groups.values())


def _together(group: list[Problem]) -> Problem:
    first = min(group, key=lambda problem: problem.note)
    if len(group) == 1 or not first.note.startswith("met in "):
        return first
    return replace(first, note=f"met in {len(group):,} pages, first {first.note.removeprefix('met in ')}")
