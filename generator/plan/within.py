"""The country that a place lies in, where the gazetteer knows it and the articles agree."""

from __future__ import annotations

from generator import gazetteer
from generator.model import Term
from generator.plan.context import Context
from generator.views import Link

QUARTER = 4


def country(term: Term, context: Context) -> Link | None:
    """The place or tag of the archive that is the country of a place.

    There are more towns than one of many names, so the country is told only where a quarter of the place's articles, or
    more, name it too.
    """
    name = gazetteer.country_of(term.name)
    link = context.names["places"].get(name) or context.names["tags"].get(name) if name else None
    if link is None or link.url == term.url:
        return None
    company = [context.company[entry.url] for entry in term.entries]
    also = sum(link in them.places or link in them.tags for them in company)
    return link if also * QUARTER >= len(term.entries) else None
