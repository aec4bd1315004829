"""Scripts are published without the lines and white space that only their authors need."""

import pytest

from generator.plan.script import lean


def test_comments_and_indentation_go() -> None:
    """Lines that are nothing but a comment, blank lines and the white space around lines are left out."""
    script = b"// What it does.\r\n(() => {\r\n\n  const a = 1; // one\n\t// two\n  go(a)\n  go(2)\n})();"
    assert lean(script) == b"(() => {\nconst a = 1; // one\ngo(a)\ngo(2)\n})();\n"


def test_lines_stay_lines() -> None:
    """A statement that ends with its line still does."""
    assert lean(b"let a = b\n\n  let c\n") == b"let a = b\nlet c\n"


@pytest.mark.parametrize("line", [b"//# sourceMappingURL=a.js.map", b"//! Licence: MIT", b"//@ sourceURL=a.js"])
def test_comments_for_others_stay(line: bytes) -> None:
    """Where a comment is meant for tools or names a licence it is kept."""
    assert lean(b"  %s\ngo();" % line) == b"%s\ngo();\n" % line


@pytest.mark.parametrize(
    "script",
    [
        b"let a = `one\n  // two\n`;\n",
        b'let a = "one \\\n  // two";\n',
        b"let a = `x` + `one\n  // two ` + `three`;\n",
    ],
)
def test_texts_that_run_over_lines_stay(script: bytes) -> None:
    """A script with a template literal or a text of several lines is published as it is."""
    assert lean(script) == script


def test_template_literals_within_a_line_do_no_harm() -> None:
    """What is opened and closed on one line holds no other line."""
    assert lean(b"  let a = `// ${b}`;\n") == b"let a = `// ${b}`;\n"
