"""The default theme, loaded and applied to the sample views as the build does it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import html5lib

from generator import theming
from generator.model import Copy
from generator.plan.assets import assets
from generator.problems import as_text
from generator.render.page import Theme
from generator.views import Asset, SiteView
from tests.theme.gazette import PUBLIC, SITE
from tests.theme.samples import SAMPLES

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "themes" / "default"
STATIC = FOLDER / "static"
XHTML = "{http://www.w3.org/1999/xhtml}"


@cache
def info() -> theming.ThemeInfo:
    """The theme as the build loads it."""
    return theming.load(ROOT, "default")


@cache
def published() -> tuple[tuple[Asset, ...], tuple[Copy, ...]]:
    """The theme's static files under their published names."""
    return assets(info().statics)


@cache
def _theme(site: SiteView) -> Theme:
    return Theme(info().sources, replace(site, assets=published()[0]))


@cache
def rendered(url: str, public: bool = False) -> str:
    """A sample page as text; `public` renders it for a site that knows its address."""
    page, bodies = SAMPLES[url]
    made = _theme(PUBLIC if public else SITE).page(page, bodies)
    assert isinstance(made, bytes), as_text([made])
    return made.decode()


@cache
def tree(url: str, public: bool = False) -> Any:
    """A sample page as a tree; anything HTML does not allow in it raises."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(rendered(url, public))
