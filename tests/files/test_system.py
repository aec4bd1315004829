"""Where a system lacks a call, the portable way does the same."""

import errno
import os
from pathlib import Path

import pytest

from generator.files import system
from generator.files.system import NotOffered, Operations, rename_portably


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    """A file and a free name."""
    (tmp_path / "source").write_bytes(b"source")
    return str(tmp_path / "source"), str(tmp_path / "target")


def test_a_system_without_renameat2_is_served(pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the call a rename to a free name works, one to a taken name is refused, an exchange is not offered."""
    monkeypatch.setattr(system, "_libc", lambda: None)
    source, target = pair
    Operations().rename(source, target)
    assert Path(target).read_bytes() == b"source"
    assert not Path(source).exists()
    Path(source).write_bytes(b"another")
    with pytest.raises(FileExistsError):
        Operations().rename(source, target)
    with pytest.raises(NotOffered):
        Operations().exchange(source, target)
    assert (Path(source).read_bytes(), Path(target).read_bytes()) == (b"another", b"source")


def test_a_file_system_without_exchange_is_served(pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that answers EINVAL does not offer the call; any other answer is an error."""

    class Library:
        def renameat2(self, *arguments: object) -> int:
            return -1

    monkeypatch.setattr(system, "_libc", Library)
    monkeypatch.setattr("ctypes.get_errno", lambda: errno.EINVAL)
    with pytest.raises(NotOffered):
        Operations().exchange(*pair)
    Operations().rename(*pair)
    monkeypatch.setattr("ctypes.get_errno", lambda: errno.EIO)
    with pytest.raises(OSError, match="Input/output") as caught:
        Operations().exchange(*pair)
    assert (caught.value.filename, caught.value.filename2) == pair


def test_only_linux_has_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other systems are not asked for it."""
    monkeypatch.setattr("sys.platform", "darwin")
    assert system._libc.__wrapped__() is None


def test_folders_and_disks_without_second_names(pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder, and a file where files have one name only, are renamed to a free name and to no other."""

    def refuse(code: int) -> None:
        def link(source: str, target: str) -> None:
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr("os.link", link)

    source, target = pair
    refuse(errno.EPERM)
    rename_portably(source, target)
    assert Path(target).read_bytes() == b"source"
    Path(source).mkdir()
    with pytest.raises(FileExistsError):
        rename_portably(source, target)
    Path(target).unlink()
    rename_portably(source, target)
    assert Path(target).is_dir()
    Path(source).write_bytes(b"")
    refuse(errno.EIO)
    with pytest.raises(OSError, match="Input/output"):
        rename_portably(source, f"{target}-free")
    assert Path(source).exists()
