"""Published style sheets say what the theme's say, in fewer bytes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.plan.stylesheet import lean

SHEET = Path(__file__).parents[2] / "themes" / "default" / "static" / "site.css"
# CSS Syntax Level 3, section 4, as far as sheets here use it; white space and comments are no tokens of a value.
TOKEN = re.compile(
    rb'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|/\*.*?\*/|url\([^"\')]*\)|[-#@]*(?:[\w-]|[^\x00-\x7f])+\(?|\s+|.',
    re.DOTALL,
)
PIECES = [
    b"a", b".b", b"#c", b"::before", b":hover", b":is(", b")", b"(", b">", b"+", b"~", b"*", b"[lang|=ar]", b"{", b"}",
    b";", b",", b":", b"color:", b"--x:", b"calc(", b"1rem", b"-1px", b"+ 2%", b"- 3vi", b"/", b'"; /* no */ }"',
    b"'it\\'s'", b"url( a.png )", b"url(a/**/b)", b'url("b.svg")', b"@media", b"@import", b"and", b"U+0-7F",
    b"!important", "‹".encode(), b" ", b"\n\t", b"/* said */", b"/**/", b"/*! kept */", b"<!--", b"\\31 ",
]  # fmt: skip


def tokens(sheet: bytes) -> list[bytes]:
    """What a browser makes of a sheet, without white space and comments."""
    return [token for token in TOKEN.findall(sheet) if token.strip() and not token.startswith(b"/*")]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))
def test_the_tokens_stay(sheet: bytes) -> None:
    """Whatever stands in a sheet, its tokens are the same in the same order; it is never longer; twice is as once."""
    made = lean(sheet)
    assert tokens(made) == tokens(sheet)
    assert len(made) <= len(sheet)
    assert lean(made) == made


@given(st.binary(max_size=60))
def test_no_bytes_are_too_odd(sheet: bytes) -> None:
    """A file that is no style sheet at all does not grow, and loses nothing but white space and comments."""
    made = lean(sheet)
    assert len(made) <= len(sheet)
    assert made == sheet or tokens(made) == tokens(sheet)


@pytest.mark.parametrize(
    ("sheet", "made"),
    [
        (b"a , b { color : red ; }\n\n", b"a,b{color : red;}"),
        (b"a { color: red; }", b"a{color:red;}"),
        (b"a :hover { top: calc(1px + 2px) }", b"a :hover{top:calc(1px + 2px)}"),
        (
            b"@media (min-width: 40rem) and (hover) { a > b { c: d } }",
            b"@media (min-width:40rem) and (hover){a > b{c:d}}",
        ),
        (b"a/* one */b /* two */ c{}", b"a/**/b c{}"),
        (b'@charset "utf-8"; @import "a.css";', b'@charset "utf-8";@import "a.css";'),
        (b"/*! Licence */ /* note */ a{}", b"/*! Licence */ a{}"),
        (b'a{content: " ;  } " url( x )}', b'a{content:" ;  } " url( x )}'),
        (b"a { --x: ; }", b"a{--x:;}"),
    ],
)
def test_white_space_goes_where_it_means_nothing(sheet: bytes, made: bytes) -> None:
    """It stays in selectors, sums and strings; a licence stays; a comment that parts two names leaves them apart."""
    assert lean(sheet) == made


@pytest.mark.parametrize("sheet", [b'a { b: "c\n d', b"a  {  /* never closed", b"a  {  b: 'c\n'"])
def test_what_is_never_closed_is_left_alone(sheet: bytes) -> None:
    """A sheet with a string or a comment that never ends is published as it was written."""
    assert lean(sheet) == sheet


def test_the_default_sheet_gets_lighter() -> None:
    """It pays: the theme's own sheet loses a tenth of its bytes and more, and not one token."""
    sheet = SHEET.read_bytes()
    assert tokens(lean(sheet)) == tokens(sheet)
    assert len(lean(sheet)) < 0.9 * len(sheet)
