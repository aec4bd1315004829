"""Five outlets that nobody knew: a profile of a few lines splits each exactly, and one can be proposed for most."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli import main
from generator.convert.decode import decode
from generator.convert.profiles import Profile, parse
from generator.convert.profiles.proof import failures
from generator.convert.profiles.suggest import as_profile, suggest
from generator.convert.reading import drafted, part
from generator.convert.steering import Steering
from generator.problems import Source, as_text

FOLDER = Path(__file__).parent / "profiles"
OUTLETS = sorted(FOLDER.glob("*.yaml"))
LONGEST = 12
SUGGESTED = 3
"""Of how many outlets a proposed profile must split every document right, unaided."""


def read(text: str, name: str = "profile.yaml") -> tuple[Profile, Source]:
    """A profile as an owner's, and the text it stands in."""
    source = Source(name, text)
    profile, problems = parse(source)
    assert profile is not None, as_text(problems)
    return replace(profile, own=True), source


def titles(document: str, *own: Profile) -> list[str]:
    """The titles of the articles of a document, read with these profiles beside those shipped."""
    text, _ = decode(document.encode(), "a.txt")
    assert text is not None
    return [draft.title for draft in drafted(part(text.lines, Steering(own)))[0]]


def outlet(path: Path) -> tuple[Profile, list[str]]:
    """An outlet's profile and its documents."""
    profile, _ = read(path.read_text(encoding="utf-8"), path.name)
    return profile, [test.document for test in profile.tests]


@pytest.mark.parametrize("path", OUTLETS, ids=lambda path: path.stem)
def test_a_profile_of_a_few_lines_splits_an_outlet(path: Path) -> None:
    """It has at most twelve lines beside its tests, at least three documents, and splits them as they say."""
    text = path.read_text(encoding="utf-8")
    assert text.partition("tests:\n")[0].count("\n") <= LONGEST
    profile, source = read(text, path.name)
    assert len(profile.tests) >= 3
    assert as_text(failures(profile, source)) == ""


def test_profiles_are_worth_their_lines() -> None:
    """There are five outlets; the readers alone find the articles of fewer of their documents than the profiles do."""
    assert len(OUTLETS) >= 5
    pairs = [(document, profile) for path in OUTLETS for profile, documents in [outlet(path)] for document in documents]
    right = sum(titles(document) == titles(document, profile) for document, profile in pairs)
    assert right < len(pairs) / 2


def test_most_profiles_can_be_proposed() -> None:
    """From the documents alone a profile is proposed that finds every article of them, for three outlets at least."""
    right = 0
    for path in OUTLETS:
        profile, documents = outlet(path)
        proposal = suggest([(f"{number}.txt", document.encode()) for number, document in enumerate(documents)])
        proposed, source = read(as_profile(proposal))
        assert failures(proposed, source) == ()
        right += all(titles(document, proposed) == titles(document, profile) for document in documents)
    assert right >= SUGGESTED


def test_a_proposal_can_be_saved_as_it_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the command prints is a profile that the next conversion takes, and says where articles begin."""
    profile, documents = outlet(FOLDER / "skerry-lamp.yaml")
    (tmp_path / "documents").mkdir()
    for number, document in enumerate(documents):
        (tmp_path / f"documents/{number}.txt").write_text(document, encoding="utf-8")
    assert main(["-C", str(tmp_path), "convert", "--suggest-profile", str(tmp_path / "documents")]) == 0
    printed = capsys.readouterr().out
    for document in documents:
        assert all(f": {title}\n" in printed for title in titles(document, profile))
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles/skerry.yaml").write_text(printed, encoding="utf-8")
    assert main(["-C", str(tmp_path), "convert", "--format", "json"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert done["totals"]["articles"] == sum(len(titles(document, profile)) for document in documents)


def test_where_nothing_repeats_nothing_is_proposed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Documents of plain prose have no layout, and the command says so."""
    (tmp_path / "documents").mkdir()
    for number, word in enumerate(("harbour", "valley")):
        text = f"The {word} was quiet for as long as anybody who lives there can remember, and it still is today.\n"
        (tmp_path / f"documents/{number}.txt").write_text(text, encoding="utf-8")
    assert main(["-C", str(tmp_path), "convert", "--suggest-profile"]) == 1
    assert "C626" in capsys.readouterr().err


@pytest.mark.parametrize(
    "form", ["tab\there", "nul\x00here", "trailing blanks  ", '"quotes": and # signs', "\ufeffmark"]
)
def test_a_proposal_holds_any_document(form: str) -> None:
    """A document with what a block of YAML cannot hold is kept in quotes, and the profile can still be read."""
    _, documents = outlet(FOLDER / "skerry-lamp.yaml")
    proposal = suggest([(f"{number}.txt", f"{document}{form}\n".encode()) for number, document in enumerate(documents)])
    read(as_profile(proposal))
