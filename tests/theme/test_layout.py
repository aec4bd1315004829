"""The sample pages in a real browser: nothing sticks out, nothing complains, both schemes are drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.pages import Ears
from tests.theme.gazette import POINTS
from tests.theme.rendering import published, rendered
from tests.theme.samples import DATA, HTML
from tests.theme.test_style import tokens

pytestmark = pytest.mark.browser

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The spacing that readers may set for themselves (WCAG 2.2, 1.4.12).
SPACED = "* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}"
HOST = "http://gazette.example/"
SHIFTS = (
    "window.shifted = 0;"
    "new PerformanceObserver(list => list.getEntries().forEach(each => window.shifted += each.value))"
    ".observe({type: 'layout-shift', buffered: true})"
)
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
SIGNPOST = "old/embankments.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the sample pages and the theme's files to a folder, as they would be published."""
    folder = tmp_path_factory.mktemp("site")
    for url, *_ in HTML + DATA:
        path = folder / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(rendered(url), "utf-8")
    for copy in published()[1]:
        path = folder / copy.url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(Path(copy.path).read_bytes() if copy.data is None else copy.data)
    assert POINTS.picture
    picture = folder / POINTS.picture.src
    picture.parent.mkdir()
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="900"/>', "utf-8")
    return folder


@pytest.mark.parametrize("width", [320, 640, 1280, 2560])
def test_no_page_is_wider_than_its_window(site: Path, browser: Browser, width: int) -> None:
    """Odd headlines, wide tables and large spacing included; and opened from disk, no page complains."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    ears = Ears(page, site.as_uri())
    wide: list[tuple[str, str]] = []
    for url in (url for url, *_ in HTML if url != SIGNPOST):
        page.goto((site / url).as_uri())
        if page.evaluate(OVERFLOW) > 0:
            wide.append((url, "as it is"))
        page.add_style_tag(content=SPACED)
        if page.evaluate(OVERFLOW) > 0:
            wide.append((url, "spaced"))
    page.close()
    assert wide == []
    assert ears.heard == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reader_chooses_the_scheme(site: Path, browser: Browser, scheme: str) -> None:
    """Paper and ink are those of the scheme that the reader's system asks for; the theme's serif is there."""
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    page.goto((site / "index.html").as_uri())
    page.evaluate("document.fonts.ready")
    colours = tokens(scheme)
    assert page.evaluate(COLOURS) == [_rgb(colours["paper"]), _rgb(colours["ink"])]
    assert page.evaluate("document.fonts.check('600 40px \"Source Serif\"')")
    assert "loaded" in page.evaluate("[...document.fonts].map(font => font.status)")
    page.close()


@pytest.mark.parametrize("url", ["index.html", "2018/07/embankments.html", "timeline/index.html"])
def test_nothing_moves_when_the_font_arrives(site: Path, browser: Browser, url: str) -> None:
    """A system serif holds the place of the theme's own, line for line, until that has come."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    waiting: list[Route] = []

    def answer(route: Route) -> None:
        if route.request.url.endswith(".woff2"):
            waiting.append(route)
        else:
            route.fulfill(path=site / route.request.url.removeprefix(HOST))

    page.route(f"{HOST}**", answer)
    page.add_init_script(SHIFTS)
    page.goto(HOST + url, wait_until="domcontentloaded")
    page.wait_for_timeout(300)  # the browser hides text for a moment before it falls back to the system's serif
    page.evaluate(DRAWN)
    assert waiting
    for route in waiting:
        route.fulfill(path=site / route.request.url.removeprefix(HOST))
    page.evaluate("document.fonts.ready")
    page.evaluate(DRAWN)
    assert page.evaluate("window.shifted") <= 0.02
    page.close()


def test_an_old_address_takes_the_reader_to_the_new_one(site: Path, browser: Browser) -> None:
    """A signpost leads on without a click and without a script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / SIGNPOST).as_uri())
    page.wait_for_url("**/2018/07/embankments.html")
    context.close()


def test_the_keyboard_reaches_every_period(site: Path, browser: Browser) -> None:
    """Tab goes from the skip link through the sections to each year once, and to the table."""
    page = browser.new_page()
    page.goto((site / "timeline/index.html").as_uri())
    reached: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.tagName"))
    assert reached[0] == "#main"
    years = [href for href in reached if "/timeline/20" in href]
    assert years[:20] == [f"../timeline/{year}.html" for year in range(2005, 2025)]
    assert "SUMMARY" in reached
    page.close()


COLOURS = "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[start : start + 2], 16)) for start in (1, 3, 5))})"
