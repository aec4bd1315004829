"""A page's view and the HTML of its bodies → its bytes, by a template of the theme."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from markupsafe import Markup

from generator import text as texts
from generator.extension import Filters
from generator.model import Page, TemplateSource
from generator.paths import root_of
from generator.problems import Problem
from generator.render import closure, links
from generator.render.environment import AssetMissing, NameMissing, environment
from generator.render.faults import Fault, Faults
from generator.views import SiteView

VARIABLES = ("site", "page", "root", "url", "body", "bodies", "asset", "t", "forms", "locale_tag")


class Theme:
    """A theme's templates compiled for one site, each when it is first used."""

    __slots__ = ("_environment", "_faults", "_sources", "taken")

    def __init__(self, templates: tuple[TemplateSource, ...], site: SiteView, filters: Filters = ()) -> None:
        self._sources = templates
        self._environment = environment(templates, site, filters)
        self._faults = Faults(templates)
        self.taken = cache(self._taken)

    def _taken(self, template: str) -> frozenset[str]:
        """The ids that a template's closure writes out, which a body must not use again."""
        members = closure.members(self._sources, template)
        return frozenset().union(*(links.ids(member.text) for member in members if isinstance(member, TemplateSource)))

    def page(self, page: Page, bodies: Sequence[str] = ()) -> bytes | Problem:
        """The page as UTF-8 with LF line ends and one at the end, or what its template does wrong; nothing is raised.

        `bodies` are finished HTML, one for each of the page's bodies; templates get them as safe markup.
        """
        safe = tuple(Markup(body) for body in bodies)  # noqa: S704 - sanitised, or from a folder the site trusts
        first = safe[0] if safe else ""
        try:
            template = self._environment.get_template(page.template)
            made = template.render(page=page.view, root=root_of(page.url), url=page.url, body=first, bodies=safe)
        except Exception as error:  # noqa: BLE001 - whatever a template does wrong is a finding about the template
            return self._faults.problem(self._fault(error), page)
        return _bytes(made)

    def _fault(self, error: Exception) -> Fault:
        place = self._faults.place(error.__traceback__)
        if isinstance(error, NameMissing):
            names = VARIABLES if error.owner is None else None
            return Fault("E301", place, error.name, owner=error.owner, known=names)
        if isinstance(error, AssetMissing):
            return Fault("E306", place, error.name, known=error.known)
        if isinstance(error, TemplateSyntaxError):
            known = (*self._environment.filters, *self._environment.tests)
            return Fault("E302", (error.filename or "", error.lineno), error.message or "", known=known)
        if isinstance(error, TemplateNotFound):
            return Fault("E303", place, str(error.name or error), known=tuple(source.name for source in self._sources))
        if isinstance(error, UndefinedError):
            return Fault("E305", place, error.message or "a name is not defined")
        if isinstance(error, RecursionError):
            return Fault("E305", place, "it includes itself, or calls a macro that does, without end")
        return Fault("E305", place, f"{type(error).__name__}: {error}")


def _bytes(made: str) -> bytes:
    clean = made.strip("\r\n \t") + "\n"
    if "\r" in clean:
        clean = clean.replace("\r\n", "\n").replace("\r", "\n")
    try:
        return clean.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate has no place in UTF-8
        return texts.printable(clean).encode("utf-8")


@lru_cache(maxsize=4)
def compiled(templates: tuple[TemplateSource, ...], site: SiteView, filters: Filters = ()) -> Theme:
    """The theme for these values, made once a process."""
    return Theme(templates, site, filters)
