"""What static hosts are told: headers for the files of the site, and which pages may be fetched before their time."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.hostviews import HostView
from generator.model import Archive, Page
from generator.plan.context import Context

HEADERS = "_headers"
SPECULATION = "speculation.json"
SOURCES = ("script", "style", "img", "font", "media", "manifest", "connect")
REST = "base-uri 'none'; form-action 'self'"


def hosting(_archive: Archive, context: Context) -> Iterator[Page]:
    """`_headers`, which Netlify, Cloudflare Pages and others read, and the speculation rules that it names."""
    base = urlsplit(context.settings.base_url).path or "/"
    view = HostView(base, "" if context.settings.trust else policy(context))
    yield Page(HEADERS, "headers.txt", view)
    yield Page(SPECULATION, SPECULATION, view)


def policy(context: Context) -> str:
    """The strictest Content-Security-Policy that the pages work under (CSP level 3).

    Pictures that front matter fetches from elsewhere are let in; what bodies fetch is not known.
    """
    pictures = (picture for shown in context.shown.pictures.values() for picture in shown if picture)
    elsewhere = any("//" in picture.src for picture in pictures)
    sources = "".join(f" {kind}-src 'self'{' https:' if kind == 'img' and elsewhere else ''};" for kind in SOURCES)
    return f"default-src 'none';{sources} {REST}"
