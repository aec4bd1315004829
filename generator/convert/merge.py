"""Three texts of one article become one: what we generated last, what is on disk, what we would generate now.

A person's word wins.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

_FENCE = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<front>(?:.*\n)*?)---[ \t]*(?:\r?\n|$)(?P<body>[\s\S]*)")
_LINE = re.compile(r"[^\n]*\n|[^\n]+$")
_MOST = 0.6
_KEY = re.compile(r"[^\s#\-][^:\n]*(?=:(?:\s|$))")


class Action(StrEnum):
    """What to do with the file.

    Write our text, leave it as it is, write the merged text, or nothing because it was deleted.
    """

    WRITE = "write"
    KEEP = "keep"
    MERGE = "merge"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one article's file: the action, the text to write, and the parts where ours had to give way."""

    action: Action
    text: str = ""
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """A Markdown file cut at its fences."""

    front: str
    body: str


def decide(base: str | None, disk: str | None, ours: str) -> Decision:
    """What becomes of a file: `base` is what we generated last (None: never), `disk` what is there (None: no file).

    No change of a person is ever undone: where both changed the same key or paragraph, theirs stays and the
    place is named.
    """
    if disk is None:
        return Decision(Action.WRITE, ours) if base is None else Decision(Action.DELETED)
    if disk == ours:
        return Decision(Action.KEEP)
    if disk == base:
        return Decision(Action.WRITE, ours)
    if base == ours:
        return Decision(Action.KEEP)
    if base is None:
        return Decision(Action.KEEP, conflicts=("the whole file",))
    return _merged(base, disk, ours)


def parts(text: str) -> Parts | None:
    """The front matter and the body of a file; None when it has no fences."""
    match = _FENCE.match(text) if text.startswith(("---", "\ufeff---")) else None
    return Parts(match["front"], match["body"]) if match else None


def paragraphs(body: str) -> list[str]:
    """The paragraphs of a Markdown body, without the blank lines between them."""
    return [part for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", body.replace("\r\n", "\n").strip("\n")) if part.strip()]


def chunks(front: str) -> dict[str, str]:
    """The top-level keys of front matter with all of their lines; lines before the first key go under ""."""
    found: dict[str, str] = {}
    key = ""
    for line in _LINE.findall(front.replace("\r\n", "\n")):
        match = _KEY.match(line)
        if match:
            key = match[0].strip("\"' ")
        found[key] = found.get(key, "") + line
    return found


def _merged(base: str, disk: str, ours: str) -> Decision:
    sides = [parts(text) for text in (base, disk, ours)]
    if None in sides:
        return Decision(Action.KEEP, conflicts=("the whole file",))
    old, theirs, new = (side for side in sides if side is not None)
    front, key_conflicts = _merged_keys(chunks(old.front), chunks(theirs.front), chunks(new.front))
    body, body_conflicts = _merged_lists(paragraphs(old.body), paragraphs(theirs.body), paragraphs(new.body))
    conflicts = tuple(f"“{key}”" for key in key_conflicts) + tuple(
        f"the paragraph “{_start(text)}”" for text in body_conflicts
    )
    joined = "\n\n".join(body)
    text = f"---\n{''.join(front)}---\n" + (f"\n{joined}\n" if joined else "")
    unchanged = _same(front, body, theirs)
    return Decision(Action.KEEP if unchanged else Action.MERGE, "" if unchanged else text, conflicts)


def _same(front: Sequence[str], body: Sequence[str], theirs: Parts) -> bool:
    """Whether the merged parts say what the file says already, so that it can stay untouched to the byte."""
    return list(front) == list(chunks(theirs.front).values()) and list(body) == paragraphs(theirs.body)


def _start(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40].rsplit(' ', 1)[0]}…"


def _merged_keys(old: dict[str, str], theirs: dict[str, str], new: dict[str, str]) -> tuple[list[str], list[str]]:
    """The keys in the person's order, ours that are new after them, and the keys on which both differ."""
    conflicts: list[str] = []
    out: dict[str, str] = {}
    for key in [*theirs, *(key for key in new if key not in theirs)]:
        before, disk, ours = old.get(key), theirs.get(key), new.get(key)
        chosen = ours if disk == before else disk
        if disk not in (before, ours) and ours != before:
            conflicts.append(key)
        if chosen is not None:
            out[key] = chosen
    return list(out.values()), conflicts


@dataclass(frozen=True, slots=True)
class _Edit:
    """Paragraphs `first` to `last` (not included) of the base became others."""

    first: int
    last: int
    ours: bool
    text: tuple[str, ...]


def _merged_lists(old: Sequence[str], theirs: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    """A three-way merge of paragraphs: edits of different places are both made.

    Of one place, theirs, and ours is named; so is a paragraph that they moved, took out or wrote anew and we moved or
    took out.
    """
    made = _edits(old, theirs, ours=False)
    ours, conflicts = _without_moved(_edits(old, new, ours=True), made, old, theirs)
    edits = sorted([*made, *ours], key=lambda edit: (edit.first, edit.last, edit.ours))
    out: list[str] = []
    at = number = 0
    while number < len(edits):
        group = [edits[number]]
        first, last = group[0].first, group[0].last
        number += 1
        while number < len(edits) and (edits[number].first < last or edits[number].last == first == last):
            last = max(last, edits[number].last)
            group.append(edits[number])
            number += 1
        left, right = (
            _applied(old, first, last, [edit for edit in group if edit.ours is side]) for side in (False, True)
        )
        mixed = {edit.ours for edit in group} == {True, False}
        out += old[at:first]
        out += left if mixed or not group[0].ours else right
        if mixed and left != right:
            before = old[first:last]
            conflicts += [text for text in right if text not in left and text not in before] or [*before, *right][:1]
        at = last
    out += old[at:]
    written = [text for edit in made for text in edit.text]
    return out, list(dict.fromkeys([*conflicts, *_stayed(old, new, out, written)]))


def _without_moved(
    ours: Sequence[_Edit], made: Sequence[_Edit], old: Sequence[str], theirs: Sequence[str]
) -> tuple[list[_Edit], list[str]]:
    """Our edits without the paragraphs that we only moved and that they moved, took out or wrote anew; and these."""
    before, after = Counter(old), Counter(theirs)
    moved = {text for edit in made for text in edit.text}
    places = {(edit.first, text) for edit in made for text in edit.text}
    kept: list[_Edit] = []
    dropped: list[str] = []
    for edit in ours:
        refused = {
            text
            for text in edit.text
            if text in before and (after[text] < before[text] or text in moved) and (edit.first, text) not in places
        }
        dropped += [text for text in edit.text if text in refused]
        kept.append(replace(edit, text=tuple(text for text in edit.text if text not in refused)))
    return kept, dropped


def _stayed(old: Sequence[str], new: Sequence[str], out: Sequence[str], written: Sequence[str]) -> list[str]:
    """The paragraphs that we took out and that are there all the same, maybe in words of a person."""
    before, after, now = Counter(old), Counter(new), Counter(out)
    gone = [text for text in before if after[text] < before[text]]
    return [text for text in gone if after[text] < now[text] or (not after[text] and _rewritten(text, written))]


def _rewritten(text: str, written: Sequence[str]) -> bool:
    """Whether one of the texts that a person wrote holds most words of a paragraph."""
    words = set(text.split())
    return any(len(words & set(other.split())) > _MOST * len(words) for other in written)


def _edits(old: Sequence[str], new: Sequence[str], ours: bool) -> list[_Edit]:
    """What turns the base into another text."""
    found: list[_Edit] = []
    at = at_new = 0
    for index, place in [*sorted(_matches(old, new).items()), (len(old), len(new))]:
        if index > at or place > at_new:
            found.append(_Edit(at, index, ours, tuple(new[at_new:place])))
        at, at_new = index + 1, place + 1
    return found


def _applied(old: Sequence[str], first: int, last: int, edits: Sequence[_Edit]) -> list[str]:
    """Paragraphs `first` to `last` of the base with the edits made."""
    out: list[str] = []
    at = first
    for edit in edits:
        out += [*old[at : edit.first], *edit.text]
        at = edit.last
    return [*out, *old[at:last]]


def _matches(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which paragraph of `old` stands where in `new`, in order.

    Equal ends are matched first, so that long texts stay cheap.
    """
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    found = {index: index for index in range(head)}
    found |= {len(old) - 1 - index: len(new) - 1 - index for index in range(tail)}
    matcher = difflib.SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    for block in matcher.get_matching_blocks():
        found |= {head + block.a + index: head + block.b + index for index in range(block.size)}
    return found
