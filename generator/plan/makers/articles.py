"""The page of each article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator import paths, text
from generator.config import Settings
from generator.model import Archive, Article, Correction, Entry, Event, Page, Person, Provenance
from generator.plan.context import Context
from generator.plan.facts import corrected, facts_of
from generator.plan.gaps import gap
from generator.plan.neighbours import Neighbours
from generator.plan.stories import boxes
from generator.views import ArticleView, CorrectionView, EventView, Link, SourceView, StoryView, VersionView
from generator.words import Words

TEMPLATE = "article.html"


def articles(archive: Archive, context: Context) -> Iterator[Page]:
    """One page per entry, between its neighbours in the archive, unless the box of its story names others."""
    links: list[Link | None] = [None, *(context.links[entry.url] for entry in archive.entries), None]
    stories = boxes(archive, context)
    neighbours = Neighbours(archive, context)
    for index, entry in enumerate(archive.entries):
        story = stories.get(entry.url)
        alone = story is None or not (story.previous or story.next)
        around = (links[index], links[index + 2]) if alone else (None, None)
        view = _view(entry, context, around, story, neighbours)
        article = entry.article
        texts = (entry, *context.shown.versions.get(entry.url, ()))
        bodies = tuple([context.bodies[each.url] for each in texts])
        yield Page(entry.url, template_of(article), view, bodies, article.path)


def template_of(article: Article) -> str:
    """The article's template: the one it names, with or without `.html`, or the usual one."""
    if not article.template:
        return TEMPLATE
    return article.template if "." in article.template else f"{article.template}.html"


def _view(
    entry: Entry,
    context: Context,
    around: tuple[Link | None, Link | None],
    story: StoryView | None,
    neighbours: Neighbours,
) -> ArticleView:
    """The view of an entry between the newer and the older one, in the archive where it is part of no story."""
    article, settings, dates = entry.article, context.settings, context.dates
    company, card = context.company[entry.url], context.cards[entry.url]
    language = article.language or settings.language
    put_right = corrected(article)
    picture, *pictures = context.shown.pictures.get(entry.url, (None,))
    return ArticleView(
        section="articles",
        url=entry.url,
        title=article.title,
        description=card.summary or article.title,
        kicker=card.kicker,
        standfirst=article.standfirst,
        points=article.points,
        date=card.date,
        updated=dates.unlinked(article.updated) if article.updated else None,
        dateline=article.dateline,
        authors=_authors(article.authors, context),
        picture=picture,
        pictures=tuple([each for each in pictures if each]),
        tags=company.tags,
        people=_with_roles(article.people, company.people) if article.people else (),
        places=company.places,
        organisations=company.organisations,
        story=story,
        events=_events(article.events, context) if article.events else (),
        corrections=tuple([_correction(correction, context) for correction in article.corrections]),
        minutes=card.minutes,
        language=language,
        direction=text.direction(language),
        canonical=article.canonical_url or _address(entry, settings),
        newer=around[0],
        older=around[1],
        source=_source(article.source, context.words) if article.source else None,
        also_in=tuple([_source(source, context.words) for source in article.also_in]),
        also_ran_as=_versions(context.shown.versions.get(entry.url, ()), context),
        id=article.id,
        extra=article.extra,
        related=neighbours.related.get(entry.url, ()),
        mentioned_in=neighbours.mentioned_in.get(entry.url, ()),
        corrected=dates.unlinked(put_right) if put_right else None,
        facts=facts_of(article),
    )


def _address(entry: Entry, settings: Settings) -> str:
    """The article's whole address; "" for a site that does not know its own."""
    base = settings.base_url
    return paths.whole(base, entry.url, settings.urls == "pretty") if base else ""


def _authors(authors: Sequence[str], context: Context) -> tuple[Link, ...]:
    """The authors as links to the pages of people that they have by the very name."""
    people = context.names["people"]
    return tuple([people.get(name) or Link(name) for name in authors]) if authors else ()


def _with_roles(people: Sequence[Person], links: tuple[Link, ...]) -> tuple[Link, ...]:
    roles = {text.squeeze(person.name).casefold(): person.role for person in reversed(people) if person.role}
    if not roles:
        return links
    return tuple(Link(link.title, link.url, 0, roles.get(link.title.casefold(), "")) for link in links)


def _events(events: Sequence[Event], context: Context) -> tuple[EventView, ...]:
    in_turn = sorted(events, key=lambda event: event.date.sort_key)
    gaps = ["", *(gap(before.date, after.date, context.words) for before, after in pairwise(in_turn))]
    return tuple(
        EventView(context.dates.view(event.date), event.text, said) for event, said in zip(in_turn, gaps, strict=True)
    )


def _correction(correction: Correction, context: Context) -> CorrectionView:
    return CorrectionView(context.dates.unlinked(correction.date) if correction.date else None, correction.text)


def _versions(others: Sequence[Entry], context: Context) -> tuple[VersionView, ...]:
    return tuple(
        VersionView(context.links[other.url], context.cards[other.url].date, number)
        for number, other in enumerate(others, 1)
    )


def _source(source: Provenance, words: Words) -> SourceView:
    lines = words.span(source.first_line, source.last_line) if source.first_line else ""
    return SourceView(source.document, lines, source.url, source.digest)
