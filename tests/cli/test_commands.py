"""The command line: what each command prints, where, and the code it ends with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import files
from generator.cli import building, main
from generator.cli.console import Screen
from generator.codes import CODES
from generator.problems import Level, Problem
from tests.sites import COMMAND, STATE, article, built, dateline, environment, small, stamps, tree, unlike, write

DOCUMENT = """Storm takes nine roofs

Short Url
Updated 03 March 2020
Follow

Storm takes nine roofs

OSLO: The storm came over the sea at noon and took the roofs of nine houses.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with settings."""
    folder = small(tmp_path / "site")
    write(folder, "site.yaml", "title: The Record\n")
    return folder


class Said:
    """Runs commands in this process and keeps what they said."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *arguments: str | Path) -> int:
        """The exit code of one command line."""
        code = main([str(argument) for argument in arguments])
        self.out, self.err = self._capsys.readouterr()
        return code


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Said:
    """Run a command line."""
    return Said(capsys)


def test_without_a_command_documents_become_pages(run: Said, site: Path) -> None:
    """The bare program converts what is new, builds, and says both in a line each."""
    write(site, "documents/storm.txt", DOCUMENT)
    assert run("-C", site) == 0
    converted, published = run.out.splitlines()
    assert converted == "1 document, 1 new or changed: 1 article in it, 1 file written"
    assert published.startswith("4 articles → ")
    assert (site / "output/2020/03/storm-takes-nine-roofs.html").is_file()
    assert run("-C", site) == 0
    assert run.out.splitlines()[0] == "1 document: nothing new"
    assert " 0 written, " in run.out


@pytest.mark.parametrize("before", [True, False], ids=["before the command", "after the command"])
def test_options_of_all_commands_stand_anywhere(before: bool, run: Said, site: Path) -> None:
    """What every command takes may stand before its name or after it."""
    given = ("-C", site, "--format", "json", "--jobs", "1", "--quiet")
    arguments = (*given, "build") if before else ("build", *given)
    assert run(*arguments) == 0
    assert json.loads(run.out)["published"] is True


def test_the_nearest_settings_above_name_the_site(run: Said, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without -C the site is the nearest folder with a site.yaml at or above the current one."""
    below = site / "content/deep/deeper"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert run("build") == 0
    assert (site / "output/index.html").is_file()


def test_a_folder_without_settings_is_a_site(run: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no site.yaml above, the current folder is the site."""
    small(tmp_path / "bare")
    monkeypatch.chdir(tmp_path / "bare")
    assert run("build") == 0
    assert (tmp_path / "bare/output/index.html").is_file()


def test_other_settings_may_be_named(run: Said, site: Path) -> None:
    """--config takes the settings from another file."""
    other = write(site, "other.yaml", "title: Quite Another\n")
    assert run("-C", site, "--config", other, "build") == 0
    assert b"Quite Another" in (site / "output/index.html").read_bytes()
    assert run("-C", site, "--config", site / "none.yaml", "build") == 2
    assert "error[E703] there is no such file" in run.err


def test_build_options_stand_in_for_settings(run: Said, site: Path, tmp_path: Path) -> None:
    """The output, the address, drafts and what is to come can be given on the command line."""
    write(site, "content/draft.md", article("Draft", date="2020-01-01", draft=True))
    write(site, "content/future.md", article("Future", date="2999-01-01"))
    target = tmp_path / "elsewhere"
    options = ("--output", target, "--base-url", "https://example.org/x", "--drafts", "--future")
    assert run("-C", site, "build", *options) == 0
    assert (target / "2020/01/draft.html").is_file()
    assert (target / "2999/01/future.html").is_file()
    assert b"https://example.org/x/index.html" in (target / "sitemap.xml").read_bytes()
    assert not (site / "output").exists()
    assert run("-C", site, "build") == 0
    assert "5 articles, 2 left out (dateline list says why)" in run.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "--outputt", "x"), "No such option '--outputt'"),
        (("biuld",), "No such command 'biuld'"),
        (("build", "extra"), "unexpected extra argument"),
        (("--format", "xml", "build"), "'xml' is not one of"),
        (("--jobs", "many", "build"), "'many' is not a valid integer"),
        (("build", "--base-url", "example.org"), "error[E704]"),
        (("-C", "nowhere", "build"), "error[E704] nowhere is not a folder"),
        (("explain", "E999"), "error[E704] there is no message E999"),
        (("schema", "nothing"), "'nothing' is not one of"),
        (("new",), "Missing argument 'TITLE'"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...], said: str, run: Said, site: Path) -> None:
    """A command line that cannot be understood is one message, and nothing is done."""
    given = () if arguments[0] in {"-C", "explain", "schema"} else ("-C", site)
    assert run(*given, *arguments) == 2
    assert said in run.err
    assert run.out == ""
    assert not (site / "output").exists()


def test_quiet_says_only_what_is_wrong(run: Said, site: Path) -> None:
    """With --quiet a build that went well is silent; warnings and errors are still said."""
    assert run("-C", site, "--quiet", "build") == 0
    assert (run.out, run.err) == ("", "")
    write(site, "content/tide.md", article("Tide", "[gone](gone.md)\n"))
    assert run("-C", site, "--quiet", "build") == 0
    assert run.out == ""
    assert "warning[W403]" in run.err
    (site / STATE / "output/ledger.sqlite").unlink()
    assert run("-C", site, "--quiet", "build") == 0
    assert "info[" not in run.err


@pytest.mark.parametrize("command", ["build", "list", "check", "convert", "clean"])
def test_every_report_is_one_json_object(command: str, run: Said, site: Path) -> None:
    """With --format json standard output is one object and standard error is empty, in success and in failure."""
    assert run("-C", site, "--format", "json", command) == 0
    assert isinstance(json.loads(run.out), dict)
    assert run.err == ""
    write(site, "site.yaml", "titel: A\n")
    assert run("-C", site, "--format", "json", command) == 2
    (problem,) = json.loads(run.out)["problems"]
    assert (problem["code"], problem["path"], problem["line"], problem["column"]) == ("E701", "site.yaml", 1, 1)
    assert problem["help"] == 'did you mean "title"?'
    assert problem["source"][0]["text"] == "titel: A"
    assert run.err == ""


def test_a_build_reports_its_counts_as_json(run: Said, site: Path) -> None:
    """The JSON of a build names every output it touched, what it skipped and why a page changed."""
    write(site, "content/draft.md", article("Draft", draft=True))
    assert run("-C", site, "--format", "json", "build") == 0
    record = json.loads(run.out)
    assert set(record["added"]) == set(tree(site / "output"))
    assert (record["read"], record["articles"], record["changed"], record["removed"]) == (4, 4, [], [])
    assert record["skipped"] == [{"path": "content/draft.md", "title": "Draft", "reason": "draft"}]
    assert run("-C", site, "--format", "json", "build", "--why", "index.html") == 0
    record = json.loads(run.out)
    assert (record["added"], record["unchanged"]) == ([], len(tree(site / "output")))
    assert record["why"] == "index.html has not changed"


def test_strict_fails_on_warnings(run: Said, site: Path) -> None:
    """--strict turns warnings into a failure that publishes nothing."""
    write(site, "content/tide.md", article("Tide", "[gone](gone.md)\n"))
    assert run("-C", site, "build", "--strict") == 1
    assert run.out.startswith("Nothing was published")
    assert not (site / "output").exists()
    assert run("-C", site, "build") == 0


def test_verify_compares_with_a_clean_build(run: Said, site: Path) -> None:
    """--verify says that the bytes are those of a clean build, and leaves nothing of that."""
    assert run("-C", site, "build", "--verify") == 0
    assert "Verified: a clean build makes the same bytes" in run.out
    assert not (site / STATE / "verify").exists()


def test_why_is_answered_in_a_sentence(run: Said, site: Path) -> None:
    """--why prints what made a page change."""
    run("-C", site, "build")
    write(site, "site.yaml", "title: Another\n")
    assert run("-C", site, "build", "--why", "index.html") == 0
    assert run.out.startswith("index.html is made again because this has changed: what every page sees of the site")


def test_the_list_says_what_is_left_out(run: Said, site: Path) -> None:
    """`list` prints the articles, newest first, undated last, with the reason of those that are left out."""
    write(site, "content/draft.md", article("Draft", date="2022-01-01", draft=True))
    write(site, "content/undated.md", article("Undated"))
    assert run("-C", site, "list") == 0
    assert run.out.splitlines() == [
        "2022-01-01  Draft  (content/draft.md)  – draft",
        "2021-03-11  Story 2  (content/story-2.md)",
        "2021-02-11  Story 1  (content/story-1.md)",
        "2021-01-11  Story 0  (content/story-0.md)",
        "undated     Undated  (content/undated.md)",
        "4 published, 1 left out",
    ]
    write(site, "content/bad.md", "---\ndate: 2020-01-01\n---\n")
    assert run("-C", site, "--format", "json", "list") == 1
    record = json.loads(run.out)
    assert [each["skipped"] for each in record["articles"]] == ["draft", None, None, None, None]
    assert [problem["code"] for problem in record["problems"]] == ["E101"]


def test_every_message_is_explained(run: Said) -> None:
    """`explain` prints a page for each code, in either case, and lists them all."""
    assert run("explain") == 0
    assert [line.split()[0] for line in run.out.splitlines()] == list(CODES)
    for code in CODES:
        assert run("explain", code.lower()) == 0
        assert run.out.startswith(f"{code}: {CODES[code].title}\n\n")


def test_schemas_are_json(run: Said) -> None:
    """`schema` prints one schema, or all by name."""
    assert run("schema") == 0
    every = json.loads(run.out)
    for name, schema in every.items():
        assert run("schema", name) == 0
        assert json.loads(run.out) == schema


def test_conversion_reports_and_rehearses(run: Said, site: Path) -> None:
    """`convert` can rehearse, writes its report where it is asked to, and can prove that nothing was lost."""
    write(site, "documents/storm.txt", DOCUMENT)
    report = site / "report.json"
    assert run("-C", site, "convert", "--dry-run", "--report", report) == 0
    first, *details = run.out.splitlines()
    assert first == "1 document, 1 new or changed: 1 article in it, 1 file would be written"
    assert any(line.startswith("  left out: 3 lines (") for line in details)
    assert not (site / "content/articles").exists()
    assert json.loads(report.read_text("utf-8"))["totals"]["articles"] == 1
    assert run("-C", site, "convert", "--content", site / "other") == 0
    assert (site / "other/articles/2020/03/storm-takes-nine-roofs.md").is_file()
    assert run("-C", site, "convert", site / "documents/storm.txt") == 0
    assert run("-C", site, "convert", "--audit") == 0
    assert run.out.startswith("Every document can be rebuilt")


def test_cleaning_leaves_what_is_not_ours(run: Said, site: Path) -> None:
    """`clean` removes the outputs and everything remembered, and leaves files of others."""
    run("-C", site, "build")
    count = len(tree(site / "output"))
    write(site, "output/CNAME", "news.example.org")
    assert run("-C", site, "clean") == 0
    assert run.out == f"Removed {count} files we had written; left 1 we had not\n"
    assert tree(site / "output") == {"CNAME": b"news.example.org"}
    assert not (site / STATE).exists()


def test_a_lock_that_is_held_ends_with_4(run: Said, site: Path) -> None:
    """Whatever writes is refused while another command is at work here, and says which process that is."""
    built(site)
    before = stamps(site / "output")
    with files.lock(site / STATE / "output" / "lock"):
        for command in ("build", "clean"):
            done = dateline(site, command)
            assert (done.returncode, done.stdout) == (4, "")
            assert done.stderr.startswith(f"error[E503] process {os.getpid()} is working here")
        assert dateline(site, "--format", "json", "build").returncode == 4
    assert stamps(site / "output") == before
    assert run("-C", site, "build") == 0


def slow(site: Path) -> None:
    """Add articles enough for a build to be interrupted in."""
    for number in range(60):
        write(site, f"content/slow-{number}.md", article(f"Slow {number}", "*Text* here. " * 2_000))


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no process groups")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("group", [True, False], ids=["all of its processes", "it alone"])
@pytest.mark.parametrize("sign", ["workers start", "pages are made"])
def test_an_interrupt_leaves_the_old_site(
    sign: str, group: bool, number: signal.Signals, code: int, site: Path, tmp_path: Path
) -> None:
    """Interrupted while its workers start, or while they render, a build ends in words; the site is as it was."""
    built(site)
    before = tree(site / "output")
    slow(site)
    process = subprocess.Popen(
        [*COMMAND, "-C", str(site), "build"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment({}),
        start_new_session=True,
    )
    stage = site / STATE / "output/stage"
    rendering: dict[str, Callable[[], bool]] = {
        "workers start": stage.exists,
        "pages are made": lambda: any(names for _, _, names in os.walk(stage)),
    }
    while process.poll() is None and not rendering[sign]():
        time.sleep(0.002)
    if group:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert process.returncode in {code, 0}
    assert "Traceback" not in out + err
    if process.returncode:
        assert unlike(tree(site / "output"), before) == []
    assert dateline(site, "build").returncode == 0
    assert len(tree(site / "output")) > len(before)
    assert not stage.exists()


def test_a_mistake_of_ours_is_written_down(
    run: Said, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody foresaw ends with 70, no traceback, and a report file that holds one."""
    monkeypatch.chdir(tmp_path)

    def fails(*given: Any) -> None:
        raise LookupError("quite unforeseen")

    monkeypatch.setattr(building, "built", fails)
    assert run("-C", site, "build") == 70
    assert "error[E900]" in run.err
    assert "Traceback" not in run.out + run.err
    (report,) = tmp_path.glob("dateline-report-*.txt")
    assert report.name in run.err
    assert "LookupError: quite unforeseen" in report.read_text("utf-8")
    report.unlink()

    def refuses(*given: Any) -> None:
        raise OSError("no room")

    monkeypatch.setattr(files, "write", refuses)
    assert run("-C", site, "build") == 70
    assert "  = note: LookupError: quite unforeseen" in run.err


def test_a_terminal_without_our_letters_gets_escapes(site: Path) -> None:
    """Where standard output cannot show a letter it shows an escape; JSON stays JSON."""
    write(site, "content/tide.md", article("Gezeiten über 2 × Null", "Text.\n", date="2020-01-02"))
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    listed = dateline(site, "list", env=plain)
    assert listed.returncode == 0, listed.stderr
    assert "Gezeiten \\xfcber 2 \\xd7 Null" in listed.stdout
    record = json.loads(dateline(site, "--format", "json", "list", env=plain).stdout)
    assert "Gezeiten über 2 × Null" in [each["title"] for each in record["articles"]]


def test_colour_says_nothing_by_itself(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the same words come in colour, and with NO_COLOR without."""
    problem = Problem("W403", "the link is dead", level=Level.WARNING, hint="mend it")
    shown = []
    for no_colour in ("", "1"):
        monkeypatch.setenv("NO_COLOR", no_colour)
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("FORCE_COLOR", "1")
        Screen().problems([problem])
        shown.append(capsys.readouterr().err)
    assert shown[1].split() == ["warning[W403]", "the", "link", "is", "dead", "=", "help:", "mend", "it"]
