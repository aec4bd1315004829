"""A file is replaced only while it holds what we believe, and nobody's save is lost."""

import errno
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from generator import digest, files
from generator.files.exchange import HELD, resolve
from generator.files.system import Operations
from generator.problems import Failed
from tests.files.conftest import Install
from tests.files.faults import CALLS, Between, Faulty, Portable
from tests.publish.sites import unmeasured

OURS, NEW, THEIRS, LATER = b"as we wrote it", b"as we would write it now", b"as somebody saved it", b"saved once more"
SYSTEMS = [Operations, Portable]


def digest_of(data: bytes) -> str:
    """The digest that is expected of a file."""
    return digest.of_bytes(data)


def only(path: Path) -> bytes:
    """The bytes of a file that stands alone in its folder."""
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    return path.read_bytes()


@pytest.fixture(params=SYSTEMS, ids=["exchange", "portable"])
def operations(request: pytest.FixtureRequest, install: Install) -> Operations:
    """A system with or without an exchange of two files, in place for the test."""
    chosen: Operations = request.param()
    install(chosen)
    return chosen


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that holds what we wrote."""
    found = tmp_path / "article.md"
    found.write_bytes(OURS)
    return found


def test_an_untouched_file_is_replaced(path: Path, operations: Operations) -> None:
    """What is still ours is replaced, and keeps its permissions."""
    path.chmod(0o640)
    assert files.replace_verified(path, digest_of(OURS), NEW)
    assert only(path) == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_an_edited_file_stays(path: Path, operations: Operations) -> None:
    """What somebody edited is left, and they can see no trace of the attempt."""
    path.write_bytes(THEIRS)
    assert not files.replace_verified(path, digest_of(OURS), NEW)
    assert only(path) == THEIRS


def test_a_deleted_file_stays_deleted(path: Path, operations: Operations) -> None:
    """What somebody deleted is not made again."""
    path.unlink()
    assert not files.replace_verified(path, digest_of(OURS), NEW)
    assert list(path.parent.iterdir()) == []


def test_a_new_file_takes_only_a_free_name(tmp_path: Path, operations: Operations) -> None:
    """A file that must not exist is made with its folders, once; what is there already stays."""
    path = tmp_path / "2023" / "article.md"
    assert files.replace_verified(path, None, NEW)
    assert not files.replace_verified(path, None, THEIRS)
    assert only(path) == NEW


def test_very_long_names_are_replaced_too(tmp_path: Path, operations: Operations) -> None:
    """A name as long as the disk allows leaves room for no addition; the file is replaced all the same."""
    path = tmp_path / f"{'n' * 248}.md"
    path.write_bytes(OURS)
    assert files.replace_verified(path, digest_of(OURS), NEW)
    assert only(path) == NEW


def save(path: Path, data: bytes) -> Callable[[], object]:
    """A save as editors make it: in place."""
    return lambda: path.write_bytes(data)


def rename_in(path: Path, data: bytes) -> Callable[[], object]:
    """A save as other editors make it: a new file that takes the old one's name."""

    def saved() -> None:
        beside = path.with_name("saving")
        beside.write_bytes(data)
        beside.replace(path)

    return saved


@pytest.mark.parametrize("way", [save, rename_in])
def test_a_save_just_before_is_put_back(path: Path, install: Install, way: Callable[..., Callable[[], object]]) -> None:
    """Somebody saves after we have looked and before the files change places: their save is what stands."""
    install(Between(Operations(), "exchange", before={1: way(path, THEIRS)}))
    assert not files.replace_verified(path, digest_of(OURS), NEW)
    assert only(path) == THEIRS


@pytest.mark.parametrize("way", [save, rename_in])
def test_a_save_just_after_stands(path: Path, install: Install, way: Callable[..., Callable[[], object]]) -> None:
    """Somebody saves right after the files changed places: their save is what stands."""
    install(Between(Operations(), "exchange", after={1: way(path, THEIRS)}))
    assert files.replace_verified(path, digest_of(OURS), NEW)
    assert only(path) == THEIRS


@pytest.mark.parametrize("way", [save, rename_in])
def test_of_two_saves_the_later_stands(path: Path, install: Install, way: Callable[..., Callable[[], object]]) -> None:
    """Somebody saves before the exchange and again before it is taken back: the second save is what stands."""
    first, second = way(path, THEIRS), way(path, LATER)
    install(Between(Operations(), "exchange", before={1: first}, after={1: second}))
    assert not files.replace_verified(path, digest_of(OURS), NEW)
    assert only(path) == LATER


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_save_through_a_file_opened_before_is_put_back(
    path: Path, install: Install, monkeypatch: pytest.MonkeyPatch, system: type[Operations]
) -> None:
    """An editor has opened the file before it changed places and fills it afterwards: that is what stands."""
    install(system())
    with open(path, "r+b") as opened:

        def fill(_: float) -> None:
            if not opened.closed:
                opened.truncate(0)
                opened.write(THEIRS)
                opened.close()

        monkeypatch.setattr("generator.files.exchange.time.sleep", fill)
        assert not files.replace_verified(path, digest_of(OURS), NEW)
    assert only(path) == THEIRS


def test_our_file_opened_while_it_stood_for_a_moment_is_kept(
    path: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor opens the new file just before it is taken back, and fills it afterwards: that is what stands."""
    opened: list[BinaryIO] = []
    stands = Between(
        Operations(), "exchange", before={1: save(path, THEIRS)}, after={1: lambda: opened.append(path.open("r+b"))}
    )
    install(stands)

    def fill(_: float) -> None:
        while opened:
            with opened.pop() as file:
                file.truncate(0)
                file.write(LATER)

    monkeypatch.setattr("generator.files.exchange.time.sleep", fill)
    assert not files.replace_verified(path, digest_of(OURS), NEW)
    assert only(path) == LATER


def test_many_files_are_replaced_with_one_wait(
    tmp_path: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many files those that are ours are replaced; a refusal on the way leaves no earlier one half-way."""
    waits: list[float] = []
    monkeypatch.setattr("generator.files.exchange.time.sleep", waits.append)
    paths = [tmp_path / f"{number}.md" for number in range(4)]
    for path in paths[:3]:
        path.write_bytes(OURS)
    paths[1].write_bytes(THEIRS)
    items = [(path, digest_of(OURS), NEW) for path in paths[:3]] + [(paths[3], None, NEW)]
    assert files.replace_all(items) == (True, False, True, True)
    assert [path.read_bytes() for path in paths] == [NEW, THEIRS, NEW, NEW]
    assert len(waits) == 1
    paths[0].write_bytes(OURS)
    paths[2].write_bytes(OURS)
    install(Faulty(2, frozenset({"exchange"}), errno.EIO))
    with pytest.raises(Failed):
        files.replace_all(items)
    assert [path.read_bytes() for path in paths] == [NEW, THEIRS, OURS, NEW]
    assert len(list(tmp_path.iterdir())) == 4


def test_a_save_and_a_deletion_lose_nothing(path: Path, install: Install) -> None:
    """Somebody saves before the exchange and the file vanishes after it: the save is back under its name."""
    install(Between(Operations(), "exchange", before={1: save(path, THEIRS)}, after={1: path.unlink}))
    assert not files.replace_verified(path, digest_of(OURS), NEW)
    assert only(path) == THEIRS


def test_a_file_that_vanishes_stays_away(path: Path, install: Install) -> None:
    """Somebody renames the file before the exchange: nothing of ours takes its place."""
    install(Between(Operations(), "exchange", before={1: lambda: path.rename(path.with_name("moved.md"))}))
    assert not files.replace_verified(path, digest_of(OURS), NEW)
    assert [each.name for each in path.parent.iterdir()] == ["moved.md"]


def test_without_exchange_a_save_before_is_put_back(path: Path, install: Install) -> None:
    """The portable form: a save before the file is moved aside is what comes out, and goes back."""
    install(Between(Portable(), "replace", before={1: save(path, THEIRS)}))
    assert not files.replace_verified(path, digest_of(OURS), NEW)


def test_without_exchange_a_save_between_stands(path: Path, install: Install) -> None:
    """The portable form: a save while the name is free keeps the name."""
    install(Between(Portable(), "rename", before={1: save(path, THEIRS)}))
    assert not files.replace_verified(path, digest_of(OURS), NEW)
    assert only(path) == THEIRS


def test_without_exchange_two_saves_are_both_kept(path: Path, install: Install) -> None:
    """The portable form: a save before and another while the name is free are both kept, the first hidden."""
    moved = Between(Portable(), "replace", before={3: save(path, THEIRS)})
    install(Between(moved, "rename", before={1: save(path, LATER)}))  # type: ignore[arg-type]
    assert not files.replace_verified(path, digest_of(OURS), NEW)
    assert path.read_bytes() == LATER
    (kept,) = (each for each in path.parent.iterdir() if each != path)
    assert HELD.fullmatch(kept.name)
    assert kept.read_bytes() == THEIRS
    assert files.sweep(path.parent) == (kept,)


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_call_that_fails_loses_nothing(path: Path, install: Install, system: type[Operations]) -> None:
    """Whichever call fails, the file is as it was or as it should be, and a sweep leaves it alone in its folder."""
    codes: set[str] = set()
    for number in range(1, 12):
        path.write_bytes(OURS)
        faulty = Faulty(number, frozenset(CALLS) - ({"exchange"} if system is Portable else set()))
        portable = Portable()
        if system is Portable:
            faulty.exchange = portable.exchange  # type: ignore[method-assign]
        install(faulty)
        try:
            done = files.replace_verified(path, digest_of(OURS), NEW)
        except Failed as failed:
            done = False
            codes.add(failed.problems[0].code)
        install(Operations())
        files.sweep(path.parent)
        assert only(path) == (NEW if done else OURS)
        if not faulty.failed:
            break
    assert 5 <= number < 11
    assert codes == {"E501"}


def held(path: Path, data: bytes) -> Path:
    """What a replacement that was cut off leaves beside the file."""
    found = path.with_name(f".dateline-{digest_of(OURS)[:16]}-{digest_of(NEW)[:16]}~{path.name}")
    found.write_bytes(data)
    return found


@pytest.mark.parametrize(
    ("taken_out", "standing", "after"),
    [
        (NEW, OURS, OURS),
        (OURS, NEW, NEW),
        (OURS, THEIRS, THEIRS),
        (OURS, None, OURS),
        (NEW, None, None),
        (THEIRS, NEW, THEIRS),
        (THEIRS, None, THEIRS),
    ],
)
def test_a_cut_off_replacement_is_finished(
    path: Path, taken_out: bytes, standing: bytes | None, after: bytes | None
) -> None:
    """After a kill at any point, the next sweep removes what is ours and brings back what somebody saved."""
    if standing is None:
        path.unlink()
    else:
        path.write_bytes(standing)
    held(path, taken_out)
    assert files.sweep(path.parent) == ()
    assert [each.read_bytes() for each in path.parent.iterdir()] == ([] if after is None else [after])


def test_two_saves_after_a_kill_are_both_kept(path: Path) -> None:
    """When both the file taken out and the one in its place are somebody's, both stay and the first is named."""
    path.write_bytes(LATER)
    kept = held(path, THEIRS)
    assert files.sweep(path.parent) == (kept,)
    assert (path.read_bytes(), kept.read_bytes()) == (LATER, THEIRS)


def test_a_refusal_names_the_file(path: Path, install: Install) -> None:
    """A problem names the article, never a temporary file."""
    install(Faulty(1, frozenset({"open"}), errno.EACCES))
    with pytest.raises(Failed) as caught:
        files.replace_verified(path, digest_of(OURS), NEW)
    assert str(caught.value.problems[0].where).endswith("/article.md")


SAVER = """
import os, random, sys, time
path, rounds = sys.argv[1], int(sys.argv[2])
chance = random.Random(rounds)
beside = path + ".saving"
lost = 0

def put(data, way):
    if way == 0:
        with open(path, "wb") as file:
            file.write(data)
    elif way == 1:
        with open(beside, "wb") as file:
            file.write(data)
        os.replace(beside, path)
    else:
        os.replace(path, path + "~")
        with open(path, "wb") as file:
            file.write(data)
        os.unlink(path + "~")

def read():
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""

print("start", flush=True)
for number in range(rounds):
    time.sleep(chance.random() * 0.0006)
    mine = b"edit %d " % number * 40
    put(mine, chance.randrange(2) if "portable" in sys.argv else chance.randrange(3))
    end = time.monotonic() + 2
    while read() != mine:
        if time.monotonic() > end:
            lost += 1
            break
    put(b"generated 0\\n", 1)
print(lost)
"""


def read(path: Path) -> bytes:
    """The bytes of a file that may be away for a moment."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


@pytest.mark.parametrize("system", SYSTEMS, ids=["exchange", "portable"])
def test_no_concurrent_save_is_lost(tmp_path: Path, install: Install, system: type[Operations]) -> None:
    """While another process saves a thousand times, in the ways editors do, every save is on disk when it looks."""
    rounds = 1_000
    path = tmp_path / "article.md"
    path.write_bytes(b"generated 0\n")
    install(system())
    mode = ["portable"] if system is Portable else []
    arguments = [sys.executable, "-c", SAVER, str(path), str(rounds), *mode]
    replaced = number = 0
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=unmeasured()) as saver:
        assert saver.stdout is not None
        assert saver.stdout.readline() == "start\n"
        end = time.monotonic() + 120
        while saver.poll() is None and time.monotonic() < end:
            standing = read(path)
            if standing.startswith(b"generated"):
                number += 1
                text = b"generated %d\n" % number
                replaced += files.replace_verified(path, digest_of(standing), text)
        assert saver.stdout.read() == "0\n", "saves were lost"
    assert saver.returncode == 0
    assert replaced > rounds // 10, "the two never met"
    kept = files.sweep(tmp_path)
    assert all(each.read_bytes().startswith(b"edit") for each in kept), "what is kept was saved by somebody"
    assert system is Portable or not kept
    assert {each.name for each in tmp_path.iterdir()} == {"article.md", *(each.name for each in kept)}


def test_only_files_taken_out_are_resolved(path: Path) -> None:
    """A file with another name is none that was taken out, and is left alone."""
    assert not resolve(str(path))
    assert resolve(str(held(path, OURS).with_name(f".dateline-{'0' * 16}-{'0' * 16}~gone.md"))), "nothing is there"
    assert path.read_bytes() == OURS


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_is_nobodys_text(tmp_path: Path) -> None:
    """A pipe that has taken a file's place is left alone, and nobody waits for what comes out of it."""
    path = tmp_path / "a.md"
    os.mkfifo(path)
    assert not files.replace_verified(path, digest.of_bytes(b"old"), b"new")
    assert stat.S_ISFIFO(path.stat().st_mode)
    assert files.stage_copy(tmp_path / "stage", "a.md", path) == ("", 0)
    assert [item.name for item in tmp_path.iterdir()] == ["a.md"]
