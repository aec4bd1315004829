"""The words of the interface in the site's language: texts from catalogues, numbers, plurals and dates by Babel.

`of(language)` hands over a value; nothing else here has to be known to print with it.
"""

from functools import lru_cache

from generator import text
from generator.model import OwnTexts
from generator.words.catalogue import languages, locale_for, messages, settings_of
from generator.words.own import own_of
from generator.words.spoken import Words
from generator.words.texts import WordMissing

__all__ = ["WordMissing", "Words", "languages", "of"]

LEAST_GROUPED = 4


@lru_cache(maxsize=8)
def of(language: str, own: OwnTexts = ()) -> Words:
    """The words of a language (BCP 47); what it has no text for is said in a wider one's, in the end in English's.

    `own` texts, those of a theme, stand before ours.
    """
    least = int(settings_of(language).get("grouped_from", LEAST_GROUPED))
    return Words(language, text.direction(language), locale_for(language), messages(language, own_of(own)), least)
