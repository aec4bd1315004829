"""The search index: the articles in order of time, cut into periods, and the files of each (`docs/decisions/0080`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.indexviews import DocsFile, Extent, Found, IndexFile, PartFile, Period, StemmerFile, TextsFile, WholeFile
from generator.model import Archive, Entry, Linked, Page
from generator.plan.context import Context
from generator.search.periods import FULL_TEXT, Stretch, cut, key_of, parts_of, periods, scale_of
from generator.search.stemming import algorithm

INDEX = "search/index.js"
_NOTHING: tuple[Linked, ...] = ()


def searchindex(archive: Archive, context: Context) -> Iterator[Page]:
    """Every file that the browser searches in; none where the site wants no search or has no article."""
    if not context.settings.search or not archive.entries:
        return
    full = len(archive.entries) <= FULL_TEXT
    keyed = sorted((key_of(entry.article.date, entry.url), entry.url, entry) for entry in archive.entries)
    keys = [key for key, _, _ in keyed]
    found = [_found(entry, context, full) for _, _, entry in keyed]
    scale = scale_of(len(found))
    texts = cut(keys, scale.text)
    for stretch in texts:
        held = tuple(reversed(found[stretch.start : stretch.end]))
        bodies = tuple([article.body for article in held]) if full else _NOTHING
        yield Page(f"search/articles/{stretch.name}.js", "", TextsFile(stretch.name, scale.letters, held), bodies)
    extents: list[Extent] = []
    at = 0
    for stretch in periods(keys, scale):
        within: list[Stretch] = []
        while at < len(texts) and texts[at].end <= stretch.end:
            within.append(texts[at])
            at += 1
        period = _period(stretch, within, found, scale.letters)
        days = [article.day for article in period.articles if article.day]
        extents.append(
            Extent(period.name, len(period.articles), period.parts, min(days, default=""), max(days, default=""))
        )
        yield from _files(period)
    stemmers = tuple(sorted({algorithm(language) for language in {article.language for article in found}} - {""}))
    yield Page(INDEX, "", IndexFile(len(found), scale.letters, full, tuple(reversed(extents)), stemmers))
    for name in stemmers:
        yield Page(f"search/stem-{name}.js", "", StemmerFile(name))


def _files(period: Period) -> Iterator[Page]:
    folder = f"search/periods/{period.name}"
    if period.parts == 1:
        yield Page(f"{folder}/all.js", "", WholeFile(period))
        return
    yield Page(f"{folder}/docs.js", "", DocsFile(period))
    for number in range(period.parts):
        yield Page(f"{folder}/{number}.js", "", PartFile(period, number))


def _period(stretch: Stretch, texts: Sequence[Stretch], found: Sequence[Found], letters: int) -> Period:
    articles = tuple(reversed(found[stretch.start : stretch.end]))
    held = tuple((each.name, each.end - each.start) for each in reversed(texts))
    return Period(stretch.name, parts_of(len(articles)), letters, articles, held)


def _found(entry: Entry, context: Context, full: bool) -> Found:
    article, company, body = entry.article, context.company[entry.url], context.bodies[entry.url]
    date = article.date
    return Found(
        context.cards[entry.url],
        date.first if date else "",
        _known(date.first, date.last) if date else "",
        article.language or context.settings.language,
        (article.standfirst, *article.points),
        tuple([link.title for link in company.people]),
        tuple([link.title for link in company.places]),
        tuple([link.title for link in company.organisations]),
        "" if full else article.excerpt,
        article.words,
        body.body.digest if full else "",
        body,
    )


def _known(first: str, last: str) -> str:
    """A date as finely as its first and last day have it in common: "2003-02-14", "2003-02", "2003"."""
    if first == last:
        return first
    return first[:7] if first[:7] == last[:7] else first[:4]
