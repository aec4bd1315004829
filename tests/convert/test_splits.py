"""splits.yaml: what a person decides about one line holds, wherever the line has moved to."""

import pytest

from generator.convert.decode import lines_of
from generator.convert.model import Line
from generator.convert.splits import Decided, Decision, applied, decided, parse
from generator.problems import Level, Location

FILE = """\
# by hand
news/february.txt:
  - cut: 3
    text: High-level delegation meets
  - join: 1
    text: "1984"
plain.txt:
  - {join: 12, text: 4 March 2020}
"""


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text."""
    return lines_of(text)


def test_decisions_are_read_with_their_places() -> None:
    """Each decision knows its document, line, text, kind, and where it is written."""
    found, problems = parse(FILE)
    assert problems == ()
    assert found["news/february.txt"] == (
        Decision(1, "1984", False, Location("splits.yaml", 5, 5)),
        Decision(3, "High-level delegation meets", True, Location("splits.yaml", 3, 5)),
    )
    assert found["plain.txt"] == (Decision(12, "4 March 2020", False, Location("splits.yaml", 8, 6)),)


def test_an_empty_file_decides_nothing() -> None:
    """A file without keys, or with comments alone, holds no decisions and no problems."""
    assert parse("") == ({}, ())
    assert parse("# nothing yet\n") == ({}, ())


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a.txt: 46\n", 1, "a.txt needs a list of decisions"),
        ("a.txt:\n  - 46\n", 2, "a decision needs a line and its text"),
        ("a.txt:\n  - text: here\n", 2, "it is not said whether the line is cut or joined"),
        ("a.txt:\n  - cut: 4\n    join: 4\n    text: here\n", 2, "a line is either cut or joined"),
        ("a.txt:\n  - cut: 0\n    text: here\n", 2, "“cut” needs the number of a line, from 1"),
        ("a.txt:\n  - cut: four\n    text: here\n", 2, "“cut” needs the number of a line, from 1"),
        ("a.txt:\n  - join: 4\n", 2, "the text of line 4 is missing"),
        ("a.txt:\n  - join: 4\n    text: ' … '\n", 3, "the text of line 4 is missing"),
        ("a.txt:\n  - cut: 4\n    text: here\n    why: no\n", 4, "“why” is not known here"),
        ("a.txt:\n  - cut: 4\n    text: x\n  - join: 4\n    text: x\n", 4, "line 4 is cut and joined"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(text: str, line: int, said: str) -> None:
    """Every mistake is one problem with file, line and a hint; the rest of the file still counts."""
    found, problems = parse(f"{text}z.txt:\n  - cut: 2\n    text: right\n")
    assert [(one.message, one.where and one.where.line) for one in problems] == [(said, line)]
    assert all(one.code == "C616" and one.hint for one in problems)
    assert [one.text for one in found["z.txt"]] == ["right"]


def test_broken_yaml_is_no_decision() -> None:
    """A file that is no YAML gives its problem and decides nothing."""
    found, problems = parse("a.txt: [\n")
    assert not found
    assert problems


def decision(line: int, text: str, cut: bool = True) -> Decision:
    """A decision written nowhere in particular."""
    return Decision(line, text, cut, Location("splits.yaml", 3, 5))


def test_a_line_is_found_by_number_and_text() -> None:
    """The line of that number is meant, where it begins with the text; blanks and dots at the end do not matter."""
    text = lines("One\nTwo  and more\nOne\n")
    assert decided([decision(3, "One"), decision(2, "Two and…", cut=False)], text) == (Decided((2,), (1,)), ())


def test_a_line_is_followed_where_it_moved() -> None:
    """After edits above, the nearest line with the text is taken, of two as near the upper one."""
    text = lines("New line\nAnother\nThe title\nText\nThe title\n")
    assert decided([decision(1, "The title")], text)[0] == Decided((2,))
    assert decided([decision(4, "The title")], text)[0] == Decided((2,))
    assert decided([decision(9, "The title")], text)[0] == Decided((4,))


def test_a_line_that_is_gone_is_said_and_nothing_is_cut() -> None:
    """A number alone is not trusted: without its text a decision is a warning that names the place it is written at."""
    word, problems = decided([decision(1, "Gone")], lines("Here\n"), "a.txt")
    assert word == Decided()
    assert [(one.code, one.level, str(one.where)) for one in problems] == [("C617", Level.WARNING, "splits.yaml:3:5")]
    assert "a.txt" in problems[0].message


def test_a_person_has_the_last_word() -> None:
    """Cuts are put in, joins taken out, other starts stay."""
    assert applied([0, 4, 9], Decided(cuts=(6,), joins=(4, 7))) == (0, 6, 9)
