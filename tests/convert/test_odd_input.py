"""Encodings and odd documents: each is one clear problem or none, and none of them takes long."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator import convert
from generator.convert.decode import decode, encode, lines_of
from generator.problems import Level


def codes(data: bytes) -> list[tuple[str, Level]]:
    """The problems of one document."""
    conversion = convert.convert([convert.Document("d.txt", data)], convert.State(), convert.Options())
    return [(problem.code, problem.level) for problem in conversion.problems]


@pytest.mark.parametrize(
    "data", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b"\x00", "\u00a0\n\u2028".encode(), b"\xff\xfe\n\x00"]
)
def test_a_document_without_words_is_one_warning(data: bytes) -> None:
    """Nothing, blank lines, a byte order mark or a lone control: the document is empty, and that is said once."""
    assert codes(data) == [("C601", Level.WARNING)]


def test_bytes_that_are_no_text_are_one_error() -> None:
    """A picture named like a document is named, and becomes no article."""
    data = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4
    conversion = convert.convert([convert.Document("d.txt", data)], convert.State(), convert.Options())
    assert [(problem.code, problem.level) for problem in conversion.problems] == [("C603", Level.ERROR)]
    assert conversion.writes == ()


@pytest.mark.parametrize(
    ("begins", "kind"),
    [
        (b"PK\x03\x04", "it looks like an office file (.docx, .odt) or an archive (.zip); "),
        (b"%PDF-1.7", "it looks like a PDF; "),
        (b"\xd0\xcf\x11\xe0", "it looks like an office file (.doc); "),
        (b"\x7fELF", ""),
    ],
)
def test_bytes_that_are_no_text_are_told_what_they_look_like(begins: bytes, kind: str) -> None:
    """Whoever renames an office file reads what it is and what to do; of other bytes only what to do."""
    data = begins + bytes(range(32)) * 9
    conversion = convert.convert([convert.Document("d.txt", data)], convert.State(), convert.Options())
    (problem,) = conversion.problems
    assert problem.hint == f"{kind}save its text as a .txt file in UTF-8"


def test_windows_1252_is_named_with_its_first_byte() -> None:
    """Bytes that are not UTF-8 are read as Windows-1252; the warning names line and byte, and no byte is lost."""
    data = b"A caf\xe9 opens\n\nThe caf\xe9 \x93Lantern\x94 opened on Friday.\n"
    conversion = convert.convert([convert.Document("d.txt", data)], convert.State(), convert.Options())
    (problem,) = conversion.problems
    assert (problem.code, str(problem.where)) == ("C602", "documents/d.txt:1")
    assert problem.message == "byte 6 (0xe9) is not UTF-8; the document was read as Windows-1252"
    assert "The café “Lantern” opened on Friday." in conversion.writes[0].text
    assert convert.rebuild(conversion.entries["d.txt"], dict(conversion.bases)) == data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marked_encodings_are_read(encoding: str) -> None:
    """A byte order mark decides, and is not part of the text."""
    text, problems = decode("Ωmega\nzwei".encode(encoding), "d.txt")
    assert text is not None
    assert [line.raw for line in text.lines] == ["Ωmega", "zwei"]
    assert problems == ()
    assert encode("Ωmega\nzwei", text.encoding) == "Ωmega\nzwei".encode(encoding)


def test_a_false_mark_is_no_promise() -> None:
    """A byte order mark over bytes of another encoding falls back, and gives every byte back."""
    data = b"\xef\xbb\xbfcaf\xe9 and more words"
    text, problems = decode(data, "d.txt")
    assert text is not None
    assert text.encoding == "cp1252"
    assert [problem.code for problem in problems] == ["C602"]
    assert encode("".join(line.raw + line.ending for line in text.lines), "cp1252") == data


def test_a_text_of_another_encoding_is_refused() -> None:
    """Encoding a text that Windows-1252 does not have is an error of the caller, not a question mark."""
    with pytest.raises(ValueError, match="Ω"):
        encode("Ω", "cp1252")


def test_lines_are_counted_as_an_editor_does() -> None:
    """LF, CRLF and CR end a line; a Unicode separator does not, and an end at the very end begins none."""
    assert [(line.number, line.raw, line.ending) for line in lines_of("a\r\nb\rc\nd\u2028e\x85f\n")] == [
        (1, "a", "\r\n"),
        (2, "b", "\r"),
        (3, "c", "\n"),
        (4, "d\u2028e\x85f", "\n"),
    ]


def test_line_breaks_within_a_line_part_words() -> None:
    """Words on both sides of a Unicode line separator or a form feed stay two words."""
    data = "A title of some length\n\nThe first part.\u2028The second\x0cpart of it\x85is here.\n".encode()
    conversion = convert.convert([convert.Document("d.txt", data)], convert.State(), convert.Options())
    assert conversion.writes[0].text.endswith("The first part.  \nThe second  \npart of it  \nis here.\n")


HEAVY = {
    "five megabytes": b'("The quick brown fox of Paris jumps over the lazy dog. " * 6 + "\\n\\n") * 15_500',
    "one long line": b'"word of the day in London " * 40_000',
    "one long word": b'"x" * 1_000_000',
    "capitals": b'"Abc " * 250_000',
    "initials": b'"A. " * 330_000',
    "open brackets": b'"[" * 1_000_000',
    "the same title": b'"Same title again\\n" * 30_000',
    "titles and stamps": b'"Same title again\\nUpdated 13 February 2023\\n" * 15_000',
    "bullets": b'"- x\\n" * 30_000',
    "cities": b'("ISLAMABAD " * 10 + ": hello\\n") * 5_000',
    "slashes": b'("A/" * 60 + "\\n") * 5_000',
    "quotes and dots": b'("A.\'" * 130 + "\\n") * 2_000',
    "hyphens": b'"Aa-" * 330_000',
    "blanks": b'"A" + " " * 1_000_000 + "b"',
    "dates": b'("Updated 1 1 1 1 1 1 1 " * 6 + "\\n") * 5_000',
    "bylines": b'("by " + "a b " * 40 + "\\n") * 5_000',
    "names": b'("Aa Bb " * 60 + "\\n") * 3_000',
    "gaps": b'"Some short title\\n\\n\\n" * 15_000',
    "brackets in captions": b'("x (" * 100 + ")\\n") * 5_000',
}


@pytest.mark.parametrize("name", HEAVY)
def test_nothing_takes_quadratic_time(name: str, root: Path) -> None:
    """Documents made to hurt patterns end long before a generous deadline that no quadratic step would meet."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from generator import convert\n"
        f"data = ({HEAVY[name].decode()}).encode()\n"
        "result = convert.convert([convert.Document('d.txt', data)], convert.State(), convert.Options())\n"
        "assert all(document.accounted for document in result.report.documents)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(root)], timeout=120, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
