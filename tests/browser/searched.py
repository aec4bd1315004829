"""An archive of invented words in many languages to search in, and what a search of it has to find, by brute force."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.search import words
from tests.browser.making import dateline
from tests.sites import article, write

ARTICLES = 300
LETTERS = {
    "en": ("bdfglmnprst", "aeiou", ("", "s", "ed", "ing", "ation", "ly", "ments")),
    "fr": ("bdflmnprst", "aéeiouè", ("", "s", "ement", "ation", "euses", "aient")),
    "de": ("bdfgklmnrst", "aeiouäöü", ("", "en", "er", "ungen", "lich", "heiten")),
    "ru": ("бвгдлмнрст", "аеиоуыё", ("", "а", "ами", "ость", "ение", "овский")),
    "ar": ("بتجدرسعفقلمنهو", "اوي", ("", "ات", "ون", "ة", "ها", "ين")),
    "ja": ("東京都市大学新聞記事", "海山川空雨雪", ("の", "に", "を", "")),
}
TAGS = ("Harbour", "Sea walls", "Élections", "水害")
PEOPLE = ("Ada Moor", "José Müller", "Bo Pike")
PLACES = ("Arden", "São Velm", "القدس")


@dataclass(frozen=True, slots=True)
class Story:
    """An article of the archive, as it is written and where it is published."""

    url: str
    title: str
    date: str
    language: str
    standfirst: str
    tags: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    text: str

    def terms(self) -> frozenset[str]:
        """Everything that it can be found by."""
        return _terms(self)


@cache
def _terms(story: Story) -> frozenset[str]:
    fields = (story.title, story.standfirst, story.text, *story.tags, *story.people, *story.places)
    return frozenset(words.reader(story.language)("\n".join(fields)))


def stories() -> tuple[Story, ...]:
    """The archive, the same at every call."""
    return tuple(_story(number) for number in range(ARTICLES))


def _story(number: int) -> Story:
    chance = random.Random(number)
    language = chance.choices(list(LETTERS), [10, 2, 2, 2, 2, 2])[0]
    drawn = list(_words(language, chance, 90))
    blank = "" if language == "ja" else " "
    sentences = [f"{blank.join(drawn[at : at + 9]).capitalize()}." for at in range(0, len(drawn), 9)]
    day = f"{chance.randrange(1950, 2020)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    date = "" if number % 50 == 7 else day[:4] if number % 50 == 9 else day[:7] if number % 50 == 11 else day
    folder = "/".join(("undated",) if not date else date.split("-")[:2])
    return Story(
        f"{folder}/story-{number}.html",
        blank.join(_words(language, chance, 5)).capitalize(),
        date,
        language,
        sentences[0] if number % 3 else "",
        tuple(chance.sample(TAGS, 2)),
        tuple(chance.sample(PEOPLE, 1)),
        tuple(chance.sample(PLACES, 1)),
        "\n\n".join(sentences[1:]),
    )


def _words(language: str, chance: random.Random, count: int) -> Iterator[str]:
    """Words of a language, a few of them very common."""
    consonants, vowels, endings = LETTERS[language]
    for _ in range(count):
        rank = int(400 * chance.random() ** 3)
        own = random.Random(rank)
        yield "".join(own.choice(consonants) + own.choice(vowels) for _ in range(2 + rank % 2)) + chance.choice(endings)


def archive(site: Path) -> None:
    """The archive, built."""
    write(site, "site.yaml", "title: Invented words\n")
    for number, each in enumerate(stories()):
        front = {
            "date": each.date, "language": each.language, "summary": [each.standfirst] if each.standfirst else [],
            "tags": list(each.tags), "people": list(each.people), "places": list(each.places),
        }  # fmt: skip
        write(site, f"content/story-{number}.md", article(each.title, f"{each.text}\n", **front))
    dateline(site, "build")
    (site / "output" / "below").mkdir()
    script = next((site / "output" / "assets").glob("search.*.js")).name
    for page, root in (("probe.html", ""), ("below/probe.html", "../")):
        head = f'<meta charset="utf-8"><title>Probe</title><script src="{root}assets/{script}"></script>'
        write(site / "output", page, f'<!doctype html><html lang="en">{head}</html>\n')


def matching(archive: Sequence[Story], asked: str, languages: Sequence[str]) -> frozenset[str]:
    """The addresses of the articles that hold every word, each of them in any language of the archive."""
    found: Mapping[str, frozenset[str]] = {each.url: each.terms() for each in archive}
    clauses: list[set[str]] = []
    for token in words.tokens(asked):
        for piece, dense in words.pieces(token):
            if dense:
                clauses += [{pair} for pair in words.pairs(piece)]
            else:
                stems = [words.reader(language) for language in ("", *languages)]
                clauses.append({term for read in stems for term in read(piece)})
    return frozenset(url for url, terms in found.items() if all(terms & clause for clause in clauses))
