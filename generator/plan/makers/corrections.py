"""The corrections of the whole archive, newest first, so that nobody has to look for them article by article."""

from __future__ import annotations

from collections.abc import Iterator

from generator.aboutviews import CorrectionRow, CorrectionsView
from generator.model import Archive, Correction, Entry, Page
from generator.plan.context import Context
from generator.plan.paginate import numbered
from generator.views import Link

STEM = "corrections"
TEMPLATE = "corrections.html"


def corrections(archive: Archive, context: Context) -> Iterator[Page]:
    """`corrections/index.html` with the newest, and numbered pages, from the oldest on, with the others."""
    found = _found(archive)
    if not found:
        return
    words, size = context.words, context.settings.page_size
    home = context.addresses.index(STEM)
    title, site = words.t("corrections"), context.settings.title
    parts = numbered(found, size, size)

    def page(number: int) -> Link:
        return Link(words.page_name(number), context.addresses.numbered(STEM, number))

    rows = tuple([_row(*each, context) for each in found[:size]])
    older = Link(words.t("corrections_older"), page(len(parts)).url) if parts else None
    description = words.t("corrections_description", site=site)
    yield Page(home, TEMPLATE, CorrectionsView(STEM, title, description, rows, None, older))
    for number, part in enumerate(parts, 1):
        view = CorrectionsView(
            section=STEM,
            title=words.page_title(title, number),
            description=words.page_description(title, number),
            items=tuple([_row(*each, context) for each in part]),
            newer=page(number + 1) if number < len(parts) else Link(words.t("corrections_newer"), home),
            older=page(number - 1) if number > 1 else None,
        )
        yield Page(page(number).url, TEMPLATE, view)


def corrections_link(archive: Archive, context: Context) -> Link | None:
    """The way to the corrections; None where nothing has been put right."""
    if not any(entry.article.corrections for entry in archive.entries):
        return None
    return Link(context.words.t("corrections"), context.addresses.index(STEM))


def _found(archive: Archive) -> tuple[tuple[Correction, Entry], ...]:
    """Every correction with its entry: newest first, those without a day last; of one day by the entry's address."""
    given = [(each, entry) for entry in archive.entries for each in entry.article.corrections]
    given.sort(key=lambda pair: pair[1].url)
    given.sort(key=lambda pair: pair[0].date.sort_key if pair[0].date else "", reverse=True)
    return tuple(given)


def _row(correction: Correction, entry: Entry, context: Context) -> CorrectionRow:
    card = context.cards[entry.url]
    return CorrectionRow(
        date=context.dates.unlinked(correction.date) if correction.date else None,
        text=correction.text,
        article=context.links[entry.url],
        published=card.date,
        language=card.language,
        direction=card.direction,
    )
