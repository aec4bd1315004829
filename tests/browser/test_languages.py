"""Sites in other scripts, and articles in other languages than their site's, as a browser lays them out."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import making
from tests.browser.pages import Visitor
from tests.browser.test_access import AXE, RULES, VIOLATIONS
from tests.browser.test_look import OVERFLOW
from tests.sites import ROOT, write

pytestmark = pytest.mark.browser

SITES = ROOT / "tests/golden/languages"
FURTHER = ("ar", "ur", "ja", "he", "fa")
STYLE = """([selector, name]) => {
    const at = document.querySelector(selector), style = getComputedStyle(at);
    return name === 'lines' ? parseFloat(style.lineHeight) / parseFloat(style.fontSize) : style[name];
}"""
SIDES = """selector => {
    const range = document.createRange(), at = document.querySelector(selector);
    range.selectNodeContents(at);
    const words = range.getBoundingClientRect(), box = at.getBoundingClientRect();
    return {left: words.left - box.left, right: box.right - words.right};
}"""


def urdu(site: Path) -> None:
    """The small site in Urdu, built."""
    shutil.copytree(SITES / "ur", site, dirs_exist_ok=True)
    making.dateline(site, "build")


def mixed(site: Path) -> None:
    """A site in English with articles in languages of other scripts, built."""
    write(site, "site.yaml", "title: The Port Arden Record\n")
    for language in FURTHER:
        text = (SITES / language / "content/fares.md").read_text("utf-8")
        write(
            site, f"content/{language}.md", re.sub(r"^date:", f"language: {language}\ndate:", text, count=1, flags=re.M)
        )
    shutil.copy(SITES / "ar/content/bridge.md", site / "content/bridge.md")
    making.dateline(site, "build")


@pytest.fixture(scope="session")
def urdu_site(shared: Path) -> Path:
    """Return the output of the site in Urdu."""
    return making.once(shared / "urdu", urdu) / "output"


@pytest.fixture(scope="session")
def mixed_site(shared: Path) -> Path:
    """Return the output of the site with articles in many languages."""
    return making.once(shared / "mixed", mixed) / "output"


def opened(visitor: Visitor, path: Path, width: int = 320) -> Page:
    """A page in a window of a width."""
    page = visitor(viewport={"width": width, "height": 900}).new_page()
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["urdu", "mixed"])
def test_no_page_is_wider_than_its_window(
    request: pytest.FixtureRequest, visitor: Visitor, name: str, width: int
) -> None:
    """Every page of a site in Nastaliq, and of one in many scripts, fits into its window."""
    output: Path = request.getfixturevalue(f"{name}_site")
    page = visitor(viewport={"width": width, "height": 900}).new_page()
    wide = []
    for path in sorted(output.rglob("*.html")):
        if "on-this-day" not in path.parts or path.name == "index.html":
            page.goto(path.as_uri())
            wide += [path.relative_to(output).as_posix()] if page.evaluate(OVERFLOW) > 0 else []
    assert wide == []


@pytest.mark.parametrize("url", ["index.html", "2018/03/fares.html", "2018/07/bridge.html", "timeline/2018/03.html"])
def test_axe_finds_nothing_in_urdu(urdu_site: Path, visitor: Visitor, url: str) -> None:
    """Pages in Urdu, and one of an article in English among them, break none of axe's rules."""
    page = opened(visitor, urdu_site / url)
    page.evaluate(AXE)
    assert page.evaluate(VIOLATIONS, RULES) == []


@pytest.mark.parametrize("url", ["index.html", "2018/03/ar.html", "2018/03/ja.html", "tags/index.html"])
def test_axe_finds_nothing_in_many_languages(mixed_site: Path, visitor: Visitor, url: str) -> None:
    """Pages that print several languages beside each other break none of axe's rules."""
    page = opened(visitor, mixed_site / url)
    page.evaluate(AXE)
    assert page.evaluate(VIOLATIONS, RULES) == []


def test_an_arabic_article_in_an_english_site(mixed_site: Path, visitor: Visitor) -> None:
    """Its words are marked as Arabic and run from right to left; the site around it stays as it is."""
    page = opened(visitor, mixed_site / "2018/03/ar.html", 1280)
    assert page.locator("html").get_attribute("dir") == "ltr"
    article = page.locator("article")
    assert article.get_attribute("dir") == "rtl"
    assert article.get_attribute("lang") is None
    for part in ("h1", ".dek", ".body"):
        assert article.locator(part).first.get_attribute("lang") == "ar"
    assert "Noto Naskh Arabic" in page.evaluate(STYLE, ["h1", "fontFamily"])
    assert page.evaluate(STYLE, ["h1", "letterSpacing"]) in {"normal", "0px"}
    assert page.evaluate(SIDES, "h1")["right"] < 2 < page.evaluate(SIDES, "h1")["left"]
    assert page.evaluate(SIDES, ".mast .name")["left"] < 2
    assert article.get_by_role("heading", name="Dates in this story").count() == 1


def test_the_sites_words_keep_their_order_in_an_arabic_article(mixed_site: Path, visitor: Visitor) -> None:
    """A line of the interface in an article from right to left runs from left to right, at the article's side."""
    page = opened(visitor, mixed_site / "2018/03/ar.html", 1280)
    gap = page.locator(".dates .gap").first
    assert gap.inner_text() == "65 years pass"
    assert page.evaluate(STYLE, [".dates .gap", "unicodeBidi"]) == "plaintext"
    first, last = gap.evaluate(
        """at => ['65', 'pass'].map(word => {
            const range = document.createRange(), text = at.firstChild, start = text.data.indexOf(word);
            range.setStart(text, start), range.setEnd(text, start + word.length);
            return range.getBoundingClientRect().left;
        })"""
    )
    assert first < last


def test_an_english_article_in_an_urdu_site(urdu_site: Path, visitor: Visitor) -> None:
    """It runs from left to right in its own face and with lines as close as in English."""
    page = opened(visitor, urdu_site / "2018/07/bridge.html", 1280)
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("article").get_attribute("dir") == "ltr"
    assert page.locator("h1").get_attribute("lang") == "en"
    assert page.evaluate(STYLE, ["h1", "lines"]) < 1.2
    assert "Nastaliq" not in page.evaluate(STYLE, ["h1", "fontFamily"])
    assert page.evaluate(SIDES, "h1")["left"] < 2


def test_nastaliq_has_room(urdu_site: Path, visitor: Visitor) -> None:
    """Headlines and text in Urdu are set in Nastaliq where the reader has it, with lines nearly twice its size."""
    page = opened(visitor, urdu_site / "2018/03/fares.html")
    for part in ("h1", ".dek", ".body p"):
        assert "Noto Nastaliq Urdu" in page.evaluate(STYLE, [part, "fontFamily"])
        assert page.evaluate(STYLE, [part, "lines"]) > 1.9


def test_names_of_another_direction_are_isolated(mixed_site: Path, visitor: Visitor) -> None:
    """The mark between two facts of a card stays between them when one is in Arabic."""
    page = opened(visitor, mixed_site / "timeline/2018/03.html", 1280)
    assert page.locator(".river bdi").count() >= len(FURTHER)
    assert (
        page.locator(".river bdi", has_text="ميناء أردن").first.evaluate("at => getComputedStyle(at).direction")
        == "rtl"
    )
