"""Page makers: each a function from the archive to pages of one kind. The list below is the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.model import Archive, Page
from generator.plan.context import Context
from generator.plan.makers import (
    about,
    articles,
    corrections,
    feeds,
    front,
    hosting,
    indexes,
    leaves,
    messages,
    months,
    moving,
    search,
    searchindex,
    signs,
    stories,
    terms,
    thisday,
    years,
)

Maker = Callable[[Archive, Context], Iterable[Page]]

MAKERS: tuple[Maker, ...] = (
    front.front,
    articles.articles,
    indexes.indexes,
    terms.terms,
    stories.stories,
    years.timeline,
    months.months,
    leaves.leaves,
    thisday.thisday,
    feeds.feeds,
    corrections.corrections,
    about.about,
    signs.signs,
    searchindex.searchindex,
    hosting.hosting,
    moving.moving,
    search.search,
    messages.not_found,
    messages.redirects,
)
