"""Every kind of page, and what it is drawn with, as the Nu HTML checker reads it (https://validator.github.io)."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser import gazette, kinds

pytestmark = pytest.mark.checker

MOST = 12
"""How many pages of one kind are read."""
BESIDE = ("*.css", "*.svg")
ALLOWED = (
    # Safari's VoiceOver takes a list without markers for no list, unless it is said.
    "The “list” role is unnecessary for element",
    # What Markdown's tables say of their columns; a style in the page would break the policy that pages keep.
    "The “align” attribute on the “t",
    # A draft that the checker does not know yet: CSS View Transitions Module Level 2.
    "@view-transition",
    "::view-transition",
    "nsition-group(*)",
)
SPOILT = "<!doctype html><html lang=en><title>Spoilt</title><style>p { colour: red }</style><ul><p>No item</p></ul>"


def test_the_checker_finds_no_error(
    nu: tuple[str, ...], packet: Path, arabic: Path, empty: Path, tmp_path: Path
) -> None:
    """No page of any kind, no style sheet and no picture of ours has an error; a page that has some is found out."""
    spoilt = tmp_path / "spoilt.html"
    spoilt.write_text(SPOILT, encoding="utf-8")
    read = [path for output in (packet, arabic, empty) for path in (*_pages(output), *_beside(output))]
    assert len(read) > 150
    found = _messages(nu, [*read, spoilt])
    known = [message for message in found if message["url"].endswith(spoilt.name)]
    assert len([message for message in known if message["type"] == "error"]) >= 2
    assert [_told(message) for message in found if message not in known and not _is_allowed(message)] == []


def _pages(output: Path) -> list[Path]:
    """Pages of every kind, of long kinds some from the beginning to the end."""
    found = []
    for urls in kinds.all_of(output).values():
        if urls[0].endswith(".html"):
            found += [output / url for url in urls[:: -(-len(urls) // MOST)]]
    return list(dict.fromkeys([*found, *(output / url for url in gazette.ODD if (output / url).is_file())]))


def _beside(output: Path) -> list[Path]:
    return [path for pattern in BESIDE for path in sorted(output.rglob(pattern))]


def _messages(nu: tuple[str, ...], paths: list[Path]) -> list[dict[str, Any]]:
    options = ["--format", "json", "--also-check-css", "--also-check-svg", "--stdout", "--exit-zero-always"]
    done = subprocess.run(
        [*nu, *options, *map(str, paths)], capture_output=True, encoding="utf-8", timeout=170, check=False
    )
    assert done.returncode == 0, done.stderr
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages


def _is_allowed(message: dict[str, Any]) -> bool:
    told = message["message"] + (message.get("extract", "") if "Parse Error" in message["message"] else "")
    return any(known in told for known in ALLOWED)


def _told(message: dict[str, Any]) -> str:
    """What is wrong, and where: pages by the end of their address."""
    where = "/".join(message.get("url", "").split("/")[-3:])
    return f"{where}:{message.get('lastLine')}: {message['type']}: {message['message']} {message.get('extract', '')}"
