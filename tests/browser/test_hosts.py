"""A site on a host that reads `_headers`: it sends what the file says, and a browser is content with it."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from playwright.sync_api import Page

from tests.browser.pages import Ears, Visitor
from tests.theme.test_hosts import headers

pytestmark = pytest.mark.browser

Rules = dict[str, dict[str, str]]
PATIENCE_MS = 10_000


class _Handler(SimpleHTTPRequestHandler):
    rules: ClassVar[Rules] = {}

    def end_headers(self) -> None:
        """Send the headers of every rule that matches, but for the type, which has been said."""
        for name, value in self.told().items():
            if name != "Content-Type":
                self.send_header(name, value)
        super().end_headers()

    def guess_type(self, path: Any) -> str:
        """The type that a rule says, else the usual one."""
        return self.told().get("Content-Type") or super().guess_type(path)

    def told(self) -> dict[str, str]:
        """What the rules say of the address; `*` in a path stands for anything."""
        address = self.path.partition("?")[0]
        matching = (said for path, said in self.rules.items() if _pattern(path).fullmatch(address))
        return {name: value for said in matching for name, value in said.items()}

    def log_message(self, *told: object) -> None:
        """Say nothing."""


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.escape(path).replace(r"\*", ".*"))


@pytest.fixture(scope="module")
def telling(packet: Path) -> Iterator[str]:
    """Serve the invented newspaper with its own headers; return the address of its root without the slash."""
    handler = type("_Telling", (_Handler,), {"rules": headers((packet / "_headers").read_text("utf-8"))})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(packet)))
    server.daemon_threads, server.block_on_close = True, False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def _fetched_early(page: Page) -> list[str]:
    """A list that grows with every address that the browser fetches before it is asked."""
    found: list[str] = []
    session = page.context.new_cdp_session(page)
    session.on("Preload.prefetchStatusUpdated", lambda told: found.append(told["prefetchUrl"]))
    session.on("Preload.ruleSetUpdated", lambda told: found.extend(filter(None, [told["ruleSet"].get("errorMessage")])))
    session.send("Preload.enable")
    return found


def test_a_browser_keeps_to_what_the_host_sends(packet: Path, telling: str, visitor: Visitor) -> None:
    """Under the file's own policy pages load and search without a complaint; types and times are those of the file."""
    page = visitor().new_page()
    ears = Ears(page, telling)
    for url in ("index.html", "search.html?q=ferry", "2011/06/rich.html"):
        page.goto(f"{telling}/{url}", wait_until="networkidle")
    assert ears.heard == []
    script = next(packet.glob("assets/page.*.js"))
    answer = page.request.get(f"{telling}/assets/{script.name}")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert page.request.get(f"{telling}/index.html").headers.get("cache-control") is None
    feed = sorted(packet.glob("tags/**/*.xml"))[0].relative_to(packet).as_posix()
    for url, kind in (("feed.xml", "atom"), (feed, "atom"), ("rss.xml", "rss"), ("feed.json", "feed")):
        assert page.request.get(f"{telling}/{url}").headers["content-type"].startswith(f"application/{kind}+")


def test_a_page_is_fetched_while_the_pointer_rests_on_its_link(telling: str, visitor: Visitor) -> None:
    """The speculation rules are understood: a page of the site is fetched early, a search is not."""
    page = visitor(viewport={"width": 1280, "height": 900}).new_page()
    found = _fetched_early(page)
    page.goto(f"{telling}/search.html")
    example = page.locator(".told li a").first
    example.hover()
    page.wait_for_timeout(500)
    link = page.get_by_role("navigation", name="Sections").get_by_role("link", name="Tags")
    link.hover()
    for _ in range(PATIENCE_MS // 100):
        if found:
            break
        page.wait_for_timeout(100)
    assert set(found) == {f"{telling}/tags/index.html"}
