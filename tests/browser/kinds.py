"""The kinds of page that a site has, taken from its plan, so that a new kind is looked at as soon as there is one.

A kind is a template and the form of an address, numbers as # and names as *: `timeline.html timeline/#` for all years.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from generator import config, intake, theming
from generator.model import Page
from generator.plan import plan
from generator.workplace import opened
from tests.browser import gazette
from tests.sites import TODAY, unheard

FILE = "kinds.json"
ALIKE = {"article.html", "redirect.html"}
"""Templates whose pages lie anywhere and are of one kind."""


def record(site: Path) -> None:
    """Write down, beside the output of a built site, every page that is planned for it, by kind."""
    settings, _ = config.load(site)
    with opened(site, settings, "inline") as place:
        content = intake.take_in(place, settings, (), unheard).content
    planned = plan(content, settings, theming.load(site, settings.theme), TODAY)
    kinds: dict[str, list[str]] = {}
    for page in planned.pages:
        kinds.setdefault(kind(page), []).append(page.url)
    (site / FILE).write_text(json.dumps(kinds, ensure_ascii=False), encoding="utf-8")


def kind(page: Page) -> str:
    """The page's template, and its address with numbers and names of its own left out."""
    first, *rest = page.url.removesuffix(".html").split("/")
    if page.template in ALIKE or not rest:
        return page.template
    return f"{page.template} {'/'.join([first, *map(_shape, rest)])}"


def _shape(part: str) -> str:
    return part if part == "index" else re.sub(r"\d+", "#", part) if re.fullmatch(r"[\d-]+", part) else "*"


def all_of(output: Path) -> dict[str, tuple[str, ...]]:
    """Every page of a site, by kind."""
    found: dict[str, list[str]] = json.loads((output.parent / FILE).read_text(encoding="utf-8"))
    return {name: tuple(urls) for name, urls in sorted(found.items())}


def html(output: Path) -> dict[str, tuple[str, ...]]:
    """Every page that a reader opens and stays on, by kind."""
    return {
        name: urls
        for name, urls in all_of(output).items()
        if urls[0].endswith(".html") and not name.startswith("redirect")
    }


def samples(output: Path, of_each: int = 2) -> list[str]:
    """The addresses to look at: of each kind the heaviest page and the one in the middle, and every odd article."""
    looked_at: list[str] = []
    for urls in html(output).values():
        by_weight = sorted(urls, key=lambda url: (-(output / url).stat().st_size, url))
        looked_at += (by_weight[0], by_weight[len(by_weight) // 2])[:of_each]
    looked_at += [url for url in gazette.ODD if (output / url).is_file()]
    return list(dict.fromkeys(looked_at))
