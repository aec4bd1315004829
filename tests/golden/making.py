"""Builds the golden sites and brings their outputs into the form they are stored in."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from generator.build import Order, build
from generator.config import load
from generator.workplace import opened

HERE = Path(__file__).parent
STORED = HERE / "output"
SPOKEN = HERE / "spoken"
LANGUAGES = tuple(sorted(path.name for path in (HERE / "languages").iterdir()))
PAGES = ("2018/03/fares.html", "2018/07/bridge.html", "timeline/2018/03.html")
"""What is kept of a site in another language: an article, one in another language than the site's, a month."""
TODAY = "1940-01-01"
LATER = "2020-01-01"
TEXTS = {".html", ".xml", ".json", ".txt"}
_HASHED = re.compile(r"(?<=assets/)([\w.-]+)\.[0-9a-f]{16}\.")


def outputs(folder: Path) -> dict[str, str]:
    """Every text output by address, built in a new folder; the digests in the names of static files are left out.

    They change with every change of the style sheet, which has tests of its own.
    """
    output = _built(HERE / "site", folder / "site", TODAY, ["W310"])  # one article holds a script
    found = [path for path in sorted(output.rglob("*")) if path.suffix in TEXTS]
    return {path.relative_to(output).as_posix(): plain(path.read_text("utf-8")) for path in found}


def spoken(folder: Path, language: str) -> dict[str, str]:
    """A few pages of the small site in a language, by the language and their address."""
    output = _built(HERE / "languages" / language, folder / language, LATER, [])
    return {f"{language}/{url}": plain((output / url).read_text("utf-8")) for url in PAGES}


def plain(text: str) -> str:
    """The text as it is stored."""
    return _HASHED.sub(r"\1.HASH.", text)


def stored(folder: Path = STORED) -> dict[str, str]:
    """Every stored output of a folder by address."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def _built(source: Path, site: Path, today: str, expected: list[str]) -> Path:
    """The output of a copy of a site; its build says what is expected."""
    shutil.copytree(source, site)
    settings, problems = load(site)
    assert not problems
    with opened(site, settings, "inline") as place:
        outcome = build(place, settings, Order(today), lambda stage, done, total: None)
        assert outcome.published
        assert [problem.code for problem in outcome.problems] == expected
        return place.output
