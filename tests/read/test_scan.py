"""Scanning: every file of a content folder, and everything in it that is none."""

import os
import socket
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.problems import as_text
from generator.read import Kind, scan

MODULE: Any = sys.modules["generator.read.scan"]  # the package's attribute of that name is the function


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site folder with a content folder."""
    (tmp_path / "site" / "content").mkdir(parents=True)
    return tmp_path / "site"


def put(site: Path, *paths: str) -> None:
    """Make files below content."""
    for path in paths:
        file = site / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path)


def paths(site: Path, **options: tuple[str, ...]) -> list[str]:
    """The paths that a scan finds."""
    return [file.path for file in scan(site, "content", **options).files]


def test_articles_and_media_by_path(site: Path) -> None:
    """Articles and other files come sorted by path, below the site folder, with where they are and what they are."""
    put(site, "b.md", "a/z.MD", "a/photo.jpg", "c.markdown", "a.b/x.md", "d.txt")
    found = scan(site, "content")
    assert not found.problems
    assert [(file.path, file.kind) for file in found.files] == [
        ("content/a.b/x.md", Kind.ARTICLE),
        ("content/a/photo.jpg", Kind.MEDIA),
        ("content/a/z.MD", Kind.ARTICLE),
        ("content/b.md", Kind.ARTICLE),
        ("content/c.markdown", Kind.ARTICLE),
        ("content/d.txt", Kind.MEDIA),
    ]
    assert Path(found.files[1].absolute).read_text() == "a/photo.jpg"
    assert scan(site, "content", {".TXT"}).files[-1].kind is Kind.ARTICLE


def test_a_folder_inside_a_folder_may_be_the_content(site: Path) -> None:
    """The content folder may lie deeper, and be a link inside the site folder."""
    put(site, "news/a.md")
    assert [file.path for file in scan(site, "content/news").files] == ["content/news/a.md"]
    (site / "texts").symlink_to("content")
    assert [file.path for file in scan(site, "texts").files] == ["texts/news/a.md"]


def test_what_is_passed_over(site: Path) -> None:
    """Hidden files and folders, the converter's own, and what editors leave for a moment are not there."""
    put(
        site, "a.md", ".hidden.md", ".converter/b.md", "c.md~", ".#d.md", "#e.md#", "f.md.swp", "4913", "g.tmp", "h.bak"
    )
    assert paths(site) == ["content/a.md"]


def test_a_signature_changes_with_the_file(site: Path) -> None:
    """Another text, another time or another inode is another signature; the same file has the same."""
    put(site, "a.md")
    first = scan(site, "content").files[0]
    assert scan(site, "content").files[0] == first
    file = site / "content" / "a.md"
    stat = file.stat()
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    second = scan(site, "content").files[0]
    assert second.signature != first.signature
    assert second.modified_ns >= first.modified_ns
    file.with_name("new").write_text("a.md")
    file.with_name("new").replace(file)
    assert scan(site, "content").files[0].signature not in {first.signature, second.signature}


def test_a_site_without_content(site: Path) -> None:
    """A site may have no content folder yet; a file in its place is a problem."""
    assert scan(site, "nothing") == scan(site, "nothing/at/all")
    assert not scan(site, "nothing").problems
    (site / "texts").write_text("x")
    assert as_text(scan(site, "texts").problems) == (
        "texts: error[E109] this is a file; it has to be the folder of the articles"
    )
    assert not scan(site, "texts/below").files


def test_what_is_no_file_is_one_problem_each(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder named like an article, a pipe, a socket, a dead link, links that lead out are told; the rest is read."""
    put(site, "good.md", "folder.md/inside.md", "real/x.md")
    content = site / "content"
    os.mkfifo(content / "pipe.md")
    (tmp_path / "secret.md").write_text("secret")
    (tmp_path / "site-more").mkdir()
    (content / "out.md").symlink_to(tmp_path / "secret.md")
    (content / "sibling").symlink_to(tmp_path / "site-more")
    (content / "dead.md").symlink_to("nowhere.md")
    (content / "piped.md").symlink_to("pipe.md")
    (content / "linked.md").symlink_to("good.md")
    (content / "again").symlink_to("real")
    (content / "loop").symlink_to(".")
    with socket.socket(socket.AF_UNIX) as made:
        monkeypatch.chdir(content)  # the name of a socket may not be long
        made.bind("socket.md")
        found = scan(site, "content")
    assert [str(problem.where) for problem in found.problems] == [
        f"content/{name}" for name in ("dead.md", "folder.md", "out.md", "pipe.md", "piped.md", "sibling", "socket.md")
    ]
    assert {problem.code for problem in found.problems} == {"E109"}
    told = as_text(found.problems)
    for words in (
        "leads to nothing",
        "this is a folder",
        "leads out of the site folder",
        "this is a pipe",
        "leads to a pipe",
    ):
        assert words in told
    files = [file.path for file in found.files]
    assert "content/good.md" in files
    assert "content/linked.md" in files
    assert len([path for path in files if path.endswith("x.md")]) == 1


def test_a_name_that_is_not_utf8_is_one_problem(site: Path) -> None:
    """A file whose name no text can hold is told by an escaped name, and passed over."""
    name = os.fsencode(site / "content") + b"/caf\xe9.md"
    try:
        with open(name, "wb"):
            pass
    except OSError:
        pytest.skip("this disk holds no such names")
    put(site, "café.md")
    found = scan(site, "content")
    assert [file.path for file in found.files] == ["content/café.md"]
    assert "content/caf\\udce9.md: error[E109] the name of this file is not UTF-8" in as_text(found.problems)


def test_a_folder_that_may_not_be_read(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder, or a file, that the system refuses is one problem each, and what is beside them is found."""
    put(site, "a.md", "closed/b.md", "c.md")
    real = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(MODULE.os, "scandir", refusing)
    found = scan(site, "content")
    assert [file.path for file in found.files] == ["content/a.md", "content/c.md"]
    assert as_text(found.problems) == "content/closed: error[E109] this folder cannot be read: Permission denied"


class Vanishing:
    """A directory entry whose file is gone, or refused, when it is looked at."""

    def __init__(self, name: str, error: OSError) -> None:
        self.name, self.path, self.error = name, f"/nowhere/{name}", error

    def is_dir(self, follow_symlinks: bool = True) -> bool:
        """No folder."""
        return False

    def is_symlink(self) -> bool:
        """No link."""
        return False

    def stat(self, follow_symlinks: bool = True) -> os.stat_result:
        """Fail as told."""
        raise self.error


def test_files_that_vanish_were_never_there(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, or a folder, that goes while the folder is read leaves no trace; one that is refused is told."""
    put(site, "a.md", "gone/b.md")
    real = os.scandir
    entries = [
        Vanishing("v.md", FileNotFoundError(2, "gone")),
        Vanishing("w.md", OSError(5, "Input/output error")),
    ]

    class Listing:
        """A listing of a folder with two more entries."""

        def __init__(self, path: str) -> None:
            self.path = path

        def __enter__(self) -> list[object]:
            with real(self.path) as found:
                return [*found, *entries]

        def __exit__(self, *error: object) -> None:
            return None

    def listing(path: str) -> Listing:
        if path.endswith("gone"):
            raise FileNotFoundError(2, "gone")
        return Listing(path)

    monkeypatch.setattr(MODULE.os, "scandir", listing)
    found = scan(site, "content")
    assert [file.path for file in found.files] == ["content/a.md"]
    assert as_text(found.problems) == "content/w.md: error[E109] this file cannot be read: Input/output error"


def test_a_content_folder_that_may_not_be_looked_at(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A content folder that the system refuses to look at is one problem."""

    def refusing(self: Path) -> os.stat_result:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(MODULE.Path, "stat", refusing)
    assert (
        as_text(scan(site, "content").problems) == "content: error[E109] this folder cannot be read: Permission denied"
    )
