"""Addresses and ids inside rendered HTML."""

from __future__ import annotations

import pytest

from generator.render import links

TABLE = {
    "other.md": "2021/other.html",
    "../pics/a b.png": "media/a b.png",
    "part.md#two": "2021/part.html#deux",
    "q.md?x=1": "q.html",
    "Ünder.md": "2021/ünder&co.html",
}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<a href="other.md">x</a>', '<a href="../2021/other.html">x</a>'),
        ('<a href="other.md#part">x</a>', '<a href="../2021/other.html#part">x</a>'),
        ('<a href="other.md?a=1&amp;b=2#c">x</a>', '<a href="../2021/other.html?a=1&amp;b=2#c">x</a>'),
        ('<img alt="a > b" src="../pics/a b.png">', '<img alt="a > b" src="../media/a%20b.png">'),
        ('<img src="../pics/a%20b.png">', '<img src="../media/a%20b.png">'),
        ("<img src='../pics/a b.png'>", '<img src="../media/a%20b.png">'),
        ('<a href="part.md#two">x</a>', '<a href="../2021/part.html#deux">x</a>'),
        ('<a href="q.md?x=1">x</a>', '<a href="../q.html?x=1">x</a>'),
        ('<a href="Ünder.md">x</a>', '<a href="../2021/%C3%BCnder%26co.html">x</a>'),
        ('<a href="%C3%9Cnder.md#a">x</a>', '<a href="../2021/%C3%BCnder%26co.html#a">x</a>'),
        ('<a href="absent.md">x</a>', '<a href="absent.md">x</a>'),
        ('<a href="#part">x</a>', '<a href="#part">x</a>'),
        ('<a title="href=&quot;other.md&quot;" data-href="other.md">x</a>',) * 2,
        ('<code>href="other.md"</code>',) * 2,
        ('<a href="https://example.org/other.md">x</a>',) * 2,
    ],
)
def test_relative_links_lead_to_what_was_published(written: str, expected: str) -> None:
    """A target that is in the table becomes root and address, its fragment and query kept; anything else stays."""
    assert links.rewrite(written, TABLE, "../") == expected


def test_without_a_table_nothing_is_touched() -> None:
    """A body without relative links comes back as it is."""
    text = "<a href=other.md>"
    assert links.rewrite(text, {}, "../") is text


def test_a_feed_links_to_the_article_itself() -> None:
    """Where a body is shown away from its page, links to its own ids name the page."""
    assert links.rewrite('<a href="#n">', {}, "x/", "https://e.org/a.html") == '<a href="https://e.org/a.html#n">'


def test_ids_keep_clear_of_the_themes() -> None:
    """An id that the theme uses is renamed in the body, with the body's links to it; all others stay."""
    text = '<h2 id="main">a</h2><p id="main-2">b <a href="#main">c</a> <a href="main">d</a></p><td headers="main">'
    expected = (
        '<h2 id="main-3">a</h2><p id="main-2">b <a href="#main-3">c</a> <a href="main">d</a></p><td headers="main-3">'
    )
    assert links.apart(text, frozenset({"main", "search"})) == expected
    assert links.apart(text, frozenset({"search"})) is text


def test_two_clashing_ids_stay_two() -> None:
    """Each renamed id gets a name of its own."""
    renamed = links.apart('<p id="a"></p><p id="a-2"></p>', frozenset({"a", "a-2"}))
    assert len(links.ids(renamed)) == 2
    assert not links.ids(renamed) & {"a", "a-2"}


def test_ids_are_read_from_templates() -> None:
    """Ids that a template writes out are found however they are quoted; computed ones and other attributes are not."""
    source = '<main id="main"><p id=\'x\'><b id=y><i data-id="z"><u id="day-{{ n }}"><a href=\'#q\'>'
    assert links.ids(source) == {"main", "x", "y"}
