"""Saves are seen, whatever way an editor writes them and whatever the system keeps silent about."""

from __future__ import annotations

import logging
import shutil
import threading
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver, EventEmitter

from generator.preview import limits
from generator.preview.changes import Changed, Kind, Place, changed_at, folders_of
from generator.preview.inbox import Inbox
from generator.preview.watch import System
from generator.preview.watcher import Timing, Watcher
from generator.problems import Level, Problem
from tests.preview.fakes import site_at, watching

SAVES = 4
BY_EVENTS = Timing(sweep=3600.0)
"""No sweep comes to the rescue: what is seen was told by an event."""

QUICK = Timing(sweep=0.2, poll=0.1)


def truncated(path: Path, text: str) -> None:
    """Open, empty, write: most small editors."""
    path.write_text(text, encoding="utf-8")


def in_pieces(path: Path, text: str) -> None:
    """A program that writes line by line, flushing each."""
    with path.open("w", encoding="utf-8") as file:
        for line in [*text.splitlines(), "end"]:
            file.write(line)
            file.flush()


def renamed_over(path: Path, text: str) -> None:
    """Write beside, rename over: atomic savers, `sed -i`."""
    beside = path.with_name("sedX1y2Z3")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def backed_up(path: Path, text: str) -> None:
    """Rename to a backup, then create anew: for a moment there is no file."""
    path.rename(path.with_name(path.name + "~"))
    path.write_text(text, encoding="utf-8")


def probed(path: Path, text: str) -> None:
    """vim: try whether the folder can be written to, swap file, backup, new file, clean up."""
    probe, swap, backup = path.with_name("4913"), path.with_name(f".{path.name}.swp"), path.with_name(path.name + "~")
    probe.touch()
    probe.unlink()
    swap.write_bytes(b"b0VIM 9.0")
    path.rename(backup)
    path.write_text(text, encoding="utf-8")
    backup.unlink()
    swap.unlink()


def locked(path: Path, text: str) -> None:
    """Emacs: a dangling link as lock, an auto-save file, then the file."""
    lock, saved = path.with_name(f".#{path.name}"), path.with_name(f"#{path.name}#")
    lock.symlink_to("someone@host.1234")
    saved.write_text(text, encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    saved.unlink()
    lock.unlink()


def moved_in(path: Path, text: str) -> None:
    """Written elsewhere on the disk and moved over the file."""
    elsewhere = path.parents[2] / "elsewhere.md"
    elsewhere.write_text(text, encoding="utf-8")
    elsewhere.replace(path)


def appended(path: Path, text: str) -> None:
    """A shell's `>>`."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


PATTERNS = (truncated, in_pieces, renamed_over, backed_up, probed, locked, moved_in, appended)


@pytest.mark.parametrize("save", PATTERNS)
def test_each_save_is_one_change(tmp_path: Path, save: Callable[[Path, str], None]) -> None:
    """Every save is seen, and none makes more than one build; no editor's temporary file is told of."""
    article = tmp_path / "content/2020/a.md"
    with watching(site_at(tmp_path), timing=BY_EVENTS) as state:
        assert not state.watcher.polling
        for number in range(1, SAVES + 1):
            save(article, f"save {number}\nand a line\n" * number)
            assert state.until(lambda number=number: len(state.changes) >= number)  # type: ignore[misc]
    assert len(state.changes) == SAVES
    for changed in state.changes:
        assert changed.content
        assert not changed.documents
        assert "content/2020/a.md" in changed.paths
        assert set(changed.paths) <= {"content/2020/a.md", "content/2020/sedX1y2Z3"}


def test_a_burst_is_one_change(tmp_path: Path) -> None:
    """Three hundred files copied at once are built once, or twice where the machine stops in between."""
    with watching(site_at(tmp_path), timing=BY_EVENTS) as state:
        for number in range(300):
            (tmp_path / f"content/2020/{number}.md").write_text("x", encoding="utf-8")
        assert state.until(lambda: sum(len(changed.paths) for changed in state.changes) >= 300)
    assert len(state.changes) <= 2


def test_folders_come_go_and_are_swapped(tmp_path: Path) -> None:
    """New folders, a renamed one and a swapped root (a branch switch) are followed, and edits in them seen."""
    folders = site_at(tmp_path)
    with watching(folders, timing=BY_EVENTS) as state:
        (tmp_path / "content/2021/05").mkdir(parents=True)
        (tmp_path / "content/2021/05/b.md").write_text("x", encoding="utf-8")
        assert state.seen("content/2021/05/b.md")
        (tmp_path / "content/2021").rename(tmp_path / "content/2022")
        assert state.seen("content/2022/05/b.md")
        shutil.copytree(tmp_path / "content", tmp_path / "copy")
        (tmp_path / "content").rename(tmp_path / "away")
        (tmp_path / "copy").rename(tmp_path / "content")
        assert state.seen("content/2020/a.md")
        (tmp_path / "content/2022/05/c.md").write_text("x", encoding="utf-8")
        assert state.seen("content/2022/05/c.md")
        assert not state.watcher.polling


def test_a_place_that_comes_later_is_watched(tmp_path: Path) -> None:
    """documents/ made while the preview runs is watched from then on, and so is the settings file."""
    folders = site_at(tmp_path)
    (tmp_path / "documents").rmdir()
    with watching(folders, timing=BY_EVENTS) as state:
        (tmp_path / "documents").mkdir()
        (tmp_path / "documents/news.txt").write_text("x", encoding="utf-8")
        assert state.seen("documents/news.txt")
        assert any(changed.documents and not changed.content for changed in state.changes)
        (tmp_path / "documents/deep").mkdir()
        (tmp_path / "documents/deep/more.txt").write_text("x", encoding="utf-8")
        assert state.seen("documents/deep/more.txt")
        truncated(tmp_path / "site.yaml", "title: Other\n")
        assert state.seen("site.yaml")
        renamed_over(tmp_path / "themes/default/templates/page.html", "x")
        assert state.seen("themes/default/templates/page.html")
    assert state.changes[-1].theme
    assert not state.changes[-1].settings


def test_deletions_are_believed_when_they_last(tmp_path: Path) -> None:
    """A deleted article is told of once, after the grace that savers need."""
    with watching(site_at(tmp_path), timing=BY_EVENTS) as state:
        (tmp_path / "content/2020/a.md").unlink()
        assert state.seen("content/2020/a.md")
    assert len(state.changes) == 1


def test_output_and_state_are_nobodys_words(tmp_path: Path) -> None:
    """What the build itself writes makes no build: output, state, the converter's memory, temporary names."""
    with watching(site_at(tmp_path), timing=BY_EVENTS) as state:
        for name in ("output/index.html", ".dateline/memo.sqlite", "content/.converter/ledger.jsonl", "note.txt"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("x", encoding="utf-8")
        (tmp_path / "content/2020/.dateline-1f-2.tmp").write_text("x", encoding="utf-8")
        (tmp_path / "content/2020/b.md").write_text("x", encoding="utf-8")
        assert state.seen("content/2020/b.md")
    assert {path for changed in state.changes for path in changed.paths} == {"content/2020/b.md"}


def test_reading_is_no_change(tmp_path: Path) -> None:
    """A build that reads every file is not told of it."""
    with watching(site_at(tmp_path), timing=QUICK) as state:
        for _ in range(3):
            (tmp_path / "content/2020/a.md").read_bytes()
        (tmp_path / "documents/b.txt").write_text("x", encoding="utf-8")
        assert state.seen("documents/b.txt")
    assert {path for changed in state.changes for path in changed.paths} == {"documents/b.txt"}


def test_a_sweep_finds_what_no_event_tells(tmp_path: Path) -> None:
    """Edits behind a linked folder make no event and are found all the same."""
    folders = site_at(tmp_path)
    (tmp_path / "far").mkdir()
    (tmp_path / "far/b.md").write_text("x", encoding="utf-8")
    (tmp_path / "content/far").symlink_to(tmp_path / "far")
    with watching(folders, timing=QUICK) as state:
        (tmp_path / "far/b.md").write_text("longer", encoding="utf-8")
        assert state.seen("content/far/b.md")
        assert not state.watcher.polling
        (tmp_path / "far/b.md").unlink()
        assert state.until(lambda: len(state.changes) == 2)


def test_a_linked_root_is_watched_where_it_lies(tmp_path: Path) -> None:
    """content/ may be a link to a folder elsewhere; its events name the files below content/."""
    folders = site_at(tmp_path)
    (tmp_path / "content").rename(tmp_path / "real")
    (tmp_path / "content").symlink_to(tmp_path / "real")
    with watching(folders, timing=BY_EVENTS) as state:
        truncated(tmp_path / "content/2020/a.md", "changed")
        assert state.seen("content/2020/a.md")


@pytest.mark.parametrize("limit", [1, limits.MARGIN])
def test_too_few_watches_are_said_and_polled(tmp_path: Path, limit: int) -> None:
    """With too low a limit the watcher says so at once, with what to type, and finds edits by looking."""
    folders = site_at(tmp_path)
    with watching(folders, timing=QUICK, system=System(allowed=lambda: limit)) as state:
        assert state.watcher.polling
        assert [problem.code for problem in state.problems] == ["W501"]
        assert state.problems[0].level is Level.WARNING
        assert f"7 folders, system limit {limit}. Checking every 0.1 s instead" in state.problems[0].message
        assert state.problems[0].hint == "sysctl fs.inotify.max_user_watches=524288"
        for save in PATTERNS:
            before = len(state.changes)
            save(tmp_path / "content/2020/a.md", f"{save.__name__} wrote this")
            assert state.until(lambda before=before: len(state.changes) > before)  # type: ignore[misc]
            assert "content/2020/a.md" in state.changes[-1].paths
        (tmp_path / "content/2020/a.md").unlink()
        number = len(state.changes)
        assert state.until(lambda: len(state.changes) > number)


def test_watches_that_are_silently_missing_are_counted(tmp_path: Path) -> None:
    """The kernel's own count tells when the observer could not watch every folder and kept it to itself."""
    held = iter([0, 3])
    with watching(site_at(tmp_path), timing=QUICK, system=System(held=lambda: next(held, 3))) as state:
        assert state.watcher.polling
        assert "3 of 7 folders have a watch" in state.problems[0].message
        truncated(tmp_path / "content/2020/a.md", "changed")
        assert state.seen("content/2020/a.md")


def test_watches_that_go_missing_later_are_counted_twice(tmp_path: Path) -> None:
    """One short count may be a folder just made; two in a row turn the watcher to polling."""
    enough = threading.Event()
    system = System(held=lambda: 2 if enough.is_set() else None)
    with watching(site_at(tmp_path), timing=QUICK, system=system) as state:
        assert not state.watcher.polling
        enough.set()
        assert state.until(lambda: bool(state.problems))
        truncated(tmp_path / "content/2020/a.md", "changed")
        assert state.seen("content/2020/a.md")
        assert state.watcher.polling


class Refusing(BaseObserver):
    """An observer on a system that has no watch left."""

    def __init__(self) -> None:
        super().__init__(EventEmitter)

    def start(self) -> None:
        """Fail as inotify does."""
        raise OSError(24, "inotify instance limit reached")


class Silent(BaseObserver):
    """An observer that starts, and has failed the second time it is asked to watch."""

    def __init__(self) -> None:
        super().__init__(EventEmitter)


def test_watching_that_fails_is_said_and_polled(tmp_path: Path) -> None:
    """No watches at all: the reason is said in the system's words."""
    with watching(site_at(tmp_path), timing=QUICK, system=System(observer=Refusing)) as state:
        assert "inotify instance limit reached" in state.problems[0].message
        assert state.problems[0].hint == "sysctl fs.inotify.max_user_instances=1024"
        truncated(tmp_path / "content/2020/a.md", "changed")
        assert state.seen("content/2020/a.md")


def test_watching_that_fails_later_is_said_and_polled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A root that comes back and cannot be watched again ends the events, not the preview."""
    folders = site_at(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "no watch left")

    with watching(folders, timing=QUICK) as state:
        assert not state.watcher.polling
        monkeypatch.setattr(BaseObserver, "schedule", refuse)
        (tmp_path / "content").rename(tmp_path / "away")
        (tmp_path / "content/2020").mkdir(parents=True)
        (tmp_path / "content/2020/z.md").write_text("x", encoding="utf-8")
        assert state.seen("content/2020/z.md")
        assert state.until(lambda: bool(state.problems))
        assert "watching stopped (no watch left)" in state.problems[0].message
        assert state.problems[0].hint == "sysctl fs.inotify.max_user_watches=524288"
        truncated(tmp_path / "content/2020/z.md", "changed")
        assert state.until(lambda: sum("content/2020/z.md" in changed.paths for changed in state.changes) >= 2)


def test_disks_that_report_nothing_are_polled(tmp_path: Path) -> None:
    """A network share is polled from the start, and named."""
    with watching(site_at(tmp_path), timing=QUICK, system=System(silent_disk=lambda _: "nfs4")) as state:
        assert "this disk (nfs4) does not report changes" in state.problems[0].message
        truncated(tmp_path / "content/2020/a.md", "changed")
        assert state.seen("content/2020/a.md")


def test_polling_on_request_is_no_warning(tmp_path: Path) -> None:
    """--poll is said back as information."""
    with watching(site_at(tmp_path), poll=True, timing=QUICK) as state:
        assert state.watcher.polling
        assert state.problems[0].level is Level.INFO
        (tmp_path / "documents/b.txt").write_text("x", encoding="utf-8")
        assert state.seen("documents/b.txt")
    assert state.changes == [Changed(documents=True, paths=("documents/b.txt",))]


def test_lost_events_make_it_look_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When watchdog says that events were lost, every folder is looked at, long before a sweep."""
    monkeypatch.setattr("generator.preview.watch._News.dispatch", lambda *_: None)
    with watching(site_at(tmp_path), timing=BY_EVENTS) as state:
        truncated(tmp_path / "content/2020/a.md", "changed")
        logging.getLogger("watchdog.observers.inotify_c").warning("Inotify queue overflowed; events were lost")
        assert state.seen("content/2020/a.md")
    assert not any(type(handler).__name__ == "_Losses" for handler in logging.getLogger("watchdog").handlers)


def test_watchdogs_own_warnings_are_silent(tmp_path: Path) -> None:
    """Kilobytes of the observer's inner state are not shown; warnings of others are."""
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        with watching(site_at(tmp_path)):
            warnings.warn_explicit("x" * 4000, RuntimeWarning, "inotify_c.py", 1, module="watchdog.observers.inotify_c")
            warnings.warn_explicit("ours", RuntimeWarning, "other.py", 1, module="other")
        assert [str(warning.message) for warning in shown] == ["ours"]


def test_an_edit_during_a_build_is_seen_after_it(tmp_path: Path) -> None:
    """What happens while nobody waits is told to the next who does."""
    with Watcher(site_at(tmp_path), lambda _: None, timing=BY_EVENTS) as watcher:
        truncated(tmp_path / "content/2020/a.md", "one")
        first = watcher.wait()
        truncated(tmp_path / "content/2020/a.md", "two, while building")
        (tmp_path / "documents/b.txt").write_text("x", encoding="utf-8")
        second = watcher.wait()
        watcher.close()
        assert watcher.wait() is None
    assert first == Changed(content=True, paths=("content/2020/a.md",))
    assert second == Changed(documents=True, content=True, paths=("content/2020/a.md", "documents/b.txt"))


def test_changes_without_an_end_are_told_in_time(tmp_path: Path) -> None:
    """A file that is written to all the time is told of although it never settles."""
    with watching(site_at(tmp_path), timing=Timing(calm=5.0, longest=0.2, sweep=3600.0)) as state:
        truncated(tmp_path / "content/2020/a.md", "changed")
        assert state.seen("content/2020/a.md")


def test_changes_are_sorted_by_what_they_are(tmp_path: Path) -> None:
    """The innermost place decides; a file outside the site is called by its name; other files are nothing."""
    folders = folders_of(tmp_path, output=tmp_path / "output", themes=("themes", "/elsewhere/theme"))
    assert Place(tmp_path / "splits.yaml", Kind.DOCUMENTS, single=True) in folders.places
    assert changed_at(folders, {str(tmp_path / "profiles/x.yaml")}).documents
    assert changed_at(folders, {"/elsewhere/theme/page.html"}) == Changed(theme=True, paths=("page.html",))
    assert not changed_at(folders, {str(tmp_path / "README.md")})
    both = Changed(theme=True, paths=("b",)) | Changed(settings=True, paths=("a", "b"))
    assert both == Changed(theme=True, settings=True, paths=("a", "b"))


def test_an_inbox_is_calm_after_the_last_news() -> None:
    """News starts the calm anew; the moment given ends it."""
    inbox = Inbox()
    assert not inbox.rest(0)
    inbox.tell({"a"})
    assert inbox.rest(60)
    begun = time.monotonic()
    inbox.calm(60, begun + 0.05)
    inbox.tell(None)
    assert inbox.take() == (frozenset({"a"}), True)
    assert inbox.take() == (frozenset(), False)
    inbox.close()
    inbox.calm(60, time.monotonic() + 60)


def test_the_kernels_numbers(tmp_path: Path) -> None:
    """The limit and the watches held are read from /proc, and are unknown where it is not."""
    (tmp_path / "limit").write_text("8192\n", encoding="ascii")
    (tmp_path / "broken").write_text("many", encoding="ascii")
    assert limits.allowed(tmp_path / "limit") == 8192
    assert limits.allowed(tmp_path / "broken") is None
    assert limits.allowed(tmp_path / "missing") is None
    (tmp_path / "fdinfo").mkdir()
    (tmp_path / "fdinfo/3").write_text("pos: 0\ninotify wd:2 ino:1\ninotify wd:1 ino:2\n", encoding="ascii")
    (tmp_path / "fdinfo/4").mkdir()
    assert limits.held(tmp_path / "fdinfo") == 2
    assert limits.held(tmp_path / "missing") is None
    (tmp_path / "a/b").mkdir(parents=True)
    assert limits.wanted([str(tmp_path / "a"), str(tmp_path / "missing")], [str(tmp_path / "a"), str(tmp_path)]) == 3


def test_silent_disks_are_told_from_their_mounts(tmp_path: Path) -> None:
    """The innermost mount decides; blanks in its path are written as octal numbers."""
    lines = [
        "21 1 8:1 / / rw - ext4 /dev/sda1 rw",
        "22 21 0:40 / /home rw shared:1 - nfs4 host:/home rw",
        "23 22 0:41 / /home/local rw - ext4 /dev/sdb1 rw",
        "24 21 0:42 / /mnt/my\\040disk rw - fuse.sshfs host: rw",
        "broken",
    ]
    mounts = tmp_path / "mountinfo"
    mounts.write_text("\n".join(lines), encoding="utf-8")
    assert limits.silent_disk(["/srv", "/home/ann/site"], mounts) == "nfs4"
    assert limits.silent_disk(["/home/local/site", "/homeless"], mounts) == ""
    assert limits.silent_disk(["/mnt/my disk/site"], mounts) == "fuse.sshfs"
    assert limits.silent_disk(["/srv"], tmp_path / "missing") == ""


@pytest.mark.skipif(not Path("/proc/self/fdinfo").is_dir(), reason="the kernel does not count watches")
def test_the_watches_are_really_there(tmp_path: Path) -> None:
    """Without any stand-in, the kernel counts a watch for each folder, and none once the watcher has ended."""
    folders = site_at(tmp_path)
    before = limits.held() or 0
    with Watcher(folders, lambda _: None):
        during = limits.held() or 0
    assert during - before >= limits.wanted([str(tmp_path / "content"), str(tmp_path / "documents")])
    assert (limits.held() or 0) == before
    assert not any((tmp_path / "output").iterdir())


@pytest.mark.parametrize("poll", [False, True], ids=["events", "polling"])
def test_other_folders_are_followed_when_they_are_named(tmp_path: Path, poll: bool) -> None:
    """A watcher that is given other folders hears of changes there, and no longer of those in the old ones."""
    folders = site_at(tmp_path)
    (tmp_path / "texts").mkdir()
    other = folders_of(tmp_path, output=tmp_path / "output", content="texts")
    problems: list[Problem] = []
    with Watcher(folders, problems.append, poll=poll, timing=Timing(sweep=0.2, poll=0.2)) as watcher:
        assert not watcher.follow(folders)
        assert watcher.follow(other)
        (tmp_path / "content/2020/a.md").write_text("old", encoding="utf-8")
        (tmp_path / "texts/b.md").write_text("new", encoding="utf-8")
        assert watcher.wait() == Changed(content=True, paths=("texts/b.md",))
        assert watcher.polling == poll
