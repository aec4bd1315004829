"""Looking at an output folder follows no link and reads no more than it must."""

import os
from pathlib import Path

import pytest

from generator import digest, files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An output folder with a page, a repository, and links out of it."""
    output = tmp_path / "output"
    files.write(output / "a" / "b" / "page.html", b"page")
    files.write(output / ".git" / "config", b"theirs")
    files.write(tmp_path / "secret" / "secret.html", b"secret")
    (output / "link").symlink_to(tmp_path / "secret")
    (output / "link.html").symlink_to(tmp_path / "secret" / "secret.html")
    return output


def test_signatures_name_every_file(folder: Path) -> None:
    """Every file below a folder has a signature; links are named as such; a repository is not looked into."""
    found = files.signatures(folder)
    assert found == {
        "a/b/page.html": files.signature(folder / "a/b/page.html"),
        "link": "link",
        "link.html": "link",
    }
    assert found["a/b/page.html"].startswith("4-")
    assert files.signatures(folder / "none") == {}


def test_a_signature_changes_with_the_file(folder: Path) -> None:
    """Writing, replacing and restoring the time of a file each give another signature; looking does not."""
    path = folder / "a/b/page.html"
    first = files.signature(path)
    path.read_bytes()
    assert files.signature(path) == first
    stamp = path.stat()
    path.with_name("new").write_bytes(b"egap")
    os.utime(path.with_name("new"), ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    path.with_name("new").replace(path)
    assert files.signature(path) != first, "another file with the same size and time"


def test_what_is_no_file_has_a_word(folder: Path) -> None:
    """Folders, links and pipes are told from files; nothing at all is None."""
    os.mkfifo(folder / "pipe")
    assert files.signature(folder / "a") == "folder"
    assert files.signature(folder / "pipe") == "special"
    assert files.signature(folder / "none") is None
    assert files.signature(folder / "a/b/page.html/below") is None


def test_reading_follows_no_link(folder: Path) -> None:
    """A file is read; what lies behind a link, on the way or at the end, is not, and a pipe blocks nobody."""
    os.mkfifo(folder / "pipe")
    assert files.content(folder, "a/b/page.html") == b"page"
    assert files.digest_in(folder, "a/b/page.html") == digest.of_bytes(b"page")
    for url in ("link/secret.html", "link.html", "pipe", "none.html", "a", "a/b/page.html/c"):
        assert files.content(folder, url) is None
        assert files.digest_in(folder, url) is None


def test_the_folders_above_an_address() -> None:
    """An address lies in every folder of its path, the outermost first."""
    assert files.above("a/b/c.html") == ["a", "a/b"]
    assert files.above("index.html") == []
