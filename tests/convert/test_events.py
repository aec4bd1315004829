"""Dates in prose: what the annotated sentences hold, what no text may break, and what is told of an article."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.events import CASES, Annotated, Score, read, scored
from generator import dates
from generator.convert.decode import decode
from generator.convert.enrich.events import Event, edtf, events, every_date
from generator.convert.enrich.events.choose import LONGEST, MOST, SURE
from generator.convert.enrich.events.find import find
from generator.convert.enrich.events.model import Basis, Kind
from generator.convert.enrich.events.sentences import sentences
from generator.convert.model import Block, Draft, Evidence
from generator.convert.model import Kind as BlockKind
from generator.convert.reading import drafted, part

SEED = "000_f6cee8d5555ee46d.txt"
KNOWN = CASES / "misses.list"
TODAY = "2026-02-03"
LANGUAGES = ("en", "fr", "de", "es", "ar", "ur", "tr", "ru", "ja", "zh", "ko", "hi", "fa", "fil", "xx", "")
PIECES = (
    "May", "march", "1 January", "31 February 2023", "Feb. 29", "29 February 2023", "2019", "2019-20",
    "1-2-3", "0000", "2,000", "since", "until", "from", "between", "and", "to", "the", "of", "early",
    "end of", "about", "last", "next", "this", "week", "years ago", "a", "two", "twenty-", "first",
    "quarter", "century", "the 1990s", "'98", "Monday", "Tuesday night", "today", "yesterday",
    "99 centuries ago", "9 decades later", "comes", "after", "before", "AD 1", "BC", "spring", "Q4 2199",
    "21st", "will", "was", "said", "“", "”", '"', "?", ".", ",", "-", "–", "(", ")", "/", "'", "1/2/2023",
    "13.13.2023", "٣ فبراير ٢٠٢٤", "2023年2月30日", "昨天", "３月", "منگل کو", "14 जून 1987", "12 марта", "9999",
    "2199-12-31", "32", "31st", "1000", "\n", "\u200f",
)  # fmt: skip


def articles(group: str) -> list[Annotated]:
    """The annotated articles whose files begin with a word."""
    return [article for path in sorted(CASES.glob(f"{group}-*.txt")) for article in read(path)]


def draft(*paragraphs: str, date: str = TODAY, sure: float = 0.9, kind: BlockKind = BlockKind.PARAGRAPH) -> Draft:
    """An article of these paragraphs."""
    blocks = tuple(Block(kind, (text,)) for text in paragraphs)
    return Draft(1, 1, "A title", (), blocks, date=date, evidence=(Evidence("date", 1, "a stamp", sure),))


def told(*paragraphs: str, date: str = TODAY) -> list[str]:
    """The dates of the events of an article in English."""
    return [event.date for event in events(draft(*paragraphs, date=date), "en")]


@pytest.mark.parametrize("group", ["first", "held"])
def test_dates_are_found_and_read(group: str) -> None:
    """Of each half of the annotated set, F1 of the spans is 0.95 at least and 0.92 of the values are right."""
    count = scored(articles(group)).count("all")
    assert count.annotated >= 190
    assert count.f1 >= 0.95
    assert count.value >= 0.92


def test_what_goes_wrong_is_known() -> None:
    """The set is of 400 expressions at least; what is missed, invented or misread is listed, and nothing else is."""
    score: Score = scored(articles("first") + articles("held"))
    assert score.count("all").annotated >= 400
    assert score.wrong == KNOWN.read_text(encoding="utf-8").splitlines()
    assert score.published.valued >= 0.98 * score.published.found


def check(found: Sequence[Event], texts: Sequence[str]) -> None:
    """What every date of every text obeys."""
    for event in found:
        assert texts[event.block][event.start : event.end] == event.expr != ""
        assert event.text in texts[event.block]
        assert 0 <= event.confidence <= 1
        if event.date:
            when = dates.parse(event.date)
            assert (when.text, when.first, when.last) == (event.date, event.first, event.last)
            assert event.first <= event.last
        else:
            assert (event.first, event.last) == ("", "")


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(PIECES) | st.text(max_size=6)), max_size=4), st.sampled_from(LANGUAGES), st.data()
)
def test_any_text_is_read(parts: list[list[str]], language: str, data: st.DataObject) -> None:
    """No text raises; every date is EDTF that the site reads, does not end before it begins, and is found again."""
    texts = [" ".join(part) for part in parts]
    today = data.draw(st.sampled_from((0, 1, 40, edtf.ordinal(TODAY), edtf.ordinal("9999-12-31"))))
    found = find(texts, language, today)
    check(found, texts)
    assert find(texts, language, today) == found
    if not today:
        assert not [event for event in found if event.date and event.basis is Basis.RELATIVE]
    article = draft(*texts, date=edtf.day(today) if today else "")
    chosen = events(article, language)
    assert len(chosen) <= MOST
    assert all(event.confidence >= SURE and len(event.text) <= LONGEST for event in chosen)
    assert len({(event.date, event.text) for event in chosen}) == len(chosen)


@pytest.mark.parametrize(
    "unit", ["May ", "1 January ", "about ", "since 2011 and ", "Mon, ", '" 2 May ', "2019-", "二〇"]
)
def test_no_length_is_too_long(unit: str) -> None:
    """A paragraph of half a million characters is read as far as prose goes."""
    text = unit * (500_000 // len(unit))
    check(find([text] * 3, "zh" if unit == "二〇" else "en", edtf.ordinal(TODAY)), [text] * 3)


def test_the_sentence_is_the_event() -> None:
    """An event carries its sentence as printed, and a date that a sentence tells twice is told once."""
    found = events(draft("Rain fell. The mill of Mr. Orv burned down on 3 May 1940. Snow came."), "en")
    assert [(event.date, event.text) for event in found] == [
        ("1940-05-03", "The mill of Mr. Orv burned down on 3 May 1940.")
    ]
    assert told("In 1940 the mill burned, and in 1940 the barn was sold too.") == ["1940"]


def test_a_long_sentence_is_cut_at_a_word() -> None:
    """A sentence of more than 300 characters is cut at words, with an ellipsis, and keeps its date."""
    tail = "and the people of the valley went up the hill " * 12
    for text in (f"In 1931 the bridge was built {tail}", f"They said {tail}until in 1931 the bridge was built {tail}"):
        (event,) = events(draft(text.strip()), "en")
        assert len(event.text) <= LONGEST
        assert "1931" in event.text
        assert event.text.endswith("…")
        assert not event.text.removesuffix("…").endswith(" ")
        assert set(event.text.strip("…").split()) <= set(text.split())


def test_at_most_twelve_are_told() -> None:
    """Of many dates those that carry their year are kept, in the order of the text."""
    lines = [f"The old mill was sold to the town in {year}." for year in range(1900, 1916)]
    assert told("The mill burned down on Monday at noon.", *lines) == [str(year) for year in range(1900, 1912)]


def test_no_date_is_counted_from_a_date_that_is_not_sure() -> None:
    """Without an article date, or with one that is doubted, relative dates stay open and are not told."""
    text = "The bridge was closed to all traffic on Monday."
    assert told(text) == ["2026-02-02"]
    assert told(text, date="") == []
    assert told(text, date="2026-02") == []
    assert [event.date for event in every_date(draft(text, sure=0.4), "en")] == [""]


def test_words_that_somebody_only_said_on_a_day_are_no_event() -> None:
    """A report of words is told only where the words tell something done, or saying it was the deed."""
    assert told("The minister said on Monday he was glad of the rain.") == []
    assert told("The minister said on Monday that two bridges had been closed.") == ["2026-02-02"]
    assert told("The minister announced a new bridge for the town on Monday.") == ["2026-02-02"]
    (event,) = every_date(draft("The minister told reporters on Monday he was glad."), "en")
    assert event.kind is Kind.STATEMENT


def test_a_weekday_tells_the_year() -> None:
    """A day without a year is in the year in which it has its weekday; where they never agree it is not told."""
    assert told("The new bridge will be opened on Sunday, 1 March, by the mayor.") == ["2026-03-01"]
    assert told("The old bridge was closed on Friday, 30 January, by the mayor.") == ["2026-01-30"]
    assert told("The old bridge was closed on Monday, 30 January, by the mayor.") == []
    assert told("The old bridge was closed on Monday, 30 January 2026, by the mayor.") == []


def test_questions_headings_and_suppositions_are_not_told() -> None:
    """What is asked, supposed, or stands over a section is no dated fact."""
    assert told("Was the old bridge really closed in March 1998?") == []
    assert told("If the bridge is closed in March 2027, boats will cross.") == []
    assert events(draft("The bridge was closed in 1998", kind=BlockKind.HEADING), "en") == ()


def test_open_beginnings_are_not_told() -> None:
    """A timeline has no place for what lasted until a day; what began on one has."""
    assert told("The office was open to all until 3 May 1998.") == []
    assert told("The office has been open to all since 3 May 1998.") == ["1998-05-03/.."]


def test_sentences_end_where_a_reader_ends_them() -> None:
    """Abbreviations, initials, numbers and quotes do not end a sentence; marks of other scripts do."""
    cases = {
        "Lt. Gen. N. K. Orv met Dr. Vell at 3 p.m. on Feb. 3. He left.": 2,
        "“We left.” They had. “Did you?” she asked.": 3,
        "It cost 3.5 million. U.S. Steel bought it. So what? Good!": 4,
        "Am 3. Mai kam er. Er blieb.": 2,
        "今日は雨。明日は晴れ。": 2,
        "وہ آئے۔ وہ گئے۔": 2,
        "": 0,
    }
    for text, number in cases.items():
        spans = sentences(text)
        assert len(spans) == number, (text, [text[start:end] for start, end in spans])
        assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


def test_the_seed_tells_its_dates(seeds: Path) -> None:
    """Both articles of the seed tell what a reader would enter in a timeline."""
    decoded, _ = decode((seeds / SEED).read_bytes(), SEED)
    assert decoded is not None
    first, second = drafted(part(decoded.lines))[0]
    assert [event.date for event in events(first, "en")] == ["2023-02-13", "2021-01", "2023-02-13/2023-02-16"]
    assert [event.date for event in events(second, "en")] == ["2026-02-03", "2025-12", "2011/..", "2026-02-02"]
