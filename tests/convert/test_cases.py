"""Cases as documents: what each layout becomes. A case is a document, a rule, and what a reader would find in it.

A `␣` in a case stands for a no-break space, so that it can be seen. A field that an expectation does not name must be
absent in the article.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import convert
from generator.convert.model import Draft, Kind
from generator.convert.report import ArticleReport, DocumentReport

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
RULE = "\n=====\n"
TEXTS = ("date", "updated", "dateline", "caption", "credit")
KNOWN = {
    *TEXTS, "title", "title_from_body", "authors", "points", "paragraphs", "items", "headings", "starts", "ends",
    "lines", "people", "roles", "places", "tags", "no_tags",
}  # fmt: skip


def read_case(path: Path) -> tuple[bytes, dict[str, Any]]:
    """The document and the expectation of a case."""
    text = path.read_text(encoding="utf-8")
    document, rule, expected = text.partition(RULE)
    assert rule, f"{path.name} has no rule"
    return f"{document}\n".replace("␣", "\u00a0").encode(), yaml.safe_load(expected)


def converted(data: bytes) -> tuple[convert.Conversion, DocumentReport]:
    """The conversion of one document into an empty archive, and what is reported of it."""
    conversion = convert.convert([convert.Document("case.txt", data)], convert.State(), convert.Options())
    return conversion, conversion.report.documents[0]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_document_becomes_what_its_reader_sees(path: Path) -> None:
    """Every article of the case is found, in order, with the fields that are printed and no others."""
    data, expected = read_case(path)
    conversion, document = converted(data)
    assert [problem.code for problem in conversion.problems] == expected.get("problems", [])
    assert len(document.articles) == len(expected["articles"])
    for article, wanted in zip(document.articles, expected["articles"], strict=True):
        check(article, wanted)
    assert set(expected.get("left", [])) <= {left.reason for left in document.left}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_words_in_are_words_out(path: Path) -> None:
    """Each word is in an article or listed with a reason, and the document can be rebuilt to the byte."""
    data, _ = read_case(path)
    conversion, document = converted(data)
    assert document.words == document.words_kept + document.words_left > 0
    assert convert.rebuild(conversion.entries["case.txt"], dict(conversion.bases)) == data


def check(article: ArticleReport, wanted: dict[str, Any]) -> None:
    """Compare one article with its expectation."""
    assert set(wanted) <= KNOWN, f"unknown expectations: {set(wanted) - KNOWN}"
    draft = article.found.draft
    assert draft.title_printed is not wanted.get("title_from_body", False)
    if "title" in wanted:
        assert draft.title == wanted["title"]
    assert {name: getattr(draft, name) for name in TEXTS} == {name: wanted.get(name, "") for name in TEXTS}
    assert list(draft.authors) == wanted.get("authors", [])
    assert len(draft.points) == wanted.get("points", 0)
    check_body(draft, wanted)
    if "lines" in wanted:
        assert f"{draft.first}-{draft.last}" == wanted["lines"]
    check_names(article, wanted)


def check_body(draft: Draft, wanted: dict[str, Any]) -> None:
    """Compare the blocks of a body with what is said of them."""
    kinds = [block.kind for block in draft.blocks]
    assert len(kinds) == wanted["paragraphs"]
    assert kinds.count(Kind.ITEM) == wanted.get("items", 0)
    assert kinds.count(Kind.HEADING) == wanted.get("headings", 0)
    text = " ".join(block.text for block in draft.blocks)
    assert text.startswith(wanted.get("starts", ""))
    assert text.endswith(wanted.get("ends", ""))


def check_names(article: ArticleReport, wanted: dict[str, Any]) -> None:
    """Compare people, places and tags where the case speaks of them; an empty list means none at all."""
    named = article.found.named
    if "people" in wanted:
        assert [person.name for person in named.people] == wanted["people"]
    if "roles" in wanted:
        assert [person.role for person in named.people] == wanted["roles"]
    if "places" in wanted:
        assert list(named.places) == wanted["places"]
    if "tags" in wanted:
        assert set(wanted["tags"]) <= set(named.tags)
        assert wanted["tags"] or not named.tags
    assert not set(wanted.get("no_tags", [])) & set(named.tags)
