"""The pre-commit hook that keeps line ends alike."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.tidy import main, tidy


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a\r\nb\rc\n", b"a\nb\nc\n"),
        (b"a  \n\tb\t\n\n\n", b"a\n\tb\n"),
        (b"no newline", b"no newline\n"),
        (b"blanks at the end  ", b"blanks at the end\n"),
        (b"  \n", b""),
        (b"", b""),
    ],
)
def test_text_is_stored_with_plain_line_ends(before: bytes, after: bytes) -> None:
    """LF line ends, no blanks before them, one newline at the end."""
    assert tidy(before) == after


@given(st.binary())
def test_tidy_text_stays_as_it_is(text: bytes) -> None:
    """Tidying twice is tidying once."""
    assert tidy(tidy(text)) == tidy(text)


def test_the_hook_fails_once_for_what_it_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first run names and mends the file, the second is content."""
    clean, untidy = tmp_path / "clean.txt", tmp_path / "untidy.txt"
    clean.write_bytes(b"a\n")
    untidy.write_bytes(b"a \r\n")
    paths = [str(clean), str(untidy)]
    assert main(paths) == 1
    assert capsys.readouterr().out == f"tidied {untidy}\n"
    assert main(paths) == 0
    assert untidy.read_bytes() == b"a\n"
