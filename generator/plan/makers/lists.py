"""The numbered pages of a long list, whose newest entries stand on a page of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Entry, Page
from generator.plan.context import Context
from generator.plan.paginate import count_of, numbered
from generator.views import Link, ListView


@dataclass(frozen=True, slots=True)
class LongList:
    """A list of entries, newest first; its `home` shows the newest `shown`, its numbered pages are named by `stem`."""

    section: str
    title: str
    kicker: Link | None
    entries: tuple[Entry, ...]
    home: str
    shown: int
    stem: str


def pages(long: LongList, context: Context) -> Iterator[Page]:
    """The numbered pages, from the oldest."""
    parts = numbered(long.entries, context.settings.page_size, long.shown)
    for number, part in enumerate(parts, 1):
        newer = (
            _link(long, context, number + 1)
            if number < len(parts)
            else Link(context.words.t("newer_articles"), long.home)
        )
        view = ListView(
            section=long.section,
            title=context.words.page_title(long.title, number),
            description=context.words.page_description(long.title, number),
            kicker=long.kicker,
            number=number,
            cards=context.cards_of(part),
            newer=newer,
            older=_link(long, context, number - 1) if number > 1 else None,
        )
        yield Page(context.addresses.numbered(long.stem, number), "list.html", view)


def older(long: LongList, context: Context) -> Link | None:
    """The link from the page with the newest entries to the newest numbered page; None where there is none."""
    count = count_of(len(long.entries), context.settings.page_size, long.shown)
    return Link(context.words.t("older_articles"), context.addresses.numbered(long.stem, count)) if count else None


def _link(long: LongList, context: Context, number: int) -> Link:
    return Link(context.words.page_name(number), context.addresses.numbered(long.stem, number))
