"""What people see on the terminal: problems, summaries, progress.

Plain lines when nobody is watching, JSON when asked.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Protocol

from generator.problems import Level, Problem, as_record, as_text, in_order

SHOW_AFTER_SECONDS = 1.0
_STYLES = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.INFO: "bold cyan"}


class Report(Protocol):
    """Told how far a stage has come: its name, steps done, steps in all; and what came of them, where that is not one.

    `made` is how many `what` there are by now.
    """

    def __call__(self, stage: str, done: int, total: int, made: int | None = None, what: str = "") -> None:
        """Say how far the stage is."""


class Screen:
    """Where one command speaks: results to standard output, problems and progress to standard error."""

    def __init__(self, form: str = "text", quiet: bool = False) -> None:
        self.json = form == "json"
        self.quiet = quiet
        self.unheard = False
        self._silent = False

    def say(self, text: str) -> None:
        """One line for people; silent with --quiet and in JSON."""
        if not self.quiet and not self.json:
            self.tell(text)

    def tell(self, text: str) -> None:
        """A result that was asked for: printed even with --quiet."""
        try:
            print(text, flush=True)
        except OSError as error:
            self._unheard(error)

    def problems(self, problems: Sequence[Problem], shown: Sequence[Level] = tuple(Level)) -> None:
        """The problems of those levels, sorted by place, on standard error.

        Nothing in JSON, where `result` holds them.
        """
        chosen = [
            problem
            for problem in problems
            if problem.level in shown and not (self.quiet and problem.level is Level.INFO)
        ]
        if chosen and not self.json and not self._silent:
            errors = _console()
            try:
                errors.print(_coloured(as_text(chosen)))
                errors.print()
            except (OSError, SystemExit):  # rich ends the program where nobody reads its errors
                self._silent = True

    def result(self, fields: dict[str, Any], problems: Sequence[Problem]) -> None:
        """The outcome of a command as one JSON object, with `--format json`."""
        if self.json:
            record = {**fields, "problems": [as_record(problem) for problem in in_order(problems)]}
            plain = (sys.stdout.encoding or "").casefold() not in {"utf-8", "utf8"}
            self.tell(json.dumps(record, ensure_ascii=plain))

    def _unheard(self, error: OSError) -> None:
        """Go on in silence: work is finished whether or not somebody reads what is said of it.

        Who has stopped reading knows; a full disk is kept in `unheard`, since the file with the words is not whole.
        """
        self.unheard = not isinstance(error, BrokenPipeError)
        with suppress(OSError, AttributeError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
            os.close(nowhere)

    @contextmanager
    def progress(self) -> Iterator[Report]:
        """A bar that appears on a terminal once the work has taken a second; without a terminal it shows nothing."""
        if self.json or self.quiet or self._silent or not _is_watched():
            yield unseen
            return
        with _Late(_bar, time.monotonic) as bar:
            yield bar


def unseen(stage: str, done: int, total: int, made: int | None = None, what: str = "") -> None:
    """A report to nobody."""
    del stage, done, total, made, what


class _Late:
    """A progress bar that is made, by `bar`, and shown only when the work has taken a second by `clock`."""

    def __init__(self, bar: Callable[[], Any], clock: Callable[[], float]) -> None:
        self._bar, self._clock = bar, clock
        self._begun = clock()
        self._shown: Any = None
        self._stages: dict[str, float] = {}
        self._tasks: dict[str, Any] = {}

    def __enter__(self) -> _Late:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown is not None:
            self._shown.stop()

    def __call__(self, stage: str, done: int, total: int, made: int | None = None, what: str = "") -> None:
        now = self._clock()
        begun = self._stages.setdefault(stage, now)
        if self._shown is None:
            if now - self._begun <= SHOW_AFTER_SECONDS:
                return
            self._shown = self._bar()
            self._shown.start()
        if stage not in self._tasks:
            self._tasks[stage] = self._shown.add_task(stage, total=total, rate="")
        count = done if made is None else made
        rate = f"{count / (now - begun):,.0f}{f' {what}' if what else ''}/s" if count and now - begun > 0.2 else ""
        self._shown.update(self._tasks[stage], completed=done, total=total, rate=rate)


def _is_watched() -> bool:
    """Whether somebody looks at standard error as it is written; FORCE_COLOR says so, as it does to rich."""
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stderr is not None and sys.stderr.isatty())


def _console() -> Any:
    from rich.console import Console  # start-up: most commands have nothing to say that is coloured

    colour = not os.environ.get("NO_COLOR")
    return Console(stderr=True, highlight=False, no_color=not colour, soft_wrap=True, emoji=False, markup=False)


def _bar() -> Any:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # as above

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=_console(), transient=True)


def _coloured(text: str) -> Any:
    """The level words in colour; nothing is said by colour alone."""
    from rich.text import Text  # as above

    styled = Text(text)
    for level, style in _STYLES.items():
        styled.highlight_words([f" {level.value}[", f"\n{level.value}["], style=style)
    styled.highlight_regex(r"^  = (help|note):", "bold")
    styled.highlight_regex(r"\^+( .*)?$", "cyan")
    return styled
