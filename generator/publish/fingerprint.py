"""What an output is made from, as digests: while they are the same, so is the output; where they differ is why."""

from __future__ import annotations

from generator.digest import ValueDigest, of_parts
from generator.indexviews import GATHERED
from generator.model import Copy, Page

PARTS = (
    "the generator, one of its libraries or an extension",
    "its template, or one that the template draws in",
    "what every page sees of the site: title, navigation, addresses of static files",
    "the settings by which bodies become HTML",
    "what its template is handed: the article's front matter, or the articles it lists",
    "the text of a body it shows, or where a link in it leads",
)
_DIGITS = 16


def fingerprint(page: Page, program: str, closure: str, site: str, values: ValueDigest, markup: str = "") -> str:
    """The fingerprint of a page: one digest for each of PARTS, 64 bits each, with dots between.

    `program` is the digest of the generator and its libraries, `closure` that of the template with all it draws in,
    `site` that of the site's view, `markup` that of the settings by which bodies become HTML (it counts where there
    are bodies). Where a body lies in its file shapes no output, so its path and first line do not count; neither does
    `page.origin`.
    """
    bodies = tuple(
        (linked.body.digest, linked.links, linked.sizes, linked.trusted, linked.converted, linked.titles)
        for linked in page.bodies
    )
    shown = values((page.url, page.template, page.view))
    laid_out = markup if bodies or isinstance(page.view, GATHERED) else ""
    return ".".join(part[:_DIGITS] for part in (program, closure, site, laid_out, shown, values(bodies)))


def of_copy(copy: Copy) -> str:
    """The fingerprint of an output whose bytes are ready: their digest."""
    return of_parts("copy", copy.digest)


def reasons(before: str, after: str) -> tuple[str, ...]:
    """Which of PARTS differ between two fingerprints of one page; () when they are equal or one is not a page's."""
    old, new = before.split("."), after.split(".")
    if len(old) != len(PARTS) or len(new) != len(PARTS):
        return ()
    return tuple(part for part, was, is_now in zip(PARTS, old, new, strict=True) if was != is_now)
