"""Links between articles by name, from Markdown to the published page, and what is none."""

from __future__ import annotations

import pytest

from generator.read.body import crosslinks
from generator.render import body, prose, thorough
from generator.render.job import MarkupSettings
from generator.render.links import named, rewrite

PLAIN = MarkupSettings()
LINKS = {"[[Bridge]]": "1932/05/bridge.html", '[[R&D "x"]]': "r-d.html"}


def shown(text: str, titles: dict[str, str] | None = None, trusted: bool = False) -> str:
    """The text as a page two folders down shows it."""
    html = body.body(text, trusted, PLAIN).html
    return rewrite(named(html, LINKS, titles or {}), LINKS, "../../").strip()


@pytest.mark.parametrize("trusted", [False, True])
@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("See [[Bridge]].", '<p>See <a href="../../1932/05/bridge.html">Bridge</a>.</p>'),
        ("See [[ Bridge ]].", '<p>See <a href="../../1932/05/bridge.html">Bridge</a>.</p>'),
        ("See [[Bridge|the *new* bridge]].", '<p>See <a href="../../1932/05/bridge.html">the *new* bridge</a>.</p>'),
        ("**[[Bridge]]**", '<p><strong><a href="../../1932/05/bridge.html">Bridge</a></strong></p>'),
        ('[[R&D "x"|R&amp;D]]', '<p><a href="../../r-d.html">R&amp;D</a></p>'),
        ("- [[Bridge]]", '<ul>\n<li><a href="../../1932/05/bridge.html">Bridge</a></li>\n</ul>'),
    ],
)  # fmt: skip
def test_names_become_links(text: str, html: str, trusted: bool) -> None:
    """A name that is known is a link; what stands behind the bar is its text, without any mark in it."""
    assert shown(text, trusted=trusted) == html


def test_a_name_in_a_table_may_have_a_text() -> None:
    """In a table the bar has a backslash, as every bar there that divides no cells."""
    assert '<td><a href="../../1932/05/bridge.html">b</a></td>' in shown("| a |\n|---|\n| [[Bridge\\|b]] |")


@pytest.mark.parametrize("trusted", [False, True])
@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("See [[Ferry]].", "<p>See Ferry.</p>"),
        ("See [[Ferry|the ferry & co]].", "<p>See the ferry &amp; co.</p>"),
    ],
)
def test_an_unknown_name_is_its_text(text: str, html: str, trusted: bool) -> None:
    """A name that leads nowhere leaves its words."""
    assert shown(text, trusted=trusted) == html


def test_a_slug_is_shown_as_its_headline() -> None:
    """The headline stands for a name written alone, not for a text of its own."""
    titles = {"[[Bridge]]": "The bridge <opens>"}
    assert shown("[[Bridge]]", titles).endswith(">The bridge &lt;opens&gt;</a></p>")
    assert shown("[[Bridge|this]]", titles).endswith(">this</a></p>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("\\[[Bridge]]", "<p>[[Bridge]]</p>"),
        ("\\[\\[Bridge\\]\\]", "<p>[[Bridge]]</p>"),
        ("`[[Bridge]]`", "<p><code>[[Bridge]]</code></p>"),
        ("    [[Bridge]]", "<pre><code>[[Bridge]]\n</code></pre>"),
        ("```\n[[Bridge]]\n```", "<pre><code>[[Bridge]]\n</code></pre>"),
        ("[[Bridge]", "<p>[[Bridge]</p>"),
        ("[[]]", "<p>[[]]</p>"),
        ("[[ ]]", "<p>[[ ]]</p>"),
        ("[[Bridge\n]]", "<p>[[Bridge\n]]</p>"),
        ("[[Bridge]](https://x.example/)", '<p><a href="https://x.example/">[Bridge]</a></p>'),
        ("[a [[Bridge]] b](https://x.example/)", '<p><a href="https://x.example/">a [[Bridge]] b</a></p>'),
        ('<i title="[[Bridge]]">a</i>', '<p><i title="[[Bridge]]">a</i></p>'),
    ],
)
def test_what_is_no_link(text: str, html: str) -> None:
    """Escaped brackets, code, attributes, and brackets that mean something else are none."""
    assert shown(text) == html
    assert prose.convert(text, False) in {None, body.body(text, False, PLAIN).html}


@pytest.mark.parametrize("text", ["a [[Bridge]] b", "[[Bridge|b]]", "\\[[Bridge]]", "a \\[\\[b\\]\\] c", "[[a](b)"])
def test_the_direct_way_agrees_or_gives_up(text: str) -> None:
    """Prose with links by name is laid out the long way; escaped brackets come out alike on both."""
    for trusted in (False, True):
        direct = prose.convert(text, trusted)
        assert direct is None or direct == thorough.by_markdown((text, trusted, PLAIN)).html
    assert (prose.convert(text, False) is None) == ("\\[\\[" not in text)


@pytest.mark.parametrize(
    "text",
    [
        "x [[Bridge]] y",
        "[[Bridge|b]]",
        "\\[[Bridge]]",
        "`[[Bridge]]`",
        "[[Bridge]](b.md)",
        "[[a\\|Bridge]]",
        "[[a\\_b]]",
        "[[a <b> c]]",
        "[[a `b` c]]",
        "[[^1]]",
    ],
)
def test_reading_and_laying_out_find_the_same(text: str) -> None:
    """What is gathered when an article is read is what is laid out as a link."""
    gathered = [address for address, _ in crosslinks(text)]
    assert [address for address in gathered if f'href="{address}"' not in body.body(text, False, PLAIN).html] == []
    assert body.body(text, False, PLAIN).html.count('href="[[') == len(gathered)
