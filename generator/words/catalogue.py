"""The catalogues of interface texts, `<language>.yaml` beside this module: read, and completed along fallbacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from generator import yamlmap
from generator.problems import Failed, has_errors
from generator.words.locales import Locale, locale_of
from generator.words.message import Message, message

SOURCE = "en"
"""The language that every key has a text in."""
SETTINGS = "locale"
"""The key that is no text: whose dates and numbers the language has, and how it groups digits."""

_HERE = Path(__file__).parent

Texts = Mapping[str, Mapping[str, str]]
"""Texts by key, each by its form; a text without forms stands under "other"."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts of one file, and what it says of itself under "locale"."""

    texts: Texts
    settings: Mapping[str, str]


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(sorted(path.stem for path in _HERE.glob("*.yaml")))


@lru_cache(maxsize=32)
def catalogue(language: str) -> Catalogue:
    """The catalogue of one of the languages."""
    path = _HERE / f"{language}.yaml"
    return parsed(path.read_text(encoding="utf-8"), path.name)


def parsed(text: str, name: str) -> Catalogue:
    """The catalogue that a YAML text writes. Raises Failed with what is wrong with it; `name` is its file's."""
    tree, problems = yamlmap.compose(text, name)
    if tree is None or has_errors(problems):
        raise Failed(*problems)
    texts: dict[str, dict[str, str]] = {}
    for key, node in tree.pairs:
        said = yamlmap.plain(node)
        texts[key.text] = (
            {str(form): str(each) for form, each in said.items()} if isinstance(said, dict) else {"other": str(said)}
        )
    return Catalogue(texts, texts.pop(SETTINGS, {}))


def chain(language: str, further: Iterable[str] = ()) -> tuple[str, ...]:
    """The languages that have a catalogue and can speak for a language, from near to far: "ar" and "en" for "ar-EG".

    `further` languages have one too.
    """
    known = {name.casefold(): name for name in (*further, *languages())}
    parts = language.casefold().split("-")
    wider = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    found = [known[each] for each in wider if each in known]
    return tuple(dict.fromkeys((*found, SOURCE)))


def settings_of(language: str) -> Mapping[str, str]:
    """What the language's own catalogue says under "locale"; nothing for a language without one."""
    near = chain(language)[0]
    own = near.casefold() == language.casefold() or language.casefold().startswith(f"{near.casefold()}-")
    return catalogue(near).settings if own else {}


def locale_for(language: str) -> Locale:
    """The locale whose dates and numbers a language has: its own where it names a region, else its catalogue's.

    The catalogue's own pattern of a day holds for every region that has the same as the language without one.
    """
    settings = settings_of(language)
    base = language.split("-")[0].casefold()
    found, whole = locale_of(language), locale_of(base)
    if found.name == base and "name" in settings:
        found = whole = locale_of(settings["name"])
    day = settings.get("day", found.day) if found.day == whole.day else found.day
    return replace(found, day=day, first_day=settings.get("first", ""))


def messages(language: str, own: Mapping[str, Texts]) -> Mapping[str, Message]:
    """Every message, each from the nearest language that has it; `own` texts stand before those of their language.

    A text is counted by the rules of the language that it is written in.
    """
    found: dict[str, Message] = {}
    for name in reversed(chain(language, own)):
        rule = locale_for(name).plural
        known = catalogue(name).texts if name in languages() else {}
        found |= {key: message(forms, rule) for key, forms in (*known.items(), *own.get(name, {}).items())}
    return found
