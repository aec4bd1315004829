"""Single files are written whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from generator import files
from generator.files.atomic import TEMPORARY, temporary_name
from generator.files.system import Operations, current
from generator.problems import Failed, Problem
from tests.files.conftest import Install
from tests.files.faults import CALLS, Faulty


def names(folder: Path) -> list[str]:
    """Every file below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    """Writing makes the folders that are missing, replaces what was there, and leaves nothing beside it."""
    path = tmp_path / "a" / "b" / "page.html"
    files.write(path, b"one")
    files.write(path, b"two", durable=True)
    assert path.read_bytes() == b"two"
    assert names(tmp_path) == ["a/b/page.html"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)])
def test_permissions_come_from_the_umask(tmp_path: Path, mask: int, mode: int) -> None:
    """A web server can read what we write when the umask lets it: files are not made private."""
    before = os.umask(mask)
    try:
        files.write(tmp_path / "page.html", b"x")
        files.stage(tmp_path / "stage", "page.html", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == mode
    assert stat.S_IMODE((tmp_path / "stage" / "page.html").stat().st_mode) == mode


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, install: Install) -> None:
    """Whichever call fails, the old bytes stand, no temporary file stays, and the problem names the file."""
    path = tmp_path / "page.html"
    files.write(path, b"old")
    told: list[Problem] = []
    standing = b""
    for number in range(1, 10):
        faulty = Faulty(number, frozenset(CALLS))
        install(faulty)
        try:
            files.write(path, b"new" * 10, durable=True)
        except Failed as failed:
            told += failed.problems
            standing = path.read_bytes()
        assert names(tmp_path) == ["page.html"]
        if not faulty.failed:
            break
        assert standing == b"old"
    assert number == 5, "open, write, fsync and replace each failed once"
    assert path.read_bytes() == b"new" * 10
    assert {problem.code for problem in told} == {"E501"}
    assert all(str(problem.where).endswith("page.html") for problem in told)


def test_a_short_write_is_gone_on_with(tmp_path: Path, install: Install) -> None:
    """A system that takes a few bytes at a time gets all of them."""

    class Sipping(Operations):
        def write(self, descriptor: int, data: memoryview) -> int:
            return super().write(descriptor, data[:3])

    install(Sipping())
    files.write(tmp_path / "page.html", b"0123456789")
    assert (tmp_path / "page.html").read_bytes() == b"0123456789"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (errno.ENOSPC, "E501"),
        (errno.EDQUOT, "E501"),
        (errno.EACCES, "E502"),
        (errno.EROFS, "E502"),
        (errno.EIO, "E507"),
    ],
)
def test_what_the_disk_refuses_is_said_in_words(tmp_path: Path, install: Install, code: int, expected: str) -> None:
    """A full disk, a forbidden one and a broken one are different problems, each with what to do."""
    install(Faulty(1, frozenset({"open"}), code))
    with pytest.raises(Failed) as caught:
        files.write(tmp_path / "page.html", b"x")
    (problem,) = caught.value.problems
    assert problem.code == expected
    assert problem.hint


def test_a_path_is_shown_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages name a file as a person standing in the current folder would; elsewhere, in full."""
    monkeypatch.chdir(tmp_path)
    assert files.shown(tmp_path / "output" / "a.html") == "output/a.html"
    assert files.shown(tmp_path.parent / "b.html") == (tmp_path.parent / "b.html").as_posix()


def test_removing_says_whether_there_was_a_file(tmp_path: Path, install: Install) -> None:
    """A file is removed once; removing it again is no error; a refusal is a problem."""
    path = tmp_path / "page.html"
    files.write(path, b"x")
    install(Faulty(1, frozenset({"unlink"}), errno.EACCES))
    with pytest.raises(Failed):
        files.remove(path)
    install(current)
    assert files.remove(path)
    assert not files.remove(path)


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    """A folder is made with those above it; one that stands is fine; a file in its place is a problem that names it."""
    files.make_folder(tmp_path / "a" / "b")
    files.make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    files.write(tmp_path / "file", b"")
    with pytest.raises(Failed) as caught:
        files.make_folder(tmp_path / "file")
    assert caught.value.problems[0].code == "E505"
    with pytest.raises(Failed):
        files.write(tmp_path / "file" / "below.html", b"")


class Refusing(Operations):
    """A file system that says of every new folder that it is not found, as /proc does."""

    def mkdir(self, path: str) -> None:
        """Fails for a folder that is not there."""
        if not Path(path).is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        super().mkdir(path)


def test_a_folder_that_cannot_be_is_told_of(tmp_path: Path, install: Install) -> None:
    """Where the system finds no place for a folder although the one above it stands, that is said, and once."""
    install(Refusing())
    with pytest.raises(Failed) as caught:
        files.make_folder(tmp_path / "a" / "b")
    (problem,) = caught.value.problems
    assert problem.code in {"E502", "E507"}


def test_temporary_names_are_never_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name left over by a process of the same number is passed over."""
    monkeypatch.setattr("generator.files.atomic._numbers", iter([7, 7, 8]))
    first = temporary_name(str(tmp_path))
    Path(first).touch()
    second = temporary_name(str(tmp_path))
    assert first != second
    assert TEMPORARY.fullmatch(Path(first).name)
