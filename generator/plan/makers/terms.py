"""The pages of tags, people, places and organisations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Archive, Entry, Page, Term
from generator.plan import coverage
from generator.plan.context import Context
from generator.plan.makers import lists
from generator.plan.makers.feeds import WITH_FEEDS
from generator.plan.roles import roles
from generator.plan.together import Companion, Together
from generator.plan.within import country
from generator.termviews import OccasionView, RoleView, TermView
from generator.views import Link

TEMPLATE = "term.html"
LEAST_FOR_PEAK = 5


@dataclass(frozen=True, slots=True)
class Known:
    """What is found out once for all terms: their company, the roles of people by the address of their pages."""

    together: Together
    roles: Mapping[str, tuple[RoleView, ...]]


def terms(archive: Archive, context: Context) -> Iterator[Page]:
    """The page of each term, and pages by time for what is too long for it. Stories have pages of their own kind."""
    known = Known(Together(archive, context.company), roles(archive.entries, context))
    for kind, found in archive.taxonomies():
        if kind == "stories":
            continue
        index = Link(context.words.all_of(kind), context.addresses.index(kind))
        for term in found:
            long = _long(term, context)
            yield Page(term.url, TEMPLATE, _view(term, context, long, known, index))
            yield from lists.pages(long)


def companions(found: Mapping[str, tuple[Companion, ...]], kind: str, context: Context) -> tuple[Link, ...]:
    """The terms of one kind in a term's company as links, with the articles they share and how often by chance."""
    return tuple(
        [Link(each.term.name, each.term.url, each.shared, lift(each.lift, context)) for each in found.get(kind, ())]
    )


def lift(step: float, context: Context) -> str:
    """A step of lift in words, "3×"; "" for none."""
    return context.words.t("lift", times=context.words.decimal(step)) if step else ""


def feed(term: Term, context: Context) -> Link | None:
    """The link to a term's feed, for the kinds that have one."""
    if term.kind not in WITH_FEEDS:
        return None
    return Link(context.words.t("atom_feed"), context.addresses.feed(term.url))


def _long(term: Term, context: Context) -> lists.LongList:
    stem = term.url.removesuffix(".html").removesuffix("/index")
    kicker = Link(term.name, term.url)
    shown = context.settings.page_size
    return lists.LongList(term.kind, term.name, kicker, term.entries, term.url, shown, stem, context)


def _view(term: Term, context: Context, long: lists.LongList, known: Known, index: Link) -> TermView:
    kind, words = term.kind, context.words
    dated = [entry for entry in term.entries if entry.article.date]
    years = Counter([context.years[entry.url] for entry in dated])
    found = known.together.of(term)
    others = {other: companions(found, other, context) for other in found}
    own = others.pop(kind, ())
    return TermView(
        section=kind,
        kind=kind,
        label=words.label(kind),
        title=term.name,
        description=words.term_description(kind, term.name, context.settings.title),
        lead=_lead(len(term.entries), years, context),
        count=len(term.entries),
        aliases=context.aliases.get(term.name, ()) if kind in _NAMES else (),
        within=country(term, context) if kind == "places" else None,
        roles=known.roles.get(term.url, ()) if kind == "people" else (),
        first=_occasion(dated, -1, context),
        last=_occasion(dated, 0, context),
        chart=coverage.coverage(term, context),
        together=own,
        tags=others.get("tags", ()),
        people=others.get("people", ()),
        places=others.get("places", ()),
        organisations=others.get("organisations", ()),
        cards=context.cards_of(term.entries[: long.shown]),
        older=lists.older(long),
        years=lists.years(long),
        feed=feed(term, context),
        index=index,
    )


_NAMES = frozenset({"tags", "people", "places", "organisations"})


def _lead(count: int, years: Counter[int], context: Context) -> str:
    if not years:
        return context.words.term_lead(count, None, None)
    span = (min(years), max(years))
    peak = min(years, key=lambda year: (-years[year], year))
    clear = count >= LEAST_FOR_PEAK and 2 * years[peak] > count and span[0] != span[1]
    return context.words.term_lead(count, span, peak if clear else None)


def _occasion(dated: Sequence[Entry], index: int, context: Context) -> OccasionView | None:
    """The newest (0) or the oldest (-1) of the dated articles; None where there are not two."""
    date = dated[index].article.date if len(dated) > 1 else None
    return OccasionView(context.dates.view(date), context.links[dated[index].url]) if date else None
