"""Words: counting, excerpting and cleaning of plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import text


@given(st.text())
def test_squeezed_text_has_single_blanks(value: str) -> None:
    """Squeezing leaves no white space but single blanks inside, and what is squeezed stays so."""
    squeezed = text.squeeze(value)
    assert squeezed == " ".join(value.split()) or squeezed.split() == value.split()
    assert text.squeeze(squeezed) == squeezed


@given(st.text())
def test_printable_text_can_stand_in_xml(value: str) -> None:
    """What is left can be stored as UTF-8 and holds no control but tab and line ends."""
    clean = text.printable(value)
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert not [c for c in clean if c in "\ufeff\ufffe\uffff" or (ord(c) < 32 and c not in "\t\n\r")]
    assert text.printable("a\tb\nc\r\x85d") == "a\tb\nc\r\x85d"
    assert text.printable("a\x00\x1b\x9f\ufeffb") == "ab"


@pytest.mark.parametrize(
    ("data", "line", "found"),
    [
        (b"\xef\xbb\xbfone\r\ntwo\rthree\n", 1, "one\ntwo\nthree\n"),
        (b"one\r\ntwo\rthree\n", 2, "two\nthree\n"),
        (b"one\ntwo", 3, ""),
        (b"one\n", 2, ""),
        (b"", 1, ""),
    ],
)
def test_text_from_a_line(data: bytes, line: int, found: str) -> None:
    """A file is read without its byte order mark, every line end as one, from the line asked for."""
    assert text.text_from(data, line) == found


def test_text_that_is_not_utf8_is_refused() -> None:
    """Bytes that are not UTF-8 raise, they are never guessed at."""
    with pytest.raises(UnicodeDecodeError):
        text.text_from(b"caf\xe9")


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("**Bold** and *thin* and `code`", "Bold and thin and code"),
        ('a [link](x.md "t") and [ref][id] and ![picture](p.png)', "a link and ref and"),
        ("a [**bold** link](https://example.org/a_(b))", "a bold link"),
        ("A note[^1].", "A note."),
        ("- one\n* two\n3. three", "one two three"),
        ("## Head\n> quote", "Head quote"),
        ("snake_case stays, _this_ goes", "snake_case stays, this goes"),
        ("the \\#1 song, 2 \\* 3 \\[sic\\]", "the #1 song, 2 * 3 [sic]"),
        ("5 < 6 and 7 > 3 in C# and a#b", "5 < 6 and 7 > 3 in C# and a#b"),
        ("<b>bold</b> &lt;b&gt; &amp; &#58; &#x3a; &eacute; &nosuch;", "bold <b> & : : é &nosuch;"),
        ("AT&T", "AT&T"),
        ("1986\\. A great year", "1986. A great year"),
    ],
)
def test_plain_text_of_markdown(markdown: str, plain: str) -> None:
    """Markup goes, words stay, escaped characters are the characters."""
    assert text.plain(markdown) == plain


@pytest.mark.parametrize("piece", ["[", "![", "[a](", "<a ", "<", "*", "`", "\\", "&", "_", "[^", "# ", "> ", "- "])
def test_hostile_markdown_is_no_trap(piece: str) -> None:
    """A hundred thousand of any mark in a row are read in one pass (by a regular expression that does not go back)."""
    assert len(text.plain(piece * 20_000)) <= len(piece) * 20_000


@given(st.text(), st.integers(5, 60))
def test_an_excerpt_is_short_and_a_beginning(value: str, length: int) -> None:
    """An excerpt is no longer than asked, and is how the text begins, but for the ellipsis."""
    short = text.excerpt(value, length)
    assert len(short) <= length
    assert value.startswith(short.removesuffix("…")) or short == value


def test_an_excerpt_ends_with_a_sentence_or_a_word() -> None:
    """A cut falls after a sentence where one ends late enough, else after a word."""
    assert text.excerpt("One two three. Four five six seven.", 22) == "One two three."
    assert text.excerpt("One two three four five six", 20) == "One two three four…"
    assert text.excerpt("x" * 30, 10) == "xxxxxxxxx…"
    assert text.excerpt("short", 10) == "short"


@pytest.mark.parametrize(
    ("value", "words"),
    [("one two  three\n", 3), ("", 0), ("東京オリンピック", 5), ("Zürich – Łódź", 3), ("\ud800 x", 2)],
)
def test_words_are_counted(value: str, words: int) -> None:
    """Words are what blanks divide; in Japanese and Chinese two characters count as one more."""
    assert text.count_words(value) == words


def test_reading_takes_a_minute_at_least() -> None:
    """Whole minutes at 230 words, never none."""
    assert [text.reading_minutes(words) for words in (0, 100, 460, 1150)] == [1, 1, 2, 5]


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"),
        ("ur", "rtl"),
        ("AR-eg", "rtl"),
        ("ku-Arab", "rtl"),
        ("yi-Hebr", "rtl"),
        ("", "ltr"),
        ("az-Latn", "ltr"),
    ],
)
def test_scripts_have_a_direction(language: str, direction: str) -> None:
    """Arabic, Hebrew and their kin run from the right, by language or by script."""
    assert text.direction(language) == direction


def test_names_are_filed_as_in_an_index() -> None:
    """Accents and case do not matter for the letter nor the order, and the name itself breaks ties."""
    assert [text.sort_letter(name) for name in ("Émile", "1914", "“Quoted”", "…", "東")] == ["E", "#", "Q", "#", "東"]
    assert sorted(["Zoe", "émile", "Emile", "adam"], key=text.file_under) == ["adam", "Emile", "émile", "Zoe"]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("titel", "title"),
        ("Title", "title"),
        ("tilte", "title"),
        ("ttl", None),
        ("date", "date"),
        ("weight", None),
        ("x", None),
    ],
)
def test_the_nearest_word(word: str, found: str | None) -> None:
    """A word at two edits or fewer is near, a swap of neighbours is one edit, and short words must be nearer."""
    assert text.nearest(word, ("title", "date", "tags")) == found


def test_ties_between_near_words_go_to_the_first() -> None:
    """Of two words equally near, the first one known is meant."""
    assert text.nearest("cat", ("car", "cab")) == "car"


@pytest.mark.parametrize(
    ("code", "is_one"),
    [("en", True), ("pt-BR", True), ("zh-Hant-HK", True), ("e", False), ("en_GB", False), ("en-", False), ("", False)],
)
def test_language_codes_are_told_by_their_form(code: str, is_one: bool) -> None:
    """A language code is two to eight letters, and further parts behind hyphens (BCP 47)."""
    assert text.is_language(code) == is_one
