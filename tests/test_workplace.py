"""A workplace: which folders it has, what it refuses, and that it leaves nothing open."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import config
from generator.config import Settings
from generator.executors import Inline, Processes
from generator.problems import Failed
from generator.workplace import STATE, opened, output_folder, state_folder
from tests.sites import write

OUTPUTS = ("output", "public", "a/b", "a-b", "a/b/c", "verify", "memo.sqlite", "Output", ".site", "æ", "output-1")


def test_every_output_has_a_state_of_its_own(tmp_path: Path) -> None:
    """No two output folders share their state, and none shares it with the memo or the proof."""
    folders = [state_folder(tmp_path, tmp_path / name) for name in OUTPUTS]
    folders += [state_folder(tmp_path, Path(f"/srv/{name}")) for name in OUTPUTS]
    assert len({str(folder).casefold() for folder in folders}) == len(folders)
    assert {folder.parent for folder in folders} == {tmp_path / STATE}
    assert not {folder.name for folder in folders} & {"verify", "memo.sqlite"}
    assert state_folder(tmp_path, tmp_path / "output").name == "output"


def test_the_output_lies_in_the_site_or_where_it_is_said(tmp_path: Path) -> None:
    """A relative output folder is one in the site folder, an absolute one is itself."""
    assert output_folder(tmp_path, Settings()) == tmp_path / "output"
    assert output_folder(tmp_path, Settings(output="../beside")) == tmp_path.parent / "beside"
    assert output_folder(tmp_path, Settings(output=str(tmp_path / "x"))) == tmp_path / "x"


def test_a_workplace_opens_and_closes_everything(tmp_path: Path) -> None:
    """The state folder is made, the memo is open as long as the place is, and workers are as asked for."""
    with opened(tmp_path, Settings(), "inline") as place:
        assert place.state.is_dir()
        assert not place.output.exists()
        assert isinstance(place.executor, Inline)
        place.memo.table("things").put_many({"a": "1"})
    with pytest.raises(ValueError, match="closed"):
        place.memo.connection.execute("SELECT 1")
    with opened(tmp_path, Settings(jobs=3), "processes") as place:
        assert isinstance(place.executor, Processes)
        assert place.executor.workers == 3
        assert place.memo.table("things").items() == {"a": "1"}


def test_it_closes_when_the_work_fails(tmp_path: Path) -> None:
    """An exception closes the memo too, and passes through."""
    with pytest.raises(LookupError), opened(tmp_path, Settings(), "inline") as place:
        raise LookupError
    with pytest.raises(ValueError, match="closed"):
        place.memo.connection.execute("SELECT 1")


@pytest.mark.parametrize(
    "output", [".", "content", "content/site", "documents", "themes", ".dateline/x", "/", "~", ".."]
)
def test_folders_that_hold_what_people_wrote_are_no_output(output: str, tmp_path: Path) -> None:
    """The site, its sources, what holds them, the home folder and the disk are refused before anything is made."""
    site = tmp_path / "site"
    write(site, "content/a.md", "")
    with pytest.raises(Failed) as failure, opened(site, Settings(output=str(Path(output).expanduser())), "inline"):
        pass
    assert [problem.code for problem in failure.value.problems] == ["E504"]
    assert sorted(path.name for path in site.rglob("*")) == ["a.md", "content"]


def test_the_settings_of_the_site_are_its_own(tmp_path: Path) -> None:
    """A place follows the settings it was opened with, such as another folder for content."""
    write(tmp_path, "site.yaml", "content: articles\noutput: content\n")
    settings, _ = config.load(tmp_path)
    with opened(tmp_path, settings, "inline") as place:
        assert place.output == tmp_path / "content"
