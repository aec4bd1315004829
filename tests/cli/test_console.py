"""The screen: progress appears when work takes long, and what it is drawn with is loaded only then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.cli import console
from tests.sites import ROOT, built, small, unmeasured


class Bar:
    """A progress bar that keeps what it is told."""

    def __init__(self) -> None:
        self.said: list[tuple[Any, ...]] = []

    def start(self) -> None:
        """Appear."""
        self.said.append(("start",))

    def stop(self) -> None:
        """Go."""
        self.said.append(("stop",))

    def add_task(self, stage: str, total: int, rate: str) -> str:
        """A row for a stage."""
        self.said.append(("row", stage, total))
        return stage

    def update(self, task: str, completed: int, total: int, rate: str) -> None:
        """How far it is."""
        self.said.append((task, completed, total, rate))


def test_progress_shows_after_a_second() -> None:
    """Nothing is drawn in the first second; then each stage has a row, with its rate since it began."""
    now = [10.0]
    bar = Bar()
    with console._Late(lambda: bar, lambda: now[0]) as told:
        told("read", 1, 100)
        now[0] = 11.0
        told("read", 50, 100)
        assert bar.said == []
        now[0] = 12.0
        told("read", 100, 100)
        told("pages", 0, 40)
        now[0] = 14.0
        told("pages", 40, 40, 90, "leaves")
    assert bar.said == [
        ("start",),
        ("row", "read", 100),
        ("read", 100, 100, "50/s"),
        ("row", "pages", 40),
        ("pages", 0, 40, ""),
        ("pages", 40, 40, "45 leaves/s"),
        ("stop",),
    ]


def test_quick_work_shows_nothing() -> None:
    """Work that ends within the second makes no bar at all."""

    def bar() -> Bar:
        raise AssertionError("a bar is made")

    with console._Late(bar, lambda: 0.0) as told:
        told("read", 1, 1)


def test_the_bar_can_be_drawn(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """On a terminal the stages are drawn with their counts, and what was drawn goes in the end."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(console, "SHOW_AFTER_SECONDS", -1.0)
    with console.Screen().progress() as told:
        told("pages", 3, 40)
    drawn = capsys.readouterr().err
    assert "pages" in drawn
    assert "3/40" in drawn


def test_a_build_with_nothing_to_do_loads_no_more_than_it_needs(tmp_path: Path) -> None:
    """Neither the pool of workers nor Python-Markdown, templates or the screen's colours are loaded for it."""
    site = small(tmp_path / "site")
    built(site)
    heavy = {"pebble", "asyncio", "multiprocessing", "rich", "markdown", "jinja2", "nh3", "watchdog"}
    code = (
        "import sys\nfrom generator.cli import main\n"
        f"code = main(['-C', {str(site)!r}, 'build'])\n"
        f"print(code, sorted({heavy!r} & sys.modules.keys()))\n"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=unmeasured())
    summary, found = done.stdout.splitlines()
    assert " 0 written, " in summary
    assert found == "0 []"
