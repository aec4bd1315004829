"""Words in = words in articles + words listed, for any document at all.

And the same documents always become the same files.
"""

import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import convert
from generator.convert import account, emit, fields, reading
from generator.convert.decode import decode
from generator.convert.model import Claim, Draft
from generator.convert.split import Parts
from tests.convert import mutations, soup

OPTIONS = convert.Options()


def accounted(data: bytes) -> convert.Conversion:
    """Convert one document and check what has to hold for every document."""
    conversion = convert.convert([convert.Document("d.txt", data)], convert.State(), OPTIONS)
    (document,) = conversion.report.documents
    assert document.accounted
    rebuilt = convert.rebuild(conversion.entries["d.txt"], dict(conversion.bases))
    assert rebuilt == (None if document.encoding == "none" else data)
    assert "C607" not in {problem.code for problem in conversion.problems}
    return conversion


@pytest.mark.parametrize("start", range(0, 800, 100))
def test_no_word_is_lost_of_a_soup(start: int) -> None:
    """Random lines of the marks that layouts are made of crash nothing, and every word and byte stays known."""
    for seed in range(start, start + 100):
        accounted(soup.document(seed))


@given(st.binary(max_size=400))
def test_no_bytes_crash_it(data: bytes) -> None:
    """Any bytes are a document or one problem."""
    accounted(data)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_no_text_crashes_it(text: str) -> None:
    """Any text is a document whose words are all accounted for."""
    accounted(text.encode())


def test_a_word_that_cannot_be_accounted_for_keeps_the_whole_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the account does not balance, the document becomes one plain article with all its words; that is said."""
    monkeypatch.setattr(reading, "drafted", lambda *_: ((Draft(1, 1, "Title", ()),), ()))
    conversion = convert.convert([convert.Document("d.txt", b"Title here\n\nSome words.\n")], convert.State(), OPTIONS)
    (problem,) = conversion.problems
    assert (problem.code, problem.where and problem.where.path) == ("C607", "documents/d.txt")
    (document,) = conversion.report.documents
    assert (document.words, document.words_kept) == (4, 4)
    assert conversion.writes[0].text.endswith("---\n\nTitle here\n\nSome words.\n")


def test_the_account_names_what_is_wrong() -> None:
    """A word without an owner, with two owners, or that its owner does not show is found with its line."""
    lines = decode(b"one two\nthree\n", "d.txt")[0]
    assert lines is not None
    whole = reading.whole(lines.lines)
    assert account.unaccounted(lines.lines, [whole], []) is None
    assert account.unaccounted(lines.lines, [], [Claim(1, 0, 3, "-x")]) == (1, "a word has no owner")
    twice = [Claim(1, 0, 7, "-x"), Claim(1, 4, 7, "-y"), Claim(2, 0, 5, "-z")]
    assert account.unaccounted(lines.lines, [], twice) == (1, "a word has two owners")
    silent = Draft(1, 2, "t", (Claim(1, 0, 7, "body"), Claim(2, 0, 5, "body")), title_printed=False)
    assert account.unaccounted(lines.lines, [silent], []) == (
        1,
        "the words of “body” differ from those of the document",
    )


def test_a_document_of_a_person_has_nobody_s_words_but_its_own() -> None:
    """The body of an article, read back from its Markdown, is the text of the lines that the report gives to it."""
    head = b"A story of a mill\n\nUpdated 3 May 2011\nFollow\n\nA story of a mill\n\n  - first point\n"
    data = head + b"\nThe mill *stood* still. <1>\n"
    conversion = accounted(data)
    (write,) = conversion.writes
    assert emit.shown_lines(write.text.split("---\n")[2]) == ("The mill *stood* still. <1>",)


def test_the_order_of_documents_does_not_matter() -> None:
    """Shuffled documents become the same files, ledger and report."""
    documents = [convert.Document(f"{number % 7}/{number}.txt", soup.document(number % 40)) for number in range(60)]
    expected = convert.convert(documents, convert.State(), OPTIONS)
    shuffled = documents[:]
    random.Random(5).shuffle(shuffled)
    found = convert.convert(shuffled, convert.State(), OPTIONS)
    assert found.writes == expected.writes
    assert dict(found.entries) == dict(expected.entries)
    assert found.report.as_json() == expected.report.as_json()
    assert found.problems == expected.problems


def test_hash_seeds_and_folders_do_not_matter(tmp_path: Path, root: Path) -> None:
    """Two processes with other hash seeds and other current folders print the same bytes."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from generator import convert; from tests.convert import soup\n"
        "documents = [convert.Document(f'{n}.txt', soup.document(n)) for n in range(60)]\n"
        "result = convert.convert(documents, convert.State(), convert.Options())\n"
        "shown = repr((result.writes, sorted(result.entries.items()), result.report))\n"
        "sys.stdout.buffer.write(shown.encode('utf-8', 'backslashreplace'))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, str(root)],
            cwd=folder,
            env={"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            timeout=120,
        ).stdout
        for seed, folder in (("1", tmp_path), ("2", root))
    }
    assert len(outputs) == 1


@pytest.mark.parametrize("start", range(0, 400, 100))
def test_no_byte_of_a_broken_document_is_lost(start: int) -> None:
    """Real documents broken in every way, random letters and hostile repetitions: every byte and word stays known."""
    for seed in range(start, start + 100):
        accounted(mutations.document(seed, 4_000))


def _without_last_block(draft: Draft | None) -> Draft | None:
    return replace(draft, blocks=draft.blocks[:-1]) if draft else None


def _without_last_claim(draft: Draft | None) -> Draft | None:
    return replace(draft, claims=draft.claims[:-1]) if draft else None


def _with_a_word_more(draft: Draft | None) -> Draft | None:
    return replace(draft, title=f"{draft.title} again") if draft else None


def _without_last_article(parts: Parts) -> Parts:
    return replace(parts, segments=parts.segments[:-1])


@pytest.mark.parametrize(
    ("room", "name", "broken"),
    [
        (fields, "draft", _without_last_block),
        (fields, "draft", _without_last_claim),
        (fields, "draft", _with_a_word_more),
        (reading, "split", _without_last_article),
    ],
)
def test_a_broken_room_loses_no_word(
    room: ModuleType, name: str, broken: Callable[[Any], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever step loses a word, the run says so (C607), and the article that is kept holds all of them."""
    data = (
        b"A lamp for Velm\n\nUpdated 4 March 2021\nFollow\n\nA lamp for Velm\n\nVELM: The lamp is lit.\n\nIt is seen.\n"
    )
    real = getattr(room, name)
    monkeypatch.setattr(room, name, lambda *given: broken(real(*given)))
    conversion = convert.convert([convert.Document("d.txt", data)], convert.State(), OPTIONS)
    assert [problem.code for problem in conversion.problems] == ["C607"]
    (document,) = conversion.report.documents
    assert document.accounted
    assert document.words_left == 0
    shown = " ".join(emit.shown_lines(conversion.writes[0].text.partition("---\n\n")[2]))
    assert shown.split() == data.decode().split()
    assert convert.rebuild(conversion.entries["d.txt"], dict(conversion.bases)) == data
