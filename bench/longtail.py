"""A deterministic archive with a vocabulary like that of a language: a few words everywhere, most words hardly ever.

The generator's own corpus (`corpus.py`) has a few hundred words, which suits a search index too well. Here invented
words are drawn by Zipf's law, rank by 1/rank to the 5,000th and more steeply after it (two regimes, Ferrer i Cancho and
Solé 2001), half of them about the article's subject, and rare ones come back within an article.
"""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ONSETS = "b c d f g h j k l m n p r s t v w z br cl dr fl gr pl pr sh st str th tr ch".split()  # noqa: SIM905
VOWELS = "a e i o u ea ai ou io".split()  # noqa: SIM905
CODAS = ["n", "r", "s", "t", "l", "d", "ng", "nt", "st", "ck", "m", *[""] * 6]
ENDINGS = ["", "", "", "", "s", "ed", "ing", "er", "ion", "ment", "al", "ly", "ity"]
FIRST, DAYS = dt.date(2005, 1, 1), 7300
BEND, STEEP = 5000, 1.75
SUBJECTS, OF_SUBJECT = 800, 60


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its day, headline, tags and paragraphs."""

    day: dt.date
    title: str
    tags: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """Everything that is searched, a field a line."""
        return "\n".join((self.title, *self.tags, *self.paragraphs))

    def markdown(self) -> str:
        """The article's file."""
        head = f"---\ntitle: {self.title}\ndate: {self.day}\ntags: [{', '.join(self.tags)}]\n---\n\n"
        return head + "\n\n".join(self.paragraphs) + "\n"


class Vocabulary:
    """Invented words, the commonest first, and the subjects that articles are about."""

    def __init__(self, seed: int, words: int = 400_000) -> None:
        chance = random.Random(f"words:{seed}")
        self.seed = seed
        self.words = list(itertools.islice(_invented(chance), words))
        weights = (
            1 / (rank + 2.7) if rank < BEND else BEND ** (STEEP - 1) / (rank + 2.7) ** STEEP for rank in range(words)
        )
        self._sums = list(itertools.accumulate(weights))
        self._subjects = [[chance.randrange(150, 8000) for _ in range(OF_SUBJECT)] for _ in range(SUBJECTS)]

    def drawn(self, chance: random.Random) -> str:
        """One word, by Zipf's law."""
        return self.words[bisect.bisect(self._sums, chance.random() * self._sums[-1])]

    def article(self, number: int, newest: bool = False) -> Article:
        """The article of a number, which depends on the seed and the number alone. `newest`: of the day after all."""
        chance = random.Random(f"article:{self.seed}:{number}")
        subject = self._subjects[int(SUBJECTS * chance.random() ** 2)]
        length = int(min(2500, max(80, chance.lognormvariate(math.log(490), 0.5))))
        words = [self.drawn(chance) for _ in range(length)]
        words[::6] = [self.words[chance.choice(subject)] for _ in words[::6]]
        for place in range(4, length, 11):
            words[place] = words[chance.randrange(length)]
        paragraphs = tuple(" ".join(words[at : at + 60]).capitalize() + "." for at in range(0, length, 60))
        title = " ".join(self.words[chance.choice(subject)] for _ in range(7)).capitalize()
        tags = tuple(sorted({self.words[400 + int(500 * chance.random() ** 2.5)] for _ in range(4)}))
        day = FIRST + dt.timedelta(days=DAYS if newest else int(DAYS * chance.random()))
        return Article(day, title, tags, paragraphs)


def _invented(chance: random.Random) -> Iterator[str]:
    seen: set[str] = set()
    while True:
        syllables = chance.choices([1, 2, 3], [2, 6, 3])[0]
        drawn = (chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS) for _ in range(syllables))
        word = "".join(drawn) + chance.choice(ENDINGS)
        if 3 <= len(word) <= 14 and word not in seen:
            seen.add(word)
            yield word


def write(folder: Path, vocabulary: Vocabulary, articles: int) -> None:
    """The content folder of a site of so many articles, a thousand files in each folder."""
    for number in range(articles):
        path = file(folder, number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(vocabulary.article(number).markdown(), encoding="utf-8")


def file(folder: Path, number: int) -> Path:
    """Where an article is written."""
    return folder / "content" / f"{number // 1000:04}" / f"a{number}.md"
