"""The catalogues of interface texts: complete, with the same names in braces, a form for every plural category."""

from __future__ import annotations

import re

import pytest

from generator import words
from generator.problems import Failed
from generator.words.catalogue import Texts, catalogue, chain, locale_for, messages, parsed
from generator.words.message import CATEGORIES, categories_used
from generator.words.own import own_texts

ENGLISH = catalogue("en").texts
OTHERS = tuple(language for language in words.languages() if language != "en")
NUMBERED = frozenset({"one", "other"})
FURTHER = {"date_century": {"ordinal", "roman", "year"}}
"""Names that a text may use beside those that the English one does."""
WRITINGS = {"ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "he": "HEBREW", "ja": "CJK"}


def names(texts: Texts, key: str) -> set[str]:
    """The names that stand in braces in any form of a text."""
    return {name for text in texts[key].values() for name in re.findall(r"\{(\w+)\}", text)}


def counts(key: str) -> bool:
    """Whether a text is said of a number."""
    return set(ENGLISH[key]) == NUMBERED


def test_the_languages() -> None:
    """There is a catalogue for each language that the manual promises."""
    assert set(words.languages()) == {"ar", "de", "en", "es", "fa", "fr", "he", "ja", "ur"}


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_missing(language: str) -> None:
    """Each catalogue has every key that English has, and no other, in the same order."""
    assert list(catalogue(language).texts) == list(ENGLISH)


@pytest.mark.parametrize("language", words.languages())
def test_every_text_says_something(language: str) -> None:
    """No form of any text is empty, has blanks around it, or holds a brace that is no name's."""
    for key, forms in catalogue(language).texts.items():
        for text in forms.values():
            assert text.strip(" ") == text or key == "list_separator", key
            assert text, key
            assert not re.search(r"[{}]", re.sub(r"\{\w+\}", "", text)), key


@pytest.mark.parametrize("language", OTHERS)
def test_names_are_those_of_english(language: str) -> None:
    """What the program puts into a text is the same in every language; forms for nought, one and two may be words."""
    texts = catalogue(language).texts
    for key in ENGLISH:
        given = names(ENGLISH, key)
        assert names(texts, key) <= given | FURTHER.get(key, set()), key
        assert names(texts, key) >= given or key in FURTHER, key
        if "count" in given:
            assert "{count}" in texts[key]["other"], key
        for form, text in texts[key].items():
            lost = given - set(re.findall(r"\{(\w+)\}", text)) - {"count"}
            assert not lost or key in FURTHER or not counts(key), (key, form)


@pytest.mark.parametrize("language", words.languages())
def test_every_plural_category_has_its_form(language: str) -> None:
    """A text that counts has a form for every category that the language sorts the numbers up to 1,000 into."""
    used = categories_used(locale_for(language).plural)
    for key, forms in catalogue(language).texts.items():
        if counts(key):
            assert used | {"other"} == set(forms), key
            assert set(forms) <= set(CATEGORIES), key
        elif not key.startswith("date_"):
            assert set(forms) == set(ENGLISH[key]), key


@pytest.mark.parametrize(
    ("language", "used"),
    [
        ("en", {"one", "other"}),
        ("de", {"one", "other"}),
        ("fr", {"one", "other"}),
        ("ar", {"zero", "one", "two", "few", "many", "other"}),
        ("he", {"one", "two", "other"}),
        ("ja", {"other"}),
        ("ur", {"one", "other"}),
        ("fa", {"one", "other"}),
    ],
)
def test_plural_categories(language: str, used: set[str]) -> None:
    """The categories are those of the Unicode locale data."""
    assert categories_used(locale_for(language).plural) == used


@pytest.mark.parametrize("language", words.languages())
def test_a_link_to_neighbours_begins_as_its_label(language: str) -> None:
    """The titles of links to the next part of a list begin with what stands above them: it is not said twice."""
    spoken = words.of(language)
    assert spoken.t("newer_articles").startswith(spoken.t("newer"))
    assert spoken.t("older_articles").startswith(spoken.t("older"))


def test_french_spaces_its_marks() -> None:
    """Before a high mark of punctuation, and inside quotation marks, French has a narrow no-break space."""
    for key, forms in catalogue("fr").texts.items():
        for text in forms.values():
            for place in re.finditer(r"(.)[;:!?»]|«(.)", text):
                known = place[0] in {"m:", "o:", "g:", "n:", "e:"} and key.startswith("search_")  # from: to: tag: …
                assert known or "\u202f" in place[0] or place[0] == "}:", (key, place[0])


@pytest.mark.parametrize("language", OTHERS)
def test_what_looks_like_english_is_meant(language: str) -> None:
    """Hardly a text of another language is the English one: those that are, are names and marks."""
    texts = catalogue(language).texts
    same = [key for key in ENGLISH if texts[key] == ENGLISH[key] and re.search("[A-Za-z]{4}", _bare(texts, key))]
    assert len(same) <= 12, same


@pytest.mark.parametrize("language", sorted(WRITINGS))
def test_texts_are_written_in_the_script_of_their_language(language: str) -> None:
    """Texts of languages with other letters hold no Latin words but the names of formats and of filters."""
    known = {"Atom", "RSS", "JSON", "JavaScript", "RFC", "from", "to", "tag", "person", "place", "A", "Z"}
    for key in ENGLISH:
        latin = set(re.findall("[A-Za-z]+", _bare(catalogue(language).texts, key)))
        assert latin <= known, (key, latin - known)


def _bare(texts: Texts, key: str) -> str:
    return re.sub(r"\{\w+\}", "", " ".join(texts[key].values()))


def test_languages_stand_in_for_one_another() -> None:
    """A region falls back to its language, and everything to English."""
    assert chain("ar-EG") == ("ar", "en")
    assert chain("EN-gb") == ("en",)
    assert chain("it") == ("en",)
    assert words.of("ar-EG").t("timeline") == words.of("ar").t("timeline")
    assert words.of("it").t("timeline") == "Timeline"


def test_a_missing_text_is_said_in_english_with_its_own_plural() -> None:
    """A text that stands in from English is counted as English counts, not as the language that lacks it does."""
    found = messages("ar", {})
    assert found["articles"].form(2, "") != messages("en", {})["articles"].form(2, "")
    assert messages("xx", {})["articles"].form(2, "")[-1] == " articles"


def test_own_texts_stand_first() -> None:
    """Texts that a theme brings stand before ours of the same language, and speak languages that we do not."""
    texts = own_texts(
        {
            "en": ("words/en.yaml", "timeline: Chronicle\nfront_page: Front\nours: '{count} of ours'\n"),
            "it": ("words/it.yaml", "timeline: Cronologia\nparts: {one: una parte, other: '{count} parti'}\n"),
        }
    )
    assert words.of("en", texts).t("timeline") == "Chronicle"
    italian, german = words.of("it", texts), words.of("de", texts)
    assert (italian.t("timeline"), italian.t("parts", 1), italian.t("parts", 7)) == (
        "Cronologia",
        "una parte",
        "7 parti",
    )
    assert (italian.t("front_page"), german.t("front_page")) == ("Front", "Titelseite")
    assert german.t("ours", 3) == "3 of ours"


@pytest.mark.parametrize("text", ["a: {b", "parts: {one: one}"])
def test_broken_texts_of_a_theme_are_told(text: str) -> None:
    """A file of a theme that is no YAML, or has a text without its last form, is refused with its place."""
    with pytest.raises(Failed) as failed:
        own_texts({"en": ("themes/mine/words/en.yaml", text)})
    assert failed.value.problems[0].where is not None
    assert failed.value.problems[0].where.path == "themes/mine/words/en.yaml"


def test_a_broken_catalogue_is_told() -> None:
    """A catalogue that is no YAML is refused with its place."""
    with pytest.raises(Failed):
        parsed("a: {b", "xx.yaml")
