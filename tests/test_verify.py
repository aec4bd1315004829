"""The proof on demand: a clean build beside the site names every output that is not as it would make it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import config
from generator.build import Order
from generator.model import Ledger, Written
from generator.publish import ledger
from generator.verify import differences
from generator.workplace import opened
from tests.sites import STATE, TODAY, made, small, stamps, tree, unheard, write


def compared(site: Path) -> list[tuple[str, str, str]]:
    """What a clean build makes otherwise: code, path, message."""
    settings, _ = config.load(site)
    with opened(site, settings, "inline") as place:
        found = differences(place, settings, Order(TODAY), unheard)
    return [(problem.code, problem.where.path if problem.where else "", problem.message) for problem in found]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was built."""
    folder = small(tmp_path / "site")
    settings, _ = config.load(folder)
    with opened(folder, settings, "inline") as place:
        assert made(place).published
    return folder


def test_a_site_in_order_is_like_a_clean_one(site: Path) -> None:
    """Nothing is named, nothing is touched, and nothing of the second site is left."""
    before = stamps(site / "output")
    assert compared(site) == []
    assert stamps(site / "output") == before
    assert not (site / STATE / "verify").exists()


def test_what_is_not_as_it_should_be_is_named(site: Path) -> None:
    """Outputs that were changed, deleted, or would not be there are each one problem, and stay as they are."""
    write(site, "output/2021/01/story-0.html", "by hand")
    (site / "output/2021/02/story-1.html").unlink()
    write(site, "output/old.html", "old")
    state = site / STATE / "output"
    known = ledger.load(state).ledger
    extra = Written("old.html", "f", "d", 3, "3-0-0")
    ledger.apply(state, ledger.changes(known, Ledger((*known.entries, extra), known.folders)))
    before = tree(site / "output")
    assert compared(site) == [
        ("E506", "output/2021/01/story-0.html", "a clean build makes this output otherwise"),
        ("E506", "output/2021/02/story-1.html", "a clean build makes this output otherwise"),
        ("E506", "output/old.html", "a clean build does not make this output"),
    ]
    assert tree(site / "output") == before


def test_an_earlier_proof_that_was_cut_off_does_no_harm(site: Path) -> None:
    """What a proof left behind when it was killed is cleared by the next."""
    write(site, f"{STATE}/verify/output/index.html", "old")
    write(site, f"{STATE}/verify/memo.sqlite", "not a database")
    assert compared(site) == []


def test_a_site_whose_output_is_called_verify_is_safe(site: Path) -> None:
    """The state of no output folder lies where the proof is made."""
    write(site, "site.yaml", "output: verify\n")
    settings, _ = config.load(site)
    with opened(site, settings, "inline") as place:
        made(place)
    assert compared(site) == []
    with opened(site, settings, "inline") as place:
        assert made(place).work.written == 0
