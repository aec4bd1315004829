"""What the program tells people to type next, and what conversion tells people and programs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.cli.program import called
from tests.sites import ROOT, article, environment, write

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9
DOCUMENT = "Ferry fares rise\n\nUpdated 2 March 1931\n\nARDEN: Crossing the bay will cost more from April.\n"


@pytest.mark.parametrize(
    ("launched", "here", "typed"),
    [
        ("/srv/dateline/build.py", "/srv/dateline", "python3 build.py"),
        ("build.py", "/srv/dateline", "python3 build.py"),
        ("../dateline/build.py", "/srv/other", "python3 /srv/dateline/build.py"),
        ("/srv/my archive/build.py", "/srv", "python3 '/srv/my archive/build.py'"),
        ("/usr/local/bin/dateline", "/srv", "dateline"),
        ("-c", "/srv", "dateline"),
    ],
)
def test_the_program_is_called_as_people_called_it(launched: str, here: str, typed: str) -> None:
    """In a copy of the repository it is build.py, with the way to it from another folder; installed it is dateline."""
    assert called(launched, here) == typed


def test_what_a_copy_of_the_repository_tells_to_type_can_be_typed(tmp_path: Path) -> None:
    """Without the package installed, help and the next step name the file that people have."""
    for name in ("build.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("scripts", "generator", "themes"):
        (tmp_path / name).symlink_to(ROOT / name)

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "build.py", *arguments],
            cwd=tmp_path,
            env=environment({"DATELINE_ENVIRONMENT_CHECKED": "1"}),
            capture_output=True,
            text=True,
            timeout=120,
        )
        return done.stdout + done.stderr

    assert "python3 build.py -C 'my archive'" in run("init", "my archive")
    assert "Usage: python3 build.py build" in run("build", "--help")
    assert "Example: python3 build.py build" in run("build", "--help")
    assert "python3 build.py init" in run("list", "-C", "nowhere")


def test_conversion_tells_programs_every_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One JSON object holds what was written and what is wrong, with or without a build after it."""
    write(tmp_path, "documents/a.txt", DOCUMENT)
    write(tmp_path, "documents/picture.txt", PICTURE)
    for command in (("convert",), ()):
        assert main(["-C", str(tmp_path), *command, "--format", "json"]) == 1
        said = json.loads(capsys.readouterr().out)
        assert [problem["code"] for problem in said["problems"]] == ["C603"]


def test_conversion_counts_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No document, one, two of which one is no text, nothing new: each is said as people say it."""

    def said() -> str:
        main(["-C", str(tmp_path), "convert"])
        return capsys.readouterr().out.splitlines()[0]

    write(tmp_path, "content/a.md", article("A"))
    assert said() == "No documents in documents/"
    write(tmp_path, "documents/a.txt", DOCUMENT)
    assert said() == "1 document, 1 new or changed: 1 article in it, 1 file written"
    assert said() == "1 document: nothing new"
    write(tmp_path, "documents/picture.txt", PICTURE)
    assert said() == "2 documents: nothing new, 1 not text"
    write(tmp_path, "documents/b.txt", DOCUMENT.replace("Ferry", "Tram").replace("bay", "town"))
    write(tmp_path, "documents/c.txt", DOCUMENT.replace("Ferry", "Train").replace("bay", "valley"))
    assert said() == "4 documents, 2 new or changed, 1 not text: 2 articles in them, 2 files written"


def test_an_answer_that_was_asked_for_is_given_quietly_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--quiet` leaves out the summary, not what `--why` was asked."""
    write(tmp_path, "content/a.md", article("A"))
    assert main(["-C", str(tmp_path), "build", "--quiet", "--why", "index.html"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("index.html ")
    assert out.count("\n") == 1
