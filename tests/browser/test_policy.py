"""The built pages on any host: at its root, below a path, under the strictest policy it may set, and from a disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import kinds
from tests.browser.host import PATH, POLICY
from tests.browser.pages import Ears, Visitor, in_parts, visited

pytestmark = pytest.mark.browser

RECORD = """
    window.violations = [];
    document.addEventListener('securitypolicyviolation', each => window.violations.push(
        `${each.violatedDirective} ${each.blockedURI} ${each.sourceFile}:${each.lineNumber} ${each.sample}`
    ));
"""
# The theme's own faces that the page used; those of the system may be missing.
FONTS = """document.fonts.ready.then(() => [...new Set([...document.fonts].filter(
    each => each.family.includes('Source Serif') && each.status !== 'unloaded'
).map(each => each.status))])"""
BROKEN = "[...document.images].filter(each => each.complete && !each.naturalWidth).length"


def _opened(page: Page, url: str) -> None:
    answer = page.goto(url, wait_until="load")
    assert answer is not None
    assert answer.headers["content-security-policy"] == POLICY


@in_parts
def test_no_page_breaks_the_policy(packet: Path, strict_host: str, visitor: Visitor, part: int) -> None:
    """With everything forbidden but what the site itself holds, nothing is missing and nobody complains."""
    page = visitor().new_page()
    page.add_init_script(RECORD)
    ears = Ears(page, f"{strict_host}/")
    for url in visited(packet, part):
        _opened(page, f"{strict_host}/{url}")
        assert page.evaluate("window.violations") == [], url
        assert page.evaluate("document.styleSheets.length") == 1, url
        assert page.evaluate(FONTS) == ["loaded"], url
        assert page.evaluate(BROKEN) == 0, url
        assert ears.heard == [], url


@pytest.mark.parametrize("where", ["root", "path", "disk"])
@pytest.mark.parametrize("site", ["packet", "arabic"])
def test_no_page_complains(site: str, where: str, request: pytest.FixtureRequest, visitor: Visitor) -> None:
    """Every kind of page opens at a host's root, below a path, and from the disk without a message in the console."""
    output: Path = request.getfixturevalue(site)
    host: str = request.getfixturevalue(f"{site}_host")
    home = {"root": f"{host}/", "path": f"{host}{PATH}", "disk": f"{output.as_uri()}/"}[where]
    page = visitor(viewport={"width": 640, "height": 900}, color_scheme="dark").new_page()
    ears = Ears(page, home)
    for url in kinds.samples(output):
        if url == "404.html" and site == "packet" and where != "root":
            continue  # a site that knows its address has this page lead there
        page.goto(f"{home}{url}", wait_until="load")
        assert page.evaluate(BROKEN) == 0, url
        assert ears.heard == [], url


def test_a_breach_is_reported(strict_host: str, visitor: Visitor) -> None:
    """A style in an attribute, which the policy forbids, is reported, so that silence means something."""
    page = visitor().new_page()
    page.add_init_script(RECORD)
    _opened(page, f"{strict_host}/index.html")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_function("window.violations.length > 0")
