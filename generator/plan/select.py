"""Which articles are published on a day, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.config import Settings
from generator.model import Article, Skipped


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles to publish and those left out, both by path."""

    published: tuple[Article, ...]
    skipped: tuple[Skipped, ...]


def select(articles: Iterable[Article], settings: Settings, today: str) -> Selection:
    """The articles parted on the ISO day `today`: out are expired ones and, unless wanted, drafts and future ones."""
    published: list[Article] = []
    skipped: list[Skipped] = []
    for article in sorted(articles, key=lambda article: article.path):
        reason = _reason(article, settings, today)
        if reason:
            skipped.append(Skipped(article.path, article.title, reason))
        else:
            published.append(article)
    return Selection(tuple(published), tuple(skipped))


def _reason(article: Article, settings: Settings, today: str) -> str:
    if article.draft and not settings.drafts:
        return "draft"
    if article.expires and article.expires.first <= today:
        return "expired"
    if article.date and article.date.first > today and not settings.future:
        return "future"
    return ""
