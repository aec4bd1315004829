"""The Jinja2 environment templates run in: sources from values, escaping always on, nothing undefined let through."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import partial
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, UndefinedError, pass_environment
from jinja2.utils import missing
from markupsafe import Markup

from generator import paths, words
from generator import text as texts
from generator.extension import Filters
from generator.model import Record, TemplateSource
from generator.render import structured
from generator.render.differences import differences
from generator.views import SiteView

_UNSAFE_IN_SCRIPT = {character: f"\\u{ord(character):04x}" for character in "<>&'\u2028\u2029"}


class NameMissing(UndefinedError):
    """A template asked for a name that is not there: `name` of `owner`; `owner` is None for a variable."""

    def __init__(self, message: str | None, name: str, owner: object | None) -> None:
        super().__init__(message)
        self.name, self.owner = name, owner


class AssetMissing(Exception):
    """A template asked for a static file the theme does not have."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name, known)
        self.name, self.known = name, known


class _Undefined(StrictUndefined):
    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
    ) -> None:
        if hint is None and exc is UndefinedError:
            exc = partial(NameMissing, name=str(name), owner=None if obj is missing else obj)
        super().__init__(hint, obj, name, exc)


def environment(templates: tuple[TemplateSource, ...], site: SiteView, filters: Filters = ()) -> Environment:
    """The environment of one theme and one site. Templates, and the macros they import, all see `site` and `asset`."""
    sources = {template.name: (template.text, template.path, None) for template in templates}

    def named(name: str) -> tuple[str, str | None, Callable[[], bool] | None] | None:
        """The source and the file of a template; a name that is not among them, however it is spelt, is not found."""
        return sources.get(name)

    made = Environment(
        loader=FunctionLoader(named),
        autoescape=True,
        undefined=_Undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    assets = {asset.name: asset.url for asset in site.assets}

    def asset(name: str) -> str:
        """The address below the root of a static file of the theme, as links write it."""
        if name not in assets:
            raise AssetMissing(name, tuple(assets))
        return paths.encoded(assets[name])

    spoken = words.of(site.language, site.words)

    def t(key: str, count: int | None = None, **names: object) -> str:
        """A text of the interface in the site's language; what it is given is escaped, but for finished HTML."""
        parts = spoken.parts(key, count, names)
        return Markup("").join(parts) if any(isinstance(part, Markup) for part in parts) else "".join(parts)

    made.globals.update(
        site=site, asset=asset, t=t, forms=spoken.forms, locale_tag=spoken.locale.name.replace("_", "-")
    )
    made.filters.update(number=spoken.number)
    made.filters.update(xml=xml, urlencode_path=paths.encoded, absolute=absolute, tojson=tojson)
    made.filters.update(differences=differences, og_locale=structured.locale)

    def linked_data(page: object, url: str) -> Markup:
        """The page at an address as linked data, for a script of JSON-LD; "" for one that is nothing by itself."""
        told = structured.graph(page, url, site)
        return tojson(told) if told else Markup("")

    made.filters.update(linked_data=linked_data)
    made.filters.update(dict(filters))
    return made


def xml(value: object) -> str:
    """The text without the characters no XML file may hold (XML 1.0, section 2.2); the template still escapes it."""
    clean = texts.printable(str(value))
    return Markup(clean) if isinstance(value, Markup) else clean  # noqa: S704 - it was safe before


@pass_environment
def absolute(made: Environment, address: str) -> str:
    """An address below the root joined to the site's base_url. One that has a scheme, or a site without one: as is."""
    site: SiteView = made.globals["site"]  # type: ignore[assignment]
    if "://" in address:
        return address
    return paths.whole(site.base_url, address, site.pretty) if site.base_url else paths.encoded(address)


def tojson(value: object) -> Markup:
    """JSON for a script, a feed or a single-quoted attribute (RFC 8259): what could close them is escaped.

    Views become objects. Raises ValueError for NaN and infinities, TypeError for what has no JSON form.
    """
    dumped = json.dumps(value, ensure_ascii=False, allow_nan=False, default=_plain)
    for character, escape in _UNSAFE_IN_SCRIPT.items():
        dumped = dumped.replace(character, escape)
    return Markup(dumped)  # noqa: S704 - it cannot close a tag


def _plain(value: object) -> object:
    if isinstance(value, Record):
        return dict(value.pairs)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form")
