"""Imported by the server that workers come from: what every reading needs is loaded once, before there are workers."""

from __future__ import annotations

import gc

from generator.convert.enrich import NOTHING
from generator.convert.model import Document
from generator.convert.reading import read

_TEXT = "A title of some words\n\nUpdated 4 March 2021\n\nVELM: The first sentence of a text in London.\n"
gc.disable()  # for the workers, too: what they read has no cycles
READY = read(Document("warm.txt", _TEXT.encode()), "", NOTHING).digest
"""Set when all is loaded."""
