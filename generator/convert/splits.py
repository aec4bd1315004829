"""splits.yaml: the cuts and joins that a person decided, by document; each names a line by its number and its text.

    news/february.txt:
      - cut: 46
        text: High-level Libyan delegation meets
      - join: 12
        text: 4 March 2020

A cut says that an article begins on the line, a join that none does. The text may be the line's beginning. It finds the
line again when the document was edited above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator import yamlmap
from generator.convert.model import Line
from generator.problems import Level, Location, Problem, Source

LIMITS = yamlmap.Limits(size=4 * 1024 * 1024, depth=8, events=400_000)
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_DOTS = re.compile(r"(?:\.{3}|…)$")
_EXAMPLE = "write `- cut: 46` and below it `text: how line 46 begins`"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on one line of a document: whether an article begins there, and where that is written."""

    line: int
    text: str
    cut: bool
    where: Location


Decisions = Mapping[str, tuple[Decision, ...]]
"""By the document's path below the documents folder."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The places (from 0) of lines on which an article begins, and on which none does."""

    cuts: tuple[int, ...] = ()
    joins: tuple[int, ...] = ()


def parse(text: str, path: str = "splits.yaml") -> tuple[Decisions, tuple[Problem, ...]]:
    """The decisions of a file, and everything wrong with it, each with file:line:column. What is wrong is left out."""
    tree, problems = yamlmap.compose(text, path, limits=LIMITS)
    if tree is None:
        return {}, problems
    source = Source(path, text)
    found: list[Problem] = [*problems]
    decisions: dict[str, tuple[Decision, ...]] = {}
    for name, entries in tree.pairs:
        if not isinstance(entries, yamlmap.YamlList):
            found.append(_wrong(source, entries, f"{name.text} needs a list of decisions"))
            continue
        own: dict[int, Decision] = {}
        for entry in entries.items:
            one = _decision(source, entry, found)
            if one is None:
                continue
            if one.line in own and own[one.line].cut != one.cut:
                found.append(_wrong(source, entry, f"line {one.line} is cut and joined", "keep one of the two"))
            own.setdefault(one.line, one)
        decisions[name.text] = tuple(own[line] for line in sorted(own))
    return decisions, tuple(found)


def decided(
    decisions: Sequence[Decision], lines: Sequence[Line], document: str = ""
) -> tuple[Decided, tuple[Problem, ...]]:
    """The decisions on the lines of a document as they are now, and those whose line is not there any more.

    A line that moved is the nearest one that begins with the text; of two as near, the upper one.
    """
    by_start: dict[str, list[str]] = {}
    for text in {_plain(decision.text) for decision in decisions}:
        by_start.setdefault(text[:1], []).append(text)
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        for text in by_start.get(line.text[:1], ()):
            if _plain(line.text).startswith(text):
                places.setdefault(text, []).append(at)
    cuts: list[int] = []
    joins: list[int] = []
    problems: list[Problem] = []
    for decision in decisions:
        near = _nearest(places.get(_plain(decision.text), []), decision.line - 1)
        if near is None:
            problems.append(_lost(decision, document))
        else:
            (cuts if decision.cut else joins).append(near)
    return Decided(tuple(sorted(set(cuts))), tuple(sorted(set(joins) - set(cuts)))), tuple(problems)


def applied(starts: Iterable[int], word: Decided) -> tuple[int, ...]:
    """The places where articles begin, with a person's word on them: cuts put in, joins taken out."""
    return tuple(sorted({*starts, *word.cuts} - set(word.joins)))


def _decision(source: Source, node: yamlmap.YamlNode, found: list[Problem]) -> Decision | None:
    """One entry of a list, or None after saying what is wrong with it."""
    if not isinstance(node, yamlmap.YamlMap):
        found.append(_wrong(source, node, "a decision needs a line and its text"))
        return None
    unknown = [key for key, _ in node.pairs if key.text not in ("cut", "join", "text")]
    found += [_wrong(source, key, f"“{key.text}” is not known here", "there are cut, join and text") for key in unknown]
    kinds = [(key, value) for key, value in node.pairs if key.text in ("cut", "join")]
    if len(kinds) != 1:
        message = "a line is either cut or joined" if kinds else "it is not said whether the line is cut or joined"
        found.append(_wrong(source, node, message))
        return None
    key, number = kinds[0]
    if not isinstance(number, yamlmap.YamlScalar) or _NUMBER.fullmatch(number.text) is None:
        found.append(_wrong(source, number, f"“{key.text}” needs the number of a line, from 1"))
        return None
    text = node.get("text")
    if not isinstance(text, yamlmap.YamlScalar) or not _plain(text.text):
        message = f"the text of line {number.text} is missing"
        found.append(_wrong(source, text or key, message, "add `text:` with how the line begins"))
        return None
    return Decision(int(number.text), text.text, key.text == "cut", source.at(key.line, key.column))


def _wrong(source: Source, node: yamlmap.YamlNode, message: str, hint: str = _EXAMPLE) -> Problem:
    return Problem(
        "C616", message, source.at(node.line, node.column), hint, excerpts=(source.excerpt(node.line, node.column),)
    )


def _nearest(places: Sequence[int], wanted: int) -> int | None:
    return min(places, key=lambda at: (abs(at - wanted), at), default=None)


def _lost(decision: Decision, document: str) -> Problem:
    what = "cut" if decision.cut else "join"
    message = f"no line of {document or 'the document'} begins with “{decision.text}”: this {what} was not made"
    return Problem("C617", message, decision.where, "correct the text, or remove the decision", level=Level.WARNING)


def _plain(text: str) -> str:
    """A text as it is compared: one blank between words, no dots that stand for the rest."""
    return _DOTS.sub("", " ".join(text.split())).rstrip()
