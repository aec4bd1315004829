"""A body as a fragment, and what is shown when there can be none."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.body import NOTE, body, likely_cause, plain_body
from generator.render.job import MarkupSettings
from generator.text import text_from

PLAIN = MarkupSettings()


def test_tables_scroll_by_themselves() -> None:
    """Each table stands in an element that can scroll and that the keyboard reaches."""
    html = body("a|b\n-|-\n1|2\n\n<table><tr><td>x</td></tr></table>", False, PLAIN).html
    assert html.count('<div class="scroll" tabindex="0"><table>') == html.count("</table></div>") == 2


def test_a_trusted_table_that_is_not_closed_is_left_alone() -> None:
    """In a trusted folder a table without its end is published as written."""
    assert body("<div>\n<table><tr><td>x\n</div>", True, PLAIN).html == "<div>\n<table><tr><td>x\n</div>"


def test_raw_html_follows_the_rules_of_markdown() -> None:
    """A picture written as HTML loads lazily too, unless it says how it loads, and an h1 becomes an h2."""
    html = body(
        '<h1 id="x">T</h1>\n\n<img src="a.png" alt="1 > 0"> <img loading="eager" src="b.png">', False, PLAIN
    ).html
    assert '<h2 id="x">T</h2>' in html
    assert '<img loading="lazy" decoding="async" src="a.png" alt="1 &gt; 0">' in html
    assert '<img loading="eager" src="b.png">' in html


def test_a_comment_is_no_loss() -> None:
    """Comments are not published and nobody is warned."""
    made = body("a\n\n<!-- more -->\n\nb", False, PLAIN)
    assert ("more" in made.html, made.removed) == (False, ())


def test_characters_no_page_may_hold_go() -> None:
    """Controls and lone surrogates are dropped before anything else looks at the text."""
    assert body("a\x00\x02b\ud800", False, PLAIN).html == "<p>ab</p>"


def test_plain_text_shows_the_words() -> None:
    """Paragraphs and lines stay, escapes of the converter are undone, and a note says what happened."""
    html = plain_body("1\\. One \\*word\\* &lt;b&gt; &amp;\nnext\n\n \n\n<script>x</script>\n")
    assert html == (
        f'<div class="plain">\n<p class="note" role="note">{NOTE}</p>\n<p>1. One *word* &lt;b&gt; &amp;<br>\nnext</p>\n'
        "<p>&lt;script&gt;x&lt;/script&gt;</p>\n</div>"
    )


@given(st.text())
def test_plain_text_loses_no_word(text: str) -> None:
    """Every letter and digit of any text is in its plain form, in order, and no tag but ours."""
    made = plain_body(text.replace("&", "").replace("\\", ""))
    shown = unescape(re.sub(r"<[^>]*>", "", made.replace(NOTE, "")))
    assert [c for c in shown if c.isalnum()] == [c for c in text if c.isalnum()]
    assert set(re.findall(r"</?([a-z]+)", made)) <= {"div", "p", "br"}


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("Plain.\n" + "[" * 4096 + "\n**x**", 2, '4,096 "[" in a row'),
        ("a\n\n" + "- " * 300 + "a", 3, '300 "-" in a row'),
        ("a\n*b _c *d [e](f)\n", 2, "5 marks in 15 characters"),
        ("words only\nno marks", 1, "19 characters"),
        ("", 1, "0 characters"),
    ],
)
def test_the_likely_cause_is_found(text: str, line: int, cause: str) -> None:
    """The line with the longest run of one mark, or with the most marks, is named with what stands in it."""
    assert likely_cause(text) == (line, cause)


@pytest.mark.parametrize(
    ("data", "line", "expected"),
    [
        (b"\xef\xbb\xbfa\r\nb\rc\n", 1, "a\nb\nc\n"),
        (b"---\n---\nbody\nmore", 3, "body\nmore"),
        (b"one\ntwo", 3, ""),
        (b"", 1, ""),
    ],
)
def test_a_file_is_read_from_a_line_on(data: bytes, line: int, expected: str) -> None:
    """A text has no byte order mark, only line feeds, and begins on the line that is asked for."""
    assert text_from(data, line) == expected
