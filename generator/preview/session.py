"""The preview's loop: wait for a change, build, tell the open pages; a build always follows the last change."""

from __future__ import annotations

import time
from collections.abc import Callable

from generator.preview.board import Board
from generator.preview.changes import EVERYTHING, Built, Changed
from generator.problems import Failed, Level, Problem, as_text

Rebuild = Callable[[Changed], Built]
"""One build of what changed. It converts documents first when they changed, and raises nothing but Failed."""


def follow(
    wait: Callable[[], Changed | None],
    rebuild: Rebuild,
    board: Board,
    say: Callable[[str], None],
    begun: Callable[[], None] = lambda: None,
) -> None:
    """Build everything, then again after every change until `wait` returns None; `begun` follows the first build.

    What a failed build was told is told to the next one again, so that nothing is forgotten.
    """
    changed: Changed | None = EVERYTHING
    owed = before = Changed()
    while changed is not None:
        owed = owed | changed
        start = time.perf_counter()
        built = _guarded(rebuild, owed)
        seconds = time.perf_counter() - start
        text = as_text(built.problems)
        board.post((*built.written, *built.removed), "" if built.ok else text or "The build failed.")
        if text:
            say(text)
        if built != Built() or not before.documents:  # the articles of a conversion are a change that is built already
            say(_summary(changed, built, seconds))
        owed = Changed() if built.ok else owed
        before = changed
        begun()
        begun = _nothing
        changed = wait()


def _nothing() -> None:
    return


def _guarded(rebuild: Rebuild, changed: Changed) -> Built:
    """The build; its end without a result is one more failed build, never the end of the preview."""
    try:
        return rebuild(changed)
    except Failed as failure:
        return Built(problems=failure.problems, ok=False)
    except Exception as error:  # noqa: BLE001 - a mistake of ours must not take the page away from whoever edits
        message = "this is our mistake, not yours; the site is as it was"
        hint, note = "the command build writes a report of it", f"{type(error).__name__}: {error}"
        return Built((Problem("E900", message, hint=hint, note=note),), ok=False)


def _summary(changed: Changed, built: Built, seconds: float) -> str:
    first, *others = changed.paths or ("The site",)
    what = f"{first} and {len(others):,} more" if others else first
    if not built.ok:
        return f"{what}: the build failed, the last good pages stay ({seconds:.2f} s)"
    counts = [f"{len(built.written):,} written"] if built.written else []
    counts += [f"{len(built.removed):,} removed"] if built.removed else []
    warnings = sum(problem.level is Level.WARNING for problem in built.problems)
    counts += [f"{warnings:,} warning{'s' if warnings > 1 else ''}"] if warnings else []
    return f"{what}: {', '.join(counts) or 'no page changed'} ({seconds:.2f} s)"
