"""One command at a time: the lock is held by one process and ends with it."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator import files
from generator.problems import Failed, Problem
from tests.publish.sites import unmeasured

HOLDER = """
import sys, time
from pathlib import Path
from generator import files
with files.lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""
ENTRANT = """
import sys
from pathlib import Path
from generator import files
from generator.problems import Failed
try:
    with files.lock(Path(sys.argv[1])):
        print("in", flush=True)
        sys.stdin.read()
except Failed as failed:
    print(failed.problems[0].code, flush=True)
"""


def child(code: str, path: Path) -> subprocess.Popen[str]:
    """Another process that wants the lock."""
    arguments = [sys.executable, "-c", code, str(path)]
    return subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=unmeasured())


def end(process: subprocess.Popen[str]) -> None:
    """End a process of ours and close its pipes."""
    process.kill()
    with process:
        pass


def refusal(path: Path, wait: float = 0) -> Problem:
    """The problem that somebody gets who comes too late."""
    with pytest.raises(Failed) as caught, files.lock(path, wait):
        pass
    return caught.value.problems[0]


def test_a_held_lock_names_its_holder(tmp_path: Path) -> None:
    """While one process holds the lock, another is told its number; when the holder is killed, it is free at once."""
    path = tmp_path / "state" / "lock"
    for _ in range(10):
        holder = child(HOLDER, path)
        assert holder.stdout is not None
        try:
            assert holder.stdout.readline() == "held\n"
            problem = refusal(path)
            assert (problem.code, problem.message) == ("E503", f"process {holder.pid} is working here")
        finally:
            end(holder)
        with files.lock(path, wait=1):
            assert path.read_text().split()[0] == str(os.getpid())
        assert path.read_text() == ""


def test_of_two_at_once_one_runs(tmp_path: Path) -> None:
    """Of two processes that begin at the same moment exactly one comes in, and the other ends with E503."""
    path = tmp_path / "lock"
    for _ in range(10):
        pair = [child(ENTRANT, path), child(ENTRANT, path)]
        try:
            answers = [process.stdout.readline().strip() for process in pair if process.stdout]
        finally:
            for process in pair:
                end(process)
        assert sorted(answers) == ["E503", "in"]


def test_a_lock_is_waited_for(tmp_path: Path) -> None:
    """One who waits comes in when the holder leaves, and not before."""
    path = tmp_path / "lock"
    with files.lock(path):
        begun = time.monotonic()
        refusal(path, wait=0.12)
        assert time.monotonic() - begun >= 0.12
        assert refusal(path).message == f"process {os.getpid()} is working here"
    with files.lock(path, wait=1):
        pass


def test_a_lock_whose_file_was_removed_is_taken_anew(tmp_path: Path) -> None:
    """The holder may remove the lock file with the rest: one who waits holds a new file, not the one that is gone."""
    path = tmp_path / "state" / "lock"
    with ThreadPoolExecutor(1) as pool:
        with files.lock(path):
            waiting = pool.submit(_signed, path)
            time.sleep(0.15)
            path.unlink()
            path.parent.rmdir()
        assert waiting.result(timeout=5) == str(os.getpid())


def _signed(path: Path) -> str:
    with files.lock(path, wait=4):
        return path.read_text().split()[0]


def test_a_lock_that_ends_while_it_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the file is gone before its holder's name is read, another process was there, whoever it was."""
    path = tmp_path / "lock"

    def gone(_: int) -> bool:
        path.unlink()
        return False

    monkeypatch.setattr("generator.files.locking._taken", gone)
    assert refusal(path).message == "another process is working here"


def test_a_holder_elsewhere_is_named_with_its_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a shared disk the message says on which machine the other process is; an unsigned lock names nobody."""
    path = tmp_path / "lock"
    monkeypatch.setattr("socket.gethostname", lambda: "newsroom")
    with files.lock(path):
        monkeypatch.setattr("socket.gethostname", lambda: "here")
        assert refusal(path).message == f"process {os.getpid()} on newsroom is working here"
        path.write_text("")
        assert refusal(path).message == "another process is working here"


def test_a_program_that_is_started_does_not_hold_the_lock(tmp_path: Path) -> None:
    """What is started while the lock is held and lives on does not keep it."""
    path = tmp_path / "lock"
    with files.lock(path):
        started = subprocess.Popen(
            [sys.executable, "-c", "import sys; sys.stdin.read()"],
            stdin=subprocess.PIPE,
            close_fds=False,
            env=unmeasured(),
        )
    try:
        with files.lock(path):
            pass
    finally:
        started.kill()
        with started:
            pass


def test_a_lock_that_cannot_be_made_is_a_problem(tmp_path: Path) -> None:
    """Where the lock file cannot be, the problem names the place."""
    (tmp_path / "lock").mkdir()
    assert refusal(tmp_path / "lock").code == "E505"
