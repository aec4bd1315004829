"""YAML: read with a place for every value, guarded, the same with and without libyaml; written to be read again."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator import text, yamlmap
from generator.problems import as_text, has_errors
from generator.yamlmap import Limits, YamlList, YamlMap, YamlScalar, compose, dump, nodes

FRONT_MATTER = """title: "A – b"
slug: x
date: 2019-03-23T10:34:34Z
tags: [a, b-c, "d"]
place: 'C'
authors:
  - "K K"
  - L
bullets:
  - one two: three
  - >
    folded
    text
  - |
    literal

     text
image:
  src: a.jpg
  caption: long text
    goes on #1 here
  # comment
people:
- {name: X, role: Y}
- name: Z
"""
SIGNS = [*"abc :\n\n-\"'[]{},#|>&*!?@`% \\\tx0~=.", "  ", "\n  ", "\n- ", ": ", " #", "---", "...", "é", "日"]
TOKENS = [
    *SIGNS,
    "a: ",
    "- ",
    "? ",
    "|\n",
    ">-",
    "|2",
    "&x",
    "*x",
    "!t",
    "<<",
    "%YAML",
    "null",
    '"q"',
    "'r'",
    "\\n",
    "\u00a0",
]


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test twice: with libyaml and without."""
    if request.param == "libyaml":
        assert nodes.LIBYAML is not None, "PyYAML was installed without libyaml"
    else:
        monkeypatch.setattr(nodes, "LIBYAML", None)


def read(source: str) -> object:
    """The data of a text without errors."""
    tree, problems = compose(source, "a.md")
    assert tree is not None, as_text(problems)
    assert not has_errors(problems), as_text(problems)
    return yamlmap.value(tree)


def told(source: str, first_line: int = 1, limits: Limits = nodes.DEFAULT_LIMITS) -> str:
    """The problems of a text, as printed."""
    return as_text(compose(source, "a.md", first_line, limits)[1])


@pytest.mark.usefixtures("parser")
class TestComposing:
    """Composing, by either parser."""

    def test_every_node_has_its_place(self) -> None:
        """Keys, texts, lists and maps know the line of the file and the column they begin in."""
        tree, problems = compose("title: A\ntags: [x, 'yy']\nimage:\n  src: |\n    z\n", "a.md", 2)
        assert not problems
        assert tree == YamlMap(
            (
                (YamlScalar("title", 2, 1, True, 2, 6), YamlScalar("A", 2, 8, True, 2, 9)),
                (
                    YamlScalar("tags", 3, 1, True, 3, 5),
                    YamlList((YamlScalar("x", 3, 8, True, 3, 9), YamlScalar("yy", 3, 11, False, 3, 15)), 3, 7, True),
                ),
                (
                    YamlScalar("image", 4, 1, True, 4, 6),
                    YamlMap(
                        ((YamlScalar("src", 5, 3, True, 5, 6), YamlScalar("z\n", 5, 8, False, 7, 1)),), 5, 3, False
                    ),
                ),
            ),
            2,
            1,
            False,
        )
        assert tree.get("title") == tree.pairs[0][1]
        assert tree.key("tags") == tree.pairs[1][0]
        assert tree.get("none") is tree.key("none") is None

    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("NO", "NO"),
            ("yes", "yes"),
            ("12:30", "12:30"),
            ("010", "010"),
            ("1_000", "1_000"),
            ("0x1F", "0x1F"),
            ("2024-02-30", "2024-02-30"),
            ("24:00", "24:00"),
            (":60", ":60"),
            ("9" * 4301, "9" * 4301),
            ("true", True),
            ("True", "True"),
            ("'true'", "true"),
            ("false", False),
            ("null", None),
            ("~", None),
            ("", None),
            ('""', ""),
            ("1984", 1984),
            ('"1984"', "1984"),
            ("-7", -7),
            ("3.50", 3.5),
            ("1.5e3", 1500.0),
            ("1e3", "1e3"),
            (".5", ".5"),
            (".inf", ".inf"),
            ("１２", "１２"),
            ("a:b", "a:b"),
            ("'it''s'", "it's"),
            ('"a\\tb\\u00e9"', "a\tbé"),
        ],
    )
    def test_free_values_are_what_they_say(self, written: str, meant: object) -> None:
        """Only bare true, false, null and decimal numbers are more than text: NO is a country, 12:30 a time."""
        assert read(f"a: {written}\n") == {"a": meant}

    def test_data_for_a_schema_is_text(self) -> None:
        """What a schema types is handed over as texts, only what has no value as None."""
        tree, _ = compose("a: 1984\nb: true\nc:\nd: ~\ne: null\nf: 'null'\ng: [1, {h: 2}]\n", "a.md")
        assert tree is not None
        assert yamlmap.plain(tree) == {
            "a": "1984", "b": "true", "c": None, "d": None, "e": None, "f": "null", "g": ["1", {"h": "2"}]
        }  # fmt: skip

    @pytest.mark.parametrize("source", ["", "\n", "# only a comment\n", "---\n", "   \n"])
    def test_a_text_without_keys_is_an_empty_map(self, source: str) -> None:
        """Nothing, comments and a bare --- are a mapping without keys."""
        assert read(source) == {}

    @pytest.mark.parametrize("source", ["a: 1\r\nb: 2\r\n", "a: 1\rb: 2", "\na: 1\n\n\nb: 2", "---\na: 1\nb: 2\n"])
    def test_line_ends_and_a_document_mark(self, source: str) -> None:
        """Any line end will do, and a file may begin with ---."""
        assert read(source) == {"a": 1, "b": 2}

    @pytest.mark.parametrize("source", ["a:\tb", "a: b\t", "a: b \t ", "a:\t\t b\t\n", "a:   b"])
    def test_a_tab_may_stand_where_a_blank_may(self, source: str) -> None:
        """A tab after a colon, or at the end of a line, is a blank."""
        assert read(source) == {"a": "b"}

    def test_what_is_dropped_as_a_comment_is_told(self) -> None:
        """A "#" that looks like a part of the text warns and shows the line to type; a deliberate comment does not."""
        assert told("title: Apple #1 in sales", 5) == (
            'a.md:5:14: warning[W112] text after " #" is a comment and was dropped\n'
            "  5 | title: Apple #1 in sales\n"
            '    |              ^^^^^^^^^^^ only "Apple" was read\n'
            '  = help: write  title: "Apple #1 in sales"'
        )
        for quiet in ("a: b # note", "a: b #", "a: b ## note", "a: 'b' #x", "# a: b #c", "a: b#c", "a: |\n  b #c"):
            assert told(quiet) == "", quiet
        several = told("a: one\n  two #3")
        assert "put the whole text in quotes" in several
        assert 'only "one two" was read' in several

    def test_a_key_set_twice_is_an_error_at_both_places(self) -> None:
        """A duplicate key shows where it is set first and where again, at any depth."""
        assert told("x: 1\ndate: 2024-01-02\ndate: 2024-02-01") == (
            'a.md:3:1: error[E104] "date" is set twice\n'
            "  2 | date: 2024-01-02\n"
            "    | ---- first set here\n"
            "  3 | date: 2024-02-01\n"
            "    | ^^^^ set again here\n"
            "  = help: delete one of them"
        )
        assert "E104" in told("a:\n  - {b: 1, b: 2}")

    def test_a_title_with_a_colon_needs_quotes(self) -> None:
        """`title: Steel: the return` is told at the second colon, with the line to type."""
        assert told("title: Steel: the return", 3) == (
            "a.md:3:13: error[E102] this title needs quotes\n"
            "  3 | title: Steel: the return\n"
            '    |             ^ YAML reads a second "name: value" here\n'
            '  = help: write  title: "Steel: the return"'
        )

    @pytest.mark.parametrize(
        ("source", "column", "label", "typed", "data"),
        [
            ('a: "Not guilty" verdict', 17, "already ended", """a: '"Not guilty" verdict'""", '"Not guilty" verdict'),
            ("a: 'it's'", 8, "already ended", '''a: "it's"''', "it's"),
            ('a: "A" and "B"', 8, "already ended", """a: '"A" and "B"'""", '"A" and "B"'),
            ('a: "x', 4, "never closed", 'a: "x"', "x"),
            ("a: @x", 4, 'begin with "@"', 'a: "@x"', "@x"),
            ("a: `x`", 4, 'begin with "`"', 'a: "`x`"', "`x`"),
            ("a: %x", 4, 'begin with "%"', 'a: "%x"', "%x"),
            ("a: [b] c", 4, "reads a list", 'a: "[b] c"', "[b] c"),
            ("a: {b} c", 4, "reads a map", 'a: "{b} c"', "{b} c"),
            ("a: *b* c", 4, "reads an alias", 'a: "*b* c"', "*b* c"),
            ("a: - b", 4, "reads a list", 'a: "- b"', "- b"),
            ("a: > b", 4, "block of text", 'a: "> b"', "> b"),
            ('a: "C:\\q"', 7, "does not know this escape", "a: 'C:\\q'", "C:\\q"),
            ('a: x: "y\'s"', 5, "second", 'a: "x: \\"y\'s\\""', 'x: "y\'s"'),
        ],
    )
    def test_texts_that_need_quotes(self, source: str, column: int, label: str, typed: str, data: str) -> None:
        """Each way to need quotes is told at its place, with the line to type, and read as if it had them."""
        tree, problems = compose(source + "\nz: 1", "a.md")
        assert [problem.code for problem in problems] == ["E102"]
        assert problems[0].where is not None
        assert (problems[0].where.line, problems[0].where.column) == (1, column)
        assert label in problems[0].excerpts[0].label
        assert problems[0].hint == f"write  {typed}"
        assert tree is not None
        assert yamlmap.value(tree) == {"a": data, "z": 1}
        assert read(typed) == {"a": data}

    def test_a_listed_text_that_needs_quotes(self) -> None:
        """An entry of a list is quoted as a whole, unless it is a map of its own."""
        assert 'write  - "Steel: the: return"' in told("a:\n  - Steel: the: return")
        assert 'write  - name: "X: y"' in told("a:\n  - name: X: y")
        assert "this text needs quotes" in told("a:\n  - @x")

    def test_everything_is_told_at_once(self) -> None:
        """Lines that lack quotes, and keys set twice after them, are all told in one run."""
        source = "title: A: b\nx: 'it's'\ny: @z\ny: 1\nw: c #1\n"
        _, problems = compose(source, "a.md")
        assert sorted(problem.code for problem in problems) == ["E102", "E102", "E102", "E104", "W112"]

    def test_a_quotation_that_is_closed_by_another_line(self) -> None:
        """A quotation mark that is never closed is found above the line where reading stops."""
        assert told('title: "Foo\nslug: a\nplace: "Cardiff"\nx: 1') == (
            "a.md:1:8: error[E102] this title needs quotes\n"
            '  1 | title: "Foo\n'
            "    |        ^ this quotation mark is never closed\n"
            '  = help: write  title: "Foo"'
        )

    def test_a_long_text_is_not_repeated_in_a_hint(self) -> None:
        """A text too long to type again is not printed again."""
        assert "put the whole text in quotes" in told(f'a: "x" {"y" * 300}')

    @pytest.mark.parametrize(
        ("source", "place", "message"),
        [
            ("tags: [a, b\nd: e", "1:7", 'this list is not closed by "]", or lacks a comma'),
            ("tags: {a: b\nd: e", "1:7", 'this map is not closed by "}", or lacks a comma'),
            ("a:\n\t- b", "2:1", "a tab stands where YAML wants blanks"),
            ("a: " + "\t" * 60_000 + "b", "1:4", "a tab stands where YAML wants blanks"),
            ("a: x\nfoo bar\nb: c", "2:1", 'this line has no "name:" before its text'),
            ("a: b\n  c: d", "2:4", 'a second "name: value" begins here'),
            ("a: b\n- c", "2:1", "this does not fit the lines above it"),
            ("  a: b\n c: d", "2:2", "this begins further left than the first line"),
            ("a: 1\n---\nb: 2", "2:1", "a second document begins here"),
            ("- a", "1:1", 'this has to be lines of the form "name: value"'),
            ("just a text", "1:1", 'this has to be lines of the form "name: value"'),
            ("[a]: b", "1:1", "a name has to be a text, not a list or a map"),
            ("%YAML 99999999999999999999.1\n---\na: b", "1:1", "YAML cannot read on from here"),
            ("a: b\x85c", "1:5", "the character U+0085 (next line) may not stand here"),
            ("x: 1\na: b\u2028c", "2:5", "the character U+2028 (line separator) may not stand here"),
            ("a: b\ufeffc", "1:5", "the character U+FEFF (byte order mark) may not stand here"),
            ("a: b\x07c", "1:5", "the character U+0007 (a control character) may not stand here"),
            ("a: b\ud800c", "1:5", "the character U+D800 (a control character) may not stand here"),
            ('a: "b\\u0007"', "1:4", "an escape in this text writes U+0007, which no page can hold"),
            ('a: "\\ud800"', "1:4", "an escape in this text writes U+D800, which no page can hold"),
        ],
    )
    def test_what_no_quotes_can_mend(self, source: str, place: str, message: str) -> None:
        """Every other mistake has one message in plain words, at its place."""
        first = told(source).splitlines()[0]
        assert first == f"a.md:{place}: error[E103] {message}"

    @pytest.mark.parametrize(
        ("source", "message"),
        [
            ("a: " + "[" * 33 + "]" * 33, "this is nested more than 32 levels deep"),
            ("".join("  " * depth + "a:\n" for depth in range(40)), "this is nested more than 32 levels deep"),
            ("- " * 40 + "a", "this is nested more than 32 levels deep"),
            ("a: [" + "b," * 20_000 + "]", "this has more than 20,000 parts"),
            ("a: " + "x" * 65_536, "this is longer than 64 KB"),
            ("a: " + "é" * 32_767, "this is longer than 64 KB"),
            ("a: &x b", "YAML reads an anchor here, which is not allowed"),
            ("a: *x", "YAML reads an alias here, which is not allowed"),
            ("a: !x b", "YAML reads a tag here, which is not allowed"),
            ("a: !!python/object/apply:os.system [x]", "YAML reads a tag here, which is not allowed"),
            ("a: &x [*x, *x]", "YAML reads an anchor here, which is not allowed"),
            ("a: ! b", "YAML reads a tag here, which is not allowed"),
        ],
    )
    def test_the_guard(self, source: str, message: str) -> None:
        """Depth, number, size, anchors, aliases and tags are refused before anything is made of them."""
        first = told(source).splitlines()[0]
        assert f"error[E105] {message}" in first

    def test_the_guard_lets_through_what_is_within_its_limits(self) -> None:
        """Thirty-one levels below the first and 64 KB are read."""
        assert read("a: " + "[" * 31 + "]" * 31)
        assert read("a: " + "x" * 65_000)
        assert "longer than 1 KB" in told("a: " + "x" * 1024, limits=Limits(size=1024))
        assert "more than 3 parts" in told("a: b", limits=Limits(events=3))

    def test_a_text_that_looks_like_an_anchor_gets_a_hint(self) -> None:
        """Whoever meant a text is told how to type it."""
        assert 'if it is text, write  title: "&c more"' in told("title: &c more")

    def test_many_problems_are_all_found(self) -> None:
        """Thousands of dropped comments in one text are found without looking for its lines again each time."""
        _, problems = compose("".join(f"k{number}: b #c\n" for number in range(4_000)), "a.md")
        assert len(problems) == 4_000

    def test_repairs_come_to_an_end(self) -> None:
        """Of very many lines that lack quotes the first are told, and that the rest was not read."""
        tree, problems = compose("".join(f"k{number}: 'b' c\n" for number in range(100)), "a.md")
        assert tree is None
        assert 2 < len(problems) < 30


DEEP = [
    "[" * 30_000,
    "{" * 30_000,
    "- " * 30_000,
    "a: " + "[" * 60_000,
    "? " * 30_000,
    "".join(" " * n + "a:\n" for n in range(350)),
]


@pytest.mark.parametrize("number", range(len(DEEP)))
def test_no_nesting_ends_the_process(number: int, root: Path) -> None:
    """Thirty thousand levels, flow or block, are one problem, also in a thread with a small stack, by either parser."""
    program = f"""
import sys, threading
sys.path.insert(0, ".")
from generator.yamlmap import compose, nodes
from tests.test_yamlmap import DEEP
def run():
    for parser in (nodes.LIBYAML, None):
        nodes.LIBYAML = parser
        tree, problems = compose(DEEP[{number}], "a.md")
        assert tree is None and [problem.code for problem in problems] == ["E105"], problems
    print("done")
threading.stack_size(512 * 1024)
thread = threading.Thread(target=run)
thread.start()
thread.join()
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=root)
    assert (done.returncode, done.stdout.strip()) == (0, "done"), done.stderr


def both(source: str) -> None:
    """Compose by both parsers and compare everything that comes of it."""
    kept = nodes.LIBYAML
    with_libyaml = compose(source, "a.md", 2)
    nodes.LIBYAML = None
    try:
        without = compose(source, "a.md", 2)
    finally:
        nodes.LIBYAML = kept
    assert with_libyaml == without
    tree, problems = with_libyaml
    assert tree is not None or has_errors(problems)
    shown = as_text(problems).translate({ord(joiner): None for joiner in "\u200c\u200d"})
    assert all(line.isprintable() for line in shown.split("\n"))


@given(st.lists(st.sampled_from(TOKENS), max_size=14).map("".join))
@example("a: >+#x")
@example('{"q": }')
@example("[{na?me: X}]")
@example("x: y\n?")
def test_libyaml_changes_nothing(source: str) -> None:
    """Any heap of YAML's signs gives the same nodes, places and problems with libyaml and without."""
    both(source)


@given(st.data())
def test_libyaml_changes_nothing_in_front_matter(data: st.DataObject) -> None:
    """A front matter with a few characters mistyped gives the same with libyaml and without."""
    source = FRONT_MATTER
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(source)))
        gone = data.draw(st.integers(0, 5))
        source = source[:at] + data.draw(st.sampled_from(["", *SIGNS])) + source[at + gone :]
    both(source)


TEXTS = st.text() | st.text(
    st.sampled_from(" \t\n\r:#-?,[]{}&*!|>'\"%@`\\.~=0123456789abeEnoNO_\x85\u2028\ufeff\u202e"), max_size=12
)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(TEXTS.filter(lambda key: len(key) < 200), inner, max_size=4)
    ),
    max_leaves=12,
)


def scrubbed(data: object) -> object:
    """Data as it is written: texts without what YAML may not hold."""
    if isinstance(data, str):
        return text.printable(data)
    if isinstance(data, dict):
        return {text.printable(key): scrubbed(item) for key, item in data.items()}
    return [scrubbed(item) for item in data] if isinstance(data, list) else data


@given(st.dictionaries(TEXTS.filter(lambda key: len(key) < 200), DATA, max_size=5))
def test_what_is_written_is_read_again(data: dict[str, object]) -> None:
    """Every text of Unicode, in any place, and every list, map, number and truth value comes back as it was."""
    written = dump(data)
    wanted = scrubbed(data)
    assert isinstance(wanted, dict)
    if len(wanted) == len(data) and all(len(scrubbed(item)) == len(item) for item in maps(data)):  # type: ignore[arg-type]
        tree, problems = compose(written, "a.md", limits=Limits(size=1 << 20, depth=100))
        assert tree is not None, as_text(problems)
        assert not problems, as_text(problems)
        assert yamlmap.value(tree) == wanted
    assert "\r" not in written
    assert written == "" or written.endswith("\n")


def maps(data: object) -> Iterator[dict[str, object]]:
    """The maps inside data."""
    if isinstance(data, dict):
        yield data
    for item in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from maps(item)


@given(st.dictionaries(st.sampled_from(["title", "x"]), st.lists(TEXTS) | TEXTS))
def test_other_programs_read_the_same(data: dict[str, object]) -> None:
    """PyYAML's safe loader, with its rules of YAML 1.1, reads every text as that text, but for dates."""
    loaded = yaml.safe_load(dump(data)) or {}
    assert {key: dated(item) for key, item in loaded.items()} == {
        key: dated(scrubbed(item)) for key, item in data.items()
    }


def dated(data: object) -> object:
    """Data with each date, or text of one, as a mark."""
    if isinstance(data, list):
        return [dated(item) for item in data]
    is_date = hasattr(data, "isoformat") or (isinstance(data, str) and data[:4].isdigit() and data[4:5] == "-")
    return "a date" if is_date else data


def test_how_it_is_written() -> None:
    """Block style, two blanks a level, keys in their order, quotes only where some program needs them, dates bare."""
    data = {
        "title": "Steel: the return",
        "date": "2023-02-13",
        "updated": "2023-02-13T08:15:00+05:00",
        "year": "1984",
        "count": 1984,
        "country": "NO",
        "time": "12:30",
        "plain": 'O\'Brien says “no” – and "yes", twice',
        "points": ["one", "two: three", "#4", ""],
        "people": [{"name": "Ann", "role": "PM"}, {"name": "Ödön"}],
        "image": {"src": "a.jpg", "wide": True, "none": None},
        "empty": [],
        "blank": {},
        "nested": [["a", "b"], []],
        "lines": "one\ntwo",
        "source": {"lines": "1-44"},
    }
    assert dump(data) == (
        'title: "Steel: the return"\n'
        "date: 2023-02-13\n"
        "updated: 2023-02-13T08:15:00+05:00\n"
        'year: "1984"\n'
        "count: 1984\n"
        'country: "NO"\n'
        'time: "12:30"\n'
        'plain: O\'Brien says “no” – and "yes", twice\n'
        'points:\n  - one\n  - "two: three"\n  - "#4"\n  - ""\n'
        "people:\n  - name: Ann\n    role: PM\n  - name: Ödön\n"
        "image:\n  src: a.jpg\n  wide: true\n  none: null\n"
        "empty: []\n"
        "blank: {}\n"
        "nested:\n  -\n    - a\n    - b\n  - []\n"
        'lines: "one\\ntwo"\n'
        "source:\n  lines: 1-44\n"
    )
    assert dump({}) == ""


def test_what_cannot_be_written() -> None:
    """A key too long for YAML, and a value that is no data, are refused."""
    with pytest.raises(ValueError, match="longer than 1000 characters"):
        dump({"k" * 1001: 1})
    with pytest.raises(TypeError, match="set is not written as YAML"):
        dump({"a": {1}})


def test_bidirectional_controls_are_written_as_escapes() -> None:
    """A control that turns the direction of text cannot hide in what is written."""
    assert dump({"a": "x\u202ey"}) == 'a: "x\\u202ey"\n'
    assert dump({"a": "می\u200cخواهم"}) == "a: می\u200cخواهم\n"
