"""Texts are read into terms: small letters, stems, letter forms, pairs of characters in scripts without blanks."""

from __future__ import annotations

import pytest

from generator.search import stemming, words


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        ("en", "Elections, the ELECTED minister’s", ["elect", "the", "elect", "minist", "s"]),
        ("en-GB", "Zürich café ＦＵＬＬ", ["zurich", "cafe", "full"]),
        ("de", "Häuser Straße", ["haus", "strass"]),
        ("fr", "Générales œuvres", ["general", "oeuvr"]),
        ("ja", "東京都庁 2011年", ["東京", "京都", "都庁", "2011", "年"]),
        ("ko", "한국어 말", ["한국", "국어", "말"]),
        ("la", "Arma virumque", ["arma", "virumque"]),
        ("en", "a_b x-ray 3.14", ["a", "b", "x", "ray", "3", "14"]),
    ],
)
def test_terms(language: str, text: str, terms: list[str]) -> None:
    """A text is read word by word in its language; a language without a stemmer keeps its words whole."""
    assert list(words.reader(language)(text)) == terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إِسْرَاءُ", "اسراء"),
        ("مدينة", "مدينه"),
        ("علـــى", "علي"),
        ("Łódź", "lodz"),
        ("ｔｏｋｙｏ", "tokyo"),
        ("שָׁלוֹם", "שלום"),
        ("٢٠٠٣", "2003"),
        ("ΣΊΣΥΦΟΣ", "σισυφος"),
    ],
)
def test_forms_of_letters_are_one(one: str, other: str) -> None:
    """Accents, vowel signs, forms of alef, end forms, widths and digits of other scripts make no other word."""
    assert list(words.Reader("")(one)) == list(words.Reader("")(other))


def test_labels() -> None:
    """A name is one term of its own kind, however it is written."""
    assert words.label("p", "José  Müller-Smith") == "p:jose-muller-smith" == words.label("p", "jose muller smith")
    assert words.label("t", "Müller") != words.label("p", "Müller")


def test_every_stemmer_is_named_rightly() -> None:
    """Every language that is said to have a stemmer has one, here and in JavaScript."""
    for name in set(stemming.ALGORITHMS.values()):
        assert isinstance(stemming.stemmer(name)("a"), str)
        assert stemming.javascript(name).startswith("function(){")


def test_long_words_are_cut() -> None:
    """What is longer than any word counts by its beginning."""
    assert [len(term) for term in words.Reader("")("x" * 500)] == [words.LONGEST]
