"""Language packs: the working words of news pages, one file a language, read once from `languages/`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator import yamlmap

LANGUAGES = ("ar", "de", "en", "es", "fa", "fil", "fr", "hi", "ja", "ko", "ru", "tr", "ur", "zh")
LISTS = (
    "advertisement",  # what marks a paid block
    "agencies",  # news agencies as printed
    "ago_after",  # "ago", after an age
    "ago_before",  # "il y a", before an age
    "am",
    "at",  # small words between a date and its time, or before either
    "by",  # before a name
    "clock",  # words of a time of day: "Uhr", "heures"
    "comments",
    "cookies",
    "copyright",
    "correspondents",  # writers without a name: "staff writer"
    "credits",  # before or as the source of a picture
    "editors",  # before the name of one who is not the author
    "endings",  # lines that end a story
    "eras",  # after or before a year: "AD", "م", "令和"
    "follow",
    "function_words",  # small words that tell the language
    "in",  # before a section
    "just_now",
    "kickers",  # sections and kinds of story, printed over a title
    "most_read",
    "navigation",
    "newsletter",
    "nobody",  # names of accounts that are no persons
    "of",  # small words within a date: "3 de marzo de 2021"
    "one",  # "an hour ago"
    "ordinals",  # letters after the number of a day
    "other_months",  # months of other calendars
    "pages",  # pages of a gallery
    "paywall",
    "photographers",
    "pm",
    "published",  # before the day of publication
    "read_more",
    "reading_time",
    "related",
    "release",  # marks of a press release
    "share",
    "short_link",
    "sources",  # before the source of a text
    "tags",
    "timezones",
    "title_words",  # before a person's name
    "today",
    "updated",  # before the day of an update
    "views",
    "yesterday",
)
UNITS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_629_746,
    "year": 31_556_952,
}
"""Seconds in each unit; a month and a year have their mean length in the Gregorian calendar."""

_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "", "\u0640": "",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك",
        "ة": "ه", "ہ": "ه", "ۃ": "ه", "ھ": "ه", "ۀ": "ه", "ؤ": "و", "ئ": "ي", "ё": "е", "ı": "i", "\u0307": None,
        **{chr(mark): None for mark in (*range(0x64B, 0x660), 0x670)},
    }
)  # fmt: skip
_SPELT = re.compile(f"[{''.join(map(chr, _PLAIN))}]")


@dataclass(frozen=True, slots=True)
class Pack:
    """What one language prints around its news.

    `months` and `weekdays` (Monday first) hold every printed form of each, `units` those of "second" to "year".
    `day_order` is "dmy", "mdy" or "ymd" where numeric dates have one order in all its countries, else "".
    """

    code: str
    name: str
    day_order: str
    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    units: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, tuple[str, ...]]

    def words(self, key: str) -> tuple[str, ...]:
        """The words and phrases of one of `LISTS` as written in the pack. Raises KeyError for any other key."""
        return self.lists[key]


@cache
def packs() -> tuple[Pack, ...]:
    """All shipped packs, by code."""
    return tuple(pack(code) for code in LANGUAGES)


@cache
def pack(code: str) -> Pack:
    """The pack of a language, by its code. Raises LookupError where none is shipped."""
    if code not in LANGUAGES:
        raise LookupError(f"no language pack: {code}")
    name = f"{code}.yaml"
    return parsed(files(__package__).joinpath("languages", name).read_text(encoding="utf-8"), name)


@cache
def together(key: str) -> Mapping[str, tuple[str, ...]]:
    """The folded phrases of one of `LISTS` in every language, each with the codes of the packs that hold it."""
    found: dict[str, tuple[str, ...]] = {}
    for item in packs():
        for phrase in item.words(key):
            known = found.get(folded(phrase), ())
            found[folded(phrase)] = known if item.code in known else (*known, item.code)
    return found


def parsed(text: str, path: str) -> Pack:
    """The pack that a YAML text writes. Raises ValueError with all that is wrong with it."""
    tree, problems = yamlmap.compose(text, path, limits=yamlmap.Limits(size=256 * 1024))
    if tree is None or problems:
        raise ValueError("; ".join(problem.message for problem in problems))
    data = {key.text: node for key, node in tree.pairs}
    numbered = {"months": 12, "weekdays": 7}
    wrong = set(data) ^ {*LISTS, *numbered, "units", "code", "language", "day_order"}
    if wrong:
        raise ValueError(f"{path}: these keys are missing or unknown: {', '.join(sorted(wrong))}")
    tables = {key: _table(data[key]) for key in (*numbered, "units")}
    for key, length in numbered.items():
        if list(tables[key]) != [str(number) for number in range(1, length + 1)]:
            raise ValueError(f"{path}: {key} are numbered from 1 to {length}")
    if list(tables["units"]) != list(UNITS):
        raise ValueError(f"{path}: units are {', '.join(UNITS)}")
    return Pack(
        _text(data["code"]),
        _text(data["language"]),
        _text(data["day_order"]),
        tuple(tables["months"].values()),
        tuple(tables["weekdays"].values()),
        tables["units"],
        {key: _phrases(data[key]) for key in LISTS},
    )


def folded(text: str) -> str:
    """A key that ignores case, vowel signs, joiners, kinds of apostrophe and the many spellings of Arabic letters."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFC", text.casefold())
    return text.translate(_PLAIN) if _SPELT.search(text) else text


def longest_first(phrases: Iterable[str]) -> list[str]:
    """Phrases in the order in which an alternation has to try them."""
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))


def _text(node: yamlmap.YamlNode) -> str:
    return node.text if isinstance(node, yamlmap.YamlScalar) else ""


def _phrases(node: yamlmap.YamlNode) -> tuple[str, ...]:
    return tuple(phrase for part in _text(node).split(",") if (phrase := part.strip()))


def _table(node: yamlmap.YamlNode) -> dict[str, tuple[str, ...]]:
    return {key.text: _phrases(item) for key, item in node.pairs} if isinstance(node, yamlmap.YamlMap) else {}
