"""A folder that holds what people wrote is never taken for the output."""

from pathlib import Path

import pytest

from generator import files
from generator.problems import Failed

FRONT = b'<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="Dateline 1.0">'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site folder with the usual sources."""
    for name in ("content", "documents", "themes", ".dateline"):
        (tmp_path / "home" / "site" / name).mkdir(parents=True)
    return tmp_path / "home" / "site"


def refused(site: Path, output: Path) -> str:
    """Why the folder is refused; "" when it may be used."""
    sources = tuple(site / name for name in ("content", "documents", "themes", ".dateline"))
    try:
        files.check_output(site, output, sources)
    except Failed as failed:
        (problem,) = failed.problems
        assert problem.code == "E504"
        return problem.message
    return ""


def test_ordinary_folders_may_be_used(site: Path, tmp_path: Path) -> None:
    """A new folder, an empty one, one of ours and one that holds only a repository and its settings are fine."""
    assert refused(site, site / "output") == ""
    assert refused(site, tmp_path / "deep" / "down") == ""
    guest = tmp_path / "guest"
    for name in (".git/config", "CNAME", "uploads/a.pdf", ".nojekyll", "README.md"):
        files.write(guest / name, b"x")
    assert refused(site, guest) == ""
    assert refused(site, tmp_path / "guest" / "uploads") == ""


def test_folders_of_sources_are_refused(site: Path) -> None:
    """The site folder, what holds it, its sources, what is in them, and what holds them are refused."""
    for folder in (site, site.parent, site / "content", site / "content" / "out", site / "themes", site / ".dateline"):
        assert refused(site, folder)
    assert refused(site, Path(site.anchor)).endswith("it is the whole disk")


def test_the_home_folder_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The home folder and the folder of all homes are refused; a folder in the home is fine."""
    home = tmp_path / "homes" / "me"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    assert "home folder" in refused(site, home)
    assert "home folder" in refused(site, home.parent)
    assert refused(site, home / "site") == ""


def test_another_name_for_a_source_is_seen_through(site: Path, tmp_path: Path) -> None:
    """A link to the content folder, or a path with dots, is the content folder."""
    (tmp_path / "link").symlink_to(site / "content")
    assert refused(site, tmp_path / "link")
    assert refused(site, site / "output" / ".." / "content")


def test_a_disk_that_ignores_case_is_seen_through(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two names for one folder are one folder, whatever the paths say."""
    (site / "elsewhere").mkdir()
    monkeypatch.setattr(Path, "samefile", lambda self, other: {self.name, Path(other).name} == {"elsewhere", "content"})
    assert "content" in refused(site, site / "elsewhere")
    monkeypatch.setattr(Path, "samefile", lambda self, other: {self.name, Path(other).name} == {"elsewhere", "site"})
    assert "another name" in refused(site, site / "elsewhere")


@pytest.mark.parametrize("names", [["site.yaml"], ["a.md", "b.md", "c.png"], ["src/a.c"], ["package.json", "x.html"]])
def test_somebody_elses_sources_are_refused(site: Path, tmp_path: Path, names: list[str]) -> None:
    """A folder of sources in which nothing is ours is refused, until a front page of ours shows it is an output."""
    folder = tmp_path / "project"
    for name in names:
        files.write(folder / name, b"x")
    assert "nothing that Dateline made" in refused(site, folder)
    files.write(folder / "index.html", b"<html>")
    assert "nothing that Dateline made" in refused(site, folder) or names == ["a.md", "b.md", "c.png"]
    files.write(folder / "index.html", FRONT)
    assert refused(site, folder) == ""


def test_a_file_is_no_folder(site: Path) -> None:
    """An output that is a file is refused, and so is a link to nowhere."""
    files.write(site / "output", b"x")
    assert refused(site, site / "output").endswith("it is not a folder")


def test_a_link_to_itself_is_refused(site: Path) -> None:
    """An output, or a source, that is a link to itself is no folder, in words."""
    (site / "output").symlink_to("output")
    assert refused(site, site / "output").endswith("it is not a folder")
    (site / "documents").rmdir()
    (site / "documents").symlink_to("documents")
    assert refused(site, site / "public") == ""


def test_a_folder_that_may_not_be_looked_into_is_said(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An output folder whose permissions keep us out is one problem that names it."""
    output = site / "output"
    output.mkdir()

    def shut(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", shut)
    with pytest.raises(Failed) as failed:
        files.check_output(site, output)
    assert [problem.code for problem in failed.value.problems] == ["E502"]
