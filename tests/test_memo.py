"""The memo: it keeps texts by key, and whatever is wrong with its file is a miss."""

import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.memo import Store, now_ns
from generator.problems import Failed

ROWS = {f"key {number}": f"value {number} " * 40 for number in range(600)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the memo is to be."""
    return tmp_path / "state" / "memo.sqlite"


def filled(path: Path) -> None:
    """A memo with 600 rows."""
    store = Store(path)
    store.table("things", "1").put_many(ROWS)
    store.close()


def test_what_is_put_is_found(path: Path) -> None:
    """Rows are found again, by another opening of the file too, all or by key, in any number."""
    filled(path)
    table = Store(path).table("things", "1")
    assert table.items() == ROWS
    assert table.find([*ROWS, "absent"]) == ROWS


def test_rows_can_be_replaced_and_forgotten(path: Path) -> None:
    """A row put twice has its last value; a forgotten row is a miss; nothing to do is nothing done."""
    table = Store(path).table("things")
    table.put_many({})
    table.delete_many([])
    table.put_many({"a": "1", "b": "2"})
    table.put_many({"a": "3"})
    table.delete_many(["b", "absent"])
    assert table.items() == {"a": "3"}
    table.clear()
    assert table.items() == {}


def test_a_table_that_only_grows_is_begun_anew(path: Path) -> None:
    """Within bounds nothing is forgotten; beyond them everything is, and the keys with it."""
    filled(path)
    table = Store(path).table("things", "1")
    table.trim(600)
    assert table.keys() == set(ROWS)
    table.trim(599)
    assert table.keys() == set()


def test_another_version_knows_nothing(path: Path) -> None:
    """Rows kept under another version are gone, and stay gone."""
    filled(path)
    assert Store(path).table("things", "2").items() == {}
    assert Store(path).table("things", "1").items() == {}


@given(st.dictionaries(st.text(), st.text(), max_size=8))
def test_every_text_survives(tmp_path_factory: pytest.TempPathFactory, rows: dict[str, str]) -> None:
    """Any text is a key and a value, in any script."""
    store = Store(tmp_path_factory.mktemp("memo") / "memo.sqlite")
    store.table("texts").put_many(rows)
    assert store.table("texts").items() == rows
    store.close()


@pytest.mark.parametrize("seed", range(40))
def test_a_flipped_byte_is_a_miss(path: Path, seed: int) -> None:
    """Whatever bytes are flipped in the file, no wrong value comes out and nothing is raised."""
    filled(path)
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 30, 300])):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    table = Store(path).table("things", "1")
    found = table.items()
    assert all(ROWS[key] == value for key, value in found.items())
    table.put_many({"new": "row"})
    assert Store(path).table("things", "1").items()["new"] == "row"


@pytest.mark.parametrize("keep", [0, 1, 15, 100, 4096, 9000])
def test_a_cut_file_is_a_miss(path: Path, keep: int) -> None:
    """A file that was cut short is set aside or read as far as it goes."""
    filled(path)
    path.write_bytes(path.read_bytes()[:keep])
    store = Store(path)
    assert set(store.table("things", "1").items()) <= set(ROWS)


def test_a_damaged_file_is_named_and_kept_aside(path: Path) -> None:
    """A file that is no memo is moved aside, and one line says so."""
    path.parent.mkdir()
    path.write_bytes(b"not a memo at all " * 500)
    store = Store(path)
    assert store.table("things").items() == {}
    assert [problem.code for problem in store.problems] == ["I506"]
    assert path.with_name("memo.sqlite.damaged").read_bytes().startswith(b"not a memo")


def test_a_folder_in_the_place_of_the_memo_is_refused(path: Path) -> None:
    """What cannot be set aside is not destroyed."""
    path.mkdir(parents=True)
    with pytest.raises(Failed) as caught:
        Store(path)
    assert caught.value.problems[0].code == "E502"
    assert path.is_dir()


def test_two_open_it_at_once(path: Path) -> None:
    """Two openings see each other's rows."""
    one, other = Store(path), Store(path)
    one.table("things").put_many({"a": "1"})
    other.table("things").put_many({"b": "2"})
    assert one.table("things").items() == {"a": "1", "b": "2"}


def test_a_table_has_a_plain_name(path: Path) -> None:
    """A name that is no identifier is refused."""
    with pytest.raises(ValueError, match="no table name"):
        Store(path).table("x; drop")


def test_the_clock_runs() -> None:
    """The clock gives nanoseconds and does not stand still for long."""
    assert now_ns() > 1_600_000_000_000_000_000


def test_a_full_disk_is_not_a_damaged_file(path: Path) -> None:
    """When there is no room, what was kept stays, and the problem says so: E501."""
    filled(path)
    store = Store(path)
    table = store.table("things", "1")
    assert table.items() == ROWS
    (pages,) = store.connection.execute("PRAGMA page_count").fetchone()
    store.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Failed) as caught:
        table.put_many({f"more {number}": "value" * 1_000 for number in range(600)})
    assert caught.value.problems[0].code == "E501"
    assert table.items() == ROWS
    store.close()
    assert Store(path).table("things", "1").items() == ROWS
    assert not path.with_name(f"{path.name}.damaged").exists()


def test_a_memo_that_another_process_keeps_busy_is_not_damaged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting has an end, with a problem; the file stays as it is."""
    filled(path)
    monkeypatch.setattr("generator.memo.WAIT_SECONDS", 0.05)
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(Failed) as caught:
            Store(path).table("things", "2").items()
        assert caught.value.problems[0].code == "E507"
    finally:
        other.close()
    assert Store(path).table("things", "1").items() == ROWS


def test_damage_that_writing_finds_costs_the_rows_and_no_error(path: Path) -> None:
    """Where the index is broken, rows can be read and not written: they are written to a new file."""
    filled(path)
    data = bytearray(path.read_bytes())
    with sqlite3.connect(path) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name LIKE '%autoindex_things%'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    data[(root - 1) * size : (root - 1) * size + 64] = b"\xff" * 64
    path.write_bytes(bytes(data))
    store = Store(path)
    table = store.table("things", "1")
    assert table.items() == ROWS
    table.put_many({"key 1": "new"})
    assert table.items() == {"key 1": "new"}
    assert [problem.code for problem in store.problems] == ["I506"]


def test_a_closed_memo_is_not_taken_for_a_damaged_one(path: Path) -> None:
    """Whoever reads or writes a table after the end is told so, and the file keeps its rows."""
    filled(path)
    store = Store(path)
    table, other = store.table("things", "1"), store.table("others", "1")
    assert table.items() == ROWS
    store.close()
    for use in (table.items, table.keys, other.items, lambda: table.put_many({"a": "b"}), lambda: table.trim(0)):
        with pytest.raises(ValueError, match="closed"):
            use()
    assert Store(path).table("things", "1").items() == ROWS
    assert not path.with_name(f"{path.name}.damaged").exists()
