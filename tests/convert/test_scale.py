"""Many documents and large ones: workers, portions and stamps change how long it takes, never what comes out."""

import os
import random
from pathlib import Path

import pytest

from generator import conversion
from generator.config import Settings
from generator.conversion import fresh, reading
from generator.convert import ledger
from generator.executors import Processes
from generator.read import batch
from tests.convert import soup

SETTINGS = Settings()
WORDS = ("harbour", "lamp", "museum", "tower", "keeper", "winter", "council", "bridge", "ferry", "market", "school")


def story(number: int, chance: random.Random) -> str:
    """An article with a head; some of them are printed in several documents."""
    title = f"{chance.choice(WORDS).title()} {number} gets a {chance.choice(WORDS)}"
    text = " ".join(chance.choice(WORDS) for _ in range(40))
    return f"{title}\n\nUpdated {number % 27 + 1:02d} March 2021\nFollow\n\n{title}\n\nVELM: {text.capitalize()}.\n\n"


def fill(site: Path, documents: int, seed: int = 1) -> None:
    """Documents of one to three stories and some soup."""
    chance = random.Random(seed)
    shared = [story(1000 + number, chance) for number in range(8)]
    (site / "documents").mkdir(exist_ok=True)
    for number in range(documents):
        parts = [story(number, chance), *chance.sample(shared, chance.choice((0, 0, 1, 2)))]
        (site / "documents" / f"d{number:03d}.txt").write_text("".join(parts))
        if not number % 5:
            (site / "documents" / f"s{number:03d}.txt").write_bytes(soup.document(number))


def tree(site: Path) -> dict[str, bytes]:
    """Every file below content/."""
    found = (path for path in (site / "content").rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def expected(tmp_path: Path) -> dict[str, bytes]:
    """What the documents become when they are converted here, all at once."""
    site = tmp_path / "expected"
    site.mkdir()
    fill(site, 40)
    conversion.run(site, SETTINGS)
    return tree(site)


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_workers_change_nothing(jobs: int, tmp_path: Path, expected: dict[str, bytes]) -> None:
    """One worker, two or four, in batches of seven: the same bytes in every file."""
    site = tmp_path / "site"
    site.mkdir()
    fill(site, 40)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "FEW", 0)
        patch.setattr(reading, "PER_BATCH", 7)
        conversion.run(site, SETTINGS.model_copy(update={"jobs": jobs}))
    assert tree(site) == expected


@pytest.mark.parametrize("documents", [1, 3, 1000])
def test_portions_change_nothing(documents: int, tmp_path: Path, expected: dict[str, bytes]) -> None:
    """Settled one by one, by threes or at once, packed on the disk or in memory: the same articles and ledger.

    A story that is printed in several portions is one file that names all of its documents.
    """
    site = tmp_path / "site"
    site.mkdir()
    fill(site, 40)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fresh, "DOCUMENTS", documents)
        patch.setattr(fresh, "IN_MEMORY", 1000)
        done = conversion.run(site, SETTINGS)
        assert tree(site) == expected
        assert done.report.totals()["documents"] == 48
        assert done.report.totals()["unaccounted"] == 0
        assert conversion.audit(site, SETTINGS) == ()
        assert conversion.run(site, SETTINGS).written == ()
    assert tree(site) == expected


def test_unchanged_documents_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents with the stamps of the last look, and older than it, are not read; the ledger is not parsed."""
    fill(tmp_path, 10)
    for path in (tmp_path / "documents").iterdir():
        os.utime(path, (1_600_000_000, 1_600_000_000))
    monkeypatch.setattr("generator.conversion.remembered.RACY_NS", -(10**18))
    conversion.run(tmp_path, SETTINGS)
    before = tree(tmp_path)
    monkeypatch.setattr(batch, "content", _refuse_documents)
    monkeypatch.setattr(ledger, "load", None)
    done = conversion.run(tmp_path, SETTINGS)
    assert (done.written, done.report.totals()["unchanged"]) == ((), 12)
    assert tree(tmp_path) == before


def _refuse_documents(path: str, limit: int | None = None) -> bytes:
    assert not path.endswith(".txt"), f"{path} was opened"
    return Path(path).read_bytes()[:limit]


def test_a_stamp_alone_proves_nothing(tmp_path: Path) -> None:
    """A document that is changed while its stamp stays is read, as long as the stamp is young; so is one put back."""
    fill(tmp_path, 3)
    conversion.run(tmp_path, SETTINGS)
    path = tmp_path / "documents" / "d001.txt"
    stamp = path.stat()
    path.write_text(path.read_text().replace("VELM", "ORMA"))
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert len(conversion.run(tmp_path, SETTINGS).written) == 1


@pytest.mark.parametrize("damage", [b"", b"{}", b"nonsense\n", b'["documents 1","","",""]\n'])
def test_a_lost_or_damaged_index_is_a_miss(damage: bytes, tmp_path: Path) -> None:
    """Without the index, or with one that is not ours, the ledger is read, and nothing is written."""
    fill(tmp_path, 5)
    conversion.run(tmp_path, SETTINGS)
    before = tree(tmp_path)
    (index,) = (tmp_path / ".dateline").glob("convert-*/documents")
    index.write_bytes(damage)
    assert conversion.run(tmp_path, SETTINGS).written == ()
    assert tree(tmp_path) == before


def test_an_index_of_another_ledger_is_a_miss(tmp_path: Path) -> None:
    """A ledger that somebody brought in from elsewhere counts, whatever the index says."""
    fill(tmp_path, 5)
    conversion.run(tmp_path, SETTINGS)
    ledger = tmp_path / "content/.converter/ledger.jsonl"
    whole = ledger.read_bytes()
    ledger.write_bytes(b"".join(whole.splitlines(keepends=True)[1:]))
    assert conversion.run(tmp_path, SETTINGS).written == ()
    assert ledger.read_bytes() == whole


def test_a_document_that_kills_its_worker_is_one_error(tmp_path: Path) -> None:
    """A document that costs a worker its life is tried once more alone and named; the others are converted."""
    fill(tmp_path, 10)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "FEW", 0)
        patch.setattr(Processes, "within", _killed_by_d003)
        done = conversion.run(tmp_path, SETTINGS.model_copy(update={"jobs": 1}))
    assert [problem.code for problem in done.problems if "d003" in str(problem.where)] == ["C605"]
    assert done.report.totals()["documents"] == 12


def _killed_by_d003(pool: Processes, seconds: float, work: object, job: reading.Job) -> object:
    has_it = any(each.source.path == "d003.txt" for each in job.wanted)
    return pool.submit(_die if has_it else work, job)  # type: ignore[arg-type]


def _die(job: object) -> None:
    os._exit(1)
