"""Outputs are made on a stage from which a rename reaches the output, and nothing written there leads elsewhere."""

import errno
import random
from pathlib import Path

import pytest

from generator import digest, files
from generator.files.area import GONE, JOURNAL, NEW, areas
from generator.files.system import Operations
from generator.paths import PathRefused
from generator.problems import Failed
from tests.files.conftest import Install
from tests.files.faults import Faulty

PIECES = [
    *(
        "..",
        ".",
        "",
        "a",
        "b.html",
        "/",
        "\\",
        "\0",
        "%2e%2e",
        "…",
        "‥",
        "／",
        "C:",
        "~",
        "é",
        " ",
        "..%2f",
        "...",
        "x" * 300,
    ),
    *("index.html", "con", "\n", "\u202e", "-", "..\\", "//", "./", "../"),
]


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> tuple[Path, Path]:
    """The state and the output folder of a site."""
    output = tmp_path / "site" / "output"
    output.mkdir(parents=True)
    return tmp_path / "site" / ".dateline", output


def test_a_stage_is_gone_at_the_end(site: tuple[Path, Path]) -> None:
    """What was staged and not published is removed, whether the build went well or not."""
    state, output = site
    with files.staging(state, output) as stage:
        files.stage(stage, "2023/02/a.html", b"a")
        assert (stage / "2023/02/a.html").read_bytes() == b"a"
        assert stage.is_relative_to(state)
    with pytest.raises(PathRefused), files.staging(state, output) as stage:
        files.stage(stage, "../b.html", b"b")
    assert list(state.iterdir()) == []
    assert list(output.iterdir()) == []


def test_a_stage_begins_empty(site: tuple[Path, Path]) -> None:
    """What a killed build left on its stage does not reach the next one."""
    state, output = site
    for area in areas(state, output):
        files.write(area / NEW / "old.html", b"old")
    with files.staging(state, output) as stage:
        assert list(stage.iterdir()) == []
        assert (stage.parent / GONE).is_dir()
        assert [area for area in areas(state, output) if area.exists()] == [stage.parent]


def test_an_unfinished_publication_comes_first(site: tuple[Path, Path]) -> None:
    """A stage that a journal still needs is not cleared away."""
    state, output = site
    files.write(state / JOURNAL, b"")
    with pytest.raises(RuntimeError), files.staging(state, output):
        pass


def test_an_output_is_staged_again_over_itself(site: tuple[Path, Path]) -> None:
    """A page that is rendered twice has the bytes of the second time, even if they are fewer."""
    state, output = site
    with files.staging(state, output) as stage:
        files.stage(stage, "a.html", b"long ago")
        files.stage(stage, "a.html", b"now")
        assert (stage / "a.html").read_bytes() == b"now"


def test_a_copy_is_staged_with_its_digest(site: tuple[Path, Path], tmp_path: Path) -> None:
    """A picture of more than one piece arrives whole, with the digest and size of what was copied."""
    state, output = site
    data = random.Random(1).randbytes((1 << 20) + 77)
    source = tmp_path / "picture.jpg"
    source.write_bytes(data)
    with files.staging(state, output) as stage:
        assert files.stage_copy(stage, "media/picture.jpg", source) == (digest.of_bytes(data), len(data))
        assert (stage / "media/picture.jpg").read_bytes() == data
        with pytest.raises(FileNotFoundError):
            files.stage_copy(stage, "media/none.jpg", tmp_path / "none.jpg")


def test_what_broken_off_work_staged_is_removed(site: tuple[Path, Path]) -> None:
    """Of the stage only what is asked for counts; a page half written by a killed worker goes."""
    state, output = site
    with files.staging(state, output) as stage:
        files.stage(stage, "a.html", b"a")
        files.stage(stage, "b/torn.html", b"<ht")
        found = files.staged(stage, ["a.html", "missing.html"])
        assert found == {"a.html": files.signature(stage / "a.html")}
        assert not (stage / "b/torn.html").exists()


def test_hostile_addresses_stay_inside(tmp_path: Path) -> None:
    """Five thousand hostile addresses, staged and published: nothing outside the two folders changes."""
    chance = random.Random(7)
    outside = tmp_path / "outside"
    files.write(outside / "kept.txt", b"kept")
    files.write(tmp_path / "index.html", b"kept")
    state, output = tmp_path / "in" / "site" / "state", tmp_path / "in" / "site" / "output"
    output.mkdir(parents=True)
    before = snapshot(tmp_path)
    done: set[str] = set()
    refused = 0
    with files.staging(state, output) as stage:
        for _ in range(5_000):
            url = chance.choice(["", "/"]).join(chance.choice(PIECES) for _ in range(chance.randrange(1, 6)))
            try:
                files.stage(stage, url, b"x")
                done.add(url)
            except (PathRefused, Failed):
                refused += 1
        signatures = files.staged(stage, done)
        assert signatures
        writes = tuple((url, signatures[url]) for url in sorted(done & signatures.keys()))
        files.publish(state, stage, output, files.Publication(writes=writes), lambda note: None)
    after = snapshot(tmp_path)
    assert refused > 1_000
    assert {path for path in after if not path.startswith("in/site/output/")} == set(before)
    assert all(after[path] == data for path, data in before.items())
    assert len(after) > len(before) + 20


@pytest.mark.parametrize("url", ["", "/a", "../a", "a/../b", "a//b", "./a", "a/", "a\\b", "a\0b"])
def test_an_address_that_leads_elsewhere_is_refused(tmp_path: Path, url: str) -> None:
    """An address that is no plain path below the output is refused before anything is opened."""
    with pytest.raises(PathRefused):
        files.stage(tmp_path, url, b"x")
    with pytest.raises(PathRefused):
        files.stage_copy(tmp_path, url, tmp_path / "source")


def test_the_stage_is_on_the_disk_of_the_output(site: tuple[Path, Path], install: Install) -> None:
    """Where no rename leads from the state folder to the output, the stage is beside it; else it is in it."""
    state, output = site
    for refused, place in ((0, 0), (1, 1), (2, 2)):
        install(Faulty(1, frozenset({"rename"} if refused else {"none"}), errno.EXDEV, lasting=refused == 2))
        with files.staging(state, output) as stage:
            assert stage.parent == areas(state, output)[place]
    install(Faulty(1, frozenset({"rename"}), errno.EIO))
    with pytest.raises(Failed) as caught, files.staging(state, output):
        pass
    assert caught.value.problems[0].code == "E507"
    install(Operations())
    assert list(state.iterdir()) == list(output.iterdir()) == []


def test_an_output_that_takes_nothing_is_named(site: tuple[Path, Path], install: Install) -> None:
    """Where neither a rename leads into the output nor a folder can be made in it, the problem names the output."""
    state, output = site
    install(Faulty(1, frozenset({"rename"}), errno.EROFS, lasting=True))
    areas(state, output)[-1].write_bytes(b"")
    with pytest.raises(Failed) as caught, files.staging(state, output):
        pass
    assert [str(problem.where) for problem in caught.value.problems] == [files.shown(output)]


def test_a_stage_in_an_output_that_is_to_be(tmp_path: Path) -> None:
    """An output folder that does not exist yet is not made by staging alone."""
    state, output = tmp_path / "state", tmp_path / "deep" / "output"
    with files.staging(state, output) as stage:
        files.stage(stage, "index.html", b"x")
        assert not output.exists()


def test_sweeping_leaves_what_is_not_ours(tmp_path: Path) -> None:
    """A sweep takes temporary files wherever they lie, and nothing that only looks like one."""
    ours = [".dateline-1f-2.tmp", "a/.dateline-ab-0.tmp"]
    theirs = [".dateline-x-2.tmp", "a/dateline-1-2.tmp", "a/b.md", ".git/.dateline-1-2.tmp", ".a.md.swp"]
    for name in ours + theirs:
        files.write(tmp_path / name, b"x")
    assert files.sweep(tmp_path) == ()
    assert sorted(snapshot(tmp_path)) == sorted(theirs)
