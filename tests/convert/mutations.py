"""Documents made to hurt, each the same for the same number: real ones broken, random ones, and hostile repetitions."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.convert import soup

HERE = Path(__file__).parent
_ODD = (
    "\x00", "\x07", "\x0b", "\x0c", "\x1c", "\x1f", "\x7f", "\x85", "\u00a0", "\u00ad", "\u200b", "\u200e", "\u2028",
    "\u2029", "\u202e", "\u3000", "\ufeff", "\ufffd", "\ufffe", "\U0001f600", "e\u0301", "é", "ﬁ", "İ", "ß", "Ǆ", "ſ",
    "\r", "\n", "\r\n", "\t", "\\", "`", "*", "_", "[", "]", "(", ")", "<", ">", "&", "|", "#", "-", "—", "•", ":", "’",
    "¹", "①", "٣", "۴", "३", "三", "Ⅻ", "½", "€", "ـ", "々", "ー", "が", "각", "क्ष", "👩‍👩‍👧", "\ue000", "\U000e0041",
)  # fmt: skip
_ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp1251", "cp1256", "cp932", "euc_jp",
    "gb18030", "big5", "cp949", "iso8859_2", "koi8_r", "mac_roman", "iso2022_jp", "utf-7",
)  # fmt: skip
_TOKENS = (
    "A", "a", "Aa", "AA", "a.", "A.", "A. ", "Mr ", "1", "12", "1 ", "2021", " ", "  ", "\n", "\n\n", ".", ". ", ",",
    ", ", "-", " - ", "—", "–", "(", ")", "()", "[", "]", "“", "”", "'", "’s", "/", "|", ":", ";", "\u00a0", "\u200b",
    "\u3000", "May ", "Monday ", "on ", "at ", "the ", "of ", "and ", "by ", "By ", "AFP", "(AFP)", "Reuters ", "Photo",
    "London ", "Pakistan ", "LONDON: ", "Updated ", "ago ", "min ", "am ", "PM ", "GMT", "President ", "Bank of ",
    "said ", "é", "ж", "ع", "ه ", "日", "年", "月", "新华社", "記者", "기자 ", "दिल्ली ",
    "• ", "- ", "* ", "# ", "Follow\n",
    "Share\n", "http://x.example/", "@a ", "#a ", "\\", "`", "*", "_", "<", "&", "\t", "\r", "0", "00", "1/2", "3-4",
)  # fmt: skip


def document(seed: int, most: int = 30_000) -> bytes:
    """A document of at most about so many bytes."""
    chance = random.Random(seed)
    kind = chance.random()
    if kind < 0.45:
        return _broken(chance, _encoded(chance, _mutated(chance, chance.choice(documents()))))
    if kind < 0.6:
        return soup.document(seed)
    if kind < 0.75:
        return _encoded(chance, _random(chance, chance.randint(0, 3000)))
    return _repeated(chance, chance.randint(1000, most)).encode("utf-8", "surrogatepass")


@cache
def documents() -> tuple[str, ...]:
    """The texts of all documents that the tests are made of."""
    found = [path for folder in ("cases", "layouts", "names") for path in sorted((HERE / folder).rglob("*.txt"))]
    return tuple(path.read_text(encoding="utf-8") for path in found)


def _mutated(chance: random.Random, text: str) -> str:
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(_MUTATIONS)(chance, text)
    return text


def _lines_gone(chance: random.Random, text: str) -> str:
    return "\n".join(line for line in text.split("\n") if chance.random() > 0.1)


def _lines_mixed(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def _lines_again(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[:at], *lines[at : at + chance.randint(1, 9)] * chance.randint(1, 9), *lines[at:]])


def _joined(chance: random.Random, text: str) -> str:
    other = chance.choice(documents())
    return text[: chance.randint(0, len(text))] + other[chance.randint(0, len(other)) :]


def _odd(chance: random.Random, text: str) -> str:
    for _ in range(chance.randint(1, 20)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(_ODD) * chance.choice((1, 1, 1, 2, 50)) + text[at + chance.randint(0, 2) :]
    return text


def _ends(chance: random.Random, text: str) -> str:
    ends = chance.choice((("\r\n",), ("\r",), ("\n", "\r\n"), ("\n", "\r", "\r\n", "\u2028"), ("\n\n",), (" ",)))
    return "".join(f"{line}{chance.choice(ends)}" for line in text.split("\n"))


def _case(chance: random.Random, text: str) -> str:
    return chance.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _no_blanks(chance: random.Random, text: str) -> str:
    return text.replace(chance.choice((" ", "\n\n", "\n", ".")), chance.choice(("", "\u00a0", " ", "  ")))


_MUTATIONS: tuple[Callable[[random.Random, str], str], ...] = (
    _lines_gone, _lines_mixed, _lines_again, _joined, _odd, _ends, _case, _no_blanks,
)  # fmt: skip


def _random(chance: random.Random, length: int) -> str:
    top = chance.choice((0x7F, 0xFF, 0x600, 0x3100, 0xFFFF, 0x10FFFF))
    return "".join(chr(chance.randint(0, top)) for _ in range(length))


def _repeated(chance: random.Random, size: int) -> str:
    """One short piece again and again, as lines or as one, perhaps with another end: what patterns may hang on."""
    unit = "".join(chance.choice(_TOKENS) for _ in range(chance.randint(1, 5)))
    width = chance.choice((1, 20, 100, 390, 2000, size))
    line = unit * max(1, width // len(unit))
    joint = chance.choice(("\n", "\n\n", "\n" + chance.choice(_TOKENS), ""))
    ending = chance.choice(("", "!", "x", ".", "\n")) if chance.random() < 0.5 else chance.choice(_TOKENS)
    whole = f"{line}{ending}{joint}"
    return whole * max(1, size // len(whole))


def _encoded(chance: random.Random, text: str) -> bytes:
    if chance.random() < 0.6:
        return text.encode("utf-8", "surrogatepass")
    return text.encode(chance.choice(_ENCODINGS), chance.choice(("ignore", "replace")))


def _broken(chance: random.Random, data: bytes) -> bytes:
    if chance.random() < 0.8 or not data:
        return data
    changed = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(changed))
        changed[at : at + chance.randint(0, 2)] = bytes(chance.randrange(256) for _ in range(chance.randint(0, 3)))
        if not changed:
            break
    return bytes(changed)
