"""What is added to a page while it is served."""

from __future__ import annotations

import html
import re

import pytest

from generator.preview.board import Notice
from generator.preview.overlay import SCRIPT, STYLE, empty_page, script_tag, with_script


@pytest.mark.parametrize(
    ("page", "result"),
    [
        (b"<body>x</body></html>", b"<body>x<s></body></html>"),
        (b"<BODY>x</BODY >", b"<BODY>x<s></BODY >"),
        (b"<head></head>x", b"<head><s></head>x"),
        (b"x", b"x<s>"),
        (b"<!-- </body> --><p></p></body>", b"<!-- </body> --><p></p><s></body>"),
        (b"", b"<s>"),
    ],
)
def test_the_script_is_at_the_end(page: bytes, result: bytes) -> None:
    """Before the last end of the body, else of the head, else at the end of the page."""
    assert with_script(page, "<s>") == result


def test_problems_travel_as_text() -> None:
    """A message that quotes markup cannot become markup, and reads the same in the browser."""
    text = "</script><img src=x onerror=\"alert(1)\">\n'&'"
    tag = script_tag("/t", Notice(3, (), text), 'a".html', missing=True)
    assert "<img" not in tag
    assert tag.count("<") == 2
    values = dict(re.findall(r' data-(\w+)="([^"]*)"', tag))
    assert html.unescape(values["problems"]) == text
    assert values["base"] == "/t"
    assert values["version"] == "3"
    assert html.unescape(values["url"]) == 'a".html'
    assert " data-missing>" in tag
    assert b"<img" not in empty_page(text)


def test_a_page_without_problems_carries_none() -> None:
    """Nothing is said when nothing is wrong."""
    assert "data-problems" not in script_tag("/t", Notice(0), "a.html")
    assert "data-missing" not in script_tag("/t", Notice(0), "a.html")
    assert b"To the front page" in empty_page("")
    assert b"The build failed" in empty_page("x")


def test_script_and_style_need_no_permission() -> None:
    """Nothing inline, nothing from elsewhere, nothing evaluated: a strict content policy of a theme holds."""
    assert b"eval" not in SCRIPT
    assert b"innerHTML" not in SCRIPT
    assert b"http" not in SCRIPT + STYLE
    assert b"prefers-color-scheme: dark" in STYLE
