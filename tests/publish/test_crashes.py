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


if __name__ == "__main__":
    if sys.argv[3] == PORTABLE:
        system.current = Portable()
    run(Path(sys.argv[1]), int(sys.argv[2]))
