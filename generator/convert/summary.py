"""What a person can act on after a conversion: what is missing, what was left out and why, and the doubtful cuts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator import yamlmap
from generator.convert.doubts import Doubt
from generator.convert.report import Report

FIRST = 5
"""How many doubtful cuts, reasons and names are shown."""
_TEXT, _PAIRS = 60, 3


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A doubtful cut and the document it is in."""

    document: str
    doubt: Doubt


def doubtful(report: Report) -> tuple[Doubtful, ...]:
    """The doubtful cuts of a run, in the order of documents and lines."""
    documents = (*report.documents, *report.doubtful)
    return tuple(Doubtful(each.document, doubt) for each in documents for doubt in each.doubts)


def reasons(report: Report) -> tuple[tuple[str, int], ...]:
    """For what reasons lines were left out, each with how many, the most frequent first."""
    counted = Counter(left.reason for document in report.documents for left in document.left)
    counted.update(report.reasons)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def decisions(chosen: Iterable[Doubtful]) -> str:
    """What decides these cuts the other way, as it stands in `splits.yaml`: offered ones made, made ones joined."""
    by_document: dict[str, list[dict[str, object]]] = {}
    for each in chosen:
        kind = "join" if each.doubt.made else "cut"
        entry = {kind: each.doubt.line, "text": _beginning(each.doubt.text)}
        by_document.setdefault(each.document, []).append(entry)
    return yamlmap.dump(by_document)


def told(report: Report, folder: str) -> Iterator[str]:
    """The lines of the summary under its first; `folder` is the one that documents are in, as messages name it."""
    left = reasons(report)
    if left:
        lines = sum(number for _, number in left)
        yield f"  left out: {_counted(lines, 'line')} ({_some([f'{number:,} {reason}' for reason, number in left])})"
    new = [(report.people, "person", "people"), (report.places, "place", "places")]
    named = [f"{_counted(len(names), one, more)} ({_some(names)})" for names, one, more in new if names]
    if named:
        yield f"  new: {'; '.join(named)}"
    yield from _copies(report)
    yield from questions(doubtful(report), folder)


def _copies(report: Report) -> Iterator[str]:
    """The articles that are nearly alike and that nobody has decided on."""
    open_ = [
        (copy.near.path, group.first.path) for group in report.near_copies for copy in group.copies if not copy.accepted
    ]
    if open_:
        pairs = "; ".join(f"{copy} and {first}" for copy, first in open_[:_PAIRS])
        more = f", and {len(open_) - _PAIRS:,} more" if len(open_) > _PAIRS else ""
        yield f"  nearly alike: {_visible(pairs, len(pairs))}{more}"


def questions(found: Sequence[Doubtful], folder: str) -> Iterator[str]:
    """The first doubtful cuts with their lines, and what to put into `splits.yaml` to decide them."""
    if not found:
        return
    yield f"  {_counted(len(found), 'doubtful cut')}; of these first:"
    for each in found[:FIRST]:
        doubt = each.doubt
        said = "cut here" if doubt.made else "an article may begin here"
        yield ""
        yield f"{folder}/{each.document}:{doubt.line}: {said} ({doubt.p:.2f}): {'; '.join(doubt.reasons)}"
        yield f"    {_visible(doubt.text)}"
    yield ""
    yield "Where you would decide otherwise, put it into splits.yaml and convert again:"
    yield ""
    yield from (f"    {line}" for line in decisions(found[:FIRST]).splitlines())


def _beginning(text: str) -> str:
    """How a line begins, up to the end of a word where it has one."""
    whole = " ".join(text.split())
    return whole if len(whole) <= _TEXT else whole[:_TEXT].rpartition(" ")[0] or whole[:_TEXT]


def _some(names: Sequence[str]) -> str:
    more = f", and {len(names) - FIRST:,} more" if len(names) > FIRST else ""
    return f"{', '.join(names[:FIRST])}{more}"


def _counted(count: int, one: str, more: str = "") -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {more or f'{one}s'}"


def _visible(text: str, longest: int = 2 * _TEXT) -> str:
    """The beginning of a line, with nothing in it that steers a terminal."""
    short = text if len(text) <= longest else f"{text[:longest]}…"
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in short)
