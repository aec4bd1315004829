"""When the ledger is lost the files say whose they are."""

import shutil
from pathlib import Path

import pytest

from generator import files, publish
from generator.digest import of_bytes
from generator.publish.adopt import adopted
from tests.publish.sites import build, html, tree

STYLE = b"body { color: black }"
HASHED = f"assets/site.{of_bytes(STYLE)[:16]}.css"
OURS = {
    "index.html": html("front"),
    "quoted.html": b"<meta name=generator content=Dateline>",
    "2023/02/a.html": html("a"),
    "feed.xml": b'<feed><generator uri="x">Dateline 1.0</generator>',
    "sitemap.xml": b'<?xml version="1.0"?>\n<!-- Dateline -->\n<urlset/>',
    "feed.json": b'{"version": "1.1", "_generator": "Dateline 1.0"}',
    "robots.txt": b"User-agent: *\n# Dateline\n",
    HASHED: STYLE,
    "_headers": b"# Dateline\n/*\n  X: y\n",
    "assets/calling.0123456789abcdef.css": b"@import 'x';\n/* Dateline */\n",
}
THEIRS = {
    "google123.html": b"<html>google-site-verification",
    "other.html": b'<meta name="generator" content="Hugo 0.150">',
    "said.html": b"<p>We use Dateline, the generator",
    "data.json": b'{"generated": "Dateline"}',
    "notes.txt": b"a note on # Dateline",
    "CNAME": b"archive.example",
    "photo.jpg": b"Dateline",
    "assets/site.0123456789abcdef.css": STYLE,
    "robots.txt.bak": b"# Dateline\n",
}


@pytest.mark.parametrize("url", OURS)
def test_our_files_prove_it(url: str) -> None:
    """A file with the generator's mark, or an asset named for its digest, is ours; it will be made again."""
    ledger = adopted({url: "1-2-3"}, OURS.get)
    (entry,) = ledger.entries
    assert (entry.url, entry.fingerprint, entry.signature) == (url, "", "1-2-3")
    assert (entry.digest, entry.size) == (of_bytes(OURS[url]), len(OURS[url]))


@pytest.mark.parametrize("url", THEIRS)
def test_other_files_do_not(url: str) -> None:
    """Without a mark, with another generator's, or with a mark in words, a file is somebody else's."""
    assert adopted({url: "1-2-3"}, THEIRS.get).entries == ()


def test_a_file_that_cannot_be_read_is_not_ours() -> None:
    """A link has no bytes of its own and proves nothing."""
    assert adopted({"index.html": "link"}, lambda url: None).entries == ()


def test_another_site_below_is_left_alone() -> None:
    """A folder with a page for missing addresses of its own is another site, with all that is below it."""
    found = {"404.html": html("404"), "docs/404.html": html("x"), "docs/a/b.html": html("y"), "a/b.html": html("z")}
    ledger = adopted(dict.fromkeys(found, "1-2-3"), found.get)
    assert [entry.url for entry in ledger.entries] == ["404.html", "a/b.html"]


def test_folders_are_ours_when_all_in_them_is() -> None:
    """A folder with a file of somebody else's, however deep, is not ours to remove."""
    found = {"a/b/c.html": html("c"), "a/d/e.html": html("e"), "a/d/f.txt": b"theirs"}
    assert adopted(dict.fromkeys(found, "1-2-3"), found.get).folders == ("a/b",)


def test_a_lost_ledger_is_made_again(tmp_path: Path) -> None:
    """With the state folder deleted, what is stale still goes, what is foreign stays, what is right is not written."""
    build(tmp_path, OURS)
    for url, data in THEIRS.items():
        files.write(tmp_path / "output" / url, data)
    before = (tmp_path / "output" / "index.html").stat().st_mtime_ns
    shutil.rmtree(tmp_path / "state")
    site = {url: data for url, data in OURS.items() if url != "2023/02/a.html"} | {"feed.xml": OURS["feed.xml"] + b"!"}
    published = build(tmp_path, site)
    assert tree(tmp_path / "output") == {**site, **THEIRS}
    assert (published.removed, published.changed) == (("2023/02/a.html",), ("feed.xml",))
    assert (tmp_path / "output" / "index.html").stat().st_mtime_ns == before
    assert not (tmp_path / "output" / "2023").exists()


def test_adopting_is_said(tmp_path: Path) -> None:
    """That a ledger was lost and files were adopted is one piece of information."""
    build(tmp_path, OURS)
    shutil.rmtree(tmp_path / "state")
    stands = publish.standing(tmp_path / "state", tmp_path / "output")
    assert [problem.code for problem in stands.problems] == ["I521"]
    assert f"{len(OURS)} files" in stands.problems[0].message
