"""The real document the project started from. What is expected of it is written down without any of its sentences."""

from pathlib import Path

import pytest

from generator import convert, digest
from generator.convert.model import Person
from generator.convert.profiles.shipped import known
from generator.convert.report import DocumentReport

NAME = "000_f6cee8d5555ee46d.txt"


@pytest.fixture(scope="module")
def data(seeds: Path) -> bytes:
    """The bytes of the document."""
    return (seeds / NAME).read_bytes()


@pytest.fixture(scope="module")
def conversion(data: bytes) -> convert.Conversion:
    """What it becomes in an empty archive."""
    return convert.convert([convert.Document(NAME, data)], convert.State(), convert.Options())


@pytest.fixture(scope="module")
def report(conversion: convert.Conversion) -> DocumentReport:
    """What is said of it."""
    return conversion.report.documents[0]


def test_it_holds_two_articles(report: DocumentReport) -> None:
    """Two articles are found, and each has its lines."""
    drafts = [article.found.draft for article in report.articles]
    assert [(draft.first, draft.last) for draft in drafts] == [(1, 43), (46, 78)]
    assert [digest.of_text(draft.title)[:12] for draft in drafts] == ["99be7ffdb41d", "3f50f0d5242a"]


def test_every_field_is_the_printed_one(report: DocumentReport) -> None:
    """Dates, datelines, caption and credit are those of the page.

    The second article has no picture, neither has authors.
    """
    first, second = (article.found.draft for article in report.articles)
    assert [(draft.date, draft.updated, draft.dateline) for draft in (first, second)] == [
        ("2023-02-13", "", "Islamabad"),
        ("2026-02-03", "", "Islamabad"),
    ]
    assert (first.credit, len(first.caption.split()), digest.of_text(first.caption)[:12]) == (
        "REUTERS/File",
        17,
        "ee85910e29b6",
    )
    assert (second.caption, second.credit) == ("", "")
    assert first.authors == second.authors == ()
    assert [len(point.split()) for point in first.points] == [13, 11]
    assert [len(point.split()) for point in second.points] == [23, 19]


def test_every_paragraph_is_kept(report: DocumentReport) -> None:
    """The bodies hold all paragraphs, in order, to the word; the datelines are taken out."""
    first, second = (article.found.draft for article in report.articles)
    assert [len(block.text.split()) for block in first.blocks] == [
        39,
        25,
        80,
        42,
        14,
        25,
        47,
        18,
        30,
        33,
        44,
        40,
        20,
        29,
        21,
        43,
    ]
    assert [len(block.text.split()) for block in second.blocks] == [30, 27, 25, 32, 38, 29, 40, 40, 19, 24, 25, 18]
    assert [digest.of_text("\n".join(block.text for block in draft.blocks))[:12] for draft in (first, second)] == [
        "7bf437ca8837",
        "5243d08cb34c",
    ]


def test_what_is_left_out_is_named(report: DocumentReport) -> None:
    """Buttons, the second print of the titles and the marks of lists and credits are all that is in no article."""
    reasons = [left.reason for left in report.left]
    assert sorted(set(reasons)) == ["credit mark", "follow button", "list mark", "repeated title", "short address"]
    assert (reasons.count("repeated title"), reasons.count("follow button"), reasons.count("short address")) == (
        2,
        2,
        1,
    )
    assert report.words == report.words_kept + report.words_left


def test_people_and_countries_are_found(report: DocumentReport) -> None:
    """All people with a title before their name, with their roles, and nobody else; countries under one name each."""
    first, second = (article.found.named for article in report.articles)
    assert first.people == (
        Person("Imran Khan", "former prime minister"),
        Person("Naeem Khalid Lodhi", "Lt. Gen."),
        Person("Huma Baqai", "International relations expert"),
    )
    assert {(person.name, person.role) for person in second.people} == {
        ("Shehbaz Sharif", "Prime Minister"),
        ("Osama Saad Hamad", ""),
        ("Khalifa Abu-al-Qasim Haftar", "Commander-in-Chief"),
        ("Saddam Khalifa Haftar", "Lt. Gen."),
        ("Asim Munir", "Field Marshal"),
    }
    assert first.tags[:2] == ("Pakistan", "United States")
    assert second.tags[:2] == ("Libya", "Pakistan")
    assert set(first.places) == {"Islamabad", "Washington"}
    assert second.places == ("Islamabad",)
    assert "Libyan National Army" in second.organisations


def test_the_files_say_where_they_are_from(conversion: convert.Conversion, data: bytes) -> None:
    """The files lie under year and month and name their document, their lines and its digest."""
    assert [write.path.rsplit("/", 1)[0] for write in conversion.writes] == ["articles/2023/02", "articles/2026/02"]
    for write, lines in zip(conversion.writes, ("1-43", "46-78"), strict=True):
        source = f"source:\n  document: {NAME}\n  lines: {lines}\n  digest: {digest.of_bytes(data)}\n"
        assert source in write.text


def test_it_can_be_rebuilt(conversion: convert.Conversion, data: bytes) -> None:
    """The ledger and the articles hold every byte of it, no-break spaces at line ends included."""
    assert convert.rebuild(conversion.entries[NAME], dict(conversion.bases)) == data


def test_it_reads_the_same_without_its_profile(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The general layouts alone give both articles, every field and every paragraph of them."""
    document = convert.Document(NAME, data)

    def texts() -> list[str]:
        return [write.text for write in convert.convert([document], convert.State(), convert.Options()).writes]

    with_profile = texts()
    without = tuple(profile for profile in known() if profile.name != "arab-news")
    monkeypatch.setattr("generator.convert.reading.known", lambda own: (*without, *own))
    assert texts() == with_profile
    assert len(with_profile) == 2
