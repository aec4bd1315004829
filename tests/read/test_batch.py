"""Batches: files read from the disk, each on its own risk."""

import os
import pickle
from pathlib import Path

import pytest

from generator import digest, read
from generator.problems import as_text
from generator.read import Kind, ReadJob, ReadOptions, SourceFile, read_batch, scan


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site folder with two articles and a picture."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "a.md").write_text("---\ntitle: A\n---\nText.\n")
    (content / "b.md").write_text("---\ntitle: B: C\n---\n")
    (content / "p.jpg").write_bytes(b"picture" * 200_000)
    return tmp_path


def job(site: Path, **rest: object) -> ReadJob:
    """A job for the articles of a site."""
    files = tuple(file for file in scan(site, "content").files if file.kind is Kind.ARTICLE)
    return ReadJob(files, **rest)  # type: ignore[arg-type]


def test_a_batch_is_read_in_order(site: Path) -> None:
    """Each file has the digest of its bytes, and its article or its problems; job and result can be pickled."""
    good, bad = pickle.loads(pickle.dumps(read_batch(pickle.loads(pickle.dumps(job(site))))))
    assert good.article is not None
    assert (good.path, good.article.title, good.problems) == ("content/a.md", "A", ())
    assert good.digest == digest.of_bytes((site / "content/a.md").read_bytes())
    assert bad.article is None
    assert bad.digest
    assert [problem.code for problem in bad.problems] == ["E102"]
    assert not good.gone
    assert not bad.gone


def test_what_happens_to_files_meanwhile(site: Path) -> None:
    """A file that went is gone without a word; a pipe or a folder in its place is told, and stops nothing."""
    jobs = job(site)
    (site / "content/a.md").unlink()
    (site / "content/b.md").unlink()
    os.mkfifo(site / "content/b.md")
    gone, pipe = read_batch(jobs)
    assert gone.gone
    assert as_text(pipe.problems) == "content/b.md: error[E109] this file cannot be read: it is not a file"
    assert not pipe.gone
    (site / "content/b.md").unlink()
    (site / "content/b.md").mkdir()
    assert "error[E109] this file cannot be read" in as_text(read_batch(jobs)[1].problems)


def test_a_file_that_may_not_be_read(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without permission is one problem."""

    def refusing(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    jobs = job(site)
    monkeypatch.setattr("generator.read.batch.os.open", refusing)
    told = as_text(read_batch(jobs)[0].problems)
    assert told == "content/a.md: error[E109] this file cannot be read: Permission denied"


def test_a_file_larger_than_the_limit_is_not_read_whole(site: Path) -> None:
    """Of a file beyond the limit no more than the limit is read."""
    (site / "content/a.md").write_bytes(b"x" * (3 << 20))
    found = read_batch(job(site, options=ReadOptions(article_bytes=1 << 20)))[0]
    assert "larger than 1 MB" in as_text(found.problems)
    assert read.content(str(site / "content/a.md"), 10) == b"x" * 10


def test_our_own_mistake_costs_one_file(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception nobody foresaw is one E900, and the other files are read."""
    real = read.article

    def failing(path: str, data: bytes, options: ReadOptions) -> object:
        if path.endswith("a.md"):
            raise RecursionError("too deep")
        return real(path, data, options)

    monkeypatch.setattr("generator.read.batch.article", failing)
    first, second = read_batch(job(site))
    assert as_text(first.problems) == "content/a.md: error[E900] this file could not be read: RecursionError: too deep"
    assert second.problems[0].code == "E102"


def test_a_reader_of_an_extension(site: Path) -> None:
    """A file with a reader's suffix is read through it, and its body says so; a reader that fails costs that file."""
    name = "reader_of_a_batch"
    (site / f"{name}.py").write_text(
        "from generator.extension import Extension\n"
        "def read(path, data):\n"
        "    if b'bad' in data:\n"
        "        raise ValueError('bad')\n"
        "    return '---\\ntitle: ' + data.decode() + '\\n---\\nbody'\n"
        "mine = Extension(readers={'.txt': read})\n"
    )
    (site / "content/c.txt").write_text("Read")
    (site / "content/d.txt").write_text("bad")
    files = tuple(file for file in scan(site, "content", {".txt"}).files if file.path.endswith(".txt"))
    good, bad = read_batch(ReadJob(files, extensions=(f"{name}:mine",), site=str(site)))
    assert good.article is not None
    assert good.article.title == "Read"
    assert good.article.body.reader.startswith(f"{name}:mine")
    assert "E111" in as_text(bad.problems)


def test_an_extension_that_cannot_be_loaded_is_told(site: Path) -> None:
    """Without its extensions a batch is not read, and each file says why."""
    found = read_batch(job(site, extensions=("nowhere_at_all:x",)))
    assert [problem.code for reading in found for problem in reading.problems] == ["E705", "E705"]


def test_the_digest_of_a_picture(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file published as it is has the digest of its bytes; a pipe is a problem, a file that is gone is none."""
    file = next(file for file in scan(site, "content").files if file.kind is Kind.MEDIA)
    assert read.media_digest(file) == (digest.of_bytes(b"picture" * 200_000), ())
    path = Path(file.absolute)
    path.unlink()
    assert read.media_digest(file) == ("", ())
    os.mkfifo(path)
    assert "it is not a file" in as_text(read.media_digest(file)[1])


def test_a_source_file_is_a_value(site: Path) -> None:
    """What a scan finds can be kept, compared and hashed."""
    files = job(site).files
    assert isinstance(files[0], SourceFile)
    assert len({*files, *job(site).files}) == 2
