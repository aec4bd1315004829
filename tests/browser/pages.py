"""The kinds of page a site has, and where one of each lies; and what a visit is listened to for."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import ConsoleMessage, Page, Request, Response

# Kind → where its page lies in the demonstration site; a pattern stands for addresses that the converter chose.
KINDS = {
    "front": "index.html",
    "list": "page/1.html",
    "article": "1947/08/india-*.html",
    "undated": "undated/undated.html",
    "bare": "2011/03/bare.html",
    "long": "2011/03/long.html",
    "unbroken": "2011/04/unbroken.html",
    "arabic": "2011/04/خطة-الفيضانات.html",
    "urdu": "2011/05/urdu.html",
    "rich": "2011/06/rich.html",
    "dates": "2012/05/dates.html",
    "tags": "tags/index.html",
    "tag": "tags/united-states.html",
    "small tag": "tags/harbour.html",
    "people": "people/index.html",
    "person": "people/ada-korosec.html",
    "places": "places/index.html",
    "place": "places/port-arden.html",
    "organisations": "organisations/index.html",
    "story": "stories/the-wall.html",
    "timeline": "timeline/index.html",
    "decade": "timeline/2010-2019.html",
    "year": "timeline/2011.html",
    "month": "timeline/2011/04.html",
    "missing": "404.html",
}


def page_of(output: Path, kind: str) -> str:
    """The address of the page of that kind, below the site's root."""
    found = sorted(output.glob(KINDS[kind]))
    assert found, f"no page like {KINDS[kind]}"
    return found[0].relative_to(output).as_posix()


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
