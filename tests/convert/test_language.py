"""The language of an article: told for the languages that have packs and their neighbours, not guessed for others."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.convert import language, packs

ROWS = [
    tuple(line.split("|", 1))
    for line in (Path(__file__).parent / "tables" / "languages.txt").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("code", "text"), ROWS)
def test_languages_are_told(code: str, text: str) -> None:
    """A paragraph, and most titles, are enough; a name, a number or an unknown script gives no answer."""
    assert language.detect(text) == code.replace("?", "")


def test_every_pack_is_among_them() -> None:
    """The table holds a text in each language that has a pack."""
    assert {code for code, _ in ROWS} >= set(packs.LANGUAGES)


def test_only_the_beginning_is_looked_at() -> None:
    """A long text costs no more than a short one, and says the same."""
    text = "The harbour of Velm has a new lamp, and it can be seen from the islands. "
    assert language.detect(text * 2_000 + "Le port de la ville est dans les îles. " * 9_000) == "en"


def test_a_foreign_name_does_not_change_the_language() -> None:
    """An Arabic text that quotes a Latin name at length stays Arabic."""
    assert language.detect("قال متحدث باسم Velm Harbour Board في بيان إن المصباح الجديد الذي تم تركيبه يعمل") == "ar"


@given(st.text())
def test_any_text_has_a_code_or_none(text: str) -> None:
    """No text breaks it, and the answer is always a short code or empty."""
    code = language.detect(text)
    assert code == "" or (code.isalpha() and 2 <= len(code) <= 3)
