"""Articles from files, as documents: each case in cases/ is a file and what comes of it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import digest
from generator.dates import When
from generator.model import Article, Body, Correction, Event
from generator.problems import as_text, has_errors
from generator.read import ReadOptions, article
from generator.text import text_from

CASES = Path(__file__).parent / "cases"
_CASE = re.compile(r"^#! (?P<title>.+)\n(?P<input>(?:.*\n)*?)={20}\n(?P<expected>(?:(?!#! ).*\n?)*)", re.MULTILINE)


def cases() -> list[tuple[str, str, str]]:
    """Every case: what it shows, the file, what is expected."""
    found = []
    for path in sorted(CASES.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        matches = list(_CASE.finditer(text))
        assert len(matches) == len(re.findall("^#! ", text, re.MULTILINE)), path
        found += [(match["title"], match["input"], match["expected"].strip("\n")) for match in matches]
    return found


def shown(found: Article | None) -> list[str]:
    """An article in words: the fields that have a value, and where its body begins."""
    if found is None:
        return []
    lines = []
    for name, field in Article.__dataclass_fields__.items():
        value = getattr(found, name)
        if name not in {"path", "body", "words", "lines", "links"} and value != field.default and value:
            lines.append(f"{name}: {told(value)}")
    if not found.extra.pairs:
        lines = [line for line in lines if not line.startswith("extra: ")]
    lines += [f"links: {found.links}"] if found.links else []
    return [*lines, f"body: line {found.body.first_line}, {found.words} words"]


def told(value: object) -> str:
    """A field's value in words."""
    if isinstance(value, When):
        return f"{value.text} ({value.precision})"
    if isinstance(value, tuple) and value and isinstance(value[0], Event | Correction):
        return ", ".join(f"{item.date.text if item.date else None} {item.text!r}" for item in value)
    return repr(value)


@pytest.mark.parametrize(("title", "source", "expected"), cases(), ids=lambda value: None)
def test_case(title: str, source: str, expected: str) -> None:
    """Each case says in its first line what it shows."""
    found, problems = article("content/a.md", source.encode())
    told_lines = "\n".join(shown(found))
    assert "\n\n".join(part for part in (told_lines, as_text(problems)) if part) == expected, title
    assert (found is None) == has_errors(problems)
    if found is not None:
        body = text_from(source.encode(), found.body.first_line)
        assert found.body.digest == digest.of_text(body)
        assert found.body.size == len(body.encode())


MINIMAL = b"---\ntitle: A\ndate: 2023-02-13\n---\nText.\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + MINIMAL,
        MINIMAL.replace(b"\n", b"\r\n"),
        MINIMAL.replace(b"\n", b"\r"),
        MINIMAL.replace(b"---\n", b"--- \t\n"),
        MINIMAL.rstrip(),
    ],
)
def test_encodings_of_one_article(data: bytes) -> None:
    """A byte order mark, other line ends and trailing blanks change nothing."""
    found, problems = article("content/a.md", data)
    assert not problems
    assert found is not None
    assert (found.title, found.date and found.date.first, found.excerpt) == ("A", "2023-02-13", "Text.")
    assert found.body.first_line == 5
    assert found.body.digest == digest.of_text(text_from(data, 5))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            b"---\ntitle: A caf\xe9 opens\n---\n",
            (
                "content/a.md:2:13: error[E108] byte 17 of this file (0xE9) is not UTF-8\n"
                "  2 | title: A caf\\xe9 opens\n"
                "    |             ^^^^ this is not UTF-8\n"
                "  = help: save the file as UTF-8"
            ),
        ),
        (
            "---\ntitle: A\n".encode("utf-16"),
            (
                "content/a.md:1:1: error[E108] byte 1 of this file (0xFF) is not UTF-8\n"
                "  1 | \\xff\\xfe-\\x00-\\x00-\\x00\n"
                "    | ^^^^ this is not UTF-8\n"
                "  = help: save the file as UTF-8; it is UTF-16 now"
            ),
        ),
    ],
)
def test_bytes_that_are_not_utf8(data: bytes, expected: str) -> None:
    """What cannot be decoded is told with the byte, the line and the column, and never guessed at."""
    found, problems = article("content/a.md", data)
    assert found is None
    assert as_text(problems) == expected


def test_a_wrong_byte_far_into_a_long_line() -> None:
    """In a line of a million characters the part around the wrong byte is shown."""
    found, problems = article("content/a.md", b"\xef\xbb\xbf" + "é".encode() * 500_000 + b"\xff tail")
    assert found is None
    assert str(problems[0].where) == "content/a.md:1:500001"
    assert len(as_text(problems)) < 600


def test_sizes() -> None:
    """A file or a front matter larger than the limits is one problem; a large text alone is none."""
    options = ReadOptions(front_matter_bytes=1024, article_bytes=1024 * 1024)
    assert article("a.md", MINIMAL + b"x " * 500_000, options)[0] is not None
    told = as_text(article("a.md", b"x" * (1024 * 1024 + 1), options)[1])
    assert told.startswith("a.md: error[E105] this file is larger than 1 MB")
    told = as_text(article("a.md", b"---\ntitle: " + b"x" * 1024 + b"\n---\n", options)[1])
    assert told.startswith("a.md:2:1: error[E105] this is longer than 1 KB")


def test_one_long_line() -> None:
    """Five megabytes in one line are an article like any other."""
    found, problems = article("a.md", b"---\ntitle: A\n---\n" + b"word " * 1_000_000)
    assert not problems
    assert found is not None
    assert found.words == 1_000_000
    assert len(found.excerpt) <= 200


@given(st.binary() | st.binary().map(lambda data: b"---\ntitle: A\n" + data + b"\n---\ntext"))
def test_any_bytes_are_an_article_or_problems(data: bytes) -> None:
    """No bytes make reading fail in any other way, and there is an article exactly where there is no error."""
    found, problems = article("content/a.md", data)
    assert (found is None) == has_errors(problems)
    assert as_text(problems).isprintable() or "\n" in as_text(problems)
    assert all(problem.where and problem.where.path == "content/a.md" for problem in problems)
    if found is not None:
        assert found.title.strip()
        assert found.body.digest == digest.of_text(text_from(data, found.body.first_line))


@given(st.text(), st.text())
def test_the_body_is_found_again_by_its_first_line(front: str, body: str) -> None:
    """Wherever the body begins, the file from that line on has the body's digest and size."""
    data = f"---\ntitle: A\nx: {front}\n---\n{body}".encode()
    found, _ = article("content/a.md", data)
    if found is not None:
        again = text_from(data, found.body.first_line)
        assert found.body == Body("content/a.md", found.body.first_line, digest.of_text(again), len(again.encode()))


def test_the_lines_of_keys() -> None:
    """An article knows the line of each of its keys, by the key's own name, for messages of later stages."""
    found, _ = article("content/a.md", b"---\nheadline: A\n\nkeywords: [b]\nmine: 3\n---\n")
    assert found is not None
    assert (found.line_of("title"), found.line_of("tags"), found.line_of("date")) == (2, 4, None)


def test_the_lines_of_links_by_name() -> None:
    """An article knows the line in its file of each link by name, counted from the front matter on."""
    found, _ = article("content/a.md", b"---\ntitle: A\n---\nOne.\n\nSee [[Bridge opens]].\n")
    assert found is not None
    assert (found.links, found.line_of("[[Bridge opens]]")) == (("[[Bridge opens]]",), 6)
