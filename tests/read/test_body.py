"""Bodies: what is taken from them without rendering: headings, first paragraphs, the targets of links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read import body


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("a [b](c.md) and ![d](e/f.png 'title') and [g](<h i.md>)", ("c.md", "e/f.png", "h i.md")),
        ("[a](b_(c).md) [d](  e.md  )", ("b_(c).md", "e.md")),
        ("[a][r] and [r]\n\n[r]: target.md \"T\"\n[s]: <a b.md>", ("target.md", "a b.md")),
        ("[^1]: a note.md\n*[HTML]: Hyper", ()),
        ("[a](https://example.org/x) [b](mailto:a@b) [c](//x.org/y) [d](#part) [e]() [f](/)", ()),
        ("[a](/b.md) [a](../c.md#part) [a](../c.md#part)", ("/b.md", "../c.md#part")),
        ("\\[a\\](b.md) and a\\](c.md)", ()),
        ("[a](b\\_c.md) [d](e.md?x=1&amp;y=2) [f](g%20h.md)", ("b_c.md", "e.md?x=1&y=2", "g%20h.md")),
        ("<a href='b.md' title=\"x\">y</a> <img alt=\"\" src=c.png><video poster=\"p.jpg\" src=\"v.mp4\"></video>",
         ("b.md", "c.png", "p.jpg", "v.mp4")),
        ("<a href=\"https://x.org\">y</a> 5 < 6 href=\"z\"", ()),
        ("`[a](b.md)` and ``[c](d.md) ` ``", ()),
        ("```\n[a](b.md)\n```\n[c](d.md)", ("d.md",)),
        ("~~~\n[a](b.md)\n```\n~~~\n[c](d.md)", ("d.md",)),
        ("```\n[a](b.md)", ()),
        ("``` `\n[a](b.md)", ("b.md",)),
        ("no links here", ()),
    ],
)  # fmt: skip
def test_links(text: str, links: tuple[str, ...]) -> None:
    """Relative targets of Markdown and HTML, each once, unescaped, outside code; none with a scheme."""
    assert body.links(text) == links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a [[Bridge opens]] b\n\n[[bridge|text]]", (("[[Bridge opens]]", 1), ("[[bridge]]", 3))),
        ("[[a]] [[a]]", (("[[a]]", 1), ("[[a]]", 1))),
        ("[[R&amp;D \\_x]] [[ a  b ]]", (("[[R&D _x]]", 1), ("[[a b]]", 1))),
        ("| [[a\\|b]] |", (("[[a]]", 1),)),
        ("\\[[a]] \\[\\[a\\]\\] [\\[a]]", ()),
        ("`[[a]]` ``[[a]] ` ``\n```\n[[a]]\n```\n~~~\n[[a]]", ()),
        ("text\n\n    [[a]]\n\t[[b]]", (("[[a]]", 0), ("[[b]]", 0))),
        ("[[a]](b.md) [[^1]] [[]] [[ ]] [[a\nb]] [[a `b`]] [[a", ()),
    ],
)
def test_links_by_name(text: str, found: tuple[tuple[str, int], ...]) -> None:
    """Names in double brackets are links with their line, unescaped; not in code, escaped, or part of another link.

    An indented line may be code, so its number is not told.
    """
    assert body.crosslinks(text) == found
    assert body.links(text) == ((*(["b.md"] if "b.md" in text else []), *dict.fromkeys(name for name, _ in found)))


def test_an_excerpt_shows_the_text_of_links_by_name() -> None:
    """The beginning of a text has no brackets in it."""
    assert body.first_paragraph("See [[bridge|the bridge]] and [[Ferry]].") == "See the bridge and Ferry."


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        ("First.\n\nSecond.", "First."),
        ("\n\n# Head\n\nFirst\nline *two*.\n\nSecond.", "First line two."),
        ("![a](b.png)\n\n<div>x</div>\n\n| a | b |\n\n---\n\n```\ncode\n```\n\n    code\n\nText.", "Text."),
        ("[r]: x.md\n\n[^1]: note\n\n*[HTML]: x\n\nText.", "Text."),
        ("> Quoted first.", "Quoted first."),
        ("- one\n- two\n\nText.", "one two"),
        ("# Only a heading", ""),
        ("", ""),
        ("Text\n```\ncode\n```", "Text"),
    ],
)
def test_the_first_paragraph(text: str, paragraph: str) -> None:
    """Headings, pictures, tables, rules, code, HTML and definitions are passed over; markup is taken off."""
    assert body.first_paragraph(text) == paragraph


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# One *two*\nText", ("One two", 12)),
        ("\n\n#\tOne ##\nText", ("One", 11)),
        ("Text\n\n# One", ("One", 0)),
        ("## Two\n\n#Three\n\n#\n", None),
        ("~~~\n# code\n~~~\n# One", ("One", 0)),
        ("", None),
        ("# One", ("One", 6)),
    ],
)
def test_the_first_heading(text: str, found: tuple[str, int] | None) -> None:
    """The first heading of the first rank outside code, and where the text after it begins when it opens the body."""
    assert body.first_heading(text) == found


PIECES = st.sampled_from(
    ["[a](", "b.md)", "]", "(", ")", "<a href=", '"', "`", "```\n", "~~~\n", "\n", "# ", "\\", "]:", "[", "x", "&amp;"]
)


@given(st.text() | st.lists(PIECES).map("".join))
def test_any_text_is_a_body(text: str) -> None:
    """No text makes these fail; links are relative, an excerpt is short, a heading's offset lies in the text."""
    assert all(link and link == link.strip() and not link.startswith(("#", "//")) for link in body.links(text))
    assert len(body.first_paragraph(text)) <= 200
    heading = body.first_heading(text)
    assert heading is None or 0 <= heading[1] <= len(text) + 1


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "](",
        "[a](",
        "![",
        "<a ",
        "`",
        "``` \n",
        "~~~\n",
        "]: x\n",
        "\n[a]: ",
        "(",
        "](((",
        "<",
        "\\",
        "&",
        "# \n",
        "| ",
    ],
)
def test_hostile_bodies_are_no_trap(piece: str) -> None:
    """Fifty thousand of any mark in a row are gone through once; a pattern that went back would never end."""
    text = piece * 50_000
    assert body.links(text) == () or set(body.links(text)) == {"x"} or piece in {"[a](", "](", "](((", "\n[a]: "}
    assert len(body.first_paragraph(text)) <= 200
    body.first_heading(text)
