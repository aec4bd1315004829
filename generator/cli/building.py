"""The default command and `build`: what was asked, in; what was written and what is wrong, out."""

from __future__ import annotations

import gc
import os
import time
from pathlib import Path

from generator import files
from generator.build import Order, Outcome
from generator.build import build as built
from generator.cli.door import Door, exit_code, today
from generator.cli.program import PROGRAM
from generator.problems import Problem
from generator.verify import differences
from generator.workplace import opened


def everything(door: Door) -> int:
    """Convert what is new in documents/, then build."""
    from generator.cli.converting import converted  # start-up: `build` alone needs no converter

    report = converted(door, door.settings())
    code = build(door, before=report.problems)
    return code or exit_code(report.problems)


def build(
    door: Door,
    output: Path | None = None,
    base_url: str | None = None,
    drafts: bool = False,
    future: bool = False,
    force: bool = False,
    strict: bool = False,
    keep_going: bool = False,
    verify: bool = False,
    why: str | None = None,
    before: tuple[Problem, ...] = (),
) -> int:
    """Build the site, say what was done and what is wrong, and compare with a clean build where that is asked for.

    `before` are problems that have been said already; the JSON of this command holds them too.
    """
    begun = time.monotonic()
    gc.disable()  # the values of a build have no cycles; looking for some takes a third of the time it takes to plan
    folder = os.path.realpath(output) if output else None
    settings = door.settings(output=folder, base_url=base_url, drafts=drafts, future=future)
    order = Order(today(settings), force, strict, keep_going, why or "")
    with opened(door.site, settings) as place, door.screen.progress() as told:
        outcome = built(place, settings, order, told)
        unlike = differences(place, settings, order, told) if verify and outcome.published else ()
    problems = (*outcome.problems, *unlike)
    door.screen.problems(problems)
    if outcome.why and not door.screen.json:
        door.screen.tell(outcome.why)
    door.screen.say(
        _summary(outcome, time.monotonic() - begun, files.shown(os.path.realpath(door.site / settings.output)))
    )
    if verify and outcome.published and not unlike:
        door.screen.say("Verified: a clean build makes the same bytes")
    door.screen.result(_record(outcome), (*before, *problems))
    return exit_code(problems, strict)


def _summary(outcome: Outcome, seconds: float, output: str) -> str:
    work = outcome.work
    if not outcome.published:
        return f"Nothing was published; the site in {output} is as it was ({seconds:.2f} s)"
    parts = [f"{work.written:,} written", f"{work.unchanged:,} unchanged"]
    parts += [f"{len(work.removed):,} removed"] if work.removed else []
    left = f", {len(outcome.skipped):,} left out ({PROGRAM} list says why)" if outcome.skipped else ""
    articles = "1 article" if work.articles == 1 else f"{work.articles:,} articles"
    return f"{articles}{left} → {output}: {', '.join(parts)} ({seconds:.2f} s)"


def _record(outcome: Outcome) -> dict[str, object]:
    work = outcome.work
    counts = {"read": work.read, "articles": work.articles, "planned": work.planned, "rendered": work.rendered}
    outputs = {"added": work.added, "changed": work.changed, "removed": work.removed, "unchanged": work.unchanged}
    skipped = [{"path": item.path, "title": item.title, "reason": item.reason} for item in outcome.skipped]
    return {"published": outcome.published, **counts, **outputs, "skipped": skipped, "why": outcome.why or None}
