"""The main pages look as they did when they were last looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import baselines

pytestmark = pytest.mark.browser

STEPS = 2
"""A tile counts as changed when its grey has moved by more than so many of sixteen steps."""
MOST_CHANGED = 0.01
"""Letters are drawn a little differently from machine to machine; a block that moves changes many tiles."""
RENEW = "if that is how it should look, take it again: python -m tests.browser.baselines"


def changed(before: bytes, after: bytes) -> float:
    """The share of tiles that differ."""
    assert len(before) == len(after)
    return sum(abs(one - other) > STEPS for one, other in zip(before, after, strict=True)) / len(before)


@pytest.mark.parametrize("name", baselines.names())
def test_pages_look_as_they_did(name: str, packet_host: str, browser: Browser, tmp_path: Path) -> None:
    """Nothing has moved, grown, shrunk or gone on a main page since its baseline was taken."""
    before = baselines.unpacked((baselines.FOLDER / f"{name}.png").read_bytes())
    after = baselines.taken(browser, packet_host, name)
    now = tmp_path / f"{name}.png"
    now.write_bytes(baselines.packed(after, int(name.split("-")[1]) // baselines.TILE))
    assert changed(before, after) <= MOST_CHANGED, f"see {now}; {RENEW}"


def test_what_moves_changes_tiles(packet_host: str, browser: Browser) -> None:
    """The same page in another width's place, or a few lines lower, is told from its baseline."""
    before = baselines.taken(browser, packet_host, "tag-320")
    width = 320 // baselines.TILE
    lower = before[-2 * width :] + before[: -2 * width]
    assert changed(before, before) == 0
    assert changed(before, lower) > 5 * MOST_CHANGED


def test_baselines_are_small() -> None:
    """All together weigh less than one photograph, and none is kept that is not looked at."""
    files = sorted(baselines.FOLDER.glob("*.png"))
    assert {file.stem for file in files} == set(baselines.names())
    assert sum(file.stat().st_size for file in files) <= 60_000
