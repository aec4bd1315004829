"""The site owner's word: profiles of their own, proved by their own tests, used before all others."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import conversion, steering
from generator.config import Settings
from generator.problems import as_text

PAGE = """== THE SKERRY LAMP ==
Herring come back to the sound
Told by Ottar Vik on the fifth of May

The herring came back on Monday night, and every boat that could float went out to meet them.

The net makers have not slept since.
== THE SKERRY LAMP ==
A bell for the school
Told by Signe Aas on the sixth of May

The school on the island has a bell again, cast from the propeller of a wreck that lay in the bay.

It can be heard at the light.
"""
PROFILE = """name: skerry-lamp
signs: [THE SKERRY LAMP]
layout: {layout: "ui title byline", after: [text]}
lines:
  - {is: '== THE SKERRY LAMP ==', label: ui, reason: masthead}
  - {is: 'Told by .+ on the \\w+ of May', label: byline}
tests:
  - articles: ARTICLES
    first: {title: TITLE}
    document: |
"""
TITLE = "Herring come back to the sound"


def profile(articles: int = 2, title: str = TITLE, document: str = PAGE) -> str:
    """A profile of the paper, with one test that expects so much."""
    head = PROFILE.replace("ARTICLES", str(articles)).replace("TITLE", title)
    return head + "".join(f"      {line}\n" if line else "\n" for line in document.splitlines())


def site_with(folder: Path, *profiles: str) -> Path:
    """A site with the page as its only document, and those profiles."""
    (folder / "documents").mkdir()
    (folder / "documents/lamp.txt").write_text(PAGE, encoding="utf-8")
    (folder / "profiles").mkdir()
    for number, text in enumerate(profiles):
        (folder / "profiles" / f"p{number}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_an_own_profile_splits_as_it_says(tmp_path: Path) -> None:
    """The profile's heads begin the articles, and its lines are left out with its reason."""
    done = conversion.run(site_with(tmp_path, profile()), Settings())
    assert done.problems == ()
    (document,) = done.report.documents
    assert [article.found.draft.title for article in document.articles] == [TITLE, "A bell for the school"]
    assert {left.reason for left in document.left} >= {"masthead"}


def test_a_changed_profile_converts_again(tmp_path: Path) -> None:
    """What steers a conversion is part of what made the articles; unchanged, nothing is read again."""
    site = site_with(tmp_path)
    conversion.run(site, Settings())
    before = conversion.run(site, Settings()).report
    (site / "profiles/p.yaml").write_text(profile(), encoding="utf-8")
    after = conversion.run(site, Settings()).report
    again = conversion.run(site, Settings()).report
    (site / "profiles/p.yaml").unlink()
    without = conversion.run(site, Settings()).report
    assert [len(report.documents) for report in (before, after, again, without)] == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("wrong", "line", "message"),
    [
        (profile(articles=3), 18, "test 1: 3 articles are expected, 2 found"),
        (profile(title="Herring go away"), 12, f"the title of the first article is “{TITLE}”, not “Herring go away”"),
        (profile(document="Nothing of the kind.\n"), 11, "holds none of the signs of “skerry-lamp”"),
    ],
)
def test_a_profile_that_fails_its_own_test_stops_the_conversion(
    wrong: str, line: int, message: str, tmp_path: Path
) -> None:
    """Nothing is converted, and the message names the line of the test's document and what differed."""
    site = site_with(tmp_path, wrong)
    done = conversion.run(site, Settings())
    (problem,) = done.problems
    assert problem.code == "C620"
    assert str(problem.where).startswith(f"profiles/p0.yaml:{line}")
    assert message in as_text([problem])
    assert done.report.documents == ()
    assert not (site / "content").exists()


def test_a_profile_must_be_readable_and_have_a_name_of_its_own(tmp_path: Path) -> None:
    """A misspelt key, bytes that are no text, and a name that is taken are each one problem at its file."""
    site = site_with(tmp_path, profile(), profile(), profile().replace("signs:", "singns:"))
    (site / "profiles/p9.yaml").write_bytes(b"name: \xff\xfe")
    found = {(problem.where.path, problem.code) for problem in steering.read(site).problems if problem.where}
    assert found == {(f"profiles/p{number}.yaml", "C620") for number in (1, 2, 9)}


def test_names_that_cannot_be_read_stop_the_conversion(tmp_path: Path) -> None:
    """Bytes that are no text and what is no YAML are each one problem in entities.yaml, and no article is written."""
    site = site_with(tmp_path)
    for wrong in (b"blocks: [\xff]\n", b"blocks: [Norway\n", b"blocks: {a: b}\n"):
        (site / "entities.yaml").write_bytes(wrong)
        done = conversion.run(site, Settings())
        assert {problem.where.path for problem in done.problems if problem.where} == {"entities.yaml"}
        assert not (site / "content").exists()


def test_an_own_profile_replaces_a_shipped_one_of_its_name(tmp_path: Path) -> None:
    """Who describes an outlet again is believed."""
    site = site_with(tmp_path, profile().replace("name: skerry-lamp", "name: dawn"))
    done = conversion.run(site, Settings())
    assert done.problems == ()
    assert len(done.report.documents[0].articles) == 2


def test_without_steering_there_is_nothing_to_say(tmp_path: Path) -> None:
    """A site without profiles has the value that stands for nothing, whatever else lies in the folder."""
    assert steering.read(tmp_path) == steering.Steered()
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles/notes.txt").write_text("not a profile", encoding="utf-8")
    assert steering.read(tmp_path) == steering.Steered()
