"""The words of dates in one language, each with a one-letter class, so that a passage is a string to a grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator import yamlmap
from generator.convert import packs

OTHER = "x"
_CLASSES = {
    "a": "a", "ago": "g", "after": "f", "approximately": "z", "before": "b", "between": "G", "by": "I",
    "comes": "C", "deictic": "t", "eras": "R", "edge": "B", "early": "E", "following": "v", "from": "F", "in": "i",
    "in_after": "k", "last": "L", "later": "l", "link": "K", "next": "N", "numbers": "n", "of": "O", "on": "X",
    "or": "&", "ordinals": "r", "part": "p", "possessive": "P", "seasons": "e", "since": "s", "tall_ordinals": "c",
    "that": "j", "the": "D", "this": "T", "units": "u", "until": "U", "day_after": "k", "months": "A",
}  # fmt: skip
"""The letters of the words in words.yaml. Of packs: M a month, A one that is a word too, m short; W a weekday, w short.

Of numerals: d a day's number, o with its ending, h up to 999, y a year, S a decade, Q a quarter; x is any other token.
"""
_MARKS = {
    ",": ",", "،": ",", ".": ".", "(": "(", ")": ")", "/": "/", "'": "'", "’": "'", "-": "-", "–": "-", "—": "-",
    "‒": "-", "‑": "-",
}  # fmt: skip
_DOUBTFUL_MONTHS = frozenset({"march", "april", "may", "june", "august"})
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९", "0123456789" * 3)
_TOKEN = re.compile(r"\w+|[^\w\s]")
_TOKEN_WITH_SIGNS = re.compile(r"[\w\u064b-\u0652\u0670\u0900-\u0963\u0971-\u097f]+|[^\w\s]")
_SIGNED = frozenset({"hi", "ar", "ur", "fa"})
_CAPITALISED = frozenset({"en", "de"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language.

    `classes` maps a word as printed to its class, `values` a word in small letters to the number it stands for.
    `bars` are words after which a weekday is no day. `dotted` says that a day's number has a full stop after it
    (German), `followed` that a weekday has a word after it.
    """

    language: str
    classes: Mapping[str, str]
    values: Mapping[str, int]
    token: re.Pattern[str]
    bars: frozenset[str]
    foreign_digits: bool
    dotted: bool
    followed: bool

    def read(self, text: str) -> tuple[list[str], str]:
        """The tokens of a passage, and their classes as a string of the same length."""
        words = self.token.findall(self.plain(text))
        known = self.classes.get
        return words, "".join([known(word, OTHER) for word in words])

    def starts(self, text: str) -> list[int]:
        """The characters where the tokens of a passage begin."""
        return list(map(re.Match.start, self.token.finditer(self.plain(text))))

    def plain(self, text: str) -> str:
        """The text with European digits, every character in its place."""
        return text.translate(_DIGITS) if self.foreign_digits else text

    def value(self, word: str) -> int:
        """The number a word or a numeral stands for. Raises KeyError for a word that stands for none."""
        return self.values[word.lower()]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language by its BCP 47 code; a language without a pack has numbers only."""
    code = language.split("-")[0].lower()
    classes = dict(_MARKS)
    values: dict[str, int] = {}
    for numeral, letter, value in _numerals():
        classes[numeral] = letter
        values[numeral.lower()] = value
    own = _words().get(code, ())
    bars, never = (frozenset(word for key, word, _ in own if key == wanted) for wanted in ("bars", "never"))
    for key, word, value in own:
        if key not in _CLASSES:
            continue
        for printed in {word, word.lower(), word.capitalize()} if key != "eras" else {word}:
            classes[printed] = _CLASSES[key]
        values[word.lower()] = value
    if code in packs.LANGUAGES:
        _take_pack(packs.pack(code), classes, values)
    for word in never:
        classes.pop(word, None)
    token = _TOKEN_WITH_SIGNS if code in _SIGNED else _TOKEN
    followed = any(key == "day_after" for key, _, _ in own)
    return Lexicon(code, classes, values, token, bars, code in _SIGNED, code == "de", followed)


def _take_pack(pack: packs.Pack, classes: dict[str, str], values: dict[str, int]) -> None:
    for letters, tables in (("Mm", pack.months), ("Ww", pack.weekdays)):
        for number, forms in enumerate(tables, 1 if letters[0] == "M" else 0):
            for place, form in enumerate(forms):
                short = place > 0 and (pack.code == "en" or len(form) < 4)
                letter = letters[1] if short else letters[0]
                if letter == "M" and (pack.code != "en" or form in _DOUBTFUL_MONTHS):
                    letter = "A"
                for printed in _cases(form, pack.code):
                    classes.setdefault(printed, letter)
                    values.setdefault(printed.lower(), number)
    if pack.code == "en":
        return
    for key, letter, value in (("of", "O", 0), ("today", "t", 0), ("yesterday", "t", -1)):
        for word in pack.words(key):
            for printed in {word, word.capitalize()}:
                if " " not in word:
                    classes.setdefault(printed, letter)
                    values.setdefault(printed.lower(), value)


def _cases(form: str, code: str) -> Iterable[str]:
    title = form[:1].upper() + form[1:]
    if code in _CAPITALISED:
        return (title, form.upper()) if len(form) > 3 and form != "march" else (title,)
    return {form, title, packs.folded(form)} if code in _SIGNED else {form, title}


def _numerals() -> Iterator[tuple[str, str, int]]:
    for number in range(1000, 2200):
        yield str(number), "y", number
        if number % 10 == 0:
            yield f"{number}s", "S", number
    for number in range(32, 1000):
        yield str(number), "h", number
    for number in range(32):
        yield f"{number:02}", "d" if number else "h", number
        yield str(number), "d" if number else OTHER, number
        for ending in ("st", "nd", "rd", "th", "er"):
            yield f"{number}{ending}", "o", number
    for number in range(20, 100, 10):
        yield f"{number}s", "S", number
    for number in range(1, 5):
        yield f"Q{number}", "Q", number


@cache
def _words() -> Mapping[str, tuple[tuple[str, str, int], ...]]:
    text = files(__package__).joinpath("words.yaml").read_text(encoding="utf-8")
    tree, problems = yamlmap.compose(text, "words.yaml")
    if not isinstance(tree, yamlmap.YamlMap) or problems:
        raise ValueError("; ".join(problem.message for problem in problems))
    return {code.text: tuple(_members(node)) for code, node in tree.pairs if isinstance(node, yamlmap.YamlMap)}


def _members(node: yamlmap.YamlMap) -> Iterator[tuple[str, str, int]]:
    for key, item in node.pairs:
        if key.text not in {*_CLASSES, "bars", "never"} or not isinstance(item, yamlmap.YamlScalar):
            raise ValueError(f"words.yaml: {key.text} is no class of words")
        for part in item.text.split(","):
            word, _, value = part.partition("=")
            yield key.text, word.strip().strip('"'), int(value or 0)
