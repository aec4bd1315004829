"""Lines that an outlet prints again and again: the same words, the same beginning, in most of its documents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.convert import bylines, stamps
from generator.convert.marks import Mark, prose
from generator.convert.model import Label

_LONGEST = 80
_MOST_WORDS = 4
_SHARE = 0.6
_DIGITS = re.compile(r"\d+")
_BEGINNING = re.compile(r"[^\s:：|–—]+(?:\s[^\s:：|–—]+){0,3}\s?[:：|]\s?")
_KNOWN = frozenset(Label) - {Label.SHORT, Label.TEXT, Label.NAME, Label.KICKER, Label.LEAD, Label.BULLET, Label.CAPTION}


@dataclass(frozen=True, slots=True)
class Repeat:
    """A line that comes in most documents: the words that are always there, the pattern of all of it, what it is.

    `known` says that the readers of lines know it without being told; `last` that documents end with it.
    """

    words: str
    pattern: str
    label: Label
    known: bool
    last: bool


def repeats(documents: Sequence[Sequence[Mark]]) -> Mapping[str, Repeat]:
    """The repeated lines of documents, by their texts. One document alone has those that it prints twice or more."""
    holders: dict[str, set[int]] = defaultdict(set)
    counted: Counter[str] = Counter()
    for number, those in enumerate(documents):
        for mark in those:
            for form in _forms(mark):
                holders[form].add(number)
                counted[form] += 1
    least = max(2, round(_SHARE * len(documents))) if len(documents) > 1 else 1
    often = {form for form, by in holders.items() if len(by) >= least and counted[form] > 1}
    lines: dict[str, list[Mark]] = defaultdict(list)
    for found in documents:
        for mark in found:
            shared = [form for form in _forms(mark) if form in often]
            if shared and not (len(documents) == 1 and mark.again):
                lines[max(shared, key=lambda form: (counted[form], len(form)))].append(mark)
    ends = [found[-1].text for found in documents if found]
    told = {form: _repeat(form, those, ends) for form, those in lines.items()}
    return {mark.text: told[form] for form, those in lines.items() for mark in those}


def _forms(mark: Mark) -> Iterator[str]:
    """What a line may share with others, the most of it first: all but its numbers, its beginning, its first words."""
    if prose(mark) or len(mark.text) > _LONGEST or mark.label in {Label.BULLET, Label.STAMP, Label.CAPTION}:
        return
    text = _DIGITS.sub("0", mark.text)
    yield text
    beginning = _BEGINNING.match(text)
    if beginning is not None and beginning.end() < len(text):
        yield f"{beginning[0]}\n"
    words = text.split(" ")
    for count in range(min(_MOST_WORDS, len(words) - 1), 1, -1):
        yield f"{' '.join(words[:count])} \n"


def _repeat(form: str, lines: Sequence[Mark], ends: Sequence[str]) -> Repeat:
    open_, words = form.endswith("\n"), form.rstrip("\n")
    pattern = r"\d+".join(re.escape(part).replace(r"\ ", " ") for part in words.split("0"))
    known = all(mark.label in _KNOWN for mark in lines)
    last = sum(mark.text in ends for mark in lines) * 2 >= len(ends)
    label = lines[0].label if known else _kind(words, lines, open_, last)
    rest = "(?P<value>.{1,80})" if label is Label.BYLINE else ".{1,80}"
    return Repeat(max(words.split("0"), key=len).strip(), f"{pattern}{rest}" if open_ else pattern, label, known, last)


def _kind(words: str, lines: Sequence[Mark], open_: bool, last: bool) -> Label:
    """The kind of a repeated line: what follows its fixed words tells."""
    if last:
        return Label.END
    rests = [_DIGITS.sub("0", mark.text)[len(words) :].strip() for mark in lines] if open_ else []
    if rests and sum(bylines.is_name(rest) for rest in rests) * 2 > len(rests):
        return Label.BYLINE
    if rests and all(stamps.read(rest) is not None for rest in rests):
        return Label.STAMP
    return Label.UI
