"""A reader's way through the archive, by its links alone: from a server, below a path, from disk; scripts or none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.host import PATH
from tests.browser.pages import Ears

pytestmark = pytest.mark.browser
Visitor = Callable[..., BrowserContext]


def _follow(page: Page, link: str) -> str:
    """Click the first such link; return the words it had."""
    found = page.locator(link).first
    words = found.inner_text().strip()
    found.click()
    return words


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("where", ["root", "path", "disk"])
def test_a_reader_finds_an_article_again(
    demonstration: Path, host: str, visitor: Visitor, where: str, scripts: bool
) -> None:
    """Front page, article, tag, timeline, decade, month, year, the article again, and back; without a complaint."""
    home = {"root": f"{host}/", "path": f"{host}{PATH}", "disk": f"{demonstration.as_uri()}/"}[where]
    page = visitor(java_script_enabled=scripts).new_page()
    ears = Ears(page, home)
    heading = page.locator("h1")

    page.goto(f"{home}index.html")
    headline = _follow(page, "main .lead h2 a")
    expect(heading).to_have_text(headline)
    article = page.url

    tag = _follow(page, ".filed section:has(h2:text-is('Tags')) a >> nth=0")
    expect(heading).to_have_text(tag)
    expect(page.locator("main .river")).to_contain_text(headline)

    _follow(page, "nav[aria-label=Sections] a:text-is('Timeline')")
    expect(heading).to_have_text("Timeline")
    _follow(page, ".periods a >> nth=-1")
    day = _follow(page, f".dates li:has-text({json.dumps(headline)}) .meta a")
    month = day.partition(" ")[2]
    year = month.rpartition(" ")[2]
    expect(heading).to_have_text(month)
    _follow(page, f".trail a:text-is('{year}')")
    expect(heading).to_have_text(year)
    _follow(page, f"main a:text-is({json.dumps(headline)})")
    expect(heading).to_have_text(headline)
    assert page.url == article

    page.go_back()
    expect(heading).to_have_text(year)
    _follow(page, ".name a")
    expect(page.locator("main .lead h2")).to_have_text(headline)
    assert page.url == f"{home}index.html"
    assert ears.heard == []


def test_an_old_address_leads_to_the_article(host: str, visitor: Visitor) -> None:
    """A reader with an old link, and without scripts, reaches the article below a path too."""
    page = visitor(java_script_enabled=False).new_page()
    ears = Ears(page, f"{host}{PATH}")
    page.goto(f"{host}{PATH}old/costs.html")
    page.wait_for_url(f"{host}{PATH}2011/06/rich.html")
    assert ears.heard == []


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("console.warn('odd')", "warning: odd"),
        ("setTimeout(() => { throw new Error('broken') })", "error: broken"),
        ("void fetch('missing.txt')", "404: "),
        ("void fetch('http://127.0.0.1:9/').catch(() => 0)", "elsewhere: http://127.0.0.1:9/"),
        ("void fetch('http://127.0.0.1:9/').catch(() => 0)", "failed: http://127.0.0.1:9/"),
    ],
)
def test_complaints_are_heard(host: str, visitor: Visitor, deed: str, words: str) -> None:
    """The silence of the other tests means something."""
    page = visitor().new_page()
    ears = Ears(page, f"{host}/")
    page.goto(f"{host}/index.html")
    assert ears.heard == []
    page.evaluate(deed)
    while not any(heard.startswith(words) for heard in ears.heard):  # ended by the run's timeout
        page.wait_for_timeout(20)
