"""What a conversion did with every line, as data for `--report` and for the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.convert.account import tally
from generator.convert.doubts import Doubt
from generator.convert.ledger import ranges
from generator.convert.model import Claim, Draft, Found, Line
from generator.convert.near import Group

NO_TEXT = "none"  # the encoding of bytes that are no text
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """One article: its file, what was done with it ("write", "keep", "merge", "deleted"), how it was found."""

    found: Found
    path: str
    outcome: str
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """Lines that are in no article, one reason each, with their text."""

    lines: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document: its articles, the lines left out, its words in, in articles, and listed, and its doubtful cuts.

    `text` are its lines as printed, and `others` the claims on them that no article makes.
    """

    document: str
    digest: str
    encoding: str
    lines: int
    articles: tuple[ArticleReport, ...]
    left: tuple[Left, ...]
    words: int
    words_kept: int
    words_left: int
    doubts: tuple[Doubt, ...] = ()
    text: tuple[Line, ...] = field(default=(), repr=False)
    others: tuple[Claim, ...] = field(default=(), repr=False)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Who owns which characters of the document's lines, in their order."""
        own = [claim for article in self.articles for claim in article.found.draft.claims]
        return tuple(sorted((*own, *self.others), key=lambda claim: (claim.line, claim.start)))

    @property
    def accounted(self) -> bool:
        """Words in = words in articles + words listed."""
        return self.words == self.words_kept + self.words_left


@dataclass(frozen=True, slots=True)
class StoryReport:
    """Articles, by their files, that are one running story, or (`sure` is not set) may be one."""

    name: str
    sure: bool
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run: the documents that were read, how many were as before, running stories, articles that are alike.

    A document that is as it was counts as before, even if others made the run read it again.
    `people` and `places` are those that no article named before this run.
    `counted` and `reasons` are the numbers of documents that are too many to be told of one by one, and of their lines
    that were left out; `doubtful` are those of them with doubtful cuts, without their lines.
    """

    documents: tuple[DocumentReport, ...]
    unchanged: int = 0
    stories: tuple[StoryReport, ...] = ()
    near_copies: tuple[Group, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    counted: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, int] = field(default_factory=dict)
    doubtful: tuple[DocumentReport, ...] = ()

    def totals(self) -> dict[str, int]:
        """The numbers of the run; `unaccounted` are the documents whose words do not add up."""
        articles = [article for document in self.documents for article in document.articles]
        own = {
            "documents": len(self.documents) + self.unchanged,
            "unchanged": self.unchanged,
            "unreadable": sum(document.encoding == NO_TEXT for document in self.documents),
            "articles": len(articles),
            "near_copies": sum(not copy.accepted for group in self.near_copies for copy in group.copies),
            "undated": sum(not article.found.draft.date for article in articles),
            "untitled": sum(not article.found.draft.title_printed for article in articles),
            "doubtful_cuts": sum(len(document.doubts) for document in self.documents),
            "new_people": len(self.people),
            "new_places": len(self.places),
            "words": sum(document.words for document in self.documents),
            "words_in_articles": sum(document.words_kept for document in self.documents),
            "words_left_out": sum(document.words_left for document in self.documents),
            "unaccounted": sum(not document.accounted for document in self.documents),
        }
        return {name: number + self.counted.get(name, 0) for name, number in own.items()}

    def overview(self) -> dict[str, Any]:
        """What is said of all documents together, as plain data."""
        totals: dict[str, Any] = {**self.totals()}
        return {
            "near_copies": [group.as_json() for group in self.near_copies],
            "stories": [{"name": s.name, "sure": s.sure, "files": list(s.files)} for s in self.stories],
            "new": {"people": list(self.people), "places": list(self.places)},
            "totals": totals | {"accounted": not totals.pop("unaccounted")},
        }

    def as_json(self) -> dict[str, Any]:
        """The report as plain data."""
        return {"documents": [document_data(document) for document in self.documents], **self.overview()}


def document_report(
    path: str,
    digest: str,
    encoding: str,
    lines: Sequence[Line],
    articles: Sequence[ArticleReport],
    others: Sequence[Claim],
    doubts: Sequence[Doubt] = (),
) -> DocumentReport:
    """What became of one document. The words that claims give are counted against the words of its lines."""
    claims = [claim for article in articles for claim in article.found.draft.claims] + list(others)
    total, kept, left = tally(lines, claims)
    return DocumentReport(
        document=path,
        digest=digest,
        encoding=encoding,
        lines=len(lines),
        articles=tuple(articles),
        left=_left(lines, claims),
        words=total,
        words_kept=kept,
        words_left=left,
        doubts=tuple(doubts),
        text=tuple(lines),
        others=tuple(others),
    )


def _left(lines: Sequence[Line], claims: Sequence[Claim]) -> tuple[Left, ...]:
    found: list[Left] = []
    for claim in sorted(claims, key=lambda claim: (claim.line, claim.start)):
        text = lines[claim.line - lines[0].number].raw[claim.start : claim.end].strip()
        if claim.owner.startswith("-") and text:
            found.append(Left(str(claim.line), claim.owner[1:], text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"))
    return tuple(found)


def document_data(report: DocumentReport) -> dict[str, Any]:
    """One document of the report as plain data."""
    return {
        "document": report.document,
        "digest": report.digest,
        "encoding": report.encoding,
        "lines": report.lines,
        "articles": [_article(article) for article in report.articles],
        "doubtful_cuts": [
            {
                "line": doubt.line,
                "text": doubt.text,
                "probability": doubt.p,
                "reasons": list(doubt.reasons),
                "made": doubt.made,
            }
            for doubt in report.doubts
        ],
        "left_out": [{"lines": left.lines, "reason": left.reason, "text": left.text} for left in report.left],
        "words": {
            "in": report.words,
            "in_articles": report.words_kept,
            "left_out": report.words_left,
            "accounted": report.accounted,
        },
    }


def _article(article: ArticleReport) -> dict[str, Any]:
    draft = article.found.draft
    return {
        "file": article.path,
        "outcome": article.outcome,
        "conflicts": list(article.conflicts),
        "id": article.found.id,
        "lines": f"{draft.first}-{draft.last}",
        "layout": draft.layout,
        "confidence": draft.confidence,
        "paragraphs": len(draft.blocks),
        "fields": field_data(draft),
    }


def field_data(draft: Draft) -> dict[str, Any]:
    """Each field with its value, the lines that gave it, and why."""
    values: Mapping[str, object] = {
        "title": draft.title,
        "date": draft.date,
        "updated": draft.updated,
        "dateline": draft.dateline,
        "authors": list(draft.authors),
        "summary": list(draft.points),
        "image.caption": draft.caption,
        "image.credit": draft.credit,
        "images.caption": [picture.caption for picture in draft.pictures],
        "language": draft.language,
        "section": draft.section,
    }
    out: dict[str, Any] = {}
    for name, value in values.items():
        if value:
            why = [e for e in draft.evidence if e.field == name]
            lines = sorted({claim.line for claim in draft.claims if claim.owner == name} | {e.line for e in why})
            out[name] = {
                "value": value,
                "lines": ranges(lines),
                "evidence": "; ".join(dict.fromkeys(e.how for e in why)) or "printed",
                "confidence": max((e.confidence for e in why), default=0.9),
            }
    body = sorted({claim.line for claim in draft.claims if claim.owner == "body"})
    if body:
        out["body"] = {"lines": ranges(body), "evidence": draft.layout, "confidence": draft.confidence}
    return out
