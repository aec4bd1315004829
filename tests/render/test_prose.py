"""The direct way from prose to HTML gives the bytes of the long one, or gives up."""

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.corpus import Corpus
from generator import convert
from generator.render import body, prose, thorough
from generator.render.job import Fragment, MarkupSettings
from tests.convert import soup
from tests.render import prosetexts
from tests.sites import unmeasured

PLAIN = MarkupSettings()
TEXTS = int(os.environ.get("PROSE_TEXTS", "10000"))
"""How many generated texts are laid out both ways; `PROSE_TEXTS=400000` looks further."""
WORKERS = 4


def is_taken(text: str) -> bool:
    """Whether the direct way takes a text; where it does, both ways agree, trusted or not."""
    for trusted in (False, True):
        direct = prose.convert(text, trusted)
        if direct is None:
            return False
        assert Fragment(direct) == thorough.by_markdown((text, trusted, PLAIN)), repr(text)
    return True


def share(texts: list[str]) -> float:
    """The part of the texts that is taken."""
    return sum(map(is_taken, texts)) / len(texts)


@pytest.mark.parametrize("worker", range(WORKERS))
def test_generated_texts_come_out_the_same(worker: int) -> None:
    """Thousands of texts of all that Markdown knows, plain and hostile, are laid out alike; one in six is taken."""
    assert share(list(prosetexts.texts(worker, TEXTS // WORKERS))) > 1 / 6


@pytest.mark.parametrize(
    "pieces",
    [
        ("*", "a", " ", "\n", "\\", "_", "**", "\u00a0", "&amp;", "[a](b)"),
        ("- ", "1. ", "> ", "#", "a", "\n", "\n\n", " ", "  ", "=", "*"),
        ("  \n", "*", "a", " ", "\u00a0", "- ", "[a](b)", "&lt;", "> ", "\n"),
        ("&", "#", "35", ";", "a", "\\", "amp", "\n", "*", "x", "-"),
        ("[", "]", "(", ")", "a", ":", "!", "^", "\\", "\n", "*", " "),
        ("- ", "1. ", "> ", "## ", "a", "\n", "\n\n", "  ", ">", "2. ", "\n> ", "\n- "),
    ],
)
def test_every_short_text_comes_out_the_same(pieces: tuple[str, ...]) -> None:
    """All texts of up to three of these pieces are laid out alike."""
    made = ["".join(chosen) for size in (1, 2, 3) for chosen in itertools.product(pieces, repeat=size)]
    assert share(made) > 0.1


def test_the_corpus_is_prose() -> None:
    """Articles as newspapers print them take the direct way, all of them."""
    corpus = Corpus(1)
    assert share([corpus.article(number)[1] for number in range(150)]) == 1


def test_the_demonstration_is_prose(root: Path) -> None:
    """The articles that the project brings take the direct way."""
    texts = [path.read_text(encoding="utf-8").split("\n---\n", 1)[1] for path in sorted(root.glob("content/**/*.md"))]
    assert len(texts) >= 50
    assert share(texts) >= 0.95


def converted(name: str, data: bytes) -> list[str]:
    """The bodies of the articles in a document."""
    made = convert.convert([convert.Document(name, data)], convert.State(), convert.Options())
    return [write.text.split("\n---\n", 1)[1] for write in made.writes]


def test_what_the_converter_writes_is_prose(root: Path, seeds: Path) -> None:
    """Articles that were converted take the direct way: the documents the project brings, and the real one."""
    documents = [*root.glob("documents/*.txt"), *seeds.glob("*.txt")]
    texts = [text for path in documents for text in converted(path.name, path.read_bytes())]
    assert len(texts) >= 30
    assert share(texts) >= 0.95


def test_converted_rubbish_comes_out_the_same() -> None:
    """Documents made of everything in any order are laid out alike once converted, and most are prose."""
    assert share([text for seed in range(150) for text in converted("soup.txt", soup.document(seed))]) > 0.8


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        (
            "A *b* **c** d_e\n“f”\u00a0– R&D > g",
            "<p>A <em>b</em> <strong>c</strong> d_e\n“f”&nbsp;– R&amp;D &gt; g</p>",
        ),
        ("1\\. \\*a\\* &lt;b&gt; &#124; &quot;", '<p>1. *a* &lt;b&gt; | "</p>'),
        ("[a b](https://x.org/?c&d)", '<p><a href="https://x.org/?c&amp;d">a b</a></p>'),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("# À b\nc\n\n# À b", '<h2 id="a-b">À b</h2>\n<p>c</p>\n<h2 id="a-b_1">À b</h2>'),
        ("> a\n>\n> — b\n\n> c", "<blockquote>\n<p>a</p>\n<p>— b</p>\n<p>c</p>\n</blockquote>"),
        ("- a\n- b\n\n3. c\n   d", '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start="3">\n<li>c\n   d</li>\n</ol>'),
        ("- a\n- b\n\n- c", "<ul>\n<li>a</li>\n<li>\n<p>b</p>\n</li>\n<li>\n<p>c</p>\n</li>\n</ul>"),
    ],
)
def test_prose_is_taken(text: str, html: str) -> None:
    """Paragraphs, headings with ids, quotations, lists, emphasis, links, escapes and entities go the direct way."""
    assert prose.convert(text, False) == html
    assert is_taken(text)


LEFT = (
    "a\tb", "a\rb", "a\x00b", "a\x85b", "a\ufeffb", "<b>a</b>", "<http://a.org>", "a < b", "`a`", "a &copy; b",
    "&#160;", "&\\#35;", "\\a", "a\\", "*a", "a*", "*a **b** c*", "***a***", "_a_", "__a__", "* a *", "![a](b)",
    "[a]", "[a][b]", '[a](b "t")', "[a](<b>)", "[a](javascript:b)", "[a](data:b)", "[a](//b)", "[a](http://1.2.3.4/)",
    "[a](http://b:1/)", "[*a*](b)", "[^a]", "[^a](b)", "[a]: b", "*[a]: b", "[a\\]: b](c)", "]", "    a", "a\n---",
    "a\n===", "---", "***", "# ", "####### a", "# a #", "a\n# b", "- a\n    - b", "- - a", "- # a", "- ", "1. ", "٣. a",
    "1. a\n- b", "a\n- b", "> > a", "> a\nb", "a\n> b", "- a\n\n    b", "a\n: b", "a\n\n: b", "~~~", "a | b\n--|--",
    "a  \n *b*", "[TOC] *", "\u2003a",
)  # fmt: skip


@pytest.mark.parametrize("text", LEFT)
def test_what_may_be_more_is_left(text: str) -> None:
    """Anything else goes the long way."""
    assert prose.convert(text, False) is prose.convert(text, True) is None


def test_further_extensions_see_every_text() -> None:
    """A site that adds Markdown extensions has none of its texts laid out without them."""
    assert body.body("a\nb", False, MarkupSettings(("nl2br",))).html == "<p>a<br>\nb</p>"
    assert body.body("a\nb", False, PLAIN).html == "<p>a\nb</p>"


UNITS = (
    "[", "![", "[a](", "[a", "](", "<![", "<a ", "``` ", "`a ", '"', "*a", "*a ", "*a* ", "**a** ", "<http://a",
    "*[A1]: x\n", "[^1] ", "a  \n", "a  \n\xa0", "# a\n", "# a\n\n", "a|b\n", "* a\n", "* a\n\n", "- a\n\n- b\n\n",
    "1. a\n", "\n", "\n \n", "> ", "> a\n", "> a\n\n", "> - a\n", ">\n", "*", "_", "`", "\\", "\\*", "&", "&a",
    "&amp;", "&#3", "<", " ", "  \n", "\xa0\n", "\u3000", "a_", "- ", "1", "1. ", "[a](b) ", "[a](http://a.",
    "[a](http://a-", "[a](../", "[a](http://x.org/&a", "a\n", "a\n\n", " a\n", "=", "- - ", "word ",
)  # fmt: skip
LONG = 300_000


def test_no_text_is_slow() -> None:
    """300,000 characters of any mark are laid out, or left, where many would keep Python-Markdown for hours."""
    code = (
        "from generator.render import prose\nfrom tests.render.test_prose import LONG, UNITS\n"
        "for unit in UNITS:\n    for before, after in (('', ''), ('## ', ')')):\n"
        "        prose.convert(before + unit * (LONG // len(unit)) + after, False)\n"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True, timeout=150, env=unmeasured())


def test_plain_prose_loads_no_more_than_it_needs() -> None:
    """A worker that has only prose to lay out never loads Python-Markdown; the first other text loads it."""
    code = (
        "import sys\nfrom generator.render import batch, body\nfrom generator.render.job import MarkupSettings\n"
        "body.body('# One\\n\\n*two* [three](four.md)', False, MarkupSettings())\nprint('markdown' in sys.modules)\n"
        "body.body('a | b\\n--|--\\nc | d', False, MarkupSettings())\nprint('markdown' in sys.modules)\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, check=True, capture_output=True, text=True, timeout=150
    )
    assert done.stdout.split() == ["False", "True"]
