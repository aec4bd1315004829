"""The preview in front of a writer: what is saved is seen in the open page, which nobody touches."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.sites import ROOT, article, environment, write

pytestmark = pytest.mark.browser
Visitor = Callable[..., BrowserContext]

PATIENCE = 60.0
SEEN_MS = 60_000
OVERLAY = "#dateline-preview-problems"
BODY_COLOUR = "getComputedStyle(document.body).backgroundColor"


@dataclass
class Preview:
    """A preview that runs in a process of its own, as a writer starts it."""

    site: Path
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)
    url: str = ""
    ready: threading.Event = field(default_factory=threading.Event)

    def listen(self) -> None:
        """Read what it says until it ends."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            found = re.search(r"http://127\.0\.0\.1:\d+/", line)
            if found and not self.url:
                self.url = found[0]
                self.ready.set()
        self.ready.set()

    def end(self) -> int:
        """Interrupt it as Ctrl+C does; return its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Start a preview of a small site with a theme of its own; end it after the test."""
    site = tmp_path / "site"
    theme = site / "themes" / "ours"
    write(site, "site.yaml", "title: The Arden Packet\ntheme: ours\n")
    write(site, "themes/ours/theme.yaml", "extends: default\n")
    (theme / "static").mkdir()
    shutil.copy(ROOT / "themes" / "default" / "static" / "site.css", theme / "static")
    write(
        site, "content/quay.md", article("The quay reopens", "Forty people came.\n", date="2011-03-04", tags=["Quay"])
    )
    write(
        site, "content/lamp.md", article("The lamp is lit", "It burns all night.\n", date="2011-03-02", tags=["Quay"])
    )
    (site / "documents").mkdir()
    command = [sys.executable, str(ROOT / "build.py"), "-C", str(site), "serve", "--port", "0"]
    with subprocess.Popen(
        command, env=environment({}), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        running = Preview(site, process)
        listener = threading.Thread(target=running.listen)
        listener.start()
        try:
            assert running.ready.wait(PATIENCE)
            assert running.url, "".join(running.said)
            yield running
        finally:
            if process.poll() is None:
                process.kill()
            listener.join(PATIENCE)


def _opened(preview: Preview, visitor: Visitor, url: str, words: str) -> Page:
    """The page at that address, marked so that a reload shows, once the first build has brought it."""
    page = visitor().new_page()
    page.goto(preview.url + url)
    expect(page.locator("main")).to_contain_text(words, timeout=SEEN_MS)
    return page


def test_an_edit_is_seen_in_the_open_page(preview: Preview, visitor: Visitor) -> None:
    """The new text is there when the file is saved; other pages stay as they are; Ctrl+C ends the preview well."""
    page = _opened(preview, visitor, "2011/03/quay.html", "Forty people came.")
    other = _opened(preview, visitor, "2011/03/lamp.html", "It burns all night.")
    other.evaluate("window.untouched = true")
    file = preview.site / "content/quay.md"
    file.write_text(file.read_text("utf-8").replace("Forty people", "Four hundred people"), "utf-8")
    expect(page.locator(".body")).to_contain_text("Four hundred people came.", timeout=SEEN_MS)
    file.write_text(file.read_text("utf-8").replace("Four hundred", "Four thousand"), "utf-8")
    expect(page.locator(".body")).to_contain_text("Four thousand people came.", timeout=SEEN_MS)
    assert other.evaluate("window.untouched")
    assert preview.end() == 0
    assert "Traceback" not in "".join(preview.said)


def test_a_mistake_is_shown_over_the_last_good_page(preview: Preview, visitor: Visitor) -> None:
    """A front matter that cannot be read is named with its line; the page stays; mending it takes the message away."""
    page = _opened(preview, visitor, "2011/03/quay.html", "Forty people came.")
    file = preview.site / "content/quay.md"
    good = file.read_text("utf-8")
    file.write_text(good.replace("title: The quay reopens", "title: The quay: reopens"), "utf-8")
    problems = page.locator(f"{OVERLAY} pre")
    expect(problems).to_contain_text("content/quay.md:2", timeout=SEEN_MS)
    expect(page.locator(f"{OVERLAY} section")).to_be_visible()
    expect(page.locator(".body")).to_contain_text("Forty people came.")
    page.reload()
    expect(problems).to_contain_text("content/quay.md:2", timeout=SEEN_MS)
    page.keyboard.press("Escape")
    file.write_text(good.replace("Forty", "Fifty"), "utf-8")
    expect(page.locator(".body")).to_contain_text("Fifty people came.", timeout=SEEN_MS)
    expect(page.locator(OVERLAY)).to_have_count(0)


def test_a_new_document_becomes_articles_on_the_front_page(preview: Preview, visitor: Visitor) -> None:
    """A document that is dropped in while the preview runs is split, and its articles are on the open front page."""
    page = _opened(preview, visitor, "", "The quay reopens")
    shutil.copy(ROOT / "documents" / "wings-and-waves.txt", preview.site / "documents")
    front = page.locator("main")
    expect(front).to_contain_text("Lindbergh lands in Paris", timeout=SEEN_MS)
    expect(front).to_contain_text("Wright brothers of Dayton")
    assert list((preview.site / "content" / "articles" / "1927").rglob("*.md"))
    page.get_by_role("link", name=re.compile("Lindbergh lands in Paris")).first.click()
    expect(page.locator("h1")).to_contain_text("Lindbergh lands in Paris")


def test_a_theme_is_edited_in_front_of_its_page(preview: Preview, visitor: Visitor) -> None:
    """A change in the site's own style sheet is seen in the open page; so is one in a template."""
    page = _opened(preview, visitor, "2011/03/quay.html", "Forty people came.")
    before = page.evaluate(BODY_COLOUR)
    sheet = preview.site / "themes/ours/static/site.css"
    sheet.write_text(sheet.read_text("utf-8") + "\nbody { background: rgb(1, 2, 3); }\n", "utf-8")
    page.wait_for_function(f"{BODY_COLOUR} === 'rgb(1, 2, 3)'", timeout=SEEN_MS)
    assert before != "rgb(1, 2, 3)"
    footer = (ROOT / "themes/default/templates/parts/footer.html").read_text("utf-8")
    write(
        preview.site, "themes/ours/templates/parts/footer.html", footer.replace("<p>{{", "<p>Printed in Arden. {{", 1)
    )
    expect(page.locator(".foot")).to_contain_text("Printed in Arden. Built from plain files", timeout=SEEN_MS)
