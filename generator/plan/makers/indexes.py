"""The indexes of tags, people, places and organisations, A to Z; long ones as drawers, a page for each letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import groupby

from generator import text
from generator.model import Archive, Page, Term
from generator.plan import coverage
from generator.plan.archive import slugs_of
from generator.plan.context import Context
from generator.plan.drawers import Drawer, all_of, drawers, fits
from generator.plan.timeline import Period
from generator.termviews import LetterView, TermRow, TermsView
from generator.views import Link

TEMPLATE = "terms.html"
LARGEST = 60
FOLDER = "letters"
"""Below it lie the drawers. A tag called Letters has pages of years there, or "undated", which no drawer is called."""


def indexes(archive: Archive, context: Context) -> Iterator[Page]:
    """`tags/index.html` and its like, for the taxonomies that have terms, and the drawers of the long ones."""
    axis = coverage.axis_of(context)
    for kind, terms in archive.taxonomies():
        if not terms or kind == "stories":
            continue
        whole = fits(terms)
        found = () if whole else drawers(terms)
        rows = _rows(terms if whole else _largest(terms), axis, context)
        yield Page(context.addresses.index(kind), TEMPLATE, _index(kind, terms, rows, found, context))
        yield from drawer_pages(kind, found, axis, context)


def drawer_links(kind: str, found: Sequence[Drawer], context: Context) -> tuple[Link, ...]:
    """The drawers of an index with their numbers of terms."""
    stems = _stems(found)
    return tuple([_link(kind, drawer, stems, context, drawer.count) for drawer in found])


def drawer_pages(kind: str, found: Sequence[Drawer], axis: Sequence[Period], context: Context) -> Iterator[Page]:
    """The page of each drawer: its terms, the drawers in it, and the way to its neighbours, told without numbers."""
    stems = _stems(found)
    yield from _pages(kind, found, stems, axis, context)


def _pages(
    kind: str, found: Sequence[Drawer], stems: dict[str, str], axis: Sequence[Period], context: Context
) -> Iterator[Page]:
    beside = [_link(kind, drawer, stems, context) for drawer in found]
    for number, drawer in enumerate(found):
        own = [*beside[:number], Link(drawer.name), *beside[number + 1 :]]
        inside = [_link(kind, each, stems, context, each.count) for each in drawer.drawers]
        view = _drawer(kind, drawer, tuple(inside or own), _rows(drawer.terms, axis, context), context)
        yield Page(_address(kind, drawer, stems, context), TEMPLATE, view)
        yield from _pages(kind, drawer.drawers, stems, axis, context)


def _stems(found: Sequence[Drawer]) -> dict[str, str]:
    return slugs_of([drawer.name.casefold() for drawer in all_of(found)])


def _address(kind: str, drawer: Drawer, stems: dict[str, str], context: Context) -> str:
    return context.addresses.page(f"{kind}/{FOLDER}/{stems[drawer.name.casefold()]}")


def _link(kind: str, drawer: Drawer, stems: dict[str, str], context: Context, count: int = 0) -> Link:
    return Link(drawer.name, _address(kind, drawer, stems, context), count)


def _largest(terms: Iterable[Term]) -> list[Term]:
    """The terms with most articles, from A to Z."""
    chosen = nsmallest(LARGEST, enumerate(terms), key=lambda item: (-len(item[1].entries), item[0]))
    return [term for _, term in sorted(chosen, key=lambda item: item[0])]


def _rows(terms: Iterable[Term], axis: Sequence[Period], context: Context) -> tuple[TermRow, ...]:
    return tuple(
        [TermRow(term.name, term.url, len(term.entries), coverage.spark(term, axis, context)) for term in terms]
    )


def _index(
    kind: str, terms: Sequence[Term], rows: tuple[TermRow, ...], found: Sequence[Drawer], context: Context
) -> TermsView:
    words = context.words
    return TermsView(
        section=kind,
        kind=kind,
        title=words.index_title(kind),
        description=words.index_description(kind, context.settings.title),
        lead=words.index_lead(kind, len(terms), any(row.spark for row in rows)),
        letters=() if found else _letters(rows),
        largest=rows if found else (),
        drawers=drawer_links(kind, found, context),
    )


def _drawer(
    kind: str, drawer: Drawer, links: tuple[Link, ...], rows: tuple[TermRow, ...], context: Context
) -> TermsView:
    words = context.words
    terms = words.index_title(kind)
    return TermsView(
        section=kind,
        kind=kind,
        title=words.t("drawer_title", terms=terms, name=drawer.name),
        description=words.t("drawer_description", terms=terms, name=drawer.name, site=context.settings.title),
        lead=words.index_lead(kind, drawer.count, any(row.spark for row in rows)),
        letters=(LetterView(drawer.name, rows),) if rows else (),
        drawers=links,
        index=Link(words.all_of(kind), context.addresses.index(kind)),
    )


def _letters(rows: Iterable[TermRow]) -> tuple[LetterView, ...]:
    filed = [(text.sort_letter(row.title), row) for row in rows]
    filed.sort(key=lambda item: (item[0] == "#", text.file_under(item[0])))
    return tuple(LetterView(letter, tuple(row for _, row in them)) for letter, them in groupby(filed, lambda i: i[0]))
