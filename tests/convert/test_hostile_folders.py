"""Folders that want to hurt: names that are no text, links, pipes, broken-off work, two conversions at once."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator import conversion, files
from generator.config import Settings
from generator.conversion import running
from generator.convert.credits import ends_in_credit, is_credit_line
from generator.digest import of_bytes
from generator.problems import Failed

SETTINGS = Settings()
ARTICLE = "articles/undated/the-lamp-of-velm.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site folder with one document."""
    document(tmp_path, "lamp.txt", "The lamp of Velm")
    return tmp_path


def document(site: Path, name: str | bytes, title: str) -> Path:
    """Put a document with a title and one paragraph."""
    path = site / "documents" / os.fsdecode(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{title}\n\nThis is what is told of it: {title}.\n")
    return path


def articles(site: Path) -> list[str]:
    """The names of the articles there are."""
    return sorted(path.name for path in (site / "content/articles").rglob("*.md"))


def codes(result: conversion.ConversionReport) -> list[str]:
    """The codes of the problems of a run."""
    return [problem.code for problem in result.problems]


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="names are always text there")
def test_names_that_are_not_text_stay_apart(site: Path) -> None:
    """Two documents whose names differ only in bytes that are not UTF-8 both become articles."""
    document(site, b"\xfe.txt", "The seal of Velm")
    document(site, b"\xff.txt", "The pier of Velm")
    assert codes(conversion.run(site, SETTINGS)) == []
    assert articles(site) == ["the-lamp-of-velm.md", "the-pier-of-velm.md", "the-seal-of-velm.md"]
    assert conversion.run(site, SETTINGS).written == ()


def test_a_document_from_elsewhere_takes_nobodys_place(site: Path) -> None:
    """Documents outside documents/ that are called as another are refused; the articles of that one stay."""
    conversion.run(site, SETTINGS)
    others = [document(site / name, "lamp.txt", f"The lamp of {name}") for name in ("Orm", "Ust")]
    assert codes(conversion.run(site, SETTINGS, others)) == ["C615", "C615"]
    assert articles(site) == ["the-lamp-of-velm.md"]
    pair = [document(site / name, "pier.txt", f"The pier of {name}") for name in ("Orm", "Ust")]
    assert codes(conversion.run(site, SETTINGS, pair)) == ["C615"]
    assert articles(site) == ["the-lamp-of-velm.md", "the-pier-of-orm.md"]


def test_links_to_themselves_are_one_problem_each(site: Path) -> None:
    """A link that leads to itself is named, and the other documents are converted."""
    (site / "documents/loop.txt").symlink_to("loop.txt")
    assert codes(conversion.run(site, SETTINGS)) == ["C605"]
    assert articles(site) == ["the-lamp-of-velm.md"]
    ring = site / "ring"
    ring.symlink_to("ring")
    assert codes(conversion.run(site, SETTINGS, [ring])) == ["C614"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_among_the_articles_is_passed_by(site: Path) -> None:
    """A pipe in the content folder does not stop a conversion that looks for moved articles."""
    (site / "content").mkdir()
    os.mkfifo(site / "content/pipe.md")
    assert codes(conversion.run(site, SETTINGS)) == []
    assert articles(site) == ["the-lamp-of-velm.md"]


def test_nothing_is_written_through_a_link(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A link in the content folder that leads out of it is refused before anything is written."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (site / "content").mkdir()
    (site / "content/articles").symlink_to(elsewhere)
    with pytest.raises(Failed) as failed:
        conversion.run(site, SETTINGS)
    assert [problem.code for problem in failed.value.problems] == ["C604"]
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("folder", ["documents/sub", "content/sub", "content/.converter/ledger.jsonl"])
def test_what_may_not_be_read_is_said(site: Path, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder or a ledger that the system refuses to read is one clear problem, and no article is made twice."""
    conversion.run(site, SETTINGS)
    before = articles(site)
    place = site / folder
    if not place.exists():
        place.mkdir()
    scandir, opened = os.scandir, os.open

    def allowed(path: str | Path) -> str | Path:
        if os.fspath(path) == str(place):
            raise PermissionError(13, "Permission denied", str(place))
        return path

    monkeypatch.setattr(os, "scandir", lambda path: scandir(allowed(path)))
    monkeypatch.setattr(os, "open", lambda path, *rest, **named: opened(allowed(path), *rest, **named))
    monkeypatch.setattr(os, "access", lambda path, mode: os.fspath(path) != str(place))
    if folder.startswith("documents"):
        assert codes(conversion.run(site, SETTINGS)) == ["C605"]
    else:
        with pytest.raises(Failed) as failed:
            conversion.run(site, SETTINGS)
        assert [problem.code for problem in failed.value.problems] == ["E502"]
    assert articles(site) == before


def test_broken_off_work_is_finished(site: Path) -> None:
    """What a conversion that was killed left behind goes, and an edit that it had taken out comes back."""
    conversion.run(site, SETTINGS)
    article = site / "content" / ARTICLE
    ours, edited = article.read_bytes(), b"edited at that very moment\n"
    article.rename(article.with_name(f".dateline-{of_bytes(b'old')[:16]}-{of_bytes(ours)[:16]}~{article.name}"))
    held = next(path for path in article.parent.iterdir() if "~" in path.name)
    held.write_bytes(edited)
    (site / "content/.converter/.dateline-1f-0.tmp").write_bytes(b"half")
    conversion.run(site, SETTINGS)
    assert article.read_bytes() == edited
    assert list((site / "content").rglob(".dateline-*")) == []


def test_two_conversions_at_once(site: Path) -> None:
    """Conversions take turns, and each finds what the other has written; one that waits too long says so."""
    for number in range(8):
        document(site, f"{number}.txt", f"The pier number {number} of Velm")
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: conversion.run(site, SETTINGS), range(4)))
    assert sorted(len(result.written) for result in results) == [0, 0, 0, 9]
    (lock,) = (site / ".dateline").glob("*/lock")
    with files.lock(lock), pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "_WAIT", 0.0)
        with pytest.raises(Failed) as failed:
            conversion.run(site, SETTINGS)
        assert conversion.run(site, SETTINGS, dry_run=True).written == ()
    assert [problem.code for problem in failed.value.problems] == ["E503"]


@pytest.mark.parametrize("link", ["-AP", "-Aa", "/AP", "-File", " - Photo", "-A-a"])
def test_a_row_of_agencies_is_read_in_one_go(link: str) -> None:
    """A line of a hundred sources is no credit when a stranger ends it; nobody waits for the answer."""
    row = f"AP{link * 60}"
    assert not is_credit_line(f"—{row[:70]}!")
    assert not ends_in_credit(f"He left. {row[:105]}!")
    assert is_credit_line(f"—{f'AP{link * 3}'}")
