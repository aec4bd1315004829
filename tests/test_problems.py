"""Problems: how they are ordered, printed, and kept from steering a terminal."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import (
    SHOWN_PER_CODE,
    Excerpt,
    Failed,
    Level,
    Location,
    Problem,
    Source,
    as_record,
    as_text,
    columns,
    has_errors,
    in_order,
)


def test_a_message_has_place_code_source_mark_help_and_note() -> None:
    """A problem is printed as path, line and column, level and code, the source with a mark, help and note."""
    excerpt = Excerpt(3, "title: Steel: the return", 13, 1, 'YAML reads a second "name: value" here')
    problem = Problem(
        "E102", "this title needs quotes", Location("a.md", 3, 13), "quote it", "why", excerpts=(excerpt,)
    )
    assert as_text([problem]).splitlines() == [
        "a.md:3:13: error[E102] this title needs quotes",
        "  3 | title: Steel: the return",
        '    |             ^ YAML reads a second "name: value" here',
        "  = help: quote it",
        "  = note: why",
    ]


def test_line_numbers_share_a_gutter() -> None:
    """Two excerpts of one message stand under each other, whatever the length of their line numbers."""
    excerpts = (Excerpt(9, "a: 1", 1, 1, "first", "-"), Excerpt(10, "a: 2", 1, 1, "again"))
    lines = as_text([Problem("E104", "twice", excerpts=excerpts)]).splitlines()
    assert lines == ["error[E104] twice", "   9 | a: 1", "     | - first", "  10 | a: 2", "     | ^ again"]


def test_the_mark_stands_under_wide_characters_and_tabs() -> None:
    """The mark stands under the marked character also after Chinese, after a tab and after a combining accent."""
    for before, blanks in (("日本: ", 6), ("a:\t", 4), ("e\u0301: ", 3), ("خ\u200cب: ", 4)):
        problem = Problem("E1", "x", excerpts=(Excerpt(1, f"{before}xy", len(before) + 1, 2),))
        assert as_text([problem]).splitlines()[2] == "    | " + " " * blanks + "^^"


def test_a_long_line_is_shown_around_its_mark() -> None:
    """Of a line of a million characters only the part around the mark is printed, with an ellipsis on both sides."""
    text = "x" * 500_000 + "HERE" + "y" * 500_000
    shown, mark = as_text([Problem("E1", "x", excerpts=(Excerpt(1, text, 500_001, 4),))]).splitlines()[1:]
    assert len(shown) < 200
    assert shown.startswith("  1 | …")
    assert shown.endswith("…")
    assert shown[mark.index("^") : mark.index("^") + 4] == "HERE"
    assert mark.count("^") == 4


@given(st.text(), st.text(), st.text(), st.integers(1, 40), st.integers(1, 40))
def test_nothing_that_is_quoted_steers_the_terminal(
    path: str, message: str, line: str, column: int, width: int
) -> None:
    """Whatever stands in paths, messages and sources, what is printed holds no control and no bidi character."""
    excerpt = Excerpt(1, line, min(column, len(line) + 1), width, message)
    problem = Problem("E1", message, Location(path, 1), message, path, excerpts=(excerpt,), also=(Location(path),))
    printed = as_text([problem])
    assert all(c.isprintable() or c in "\n\u200c\u200d" for c in printed)
    assert printed.encode("utf-8")


def test_other_places_of_a_problem_are_listed() -> None:
    """The other files that share in a problem are printed one a line under the message."""
    problem = Problem("E401", "two pages want the address /cafe/", also=(Location("Café.md"), Location("CAFÉ.md", 2)))
    assert as_text([problem]) == "error[E401] two pages want the address /cafe/\n  Café.md\n  CAFÉ.md:2"


def test_only_the_first_of_many_are_printed() -> None:
    """After twenty problems of one code the rest is a count."""
    problems = [Problem("E102", "x", Location("a.md", line)) for line in range(1, SHOWN_PER_CODE + 133)]
    printed = as_text(problems)
    assert printed.count("error[E102]") == SHOWN_PER_CODE
    assert printed.endswith("… and 132 more of E102")


PROBLEMS = st.builds(
    Problem,
    st.sampled_from(["E1", "E2"]),
    st.sampled_from(["a", "b"]),
    st.none()
    | st.builds(Location, st.sampled_from("ab"), st.none() | st.integers(1, 12), st.none() | st.integers(1, 3)),
)


@given(st.lists(PROBLEMS), st.randoms())
def test_order_does_not_depend_on_arrival(problems: list[Problem], random: object) -> None:
    """However problems arrive, they come out in one order, each once."""
    shuffled = list(problems)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert in_order(shuffled) == in_order(problems)
    assert len(set(in_order(problems))) == len(in_order(problems)) == len(set(problems))


def test_lines_are_ordered_as_numbers() -> None:
    """Line 9 comes before line 10."""
    nine, ten = (Problem("E1", "x", Location("a", line)) for line in (9, 10))
    assert in_order([ten, nine]) == (nine, ten)


def test_only_errors_are_errors() -> None:
    """Warnings and information do not make a failure."""
    mild = [Problem("W1", "x", level=Level.WARNING), Problem("I1", "x", level=Level.INFO)]
    assert not has_errors(mild)
    assert has_errors([*mild, Problem("E1", "x")])


def test_the_record_has_all_that_the_text_has() -> None:
    """`--format json` carries every field that is printed."""
    problem = Problem(
        "W1", "m", Location("a", 1, 2), "h", "n", Level.WARNING, (Excerpt(1, "t", 1, 1, "l", "-"),), (Location("b"),)
    )
    assert as_record(problem) == {
        "code": "W1",
        "level": "warning",
        "message": "m",
        "path": "a",
        "line": 1,
        "column": 2,
        "help": "h",
        "note": "n",
        "source": [{"line": 1, "text": "t", "column": 1, "width": 1, "label": "l", "mark": "-"}],
        "also": ["b"],
    }
    assert as_record(Problem("E1", "m"))["path"] is None


def test_a_failure_survives_the_way_between_processes() -> None:
    """`Failed` with several problems can be pickled, so that a worker's failure does not break the pool."""
    failed = Failed(Problem("E1", "a"), Problem("E2", "b"))
    assert pickle.loads(pickle.dumps(failed)).problems == failed.problems


def test_a_source_knows_the_lines_of_its_file() -> None:
    """A text that begins in the middle of a file is quoted by the file's line numbers."""
    source = Source("a.md", "one\ntwo", 5)
    assert [source.line(number) for number in (4, 5, 6, 7)] == ["", "one", "two", ""]
    assert source.excerpt(6, 2, 99) == Excerpt(6, "two", 2, 2)
    assert str(source.at(6, 2)) == "a.md:6:2"


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("👍", 2), ("", 0)])
def test_columns_are_those_of_a_terminal(text: str, width: int) -> None:
    """Wide characters take two columns, marks none."""
    assert columns(text) == width
