"""What every command has in common.

The site folder, the settings, the screen, and how an ending becomes an exit code.
"""

from __future__ import annotations

import datetime as dt
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import Any
from zoneinfo import ZoneInfo

import click

from generator import __version__, digest, files
from generator.cli.console import Screen
from generator.cli.program import PROGRAM
from generator.config import FILE, Settings, changed
from generator.config import load as load_settings
from generator.problems import Failed, Level, Problem, has_errors

PATH = click.Path(path_type=Path)
DONE, CONTENT, USAGE, ENVIRONMENT, LOCKED, BUG, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 4, 70, 130, 143
_NOT_THERE = "C614"  # a document that the command line names and that is not there
_OPTIONS = (
    click.option("-C", "folder", type=PATH, help="The site folder; default: the nearest site.yaml above."),
    click.option("--config", type=PATH, help="Another settings file than site.yaml."),
    click.option("--jobs", type=click.IntRange(0), default=0, help="Worker processes; 0 means one a core."),
    click.option("--quiet", is_flag=True, help="Only errors and what was asked for."),
    click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to report."),
)


@dataclass(frozen=True, slots=True)
class Door:
    """One command's way in: where the site is, how it is set, how to speak."""

    site: Path
    config: Path | None
    jobs: int
    screen: Screen

    def settings(self, anywhere: bool = False, **given: Any) -> Settings:
        """The site's settings, with what the command line gives in their place.

        Warnings are said; errors raise Failed. So does a folder that holds nothing a site is made of, which would be
        filled with an empty one, unless `anywhere` will do.
        """
        settings, problems = load_settings(self.site, self.config)
        self.screen.problems(problems)
        made_of = (FILE, settings.content, settings.documents)
        if not anywhere and self.config is None and not any((self.site / name).exists() for name in made_of):
            hint = f"go to the site's folder, name it with -C, or make one: {PROGRAM} init my-archive"
            raise Failed(Problem("E704", f"{self.site} holds no {', '.join(made_of[:2])} or {made_of[2]}", hint=hint))
        asked = {**given, "jobs": self.jobs or None}
        changes = {name: value for name, value in asked.items() if value is not None and value is not False}
        return changed(settings, changes) if changes else settings


class Terminated(BaseException):
    """The process was asked to end (SIGTERM)."""


def options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all commands take."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def common(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that all commands take, and hand it a `Door` made of them."""

    @options
    @wraps(function)
    def wrapped(folder: Path | None, config: Path | None, jobs: int, quiet: bool, form: str, **rest: Any) -> int:
        screen = Screen(form, quiet)
        return guarded(screen, lambda: function(Door(site_folder(folder, config), config, jobs, screen), **rest))

    return wrapped


def site_folder(folder: Path | None, config: Path | None) -> Path:
    """The folder given, else the nearest one with a site.yaml at or above the current folder.

    Else the current folder.
    """
    if folder is not None:
        if not folder.is_dir():
            raise Failed(Problem("E704", f"{folder} is not a folder", hint=f"{PROGRAM} init DIR makes a new site"))
        return folder.resolve()
    here = Path.cwd()
    if config is not None:
        return here
    return next((place for place in (here, *here.parents) if (place / FILE).is_file()), here)


def guarded(screen: Screen, command: Callable[[], int]) -> int:
    """Run a command; whatever ends it becomes words and an exit code, never a traceback."""
    before = signal.signal(signal.SIGTERM, _terminate) if hasattr(signal, "SIGTERM") else None
    try:
        _stand_somewhere()
        code = command()
        return ENVIRONMENT if screen.unheard and code == DONE else code
    except Failed as failure:
        screen.problems(failure.problems)
        screen.result({"done": False}, failure.problems)
        return exit_code(failure.problems)
    except KeyboardInterrupt:
        screen.say("Interrupted; the site is as it was.")
        return INTERRUPTED
    except Terminated:
        return TERMINATED
    except click.ClickException:
        raise
    except Exception:  # noqa: BLE001 - whatever nobody foresaw is reported, never shown as a traceback
        return _bug(screen)
    finally:
        if before is not None:
            signal.signal(signal.SIGTERM, before)


def _stand_somewhere() -> None:
    """Raises Failed where the current folder has been deleted: no path has a meaning there."""
    try:
        Path.cwd()
    except FileNotFoundError as error:
        raise Failed(Problem("E704", "the current folder is gone", hint="go to a folder that is there")) from error


def _terminate(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise Terminated


def _bug(screen: Screen) -> int:
    """An exception nobody foresaw: keep its traceback in a report file, say where, and end with 70."""
    trace = traceback.format_exc()
    name = f"dateline-report-{digest.of_text(trace)[:8]}.txt"
    text = f"Dateline {__version__}, Python {sys.version.split()[0]} on {sys.platform}\n\n{trace}"
    try:
        files.write(Path.cwd() / name, text.encode("utf-8", "backslashreplace"))
        note = f"what happened is written down in {name}"
    except (Failed, OSError):
        note = trace.strip().splitlines()[-1]
    problem = Problem(
        "E900", "this is our mistake, not yours; the site is as it was", hint=f"please report it with {name}", note=note
    )
    screen.problems([problem])
    screen.result({"done": False}, [problem])
    return BUG


def exit_code(problems: Sequence[Problem], strict: bool = False) -> int:
    """The exit code that problems call for: settings before environment before content.

    Warnings count only when strict.
    """
    codes = {problem.code for problem in problems if problem.level is Level.ERROR}
    if "E503" in codes:
        return LOCKED
    if any(code.startswith("E7") or code == _NOT_THERE for code in codes):
        return USAGE
    if any(code.startswith("E5") for code in codes):
        return ENVIRONMENT
    if has_errors(problems) or (strict and any(problem.level is Level.WARNING for problem in problems)):
        return CONTENT
    return DONE


def today(settings: Settings) -> str:
    """Today's ISO day in the site's time zone (the machine's where none is set)."""
    zone = ZoneInfo(settings.timezone) if settings.timezone else None
    return dt.datetime.now(zone).date().isoformat()
