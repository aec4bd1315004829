"""What an article speaks of: countries, places, people, organisations and subjects, each only where it is certain."""

from generator.convert.enrich.corpus import Lexicon, asked, changed, lexicon, touched
from generator.convert.enrich.entities import NOTHING
from generator.convert.enrich.finding import find
from generator.convert.enrich.findings import Findings, as_data, from_data
from generator.convert.enrich.refine import refine
from generator.convert.enrich.stories import Proposal, stories
from generator.convert.model import Draft, Entities, Named

__all__ = [
    "NOTHING",
    "Entities",
    "Findings",
    "Lexicon",
    "Proposal",
    "as_data",
    "asked",
    "changed",
    "find",
    "from_data",
    "lexicon",
    "named",
    "refine",
    "stories",
    "touched",
]


def named(draft: Draft, entities: Entities = NOTHING) -> Named:
    """What a draft speaks of when it stands alone."""
    found = find(draft, entities)
    return refine(found, lexicon((found,)), entities)
