"""The files of the search index → their bytes: articles read into terms once, and kept by their content."""

from __future__ import annotations

import html
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator import digest, paths
from generator.indexviews import DocsFile, Found, IndexFile, PartFile, Period, StemmerFile, TextsFile, WholeFile
from generator.model import Linked
from generator.render.job import PARTS, ROWS
from generator.search import parts, stemming, words
from generator.search.periods import ordinal

NO_LENGTH, LENGTHS = 500, 24  # words of an article that counts as neither long nor short; classes of length
_IN_HEADLINE, _IN_SUMMARY, _IN_NAMES, _IN_BODY = 8.0, 3.0, 2.0, 1.0
_APART = re.compile(
    r"</?(?:p|h[1-6]|li|[uod]l|d[dt]|blockquote|div|pre|table|t[rdh]|hr|br|figure|figcaption|section|details|summary)\b"
    r"[^>]*>",
    re.IGNORECASE,
)
_SILENT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LINES = re.compile(r"\s*\n\s*")
_BLANKS = re.compile(r"[^\S\n]+")

Recall = Callable[[str, Sequence[str]], Mapping[str, str]]
Keep = Callable[[str, Mapping[str, str]], None]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where texts come from: a body's HTML, its key (which says all that shaped it), and what was kept, by table."""

    html: Callable[[Linked], str]
    key: Callable[[Linked], str]
    recall: Recall
    keep: Keep


class Index:
    """Makes the files of one batch; a period that several of them show is read once."""

    __slots__ = ("_fresh", "_known", "_lines", "_made", "_numbers", "_sources")

    def __init__(self, sources: Sources, views: Sequence[object]) -> None:
        self._sources = sources
        self._lines: dict[str, list[tuple[str, ...]]] = {}
        self._made: dict[str, str] = {}
        self._fresh: dict[str, str] = {}
        self._numbers: dict[str, list[int]] = {}
        for view in views:
            if isinstance(view, PartFile | WholeFile):
                number = view.number if isinstance(view, PartFile) else 0
                self._numbers.setdefault(view.period.name, []).append(number)
        near = [view for view in views if isinstance(view, TextsFile)]
        keys = [self._key(article, view.letters) for view in near for article in view.articles]
        self._known = dict(sources.recall(ROWS, keys)) if keys else {}

    def file(self, view: object) -> bytes:
        """The bytes of one file: a call of the search script with plain data. Raises what reading a body raises."""
        match view:
            case TextsFile(name, letters, articles):
                shown = []
                for article in articles:
                    text = self._text(article)
                    self._row(article, letters, text)
                    shown.append(_shown(article, text))
                return call(name, shown)
            case DocsFile(period):
                return call(f"{period.name}/docs", _docs(period))
            case WholeFile(period):
                return call(f"{period.name}/all", {**_docs(period), "w": self._part(period, 0)})
            case PartFile(period, number):
                return call(f"{period.name}/{number}", self._part(period, number))
            case IndexFile():
                return call("index", _index(view))
            case StemmerFile(name):
                return _script(f"stem-{name}", stemming.javascript(name))
        raise TypeError(f"{type(view).__name__} is no file of the search index")

    def remember(self) -> None:
        """Hand what was worked out to the memo."""
        if self._fresh:
            self._sources.keep(ROWS, self._fresh)
        if self._made:
            self._sources.keep(PARTS, self._made)

    def _part(self, period: Period, number: int) -> str:
        lines = self._lines.get(period.name)
        if lines is None:
            lines = self._lines[period.name] = self._read(period)
            keys = [_part_key(period, each, _own(lines, period, each)) for each in self._numbers[period.name]]
            self._known.update(self._sources.recall(PARTS, keys))
        own = _own(lines, period, number)
        key = _part_key(period, number, own)
        kept = self._known.get(key)
        if kept is None:
            kept = self._made[key] = parts.written(list(zip(*own, strict=True)), number, period.parts, period.letters)
        return kept

    def _read(self, period: Period) -> list[tuple[str, ...]]:
        """Each of the lines of a row, of every article of a period."""
        keys = [self._key(article, period.letters) for article in period.articles]
        self._known.update(self._sources.recall(ROWS, [key for key in keys if key not in self._known]))
        rows = [self._row(article, period.letters).split("\n") for article in period.articles]
        return list(zip(*rows, strict=True))

    def _key(self, article: Found, letters: int) -> str:
        """What an article is found by, in one digest."""
        card = article.card
        names = ("tags", *(link.title for link in card.tags), "people", *article.people, "places", *article.places)
        lead = (article.opening, "organisations", *article.organisations, "lead", *article.lead)
        body = self._sources.key(article.body) if article.text else ""
        return digest.of_parts(str(letters), article.language, body, card.title, *names, *lead)

    def _row(self, article: Found, letters: int, text: str | None = None) -> str:
        key = self._key(article, letters)
        row = self._known.get(key)
        if row is None:
            row = parts.row(_levels(article, self._text(article) if text is None else text), letters)
            self._known[key] = self._fresh[key] = row
        return row

    def _text(self, article: Found) -> str:
        return plain(self._sources.html(article.body)) if article.text else article.opening


def _own(lines: Sequence[Sequence[str]], period: Period, number: int) -> list[Sequence[str]]:
    """The lines that may belong into a part, each of every article."""
    return [lines[at] for at in parts.segments(number, period.parts)]


def _part_key(period: Period, number: int, own: Sequence[Sequence[str]]) -> str:
    content = "\n".join(map("\n".join, own))
    return digest.of_parts("part", str(period.parts), str(number), str(period.letters), content)


def call(name: str, data: object) -> bytes:
    """A script that hands plain data to the page. What a script may not hold as it is (U+2028) JSON escapes."""
    dumped = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028")
    return _script(name, dumped.replace("\u2029", "\\u2029"))


def _script(name: str, expression: str) -> bytes:
    """The call, behind the mark by which a file is known for one of ours (`publish.adopt`)."""
    return f'/* Dateline */archiveSearch.take("{name}",{expression})\n'.encode("utf-8", "replace")


def plain(fragment: str) -> str:
    """The text of a fragment of HTML as readers see it, a line for each block."""
    if "<s" in fragment or "<S" in fragment:
        fragment = _SILENT.sub("", fragment)
    bare = html.unescape(_TAG.sub("", _APART.sub("\n", fragment)))
    return _LINES.sub("\n", _BLANKS.sub(" ", bare)).strip()


def _levels(article: Found, text: str) -> list[tuple[str, int]]:
    """The terms of an article with their levels, and the labels that it can be filtered by."""
    read = words.reader(article.language)
    card = article.card
    weights: dict[str, float] = Counter(read(text))  # type: ignore[assignment]
    tags = [link.title for link in card.tags]
    names = [*tags, *article.people, *article.places, *article.organisations]
    fields = ((card.title, _IN_HEADLINE), ("\n".join(article.lead), _IN_SUMMARY), ("\n".join(names), _IN_NAMES))
    for field, weight in fields:
        for term in set(read(field)):
            weights[term] = weights.get(term, 0.0) + weight
    level = parts.level
    found = [(term, level(weight)) for term, weight in weights.items()]
    labelled = (("t", tags), ("p", article.people), ("l", article.places))
    return found + [(label, 0) for label in {words.label(kind, name) for kind, own in labelled for name in own}]


def _shown(article: Found, text: str) -> list[object]:
    """What a result prints: address, headline, dates, summary, tags, language, direction, text."""
    card = article.card
    printed = card.date.text if card.date else ""
    tags = [[link.title, paths.encoded(link.url)] for link in card.tags]
    address = paths.encoded(card.url)
    return [address, card.title, article.iso, printed, card.summary, tags, card.language, card.direction, text]


def _docs(period: Period) -> dict[str, object]:
    """The days of the articles (the first as its number, then how many earlier each is), their lengths, their texts.

    A length is a letter: by halves of doublings, the middle one for NO_LENGTH words.
    """
    days = [ordinal(article.day) if article.day else 0 for article in period.articles]
    steps = [days[0], *(before - after for before, after in pairwise(days))]
    lengths = "".join(parts.LETTERS[_length(article.words)] for article in period.articles)
    return {
        "d": steps,
        "l": lengths,
        "t": ",".join(parts.shortened([name for name, _ in period.texts])),
        "c": [count for _, count in period.texts],
    }


def _length(count: int) -> int:
    exact = 2 * math.log2(max(count, 1) / NO_LENGTH) + LENGTHS / 2
    return min(LENGTHS, max(0, round(exact)))


def _index(view: IndexFile) -> dict[str, object]:
    """The periods, newest first, and all that the browser's half has to know of this one."""
    return {
        "articles": view.articles,
        "letters": view.letters,
        "full": view.full,
        "periods": [[each.name, each.articles, each.parts, each.first, each.last] for each in view.periods],
        "stemmers": view.stemmers,
        "levels": parts.LEVELS,
        "alike": words.ALIKE,
        "dropped": words.DROPPED,
        "signs": words.SIGNS,
        "dense": words.DENSE,
        "longest": words.LONGEST,
    }
