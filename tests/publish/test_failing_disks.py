"""Whatever call the disk refuses, the old site stands whole, nothing is left behind, and the next build succeeds."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import publish
from generator.files import system
from generator.files.area import JOURNAL
from generator.files.system import Operations
from generator.problems import Failed
from tests.conftest import missing
from tests.files.faults import CALLS, GROWING, Faulty, Portable
from tests.publish.sites import build, folders, html, left_over, tree, unmeasured

OLD = {
    "index.html": html("front"),
    "a/one.html": html("one"),
    "a/two.html": html("two"),
    "b/gone.html": html("gone"),
    "feed.xml": b"<generator>Dateline 1.0</generator>",
    "assets/old.css": b"old",
    "was": b"a file that becomes a folder",
    "media/photo.jpg": b"photo",
}
NEW = {
    "index.html": html("new front"),
    "a/one.html": html("new one"),
    "a/two.html": html("two"),
    "a/three.html": html("three"),
    "c/d/e.html": html("deep"),
    "c/f.html": html("f"),
    "feed.xml": b"<generator>Dateline 1.0</generator>!",
    "assets/new.css": b"new",
    "was/now.html": html("now"),
    "media/photo.jpg": b"photo",
}
Install = Callable[[Any], None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """A function that puts operations in place until the test ends."""
    return lambda operations: monkeypatch.setattr(system, "current", operations)


def attempts(tmp_path: Path, install: Install, faulty: Callable[[int], Faulty]) -> Iterator[tuple[Path, list[str]]]:
    """For n = 1, 2, …: a site on which a build met a fault at its n-th call, and the codes of its problems."""
    for number in range(1, 500):
        root = tmp_path / str(number)
        root.mkdir()
        build(root, OLD)
        operations = faulty(number)
        install(operations)
        codes: list[str] = []
        try:
            build(root, NEW)
        except Failed as failed:
            codes = [problem.code for problem in failed.problems]
        install(Operations())
        yield root, codes
        build(root, NEW)
        assert tree(root / "output") == NEW
        assert folders(root / "output") == {"a", "c", "c/d", "assets", "was", "media"}
        assert left_over(root) == []
        stands = publish.standing(root / "state", root / "output")
        assert {entry.url: entry.signature for entry in stands.ledger.entries} == dict(stands.found)
        shutil.rmtree(root)
        if not operations.failed:
            return
    raise AssertionError("the faults never came to an end")


@pytest.mark.parametrize(
    ("code", "portable"), [(errno.ENOSPC, False), (errno.EIO, True)], ids=["no room", "broken and portable"]
)
def test_any_call_may_fail(tmp_path: Path, install: Install, code: int, portable: bool) -> None:
    """For every n, a build whose n-th call fails leaves the old site and no trace, or has published the new one."""
    tried = refused = 0
    kinds = frozenset(CALLS) - ({"exchange"} if portable else set())

    def faulty(number: int) -> Faulty:
        operations = Faulty(number, kinds, code)
        if portable:
            ways = Portable()
            operations.exchange = ways.exchange  # type: ignore[method-assign]
        return operations

    for root, codes in attempts(tmp_path, install, faulty):
        tried += 1
        refused += bool(codes)
        assert set(codes) <= {"E501" if code == errno.ENOSPC else "E507"}
        assert tree(root / "output") == (OLD if codes else NEW)
        assert list(root.rglob(".dateline-*")) == []
        if codes:
            assert folders(root / "output") == {"a", "b", "assets", "media"}
            assert left_over(root) == []
    assert tried > 40
    assert refused > 30


def test_a_full_disk_changes_nothing(tmp_path: Path, install: Install) -> None:
    """From the n-th call on nothing that needs room succeeds: the old site stands whole and nothing is left."""
    refused = 0
    for root, codes in attempts(tmp_path, install, lambda number: Faulty(number, GROWING, lasting=True)):
        if codes:
            refused += 1
            assert codes == ["E501"]
            assert tree(root / "output") == OLD
            assert left_over(root) == []
    assert refused > 10


def test_a_disk_that_refuses_the_way_back_too_is_brought_forward(tmp_path: Path, install: Install) -> None:
    """From the n-th call on nothing succeeds: the next command finishes what was begun, and the message says so."""
    halves = 0
    for root, codes in attempts(tmp_path, install, lambda number: Faulty(number, frozenset(CALLS), lasting=True)):
        if (root / "state" / JOURNAL).exists():
            halves += 1
            assert set(codes) <= {"E501"}
            publish.recover(root / "state", root / "output")
            assert left_over(root) == []
    assert halves > 5


def test_the_message_of_a_half_way_stop(tmp_path: Path, install: Install) -> None:
    """When the steps cannot be taken back, nobody is told that all is as it was."""
    build(tmp_path, OLD)
    install(Faulty(2, frozenset({"exchange", "replace", "unlink"}), errno.EIO, lasting=True))
    with pytest.raises(Failed) as caught:
        build(tmp_path, NEW)
    assert caught.value.problems[0].note == "publishing has stopped half-way; the next command finishes it"


def test_a_ledger_that_cannot_be_written_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the last step, the ledger, fails, every file goes back."""
    build(tmp_path, OLD)

    def refuse(state: Path, note: str) -> None:
        raise ValueError("no room")

    with monkeypatch.context() as patched:
        patched.setattr("generator.publish.publication.rows.apply", refuse)
        with pytest.raises(ValueError, match="no room"):
            build(tmp_path, NEW)
    assert tree(tmp_path / "output") == OLD
    assert left_over(tmp_path) == []
    build(tmp_path, NEW)
    assert tree(tmp_path / "output") == NEW


def test_a_disk_without_second_names_keeps_what_it_can(tmp_path: Path, install: Install) -> None:
    """Where the replaced file cannot be kept for the way back, a build goes well, or leaves whole pages."""

    class Plain(Portable):
        def link(self, source: str, target: str) -> None:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    install(Plain())
    build(tmp_path, OLD)
    build(tmp_path, NEW)
    assert tree(tmp_path / "output") == NEW

    class Refusing(Plain):
        def unlink(self, path: str) -> None:
            if path.endswith("journal"):
                super().unlink(path)

        def replace(self, source: str, target: str) -> None:
            if "/gone/" in target:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            super().replace(source, target)

    install(Refusing())
    with pytest.raises(Failed):
        build(tmp_path, {"index.html": html("newest")})
    assert tree(tmp_path / "output") == {**NEW, "index.html": html("newest")}
    install(Operations())
    build(tmp_path, {"index.html": html("newest")})
    assert tree(tmp_path / "output") == {"index.html": html("newest")}


def test_an_interrupt_changes_nothing(tmp_path: Path, install: Install) -> None:
    """Ctrl-C while files are being moved leaves the old site; while the ledger is written, the next command goes on."""
    build(tmp_path, OLD)

    class Interrupted(Operations):
        count = 0

        def rename(self, source: str, target: str) -> None:
            self.count += 1
            if self.count == 4:
                raise KeyboardInterrupt
            super().rename(source, target)

    install(Interrupted())
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, NEW)
    assert tree(tmp_path / "output") == OLD
    assert left_over(tmp_path) == []


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """Somebody puts a file at a new page's address between looking and publishing: all goes back, and it is named."""
    build(tmp_path, OLD)
    theirs = tmp_path / "output" / "a" / "three.html"

    class Sudden(Operations):
        def exchange(self, first: str, second: str) -> None:
            theirs.write_bytes(b"mine")
            super().exchange(first, second)

    before, system.current = system.current, Sudden()
    try:
        with pytest.raises(Failed) as caught:
            build(tmp_path, {**NEW, "a/three.html": html("three"), "a/a.jpg": b"first"})
    finally:
        system.current = before
    assert caught.value.problems[0].code == "E505"
    assert str(caught.value.problems[0].where).endswith("output/a/three.html")
    assert tree(tmp_path / "output") == {**OLD, "a/three.html": b"mine"}


FULL = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from generator import files
from generator.problems import Failed
from tests.publish.sites import build, left_over, tree, html
root = Path(sys.argv[1])
old = {f"{n}.html": html("old" * 700) for n in range(100)}
new = {f"{n}.html": html("new" * 900) for n in range(100)} | {f"more/{n}.html": html("m" * 5000) for n in range(60)}
build(root, old)
for filler_bytes in range(int(sys.argv[3]), 0, -61_440):
    filler = root / "filler"
    with open(filler, "wb", buffering=0) as file:
        try:
            file.write(b"x" * filler_bytes)
        except OSError:
            continue
    try:
        build(root, new)
    except Failed as failed:
        code = failed.problems[0].code
        assert tree(root / "output") == old, "the old site is not whole"
        assert left_over(root) == [], left_over(root)
        print(code)
    else:
        print("published")
        assert tree(root / "output") == new
    filler.unlink()
    build(root, old)
build(root, new)
assert tree(root / "output") == new
assert left_over(root) == []
print("converged")
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a small disk of its own: Linux")
@pytest.mark.parametrize("options", ["size=4m", "size=64m,nr_inodes=300"], ids=["no room", "no inodes"])
def test_a_real_disk_that_is_full(tmp_path: Path, options: str) -> None:
    """On a disk of a few megabytes, or of a few inodes, builds fail with E501 and the old site, until there is room."""
    tool = shutil.which("unshare")
    if tool is None or os.geteuid() != 0:
        missing("a small disk needs unshare(1) and the right to mount")
    root = Path(__file__).parents[2]
    script = f'mount -t tmpfs -o {options} tmpfs "$1" && exec "$2" -c "$3" "$1" "$4" "$5"'
    few = "nr_inodes" in options
    filler = "61440" if few else "3500000"
    code = FULL.replace("range(60)", "range(400)").partition("build(root, new)\nassert")[0] if few else FULL
    arguments = [str(tool), "-m", "sh", "-c", script, "sh", str(tmp_path), sys.executable, code, str(root), filler]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=root, env=unmeasured())
    if "permission denied" in done.stderr.lower() or "must be superuser" in done.stderr.lower():
        missing(f"a small disk could not be mounted: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    assert "E501" in done.stdout
    if not few:
        assert "published" in done.stdout
        assert done.stdout.endswith("converged\n")
