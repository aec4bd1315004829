"""Markdown as the archive writes it."""

from __future__ import annotations

import sys

import pytest

from generator.render.headings import heading_id
from generator.render.job import ExtensionRefused, MarkupSettings
from generator.render.markup import convert

PLAIN = MarkupSettings()

CASES = {
    "a table": ("a|b\n:-|-:\n1|2", '<td align="right">2</td>'),
    "a footnote": ("One.[^n]\n\n[^n]: Two.", '<li id="fn:n">'),
    "fenced code": ("```python\na < b\n```", '<pre><code class="language-python">a &lt; b'),
    "a definition list": ("Quay\n:   A wharf.", "<dt>Quay</dt>"),
    "an abbreviation": ("The TEU.\n\n*[TEU]: twenty-foot unit", '<abbr title="twenty-foot unit">TEU</abbr>'),
    "a sane list": ("1. one\n2. two\n\n* star", "<ul>"),
    "a picture": ('![Pier](pier.jpg "At low tide")', 'decoding="async" loading="lazy" src="pier.jpg"'),
    "a linked picture": ("[![Pier](pier.jpg)](x.html)", 'loading="lazy"'),
}


@pytest.mark.parametrize("case", CASES)
def test_the_extensions_are_on(case: str) -> None:
    """Tables, footnotes, fenced code, definition lists, abbreviations and sane lists work; pictures load lazily."""
    source, expected = CASES[case]
    assert expected in convert(source, PLAIN).html


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# A\n\n## B\n\n### C", ["h2", "h3", "h4"]),
        ("## A\n\n### B", ["h2", "h3"]),
        ("### A\n\n#### B", ["h2", "h3"]),
        ("### A\n\n# B", ["h4", "h2"]),
        ("# A\n\n###### B", ["h2", "h6"]),
        ("A\n=\n\nB\n-", ["h2", "h3"]),
        ("> # A\n\n- ## B", ["h2", "h3"]),
    ],
)
def test_the_page_keeps_one_h1(source: str, expected: list[str]) -> None:
    """A body's highest heading becomes an h2 and the others keep their distance, down to h6."""
    html = convert(source, PLAIN).html
    assert [part[:2] for part in html.split("<")[1:] if part[0] == "h"] == expected


def test_heading_ids_are_slugs_in_any_script() -> None:
    """Headings get ids of their words, accents off in Latin, other scripts kept; a repeated one gets a number."""
    html = convert("# Où ça?\n\n# البحر\n\n# Two\n\n# Two\n\n# !!!\n\n# `a` *b*", PLAIN).html
    assert [part.split('"')[1] for part in html.split(" id=")[1:]] == [
        "ou-ca",
        "البحر",
        "two",
        "two_1",
        "section",
        "a-b",
    ]
    assert "<a" not in html
    assert heading_id("") == "section"


def test_what_is_not_markdown_here_stays_text() -> None:
    """Attribute lists, typographic replacement and a contents marker are not on."""
    html = convert('[TOC]\n\n# T {onclick=x}\n\n"Quoted" -- text\n{: onclick=x }', PLAIN).html
    assert "<p>[TOC]</p>" in html
    assert "{onclick=x}" in html
    assert '"Quoted" -- text\n{: onclick=x }' in html


@pytest.mark.parametrize(
    ("source", "raw"),
    [
        ("Plain *text* & [a](b) `<b>` &copy;", False),
        ("```\n<b>\n```", False),
        ("```c++\n<b>\n```", False),
        ("a < b and <http://example.org> and <a@b.org>", False),
        ("```{#one .js}\nx\n```", True),
        ("a <b>b</b>", True),
        ("<div>\nx\n</div>", True),
        ("<!-- note -->", True),
    ],
)
def test_html_of_ones_own_is_noticed(source: str, raw: bool) -> None:
    """A text is raw when it brings HTML or gives code attributes, and only then."""
    assert convert(source, PLAIN).raw is raw


def test_nothing_is_carried_over() -> None:
    """Footnotes, references, abbreviations and ids of one text are not in the next."""
    first = convert("# A\n\nTEU[^1] [x][y]\n\n[^1]: n\n[y]: z\n*[TEU]: unit", PLAIN)
    assert convert("# A\n\nTEU[^1] [x][y]", PLAIN).html == '<h2 id="a">A</h2>\n<p>TEU[^1] [x][y]</p>'
    assert convert("# A\n\nTEU[^1] [x][y]\n\n[^1]: n\n[y]: z\n*[TEU]: unit", PLAIN) == first


def test_a_failure_is_not_carried_over() -> None:
    """After a text that was nested too deeply, the next is laid out as if it had never been."""
    with pytest.raises(RecursionError):
        convert("- " * 3000 + "a\n\n[^1]: x", PLAIN)
    assert convert("One[^1]", PLAIN).html == "<p>One[^1]</p>"


def deepest() -> int:
    """The most levels of lists in one line that are laid out."""
    shallow, deep = 1, 2000
    while deep - shallow > 1:
        middle = (shallow + deep) // 2
        try:
            convert("- " * middle + "a", PLAIN)
            shallow = middle
        except RecursionError:
            deep = middle
    return shallow


def further_down(levels: int) -> int:
    """The same, asked that many calls further down."""
    return further_down(levels - 1) if levels else deepest()


def test_what_is_too_deep_does_not_depend_on_the_caller() -> None:
    """A text that one process lays out is laid out by every other, however many calls it is from the bottom."""
    limit = sys.getrecursionlimit()
    assert deepest() == further_down(300) > 200
    assert sys.getrecursionlimit() == limit


@pytest.mark.parametrize(
    "text",
    [
        *(mark * 1500 + "a" for mark in ("- ", "* ", "+ ", "1. ", "1. - ")),
        "\n".join("    " * level + "- a" for level in range(300)),
    ],
)
def test_nesting_past_all_measure_is_told(text: str) -> None:
    """Lists within lists without end raise RecursionError, and nothing worse."""
    with pytest.raises(RecursionError):
        convert(text, PLAIN)


@pytest.mark.parametrize(
    "text", [">" * 3000 + "a", "> - " * 800 + "a", "*a **b " * 600, "[a " * 300 + "](x)" * 300, "<div>" * 400 + "a"]
)
def test_deep_quotes_and_emphasis_are_laid_out(text: str) -> None:
    """Quotations, emphasis, links and raw elements may be nested as deep as anybody likes."""
    assert "a" in convert(text, PLAIN).html


def test_further_extensions_come_by_name() -> None:
    """A site's own Python-Markdown extensions are loaded by name; one that cannot be loaded is refused by name."""
    assert "<br" in convert("a\nb", MarkupSettings(("nl2br",))).html
    with pytest.raises(ExtensionRefused, match="no_such_extension"):
        convert("a", MarkupSettings(("no_such_extension",)))
