"""A body that hangs, dies or eats the memory costs its own page only, and is not tried a second time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import supervise, yamlmap
from generator.build import Outcome
from generator.problems import Problem
from tests.law import poison
from tests.sites import article, built, converted, small, tree, unlike, write

PAGE = "2021/10/poison.html"
FEEDS = ["feed.json", "feed.xml", "rss.xml", "tags/topic-1/feed.xml"]
HARMLESS = "A harmless line."
BRACKETS = "[" * 16_384
NESTED = "- " * 496 + "a"
DEADLINE = 2 if Path("/proc/self/schedstat").exists() else 5
"""Seconds: few where a page that waits for a processor is not held to have had them, more where it is."""
TOO_LONG = f"took longer than {DEADLINE} s to render"


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no batch wait long; a page has the site's own deadline. A busy machine meets both with harmless pages."""
    monkeypatch.setattr(supervise, "BATCH_SECONDS", float(DEADLINE))


def poisoned(folder: Path, line: str, **front: object) -> Path:
    """A site in which one article's text holds a line."""
    small(folder, 5)
    limits = {"deadline_seconds": DEADLINE if line.startswith((poison.HANGS, "[")) else 60, "memory_mb": 512}
    settings = {"title": "The Record", "markdown_extensions": ["tests.law.poison"], "jobs": 2, "limits": limits}
    write(folder, "site.yaml", yamlmap.dump(settings))
    front = {"date": "2021-10-12", "summary": ["One point."], "tags": ["Topic 1"], **front}
    write(folder, "content/poison.md", article("Poison", f"The first paragraph.\n\n{line}\n\nThe last one.\n", **front))
    return folder


def said(outcome: Outcome, code: str) -> list[Problem]:
    """The problems of a code."""
    return [problem for problem in outcome.problems if problem.code == code]


def orders(log: Path) -> int:
    """How often the poison was taken."""
    return len(log.read_text("utf-8").splitlines()) if log.exists() else 0


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        (poison.HANGS, TOO_LONG),
        (poison.EXITS, "its process ended (exit code 3)"),
        (poison.KILLED, "its process ended (SIGKILL)"),
        (poison.GROWS, "it needs more memory than a page may use"),
        (poison.RECURSES, "it is nested too deeply"),
        (poison.RAISES, "its markup cannot be read (ValueError)"),
    ],
)
def test_a_converted_body_that_is_lethal_is_shown_as_plain_text(order: str, reason: str, tmp_path: Path) -> None:
    """Its page and the feeds that hold it show its words, one warning names it; all other outputs are as without it."""
    log = tmp_path / "log"
    site = poisoned(tmp_path / "site", f"{order} {log}", source=converted())
    calm = poisoned(tmp_path / "calm", HARMLESS, source=converted())
    outcome = built(site, "processes")
    assert outcome.published
    (warning,) = {(problem.where and problem.where.path, problem.message) for problem in said(outcome, "W210")}
    assert warning == ("content/poison.md", f"shown as plain text: {reason}")
    assert built(calm).published
    outputs = tree(site / "output")
    differing = [url for url in unlike(outputs, tree(calm / "output")) if not url.startswith("search/")]
    assert differing == sorted([PAGE, *FEEDS])
    for url in (PAGE, *FEEDS):
        assert f"{order} {log}".encode() in outputs[url], url
        assert b"The last one." in outputs[url], url
    taken = orders(log)
    assert taken >= 1
    again = built(site, "processes")
    assert (again.work.rendered, again.work.written, orders(log)) == (0, 0, taken)


@pytest.mark.parametrize("order", [poison.HANGS, poison.EXITS])
def test_a_lethal_body_is_remembered(order: str, tmp_path: Path) -> None:
    """Feeds made again for another article show the lethal body as before, without laying it out again."""
    log = tmp_path / "log"
    site = poisoned(tmp_path / "site", f"{order} {log}", source=converted())
    built(site, "processes")
    taken = orders(log)
    write(site, "content/story-1.md", article("Story 1", "Quite another text.\n", date="2021-02-11"))
    outcome = built(site, "processes")
    assert outcome.published
    assert set(FEEDS) <= set(outcome.work.changed)
    assert orders(log) == taken
    assert {problem.where.path for problem in said(outcome, "W210") if problem.where} == {"content/poison.md"}
    write(site, "content/poison.md", article("Poison", HARMLESS, date="2021-10-12", source=converted()))
    assert said(built(site, "processes"), "W210") == []
    assert HARMLESS.encode() in (site / "output" / PAGE).read_bytes()


@pytest.mark.parametrize("order", [poison.HANGS, poison.EXITS, poison.RAISES])
def test_a_lethal_body_of_a_person_is_an_error(order: str, tmp_path: Path) -> None:
    """A text that a person wrote is not published otherwise than meant: the site stays, and again without the wait."""
    log = tmp_path / "log"
    site = poisoned(tmp_path / "site", HARMLESS)
    built(site)
    before = tree(site / "output")
    poisoned(site, f"{order} {log}")
    outcome = built(site, "processes")
    assert not outcome.published
    assert {problem.where.path for problem in said(outcome, "E201") if problem.where} == {"content/poison.md"}
    assert {problem.code for problem in outcome.problems} == {"E201"}
    assert unlike(before, tree(site / "output")) == []
    taken = orders(log)
    again = built(site, "processes")
    assert again.problems == outcome.problems
    assert orders(log) == taken or order == poison.RAISES


@pytest.mark.parametrize(
    ("text", "reason"),
    [(BRACKETS, TOO_LONG), (NESTED, "it is nested too deeply")],
    ids=["16 KB of brackets", "496 lists in one another"],
)
def test_text_that_markdown_cannot_bear_is_shown_as_it_is(text: str, reason: str, tmp_path: Path) -> None:
    """Text on which Python-Markdown hangs or gives up appears in full, with a note of its line."""
    site = poisoned(tmp_path / "site", text, source=converted())
    outcome = built(site, "processes")
    assert outcome.published
    assert {problem.message for problem in said(outcome, "W210")} == {f"shown as plain text: {reason}"}
    assert all(re.match(r"likely line \d+: ", problem.note) for problem in said(outcome, "W210"))
    for url in (PAGE, *FEEDS):
        assert text.strip().encode() in (site / "output" / url).read_bytes(), url


def test_one_poison_in_a_full_batch_spares_its_neighbours(tmp_path: Path) -> None:
    """Among many articles in one batch two lethal ones are found, each by itself, and the others are all there."""
    log = tmp_path / "log"
    site = poisoned(tmp_path / "site", f"{poison.HANGS} {log}", source=converted())
    write(site, "content/other.md", article("Other", f"{poison.EXITS} {log}\n", date="2020-05-05", source=converted()))
    small(site, 60)
    outcome = built(site, "processes")
    assert outcome.published
    assert {problem.where.path for problem in said(outcome, "W210") if problem.where} == {
        "content/poison.md",
        "content/other.md",
    }
    assert {f"2021/0{number % 9 + 1}/story-{number}.html" for number in range(60)} <= set(tree(site / "output"))
