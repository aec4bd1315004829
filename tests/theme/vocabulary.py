"""What schema.org says of the types and properties that pages use: a table of its facts, and a check against it."""

from __future__ import annotations

import re
from typing import Any

TEXT, NUMBER, ADDRESS, LANGUAGE = "Text", "Integer", "URL", "language tag (BCP 47)"
DATE, INTERVAL = "Date or DateTime (ISO 8601)", "date or interval (ISO 8601)"

_DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
FORMS = {
    TEXT: re.compile(r"(?=.*\S).+", re.DOTALL),
    ADDRESS: re.compile(r"https?://[^\s<>\"{}|\\^`]+"),
    LANGUAGE: re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"),
    DATE: re.compile(rf"{_DAY}|\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)"),
    INTERVAL: re.compile(rf"{_DAY}|{_DAY}/(?:{_DAY}|\.\.)|\.\./{_DAY}"),
}
# Each type with its parents (Thing is everybody's), and each property with the types it belongs to and what it holds.
PARENTS = {
    "WebSite": "CreativeWork", "WebPage": "CreativeWork", "CollectionPage": "WebPage", "AboutPage": "WebPage",
    "SearchResultsPage": "WebPage", "NewsArticle": "Article", "Article": "CreativeWork", "ImageObject": "MediaObject",
    "MediaObject": "CreativeWork", "BreadcrumbList": "ItemList", "ItemList": "Intangible", "ListItem": "Intangible",
    "DefinedTerm": "Intangible", "EntryPoint": "Intangible", "SearchAction": "Action", "Person": "Thing",
    "Organization": "Thing", "Place": "Thing", "CreativeWork": "Thing", "Intangible": "Thing", "Action": "Thing",
}  # fmt: skip
PROPERTIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "name": ("Thing", (TEXT,)),
    "description": ("Thing", (TEXT,)),
    "url": ("Thing", (ADDRESS,)),
    "mainEntityOfPage": ("Thing", (ADDRESS, "CreativeWork")),
    "image": ("Thing", (ADDRESS, "ImageObject")),
    "potentialAction": ("Thing", ("Action",)),
    "headline": ("CreativeWork", (TEXT,)),
    "about": ("CreativeWork", ("Thing",)),
    "author": ("CreativeWork", ("Person", "Organization")),
    "publisher": ("CreativeWork", ("Person", "Organization")),
    "datePublished": ("CreativeWork", (DATE,)),
    "dateModified": ("CreativeWork", (DATE,)),
    "keywords": ("CreativeWork", (TEXT, "DefinedTerm")),
    "contentLocation": ("CreativeWork", ("Place",)),
    "mentions": ("CreativeWork", ("Thing",)),
    "temporalCoverage": ("CreativeWork", (INTERVAL,)),
    "correction": ("CreativeWork", (TEXT,)),
    "inLanguage": ("CreativeWork", (LANGUAGE,)),
    "isPartOf": ("CreativeWork", ("CreativeWork",)),
    "creditText": ("CreativeWork", (TEXT,)),
    "articleSection": ("Article", (TEXT,)),
    "wordCount": ("Article", (NUMBER,)),
    "dateline": ("NewsArticle", (TEXT,)),
    "caption": ("ImageObject", (TEXT,)),
    "itemListElement": ("ItemList", ("ListItem",)),
    "position": ("ListItem", (NUMBER,)),
    "item": ("ListItem", (ADDRESS, "Thing")),
    "target": ("Action", ("EntryPoint",)),
    "query-input": ("SearchAction", (TEXT,)),
    "urlTemplate": ("EntryPoint", (TEXT,)),
}
EXPECTED = {
    "NewsArticle": {"headline", "publisher", "inLanguage", "isPartOf"},
    "CollectionPage": {"name", "inLanguage", "isPartOf"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name"},
    "WebSite": {"name"},
    "Organization": {"name"},
    "Person": {"name"},
    "Place": {"name"},
    "ImageObject": {"url"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
}


def kinds(kind: str) -> set[str]:
    """A type with all that it is besides."""
    found = {kind, "Thing"}
    while kind in PARENTS:
        kind = PARENTS[kind]
        found.add(kind)
    return found


def faults(node: Any, where: str = "") -> list[str]:
    """What is wrong with a node of linked data: an unknown type or property, a value of another form, a missing one."""
    kind = node.get("@type", "") if isinstance(node, dict) else ""
    if kind not in PARENTS:
        return [f"{where}: {kind or node!r} is no type"]
    here = f"{where}/{kind}"
    told = [f"{here}: no {name}" for name in sorted(EXPECTED.get(kind, set()) - set(node))]
    for name, value in node.items():
        if name == "@type":
            continue
        if name not in PROPERTIES or PROPERTIES[name][0] not in kinds(kind):
            told.append(f"{here}: {name} is no property of it")
            continue
        for each in value if isinstance(value, list) else [value]:
            told += _value_faults(each, PROPERTIES[name][1], f"{here}.{name}")
    return told


def _value_faults(value: Any, allowed: tuple[str, ...], where: str) -> list[str]:
    if isinstance(value, dict):
        fits = kinds(value.get("@type", "")) & set(allowed)
        return faults(value, where) if fits else [f"{where}: {value.get('@type')} is not expected"]
    if isinstance(value, bool) or not isinstance(value, int | str):
        return [f"{where}: {value!r} has no place there"]
    if isinstance(value, int):
        return [] if NUMBER in allowed and value > 0 else [f"{where}: {value} is not expected"]
    fits_one = any(FORMS[form].fullmatch(value) for form in allowed if form in FORMS)
    return [] if fits_one else [f"{where}: {value!r} is none of {', '.join(allowed)}"]
