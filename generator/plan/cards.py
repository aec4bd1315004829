"""Articles as lists print them, and the links that go with them: each made once, shared by every page that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator import text
from generator.model import Article, Entry
from generator.plan.archive import Grouped
from generator.plan.places import Dates
from generator.views import Card, Link

SUMMARY_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Company:
    """The terms of one article, as links in the order it names them."""

    tags: tuple[Link, ...]
    people: tuple[Link, ...]
    places: tuple[Link, ...]
    organisations: tuple[Link, ...]
    stories: tuple[Link, ...]


def links_by_name(groups: Mapping[str, Grouped]) -> dict[str, dict[str, Link]]:
    """A link for each name of each taxonomy; names of one term share its link."""
    links: dict[str, dict[str, Link]] = {}
    for kind, group in groups.items():
        by_url = {term.url: Link(term.name, term.url) for term in group.terms}
        links[kind] = {name: by_url[term.url] for name, term in group.by_name.items()}
    return links


def company_of(article: Article, links: Mapping[str, Mapping[str, Link]]) -> Company:
    """The article's terms, each once."""
    return Company(
        _linked(article.tags, links["tags"]),
        _linked([person.name for person in article.people], links["people"]) if article.people else (),
        _linked(article.places, links["places"]),
        _linked(article.organisations, links["organisations"]),
        _linked((article.story,), links["stories"]) if article.story else (),
    )


def _linked(names: tuple[str, ...] | list[str], links: Mapping[str, Link]) -> tuple[Link, ...]:
    if not names:
        return ()
    found = [links[name] for name in names if name in links]
    return tuple({link.url: link for link in found}.values()) if len(found) > 1 else tuple(found)


def card_of(entry: Entry, company: Company, dates: Dates, language: str) -> Card:
    """The entry's card; its language is named only where it is not the site's."""
    article = entry.article
    other = article.language if article.language != language else ""
    return Card(
        url=entry.url,
        title=article.title,
        date=dates.view(article.date) if article.date else None,
        summary=summary_of(article),
        dateline=article.dateline,
        kicker=_kicker(article, company),
        tags=company.tags,
        minutes=text.reading_minutes(article.words) if article.words else 0,
        language=other,
        direction=text.direction(other) if other else "",
    )


def _kicker(article: Article, company: Company) -> Link | None:
    """The line above a headline: the first tag that says what the article is about rather than who is in it."""
    people = {person.name for person in article.people}
    return next((tag for tag in company.tags if tag.title not in people), None)


def summary_of(article: Article) -> str:
    """What stands for the article in a list: its standfirst, its first point, or the beginning of its text."""
    return text.excerpt(article.standfirst or next(iter(article.points), "") or article.excerpt, SUMMARY_LENGTH)
