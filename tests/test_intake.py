"""Taking in a content folder: what is known is not read again, what is changed always is, what is lost costs itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from generator import config, intake, memo
from generator.executors import Inline
from generator.intake import Taken
from generator.memo import Store
from generator.read.batch import ReadJob, media_digest
from generator.workplace import Workplace, opened
from tests.sites import article, small, unheard, write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of twenty articles, old enough for their times to be trusted."""
    folder = small(tmp_path / "site", 20)
    write(folder, "content/map.svg", "<svg/>")
    return folder


@pytest.fixture
def place(site: Path) -> Iterator[Workplace]:
    """A place that works in this process."""
    settings, _ = config.load(site)
    with opened(site, settings, "inline") as found:
        yield found


def taken(place: Workplace, site: Path) -> Taken:
    """What is in the content folder."""
    settings, _ = config.load(site)
    return intake.take_in(place, settings, (), unheard)


def titles(found: Taken) -> set[str]:
    """The titles of the articles."""
    return {article.title for article in found.content.articles}


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let the clock by which files were seen be ahead, so that their times are old enough to be trusted."""
    now_ns = memo.now_ns
    monkeypatch.setattr(memo, "now_ns", lambda: now_ns() + int(seconds * 1e9))


def unread(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose bytes are looked at only to see whether they have changed."""
    looked: list[str] = []

    def looking(file: Any) -> Any:
        looked.append(file.path)
        return media_digest(file)

    monkeypatch.setattr("generator.intake.media_digest", looking)
    return looked


def test_what_is_known_is_not_read_again(site: Path, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is parsed; once the times can be trusted, nothing is even opened."""
    first = taken(place, site)
    assert (first.read, len(first.content.articles)) == (20, 20)
    later(monkeypatch, 10)
    looked = unread(monkeypatch)
    second = taken(place, site)
    assert (second.read, second.content, second.key) == (0, first.content, first.key)
    assert len(looked) == 21
    looked.clear()
    third = taken(place, site)
    assert (third.read, third.content, third.key) == (0, first.content, first.key)
    assert looked == []


def test_a_fresh_time_is_not_trusted(site: Path, place: Workplace) -> None:
    """A file that changed within the tick of a clock, to the same size and time, is seen to have changed."""
    path = site / "content/story-3.md"
    taken(place, site)
    for title in ("Story A", "Story B", "Story C"):
        before = path.stat()
        path.write_text(path.read_text("utf-8").replace(path.read_text("utf-8")[11:18], title), "utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        found = taken(place, site)
        assert title in titles(found)
        assert found.read == 1


def test_a_restored_time_is_not_believed(site: Path, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed file with its old size and time is seen to have changed: the system notes when that was."""
    later(monkeypatch, 10)
    first = taken(place, site)
    path = site / "content/story-3.md"
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("Story 3", "Story X"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    found = taken(place, site)
    assert "Story X" in titles(found)
    assert found.key != first.key


def test_an_old_file_may_take_a_new_ones_place(site: Path, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is moved over another is read, however old it is."""
    later(monkeypatch, 10)
    taken(place, site)
    (site / "content/story-4.md").rename(site / "content/story-3.md")
    found = taken(place, site)
    assert (found.read, len(found.content.articles)) == (1, 19)
    assert {"Story 4"} == titles(found) & {"Story 3", "Story 4"}


def test_a_touched_file_is_not_read(site: Path, place: Workplace) -> None:
    """Another time on the same bytes costs a look and no reading."""
    first = taken(place, site)
    os.utime(site / "content/story-3.md", ns=(0, 0))
    found = taken(place, site)
    assert (found.read, found.content, found.key) == (0, first.content, first.key)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda row: "",
        lambda row: "nonsense",
        lambda row: row.partition("\n")[0],
        lambda row: row.partition("\n")[0] + "\n[1]",
        lambda row: row.partition("\n")[0] + "\n[{}, []]",
        lambda row: row.replace(" ", " x", 1),
    ],
    ids=["empty", "words", "no record", "half a record", "an empty record", "no number"],
)
def test_a_row_that_says_nothing_is_a_miss(spoil: Callable[[str], str], site: Path, place: Workplace) -> None:
    """A row that cannot be understood makes its file be read, and nothing else."""
    first = taken(place, site)
    settings, _ = config.load(site)
    table = place.memo.table("articles", intake.look(place, settings).version)
    table.put_many({"content/story-3.md": spoil(table.items()["content/story-3.md"])})
    found = taken(place, site)
    assert (found.read, found.content) == (1, first.content)


def test_rows_of_files_that_are_gone_are_forgotten(site: Path, place: Workplace) -> None:
    """What is remembered does not outgrow what is there."""
    taken(place, site)
    for number in range(15):
        (site / f"content/story-{number}.md").unlink()
    (site / "content/map.svg").unlink()
    found = taken(place, site)
    assert (len(found.content.articles), found.content.media) == (5, ())
    settings, _ = config.load(site)
    assert len(place.memo.table("articles", intake.look(place, settings).version).items()) == 5
    assert place.memo.table("media", "1").items() == {}


def test_another_limit_reads_everything_again(site: Path, place: Workplace) -> None:
    """What readings are made by is part of what is remembered."""
    taken(place, site)
    write(site, "site.yaml", "limits: {article_mb: 7}\n")
    assert taken(place, site).read == 20


class Mortal(Inline):
    """An executor that is lost with every job that reads a certain file."""

    def __init__(self, lethal: str) -> None:
        self.lethal = lethal

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do the job, or be lost with it."""
        (job,) = args
        assert isinstance(job, ReadJob)
        if any(file.path == self.lethal for file in job.files):
            future: Future[Any] = Future()
            future.set_exception(MemoryError())
            return future
        return super().submit(fn, *args, **kwargs)


def test_a_file_that_costs_a_worker_its_life_costs_itself(site: Path, tmp_path: Path) -> None:
    """Of a batch that was lost every other file is read, and the one to blame is one problem with its name."""
    store = Store(tmp_path / "memo.sqlite")
    try:
        place = Workplace(site, site / "output", site / "state", store, Mortal("content/story-3.md"))
        found = taken(place, site)
        (problem,) = found.content.problems
        assert (problem.code, problem.where and problem.where.path) == ("E109", "content/story-3.md")
        assert problem.message == "this file cannot be read: ran out of memory"
        assert len(found.content.articles) == 19
        assert found.key == ""
    finally:
        store.close()


def test_a_file_that_goes_meanwhile_was_never_there(
    site: Path, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that vanishes after it was found is no problem, and the reading is not taken for the whole."""
    settings, _ = config.load(site)
    seen = intake.look(place, settings)
    (site / "content/story-3.md").unlink()
    (site / "content/map.svg").unlink()
    found = intake.take_in(place, settings, (), unheard, seen)
    assert (len(found.content.articles), found.content.media, found.content.problems) == (19, (), ())
    assert found.key == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_files_place_is_a_problem_and_no_wait(site: Path, place: Workplace) -> None:
    """A file that became a pipe after it was found is named, and nobody waits for it."""
    settings, _ = config.load(site)
    seen = intake.look(place, settings)
    for name in ("story-3.md", "map.svg"):
        (site / "content" / name).unlink()
        os.mkfifo(site / "content" / name)
    found = intake.take_in(place, settings, (), unheard, seen)
    assert sorted(problem.where.path for problem in found.content.problems if problem.where) == [
        "content/map.svg",
        "content/story-3.md",
    ]
    assert {problem.code for problem in found.content.problems} == {"E109"}


def test_reading_tells_how_far_it_has_come(site: Path, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever listens hears of every batch, up to the last file."""
    monkeypatch.setattr(intake, "FILES_PER_BATCH", 6)
    heard: list[tuple[str, int, int]] = []
    settings, _ = config.load(site)
    intake.take_in(place, settings, (), lambda *given: heard.append(given))
    assert heard == [("articles read", done, 20) for done in (6, 12, 18, 20)]


def test_a_wrong_article_is_remembered_with_its_problems(site: Path, place: Workplace) -> None:
    """What is wrong with a file that has not changed is said again without reading it."""
    write(site, "content/wrong.md", article("Wrong", date="2020-02-30"))
    first = taken(place, site)
    again = taken(place, site)
    assert again.read == 0
    assert again.content.problems == first.content.problems
    assert [problem.code for problem in again.content.problems] == ["E107"]
