"""Language packs: the same keys in every one, no word with two meanings of one kind, every mistake in one named."""

from pathlib import Path

import pytest

from generator.convert import packs

FOLDER = Path(packs.__file__).parent / "languages"
SMALLEST = (FOLDER / "fil.yaml").read_text(encoding="utf-8")


def test_every_file_is_a_pack() -> None:
    """Each shipped file is loaded under its code, and no other is named."""
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == sorted(packs.LANGUAGES)
    assert tuple(pack.code for pack in packs.packs()) == packs.LANGUAGES
    assert packs.pack("fr").name == "Français"
    with pytest.raises(LookupError):
        packs.pack("xx")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_keys_are_sorted(path: Path) -> None:
    """Keys stand in the order of the alphabet, so that two people add words without a conflict."""
    keys = [line.split(":")[0] for line in path.read_text(encoding="utf-8").splitlines() if line[:1].isalpha()]
    assert keys == sorted(keys)


@pytest.mark.parametrize("pack", packs.packs(), ids=lambda pack: pack.code)
def test_packs_are_filled(pack: packs.Pack) -> None:
    """Every pack names each month, weekday and unit, words for both kinds of date, and small words to be known by."""
    assert all(pack.months)
    assert all(pack.weekdays)
    assert all(pack.units.values())
    assert all(
        pack.words(key) for key in ("published", "updated", "share", "by", "credits", "function_words", "agencies")
    )
    assert pack.day_order in {"", "dmy", "mdy", "ymd"}


@pytest.mark.parametrize("kind", ["months", "weekdays", "units"])
def test_a_word_means_one_month_in_all_languages(kind: str) -> None:
    """A date line is read without knowing its language: no form is one month here and another there."""
    seen: dict[str, str] = {}
    for pack in packs.packs():
        table = pack.units.items() if kind == "units" else enumerate(getattr(pack, kind), 1)
        for value, forms in table:
            for form in forms:
                assert seen.setdefault(packs.folded(form), str(value)) == str(value), f"{form} in {pack.code}"


def test_phrases_of_all_languages_are_together() -> None:
    """A phrase is found folded, with the languages that use it."""
    assert packs.together("published")["publié le"] == ("fr",)
    assert {"en", "fr"} <= set(packs.together("share")["facebook"])
    assert packs.longest_first({"a", "bcd", "ab", "aa"}) == ["bcd", "aa", "ab", "a"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Mis À Jour", "mis à jour"),
        ("d’Octobre", "d'octobre"),
        ("İZMİR", "izmir"),
        ("ISPARTA ısparta", "isparta isparta"),
        ("أُغُسْطُس", "اغسطس"),
        ("یکشنبه", "يكشنبه"),
        ("پنج‌شنبه", "پنجشنبه"),
        ("Орёл", "орел"),
        ("Mise A\u0300 jour", "mise à jour"),
    ],
)
def test_spellings_of_one_word_are_one_key(text: str, key: str) -> None:
    """Case, vowel signs, joiners, apostrophes and the letters that Arabic, Persian and Urdu share fall together."""
    assert packs.folded(text) == key


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("share:", "shares:", "share, shares"),
        ("  12: disyembre, dis\n", "", "months are numbered from 1 to 12"),
        ("  minute: minuto\n", "", "units are second"),
        ("code: fil", "code: [fil", "this list is not closed"),
    ],
)
def test_a_broken_pack_is_refused(old: str, new: str, said: str) -> None:
    """A key that is missing or unknown, a month too few, a text that is no YAML: the message names it."""
    assert old in SMALLEST
    with pytest.raises(ValueError, match=said):
        packs.parsed(SMALLEST.replace(old, new), "fil.yaml")
