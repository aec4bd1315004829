"""How the built pages look: in windows of any width, in the reader's scheme, standing still, on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.pages import KINDS, Ears, page_of
from tests.theme.test_style import contrast

pytestmark = pytest.mark.browser
Visitor = Callable[..., BrowserContext]

WIDTHS = (320, 640, 1280)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What sticks out, for the message.
WIDE = """[...document.querySelectorAll('body *')].filter(
    each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !each.closest('.scroll *')
).map(each => each.outerHTML.slice(0, 120))"""
COLOURS = """(() => {
    const digits = part => (256 + +part).toString(16).slice(1);
    const hex = colour => '#' + colour.match(/\\d+/g).slice(0, 3).map(digits).join('');
    const style = getComputedStyle(document.body);
    return [hex(style.backgroundColor), hex(style.color)];
})()"""
SHIFTS = """
    window.shifts = [];
    new PerformanceObserver(list => list.getEntries().forEach(
        each => window.shifts.push([each.value, ...each.sources.map(source => source.node?.outerHTML?.slice(0, 120))])
    )).observe({type: 'layout-shift', buffered: true});
"""
BY_THE_FONT = 0.005
"""Its letters differ from the system's serif by fractions, so that now and then a line breaks elsewhere."""
BY_A_PICTURE = 0.005
"""Pictures have their size from the first: one that comes late moves nothing but what the font moves."""
# The left edges of the number and of the word in "16 articles, …", and how far its line ends from the right edge.
ORDER = """(() => {
    const words = document.querySelector('.dek'), text = words.firstChild, range = document.createRange();
    const box = (from, to) => { range.setStart(text, from); range.setEnd(text, to); return range.getClientRects()[0]; };
    const gap = text.data.indexOf(' ');
    range.selectNodeContents(words);
    const right = Math.max(...[...range.getClientRects()].map(each => each.right));
    return [box(0, gap).left, box(gap + 1, gap + 4).left, words.getBoundingClientRect().right - right];
})()"""
DRAWN = "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))"
SHOWN = "[...document.querySelectorAll('nav, .skip, details, summary')].filter(each => each.checkVisibility()).length"


def _opened(visitor: Visitor, output: Path, kind: str, **options: object) -> Page:
    page = visitor(**options).new_page()
    page.goto((output / page_of(output, kind)).as_uri())
    return page


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_its_window(demonstration: Path, visitor: Visitor, kind: str) -> None:
    """On a telephone, half a screen and a screen, in both schemes, nothing has to be scrolled sideways."""
    page = _opened(visitor, demonstration, kind)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate(OVERFLOW) <= 0, (width, scheme, page.evaluate(WIDE))


@pytest.mark.parametrize("kind", ["front", "timeline", "month", "tag", "missing", "article"])
def test_a_site_may_run_from_right_to_left(arabic: Path, visitor: Visitor, kind: str) -> None:
    """A whole archive in Arabic begins each line on the right and stays in its window."""
    places = {"month": "timeline/2005/03.html", "tag": "tags/*.html", "article": "2005/03/2005.html"}
    where = sorted(arabic.glob(places.get(kind, KINDS[kind])))[-1]
    page = visitor().new_page()
    ears = Ears(page, arabic.as_uri())
    page.goto(where.as_uri())
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(OVERFLOW) <= 0, (width, page.evaluate(WIDE))
    page_edge = page.evaluate("document.querySelector('main').getBoundingClientRect().right")
    assert page.evaluate("document.querySelector('.mast li').getBoundingClientRect().right") == page_edge
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
    assert ears.heard == []


def test_words_of_the_theme_keep_their_order_from_right_to_left(arabic: Path, visitor: Visitor) -> None:
    """In an Arabic archive a count stands before what it counts, and the sentence begins at the page's right edge."""
    page = visitor(viewport={"width": 1280, "height": 900}).new_page()
    page.goto((arabic / "timeline" / "index.html").as_uri())
    count, noun, edge = page.evaluate(ORDER)
    assert count < noun
    assert edge <= 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_scheme_is_the_reader_s_own(demonstration: Path, visitor: Visitor, kind: str) -> None:
    """Paper is light or dark as the reader's system asks, and ink is far from it."""
    page = _opened(visitor, demonstration, kind)
    papers = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        papers[scheme], ink = page.evaluate(COLOURS)
        assert contrast(papers[scheme], ink) >= 12
    assert contrast(papers["light"], "#000000") >= 18
    assert contrast(papers["dark"], "#ffffff") >= 15


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_while_a_page_is_loaded(demonstration: Path, host: str, visitor: Visitor, kind: str) -> None:
    """Layout shift is nought but for a late picture; the font, when it comes, moves next to nothing."""
    for width, fonts in ((390, False), (1280, False), (390, True), (1280, True)):
        page = visitor(viewport={"width": width, "height": 900}).new_page()
        if not fonts:
            page.route("**/*.woff2", lambda route: route.abort())
        page.add_init_script(SHIFTS)
        page.goto(f"{host}/{page_of(demonstration, kind)}", wait_until="load")
        page.evaluate(DRAWN)
        shifts = page.evaluate("window.shifts")
        if kind == "rich":
            assert sum(shift[0] for shift in shifts) <= BY_A_PICTURE, shifts
        elif fonts:
            assert sum(shift[0] for shift in shifts) <= BY_THE_FONT, shifts
        else:
            assert shifts == []
        page.context.close()


def test_what_moves_is_seen(host: str, visitor: Visitor) -> None:
    """A box that appears above the text is counted, so that nought means something."""
    page = visitor().new_page()
    page.add_init_script(SHIFTS)
    page.goto(f"{host}/index.html")
    page.evaluate(DRAWN)
    page.wait_for_timeout(600)  # what follows input by half a second is forgiven, and so is the first drawing
    page.evaluate(
        "document.querySelector('main').before(Object.assign(document.createElement('div'), {style: 'height: 9rem'}))"
    )
    page.wait_for_function("window.shifts.length > 0")


@pytest.mark.parametrize("kind", KINDS)
def test_pages_say_the_same_without_scripts(demonstration: Path, visitor: Visitor, kind: str) -> None:
    """Not a word needs JavaScript."""
    with_scripts = _opened(visitor, demonstration, kind).locator("body").inner_text()
    without = _opened(visitor, demonstration, kind, java_script_enabled=False).locator("body").inner_text()
    assert without == with_scripts
    assert without.strip()


@pytest.mark.parametrize("kind", KINDS)
def test_paper_has_no_navigation(demonstration: Path, visitor: Visitor, kind: str) -> None:
    """Printed in the dark scheme too, a page is black on white and shows its headline, but nothing to click through."""
    page = _opened(visitor, demonstration, kind, color_scheme="dark")
    assert page.evaluate(SHOWN) > 0
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN) == 0
    assert page.evaluate(COLOURS) == ["#ffffff", "#000000"]
    assert page.locator("h1").is_visible()


def test_an_article_on_paper_says_where_it_is_from(public: Path, visitor: Visitor) -> None:
    """Where the site has an address of its own, the printed article ends with it."""
    page = visitor().new_page()
    page.goto((public / "2011/06/rich/index.html").as_uri())
    address = page.locator(".onpaper")
    assert not address.is_visible()
    page.emulate_media(media="print")
    assert address.is_visible()
    assert address.inner_text() == page.locator("link[rel=canonical]").get_attribute("href")
