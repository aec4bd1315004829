"""What a new look at the watched files finds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.preview.tree import Tree, passing


def tree(site: Path, *, ignored: tuple[str, ...] = ()) -> Tree:
    """A tree of content/ and site.yaml that has had its first look."""
    made = Tree([str(site / "content")], [str(site / "site.yaml")], ignored)
    made.look(0.0)
    return made


def names(site: Path, paths: set[str]) -> set[str]:
    """Paths relative to the site."""
    return {Path(path).relative_to(site).as_posix() for path in paths}


def write(path: Path, text: str = "x") -> Path:
    """A file, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "name",
    ["4913", ".#a.md", "#a.md#", "a.md~", ".a.md.swp", "a.swp", ".a.md.swx", ".dateline-1f-2.tmp", ".~lock.a.odt#"],
)
def test_names_of_editors_pass(name: str) -> None:
    """Backups, locks, probes and temporary files are nobody's words."""
    assert passing(name)


@pytest.mark.parametrize("name", ["a.md", "4914.md", "swp", "a~b.md", "sed1fXa2", ".htaccess", "C#.md"])
def test_names_of_people_stay(name: str) -> None:
    """Other names are looked at."""
    assert not passing(name)


def test_new_and_different_files_are_found(tmp_path: Path) -> None:
    """New, rewritten and replaced files, below new folders too; what stands is not told of."""
    a = write(tmp_path / "content/a.md")
    write(tmp_path / "content/b.md")
    write(tmp_path / "other.yaml")
    found = tree(tmp_path)
    assert found.look(1.0) == set()
    write(a, "longer")
    write(tmp_path / "content/new/deep/c.md")
    write(tmp_path / "site.yaml")
    write(tmp_path / "other.yaml", "longer")
    assert names(tmp_path, found.look(2.0)) == {"content/a.md", "content/new/deep/c.md", "site.yaml"}
    assert found.look(3.0) == set()


def test_one_folder_is_looked_at_alone(tmp_path: Path) -> None:
    """A look at a folder finds its files and its new folders, and nothing elsewhere."""
    a, b = write(tmp_path / "content/x/a.md"), write(tmp_path / "content/y/b.md")
    found = tree(tmp_path)
    write(a, "longer")
    write(b, "longer")
    write(tmp_path / "content/x/new/c.md")
    assert names(tmp_path, found.look(1.0, [str(a.parent)])) == {"content/x/a.md", "content/x/new/c.md"}
    assert names(tmp_path, found.look(1.0, [str(tmp_path)])) == set()
    assert names(tmp_path, found.look(1.0)) == {"content/y/b.md"}


def test_a_deletion_is_believed_later(tmp_path: Path) -> None:
    """A file that is gone is told of only when it stays gone; one that comes back unchanged is not told of."""
    a, b = write(tmp_path / "content/a.md"), write(tmp_path / "content/b.md")
    found = tree(tmp_path)
    a.rename(tmp_path / "a.away")
    b.unlink()
    assert found.look(1.0) == set()
    (tmp_path / "a.away").rename(a)
    assert found.believed(0.5) == set()
    assert {Path(path).name for path in found.look(1.1)} <= {"a.md"}  # renaming changes the ctime on most disks
    assert names(tmp_path, found.believed(1.0)) == {"content/b.md"}
    assert found.believed(2.0) == set()


def test_a_deleted_folder_takes_its_files_along(tmp_path: Path) -> None:
    """Each file below it is gone; so it is when a file takes the folder's place, or the whole root goes."""
    write(tmp_path / "content/x/y/a.md")
    write(tmp_path / "content/x/b.md")
    found = tree(tmp_path)
    (tmp_path / "content/x").rename(tmp_path / "away")
    write(tmp_path / "content/x")
    assert names(tmp_path, found.look(1.0, [str(tmp_path / "content")])) == {"content/x"}
    assert names(tmp_path, found.believed(1.0)) == {"content/x/y/a.md", "content/x/b.md"}
    (tmp_path / "content").rename(tmp_path / "gone")
    found.look(2.0, [str(tmp_path)])
    assert names(tmp_path, found.believed(2.0)) == {"content/x"}
    (tmp_path / "gone").rename(tmp_path / "content")
    assert names(tmp_path, found.look(3.0, [str(tmp_path)])) == {"content/x"}


def test_hidden_and_ignored_folders_are_left_out(tmp_path: Path) -> None:
    """The converter's own folder, version control and the output are not looked at, whoever asks."""
    found = tree(tmp_path, ignored=(str(tmp_path / "content/out"),))
    for name in (".converter/ledger.jsonl", ".git/HEAD", "out/index.html", "a.md~"):
        write(tmp_path / "content" / name)
    assert found.look(1.0) == set()
    hidden = [str(tmp_path / "content/.converter"), str(tmp_path / "content/out"), "/elsewhere"]
    assert found.look(1.0, hidden) == set()


def test_links_are_followed_without_end(tmp_path: Path) -> None:
    """A link to a folder elsewhere is followed once; links into the tree, round about or nowhere do no harm."""
    far = write(tmp_path / "far/x/a.md")
    content = tmp_path / "content"
    write(content / "in/b.md")
    for name, target in {"far": far.parent.parent, "far2": far.parent, "in2": content / "in", "up": tmp_path}.items():
        (content / name).symlink_to(target)
    (content / "nowhere.md").symlink_to(tmp_path / "nothing")
    (content / "round").symlink_to(content / "round")
    (far.parent / "back").symlink_to(content)
    found = tree(tmp_path)
    assert found.look(1.0) == set()
    assert found.folders == 2
    write(far, "longer")
    assert len(found.look(2.0)) == 1
    (content / "far").unlink()
    (content / "far2").unlink()
    found.look(3.0)
    assert {Path(path).name for path in found.believed(3.0)} == {"a.md"}


def test_roots_inside_each_other_are_one(tmp_path: Path) -> None:
    """A file below a watched folder is looked at once, and a place that does not exist is nothing."""
    write(tmp_path / "content/in/a.md")
    roots = [str(tmp_path / name) for name in ("content/in", "content", "content2")]
    found = Tree(roots, [str(tmp_path / "content/in/a.md")])
    assert found.roots == (str(tmp_path / "content"), str(tmp_path / "content2"))
    assert len(found.look(0.0)) == 1
    assert found.roots_concerned({str(tmp_path)})
    assert not found.roots_concerned({str(tmp_path / "content/in")})


def test_a_folder_that_cannot_be_listed_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No permission, no files, no failure; what comes back unchanged was never gone."""
    write(tmp_path / "content/x/a.md")
    write(tmp_path / "content/b.md")
    found = tree(tmp_path)
    scan = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("x"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", refuse)
        assert found.look(1.0) == set()
        assert names(tmp_path, set(found.absent)) == {"content/x/a.md"}
    assert found.look(1.1) == set()
    assert found.believed(2.0) == set()
