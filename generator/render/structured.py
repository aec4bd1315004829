"""What a page is, for search engines and archives: its view as linked data in the words of schema.org (JSON-LD 1.1).

Addresses are whole ones, so a site that does not know where it is published tells none.
"""

from __future__ import annotations

from typing import Any

from generator import paths
from generator.aboutviews import AboutView
from generator.searchviews import SearchView
from generator.views import ArticleView, FrontView, Link, MessageView, Picture, SiteView

Node = dict[str, Any]
KINDS = {"people": "Person", "places": "Place", "organisations": "Organization", "tags": "DefinedTerm"}
"""What the terms of a taxonomy are."""
_OTHER = "CollectionPage"
_TERRITORIES = {
    "ar": "AR", "bg": "BG", "bn": "IN", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "GB", "es": "ES",
    "fa": "IR", "fi": "FI", "fr": "FR", "he": "IL", "hi": "IN", "hu": "HU", "id": "ID", "it": "IT", "ja": "JP",
    "ko": "KR", "nb": "NO", "nl": "NL", "no": "NO", "pl": "PL", "pt": "PT", "ro": "RO", "ru": "RU", "sk": "SK",
    "sl": "SI", "sv": "SE", "th": "TH", "tr": "TR", "uk": "UA", "ur": "PK", "vi": "VN", "zh": "CN",
}  # fmt: skip
"""The territory that stands for a language where its tag names none."""


def graph(page: Any, url: str, site: SiteView) -> Node | None:
    """The page at an address as a graph: what it is, and the way to it. None for a page that is nothing by itself."""
    if isinstance(page, MessageView) or not getattr(page, "title", ""):
        return None
    if isinstance(page, FrontView):
        return _document(_front(page, site))
    main = _article(page, url, site) if isinstance(page, ArticleView) else _collection(page, url, site)
    return _document(main, _trail(page, url, site))


def locale(language: str) -> str:
    """A language tag (BCP 47) as Open Graph writes it, "pt_BR"; "" where no territory is known."""
    own, *more = language.replace("_", "-").split("-")
    named = next((part.upper() for part in more if len(part) == 2 and part.isalpha()), "")
    territory = named or _TERRITORIES.get(own.casefold(), "")
    return f"{own.lower()}_{territory}" if territory else ""


def _document(*nodes: Node) -> Node:
    return {"@context": "https://schema.org", "@graph": [_filled(node) for node in nodes]}


def _filled(node: Node) -> Node:
    """The node without what has no value."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {}, 0)}


def _front(page: FrontView, site: SiteView) -> Node:
    search = next((item.url for item in (*site.nav, *site.foot) if item.section == "search"), "")
    asked = f"{_whole(search, site)}?q={{search_term_string}}" if search and site.base_url else ""
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": asked},
        "query-input": "required name=search_term_string",
    }
    return _site(site) | {
        "description": page.description,
        "inLanguage": site.language,
        "publisher": _publisher(site),
        "potentialAction": action if asked else None,
    }


def _article(page: ArticleView, url: str, site: SiteView) -> Node:
    facts = page.facts
    here = page.canonical or _whole(url, site)
    people = [_named("Person", person, site) for person in page.people]
    bodies = [_named("Organization", body, site) for body in page.organisations]
    return {
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.description if page.description != page.title else "",
        "url": here,
        "mainEntityOfPage": here,
        "dateline": page.dateline,
        "datePublished": facts.published,
        "dateModified": facts.modified,
        "author": [_named("Person", author, site) for author in page.authors],
        "publisher": _publisher(site),
        "image": [node for node in (_image(each, site) for each in (page.picture, *page.pictures) if each) if node],
        "articleSection": page.kicker.title if page.kicker else "",
        "keywords": [tag.title for tag in page.tags],
        "contentLocation": [_named("Place", place, site) for place in page.places],
        "mentions": people + bodies,
        "temporalCoverage": list(facts.coverage),
        "correction": [made.text for made in page.corrections],
        "inLanguage": page.language or site.language,
        "isPartOf": _site(site),
        "wordCount": facts.words,
    }


def _image(picture: Picture, site: SiteView) -> Node | None:
    address = picture.src if "://" in picture.src else _whole(picture.src, site) if picture.src else ""
    if not address:
        return None
    return _filled({"@type": "ImageObject", "url": address, "caption": picture.caption, "creditText": picture.credit})


def _collection(page: Any, url: str, site: SiteView) -> Node:
    kind = {AboutView: "AboutPage", SearchView: "SearchResultsPage"}.get(type(page), _OTHER)
    term = KINDS.get(getattr(page, "kind", "")) if hasattr(page, "count") else None
    return {
        "@type": kind,
        "name": page.title,
        "description": getattr(page, "description", ""),
        "url": _whole(url, site),
        "about": {"@type": term, "name": page.title} if term else None,
        "inLanguage": site.language,
        "isPartOf": _site(site),
    }


def _trail(page: Any, url: str, site: SiteView) -> Node:
    """The way from the front page to the page."""
    above = getattr(page, "trail", None) or [getattr(page, "index", None) or getattr(page, "kicker", None)]
    steps = [Link(site.title, "index.html"), *(step for step in above if step), Link(page.title, url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            _filled({"@type": "ListItem", "position": number, "name": step.title, "item": _whole(step.url, site)})
            for number, step in enumerate(steps, 1)
        ],
    }


def _named(kind: str, link: Link, site: SiteView) -> Node:
    return _filled({"@type": kind, "name": link.title, "url": _whole(link.url, site)})


def _site(site: SiteView) -> Node:
    return _filled({"@type": "WebSite", "name": site.title, "url": site.base_url})


def _publisher(site: SiteView) -> Node:
    return _filled({"@type": "Organization", "name": site.title, "url": site.base_url})


def _whole(address: str, site: SiteView) -> str:
    """The whole address; "" without one, and for a site that does not know its own."""
    return paths.whole(site.base_url, address, site.pretty) if address and site.base_url else ""
