"""How every kind of page looks: at any width, in the reader's own scheme and letters, standing still, on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest

from tests.browser import kinds
from tests.browser.pages import Ears, Visitor, in_parts, visited
from tests.theme.test_style import contrast

pytestmark = pytest.mark.browser

SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
WIDTHS = (320, 640, 1280, 2560)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What sticks out, for the message.
WIDE = """[...document.querySelectorAll('body *')].filter(
    each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !each.closest('.scroll *')
).map(each => each.outerHTML.slice(0, 120))"""
# Boxes that hide a part of the words in them, but for those that are for screen readers alone, and for teasers.
CUT = """[...document.querySelectorAll('body *')].filter(each => {
    const style = getComputedStyle(each);
    return /hidden|clip/.test(style.overflowX + style.overflowY) && style.clipPath === 'none' && !each.closest('svg')
        && style.webkitLineClamp === 'none'
        && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
}).map(each => each.outerHTML.slice(0, 120))"""
# What a reader may set (WCAG 2.2, 1.4.12), and letters twice as large (1.4.4).
SPACED = """*, ::before, ::after {
    line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;
} p { margin-block-end: 2em !important; }"""
DOUBLED = "html { font-size: 200% !important; }"
STYLED = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }"
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
# The left edges of the number and of the word after it, and how far their line ends from the right edge.
ORDER = """(() => {
    const words = document.querySelector('.dek'), text = words.firstChild, range = document.createRange();
    const box = (from, to) => { range.setStart(text, from); range.setEnd(text, to); return range.getClientRects()[0]; };
    const gap = text.data.indexOf(' ');
    range.selectNodeContents(words);
    const right = Math.max(...[...range.getClientRects()].map(each => each.right));
    return [box(0, gap).left, box(gap + 1, gap + 4).left, words.getBoundingClientRect().right - right];
})()"""
DRAWN = "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))"
SHOWN = """[...document.querySelectorAll('nav, .skip, button, form')].filter(each => each.checkVisibility()).length"""
# Bars and marks that have the colour of the page itself.
LOST = """[...document.querySelectorAll('svg path, svg rect, svg circle, .key span')].filter(each => {
    const box = each.getBoundingClientRect(), own = getComputedStyle(each, each.matches('span') ? '::before' : null);
    const paper = getComputedStyle(document.body).backgroundColor;
    const drawn = each.matches('span') ? [own.backgroundColor, own.borderColor] : [own.fill, own.stroke];
    return box.width && !each.matches('.hit') && drawn.every(
        each => each === paper || each === 'none' || each === 'rgba(0, 0, 0, 0)'
    );
}).map(each => each.outerHTML.slice(0, 120))"""
A4 = {"width": 673, "height": 972}
"""The printed part of a sheet at 96 px to the inch, margins left out."""


@pytest.mark.parametrize("site", ["packet", "arabic"])
@in_parts
def test_no_page_is_wider_than_its_window(
    site: str, request: pytest.FixtureRequest, visitor: Visitor, part: int
) -> None:
    """From a telephone to a large screen, with wide spacing and with letters twice as large, nothing sticks out."""
    output: Path = request.getfixturevalue(site)
    host: str = request.getfixturevalue(f"{site}_host")
    page = visitor().new_page()
    found = []
    for url in visited(output, part):
        page.goto(f"{host}/{url}")
        for css in ("", SPACED, DOUBLED):
            page.evaluate(STYLED, css)
            for width in WIDTHS if css != DOUBLED else (640, 1280):
                page.set_viewport_size({"width": width, "height": 900})
                if page.evaluate(OVERFLOW) > 0:
                    found.append((url, width, css[:12], page.evaluate(WIDE)[:5]))
                found += [(url, width, css[:12], f"cut: {each}") for each in page.evaluate(CUT)]
    assert found == []


def test_what_sticks_out_is_seen(packet_host: str, visitor: Visitor) -> None:
    """A box that is too wide and one that hides its words are found, so that nothing means something."""
    page = visitor(viewport={"width": 320, "height": 900}).new_page()
    page.goto(f"{packet_host}/index.html")
    page.evaluate("document.querySelector('main').style = 'inline-size: 400px'")
    assert page.evaluate(OVERFLOW) > 0
    page.evaluate("document.querySelector('main').style = 'block-size: 5px; overflow: hidden'")
    assert page.evaluate(CUT) != []


def test_a_site_may_run_from_right_to_left(arabic: Path, visitor: Visitor) -> None:
    """A whole archive in Arabic begins each line on the right, on every kind of page."""
    page = visitor(viewport={"width": 1280, "height": 900}).new_page()
    for url in kinds.samples(arabic):
        page.goto((arabic / url).as_uri())
        edge = page.evaluate("document.querySelector('main').getBoundingClientRect().right")
        assert page.evaluate("document.querySelector('.mast li').getBoundingClientRect().right") == edge, url
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl", url


def test_words_of_the_theme_keep_their_order_from_right_to_left(arabic: Path, visitor: Visitor) -> None:
    """In an Arabic archive a count stands to the right of what it counts, and the line begins at the page's edge."""
    page = visitor(viewport={"width": 1280, "height": 900}).new_page()
    page.goto((arabic / "timeline" / "index.html").as_uri())
    count, noun, edge = page.evaluate(ORDER)
    assert count > noun
    assert edge <= 1


def test_the_scheme_is_the_reader_s_own(packet: Path, packet_host: str, visitor: Visitor) -> None:
    """Paper is light or dark as the reader's system asks, and ink is far from it, on every kind of page."""
    page = visitor().new_page()
    for urls in kinds.html(packet).values():
        page.goto(f"{packet_host}/{urls[0]}")
        papers = {}
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            papers[scheme], ink = page.evaluate(COLOURS)
            assert contrast(papers[scheme], ink) >= 12, urls[0]
        assert contrast(papers["light"], "#000000") >= 18, urls[0]
        assert contrast(papers["dark"], "#ffffff") >= 15, urls[0]


@in_parts
def test_nothing_moves_while_a_page_is_loaded(packet: Path, packet_host: str, visitor: Visitor, part: int) -> None:
    """Layout shift is nought without the font, and next to nothing when the font comes; so it is with late pictures."""
    found = []
    for width, fonts in ((390, False), (1280, True)):
        page = visitor(viewport={"width": width, "height": 900}).new_page()
        if not fonts:
            page.route("**/*.woff2", lambda route: route.abort())
        page.add_init_script(SHIFTS)
        for url in visited(packet, part):
            page.goto(f"{packet_host}/{url}", wait_until="load")
            page.evaluate(DRAWN)
            shifts = page.evaluate("window.shifts")
            if sum(shift[0] for shift in shifts) > (BY_THE_FONT if fonts else 0):
                found.append((url, width, fonts, shifts))
        page.context.close()
    assert found == []


def test_what_moves_is_seen(packet_host: str, visitor: Visitor) -> None:
    """A box that appears above the text is counted, so that nought means something."""
    page = visitor().new_page()
    page.add_init_script(SHIFTS)
    page.goto(f"{packet_host}/index.html")
    page.evaluate(DRAWN)
    page.wait_for_timeout(600)  # what follows input by half a second is forgiven, and so is the first drawing
    page.evaluate(
        "document.querySelector('main').before(Object.assign(document.createElement('div'), {style: 'height: 9rem'}))"
    )
    page.wait_for_function("window.shifts.length > 0")


@in_parts
def test_no_word_needs_a_script(packet: Path, packet_host: str, visitor: Visitor, part: int) -> None:
    """What a page says with scripts it says without them, but for the search; and the other way round in articles."""
    pages = [visitor(java_script_enabled=scripts).new_page() for scripts in (True, False)]
    for url in visited(packet, part, of_each=1):
        if url == "search.html":
            continue
        said = []
        for page in pages:
            page.goto(f"{packet_host}/{url}")
            said.append(page.locator("main").inner_text())
        lines = [line for line in said[1].splitlines() if line.strip()]
        assert lines, url
        assert [line for line in lines if line not in said[0]] == [], url
        texts = [page.locator(".body").all_inner_texts() for page in pages]
        assert texts[0] == texts[1], url


@in_parts
def test_charts_are_drawn_in_the_reader_s_own_colours(
    packet: Path, packet_host: str, visitor: Visitor, part: int
) -> None:
    """Where the system forces its colours, no bar and no key is lost on the page."""
    page = visitor(forced_colors="active").new_page()
    for url in visited(packet, part):
        page.goto(f"{packet_host}/{url}")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, forced_colors="active")
            assert page.evaluate(LOST) == [], (url, scheme)


@in_parts
def test_paper_has_no_navigation(packet: Path, packet_host: str, visitor: Visitor, part: int) -> None:
    """Printed in the dark scheme too, a page is black on white, fits a sheet and has nothing to click through."""
    page = visitor(color_scheme="dark", viewport=A4).new_page()
    for url in visited(packet, part):
        page.emulate_media(media="screen", color_scheme="dark")
        page.goto(f"{packet_host}/{url}")
        assert page.evaluate(SHOWN) > 0, url
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate(SHOWN) == 0, url
        assert page.evaluate(COLOURS) == ["#ffffff", "#000000"], url
        assert page.locator("h1").is_visible(), url
        assert page.evaluate(OVERFLOW) <= 0, (url, page.evaluate(WIDE)[:5])


def test_an_article_is_printed_on_sheets(packet_host: str, visitor: Visitor) -> None:
    """A printed article says how to cite it, with its address and digest, and its sheets are A4."""
    page = visitor().new_page()
    page.goto(f"{packet_host}/2011/06/rich.html")
    page.emulate_media(media="print")
    cited = page.locator(".source").inner_text()
    assert str(page.locator("link[rel=canonical]").get_attribute("href")) in cited
    assert re.search(r"\b[0-9a-f]{32}\b", cited)
    assert not page.locator(".related").first.is_visible()
    sheets = page.pdf(prefer_css_page_size=True)
    assert sheets.startswith(b"%PDF")
    assert b"/MediaBox [0 0 594.95996 841.91998]" in sheets or b"/MediaBox [0 0 595" in sheets


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_article_without_anything_has_no_holes(packet_host: str, visitor: Visitor, scheme: str) -> None:
    """A headline alone, without summary, tags and text, leaves no empty box and no heading above nothing."""
    page = visitor(color_scheme=scheme).new_page()
    ears = Ears(page, packet_host)
    page.goto(f"{packet_host}/2011/03/bare.html")
    assert (
        page.evaluate(
            "[...document.querySelectorAll('main *')].filter(each => !each.closest('svg') && !each.innerText.trim()"
            " && each.checkVisibility() && each.getBoundingClientRect().height > 30).map(each => each.outerHTML)"
        )
        == []
    )
    assert ears.heard == []
