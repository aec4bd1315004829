"""The report as a page to read: every document with its lines in order, marked by whose they are. No script in it."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from generator.convert.doubts import Doubt
from generator.convert.model import Claim, Draft, Line
from generator.convert.report import ArticleReport, DocumentReport, Report, field_data
from generator.convert.summary import decisions, doubtful, reasons

_OPEN = 20
"""A page of no more documents than this shows them unfolded."""
_OFFERED, _REASONS = 50, 15
_UNSEEN = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_KINDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("title", "title and summary", ("title", "summary", "section")),
    ("date", "date and place", ("date", "updated", "dateline")),
    ("people", "authors", ("authors",)),
    ("picture", "picture", ("image.caption", "image.credit", "images.caption", "images.credit")),
    ("body", "text", ("body",)),
    ("out", "in no article, with the reason", ()),
)
_KIND = {owner: kind for kind, _, owners in _KINDS for owner in owners}
_TOTALS = (
    ("documents", "documents"),
    ("articles", "articles"),
    ("doubtful_cuts", "doubtful cuts"),
    ("undated", "without a date"),
    ("untitled", "without a title"),
    ("words", "words"),
    ("words_left_out", "words left out"),
)


def page(report: Report) -> Iterator[str]:
    """The page in parts, a document at a time."""
    yield from _head(report)
    unfolded = " open" if len(report.documents) <= _OPEN else ""
    for number, document in enumerate(report.documents, 1):
        yield "".join(_document(document, number, unfolded))
    yield "</main>\n</body>\n</html>\n"


@cache
def _style() -> str:
    return (files(__package__) / "report.css").read_text(encoding="utf-8")


def _head(report: Report) -> Iterator[str]:
    totals = report.totals()
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>What the documents became</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n"
    yield '<h1>What the documents became</h1>\n<dl class="totals">\n'
    yield "".join(f"<div><dt>{told}</dt><dd>{totals[key]:,}</dd></div>\n" for key, told in _TOTALS)
    yield "</dl>\n"
    if report.documents:
        yield '<ul class="key">\n'
        yield "".join(f'<li class="{kind}"><span class="t">{told}</span></li>\n' for kind, told, _ in _KINDS)
        yield "</ul>\n"
    yield from _doubts(report)
    left = reasons(report)
    if left:
        told = ", ".join(f"{_text(reason)} ({number:,})" for reason, number in left[:_REASONS])
        more = f", and {len(left) - _REASONS:,} other reasons" if len(left) > _REASONS else ""
        yield f"<h3>Lines left out, by reason</h3>\n<p>{told}{more}</p>\n"


def _doubts(report: Report) -> Iterator[str]:
    found = doubtful(report)
    if not found:
        return
    numbers = {document.document: number for number, document in enumerate(report.documents, 1)}
    yield "<h3>Doubtful cuts</h3>\n<ul>\n"
    for each in found[:_OFFERED]:
        anchor = f"#d{numbers[each.document]}-{each.doubt.line}"
        place = f'<a href="{anchor}">{_text(each.document)}:{each.doubt.line}</a>'
        yield f'<li>{place} <span dir="auto">{_text(each.doubt.text)}</span> <span class="quiet">'
        yield f"{_offer(each.doubt)}</span></li>\n"
    yield "</ul>\n"
    if len(found) > _OFFERED:
        yield f"<p>And {len(found) - _OFFERED:,} more, each marked in its document.</p>\n"
    yield "<p>Where you would decide otherwise, put it into <code>splits.yaml</code> and convert again:</p>\n"
    yield f"<pre>{_text(decisions(found[:_OFFERED]), keep_lines=True)}</pre>\n"


def _document(document: DocumentReport, number: int, unfolded: str) -> Iterator[str]:
    count = len(document.articles)
    yield f'<details class="document" id="d{number}"{unfolded}>\n<summary><h2>{_text(document.document)}</h2> '
    yield f'<span class="quiet">{count:,} {"article" if count == 1 else "articles"}, {document.lines:,} lines, '
    yield f"{document.encoding}; {document.words:,} words = {document.words_kept:,} in articles + "
    yield f"{document.words_left:,} left out</span></summary>\n"
    for article in document.articles:
        yield from _article(article)
    yield from _lines(document, number)
    yield "</details>\n"


def _article(article: ArticleReport) -> Iterator[str]:
    draft = article.found.draft
    yield f'<h3 dir="auto">{_text(draft.title)}</h3>\n'
    where = f"<bdi>{_text(article.path)}</bdi>: {_text(article.outcome)}; lines {draft.first}–{draft.last}"
    yield f'<p class="quiet">{where}</p>\n'
    yield '<dl class="fields">\n'
    for name, told in field_data(draft).items():
        value = told.get("value", f"{len(draft.blocks):,} paragraphs")
        shown = "; ".join(f"<bdi>{_text(str(item))}</bdi>" for item in (value if isinstance(value, list) else [value]))
        lines = str(told.get("lines", ""))
        where = f"line{'' if lines.isdigit() else 's'} {lines}: " if lines else ""
        yield f'<dt>{name}</dt><dd>{shown} <span class="quiet">{where}'
        yield f"<bdi>{_text(told['evidence'])}</bdi> ({told['confidence']:.2f})</span></dd>\n"
    yield "</dl>\n"


def _lines(document: DocumentReport, number: int) -> Iterator[str]:
    by_line: dict[int, list[Claim]] = defaultdict(list)
    for claim in document.claims:
        by_line[claim.line].append(claim)
    begins = {article.found.draft.first: article.found.draft for article in document.articles}
    offers = {doubt.line: doubt for doubt in document.doubts}
    yield '<ol class="lines">\n'
    for line in document.text:
        yield from _cut(begins.get(line.number), offers.get(line.number))
        yield _line(line, by_line.get(line.number, ()), f"d{number}-{line.number}")
    yield "</ol>\n"


def _cut(begins: Draft | None, offer: Doubt | None) -> Iterator[str]:
    if begins is not None:
        yield f'<li class="cut">An article begins: {_text(begins.layout)} ({begins.confidence:.2f})</li>\n'
    elif offer is not None:
        yield f'<li class="cut offered">Does one begin here? {_offer(offer)}</li>\n'


def _offer(doubt: Doubt) -> str:
    done = "cut" if doubt.made else "not cut"
    return f"{doubt.p:.2f}, {done}: {_text('; '.join(doubt.reasons))}"


def _line(line: Line, claims: Sequence[Claim], anchor: str) -> str:
    if not line.text:
        return f'<li class="gap" id="{anchor}"></li>\n'
    owners = list(dict.fromkeys(claim.owner for claim in claims))
    kind = _kind(owners[-1]) if owners else "out"
    told = ", ".join(owner.removeprefix("-") for owner in owners)
    shown = _text(line.text) if len(claims) < 2 else _spans(line.raw, claims)
    text = f'<span class="t" dir="auto">{shown}</span>'
    return (
        f'<li class="{kind}" id="{anchor}"><span class="n">{line.number}</span>{text}'
        f'<span class="owner">{_text(told)}</span></li>\n'
    )


def _spans(raw: str, claims: Sequence[Claim]) -> str:
    """The line with what each claim takes marked by its kind."""
    parts: list[str] = []
    at = 0
    for claim in claims:
        start, end = max(at, claim.start), max(at, claim.end)
        name = html.escape(claim.owner.removeprefix("-"))
        parts.append(
            f'{_text(raw[at:start])}<b class="{_kind(claim.owner)}" title="{name}">{_text(raw[start:end])}</b>'
        )
        at = end
    return "".join((*parts, _text(raw[at:]))).strip()


def _kind(owner: str) -> str:
    return "out" if owner.startswith("-") else _KIND.get(owner, "body")


def _text(text: str, keep_lines: bool = False) -> str:
    """A text as HTML; what cannot be seen is shown by the sign for it, so that it does nothing."""
    lines = text.split("\n") if keep_lines else [text]
    return "\n".join(html.escape(_UNSEEN.sub(_sign, line)) for line in lines)


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
