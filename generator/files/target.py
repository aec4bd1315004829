"""Which folders may be an output folder: never one that holds what people wrote."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from generator.files.failure import naming, shown
from generator.problems import Failed, Location, Problem

_SOURCES = frozenset(
    {
        *("site.yaml", "content", "documents", "themes", "_config.yml", "mkdocs.yml", "hugo.toml", "pelicanconf.py"),
        *("src", "source", "node_modules", "venv", ".venv", "build.py", "setup.py", "pyproject.toml", "package.json"),
        *("Cargo.toml", "go.mod", "Makefile"),
    }
)
_WRITTEN = frozenset({".md", ".py", ".rst", ".docx", ".odt", ".tex", ".c", ".rs", ".go", ".ts"})
_MARK = b'content="Dateline'
_MARK_BYTES = 65_536


def check_output(site: Path, output: Path, sources: Iterable[Path] = ()) -> None:
    """Raises Failed (E504) for an output folder that holds, or may hold, what people wrote.

    That is: the site folder, a folder that holds it or a source, one in a source, the home folder or above, a file,
    and a folder of sources in which nothing is ours. Raises Failed (E502) for one that may not be looked into.
    """
    with naming(output):
        reason = _reason(Path(os.path.realpath(site)), Path(os.path.realpath(output)), _resolved(sources))
    if reason:
        hint = 'name a folder of its own in site.yaml, for example  output: "output"'
        raise Failed(Problem("E504", f"this cannot be the output folder: {reason}", Location(shown(output)), hint))


def _resolved(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Where the paths lead to. A link to itself leads to itself; `Path.resolve` takes that amiss before Python 3.13."""
    return tuple(Path(os.path.realpath(path)) for path in paths)


def _reason(site: Path, output: Path, sources: tuple[Path, ...]) -> str:
    if output == Path(output.anchor):
        return "it is the whole disk"
    if output == Path.home() or Path.home().is_relative_to(output):
        return "it is the home folder, or holds it"
    if site.is_relative_to(output):
        return "it is the site folder, or holds it"
    if _twin(site, output):
        return "it is the site folder under another name"
    for source in sources:
        if output.is_relative_to(source) or source.is_relative_to(output) or _twin(source, output):
            return f"{shown(source)} holds what the site is made from"
    if os.path.lexists(output) and not output.is_dir():
        return "it is not a folder"
    found = _foreign_sources(output)
    return f"it holds {found}, and nothing that Dateline made" if found else ""


def _twin(first: Path, second: Path) -> bool:
    """The same folder by another path: a bind mount, or a disk that ignores case."""
    return first.exists() and second.exists() and first.samefile(second)


def _foreign_sources(output: Path) -> str:
    """What looks like somebody's work in a folder without a front page of ours; "" when nothing does."""
    if not output.is_dir() or _is_ours(output / "index.html"):
        return ""
    names = sorted(path.name for path in output.iterdir())
    known = next((name for name in names if name in _SOURCES), "")
    written = [name for name in names if Path(name).suffix in _WRITTEN]
    return known or (written[0] if 2 * len(written) > len(names) else "")


def _is_ours(front: Path) -> bool:
    if not front.is_file():
        return False
    with open(front, "rb") as file:
        return _MARK in file.read(_MARK_BYTES)
