"""Date lines in fourteen languages, read from tables of printed lines, and the laws that hold for any text."""

import sys
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.convert import calendars, stamps

TABLES = Path(__file__).parent / "tables"
ROWS = [
    tuple(line.split(" || ", 1))
    for line in (TABLES / "stamps.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
OTHERS = (TABLES / "no-stamps.txt").read_text(encoding="utf-8").splitlines()
PIECES = st.sampled_from(
    [*(word for _, line in ROWS for word in line.split(" ")), *(word for line in OTHERS for word in line.split(" "))]
)


def meaning(text: str) -> list[str]:
    """What a line is read as, in the words of the table."""
    stamp = stamps.read(text)
    if stamp is None:
        return []
    said = [stamp.iso or "-"]
    if stamp.labelled:
        said.append("U" if stamp.updated else "P")
    if stamp.second is not None:
        said.append(f">{stamp.second.iso}")
    if stamp.relative is not None:
        said.append(f"~{stamp.relative}")
    if stamp.day_first and not stamp.iso:
        said.append(f"?{stamp.day_first}")
    if stamp.other_calendar:
        said.append("cal")
    spans = [("by", stamp.by), ("in", stamp.section), ("who", stamp.authors), *(("rest", span) for span in stamp.rest)]
    said += [f"{name}={text[slice(*span)].replace(' ', '_')}" for name, span in spans if span != (0, 0)]
    return sorted(said)


@pytest.mark.parametrize(("said", "line"), ROWS, ids=[line for _, line in ROWS])
def test_printed_date_lines_are_read(said: str, line: str) -> None:
    """Each line of the table means what stands before it: days, updates, ages, names, sections, outlets."""
    assert meaning(line) == sorted(said.split(" "))


@pytest.mark.parametrize("line", OTHERS)
def test_lines_that_only_hold_dates_are_no_stamps(line: str) -> None:
    """Prose, titles, scores, counters, spans of time, impossible days and words alone are no date lines."""
    assert stamps.read(line) is None


def test_the_tables_are_large() -> None:
    """At least 250 date lines and 120 other ones are held, no line twice."""
    lines = [line for _, line in ROWS]
    assert len(lines) >= 250
    assert len(OTHERS) >= 120
    assert len({*lines, *OTHERS}) == len(lines) + len(OTHERS)


@pytest.mark.parametrize(
    ("line", "promise"),
    [
        ("Published", "published"),
        ("Published:", "published"),
        ("  • Published", "published"),
        ("PUBLISHED ON", "published"),
        ("Publié le :", "published"),
        ("Veröffentlicht am", "published"),
        ("Опубликовано", "published"),
        ("公開日：", "published"),
        ("입력", "published"),
        ("تاريخ النشر", "published"),
        ("Last updated", "updated"),
        ("Mis à jour le", "updated"),
        ("Son Güncelleme", "updated"),
        ("آخر تحديث:", "updated"),
        ("अपडेटेड", "updated"),
        ("le", ""),
        ("Published works", ""),
        ("Velm", ""),
        ("", ""),
        ("Published " * 20, ""),
    ],
)
def test_a_word_alone_may_open_a_date(line: str, promise: str) -> None:
    """A line that is only the word before a date says so; the date stands on the next line."""
    assert stamps.opens(line) == promise


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("GENEVA, 8 May 1980 —", "1980-05-08"),
        ("КАЗАНЬ, 5 мая 2021.", "2021-05-05"),
        ("الرياض 16 شعبان 1438 هـ الموافق 12 مايو 2017 م واس", "2017-05-12"),
        ("東京 2021年3月4日", "2021-03-04"),
        ("BHIT SHAH, Jan 7:", ""),
        ("Paris 04/05/2012", ""),
        ("no date", ""),
    ],
)
def test_a_date_is_found_within_a_short_text(text: str, iso: str) -> None:
    """The first Gregorian day of a dateline is found; a doubtful one, or one without its year, is not given."""
    assert stamps.within(text) == iso


def test_a_day_without_its_year_keeps_its_place() -> None:
    """The month and day of a dateline are given with the characters they take."""
    text = "中例社苏州3月3日电"
    found = stamps.first_day(text)
    assert found is not None
    assert (found[0].month, found[0].day, found[0].iso, text[found[1] : found[2]]) == (3, 3, "", "3月3日")
    assert stamps.first_day(text, found[2]) is None


def test_words_settle_what_numbers_leave_open() -> None:
    """A word whose languages all print the day first settles a numeric date; "Date" is used by some that do not."""
    german, english = stamps.read("Datum: 05/06/2021"), stamps.read("Date: 05/06/2021")
    assert german is not None
    assert english is not None
    assert (german.iso, english.iso) == ("2021-06-05", "")
    assert [stamps.settled(english, order) for order in (True, False, None)] == ["2021-06-05", "2021-05-06", ""]


def test_both_dates_of_a_line_can_be_settled() -> None:
    """The second of two doubtful dates has its readings too."""
    stamp = stamps.read("Published: 05/06/2021 10:15 | Updated: 06/06/2021 11:00")
    assert stamp is not None
    assert stamp.second is not None
    assert stamps.settled(stamp, True) == "2021-06-05"
    assert (stamp.second.updated, stamps.settled(stamp.second, True)) == (True, "2021-06-06")


@pytest.mark.parametrize("zone", ["Z", "+14:00", "-11:00", " GMT", " (EST)", " PKT", " +0530", ""])
@pytest.mark.parametrize("clock", ["00:00", "00:30:59", "23:59:59.999"])
def test_no_zone_moves_the_day(zone: str, clock: str) -> None:
    """The day is the printed one, whatever time of day and zone stand behind it."""
    stamp = stamps.read(f"2021-03-04 {clock}{zone}")
    assert stamp is not None
    assert stamp.iso == "2021-03-04"


@given(st.text(max_size=200) | st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES, max_size=9).map("".join))
def test_any_text_is_read_without_failing(text: str) -> None:
    """No text breaks a reader, every span lies in the text, and no day is given that its digits do not hold."""
    stamps.opens(text)
    stamps.within(text)
    stamp = stamps.read(text)
    if stamp is None:
        return
    for start, end in (stamp.by, stamp.section, stamp.authors, *stamp.rest):
        assert 0 <= start <= end <= len(text)
    ascii_text = calendars.ascii_digits(text)
    for day in filter(None, (stamp.iso, stamp.second.iso if stamp.second else "")):
        assert day[:4] in ascii_text or any(numeral in text for numeral in "〇零一二三四五六七八九")
        assert int(day[:4]) >= 1500


def calls(text: str) -> int:
    """How many Python functions run while a text is read."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        stamps.read(text)
        stamps.within(text)
        stamps.opens(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "5 May ",
        "2021-03-04 ",
        "by ",
        "by A ",
        "Published ",
        "1 ",
        "|",
        "5 min ",
        "Updated: ",
        "年",
        "1月",
        "来源:",
        "(",
        "A B | ",
    ],
)
def test_the_work_grows_with_the_line_and_stops(unit: str) -> None:
    """A line twice as long costs at most little more than twice as much, and one too long for a date line nothing."""
    stamps.read("5 May 2021")
    whole, half = (unit * (length // len(unit)) for length in (156, 78))
    assert calls(whole) <= 2.6 * calls(half) + 60
    assert calls(unit * 10_000) <= calls(whole) + 400


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("०१२३४५६७८९", "0123456789"),
        ("１２年", "12年"),
        ("a1", "a1"),
    ],
)
def test_digits_of_all_scripts_become_ascii(text: str, digits: str) -> None:
    """Decimal digits are read in any script; other characters and the length stay."""
    assert calendars.ascii_digits(text) == digits


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二〇二一", 2021),
        ("二零二一", 2021),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("元", 1),
        ("", None),
        ("十十", None),
        ("一二十", None),
        ("年", None),
    ],
)
def test_han_numerals_are_read(text: str, number: int | None) -> None:
    """Years are written digit by digit, months and days with ten."""
    assert calendars.han_number(text) == number
