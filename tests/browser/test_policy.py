"""The built pages under the strictest policy a host may set: styles, pictures and fonts of the site itself, no more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.host import POLICY, STRICT
from tests.browser.pages import KINDS, Ears, page_of

pytestmark = pytest.mark.browser
Visitor = Callable[..., BrowserContext]

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


def _opened(visitor: Visitor, url: str, home: str) -> tuple[Page, Ears]:
    page = visitor().new_page()
    page.add_init_script(RECORD)
    ears = Ears(page, home)
    answer = page.goto(url, wait_until="load")
    assert answer is not None
    assert answer.headers["content-security-policy"] == POLICY
    return page, ears


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_breaks_the_policy(demonstration: Path, host: str, visitor: Visitor, kind: str) -> None:
    """With everything forbidden but what the site itself holds, nothing is missing and nobody complains."""
    page, ears = _opened(visitor, f"{host}{STRICT}{page_of(demonstration, kind)}", f"{host}{STRICT}")
    assert page.evaluate("window.violations") == []
    assert page.evaluate("document.styleSheets.length") == 1
    assert page.evaluate(FONTS) == ["loaded"]
    assert page.evaluate("[...document.images].filter(each => each.complete && !each.naturalWidth).length") == 0
    assert ears.heard == []


def test_a_breach_is_reported(demonstration: Path, host: str, visitor: Visitor) -> None:
    """A style in an attribute, which the policy forbids, is reported, so that silence means something."""
    page, _ = _opened(visitor, f"{host}{STRICT}index.html", f"{host}{STRICT}")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_function("window.violations.length > 0")
