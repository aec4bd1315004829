"""Which pages a test visits, in parts that run beside each other; and what a visit is listened to for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

from tests.browser import kinds

Visitor = Callable[..., BrowserContext]
PARTS = 4
in_parts = pytest.mark.parametrize("part", range(PARTS))
"""Several tests instead of one, so that the processes of a run share the pages."""


def visited(output: Path, part: int, of_each: int = 2) -> list[str]:
    """The addresses of a part of the sample pages of every kind."""
    found = kinds.samples(output, of_each)[part::PARTS]
    assert found
    return found


class Ears:
    """What a page says that nobody wants to hear: console messages, errors, requests that fail or leave the site."""

    def __init__(self, page: Page, home: str) -> None:
        self.home = unquote(home)
        self.heard: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        self.heard.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not unquote(request.url).startswith(self.home):
            self.heard.append(f"elsewhere: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a reader ends by going on
            self.heard.append(f"failed: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.heard.append(f"{response.status}: {response.url}")
