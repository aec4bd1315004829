"""The same input gives the same bytes: whatever the workers, the machine's settings, and where the site lies."""

from __future__ import annotations

import getpass
import os
import random
import shutil
import socket
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

from tests.law.script import begin
from tests.sites import built, dateline, tree, unlike

SEED = 20
PLACE = "a-very-particular-checkout"
USER = "a-very-particular-user"
NOW = date.today().isoformat()  # noqa: DTZ011 - the day by the clock that a command reads; no article is near it
MACHINES = {
    "one job": {"jobs": "1"},
    "four jobs": {"jobs": "4"},
    "another hash seed": {"PYTHONHASHSEED": "1", "jobs": "2"},
    "a third hash seed": {"PYTHONHASHSEED": "4294967295", "jobs": "3"},
    "another time zone": {"TZ": "Pacific/Kiritimati", "jobs": "2"},
    "another language": {"LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONUTF8": "0", "jobs": "2"},
    "no language": {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "TZ": "America/New_York",
        "jobs": "2",
    },
    "a careful umask": {"umask": "077", "jobs": "2"},
    "a long path": {
        "path": f"{PLACE}/with a blank/é",
        "USER": USER,
        "LOGNAME": USER,
        "HOME": f"/home/{USER}",
        "jobs": "2",
    },
}


def site(folder: Path) -> Path:
    """The site that is built everywhere: of two dozen articles, with all that a script may give them."""
    play = begin(folder, SEED)
    for number in range(3):
        begin(folder, SEED + number)
    play.set(base_url="https://example.org/news/", theme="own", page_size=5, params={"motto": "Dry feet"})
    return folder


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What this process makes of the site, with no worker but itself."""
    folder = site(tmp_path_factory.mktemp("inline") / "site")
    assert built(folder, "inline", NOW).published
    return tree(folder / "output")


@pytest.mark.parametrize("machine", MACHINES)
def test_every_machine_makes_the_same_bytes(machine: str, expected: dict[str, bytes], tmp_path: Path) -> None:
    """Worker processes, hash seeds, time zones, languages, umasks and places leave no trace in any output."""
    given = dict(MACHINES[machine])
    folder = site(tmp_path / given.pop("path", "site"))
    jobs, umask = given.pop("jobs"), int(given.pop("umask", "022"), 8)
    done = dateline(folder, "--jobs", jobs, "build", env=given, preexec_fn=lambda: os.umask(umask))
    assert done.returncode == 0, done.stderr
    made = tree(folder / "output")
    assert unlike(made, expected) == []
    text = b"".join(data for path, data in made.items() if not path.endswith(".woff2"))
    traces = [PLACE, USER, str(tmp_path), socket.gethostname(), f"{getpass.getuser()}@", NOW]
    assert [trace for trace in traces if trace.encode() in text] == []


class _Shuffled:
    """What a folder holds, in any order."""

    def __init__(self, listing: Any) -> None:
        self._listing = listing
        self._entries = list(listing)
        random.Random(SEED).shuffle(self._entries)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._entries)

    def __enter__(self) -> _Shuffled:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listing.close()


def test_the_order_of_a_listing_does_not_show(
    expected: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that names its files in another order gives the same site."""
    folder = site(tmp_path / "site")
    scandir, listdir = os.scandir, os.listdir
    monkeypatch.setattr(os, "scandir", lambda *given: _Shuffled(scandir(*given)))
    monkeypatch.setattr(os, "listdir", lambda *given: [entry.name for entry in _Shuffled(scandir(*given))])
    assert built(folder, "inline", NOW).published
    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os, "listdir", listdir)
    assert unlike(tree(folder / "output"), expected) == []


def test_files_are_as_old_as_one_likes(expected: dict[str, bytes], tmp_path: Path) -> None:
    """The times of the files and the order in which they were written do not show."""
    folder = site(tmp_path / "first")
    moved = tmp_path / "second"
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file():
            target = moved / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, ns=(0, 4_000_000_000_000_000_000))
    assert built(moved, "inline", NOW).published
    assert unlike(tree(moved / "output"), expected) == []
