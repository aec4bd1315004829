"""The plan of a site, told once from top to bottom: which articles, where each lives, every page with all it shows."""

from __future__ import annotations

from collections.abc import Iterable

from generator import paths, text
from generator.config import Settings
from generator.extension import PagesHook
from generator.model import Archive, Article, Content, Copy, Linked, Media, Page, Plan
from generator.plan import links, urls
from generator.plan.archive import addressed, archive_of
from generator.plan.assets import assets
from generator.plan.claims import Claim, settle
from generator.plan.context import Context, Shown, context_of
from generator.plan.makers import MAKERS
from generator.plan.makers.articles import template_of
from generator.plan.makers.hosting import HEADERS
from generator.plan.makers.sitemap import sitemap
from generator.plan.select import select
from generator.plan.site import site_view
from generator.plan.versions import also_ran
from generator.problems import Location, Problem, in_order
from generator.theming import ThemeInfo
from generator.views import Picture

_UNKNOWN_NAME = "W409"


def plan(
    content: Content, settings: Settings, theme: ThemeInfo, today: str, pages_hooks: Iterable[PagesHook] = ()
) -> Plan:
    """The whole site as values, by address. `today` (an ISO day) decides what is still to come and what has expired.

    `pages_hooks` see the pages so far and add to them. `Plan.problems` holds what planning found, not what reading did.
    """
    selection = select(content.articles, settings, today)
    addresses = urls.Addresses(settings.urls == "pretty")
    entries, problems = addressed(selection.published, settings, addresses)
    archive, groups = archive_of(entries, addresses, content.aliases)
    targets = links.Targets(entries, content.media, selection.skipped, settings.content)
    bodies, pictures, dead = _resolved(archive, targets, settings)
    versions, unknown = also_ran(archive, targets)
    shown = Shown(bodies, pictures, versions)
    context = context_of(archive, groups, settings, addresses, shown, dict(content.aliases), theme.words)
    pages, refused = _pages(archive, context, tuple(pages_hooks))
    named, statics = assets(theme.statics)
    copies, unnamed = _copies(content.media)
    pages = [page for page in pages if page.url != HEADERS or all(copy.url != HEADERS for copy in copies)]
    settled, collisions = settle([*map(_page_claim, pages), *map(_copy_claim, (*copies, *statics))])
    asked = [problem for entry in archive.entries for problem in _asked(entry.article, theme.templates)]
    return Plan(
        pages=tuple([claim.item for claim in settled if isinstance(claim.item, Page)]),
        copies=tuple([claim.item for claim in settled if isinstance(claim.item, Copy)]),
        skipped=selection.skipped,
        problems=in_order((*problems, *dead, *unknown, *refused, *unnamed, *collisions, *asked)),
        site=site_view(archive, context, named, theme),
    )


def _resolved(
    archive: Archive, targets: links.Targets, settings: Settings
) -> tuple[dict[str, Linked], dict[str, tuple[Picture | None, ...]], list[Problem]]:
    """Every body with the addresses of its links, every entry's own picture (None without one) and further ones."""
    trust = links.trusted_folders(settings.content, settings.trust)
    bodies: dict[str, Linked] = {}
    pictures: dict[str, tuple[Picture | None, ...]] = {}
    problems: list[Problem] = []
    own_marks = bool(settings.extensions or settings.markdown_extensions)  # theirs may be what “[[…]]” is for
    for entry in archive.entries:
        bodies[entry.url], dead = links.linked(entry, targets, trust)
        problems += dead if not own_marks else [problem for problem in dead if problem.code != _UNKNOWN_NAME]
        article = entry.article
        if article.image or article.images:
            own = links.picture(article, article.image, targets) if article.image else (None, None)
            more = [links.picture(article, image, targets, "images") for image in article.images]
            pictures[entry.url] = (own[0], *(picture for picture, _ in more if picture))
            problems += [problem for _, problem in (own, *more) if problem]
    return bodies, pictures, problems


def _pages(archive: Archive, context: Context, hooks: tuple[PagesHook, ...]) -> tuple[list[Page], list[Problem]]:
    pages = [page for maker in MAKERS for page in maker(archive, context)]
    problems: list[Problem] = []
    for hook in hooks:
        for page in hook(tuple(pages), archive):
            try:
                paths.output_path(page.url)
                pages.append(page)
            except paths.PathRefused as refused:
                where = Location(page.origin) if page.origin else None
                problems.append(
                    Problem("E402", f"an extension's page {page.url!r} cannot be an address: {refused}", where)
                )
    pages += sitemap(archive, pages, context)
    return pages, problems


def _copies(media: Iterable[Media]) -> tuple[list[Copy], list[Problem]]:
    copies: list[Copy] = []
    problems: list[Problem] = []
    for item in media:
        try:
            copies.append(Copy(paths.output_path(item.url), item.digest, item.path))
        except paths.PathRefused as refused:
            message = f"this file cannot be published under its name: {refused}"
            problems.append(Problem("E402", message, Location(item.path), hint="rename it"))
    return copies, problems


def _page_claim(page: Page) -> Claim[Page | Copy]:
    return Claim(page.url, page.origin, None, page)


def _copy_claim(copy: Copy) -> Claim[Page | Copy]:
    return Claim(copy.url, copy.path, None, copy)


def _asked(article: Article, templates: tuple[str, ...]) -> Iterable[Problem]:
    """What is wrong with the aliases and the template that an article asks for."""
    for alias in article.aliases:
        try:
            urls.alias(alias)
        except paths.PathRefused as refused:
            yield urls.refusal("aliases", alias, refused, Location(article.path, article.line_of("aliases")))
    if article.template and template_of(article) not in templates:
        near = text.nearest(template_of(article), templates)
        hint = f'did you mean "{near}"?' if near else ""
        where = Location(article.path, article.line_of("template"))
        yield Problem("E407", f'there is no template "{article.template}" in the theme', where, hint=hint)
