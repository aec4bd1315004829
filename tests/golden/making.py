"""Builds the golden site and brings its outputs into the form they are stored in."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from generator.build import Order, build
from generator.config import load
from generator.workplace import opened

HERE = Path(__file__).parent
STORED = HERE / "output"
TODAY = "1940-01-01"
TEXTS = {".html", ".xml", ".json", ".txt"}
_HASHED = re.compile(r"(?<=assets/)([\w.-]+)\.[0-9a-f]{16}\.")


def outputs(folder: Path) -> dict[str, str]:
    """Every text output by address, built in a new folder; the digests in the names of static files are left out.

    They change with every change of the style sheet, which has tests of its own.
    """
    site = folder / "site"
    shutil.copytree(HERE / "site", site)
    settings, problems = load(site)
    assert not problems
    with opened(site, settings, "inline") as place:
        outcome = build(place, settings, Order(TODAY), lambda stage, done, total: None)
        assert outcome.published
        assert [problem.code for problem in outcome.problems] == ["W310"], "one article holds a script"
        found = [path for path in sorted(place.output.rglob("*")) if path.suffix in TEXTS]
        return {path.relative_to(place.output).as_posix(): plain(path.read_text("utf-8")) for path in found}


def plain(text: str) -> str:
    """The text as it is stored."""
    return _HASHED.sub(r"\1.HASH.", text)


def stored() -> dict[str, str]:
    """Every stored output by address."""
    return {
        path.relative_to(STORED).as_posix(): path.read_text("utf-8") for path in STORED.rglob("*") if path.is_file()
    }
