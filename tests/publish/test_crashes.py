"""A build killed at any moment leaves no torn file, and the next command makes the site whole."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from generator import files, publish
from generator.files import system
from generator.files.system import Operations
from generator.problems import Failed
from tests.files.faults import CALLS, Portable
from tests.publish.sites import Site, build, html, left_over, tree, unmeasured

KILLS = int(os.environ.get("DATELINE_KILLS", "40"))
"""How often builds are killed; more on request."""
PORTABLE = "portable"


def version(number: int) -> dict[str, bytes]:
    """The site in one of its versions: pages that change, pages that do not, that come and go, whole new folders."""
    site = {"index.html": html(f"version {number}"), "feed.xml": b"<generator>Dateline</generator>%d" % number}
    for page in range(60):
        if (page + number) % 7:
            text = f"page {page} " if page % 3 == 0 else f"page {page} in version {number} "
            site[f"{page % 5}/{page}.html"] = html(text * 300)
    site |= {f"folder{number % 3}/{page}.html": html(f"{number}" * 900) for page in range(12)}
    site |= {f"assets/style.{number:016x}.css": b"/* Dateline */ %d" % number}
    return site | ({"was": b"x"} if number % 2 else {"was/index.html": html(f"was {number}")})


def run(root: Path, first: int) -> None:
    """Publish one version after the other until killed."""
    sys.stdout.write("start\n")
    sys.stdout.flush()
    for number in range(first, first + 1_000):
        build(root, version(number))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def number_of(output: Path) -> int:
    """Which version the front page is of."""
    text = (output / "index.html").read_text().partition("version ")[2]
    return int(text.partition("<")[0])


def whole(output: Path, found: Site) -> int:
    """Assert that the files are just those of one version, and say which."""
    number = number_of(output)
    assert found == version(number), f"not version {number}"
    return number


def assert_sound(root: Path) -> None:
    """Assert that the ledger says just what stands in the output."""
    stands = publish.standing(root / "state", root / "output")
    assert {entry.url: entry.signature for entry in stands.ledger.entries} == dict(stands.found)
    assert all(files.digest_in(root / "output", entry.url) == entry.digest for entry in stands.ledger.entries)
    parents = {part for entry in stands.ledger.entries for part in files.above(entry.url)}
    assert set(stands.ledger.folders) == parents


@pytest.mark.skipif(os.name == "nt", reason="kills a process group")
@pytest.mark.parametrize("way", ["", PORTABLE], ids=["exchange", "portable"])
def test_a_killed_build_is_finished_by_the_next_command(tmp_path: Path, way: str) -> None:
    """Killed with its process group at any moment, a build leaves only whole files, and the next command one site."""
    chance = random.Random(20)
    possible = {number: version(number) for number in range(4)}
    build(tmp_path, possible[0])
    last, mixed = 0, 0
    for _ in range(KILLS // 2):
        arguments = [sys.executable, "-m", "tests.publish.test_crashes", str(tmp_path), str(last + 1), way]
        root = Path(__file__).parents[2]
        child = subprocess.Popen(
            arguments, stdout=subprocess.PIPE, text=True, start_new_session=True, cwd=root, env=unmeasured()
        )
        assert child.stdout is not None
        with child:
            assert child.stdout.readline() == "start\n"
            time.sleep(chance.random() * 0.15)
            os.killpg(child.pid, signal.SIGKILL)
            done = [int(line) for line in child.stdout.read().split("\n")[:-1]]
        reached = max(done, default=last)
        before = {url: data for url, data in tree(tmp_path / "output").items() if "/.dateline" not in f"/{url}"}
        texts = {number: version(number) for number in (reached, reached + 1)}
        assert all(data in (texts[reached].get(url), texts[reached + 1].get(url)) for url, data in before.items())
        mixed += before not in texts.values()
        publish.recover(tmp_path / "state", tmp_path / "output")
        assert left_over(tmp_path) == []
        last = whole(tmp_path / "output", tree(tmp_path / "output"))
        assert last in (reached, reached + 1)
        assert_sound(tmp_path)
    published = build(tmp_path, version(last))
    assert (published.added, published.changed, published.removed) == ((), (), ())
    assert KILLS < 100 or mixed, "no kill ever met a publication half-way"


class Killed(BaseException):
    """Stands for the end of the process."""


class Dying(Operations):
    """Operations that end the process at the n-th call (from 1), before or after it is carried out."""

    def __init__(self, number: int, after: bool, inner: Operations) -> None:
        self.number, self.after, self.inner, self.count = number, after, inner, 0

    def __getattribute__(self, name: str) -> Any:
        if name not in CALLS:
            return super().__getattribute__(name)
        method = getattr(super().__getattribute__("inner"), name)

        def counted(*arguments: object) -> object:
            self.count += 1
            if self.count >= self.number and not (self.after and self.count == self.number):
                raise Killed
            result = method(*arguments)
            if self.count == self.number:
                raise Killed
            return result

        return counted


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("inner", [Operations, Portable])
def test_a_kill_at_any_call_is_recovered_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: bool, inner: type[Operations]
) -> None:
    """For every n, a build that ends at its n-th call, with no way back, is whole after the next command."""
    old = {"index.html": html("old"), "a/b.html": html("b"), "was": b"x", "gone/c.html": html("c")}
    new = {"index.html": html("new"), "a/b.html": html("new b"), "was/d.html": html("d"), "e/f.html": html("f")}
    outcomes = set()
    for number in range(1, 200):
        root = tmp_path / str(number)
        root.mkdir()
        build(root, old)
        dying = Dying(number, after, inner())
        with monkeypatch.context() as patched:
            patched.setattr(system, "current", dying)
            patched.setattr("generator.files.area.clear", lambda area: None)
            patched.setattr("generator.files.publication._take_back", lambda *arguments: None)
            with suppress(Killed):
                build(root, new)
        publish.recover(root / "state", root / "output")
        assert left_over(root) == []
        found = tree(root / "output")
        assert found in (old, new)
        outcomes.add(found == new)
        assert_sound(root)
        build(root, new)
        assert tree(root / "output") == new
        assert_sound(root)
        if dying.count < number:
            break
    assert number > 20
    assert outcomes == {False, True}


def killed(root: Path, site: Site, operations: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build of the site that ends where the operations say, with no way back."""
    with monkeypatch.context() as patched, suppress(Killed):
        patched.setattr(system, "current", operations)
        patched.setattr("generator.files.publication._take_back", lambda *arguments: None)
        build(root, site)


def test_a_stage_that_lost_files_is_published_as_far_as_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a kill somebody clears a part of the stage: what is left is published, the next build makes the rest."""

    class BeforeMoving(Operations):
        def rename(self, source: str, target: str) -> None:
            if "/new/" in source:
                raise Killed
            super().rename(source, target)

    old = {"index.html": html("old")}
    new = {"index.html": html("new"), "a/b/c.html": html("c"), "a/d.html": html("d"), "e.html": html("e")}
    build(tmp_path, old)
    killed(tmp_path, new, BeforeMoving(), monkeypatch)
    (tmp_path / "state/stage/new/a/d.html").unlink()
    publish.recover(tmp_path / "state", tmp_path / "output")
    assert tree(tmp_path / "output") == {url: data for url, data in new.items() if url != "a/d.html"}
    published = build(tmp_path, new)
    assert (published.added, published.changed) == (("a/d.html",), ())
    assert_sound(tmp_path)


def test_a_kill_between_two_names_is_recovered_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a rename is a second name and the removal of the first, a kill between them is no obstacle."""

    class TwoNames(Portable):
        def rename(self, source: str, target: str) -> None:
            if source.endswith("b.html"):
                os.link(source, target)
                raise Killed
            super().rename(source, target)

    new = {"a.html": html("a"), "b.html": html("b")}
    build(tmp_path, {"a.html": html("old")})
    killed(tmp_path, new, TwoNames(), monkeypatch)
    publish.recover(tmp_path / "state", tmp_path / "output")
    assert tree(tmp_path / "output") == new
    assert_sound(tmp_path)


def test_a_stranger_stops_the_way_forward_until_it_is_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a kill somebody puts a file where a new page has to go: it is named and kept, and nothing else is lost."""

    class BeforeMoving(Operations):
        def rename(self, source: str, target: str) -> None:
            if source.endswith("new.html"):
                raise Killed
            super().rename(source, target)

    new = {"index.html": html("new"), "new.html": html("page")}
    build(tmp_path, {"index.html": html("old")})
    killed(tmp_path, new, BeforeMoving(), monkeypatch)
    theirs = tmp_path / "output" / "new.html"
    theirs.write_bytes(b"mine")
    for _ in range(2):
        with pytest.raises(Failed) as caught:
            publish.recover(tmp_path / "state", tmp_path / "output")
        assert caught.value.problems[0].code == "E505"
        assert theirs.read_bytes() == b"mine"
    theirs.unlink()
    publish.recover(tmp_path / "state", tmp_path / "output")
    assert tree(tmp_path / "output") == new
    assert left_over(tmp_path) == []


if __name__ == "__main__":
    if sys.argv[3] == PORTABLE:
        system.current = Portable()
    run(Path(sys.argv[1]), int(sys.argv[2]))
