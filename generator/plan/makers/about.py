"""The page about the archive: what it holds, from when to when, from which documents, and how it can be had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.aboutviews import AboutView, DocumentRow, EndView
from generator.model import Archive, Entry, Page
from generator.plan.context import Context
from generator.plan.makers.corrections import corrections_link
from generator.plan.makers.sitemap import URL as SITEMAP
from generator.views import Link

MOST_DOCUMENTS = 100


def about(archive: Archive, context: Context) -> Iterator[Page]:
    """`about.html`; none for an archive without articles, or with one of its own at that address."""
    url = context.addresses.page("about")
    if archive.entries and not any(entry.url.casefold() == url for entry in archive.entries):
        yield Page(url, "about.html", _view(archive, context))


def _view(archive: Archive, context: Context) -> AboutView:
    words, settings, entries = context.words, context.settings, archive.entries
    dated = [entry for entry in entries if entry.article.date]
    years = context.years.values()
    converted = [entry for entry in entries if entry.article.source]
    documents = _documents(converted, context)
    shown = sorted(documents, key=lambda row: (-row.articles, row.name))[:MOST_DOCUMENTS]
    counts = words.articles(len(entries))
    title = words.t("about")
    return AboutView(
        section="about",
        title=title,
        description=words.t("about_description", site=settings.title),
        lead=words.t("term_lead_years", articles=counts, years=words.years(min(years), max(years)))
        if years
        else words.t("term_lead", articles=counts),
        articles=len(entries),
        undated=len(entries) - len(dated),
        first=_end(dated[-1], context) if dated else None,
        last=_end(dated[0], context) if dated else None,
        facts=len(archive.mentions),
        holds=tuple(
            Link(words.index_title(kind), context.addresses.index(kind), len(terms))
            for kind, terms in archive.taxonomies()
            if terms
        ),
        languages=_languages(entries, context),
        converted=len(converted),
        repeated=sum(1 for entry in converted if entry.article.also_in),
        written=len(entries) - len(converted),
        documents=tuple(sorted(shown, key=lambda row: row.name)),
        further=len(documents) - len(shown),
        corrections=corrections_link(archive, context),
        sitemap=SITEMAP if settings.base_url else "",
    )


def _end(entry: Entry, context: Context) -> EndView | None:
    date = context.cards[entry.url].date
    return EndView(date, context.links[entry.url]) if date else None


def _languages(entries: tuple[Entry, ...], context: Context) -> tuple[Link, ...]:
    own = context.settings.language
    found = Counter(entry.article.language or own for entry in entries)
    in_turn = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Link(context.words.language_name(tag), "", count) for tag, count in in_turn)


def _documents(converted: list[Entry], context: Context) -> list[DocumentRow]:
    """Every document that articles were made from; of one that is printed again elsewhere, the first has it."""
    entries: dict[str, list[Entry]] = {}
    for entry in converted:
        if entry.article.source and entry.article.source.document:
            entries.setdefault(entry.article.source.document, []).append(entry)
    return [DocumentRow(name, len(found), _years(found, context)) for name, found in entries.items()]


def _years(entries: list[Entry], context: Context) -> str:
    years = [context.years[entry.url] for entry in entries if entry.url in context.years]
    return context.words.years(min(years), max(years)) if years else ""
