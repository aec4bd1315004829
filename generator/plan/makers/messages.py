"""Pages with nothing but a message: the one for addresses that are not there, and signposts at old ones."""

from __future__ import annotations

from collections.abc import Iterator

from generator import paths
from generator.model import Archive, Page
from generator.plan import urls
from generator.plan.context import Context
from generator.views import MessageView


def not_found(_archive: Archive, context: Context) -> Iterator[Page]:
    """`404.html`, which hosts show for an address that is not there."""
    view = MessageView("", context.words.t("not_found"), context.words.t("not_found_text"))
    yield Page("404.html", "404.html", view)


def redirects(archive: Archive, context: Context) -> Iterator[Page]:
    """A signpost at each of an article's aliases; planning has already said which aliases cannot be addresses."""
    for entry in archive.entries:
        article = entry.article
        for alias in dict.fromkeys(article.aliases):
            try:
                url = urls.alias(alias)
            except paths.PathRefused:
                continue
            if url != entry.url:
                yield Page(
                    url,
                    "redirect.html",
                    MessageView("", article.title, context.words.t("moved_text"), entry.url),
                    (),
                    article.path,
                )
