"""Words in = words in articles + words listed.

Every character of a document has an owner, and what an article owns it shows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.convert import emit
from generator.convert.model import Claim, Draft, Line
from generator.convert.words import words

_WORD = re.compile(r"\S+")


def unaccounted(lines: Sequence[Line], drafts: Sequence[Draft], others: Sequence[Claim]) -> tuple[int, str] | None:
    """The first line with a word that nobody owns or that its owner does not show, and what is wrong.

    None when all is well.
    """
    by_line: dict[int, list[Claim]] = defaultdict(list)
    for claim in _all(drafts, others):
        by_line[claim.line].append(claim)
    for line in lines:
        if line.text and (wrong := _uncovered(line, by_line.get(line.number, ()))):
            return line.number, wrong
    for draft in drafts:
        if unlike := _unshown(lines, draft):
            return draft.first, unlike
    return None


def tally(lines: Sequence[Line], claims: Iterable[Claim]) -> tuple[int, int, int]:
    """How many words the lines hold, how many of them are in articles, how many are left out.

    A word counts where it begins.
    """
    by_line: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_line[claim.line].append(claim)
    total = kept = left = 0
    for line in lines:
        owners = by_line.get(line.number, [])
        if len(owners) == 1 and owners[0].start <= line.start and owners[0].end >= len(line.raw):
            number = len(words(line.raw))
            total += number
            if owners[0].owner.startswith("-"):
                left += number
            else:
                kept += number
            continue
        whole = line.raw.isprintable()
        for match in _WORD.finditer(line.raw):
            if whole or words(match[0]):
                total += 1
                start = match.start()
                for claim in owners:
                    if claim.start <= start < claim.end:
                        if claim.owner.startswith("-"):
                            left += 1
                        else:
                            kept += 1
                        break
    return total, kept, left


def _all(drafts: Sequence[Draft], others: Sequence[Claim]) -> Iterator[Claim]:
    for draft in drafts:
        yield from draft.claims
    yield from others


def _uncovered(line: Line, claims: Sequence[Claim]) -> str:
    if len(claims) == 1 and claims[0].end >= len(line.raw) and not line.raw[: claims[0].start].strip():
        return ""
    at = 0
    for claim in sorted(claims, key=lambda claim: (claim.start, claim.end)):
        if claim.start < at:
            return "a word has two owners"
        if line.raw[at : claim.start].strip():
            return "a word has no owner"
        at = claim.end
    return "a word has no owner" if line.raw[at:].strip() else ""


def _unshown(lines: Sequence[Line], draft: Draft) -> str:
    owned: dict[str, list[str]] = defaultdict(list)
    for claim in draft.claims:
        if not claim.owner.startswith("-"):
            owned[claim.owner] += words(lines[claim.line - lines[0].number].raw[claim.start : claim.end])
    shown = {
        "title": words(draft.title) if draft.title_printed else [],
        "image.caption": words(draft.caption),
        "images.caption": [word for picture in draft.pictures for word in words(picture.caption)],
        "summary": [word for point in draft.points for word in words(point)],
        "body": [word for line in emit.shown_lines(emit.body(draft.blocks)) for word in words(line)],
    }
    for field, found in shown.items():
        if owned[field] != found:
            return f"the words of “{field}” differ from those of the document"
    return ""
