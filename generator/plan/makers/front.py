"""The front page, and the list of all articles that it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.model import Archive, Page
from generator.plan import urls
from generator.plan.context import Context
from generator.plan.makers import lists, thisday
from generator.plan.makers.moving import URL, is_moving
from generator.plan.makers.years import FEW, timeline_chart
from generator.views import FrontView, Link

SECONDARIES, LATEST, TAGS = 6, 8, 12
PAGE = "page"


def front(archive: Archive, context: Context) -> Iterator[Page]:
    """`index.html` with the newest articles and the archive at a glance; `page/N.html` hold the others."""
    shown = 1 + SECONDARIES + LATEST
    title = context.words.t("all_articles")
    long = lists.LongList("front", title, None, archive.entries, urls.FRONT, shown, PAGE, context, counted=True)
    yield Page(urls.FRONT, "front.html", _view(archive, context, long))
    yield from lists.pages(long)


def _view(archive: Archive, context: Context, long: lists.LongList) -> FrontView:
    cards = context.cards_of(archive.entries[: long.shown])
    dated = context.years.values()
    settings = context.settings
    pictures = context.shown.pictures.get(archive.entries[0].url, (None,)) if archive.entries else (None,)
    tags = sorted(archive.tags, key=lambda term: -len(term.entries))[:TAGS]
    return FrontView(
        section="front",
        title=settings.title,
        description=settings.description or context.words.description(settings.title),
        lead=cards[0] if cards else None,
        secondary=cards[1 : 1 + SECONDARIES],
        latest=cards[1 + SECONDARIES :],
        older=lists.older(long),
        articles=len(archive.entries),
        first_year=context.words.digits(str(min(dated))) if dated else "",
        last_year=context.words.digits(str(max(dated))) if dated else "",
        chart=timeline_chart(context) if len(dated) + len(archive.mentions) >= FEW else None,
        tags=tuple(Link(term.name, term.url, len(term.entries)) for term in tags),
        picture=pictures[0] if pictures[0] and pictures[0].src else None,
        moving=URL if is_moving(archive, context) else "",
        day=_day(context),
    )


def _day(context: Context) -> Link | None:
    """The link to the days of the year, which the reader's browser turns into one to today's."""
    link = thisday.link(context)
    return replace(link, note=context.addresses.page(f"{urls.THIS_DAY}/MM-DD")) if link else None
