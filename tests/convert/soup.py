"""Random documents made of the pieces that real ones are made of, in any order."""

import random

PIECES = (
    "ISLAMABAD:", "• ", "  • ", "- ", "Follow", "Short Url", "Updated 13 February 2023", "Title of the thing",
    "Title of the thing", "␣", "\u2028", "\x00", "\x85", "\x0b", "\ufeff", "a | b", "* x", "# h", "12. foo",
    "1986. A great year", "[1]: http://x.example", "***", "---", "===", "###", "FOR IMMEDIATE RELEASE",
    "By Jane Doe", "Jane Doe", "(REUTERS/File)", "caption text here. (AFP)", "Special", "1 / 4", "MOSCOW—The",
    "GENEVA, 8 May 1980 — The", "Q: who?", "A: me", "Share this:", "Twitter", "<b>x</b>", "&amp;", "\\", "`code`",
    "_em_", "~~~", "```", "\t", "x" * 300, "word " * 30,
    "The quick brown fox jumps over it and then sleeps for a long while in the sun.", "Updated 9 sec ago", "AFP",
    "Posted on July 21, 1969 by archivist in Science", "Photo/Supplied", "\u200b", "Ω", "文章", "مرحبا", "\x1f",
    "\x1c", "¿qué?", ": def", "*[HTML]: x", "!!! note", "^x", "~x", "=x", "About us: we are.", "Date 08/05/1980",
    "Reference AB/12", "title: x", "KARACHI/LAHORE: Two",
)  # fmt: skip


def document(seed: int) -> bytes:
    """A document, the same for the same seed.

    Some with a byte order mark, some in UTF-16, some with rubbish before the text.
    """
    chance = random.Random(seed)
    lines: list[str] = []
    for _ in range(chance.randint(0, 40)):
        kind = chance.random()
        if kind < 0.25:
            lines.append("")
        elif kind < 0.6:
            lines.append(chance.choice(PIECES))
        else:
            lines.append(" ".join(chance.choice(PIECES) for _ in range(chance.randint(1, 6))))
    text = chance.choice(("\n", "\r\n", "\r", "\n")).join(lines) + chance.choice(("", "\n"))
    data = text.replace("␣", "\u00a0").encode(chance.choice(("utf-8", "utf-8-sig", "utf-16", "utf-8")))
    rubbish = bytes(chance.randrange(256) for _ in range(chance.randint(0, 60))) if chance.random() < 0.1 else b""
    return rubbish + data
