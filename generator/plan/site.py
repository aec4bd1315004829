"""What every page may see of the site."""

from __future__ import annotations

from generator import text
from generator.model import Archive
from generator.plan import urls
from generator.plan.context import Context
from generator.plan.makers.corrections import corrections_link
from generator.plan.makers.search import SECTION as SEARCH
from generator.plan.makers.search import is_searchable
from generator.plan.makers.signs import ICON
from generator.theming import ThemeInfo
from generator.views import Asset, Link, NavItem, SiteView

GENERATOR = "Dateline"
OWN_ICON = "favicon.svg"
"""The static file by which a theme brings an icon of its own."""


def site_view(archive: Archive, context: Context, assets: tuple[Asset, ...], theme: ThemeInfo) -> SiteView:
    """The site as every page sees it; its navigation leads to the sections that have something to show."""
    settings, addresses, words = context.settings, context.addresses, context.words
    return SiteView(
        title=settings.title,
        description=settings.description,
        language=settings.language,
        direction=text.direction(settings.language),
        base_url=settings.base_url,
        nav=_nav(archive, context),
        feeds=(
            Link(words.t("atom_feed"), "feed.xml"),
            Link(words.t("rss_feed"), "rss.xml"),
            Link(words.t("json_feed"), "feed.json"),
        ),
        assets=assets,
        generator=GENERATOR,
        params=settings.params,
        theme=theme.settings,
        words=theme.words,
        pretty=addresses.pretty,
        icon=next((asset.url for asset in assets if asset.name == OWN_ICON), ICON),
        foot=_foot(archive, context),
    )


def _nav(archive: Archive, context: Context) -> tuple[NavItem, ...]:
    addresses, words = context.addresses, context.words
    items = [NavItem("front", words.t("front_page"), urls.FRONT)]
    if archive.mentions or any(entry.article.date for entry in archive.entries):
        items.append(NavItem("timeline", words.t("timeline"), addresses.index("timeline")))
    items += [
        NavItem(kind, words.index_title(kind), addresses.index(kind)) for kind, terms in archive.taxonomies() if terms
    ]
    if is_searchable(archive, context):
        items.append(NavItem(SEARCH, words.t("search"), addresses.page(SEARCH)))
    return tuple(items)


def _foot(archive: Archive, context: Context) -> tuple[NavItem, ...]:
    addresses, words = context.addresses, context.words
    items = [NavItem("about", words.t("about"), addresses.page("about"))] if archive.entries else []
    corrected = corrections_link(archive, context)
    if corrected:
        items.append(NavItem("corrections", corrected.title, corrected.url))
    return tuple(items)
