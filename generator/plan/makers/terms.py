"""The pages of tags, people, places, organisations and stories, and their indexes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from heapq import nsmallest
from itertools import chain, groupby

from generator import text
from generator.model import Archive, Page, Term
from generator.plan import coverage
from generator.plan.context import Context
from generator.plan.makers import lists
from generator.views import LetterView, Link, TermRow, TermsView, TermView

COMPANY = 8
LEAST_TOGETHER = 2
LEAST_FOR_PEAK = 5


def indexes(archive: Archive, context: Context) -> Iterator[Page]:
    """`tags/index.html` and its like, for the taxonomies that have terms."""
    for kind, terms in archive.taxonomies():
        if terms:
            yield Page(context.addresses.index(kind), "terms.html", _index(kind, terms, context))


def terms(archive: Archive, context: Context) -> Iterator[Page]:
    """The page of each term, and numbered pages for what is too long for it."""
    names = {term.url: (term.kind, term.name) for _, terms in archive.taxonomies() for term in terms}
    company = {
        url: tuple([link.url for link in chain(them.tags, them.people, them.places, them.organisations)])
        for url, them in context.company.items()
    }
    for kind, found in archive.taxonomies():
        index = Link(context.words.all_of(kind), context.addresses.index(kind))
        for term in found:
            long = _long(term, context)
            together = _together(term, company, names)
            yield Page(term.url, "term.html", _view(term, context, long, together, index))
            yield from lists.pages(long, context)


def _long(term: Term, context: Context) -> lists.LongList:
    stem = term.url.removesuffix(".html").removesuffix("/index")
    kicker = Link(term.name, term.url)
    return lists.LongList(term.kind, term.name, kicker, term.entries, term.url, context.settings.page_size, stem)


def _view(
    term: Term,
    context: Context,
    long: lists.LongList,
    together: Mapping[str, tuple[Link, ...]],
    index: Link,
) -> TermView:
    dated = _dated(term, context)
    kind = term.kind
    return TermView(
        section=kind,
        kind=kind,
        label=context.words.label(kind),
        title=term.name,
        description=context.words.term_description(kind, term.name, context.settings.title),
        lead=_lead(len(term.entries), dated, context),
        count=len(term.entries),
        chart=coverage.coverage(term, context),
        together=together.get(kind, ()),
        people=together.get("people", ()) if kind != "people" else (),
        places=together.get("places", ()) if kind != "places" else (),
        cards=context.cards_of(term.entries[: long.shown]),
        older=lists.older(long, context),
        index=index,
    )


def _lead(count: int, dated: Counter[int], context: Context) -> str:
    if not dated:
        return context.words.term_lead(count, None, None)
    span = (min(dated), max(dated))
    peak = min(dated, key=lambda year: (-dated[year], year))
    clear = count >= LEAST_FOR_PEAK and 2 * dated[peak] > count and span[0] != span[1]
    return context.words.term_lead(count, span, peak if clear else None)


def _together(
    term: Term, company: Mapping[str, tuple[str, ...]], names: Mapping[str, tuple[str, str]]
) -> dict[str, tuple[Link, ...]]:
    """The terms that share most articles with this one, by kind; the count is of shared articles.

    A plain count depends on this term's articles alone, so an article elsewhere in the archive changes nothing here.
    """
    if len(term.entries) < LEAST_TOGETHER:
        return {}
    shared = Counter(chain.from_iterable([company[entry.url] for entry in term.entries]))
    found: dict[str, list[tuple[int, str, str]]] = {}
    for url, count in shared.items():
        if count >= LEAST_TOGETHER and url != term.url:
            kind, name = names[url]
            found.setdefault(kind, []).append((-count, name, url))
    return {
        kind: tuple(Link(name, url, -less) for less, name, url in nsmallest(COMPANY, them))
        for kind, them in found.items()
    }


def _dated(term: Term, context: Context) -> Counter[int]:
    years = context.years
    return Counter([years[entry.url] for entry in term.entries if entry.url in years])


def _index(kind: str, found: tuple[Term, ...], context: Context) -> TermsView:
    axis = coverage.axis_of(context)
    rows = [
        (
            text.sort_letter(term.name),
            TermRow(term.name, term.url, len(term.entries), coverage.spark(term, axis, context)),
        )
        for term in found
    ]
    rows.sort(key=lambda row: (row[0] == "#", text.file_under(row[0])))
    letters = tuple(
        LetterView(letter, tuple(row for _, row in them)) for letter, them in groupby(rows, key=lambda row: row[0])
    )
    return TermsView(
        section=kind,
        kind=kind,
        title=context.words.index_title(kind),
        description=context.words.index_description(kind, context.settings.title),
        lead=context.words.index_lead(kind, len(found), any(row.spark for _, row in rows)),
        letters=letters,
    )
