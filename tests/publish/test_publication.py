"""What is published: the difference and nothing else, around what others put into the output."""

import os
from pathlib import Path

import pytest

from generator import digest, files, publish
from generator.files.area import JOURNAL
from generator.model import Rendered
from generator.problems import Failed
from generator.publish import ledger as rows
from tests.publish.sites import build, folders, html, left_over, tree, wanted

SITE = {
    "index.html": html("front"),
    "2023/02/a.html": html("a"),
    "2023/02/b.html": html("b"),
    "tags/index.html": html("tags"),
    "feed.xml": b"<generator>Dateline 1.0</generator>",
    "robots.txt": b"# Dateline\n",
    "media/photo.jpg": b"\xff\xd8photo",
}


def changed(**pages: bytes | None) -> dict[str, bytes]:
    """The site with some pages changed (`a` is 2023/02/a.html) or left out."""
    names = {"a": "2023/02/a.html", "b": "2023/02/b.html", "photo": "media/photo.jpg"}
    merged = {**SITE, **{names.get(name, name): data for name, data in pages.items()}}
    return {url: data for url, data in merged.items() if data is not None}


def codes(published: publish.Published) -> list[str]:
    """The codes of the problems met."""
    return [problem.code for problem in published.problems]


def stamps(output: Path) -> dict[str, int]:
    """When each file was last written, in nanoseconds."""
    return {url: (output / url).stat().st_mtime_ns for url in tree(output)}


def test_a_site_is_published_whole(tmp_path: Path) -> None:
    """The first build puts every output in place and says so; nothing else is left on the disk."""
    published = build(tmp_path, SITE)
    assert tree(tmp_path / "output") == SITE
    assert set(published.added) == set(SITE)
    assert (published.changed, published.removed, published.unchanged) == ((), (), 0)
    assert left_over(tmp_path) == []


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    """With nothing changed no file, no time of change and no row of the ledger changes."""
    build(tmp_path, SITE)
    before = stamps(tmp_path / "output")
    ledger = rows.load(tmp_path / "state").ledger
    published = build(tmp_path, SITE)
    assert (published.added, published.changed, published.unchanged) == ((), (), len(SITE))
    assert stamps(tmp_path / "output") == before
    assert published.ledger == ledger == rows.load(tmp_path / "state").ledger


def test_only_the_difference_is_touched(tmp_path: Path) -> None:
    """One page edited, one new, one gone: three files change, and a folder that is empty goes."""
    build(tmp_path, SITE)
    before = stamps(tmp_path / "output")
    site = changed(a=html("edited"), photo=None, **{"2024/01/new.html": html("new")})
    published = build(tmp_path, site)
    assert published.changed == ("2023/02/a.html",)
    assert published.added == ("2024/01/new.html",)
    assert published.removed == ("media/photo.jpg",)
    assert tree(tmp_path / "output") == site
    after = stamps(tmp_path / "output")
    assert {url for url in after if after[url] != before.get(url)} == {"2023/02/a.html", "2024/01/new.html"}
    assert folders(tmp_path / "output") == {"2023", "2023/02", "2024", "2024/01", "tags"}


def test_a_page_made_again_with_the_same_bytes_is_not_written(tmp_path: Path) -> None:
    """When everything is rendered anew and comes out the same, no file is touched."""
    build(tmp_path, SITE)
    before = stamps(tmp_path / "output")
    published = build(tmp_path, SITE, force=True)
    assert (published.added, published.changed) == ((), ())
    assert stamps(tmp_path / "output") == before


def test_edited_and_deleted_outputs_are_repaired(tmp_path: Path) -> None:
    """An output that somebody edited, deleted, or replaced by a link is as it should be after the next build."""
    build(tmp_path, SITE)
    output = tmp_path / "output"
    (output / "index.html").write_bytes(b"edited")
    (output / "feed.xml").unlink()
    (output / "robots.txt").unlink()
    (output / "robots.txt").symlink_to(tmp_path / "elsewhere.txt")
    files.write(tmp_path / "elsewhere.txt", b"theirs")
    published = build(tmp_path, SITE)
    assert tree(output) == SITE
    assert (published.added, published.changed) == (("feed.xml",), ("index.html", "robots.txt"))
    assert (tmp_path / "elsewhere.txt").read_bytes() == b"theirs"


def test_an_output_with_another_time_is_kept(tmp_path: Path) -> None:
    """A copied or touched output is read, found right, and not written; the next build need not read it."""
    build(tmp_path, SITE)
    os.utime(tmp_path / "output" / "index.html", ns=(1, 1))
    before = stamps(tmp_path / "output")
    published = build(tmp_path, SITE)
    assert (published.changed, published.unchanged) == ((), len(SITE))
    assert stamps(tmp_path / "output") == before
    stands = publish.standing(tmp_path / "state", tmp_path / "output")
    assert {entry.url: entry.signature for entry in stands.ledger.entries} == dict(stands.found)


def test_an_edited_output_that_should_go_stays_with_a_warning(tmp_path: Path) -> None:
    """We do not delete what somebody edited; it is said once, and then it is theirs."""
    build(tmp_path, SITE)
    edited = tmp_path / "output" / "2023/02/a.html"
    edited.write_bytes(b"my own words")
    first = build(tmp_path, changed(a=None))
    assert codes(first) == ["W520"]
    assert edited.read_bytes() == b"my own words"
    second = build(tmp_path, changed(a=None))
    assert codes(second) == ["I522"]
    assert second.problems[0].message == "1 file here is not of this site and left alone: 2023/02/a.html"
    with pytest.raises(Failed):
        build(tmp_path, SITE)


def test_foreign_files_are_left_alone(tmp_path: Path) -> None:
    """A repository, its settings, uploads and links in the output survive every build, and so do their folders."""
    output = tmp_path / "output"
    foreign = {"CNAME": b"x", ".git/config": b"y", "uploads/a.pdf": b"z", "2023/02/note.txt": b"n", "x/y/z.bin": b"b"}
    for url, data in foreign.items():
        files.write(output / url, data)
    (output / "empty").mkdir()
    (output / "link").symlink_to(tmp_path)
    foreign["link"] = b"-> " + str(tmp_path).encode()
    first = build(tmp_path, SITE)
    assert tree(output) == {**SITE, **foreign}
    assert codes(first) == ["I522"]
    assert "5 files here are" in first.problems[0].message
    assert first.problems[0].message.endswith(" and 2 more")
    build(tmp_path, {})
    assert tree(output) == foreign
    assert folders(output) == {".git", "uploads", "2023", "2023/02", "x", "x/y", "empty"}


def test_a_foreign_file_at_an_address_of_ours_is_an_error(tmp_path: Path) -> None:
    """Where somebody's file stands at the address of a page nothing is published; once it is moved away, all is."""
    output = tmp_path / "output"
    files.write(output / "index.html", b"my own front page")
    files.write(output / "2023/02/a.html", b"mine too")
    with pytest.raises(Failed) as caught:
        build(tmp_path, SITE)
    assert [problem.code for problem in caught.value.problems] == ["E505", "E505"]
    assert [str(problem.where).rpartition("output/")[2] for problem in caught.value.problems] == [
        "index.html",
        "2023/02/a.html",
    ]
    assert tree(output) == {"index.html": b"my own front page", "2023/02/a.html": b"mine too"}
    assert left_over(tmp_path) == []
    (output / "index.html").unlink()
    (output / "2023/02/a.html").unlink()
    build(tmp_path, SITE)
    assert tree(output) == SITE


def test_an_identical_file_is_taken_as_ours(tmp_path: Path) -> None:
    """A file that holds just what is wanted is no stranger, be it a page or a picture."""
    for url in ("index.html", "media/photo.jpg"):
        files.write(tmp_path / "output" / url, SITE[url])
    published = build(tmp_path, SITE)
    assert set(published.added) == set(SITE) - {"index.html", "media/photo.jpg"}
    build(tmp_path, {})
    assert tree(tmp_path / "output") == {}


@pytest.mark.parametrize("obstacle", ["2023", "2023/02", "tags"])
def test_a_link_or_file_in_place_of_a_folder_is_not_followed(tmp_path: Path, obstacle: str) -> None:
    """A link planted where a folder has to be leads nothing out of the output; a file there is not overwritten."""
    outside = tmp_path / "outside"
    outside.mkdir()
    path = tmp_path / "output" / obstacle
    path.parent.mkdir(parents=True)
    for plant in (lambda: path.symlink_to(outside), lambda: path.write_bytes(b"mine")):
        plant()
        before = tree(tmp_path / "output")
        with pytest.raises(Failed) as caught:
            build(tmp_path, SITE)
        assert caught.value.problems[0].code == "E505"
        assert str(caught.value.problems[0].where).endswith(f"output/{obstacle}")
        assert tree(tmp_path / "output") == before
        assert list(outside.iterdir()) == []
        assert left_over(tmp_path) == []
        path.unlink()
    build(tmp_path, SITE)
    assert tree(tmp_path / "output") == SITE


def test_a_folder_at_the_address_of_a_page_is_an_error(tmp_path: Path) -> None:
    """A folder of somebody's where a page has to go is not touched, new page or old."""
    files.write(tmp_path / "output" / "index.html" / "mine.txt", b"mine")
    with pytest.raises(Failed) as caught:
        build(tmp_path, SITE)
    assert caught.value.problems[0].code == "E505"
    assert tree(tmp_path / "output") == {"index.html/mine.txt": b"mine"}


def test_a_page_may_become_a_folder_and_back(tmp_path: Path) -> None:
    """An address that was a file may become a folder of pages, and a folder of pages a file."""
    flat = {"about": html("about"), "index.html": html("front")}
    deep = {"about/index.html": html("about"), "about/more/x.html": html("x"), "index.html": html("front")}
    for site in (flat, deep, flat, deep, {}):
        build(tmp_path, site)
        assert tree(tmp_path / "output") == site
    assert folders(tmp_path / "output") == set()


def test_a_page_that_failed_keeps_its_old_file(tmp_path: Path) -> None:
    """An output that could not be rendered stays as it was published, and is tried again; a new one is not there."""
    build(tmp_path, SITE)
    site = changed(a=html("new a"), b=html("new b"), **{"c.html": html("c")})
    published = build(tmp_path, site, failing=frozenset({"2023/02/a.html", "c.html"}))
    assert published.changed == ("2023/02/b.html",)
    assert tree(tmp_path / "output") == changed(b=html("new b"))
    published = build(tmp_path, site)
    assert (published.added, published.changed) == (("c.html",), ("2023/02/a.html",))
    assert tree(tmp_path / "output") == site


def test_a_page_that_was_not_staged_whole_is_not_published(tmp_path: Path) -> None:
    """When a file on the stage is shorter than was said, the build ends and the old site stands."""
    build(tmp_path, SITE)
    state, output = tmp_path / "state", tmp_path / "output"
    stands = publish.standing(state, output)
    delta = publish.difference(wanted(changed(a=html("new"))), output, stands)
    (want,) = delta.write
    for data in (b"<ht", None):
        with files.staging(state, output) as stage:
            if data is not None:
                files.stage(stage, want.url, data)
            with pytest.raises(Failed) as caught:
                publish.publish(state, stage, output, stands, delta, [rendered_of(want.url, html("new"))])
        assert caught.value.problems[0].code == "E507"
        assert tree(output) == SITE


def rendered_of(url: str, data: bytes) -> Rendered:
    """What a worker says of a page it has staged."""
    return Rendered(url, digest.of_bytes(data), len(data))


def test_clean_removes_what_we_wrote(tmp_path: Path) -> None:
    """Cleaning leaves what others put there, what was edited, and the folders that hold it."""
    output = tmp_path / "output"
    build(tmp_path, SITE)
    files.write(output / "CNAME", b"x")
    (output / "2023/02/a.html").write_bytes(b"mine")
    published = publish.clean(tmp_path / "state", output)
    assert set(published.removed) == set(SITE) - {"2023/02/a.html"}
    assert tree(output) == {"CNAME": b"x", "2023/02/a.html": b"mine"}
    assert folders(output) == {"2023", "2023/02"}
    assert publish.clean(tmp_path / "state", output).removed == ()


def test_folders_that_others_made_stay(tmp_path: Path) -> None:
    """A folder that was there before us is not removed when our files in it are."""
    (tmp_path / "output" / "media").mkdir(parents=True)
    build(tmp_path, SITE)
    build(tmp_path, {})
    assert folders(tmp_path / "output") == {"media"}


def test_an_output_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    """The first build makes its output folder, however deep."""
    state, output = tmp_path / "state", tmp_path / "a" / "b" / "output"
    stands = publish.standing(state, output)
    delta = publish.difference(wanted({"index.html": html("x")}), output, stands)
    with files.staging(state, output) as stage:
        files.stage(stage, "index.html", html("x"))
        publish.publish(state, stage, output, stands, delta, [rendered_of("index.html", html("x"))])
    assert tree(output) == {"index.html": html("x")}


@pytest.mark.parametrize(
    "journal", [b"", b"0123\n[]", digest.of_bytes(body := b'[0,0,[],[],[],[],[],""]').encode() + b"\n" + body]
)
def test_an_unreadable_journal_costs_the_ledger_and_no_file(tmp_path: Path, journal: bytes) -> None:
    """A journal that is cut off, flipped or of another version costs the ledger; the files say whose they are."""
    build(tmp_path, SITE)
    files.write(tmp_path / "output" / "CNAME", b"x")
    files.write(tmp_path / "state" / JOURNAL, journal)
    published = build(tmp_path, changed(a=None))
    assert tree(tmp_path / "output") == {**changed(a=None), "CNAME": b"x"}
    assert published.removed == ("2023/02/a.html",)
    assert left_over(tmp_path) == []
