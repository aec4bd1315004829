"""The built pages for those who do not use a pointer or do not see them: axe's rules, targets, and the keyboard."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import kinds
from tests.browser.pages import Visitor, in_parts, visited

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What can differ from scheme to scheme and from width to width, where the other rules have been asked.
DRAWN_RULES = ["color-contrast", "link-in-text-block", "target-size"]
LOOKS: tuple[tuple[int, str, list[str]], ...] = (
    (320, "dark", RULES),
    (640, "light", DRAWN_RULES),
    (1280, "light", RULES),
    (1280, "dark", DRAWN_RULES),
)
VIOLATIONS = """rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(
    found => found.violations.map(each => [each.id, each.help, ...each.nodes.slice(0, 3).map(
        node => node.html.slice(0, 160) + ' ' + node.failureSummary
    )])
)"""
# What browsers leave out while it is far away has places that are guessed.
LAID_OUT = """(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [sheet];
})()"""
SPOILT = "<img src='a.png'><p style='color: #eee'>Pale</p>"
# Targets that are no part of a sentence and smaller than 24 px (WCAG 2.2, 2.5.8). Bars of a chart have equivalents:
# the links below it.
SMALL = """[...document.querySelectorAll('a, button, input, select, summary, label:has(input)')].filter(each => {
    if (each.closest('svg') || each.matches('.skip, label input') || !each.checkVisibility()) return false;
    const box = each.getBoundingClientRect(), inline = getComputedStyle(each).display === 'inline';
    return box.width && box.height && !inline && (box.height < 23.9 || box.width < 23.9);
}).map(each => each.outerHTML.slice(0, 120) + JSON.stringify(each.getBoundingClientRect()))"""
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
STOPS = """[...document.querySelectorAll('a[href], summary, button, input, select, [tabindex="0"]')].filter(
    each => each.tabIndex >= 0 && each.checkVisibility({visibilityProperty: true})
).length"""
MOST_STOPS = 130
"""Pages with more are walked by another page of their kind."""


def _violations(page: Page, rules: list[str] = RULES) -> list[Any]:
    found = page.evaluate(VIOLATIONS, rules)
    assert isinstance(found, list)
    return found


@in_parts
def test_axe_finds_nothing(packet: Path, packet_host: str, visitor: Visitor, part: int) -> None:
    """No rule of WCAG 2.2 AA or of good practice is broken on any kind of page: light and dark, narrow and wide."""
    page = visitor().new_page()
    found = []
    for url in visited(packet, part, of_each=1):
        page.goto(f"{packet_host}/{url}")
        page.evaluate(AXE)
        page.evaluate(LAID_OUT)
        for width, scheme, rules in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found += [(url, width, scheme, *violation) for violation in _violations(page, rules)]
    assert found == []


def test_axe_finds_nothing_in_an_empty_site(empty: Path, visitor: Visitor) -> None:
    """No page of a site in which nothing is published yet breaks a rule either."""
    page = visitor().new_page()
    urls = sorted(url for pages in kinds.html(empty).values() for url in pages[:2])
    assert len(urls) >= 2
    for url in urls:
        page.goto((empty / url).as_uri())
        page.evaluate(AXE)
        assert _violations(page) == [], url


@in_parts
def test_axe_finds_nothing_from_right_to_left(arabic: Path, visitor: Visitor, part: int) -> None:
    """No kind of page of a site in Arabic breaks a rule."""
    page = visitor().new_page()
    found = []
    for url in visited(arabic, part, of_each=1):
        page.goto((arabic / url).as_uri())
        page.evaluate(AXE)
        found += [(url, *violation) for violation in _violations(page)]
    assert found == []


def test_axe_would_find_something(packet_host: str, visitor: Visitor) -> None:
    """A picture without words and words without contrast are found, so that nothing means something."""
    page = visitor().new_page()
    page.goto(f"{packet_host}/index.html")
    page.evaluate(AXE)
    page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", SPOILT)
    assert {"image-alt", "color-contrast"} <= {violation[0] for violation in _violations(page)}


@pytest.mark.parametrize("width", [320, 1280])
def test_targets_are_large_enough_for_a_thumb(packet: Path, packet_host: str, visitor: Visitor, width: int) -> None:
    """What can be pressed and is no part of a sentence is at least 24 by 24 px."""
    page = visitor(viewport={"width": width, "height": 900}).new_page()
    small = []
    for url in kinds.samples(packet):
        page.goto(f"{packet_host}/{url}")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        small += [(url, each) for each in page.evaluate(SMALL)]
    assert small == []
    page.evaluate("document.querySelector('.mast li a').style = 'padding: 0; font-size: 9px'")
    assert page.evaluate(SMALL) != []


def test_the_first_key_skips_to_the_text(packet: Path, packet_host: str, visitor: Visitor) -> None:
    """On every kind of page Tab shows the skip link, Enter goes to the text, and the next Tab goes on from there."""
    page = visitor().new_page()
    for urls in kinds.html(packet).values():
        page.goto(f"{packet_host}/{urls[0]}")
        page.evaluate("document.activeElement.blur()")  # a page may begin in its own field
        page.keyboard.press("Tab")
        skip = page.evaluate(FOCUS)
        assert (skip["name"], skip["seen"]) == ("#main", True), urls[0]
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.id === 'main'")
        page.keyboard.press("Tab")
        assert not page.evaluate("document.querySelector('.mast').contains(document.activeElement)"), urls[0]
        assert page.evaluate("document.activeElement !== document.body"), urls[0]


@in_parts
def test_the_keyboard_reaches_every_link(packet: Path, packet_host: str, visitor: Visitor, part: int) -> None:
    """Tab goes through sections, charts' periods and text, each time to something that is seen and outlined."""
    page = visitor(reduced_motion="reduce").new_page()
    walked = 0
    for url in _lightest(packet)[part::4]:
        page.goto(f"{packet_host}/{url}")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        page.evaluate("document.activeElement.blur()")
        wanted = page.evaluate(
            "[...document.querySelectorAll('a[href]')].filter(each => each.tabIndex >= 0 && each.checkVisibility())"
            ".map(each => each.getAttribute('href'))"
        )
        stops = page.evaluate(STOPS)
        if stops > MOST_STOPS:
            continue
        reached = []
        for _ in range(stops):
            page.keyboard.press("Tab")
            reached.append(page.evaluate(FOCUS))
        assert set(wanted) - {stop["name"] for stop in reached} == set(), url
        assert [stop for stop in reached if not stop["seen"] or stop["outline"] < 2] == [], url
        assert [stop["name"] for stop in reached if stop["section"]] != [], url
        walked += 1
    assert walked


def _lightest(output: Path) -> list[str]:
    """The lightest page of each kind."""
    return [min(urls, key=lambda url: ((output / url).stat().st_size, url)) for urls in kinds.html(output).values()]
