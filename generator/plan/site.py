"""What every page may see of the site."""

from __future__ import annotations

from generator import text
from generator.config import Settings
from generator.model import Archive, Record
from generator.plan import urls, words
from generator.views import Asset, Link, NavItem, SiteView

GENERATOR = "Dateline"


def site_view(
    archive: Archive, settings: Settings, addresses: urls.Addresses, assets: tuple[Asset, ...], theme: Record
) -> SiteView:
    """The site as every page sees it; its navigation leads to the sections that have something to show."""
    return SiteView(
        title=settings.title,
        description=settings.description,
        language=settings.language,
        direction=text.direction(settings.language),
        base_url=settings.base_url,
        nav=_nav(archive, addresses),
        feeds=(Link(words.ATOM, "feed.xml"), Link(words.RSS, "rss.xml"), Link(words.JSON, "feed.json")),
        assets=assets,
        generator=GENERATOR,
        params=settings.params,
        theme=theme,
        pretty=addresses.pretty,
    )


def _nav(archive: Archive, addresses: urls.Addresses) -> tuple[NavItem, ...]:
    items = [NavItem("front", words.FRONT, urls.FRONT)]
    if archive.mentions or any(entry.article.date for entry in archive.entries):
        items.append(NavItem("timeline", words.TIMELINE, addresses.index("timeline")))
    items += [
        NavItem(kind, words.index_title(kind), addresses.index(kind)) for kind, terms in archive.taxonomies() if terms
    ]
    return tuple(items)
