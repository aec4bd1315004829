"""What the site is known by outside its pages: its icon, made of its title, and its manifest."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.feedviews import IconView, ManifestView
from generator.model import Archive, Page
from generator.plan import urls
from generator.plan.context import Context

ICON, MANIFEST = "icon.svg", "site.webmanifest"
_ARTICLES = frozenset(
    (
        *("the", "a", "an"),
        *("der", "die", "das"),
        *("le", "la", "les"),
        *("el", "los", "las"),
        *("il", "lo", "i", "gli"),
        *("o", "os", "as"),
        *("de", "het"),
    )
)
_APOSTROPHES = "'’"


def signs(_archive: Archive, context: Context) -> Iterator[Page]:
    """`icon.svg` and `site.webmanifest`; nothing but the settings shapes them."""
    settings = context.settings
    yield Page(ICON, ICON, IconView(letter_of(settings.title)))
    yield Page(MANIFEST, MANIFEST, ManifestView(settings.title, settings.description, urls.FRONT))


def letter_of(title: str) -> str:
    """The letter a title is known by, with the marks that belong to it: that of its first word that is no article."""
    words = [word for word in title.split() if any(_counts(letter) for letter in word)]
    if len(words) > 1 and words[0].casefold() in _ARTICLES:
        del words[0]
    word = words[0] if words else title.strip()
    if len(word) > 2 and word[1] in _APOSTROPHES and word[2].isalpha():
        word = word[2:]
    start = next((index for index, letter in enumerate(word) if _counts(letter)), 0)
    end = start + 1
    while end < len(word) and unicodedata.category(word[end])[0] == "M":
        end += 1
    letter = word[start:end]
    return letter.upper() if len(letter.upper()) == len(letter) else letter


def _counts(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LN"
