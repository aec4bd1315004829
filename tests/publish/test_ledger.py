"""The ledger comes back as it was written, and one that lost a row does not pass for whole."""

import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Ledger, Written
from generator.publish import ledger as rows
from tests.publish.sites import build, html, tree

URLS = st.text("abc/é.-", min_size=1, max_size=8)
ENTRIES = st.builds(
    Written,
    url=st.just(""),
    fingerprint=st.sampled_from(["", "f" * 32, "0" * 32]),
    digest=st.just("d" * 32),
    size=st.integers(0, 1 << 40),
    signature=st.sampled_from(["", "1-2-3", "99-1700000000000000000-12"]),
)
LEDGERS = st.builds(
    lambda entries, folders: Ledger(
        tuple(Written(url, e.fingerprint, e.digest, e.size, e.signature) for url, e in sorted(entries.items())),
        tuple(sorted(folders)),
    ),
    st.dictionaries(URLS, ENTRIES, max_size=6),
    st.sets(URLS, max_size=4),
)


@settings(max_examples=40)
@given(st.lists(LEDGERS, max_size=4))
def test_changes_lead_from_one_ledger_to_the_next(
    tmp_path_factory: pytest.TempPathFactory, ledgers: list[Ledger]
) -> None:
    """Whatever ledgers follow one another, writing the changed rows, even twice, gives the next one, complete."""
    state = tmp_path_factory.mktemp("state")
    before, written = Ledger(), False
    for after in ledgers:
        note = rows.changes(before, after)
        assert (note == "") == (before == after)
        rows.apply(state, note)
        rows.apply(state, note)
        loaded = rows.load(state)
        assert loaded.ledger == after
        written = written or note != ""
        assert loaded.complete == written
        before = after


def test_only_changed_rows_are_written() -> None:
    """The note for one changed output of a thousand names that one."""
    before = Ledger(tuple(Written(f"{number}.html", "f", "d", 1, "s") for number in range(1_000)))
    after = Ledger((*before.entries[:-1], Written("999.html", "g", "d", 1, "s")))
    assert rows.changes(before, after).count(".html") == 1


def test_no_ledger_is_not_a_whole_one(tmp_path: Path) -> None:
    """Where there never was a ledger, or it was emptied, it is empty and known to be incomplete."""
    assert rows.load(tmp_path) == rows.Loaded(Ledger(), complete=False)
    rows.apply(tmp_path, rows.changes(Ledger(), Ledger((Written("a", "f", "d", 1, "s"),), ("b",))))
    assert rows.load(tmp_path).complete
    rows.forget(tmp_path)
    assert rows.load(tmp_path) == rows.Loaded(Ledger(), complete=False)


def test_a_lost_row_is_missed(tmp_path: Path) -> None:
    """A ledger that lacks one row, or has one damaged, says so."""
    rows.apply(tmp_path, rows.changes(Ledger(), Ledger(tuple(Written(url, "f", "d", 1, "s") for url in "abc"))))
    with sqlite3.connect(tmp_path / rows.FILE) as connection:
        connection.execute("UPDATE outputs SET value = 'x y 1 z' WHERE key = 'b'")
    connection.close()
    loaded = rows.load(tmp_path)
    assert [entry.url for entry in loaded.ledger.entries] == ["a", "c"]
    assert not loaded.complete


def test_a_rotten_ledger_leads_to_the_same_output(tmp_path: Path) -> None:
    """Cut short or flipped at any place, the ledger costs work and no page: the next build gives a clean site."""
    chance = random.Random(11)
    site = {f"{number}.html": html(f"page {number}") for number in range(30)} | {"index.html": html("front")}
    less = {url: data for url, data in site.items() if not url.startswith("1")} | {"0.html": html("new")}
    path = tmp_path / "state" / rows.FILE
    for number in range(60):
        build(tmp_path, site)
        data = bytearray(path.read_bytes())
        place = chance.randrange(len(data))
        if number % 3:
            data[place] ^= 1 << chance.randrange(8)
        else:
            del data[place:]
        path.write_bytes(bytes(data))
        build(tmp_path, less)
        assert tree(tmp_path / "output") == less
