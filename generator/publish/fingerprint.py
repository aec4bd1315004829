"""What an output is made from, as one digest: when it has not changed, the output has not."""

from __future__ import annotations

from generator.digest import ValueDigest, of_parts
from generator.model import Copy, Page


def fingerprint(page: Page, program: str, closure: str, site: str, values: ValueDigest, markup: str = "") -> str:
    """The fingerprint of a page.

    `program` is the digest of the generator and its libraries, `closure` that of the template with all it draws in,
    `site` that of the site's view, `markup` that of the settings by which bodies become HTML (it counts where there
    are bodies). Where a body lies in its file shapes no output, so its path and first line do not count; neither does
    `page.origin`.
    """
    bodies = tuple((linked.body.digest, linked.links, linked.trusted, linked.converted) for linked in page.bodies)
    own = (page.url, page.template, page.view, bodies)
    return of_parts("page", program, closure, site, markup if bodies else "", values(own))


def of_copy(copy: Copy) -> str:
    """The fingerprint of an output whose bytes are ready: their digest."""
    return of_parts("copy", copy.digest)
