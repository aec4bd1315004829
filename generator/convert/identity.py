"""What makes an article the same article.

An id from its words, kept when its document is read again and has changed a little.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.convert.marks import title_key
from generator.convert.model import Block, Draft

_LENGTH = 12
_BODY_CHARACTERS = 400
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Known:
    """An article of an earlier run: its id, its title and the paragraphs of its text."""

    id: str
    title: str
    paragraphs: frozenset[str]


def article_id(draft: Draft, apart: str = "") -> str:
    """12 hexadecimal characters of SHA-256 over the normalised title and the first 400 characters of the body.

    `apart` tells articles apart that begin with the same words.
    """
    start = ""
    for block in draft.blocks[:_BODY_CHARACTERS]:
        start += title_key(block.text)
        if len(start) >= _BODY_CHARACTERS:
            break
    start = start[:_BODY_CHARACTERS]
    parts = [title_key(draft.title), start, *([apart] if apart else [])]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def ids(drafts: Sequence[Draft], known: Sequence[Known]) -> tuple[str, ...]:
    """The id of each draft of one document, all different.

    A draft whose own id is new takes the id of the earlier article of this document that it continues: the one with its
    title, else the one with half of its paragraphs.
    """
    copies: Counter[str] = Counter()
    own: list[str] = []
    for draft in drafts:
        found = article_id(draft)
        copies[found] += 1
        own.append(found if copies[found] == 1 else article_id(draft, str(copies[found])))
    earlier = {article.id: article for article in known}
    free = {key: article for key, article in earlier.items() if key not in own}
    result: list[str] = []
    for draft, found in zip(drafts, own, strict=True):
        heir = found if found in earlier or not free else _continued(draft, free)
        free.pop(heir, None)
        result.append(heir or found)
    return tuple(result)


def paragraphs(blocks: Sequence[Block]) -> frozenset[str]:
    """The paragraphs of a body as they are compared."""
    return frozenset(title_key(block.text) for block in blocks)


def _continued(draft: Draft, free: dict[str, Known]) -> str:
    own = paragraphs(draft.blocks)
    best: tuple[float, str] = (0.0, "")
    for key in sorted(free):
        article = free[key]
        same_title = draft.title_printed and title_key(article.title) == title_key(draft.title)
        shared = len(own & article.paragraphs) / max(1, min(len(own), len(article.paragraphs)))
        score = shared + (1.0 if same_title else 0.0)
        if score >= _ALIKE and score > best[0]:
            best = (score, key)
    return best[1]
