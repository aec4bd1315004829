"""Small sites on the disk for the tests of whole builds: written from a few words, built, looked at."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator import config, yamlmap
from generator.build import Order, Outcome, build
from generator.workplace import Workplace, opened

ROOT = Path(__file__).resolve().parents[1]
TODAY = "2024-06-01"
STATE = ".dateline"
COMMAND = (sys.executable, "-c", "import sys; from generator.cli import main; sys.exit(main())")


def unheard(stage: str, done: int, total: int) -> None:
    """Hear how far a build has come, and say nothing."""


def write(folder: Path, path: str, text: str | bytes) -> Path:
    """Write a file below a folder, with the folders above it."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    return file


def article(title: str, body: str = "The harbour opened on Monday.\n", **front: Any) -> str:
    """The text of an article; keys without a value are left out."""
    given = {key: value for key, value in {"title": title, **front}.items() if value not in ("", None, [], {}, ())}
    return f"---\n{yamlmap.dump(given)}---\n\n{body}"


def converted(document: str = "a.txt") -> dict[str, object]:
    """The front matter by which an article counts as made from a document."""
    return {"document": document, "lines": "1-4", "digest": "0" * 32}


def small(folder: Path, count: int = 3) -> Path:
    """A site of so many articles that link to each other."""
    for number in range(count):
        following = (number + 1) % count
        front = {"date": f"2021-0{number % 9 + 1}-11", "tags": [f"Topic {number % 2}"], "places": ["Oslo"]}
        text = f"The *harbour* of part {number} opened. See [the next](story-{following}.md).\n"
        write(folder, f"content/story-{number}.md", article(f"Story {number}", text, **front))
    return folder


def made(place: Workplace, today: str = TODAY, **order: Any) -> Outcome:
    """One build at a workplace that is open, with the settings as they are now."""
    settings, _ = config.load(place.site)
    return build(place, settings, Order(today, **order), unheard)


def built(site: Path, executor: str = "inline", today: str = TODAY, **order: Any) -> Outcome:
    """One build from a fresh start."""
    settings, _ = config.load(site)
    with opened(site, settings, executor) as place:
        return build(place, settings, Order(today, **order), unheard)


def clean(site: Path, beside: Path, today: str = TODAY, **order: Any) -> dict[str, bytes]:
    """The output of a clean build of the same site in another folder."""
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(site, beside, ignore=shutil.ignore_patterns(STATE, "output"), symlinks=True)
    built(beside, "inline", today, **order)
    return tree(beside / "output")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """What shows that a file was written or replaced: its number and the time of its last change, by path."""
    found = {path.relative_to(folder).as_posix(): path.stat() for path in folder.rglob("*")}
    return {path: (stat.st_ino, stat.st_mtime_ns) for path, stat in found.items()}


def unlike(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
    """The paths at which two trees differ, so that a failure names them instead of printing both."""
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


def dateline(
    site: Path, *arguments: str, env: Mapping[str, str] | None = None, **more: Any
) -> subprocess.CompletedProcess[str]:
    """Run one command on a site as people do: in a process of its own, from another folder."""
    return subprocess.run(
        [*COMMAND, "-C", str(site), *arguments],
        cwd=more.pop("cwd", site.parent),
        env=environment(env or {}),
        capture_output=True,
        text=True,
        timeout=120,
        **more,
    )


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """The environment for a command: this one, the package findable, no colour, and what is given."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **given}


def unmeasured() -> dict[str, str]:
    """The environment for a process whose coverage would say nothing and cost much."""
    return {name: value for name, value in environment({}).items() if not name.startswith("COVERAGE_")}
