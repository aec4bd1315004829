"""How many lists of related articles change when one article is added: `python -m bench.relations [ARTICLES]`.

Fifty articles are added to the corpus one at a time, each at a random date, and fifty at its end.
"""

from __future__ import annotations

import gc
import sys
import time

from bench.corpus import Corpus
from generator import dates, digest
from generator.config import Settings
from generator.model import Archive, Article, Body, Person
from generator.plan.archive import addressed, archive_of
from generator.plan.relations import relations
from generator.plan.urls import Addresses

ADDED = 50
FURTHER = 10**6
LAST = "2025-01-02T10:00:00Z"


def article(corpus: Corpus, number: int, date: str = "") -> Article:
    """An article of the corpus without its text; its authors stand for the people that it names."""
    meta, _ = corpus.article(number)
    path = f"content/{meta['slug']}.md"
    return Article(
        path=path,
        title=meta["title"],
        body=Body(path, 10, digest.of_text(path), 5_000),
        date=dates.parse(date or meta["date"]),
        tags=tuple(meta["tags"]),
        places=(meta["place"],),
        people=tuple(Person(name) for name in meta["authors"]),
    )


def archive(articles: list[Article]) -> Archive:
    """The articles in order, with their names."""
    entries, _ = addressed(articles, Settings(), Addresses())
    return archive_of(entries, Addresses())[0]


def lists(articles: list[Article]) -> dict[str, object]:
    """The related articles of each, as addresses and reasons."""
    found = relations(archive(articles), {})
    return {url: [(entry.url, reason) for entry, reason in others] for url, others in found.items()}


def changed(before: dict[str, object], after: dict[str, object]) -> int:
    """How many articles of before have another list."""
    return sum(after.get(url) != others for url, others in before.items())


def main() -> None:
    """Print what changes, and how long the lists take to work out."""
    gc.disable()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    corpus = Corpus(1)
    articles = [article(corpus, number) for number in range(count)]
    before = lists(articles)
    whole = archive(articles)
    began = time.process_time()
    relations(whole, {})
    print(f"{count:,} articles: {len(before):,} lists in {time.process_time() - began:.2f} s")
    for where, date in (("anywhere", ""), ("at the end", LAST)):
        told = [changed(before, lists([*articles, article(corpus, FURTHER + number, date)])) for number in range(ADDED)]
        print(f"one more {where}: {sum(told) / ADDED:.1f} lists change on average, {max(told)} at most")


if __name__ == "__main__":
    main()
