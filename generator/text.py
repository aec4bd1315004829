"""Words: counting, excerpting and cleaning of plain text, without any markup."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

WORDS_PER_MINUTE = 230
_BLANKS = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_DENSE = bytes(range(0xE3, 0xEA))  # the first bytes, in UTF-8, of U+3000 to U+9FFF
_TARGET = r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
_MARKUP = re.compile(
    r"\\([!-/:-@\[-`{-~])"  # an escaped character is a character
    rf"|!\[[^\[\]]*\]{_TARGET}|\[([^\[\]]*)\](?:{_TARGET}|\[[^\[\]]*\])|\[\^[^\[\]\s]+\]"
    r"|^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+|^ {0,3}#{1,6}[ \t]+|^[ \t]*>+[ \t]?"
    r"|\[\[(?:[^\[\]\n|]+\|)?([^\[\]\n|]+)\]\]"
    r"|</?[a-zA-Z!][^<>]*>|[*`]+|(?<![^\W_])_+|_+(?![^\W_])",
    re.MULTILINE,
)
_EMPHASIS = re.compile(r"[*`]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
RIGHT_TO_LEFT = frozenset({"ar", "he", "iw", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "ku-arab", "syr"})


def squeeze(text: str) -> str:
    """The text with every run of white space as one blank, none at the ends."""
    return _BLANKS.sub(" ", text).strip()


def printable(text: str) -> str:
    """The text without what no XML or YAML may hold: controls but tab, LF, CR, NEL; surrogates, U+FEFF, U+FFFE/F."""
    return text if text.isprintable() else _CONTROLS.sub("", text)


def text_from(data: bytes, first_line: int = 1) -> str:
    """The text of a file from a line on (from 1): UTF-8, no byte order mark, every line end LF; "" past the end.

    Raises UnicodeDecodeError for bytes that are not UTF-8.
    """
    text = data.decode("utf-8").removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    start = 0
    for _ in range(first_line - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return ""
    return text[start:]


def plain(markdown: str) -> str:
    """A rough plain text of Markdown, good enough to cut an excerpt; never used to publish a body."""
    bare = _MARKUP.sub(lambda match: match[1] or _EMPHASIS.sub("", match[2] or match[3] or ""), markdown)
    return squeeze(_ENTITY.sub(lambda match: unescape(match[0]), bare) if "&" in bare else bare)


def excerpt(text: str, length: int = 200) -> str:
    """The first `length` characters or fewer, cut after a sentence or a word, with an ellipsis where it was cut."""
    if len(text) <= length:
        return text
    head = text[:length]
    stop = max(head.rfind(mark) for mark in (". ", "! ", "? ", "。", "؟ ", "۔ "))
    if stop > length // 2:
        return head[: stop + 1]
    cut = head.rfind(" ")
    return f"{head[: cut if cut > length // 2 else length - 1].rstrip(' ,;:–—-')}…"


def count_words(text: str) -> int:
    """Words by white space; in Chinese and Japanese, written without blanks, two characters count as a word."""
    data = text.encode("utf-8", "surrogatepass")
    return len(text.split()) + (len(data) - len(data.translate(None, _DENSE))) // 2


def reading_minutes(words: int) -> int:
    """Whole minutes to read so many words, 230 a minute, at least one (Brysbaert 2019: 238 for English prose)."""
    return max(1, round(words / WORDS_PER_MINUTE))


def direction(language: str) -> str:
    """The direction a language is written in, "rtl" or "ltr", by its BCP 47 tag."""
    tag = language.casefold()
    return "rtl" if tag.split("-")[0] in RIGHT_TO_LEFT or "-arab" in tag or "-hebr" in tag else "ltr"


def sort_letter(name: str) -> str:
    """The letter a name is filed under: its first, without accents, in capitals; "#" for what is no letter."""
    for c in unicodedata.normalize("NFKD", name):
        if c.isalpha():
            return c.upper()
        if c.isdigit():
            return "#"
    return "#"


def is_language(code: str) -> bool:
    """Whether a text has the form of a language code, en or pt-BR (BCP 47)."""
    return bool(_LANGUAGE.fullmatch(code))


def file_under(name: str) -> tuple[str, str]:
    """A key that sorts names as an index does: without accents and case; the name itself breaks ties."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return (folded, name)


def nearest(word: str, known: tuple[str, ...], distance: int = 2) -> str | None:
    """The known word nearest by edits and swaps (Damerau–Levenshtein), `distance` at most; ties go to the first."""
    best: tuple[int, str] | None = None
    for candidate in known:
        if abs(len(candidate) - len(word)) > distance:
            continue
        far = _edits(word.casefold(), candidate.casefold())
        if far <= min(distance, len(word) // 2) and (best is None or far < best[0]):
            best = (far, candidate)
    return best[1] if best else None


def _edits(a: str, b: str) -> int:
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i] + [0] * len(b)
        for j, y in enumerate(b, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], older[j - 2] + 1)
    return row[-1]
