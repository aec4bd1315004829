"""Commands that nobody hears, or that stand nowhere: the work is done all the same, and the exit code is true."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.sites import COMMAND, ROOT, environment, write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
DOCUMENT = "Ferry fares rise\n\nUpdated 2 March 1931\n\nARDEN: Crossing the bay will cost more from April.\n"
PAGE = "output/1931/03/ferry-fares-rise.html"


def shell(site: Path, after: str) -> int:
    """The exit code of the command without a name, its streams as the rest of a shell line says."""
    line = f"{{ {shlex.join([*COMMAND, '-C', str(site)])} {after}"
    return subprocess.run(["sh", "-c", line], env=environment({}), timeout=120, check=False).returncode


@pytest.mark.parametrize("bad", [False, True])
@pytest.mark.parametrize(
    "after",
    ["; echo $? >code; } | true", "2>&1; echo $? >code; } 2>&1 | true", ">&- 2>&-; echo $? >code; }"],
    ids=["pipe", "pipe for both", "closed"],
)
def test_work_is_done_whether_or_not_somebody_listens(tmp_path: Path, after: str, bad: bool) -> None:
    """A reader that leaves, or none at all, keeps no document from its page, and no error from the exit code."""
    write(tmp_path, "documents/ferry.txt", DOCUMENT)
    if bad:
        write(tmp_path, "documents/picture.txt", bytes(100))
    shell(tmp_path, after.replace(">code", f">{shlex.quote(str(tmp_path / 'code'))}"))
    assert (tmp_path / PAGE).exists()
    assert (tmp_path / "code").read_text() == f"{int(bad)}\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
@pytest.mark.parametrize("form", ["text", "json"])
def test_words_that_find_no_room_are_not_our_mistake(tmp_path: Path, form: str) -> None:
    """Where the words do not fit on a disk the site is made, and the exit code says that the disk is full."""
    write(tmp_path, "documents/ferry.txt", DOCUMENT)
    assert shell(tmp_path, f"--format {form} >/dev/full; }}") == 3
    assert (tmp_path / PAGE).exists()
    assert not list(tmp_path.glob("*report*"))


@pytest.mark.parametrize("command", [shlex.join(COMMAND), "python3 build.py"], ids=["dateline", "build.py"])
def test_a_folder_that_is_gone_is_said(tmp_path: Path, command: str) -> None:
    """A command in a folder that was deleted says so, in words."""
    gone = tmp_path / "gone"
    gone.mkdir()
    command = command.replace("python3 build.py", shlex.join([COMMAND[0], str(ROOT / "build.py")]))
    line = f"rmdir {shlex.quote(str(gone))}; {command} list"
    ended = subprocess.run(
        ["sh", "-c", line], cwd=gone, env=environment({}), capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode == 2
    assert "the current folder is gone" in ended.stderr.lower()
    assert "Traceback" not in ended.stderr
