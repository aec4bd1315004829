"""Whatever a document holds, the page shows its words.

Escaped Markdown is rendered by the real library and read back.
"""

import random

import html5lib
import markdown
import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.convert import emit, escape
from generator.convert.model import Block, Kind
from generator.convert.words import words
from generator.read.body import links
from generator.render.body import body as layout
from generator.render.job import MarkupSettings

EXTENSIONS = ["tables", "footnotes", "fenced_code", "def_list", "abbr", "toc", "sane_lists"]
CLEANER = nh3.Cleaner()
MARKS = r"""
* ** _ __ ` `` ``` ~~~ [ ] ( ) [a](b) ![ <b> </b> < > <!-- --> <![CDATA[ & &amp; &lt; &#35; # ## + - --- !!!
1. 12) 1986. : x = === ~ ^ | a|b |--| \ \\ \* http://a.example/c <http://x.example> [1]: [^1] [^1]: *[HTML]:
[[x]] [[x|y]] [[ ]]
HTML [TOC] {: .x} { } word the Ω klzzwxh:0000 amp; " ' @ me@x.example … — ٣ $ % > <script>alert(1)</script>
<plaintext> <textarea> &nbsp; &copy; a_b_c **x** _x_ ~~x~~ ^^ == ++ -- .. ::: ???
"""
BLANKS = ("  ", "   ", "\t", "\u2028", "\x85", "\x0b", "\x0c", "\u00a0", "\u3000", "\x1f")
CONTROLS = ("\x00", "\x02", "\x03", "\u200b", "\ufeff", "\ud800")
AWKWARD = (*MARKS.split(), *BLANKS, *CONTROLS)
PIECES = st.lists(st.one_of(st.sampled_from(AWKWARD), st.text(max_size=6)), min_size=1, max_size=9)
LINES = PIECES.map(lambda pieces: "".join(pieces).replace("\r", " ").replace("\n", " "))


def shown(text: str) -> list[str]:
    """The words that a browser shows of a Markdown body."""
    page = CLEANER.clean(markdown.Markdown(extensions=EXTENSIONS, output_format="html").convert(text))
    tree = html5lib.parseFragment(page, namespaceHTMLElements=False)
    return "".join(_texts(tree)).split()


def _texts(element: object) -> list[str]:
    out: list[str] = []
    for node in element.iter():  # type: ignore[attr-defined]
        out += [" ", node.text or ""] if isinstance(node.tag, str) else []
        out += [f"<{node.tag}>"] if node.tag in {"hr", "img", "a", "em", "strong", "code", "del"} else []
        out += [node.tail or ""]
    return out


def test_thousands_of_awkward_lines_show_their_words() -> None:
    """Six thousand lines made of all that means something to Markdown or HTML come out as they went in."""
    chance = random.Random(20_231_113)
    for _ in range(60):
        lines = [
            "".join(chance.choice(AWKWARD) + chance.choice(("", " ", "")) for _ in range(chance.randint(1, 9)))
            for _ in range(100)
        ]
        blocks = [Block(chance.choice((Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.ITEM)), (line,)) for line in lines]
        assert shown(emit.body(blocks)) == [word for line in lines for word in words(line)]


@given(
    st.lists(st.lists(LINES, min_size=1, max_size=3), min_size=1, max_size=3),
    st.sampled_from([Kind.PARAGRAPH, Kind.ITEM]),
)
def test_any_body_shows_its_words(paragraphs: list[list[str]], kind: Kind) -> None:
    """Paragraphs of several lines and list items show the words of the document, in order, and no markup."""
    blocks = [Block(kind, tuple(lines)) for lines in paragraphs]
    assert shown(emit.body(blocks)) == [word for lines in paragraphs for line in lines for word in words(line)]


@given(LINES)
def test_a_line_can_be_read_back(line: str) -> None:
    """Escaping loses nothing but margins, line breaks inside a line and what no file may hold."""
    back = " ".join(escape.plain(part) for part in escape.line(line).split("\n"))
    assert back.split() == words(line)


@pytest.mark.parametrize(
    ("line", "markdown_line"),
    [
        ("1986. A great year", "1986\\. A great year"),
        ("12) twelve", "12&#41; twelve"),
        ("# no heading", "\\# no heading"),
        (": no definition", "&#58; no definition"),
        ("a * b _c_ `d`", "a \\* b \\_c\\_ \\`d\\`"),
        ("<b>AT&T</b> | x", "&lt;b&gt;AT&amp;T&lt;/b&gt; &#124; x"),
        ("   indented\u2028broken ", "indented  \nbroken"),
        ("plain words, as most are.", "plain words, as most are."),
    ],
)
def test_only_what_means_something_is_escaped(line: str, markdown_line: str) -> None:
    """Prose stays readable in the file; marks get a backslash or an entity."""
    assert escape.line(line) == markdown_line


@pytest.mark.parametrize("line", ["[[The bridge opens]]", "see [[a|b]], [[ c", "]] [[[x]]] \\[[x]]", "[[x]](y.md)"])
def test_no_line_becomes_a_link_by_name(line: str) -> None:
    """Double brackets that a document prints are words on the page: no link is read from them and none is laid out."""
    text = emit.body([Block(Kind.PARAGRAPH, (line,))])
    assert links(text) == ()
    for trusted in (False, True):
        page = layout(text, trusted, MarkupSettings()).html
        tree = html5lib.parseFragment(page, namespaceHTMLElements=False)
        assert "".join(_texts(tree)).split() == words(line)


def test_headings_and_lists_are_markdown() -> None:
    """A sub-heading and a list of the document are a heading and a list on the page."""
    blocks = [
        Block(Kind.PARAGRAPH, ("Before.",)),
        Block(Kind.HEADING, ("A Table Laid",)),
        Block(Kind.ITEM, ("one",)),
        Block(Kind.ITEM, ("two",)),
        Block(Kind.PARAGRAPH, ("After.",)),
    ]
    assert emit.body(blocks) == "Before.\n\n## A Table Laid\n\n- one\n- two\n\nAfter."
    assert emit.shown_lines(emit.body(blocks)) == ("Before.", "A Table Laid", "one", "two", "After.")
