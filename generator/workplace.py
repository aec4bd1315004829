"""Where one site is worked on.

Its folders, its memo, its executor and its lock, opened together and closed together.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator import digest, executors, files
from generator.config import Settings
from generator.memo import Store

STATE = ".dateline"
VERIFY = "verify"
PRELOADED = ("generator.read.batch", "generator.render.batch")
Told = Callable[[str, int, int], None]
"""Hears how far a stage has come: its name, steps done, steps in all."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """A site folder ready for work. `state` holds what can be made again: memo, ledger, stage, journal, lock."""

    site: Path
    output: Path
    state: Path
    memo: Store
    executor: Executor


def output_folder(site: Path, settings: Settings) -> Path:
    """The folder the site is published to: the setting, below the site folder unless absolute."""
    return Path(os.path.realpath(site / settings.output))


def state_folder(site: Path, output: Path) -> Path:
    """Where the state of one output folder is kept: each has its own, so that two outputs never mix their ledgers."""
    inside = output.relative_to(site).as_posix() if output.is_relative_to(site) else output.as_posix()
    plain = re.fullmatch(r"[a-z][a-z0-9_-]*", inside) and inside != VERIFY
    return site / STATE / (inside if plain else f"output-{digest.of_text(inside)[:12]}")


@contextmanager
def opened(site: Path, settings: Settings, executor: str = "processes") -> Iterator[Workplace]:
    """The workplace of a site, with workers ready to start. Raises Failed where the folder cannot be worked in."""
    output = output_folder(site, settings)
    state = state_folder(site, output)
    files.check_output(
        site, output, tuple(site / name for name in (settings.content, settings.documents, "themes", STATE))
    )
    files.make_folder(state)
    memo = Store(site / STATE / "memo.sqlite")
    limits = settings.limits
    try:
        with executors.opened(executor, settings.jobs, limits.memory_mb, PRELOADED) as workers:
            yield Workplace(site, output, state, memo, workers)
    finally:
        memo.close()
