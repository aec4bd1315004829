"""The stemmers: which languages there are, a word's stem here, and the same algorithm for the browser."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache
from importlib import import_module

from generator.search import twin

# The algorithms of snowballstemmer by the primary subtag of a BCP 47 language; Norwegian and Serbian have several.
ALGORITHMS = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "cs": "czech", "da": "danish", "nl": "dutch",
    "en": "english", "eo": "esperanto", "et": "estonian", "fi": "finnish", "fr": "french", "de": "german",
    "el": "greek", "hi": "hindi", "hu": "hungarian", "id": "indonesian", "ga": "irish", "it": "italian",
    "lt": "lithuanian", "ne": "nepali", "nb": "norwegian", "nn": "norwegian", "no": "norwegian", "fa": "persian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "hr": "serbian",
    "bs": "serbian", "st": "sesotho", "es": "spanish", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "yi": "yiddish",
}  # fmt: skip


def algorithm(language: str) -> str:
    """The name of the stemmer of a language (BCP 47), "" where there is none."""
    return ALGORITHMS.get(language.split("-")[0].casefold(), "")


@cache
def stemmer(name: str) -> Callable[[str], str]:
    """The stemmer of that name, a function from a word in small letters to its stem.

    The modules are asked for by name: the package prefers PyStemmer where that is installed, which may be of another
    version, and the browser has to have the same algorithm.
    """
    module = import_module(f"snowballstemmer.{name}_stemmer")
    stem: Callable[[str], str] = getattr(module, f"{name.title()}Stemmer")().stemWord
    return stem


@cache
def javascript(name: str) -> str:
    """The stemmer of that name as a JavaScript expression (`twin.javascript`)."""
    return twin.javascript(inspect.getsource(import_module(f"snowballstemmer.{name}_stemmer")))
