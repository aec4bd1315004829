"""The `check` command: everything that can be found wrong with a site, without changing it."""

from __future__ import annotations

from generator.cli.door import Door, exit_code, today
from generator.inspect import Inspection, inspected
from generator.workplace import opened


def check(door: Door, external: bool = False, strict: bool = False) -> int:
    """Look at the sources and at the site that is published; with `external`, ask the network about links out of it."""
    settings = door.settings()
    with opened(door.site, settings) as place, door.screen.progress() as told:
        found = inspected(place, settings, today(settings), told)
        problems = found.problems
        if external:
            from generator.inspect.network import dead  # start-up: only here is the network used

            problems += dead(found.external, told)
    door.screen.problems(problems)
    door.screen.say(_summary(found, external))
    counts = {"articles": found.articles, "pages": found.pages, "links": found.links, "external": len(found.external)}
    door.screen.result(counts, problems)
    return exit_code(problems, strict)


def _summary(found: Inspection, external: bool) -> str:
    asked = "asked about" if external else "not asked about (--external)"
    return (
        f"Checked: {_many(found.articles, 'article')}, {_many(found.pages, 'page')}, {_many(found.links, 'link')}; "
        f"{len(found.external):,} to other sites {asked}"
    )


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
