"""Texts for the two ways of laying out prose: plain ones, nearly plain ones, the converter's, and any with an edit."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bench.corpus import Corpus
from generator.convert import emit
from generator.convert.model import Block, Kind

WORDS = (
    "the", "Harbour", "of", "Łódź", "Côte-d’Or", "12", "1984.", "3.5", "%5", "£9m", "“quoted”", "‘so’", "–",
    "said—it", "…", "x²", "Ω", "文章", "مرحبا", "٣.", "３．", "a_b", "snake_case_x", "e.g.", "U.S.", "12:30", "don't",
    '"straight"', "R&D", "AT&T", "&", "&c;", "(brackets)", "{braces}", "$5", "~", "^", "=", "+", "-", "#", "!", "/",
    "@me", "me@x.example", "5'", "100%", "ﬁ", "İ", "ß", "klzzwxh:0000", "wzxhzdk:0", "amp;", "42",
    "https://example.org/a_b?c=d&e=f", "++", "--", "...", "://",
)  # fmt: skip
SPANS = (
    "**strong**", "*em*", "**two words**", "*two words*", "**a *b* c**", "*a **b** c*", "***both***", "**un", "*un",
    "**", "*", "* ", " *", "_u_", "__u__", "_x", "x_", "_", "__", "**a*", "*a**", "**a_b**", "*a\\*b*", "*a\nb*",
    "** a**", "**a **", "*a*b", "b*a*", "**a**b**c**", "*&amp;*", "*\\_*", "*[a](b)*", "**[a](http://x.org)**",
    "`code`", "``", "`", "[text](http://example.org/x)", "[two words](https://www.example.org/a_b*c?d=e&f=g#h)",
    "[a](b.md)", "[a](../b/c.md#d)", "[a](/b)", "[a](#b)", "[a]", "[a][b]", "[a] [b]", "[a][]", '[a](b "t")',
    "[a](<b>)", "[a]( b )", "[](b)", "[a]()", "[*a*](b)", "[a_b](b)", "[a\\]](b)", "[a](b(c)d)", "[a](javascript:x)",
    "[a](http://1.2.3)", "[a](mailto:a@b.org)", "[a](http://x.org:80/)", "[a](http://x..org/)", "[a](HTTP://x.org)",
    "[a](http://x.org/%zz)", "[a](http://x.org/&#35;)", "[a](http://x.org/&amp;)", "[a](http://x.org/?a&copy=1)",
    "[a](http://x.org/é)", "[a\nb](c)", "[^a]", "[^a](b)", "!", "![a](b)", "!\\[a](b)", "\\![a](b)", "[[a](b)](c)",
    "[ ](b)", "[&](b)", "[>](b)", "]", "[", "](", "[[a]]", "[[a|b]]", "\\[[a]]",
    "[[a]](b)", "[[a\\|b]]", "[[a", "a]]", "\\[a](b)", "[a](xn--a.org)", "[a](http://xn--a.org)",
    "[a](http://a--b.org)", "[a](b)[c](d)", "[a](b)*c*", "[a](b)_c_", "[a](b)_", "[a](b):", "&amp;", "&lt;", "&gt;",
    "&quot;", "&nbsp;", "&#124;", "&#58;", "&#38;", "&#60;", "&#34;", "&#39;", "&#126;", "&#41;", "&#32;", "&#160;",
    "&#x41;", "&copy;", "&copy", "&a-b;", "&#", "&#a;", "&#35", "&", "&;", "&&amp;", "&amp;amp;", "&amp;lt;",
    "&\\#35;", "&a\\#;", "&*a*;", "\\*", "\\_", "\\#", "\\[", "\\]", "\\\\", "\\`", "\\{", "\\}", "\\+", "\\-", "\\.",
    "\\!", "\\(", "\\)", "\\>", "\\<", "\\&", "\\a", "\\|", "\\~", "\\:", "\\", "\\ ", "\\\n", "\\\\\\*", "\\\\`a`",
    "1\\.", "1&#41;", "<b>", "<", ">", "a < b", "<http://x.org>", "<a@b.org>", "<!-- c -->", "</p>", "<br>", "|",
    "a | b", "\\&lt;", "  \n", " \n", "   \n", "  \n  ", "  \n *a*", "  \n\xa0*a*", "  \n\xa0", "  \n[a](b)",
    "  \n &lt;", "  \n\\*", "*a  \nb*", "[a  \nb](c)", "*  \na*", "\t", "\xa0", "\u2003", "\u3000", "\u2028",
    "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1f", "\x00", "\x02", "\x03", "\r", "\ufeff", "\u200b", "\xad",
    "\u200f", "\ufffe", "\uffff", "\ud800", "\U0001fffe", "😀", "e\u0301", "\u0301", "\u0333*a*", "\u0333_a_",
)  # fmt: skip
HEADS = (
    "", "", "", "", "", "", "", "", "", "- ", "- ", "* ", "+ ", "1. ", "1. ", "2. ", "3. ", "01. ", "0. ", "12. ",
    "1) ", "1.", "-", "*", "+", "> ", "> ", ">", ">  ", "> - ", "> 1. ", "> > ", ">> ", "> ## ", "> \n> ", "## ",
    "## ", "### ", "# ", "##", "####### ", "###### ", "#\xa0", " ", "  ", "   ", "    ", "     ", "\t", "\xa0",
    "\u3000", "\u2003\n", " - ", "  - ", "    - ", " > ", "   > ", " # ", " 1. ", ": ", ":   ", ":", "= ", "===",
    "---", "- - -", "***", "* * *", "___", "_ _ _", "~~~", "```", "| ", "|", "a | b\n--|--\n", "[^a]: ", "[a]: ",
    "[a\\]: ", "*[a]: ", "*[a](b) c]: ", "!!! note", "[TOC]", "٣. ", "- 1. ", "1. - ", "- # ", "- > ", "- \n",
    "-\xa0", "1.\xa0", "- a\n\n    ", "- a\n    ", "- a\n  ", "1. a\n   ", "\\- ", "\\#", "1\\. ", "&#58; ", "+5 ",
    "-5 ", "#tag", "*a* ", "**A.** ", "[a](b) ", "Term\n: ", "Term\n\n: ", "Title\n===\n", "Title\n---\n",
    "Title\n-\n", "Title\n=  \n", "Title\n--- -\n", "a\n***\n", "a\n* * *\n", "a\n_ _ _\n", "a\n## b\n", "a\n- b\n",
    "a\n> b\n", "> a\nb\n", "> a\n>\n", "> a\n\n", "> a\n> - ", "## a\n", "## a\n- ", "## a #\n", "## a\\\n",
    "# a\n## b\n", "1. a\n٣. ", "1. a\n12345678901. ", "12345678901. ", "~~~\n\na\n\n~~~", "~~~\n\n~~~\n",
    "*[a](b)* [c](d): ", "[a]: b [c](d)", "*[a] b \\]: c* ",
)  # fmt: skip
JOINTS = (
    "\n\n", "\n\n", "\n\n", "\n\n", "\n\n", "\n\n", "\n", "\n", "\n", "  \n", " \n", "\n \n", "\n   \n", "\n\n\n",
    "\n\n\n\n", "\n\xa0\n", "\n    \n", "\n\t\n", "\n\n    ", "\n\n  ", "\n  ", "\n ", "\n>\n", "\n> \n", "\n\n>\n\n",
)  # fmt: skip
EDITS = (
    "", " ", "  ", "\n", "\n\n", "*", "_", "`", "[", "]", "(", ")", "<", ">", "&", ";", "#", "\\", "!", "|", ":", "=",
    "~", "^", "-", "+", ".", ">", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "Z", '"', "'", "\t", "\xa0",
    "\u3000", "\u0301", "/", "?", "%", "@", "{", "}",
)  # fmt: skip
_CORPUS = Corpus(5)


def texts(seed: int, count: int) -> Iterator[str]:
    """So many texts, the same for the same seed."""
    chance = random.Random(seed)
    makers = (_plain, _plain, _grammar, _grammar, _soup, _converted, _converted, _article)
    for _ in range(count):
        text = chance.choice(makers)(chance)
        for _ in range(chance.choice((0, 0, 1, 1, 1, 2, 3))):
            text = _edited(chance, text)
        yield text


def _line(chance: random.Random, odd: float, longest: int = 7) -> str:
    pieces = [
        chance.choice(SPANS) if chance.random() < odd else chance.choice(WORDS)
        for _ in range(chance.randint(1, longest))
    ]
    return "".join(piece + chance.choice((" ", " ", " ", " ", "", "\n")) for piece in pieces).rstrip("\n")


def _plain(chance: random.Random) -> str:
    """Blocks of the kinds that prose has, a mark now and then."""
    blocks = []
    for _ in range(chance.randint(1, 5)):
        odd = chance.choice((0.0, 0.05, 0.15, 0.3))
        head = chance.choice(("", "", "", "## ", "### ", "> ", "- ", "1. ", "2. ", "> - "))
        lines = [
            _line(chance, odd).replace("\n", " ") for _ in range(1 if head.endswith("# ") else chance.randint(1, 3))
        ]
        blocks.append("\n".join(head + line for line in lines))
    return "\n\n".join(blocks) + chance.choice(("", "\n", "\n\n"))


def _grammar(chance: random.Random) -> str:
    """Any head before any line, joined in any way."""
    out: list[str] = []
    for _ in range(chance.randint(1, 5)):
        out += (chance.choice(HEADS), _line(chance, chance.choice((0.0, 0.1, 0.5))), chance.choice(JOINTS))
    return "".join(out)


def _soup(chance: random.Random) -> str:
    pieces = (*SPANS, *WORDS, *HEADS, *JOINTS)
    return "".join(chance.choice(pieces) for _ in range(chance.randint(1, 12)))


def _converted(chance: random.Random) -> str:
    """What the converter writes for lines that hold any mark there is."""
    kinds = (Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING)
    return emit.body(
        [
            Block(chance.choice(kinds), tuple(_printed(chance) for _ in range(chance.choice((1, 1, 2)))))
            for _ in range(chance.randint(1, 5))
        ]
    )


def _printed(chance: random.Random) -> str:
    return chance.choice((*HEADS, *[""] * len(HEADS))) + _line(chance, chance.choice((0.0, 0.2, 0.6)))


def _article(chance: random.Random) -> str:
    """Two or three blocks of a news article that touch."""
    blocks = _CORPUS.article(chance.randrange(100_000))[1].split("\n\n")
    start = chance.randrange(len(blocks))
    return "\n\n".join(blocks[start : start + chance.randint(1, 3)])


def _edited(chance: random.Random, text: str) -> str:
    """The text with a character put in, taken out, or exchanged; now and then at the head of a line."""
    at = chance.randint(0, len(text))
    if chance.random() < 0.3:
        at = text.rfind("\n", 0, at) + 1
    return text[:at] + chance.choice(EDITS) + text[at + chance.choice((0, 0, 1)) :]
