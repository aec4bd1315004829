"""The built pages for those who do not use a pointer or do not see them: axe's rules, and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.pages import KINDS, page_of

pytestmark = pytest.mark.browser
Visitor = Callable[..., BrowserContext]

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
# Pages of one template that differ in their words alone are looked at once.
LOOKED_AT = [
    kind for kind in KINDS if kind not in {"bare", "organisations", "person", "place", "places", "story", "urdu"}
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What can differ from scheme to scheme.
DRAWN_RULES = ["color-contrast", "link-in-text-block"]
VIOLATIONS = """rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(
    found => found.violations.map(each => [each.id, each.help, ...each.nodes.slice(0, 3).map(
        node => node.html.slice(0, 160) + ' ' + node.failureSummary
    )])
)"""
SPOILT = "<img src='a.png'><p style='color: #eee'>Pale</p>"
# What the keyboard is at; a browser may scroll to it in the next frame only.
FOCUS = """(async () => {
    const at = document.activeElement, style = getComputedStyle(at);
    const seen = () => {
        const box = at.getBoundingClientRect();
        return box.width > 0 && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
    };
    for (let frames = 0; frames < 60 && !seen(); frames++) await new Promise(requestAnimationFrame);
    return {
        name: at.getAttribute('href') ?? at.tagName,
        section: at.closest('nav')?.getAttribute('aria-label') ?? '',
        outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
        seen: seen(),
        box: at.getBoundingClientRect().toJSON(),
    };
})()"""


def _violations(page: Page, rules: list[str] = RULES) -> object:
    return page.evaluate(VIOLATIONS, rules)


@pytest.mark.parametrize("kind", LOOKED_AT)
def test_axe_finds_nothing(demonstration: Path, visitor: Visitor, kind: str) -> None:
    """No rule of WCAG 2.2 AA or of good practice is broken: light and dark, on a telephone and on a screen."""
    page = visitor().new_page()
    page.goto((demonstration / page_of(demonstration, kind)).as_uri())
    page.evaluate(AXE)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        assert _violations(page, RULES) == [], width
        page.emulate_media(color_scheme="dark")
        assert _violations(page, DRAWN_RULES) == [], width


def test_axe_finds_nothing_in_an_empty_site(empty: Path, visitor: Visitor) -> None:
    """No page of a site in which nothing is published yet breaks a rule either."""
    page = visitor().new_page()
    urls = sorted(path.as_uri() for path in empty.rglob("*.html"))
    assert len(urls) >= 2
    for url in urls:
        page.goto(url)
        page.evaluate(AXE)
        assert _violations(page) == [], url


@pytest.mark.parametrize("url", ["index.html", "timeline/index.html", "timeline/2005/03.html", "2005/03/2005.html"])
def test_axe_finds_nothing_from_right_to_left(arabic: Path, visitor: Visitor, url: str) -> None:
    """A site in Arabic breaks no rule."""
    page = visitor().new_page()
    page.goto((arabic / url).as_uri())
    page.evaluate(AXE)
    assert _violations(page) == []


def test_axe_would_find_something(demonstration: Path, visitor: Visitor) -> None:
    """A picture without words and words without contrast are found, so that nothing means something."""
    page = visitor().new_page()
    page.goto((demonstration / "index.html").as_uri())
    page.evaluate(AXE)
    page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", SPOILT)
    assert {"image-alt", "color-contrast"} <= {violation[0] for violation in page.evaluate(VIOLATIONS, RULES)}


@pytest.mark.parametrize("kind", ["front", "article", "tags", "timeline", "month", "missing"])
def test_the_first_key_skips_to_the_text(demonstration: Path, visitor: Visitor, kind: str) -> None:
    """Tab shows the skip link, Enter goes to the text, and the next Tab to the first link in it."""
    page = visitor().new_page()
    page.goto((demonstration / page_of(demonstration, kind)).as_uri())
    page.keyboard.press("Tab")
    skip = page.evaluate(FOCUS)
    assert (skip["name"], skip["seen"]) == ("#main", True)
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'main'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("kind", ["front", "article", "tag", "timeline", "decade", "month"])
def test_the_keyboard_reaches_every_link(demonstration: Path, visitor: Visitor, kind: str) -> None:
    """Tab goes through sections, charts' periods and text, each time to something that is seen and outlined."""
    page = visitor(reduced_motion="reduce").new_page()
    page.goto((demonstration / page_of(demonstration, kind)).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    wanted = page.evaluate(
        "[...new Set([...document.querySelectorAll('a[href]')].map(each => each.getAttribute('href')))]"
    )
    stops = page.evaluate(
        "[...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')].filter(each => each.tabIndex >= 0).length"
    )
    reached = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUS))
    assert {stop["name"] for stop in reached} >= set(wanted)
    assert [stop for stop in reached if not stop["seen"] or stop["outline"] < 2] == []
    assert [stop["name"] for stop in reached if stop["section"] == "Sections"] != []
