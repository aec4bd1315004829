"""Small sites for the tests of rendering: a site's view, a theme from texts, articles written below a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator import digest, text
from generator.feedviews import FeedEntry, FeedView
from generator.model import Body, Linked, Page, Record, TemplateSource
from generator.render.job import RenderJob
from generator.views import Asset, Link, MessageView, SiteView

ROOT = Path(__file__).parents[2]
SITE = SiteView(
    title="The Harbour Record",
    description="News of a port",
    language="en",
    direction="ltr",
    base_url="https://example.org/archive/",
    nav=(),
    feeds=(Link("Atom", "feed.xml"),),
    assets=(Asset("site.css", "assets/site.0a1b.css"), Asset("map one.svg", "assets/map one.2c.svg")),
    generator="Dateline",
    params=Record((("motto", "Dry feet"), ("depth", 12))),
)
VIEW = MessageView("news", "Tide & <time>", "A short text")


def theme(**templates: str) -> tuple[TemplateSource, ...]:
    """The templates of a theme by name; two underscores stand for a slash, and every name ends in .html."""
    names = {key.replace("__", "/") + ".html": source for key, source in templates.items()}
    return tuple(
        TemplateSource(name, f"themes/small/templates/{name}", source) for name, source in sorted(names.items())
    )


def page(template: str = "page.html", view: Any = VIEW, *bodies: Linked, url: str = "2020/05/tide.html") -> Page:
    """A page at an address two folders deep, made from one article."""
    return Page(url, template, view, bodies, origin="content/tide.md")


def article(site: Path, source: str, name: str = "content/tide.md", **linked: Any) -> Linked:
    """A body in a file with a front matter of three lines, as a page refers to it."""
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"---\ntitle: Tide\n---\n" + source.encode("utf-8", "surrogatepass"))
    data = path.read_bytes()
    body = text.text_from(data, 4)
    return Linked(Body(name, 4, digest.of_text(body), len(data)), **linked)


def job(site: Path, *pages: Page, templates: tuple[TemplateSource, ...] | None = None, **more: Any) -> RenderJob:
    """A job over those pages with the smallest theme there is, unless another is given."""
    return RenderJob(site, more.pop("view", SITE), templates or theme(page="{{ body }}"), pages, program="test", **more)


def feed(*urls: str) -> FeedView:
    """A feed with an entry for each address."""
    entries = tuple(FeedEntry("urn:uuid:1", url, "Tide", "", "", "", (), (), "") for url in urls)
    return FeedView("urn:uuid:0", "feed.xml", "index.html", "Feed", "", "", entries)
