"""When two printings are the same article: the same words, whatever stands around them.

The title and the text have the same letters in the same order. Not compared: case, quotation marks, dashes, white
space, where paragraphs end, a headline repeated over the text, a dateline or an agency's mark, the section. What a
page says of the article (dates, authors, captions, points) may be missing in one of them, but not differ.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from generator.convert import datelines, sources
from generator.convert.model import Draft, Wording

FACTS = {
    "date": "d",
    "updated": "u",
    "dateline": "p",
    "authors": "a",
    "points": "s",
    "caption": "c",
    "credit": "k",
    "pictures": "g",
}
"""What a printing may lack, each with its sign in the ledger."""
SHORT = 25
"""Texts of fewer words are the same only if everything else is."""
_KEY = 12
_LINE = 40
_END = 60
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+")
_BLANKED = {code: " " for code in range(128) if not chr(code).isalnum()}
_MARKS = ("’", "‘", "“", "”", "–", "—", "…", "\u00a0")  # what most texts hold of other signs: the rest is then cheap
_BEFORE = re.compile(r"[(\[]?(?P<mark>[^\W\d_][^()\[\]—–:\n]{1,38}?)[)\]]?\s{0,2}(?:[—–:]|--?\s)\s*")
_AFTER = re.compile(r"[\s—–-]*[(\[/—–-]\s?(?P<mark>[^()\[\]/\n]{2,40})[)\]/]?\.?\s*$")


def wording(draft: Draft) -> Wording:
    """What is compared of an article to find the same one elsewhere."""
    found = words(draft)
    whole = "\n".join((letters(draft.title), "".join(found))).encode("utf-8", "surrogatepass")
    return Wording(hashlib.sha256(whole).hexdigest()[:_KEY], len(found))


def words(draft: Draft) -> tuple[str, ...]:
    """The words of an article's text as they are compared."""
    texts = [block.text for block in draft.blocks]
    if len(texts) > 1 and letters(texts[0]) == letters(draft.title):
        del texts[0]
    if texts:
        texts[0] = _unfiled(texts[0])
    if texts and (unmarked := _unmarked(texts[-1])) != texts[-1]:
        texts[-1:] = [unmarked] if unmarked else []
    return tuple(_words("\n".join(texts)))


def letters(text: str) -> str:
    """The letters and digits of a text, without case."""
    return "".join(_words(text))


def same(one: Draft, other: Draft, number: int) -> bool:
    """Whether two printings that share a key, of so many words, are one article: what both say of it agrees.

    Of short texts, both have to say the same.
    """
    short = number < SHORT
    for name in FACTS:
        mine, theirs = _plain(one, name), _plain(other, name)
        if mine == theirs:
            continue
        if short or (mine and theirs and not _agree(name, mine, theirs)):
            return False
    return True


def adds(draft: Draft, shown: Draft) -> tuple[str, ...]:
    """The facts that a printing has and the article as it is shown has not."""
    return tuple(name for name in FACTS if getattr(draft, name) and not getattr(shown, name))


def facts(draft: Draft) -> str:
    """The signs of the facts that a printing has."""
    return "".join(sign for name, sign in FACTS.items() if getattr(draft, name))


def composed(printings: Sequence[Draft]) -> Draft:
    """The article as its file shows it: the first printing, with the facts that it lacks and a later one has."""
    own = printings[0]
    for other in printings[1:]:
        if missing := adds(other, own):
            own = replace(own, **{name: getattr(other, name) for name in missing})
    return own


def fullness(draft: Draft) -> int:
    """How many words a printing has that its article's file shows; every date counts as one."""
    captions = [draft.caption, draft.credit, *(f"{picture.caption} {picture.credit}" for picture in draft.pictures)]
    texts = [draft.dateline, *draft.authors, *draft.points, *captions, *(block.text for block in draft.blocks)]
    return sum(len(text.split()) for text in texts) + bool(draft.date) + bool(draft.updated)


def _words(text: str) -> list[str]:
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
    if text.isascii():
        return text.lower().translate(_BLANKED).split()
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _plain(draft: Draft, name: str) -> tuple[str, ...]:
    """A fact as the texts that are compared, () where it is not given."""
    value = getattr(draft, name)
    if name == "pictures":
        return tuple(letters(picture.caption) for picture in value)
    if name in {"date", "updated"}:
        return (value,) if value else ()
    return tuple(filter(None, map(letters, (value,) if isinstance(value, str) else value)))


def _agree(name: str, mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two different values say the same, one of them with less: a day and its hour, a city and its country."""
    if name in {"date", "updated", "dateline"}:
        return mine[0].startswith(theirs[0]) or theirs[0].startswith(mine[0])
    return sorted(mine) == sorted(theirs)


def _unfiled(text: str) -> str:
    """A first paragraph without a dateline or an agency's mark before it."""
    filed = datelines.read(text)
    if filed is not None and filed.end < len(text):
        text = text[filed.end :]
    match = _BEFORE.match(text)
    return text[match.end() :] if match and sources.is_agency(match["mark"].strip()) else text


def _unmarked(text: str) -> str:
    """A last paragraph without an agency's mark after it; "" where it is nothing else."""
    bare = text.strip(" .()[]/—–-")
    if sources.is_agency(bare) or (len(bare) <= _LINE and " " not in bare and sources.is_cited(bare)):
        return ""
    match = _AFTER.search(text[-_END:])
    if match is None or not sources.is_cited(match["mark"].strip(" .")):
        return text
    return text[: max(len(text) - _END, 0) + match.start()]
