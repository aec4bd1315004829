"""The readers of single lines against tables of printed forms: page furniture, credits, bylines, datelines.

A line of a table is what is wanted, " :: " and the text; "-" wants nothing. "‖" marks where the reader's part ends.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.convert import bylines, chrome, datelines
from generator.convert.credits import caption_mark, credit_line, credit_span, ends_in_credit, is_credit_line
from generator.convert.model import Label

TABLES = Path(__file__).parent / "lines"
REASONS = frozenset((chrome.__doc__ or "").partition(" are: ")[2].replace("\n", " ").rstrip(". \n").split(", "))


def table(name: str) -> list[tuple[str, str]]:
    """What is wanted and the text, for each line of a table."""
    lines = (TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [(wanted, text) for wanted, _, text in (line.partition(" :: ") for line in lines)]


@pytest.mark.parametrize("name", ["chrome", "credits", "bylines", "datelines"])
def test_tables_are_long_and_name_each_text_once(name: str) -> None:
    """Each reader is held to 150 lines that it reads and 80 that it must not."""
    rows = table(name)
    nothing = [text for wanted, text in rows if wanted == "-"]
    assert len(rows) - len(nothing) >= 150
    assert len(nothing) >= 80
    assert all(text for _, text in rows)


@pytest.mark.parametrize(("wanted", "text"), table("chrome"))
def test_page_furniture_has_its_reason(wanted: str, text: str) -> None:
    """A line of page furniture has the label and reason of its kind; titles, subheads and prose have none."""
    found = chrome.reason(text)
    assert (found[1] if found else "-") == wanted
    if found:
        assert isinstance(found[0], Label)


def test_reasons_are_few_and_all_are_told() -> None:
    """The reasons that lines are left out for are those that the room names, forty at the most."""
    given = {wanted for wanted, _ in table("chrome")} - {"-"}
    assert given == REASONS
    assert len(REASONS) <= 40


@pytest.mark.parametrize(("wanted", "text"), table("credits"))
def test_credits_stand_beside_captions(wanted: str, text: str) -> None:
    """A credit is found and cut off; "~" marks a name after a dash, told only where a caption is expected."""
    stop = text.find("‖")
    text = text.replace("‖", "")
    span, alone = credit_span(text), credit_line(text)
    if wanted == "-":
        assert (span, alone, ends_in_credit(text), is_credit_line(text)) == (None, None, False, False)
    elif stop == 0:
        assert alone is not None
        assert text[slice(*alone)] == wanted
        assert is_credit_line(text)
    else:
        assert span is not None
        assert (text[span[0] : span[1]], span[2]) == (wanted.lstrip("~"), stop)
        assert ends_in_credit(text) != wanted.startswith("~")
        assert alone is None


@pytest.mark.parametrize(("wanted", "text"), table("bylines"))
def test_bylines_give_names(wanted: str, text: str) -> None:
    """Names come in ordinary case with their spans; [agencies] and () desks are told apart, "~" is less than sure."""
    found = bylines.read(text)
    if wanted == "-":
        assert found is None
        return
    assert found is not None
    bare = wanted.lstrip("~")
    names = () if bare == "()" else tuple(bare.strip("[]").split("; "))
    assert (found.names, found.agency) == (names, bare.startswith("["))
    assert tuple(bylines.ordinary(text[slice(*span)]) for span in found.spans) == names
    assert (found.confidence < bylines.SURE) == wanted.startswith("~")


@pytest.mark.parametrize(("wanted", "text"), table("datelines"))
def test_datelines_give_their_parts(wanted: str, text: str) -> None:
    """Place, day, agency and author ("by" where there is no agency) are read up to where the text begins."""
    end = text.find("‖")
    text = text.replace("‖", "")
    found = datelines.read(text)
    if wanted == "-":
        assert found is None
        return
    assert found is not None
    agency, author = text[slice(*found.agency)], text[slice(*found.author)]
    parts = [found.place, found.date or found.day, agency, f"{author} by" if author and not agency else author]
    assert (" | ".join(part for part in parts if part), found.end) == (wanted, end)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("LONDON", "London"),
        ("Nairobi, Kenya", "Nairobi, Kenya"),
        ("Lisbon", "Lisbon"),
        ("Cairo - Mira Holt", "Cairo"),
        ("London - Reuters", "London"),
        ("القاهرة: «الشرق الأوسط»", "القاهرة"),
        ("Orsholm - Mira Holt", ""),
        ("Orsholm", ""),
        ("Mira Holt", ""),
        ("London calls", ""),
        ("the harbour", ""),
        ("A very long line that only begins with London and goes on", ""),
    ],
)
def test_a_place_may_stand_alone(text: str, place: str) -> None:
    """A line that is a known place, with its country or without, may be a dateline of its own."""
    found = datelines.alone(text)
    assert (found.place if found else "") == place


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Image caption, The bridge of Velm", 15),
        ("▲ 다리", 2),
        ("【写真】橋", 4),
        ("Légende : le pont", 10),
        ("The bridge of Velm", 0),
        ("Captions are short", 0),
    ],
)
def test_marks_say_that_a_line_is_a_caption(text: str, start: int) -> None:
    """A mark before a caption is told from the caption."""
    assert caption_mark(text) == start


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mira Holt", True),
        ("MIRA HOLT", True),
        ("Omar bin Haddad", True),
        ("Иван Петров", True),
        ("Zoë Þorsdóttir", True),
        ("Мост открыт", False),
        ("Saudi Arabia", False),
        ("New York", False),
        ("Arab News", False),
        ("Staff Writer", False),
        ("Par Mira Holt", False),
        ("Christmas Eve", False),
        ("محمد علي", False),
        ("山田太郎", False),
        ("The Bridge", False),
        ("Holt", False),
        ("Mira Holt 34", False),
    ],
)
def test_a_line_may_be_a_name(text: str, name: bool) -> None:
    """Two to five words with capitals are a name, but places, outlets and desks are not."""
    assert bylines.is_name(text) is name


READERS: tuple[Callable[[str], object], ...] = (
    chrome.reason, bylines.read, bylines.is_name, credit_span, ends_in_credit, credit_line,
    caption_mark, datelines.read, datelines.alone,
)  # fmt: skip
HOSTILE = (
    "A", "A ", "AB ", "A-", "A/", "A, ", "Ab ", "Ab-", "By ", "by a ", "(", "((", "(A", "[A] ", "AP/", "AP, ",
    "AFP and ", "Photo: ", "1", "1 ", "1,", "1/", "12:", "#", "# ", "#a ", "-", "- ", "—", " — ", ".", ". ",
    "..", "\u00a0", "\u3000", "@a.", "a@", "a@a.", "A > ", " / ", "| ", "Home / ", "Share ", "Tags: ",
    "Reporting by A; ", "© ", "cookie we use ", "【", "（", "〔", "山", "山、", "新华社", "记者 ", "가",
    "가 ", "(가=", "ا", "ا ", "ا - ", "(ا", "अ", "अ ", "अ, ", "İ", "ŞA ", "5 мая ", "Jan ", "Jan 7, ",
    "http://a",
)  # fmt: skip


@pytest.mark.parametrize(
    "reader", READERS, ids=lambda reader: f"{reader.__module__.rpartition('.')[2]}.{reader.__name__}"
)
@pytest.mark.timeout(20)
def test_no_line_makes_a_reader_wait(reader: Callable[[str], object]) -> None:
    """Rows of what begins a form are read in one go, short, long and very long, whatever ends them."""
    for piece in HOSTILE:
        for length in (1, 7, 39, 118, 399, 598, 20_000):
            row = (piece * length)[:length]
            for text in (row, f"{row}!", f"B{row}", f"{row} (", f"VELM {row}"):
                reader(text)
