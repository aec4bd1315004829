"""Settings: every one has a default, every mistake is told at its place, and nothing they hold can change."""

import pickle
from pathlib import Path

import pytest
from pydantic import ValidationError

from generator import config
from generator.config import Limits, Settings
from generator.model import Record
from generator.problems import Failed, as_text


def failed(text: str) -> str:
    """What is told about settings that cannot be used."""
    with pytest.raises(Failed) as failure:
        config.parse(text)
    assert all(problem.code.startswith("E7") or problem.code[0] == "W" for problem in failure.value.problems)
    return as_text(failure.value.problems)


def test_a_folder_without_settings_has_all_the_defaults(tmp_path: Path) -> None:
    """Nobody needs a site.yaml; an empty one, or one of comments, says the same."""
    assert config.load(tmp_path) == (Settings(), ())
    (tmp_path / "site.yaml").write_text("# nothing yet\n")
    assert config.load(tmp_path) == (Settings(), ())
    assert Settings().permalink == "/:year/:month/:slug.html"
    assert Settings().limits == Limits(deadline_seconds=10, memory_mb=1024, front_matter_kb=64, article_mb=8)


def test_every_setting_has_a_default_and_says_what_it_is_for() -> None:
    """No setting is required, and each has a description that ends as a sentence."""
    for model in (Settings, Limits):
        for name, field in model.model_fields.items():
            assert not field.is_required(), name
            assert field.description, name
            assert field.description.rstrip(")").endswith("."), name


def test_all_settings_at_once() -> None:
    """Each setting takes the kind of value it is for, a single text where a list may stand, free data under params."""
    settings, problems = config.parse(
        "title: 1984\nlanguage: pt-BR\nbase_url: https://news.example.org/archive\ncontent: ./texts/\nurls: pretty\n"
        "page_size: 7\ndrafts: yes\ntimezone: Europe/Zurich\ntrust: pages\nextensions:\n  - a:b\n  -\n"
        "limits:\n  memory_mb: 512\n  article_mb:\njobs:\nparams:\n  colour: '#fff'\n  list: [1, {a: null}]\n"
    )
    assert not problems
    assert settings == Settings(
        title="1984",
        language="pt-BR",
        base_url="https://news.example.org/archive/",
        content="texts",
        urls="pretty",
        page_size=7,
        drafts=True,
        timezone="Europe/Zurich",
        trust=("pages",),
        extensions=("a:b",),
        limits=Limits(memory_mb=512),
        params=Record((("colour", "#fff"), ("list", (1, Record((("a", None),)))))),
    )


def test_settings_never_change_and_go_to_workers() -> None:
    """Settings are frozen, and come through pickling as they were."""
    settings = config.parse("params: {a: [1]}")[0]
    with pytest.raises(ValidationError, match="frozen"):
        settings.title = "x"
    assert pickle.loads(pickle.dumps(settings)) == settings


def test_everything_wrong_is_told_at_once() -> None:
    """Unknown keys with the nearest name, and wrong values in plain words, each with its line."""
    assert failed("titel: x\npage_size: 0\nlimits:\n  memory_bm: 3\n  article_mb: big\n") == (
        'site.yaml:1:1: error[E701] "titel" is not known here\n'
        "  1 | titel: x\n"
        "    | ^^^^^\n"
        '  = help: did you mean "title"?\n\n'
        'site.yaml:2:12: error[E702] "page_size" has to be at least 1\n'
        "  2 | page_size: 0\n"
        "    |            ^\n\n"
        'site.yaml:4:3: error[E701] "limits.memory_bm" is not known here\n'
        "  4 |   memory_bm: 3\n"
        "    |   ^^^^^^^^^\n"
        '  = help: did you mean "memory_mb"?\n\n'
        'site.yaml:5:15: error[E702] "limits.article_mb" has to be a whole number\n'
        "  5 |   article_mb: big\n"
        "    |               ^^^"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: ''", '"title" may not be empty'),
        ("title: [a]", '"title" has to be a text'),
        ("urls: short", '"urls" has to be one of "flat" or "pretty"'),
        ("drafts: perhaps", '"drafts" has to be true or false'),
        ("feed_entries: 10001", '"feed_entries" has to be at most 10,000'),
        ("jobs: 1.5", '"jobs" has to be a whole number'),
        ("limits: 3", '"limits" has to be lines of the form "name: value"'),
        ("limits: {deadline_seconds: x}", '"limits.deadline_seconds" has to be a number'),
        ("params: 3", '"params" has to be lines of the form "name: value"'),
        ("base_url: news.example.org", '"base_url" has to be a whole address'),
        ("base_url: ftp://news.example.org", '"base_url" has to be a whole address'),
        ("base_url: https://news.example.org/?a=b", '"base_url" has to be a whole address'),
        ("base_url: 'https://[x'", '"base_url" has to be a whole address'),
        ("language: en_US", '"language" has to be a language code'),
        ("timezone: Mars/Olympus", '"timezone" has to be a time zone'),
        ("timezone: ../etc", '"timezone" has to be a time zone'),
        ("content: ../x", '"content" has to be a folder inside the site folder'),
        ("documents: /x", '"documents" has to be a folder inside the site folder'),
        ("content: ./", '"content" has to be a folder inside the site folder'),
        ("permalink: :slug", '"permalink" has to begin with "/" and hold no blanks'),
        ("trust: {a: b}", '"trust" has to be a text'),
        ("extensions:\n  - [a]", '"extensions" has to be a text'),
        ("extensions:\n  - a: b", "this text needs quotes"),
        ("title: Steel: x", "this title needs quotes"),
        ("title: &a x", "YAML reads an anchor here"),
        ("title: a\ntitle: b", '"title" is set twice'),
        ("- a", 'this has to be lines of the form "name: value"'),
    ],
)
def test_each_mistake_in_plain_words(text: str, message: str) -> None:
    """Every wrong value is told in words for a person, with a code of the settings."""
    assert message in failed(text)


def test_a_comment_that_was_dropped_is_a_warning(tmp_path: Path) -> None:
    """Settings with a warning are used, and the warning is handed on."""
    (tmp_path / "site.yaml").write_text("title: Archive #1\n")
    settings, problems = config.load(tmp_path)
    assert settings.title == "Archive"
    assert [problem.code for problem in problems] == ["W112"]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A folder, a file that is not UTF-8, and one that was asked for and is not there are told in a sentence."""
    with pytest.raises(Failed) as failure:
        config.load(tmp_path, tmp_path / "other.yaml")
    assert "E703] there is no such file" in as_text(failure.value.problems)
    (tmp_path / "site.yaml").write_bytes(b"title: caf\xe9\n")
    with pytest.raises(Failed) as failure:
        config.load(tmp_path)
    assert "site.yaml: error[E703] this file is not UTF-8 (byte 11)" in as_text(failure.value.problems)
    (tmp_path / "site.yaml").unlink()
    (tmp_path / "site.yaml").mkdir()
    with pytest.raises(Failed) as failure:
        config.load(tmp_path)
    assert "site.yaml: error[E703] this file cannot be read" in as_text(failure.value.problems)


def test_another_file_may_be_named(tmp_path: Path) -> None:
    """With a file given, that one is read; a byte order mark and Windows line ends do not matter."""
    other = tmp_path / "other.yaml"
    other.write_bytes(b"\xef\xbb\xbftitle: Other\r\njobs: 2\r\n")
    assert config.load(tmp_path, other)[0] == Settings(title="Other", jobs=2)


def test_the_command_line_is_held_to_the_same_rules() -> None:
    """A value from the command line is checked and completed as one from the file."""
    settings = config.changed(Settings(title="A"), {"base_url": "https://x.example", "jobs": 3})
    assert settings == Settings(title="A", base_url="https://x.example/", jobs=3)
    with pytest.raises(Failed) as failure:
        config.changed(Settings(), {"base_url": "x", "page_size": 0})
    assert as_text(failure.value.problems).splitlines()[::2] == [
        'error[E704] "--base-url" has to be a whole address',
        "",
    ]
    assert 'error[E704] "--page-size" has to be at least 1' in as_text(failure.value.problems)
