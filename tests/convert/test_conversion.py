"""Converting for real: what is written, what is left alone, and what is said, over documents and articles on a disk."""

import json
import os
import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator import conversion, files
from generator.config import Settings
from generator.conversion import ConversionReport

SETTINGS = Settings()
FIRST = """Harbour gets a lamp

Updated 04 March 2021
Follow

Harbour gets a lamp

VELM: The harbour of Velm has a new lamp, and it can be seen from the islands on a clear night.

The old one is in the museum.
"""
SECOND = """Museum gets an old lamp

Updated 05 March 2021
Follow

Museum gets an old lamp

VELM: The museum of Velm has been given the old lamp of the harbour, which nobody can light any more.

It stands beside the stuffed seal.
"""
ONE = "content/articles/2021/03/harbour-gets-a-lamp.md"
TWO = "content/articles/2021/03/museum-gets-an-old-lamp.md"


class Site:
    """A site folder with documents, to convert again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "documents").mkdir()

    def document(self, name: str, text: str | bytes) -> Path:
        """Put a document."""
        path = self.folder / "documents" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def convert(self, *paths: Path, dry_run: bool = False, report: Path | None = None) -> ConversionReport:
        """Convert everything, or some of it."""
        return conversion.run(self.folder, SETTINGS, paths, dry_run=dry_run, report=report)

    def read(self, path: str) -> str:
        """The text of a file."""
        return (self.folder / path).read_text(encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a file as a person would."""
        text = self.read(path)
        assert old in text
        (self.folder / path).write_text(text.replace(old, new), encoding="utf-8")

    def tree(self) -> dict[str, tuple[bytes, int]]:
        """Every file below content/, with its bytes and the time it was written."""
        paths = sorted(path for path in (self.folder / "content").rglob("*") if path.is_file())
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}

    def codes(self, result: ConversionReport) -> list[str]:
        """The codes of the problems of a run."""
        return [problem.code for problem in result.problems]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with two stories in one document."""
    made = Site(tmp_path)
    made.document("news.txt", f"{FIRST}\n\n{SECOND}")
    return made


def test_articles_ledger_and_bases_are_written(site: Site) -> None:
    """The first run writes the articles, the text each was generated from, and the ledger."""
    result = site.convert()
    assert [f"content/{path}" for path in result.written] == [ONE, TWO]
    assert result.problems == ()
    assert "dateline: Velm" in site.read(ONE)
    bases = sorted(path.read_text() for path in (site.folder / "content/.converter/base").iterdir())
    assert bases == sorted([site.read(ONE), site.read(TWO)])
    (line,) = site.read("content/.converter/ledger.jsonl").splitlines()
    assert json.loads(line)["document"] == "news.txt"
    assert conversion.audit(site.folder, SETTINGS) == ()


def test_a_second_run_writes_nothing(site: Site) -> None:
    """Running again changes no byte and touches no file, with and without a report."""
    site.convert()
    before = site.tree()
    assert site.convert().report.unchanged == 1
    site.convert(report=site.folder / "report.json")
    assert site.tree() == before


def test_a_dry_run_writes_nothing(site: Site) -> None:
    """A dry run says what would be written, and writes nothing."""
    result = site.convert(dry_run=True)
    assert [f"content/{path}" for path in result.written] == [ONE, TWO]
    assert not (site.folder / "content").exists()


def test_the_report_accounts_for_every_line(site: Site) -> None:
    """The report lists each article with its file, lines and evidence, and each line left out with its reason."""
    site.convert()
    site.convert(report=site.folder / "report.json")
    report = json.loads(site.read("report.json"))
    (document,) = report["documents"]
    assert [article["file"] for article in document["articles"]] == [
        ONE.removeprefix("content/"),
        TWO.removeprefix("content/"),
    ]
    first = document["articles"][0]
    assert first["lines"] == "1-10"
    assert first["fields"]["date"] == {
        "value": "2021-03-04",
        "lines": "3",
        "evidence": "“Updated 04 March 2021”",
        "confidence": 0.97,
    }
    assert first["fields"]["title"]["lines"] == "1,6"
    assert {"lines": "4", "reason": "follow button", "text": "Follow"} in document["left_out"]
    words = document["words"]
    assert words["in"] == words["in_articles"] + words["left_out"] == len(f"{FIRST}\n\n{SECOND}".split())
    assert report["totals"]["accounted"] is True


def test_an_edited_article_stays(site: Site) -> None:
    """What a person changed is not overwritten, and nothing is said while the document is as it was."""
    site.convert()
    site.edit(ONE, "The old one is in the museum.", "The old one is lost.")
    before = site.tree()
    result = site.convert(report=site.folder / "report.json")
    assert (result.written, result.problems) == ((), ())
    assert site.tree() == before


def test_a_changed_document_changes_only_what_nobody_edited(site: Site) -> None:
    """A new paragraph of the document comes into the edited article beside the person's words."""
    site.convert()
    site.edit(ONE, "title: Harbour gets a lamp", "title: Harbour gets a very bright lamp")
    site.document("news.txt", f"{FIRST}\nA second lamp may follow.\n\n\n{SECOND}")
    result = site.convert()
    assert result.problems == ()
    text = site.read(ONE)
    assert "title: Harbour gets a very bright lamp" in text
    assert text.endswith("The old one is in the museum.\n\nA second lamp may follow.\n")


def test_a_conflict_keeps_the_person_s_words_and_is_named(site: Site) -> None:
    """Where document and person changed the same paragraph, theirs stays and ours waits in the conflicts folder."""
    site.convert()
    site.edit(ONE, "The old one is in the museum.", "The old one is lost.")
    site.document("news.txt", f"{FIRST}\n\n{SECOND}".replace("The old one is in the museum.", "The old one was sold."))
    result = site.convert()
    (problem,) = result.problems
    assert (problem.code, str(problem.where)) == ("C608", ONE)
    assert "The old one is lost." in site.read(ONE)
    (waiting,) = (site.folder / "content/.converter/conflicts").iterdir()
    assert "The old one was sold." in waiting.read_text()
    assert site.convert().problems == ()


def test_a_moved_and_renamed_article_is_followed(site: Site) -> None:
    """An article that was moved keeps being the same article: it is not made again, and changes reach it."""
    site.convert()
    target = site.folder / "content/lamps/bright.md"
    target.parent.mkdir()
    (site.folder / ONE).rename(target)
    assert site.convert().written == ()
    assert not (site.folder / ONE).exists()
    site.document("news.txt", f"{FIRST}\nA second lamp may follow.\n\n\n{SECOND}")
    site.convert()
    assert "A second lamp may follow." in target.read_text()
    assert not (site.folder / ONE).exists()


def test_a_deleted_article_stays_deleted(site: Site) -> None:
    """A deletion is remembered, also when the document changes or the program does; a file put back is known again."""
    site.convert()
    text = site.read(ONE)
    (site.folder / ONE).unlink()
    assert site.convert().written == ()
    assert json.loads(site.read("content/.converter/ledger.jsonl"))["articles"][0]["deleted"] is True
    site.document("news.txt", f"{FIRST}\nA second lamp may follow.\n\n\n{SECOND}")
    result = site.convert()
    assert ONE.removeprefix("content/") not in result.written
    assert not (site.folder / ONE).exists()
    (site.folder / ONE).write_text(text)
    site.document("news.txt", f"{FIRST}\nA third lamp may follow.\n\n\n{SECOND}")
    site.convert()
    assert "deleted" not in site.read("content/.converter/ledger.jsonl")


def test_another_program_reads_everything_again(site: Site) -> None:
    """When the converter itself changed, documents are read again, and what comes out the same is not written."""
    site.convert()
    (program,) = (site.folder / ".dateline").glob("*/program")
    program.write_text("another\n")
    before = site.tree()
    result = site.convert()
    assert (result.report.unchanged, result.written) == (0, ())
    assert site.tree() == before
    assert site.convert().report.unchanged == 1


def test_an_article_that_left_its_document(site: Site) -> None:
    """A file nobody touched goes with its article; one that a person edited stays, and is named."""
    site.convert()
    site.document("news.txt", FIRST)
    assert site.convert().removed == (TWO.removeprefix("content/"),)
    assert not (site.folder / TWO).exists()
    site.edit(ONE, "museum", "attic")
    site.document("news.txt", SECOND)
    result = site.convert()
    assert site.codes(result) == ["C609"]
    assert "attic" in site.read(ONE)


def test_a_lost_document_keeps_its_articles(site: Site) -> None:
    """Documents may be thrown away: articles and ledger stay."""
    site.convert()
    before = site.tree()
    (site.folder / "documents/news.txt").unlink()
    site.convert()
    assert site.tree() == before


def test_a_renamed_document_keeps_its_articles(site: Site) -> None:
    """The same bytes under another name are the same document; its articles say where they are now."""
    site.convert()
    site.edit(ONE, "museum", "attic")
    (site.folder / "documents/news.txt").rename(site.folder / "documents/lamps.txt")
    result = site.convert()
    assert result.problems == ()
    assert "document: lamps.txt" in site.read(ONE)
    assert "attic" in site.read(ONE)
    (line,) = site.read("content/.converter/ledger.jsonl").splitlines()
    assert json.loads(line)["document"] == "lamps.txt"


def test_the_same_article_in_two_documents_is_one_file(site: Site) -> None:
    """The first document owns it, the others are listed; a later one is added.

    An update with other words stays apart.
    """
    site.document("again.txt", SECOND)
    site.convert()
    assert "document: again.txt" in site.read(TWO)
    assert "also_in:\n  - document: news.txt\n    lines: 13-22\n" in site.read(TWO)
    site.document("third.txt", SECOND)
    site.convert()
    assert site.read(TWO).count("document: ") == 3
    site.document("update.txt", SECOND.replace("stuffed seal", "stuffed walrus"))
    (path,) = site.convert().written
    assert path.startswith("articles/2021/03/museum-gets-an-old-lamp-")
    assert "walrus" in site.read(f"content/{path}")
    assert conversion.audit(site.folder, SETTINGS) == ()


def test_names_that_collide_get_a_hash_of_their_source(site: Site) -> None:
    """Two articles of one month and title have different files, the same ones whatever the order.

    A person's file is not taken.
    """
    site.document("z.txt", FIRST.replace("clear night", "foggy night"))
    own = site.folder / TWO
    own.parent.mkdir(parents=True)
    own.write_text("---\ntitle: Mine\n---\n")
    written = site.convert().written
    assert len(set(written)) == 3
    assert own.read_text() == "---\ntitle: Mine\n---\n"
    hashed = [path for path in written if path != ONE.removeprefix("content/")]
    assert all(len(path.rsplit("-", 1)[1]) == len("01234567.md") for path in hashed)


def test_without_its_state_the_converter_knows_its_files(site: Site) -> None:
    """When content/.converter is lost, articles are known by their id.

    No second copy is made, an edited one is left alone.
    """
    site.convert()
    site.edit(ONE, "museum", "attic")
    for path in sorted((site.folder / "content/.converter").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    result = site.convert()
    assert result.written == ()
    assert site.codes(result) == ["C608"]
    assert "attic" in site.read(ONE)


def test_a_damaged_ledger_is_said_and_mended(site: Site) -> None:
    """A line that cannot be read is named; its document is converted anew and no file is lost or doubled."""
    site.convert()
    ledger = site.folder / "content/.converter/ledger.jsonl"
    ledger.write_text(ledger.read_text()[:50] + "\n[1]\n")
    result = site.convert()
    assert site.codes(result) == ["C611", "C611"]
    assert result.written == ()
    assert site.convert().problems == ()


def test_a_file_that_changes_while_it_is_written_is_kept(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody saves between our look and our write.

    Their file stays, the run says so, and the next run comes back to it.
    """
    site.convert()
    site.document("news.txt", f"{FIRST}\nA second lamp may follow.\n\n\n{SECOND}")

    def late(items: Iterable[tuple[Path, str | None, bytes]]) -> tuple[bool, ...]:
        wanted = list(items)
        if any(path == site.folder / ONE for path, _, _ in wanted):
            site.edit(ONE, "museum", "attic")
        return replace(wanted)

    replace = files.replace_all
    with monkeypatch.context() as patch:
        patch.setattr(files, "replace_all", late)
        assert site.codes(site.convert()) == ["C612"]
    assert "attic" in site.read(ONE)
    site.convert()
    assert "attic" in site.read(ONE)
    assert "A second lamp may follow." in site.read(ONE)


def test_only_some_documents_can_be_converted(site: Site) -> None:
    """Files and folders given by name are converted, below documents/ or anywhere; the others wait."""
    site.document("more/other.txt", SECOND.replace("seal", "owl"))
    assert len(site.convert(site.folder / "documents/more").written) == 1
    outside = site.folder / "outside.text"
    outside.write_text(FIRST.replace("clear night", "dark night"))
    assert len(site.convert(outside).written) == 1
    assert len(site.convert().written) == 2
    assert site.codes(site.convert(site.folder / "nowhere.txt")) == ["C614"]


def test_what_is_no_document_is_one_problem_each(site: Site) -> None:
    """A folder named like a document, a pipe, a link out of the site, a picture, other suffixes.

    Each is named, the rest goes on.
    """
    site.document("empty.txt", "")
    site.document("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9)
    site.document("table.csv", "a,b\n")
    site.document("README", "read me")
    site.document(".hidden.txt", FIRST)
    (site.folder / "documents/folder.txt").mkdir()
    (site.folder / "documents/link.txt").symlink_to("/etc/hostname")
    os.mkfifo(site.folder / "documents/pipe.txt")
    result = site.convert()
    assert len(result.written) == 2
    assert sorted(site.codes(result)) == ["C601", "C603", "C604", "C604", "C604", "C606", "C606"]


def test_what_is_no_text_is_said_until_it_is_gone(site: Site) -> None:
    """A document that cannot be an article is an error in every run, and counted; one that is mended becomes one."""
    site.convert()
    picture = site.document("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9)
    for _ in range(2):
        result = site.convert()
        assert (site.codes(result), result.written) == (["C603"], ())
        assert result.report.as_json()["totals"]["unreadable"] == 1
    assert conversion.audit(site.folder, Settings()) == ()
    picture.write_text(FIRST.replace("clear night", "dark night"))
    assert len(site.convert().written) == 1
    picture.unlink()
    assert site.codes(site.convert()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_document_is_one_problem(site: Site) -> None:
    """A document without permission is named, the others go on."""
    site.document("secret.txt", FIRST).chmod(0)
    result = site.convert()
    assert (site.codes(result), len(result.written)) == (["C605"], 2)


def test_a_document_that_cannot_be_opened_is_one_problem(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the system while a document is read names it and nothing else."""
    site.document("secret.txt", FIRST)
    opened = os.open

    def refused(path: str, *rest: int) -> int:
        if str(path).endswith("secret.txt"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", refused)
    result = site.convert()
    (problem,) = result.problems
    assert (problem.code, problem.message) == ("C605", "the document cannot be read: Permission denied")
    assert len(result.written) == 2


def test_a_site_without_documents_is_fine(tmp_path: Path) -> None:
    """No folder of documents, no ledger, no problem."""
    result = conversion.run(tmp_path, SETTINGS)
    assert (result.written, result.problems) == ((), ())
    assert list(tmp_path.iterdir()) == []


def test_the_audit_names_what_cannot_be_rebuilt(site: Site) -> None:
    """A changed generated text is found out; a document that is no text is passed over."""
    site.document("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9)
    site.convert()
    assert conversion.audit(site.folder, SETTINGS) == ()
    base = next((site.folder / "content/.converter/base").iterdir())
    base.write_text(base.read_text().replace("Velm", "Belm").replace("VELM", "BELM"))
    (problem,) = conversion.audit(site.folder, SETTINGS)
    assert (problem.code, str(problem.where)) == ("C613", "documents/news.txt")


@pytest.mark.parametrize("seed", range(6))
def test_over_random_days_no_edit_is_lost(tmp_path: Path, seed: int) -> None:
    """People edit, move, delete and add; documents change.

    What a person wrote is always there, what they deleted never comes back.
    """
    chance = random.Random(seed)
    site = Site(tmp_path)
    site.document("news.txt", f"{FIRST}\n\n{SECOND}")
    site.convert()
    marks: dict[Path, list[str]] = {}
    gone: set[str] = set()
    for day in range(25):
        articles = sorted(path for path in (tmp_path / "content").rglob("*.md") if ".converter" not in path.parts)
        action = chance.choice(("edit", "edit", "move", "delete", "document", "document", "new"))
        if action == "edit" and articles:
            path = chance.choice(articles)
            mark = f"A person wrote this on day {day}."
            path.write_text(f"{path.read_text()}\n{mark}\n")
            marks.setdefault(path, []).append(mark)
        elif action == "move" and articles:
            path = chance.choice(articles)
            target = tmp_path / "content" / f"moved-{day}.md"
            path.rename(target)
            marks[target] = marks.pop(path, [])
        elif action == "delete" and len(articles) > 2:
            path = chance.choice(articles)
            gone.update(line for line in path.read_text().splitlines() if line.startswith("id: "))
            path.unlink()
            marks.pop(path, None)
        elif action == "document":
            extra = "\n".join(
                f"\nThe document says more on day {chance.randint(0, 9)}." for _ in range(chance.randint(0, 3))
            )
            site.document("news.txt", f"{FIRST}{extra}\n\n\n{SECOND}")
        elif action == "new":
            site.document(
                f"day{day}.txt", SECOND.replace("museum", f"museum {day}").replace("05 March", f"{day + 1:02} March")
            )
        site.convert()
        for path, written in marks.items():
            assert set(written) <= set(path.read_text().splitlines())
        ids = [
            line
            for path in (tmp_path / "content").rglob("*.md")
            if ".converter" not in path.parts
            for line in path.read_text().splitlines()
            if line.startswith("id: ")
        ]
        assert len(ids) == len(set(ids))
        assert not gone & set(ids)
        before = site.tree()
        assert site.convert().written == ()
        assert site.tree() == before


def test_a_newcomer_that_begins_alike_takes_nothing(site: Site) -> None:
    """A new document that sorts first and begins like a known article leaves that one its id and file."""
    site.convert()
    before = site.read(TWO)
    site.document("a.txt", SECOND.replace("stuffed seal", "stuffed walrus"))
    (path,) = site.convert().written
    assert site.read(TWO) == before
    assert "walrus" in site.read(f"content/{path}")
    assert site.convert().written == ()


def test_an_article_that_is_everywhere_is_not_read_everywhere(site: Site) -> None:
    """When one of many documents with the same article changes, or one is added, none of the others is read."""
    for number in range(150):
        site.document(f"copy{number:03}.txt", SECOND)
    site.convert()
    assert site.read(TWO).count("document: ") == 101
    site.document("copy100.txt", f"{SECOND}\n\n{FIRST}".replace("clear night", "starry night"))
    result = site.convert()
    assert [document.document for document in result.report.documents] == ["copy100.txt"]
    assert site.read(TWO).count("document: ") == 101
