"""Wanted against written: fingerprints, the ledger, what has to change, and putting it in place."""

from generator.publish.delta import compare
from generator.publish.fingerprint import fingerprint, of_copy, reasons
from generator.publish.publication import Published, Standing, clean, difference, publish, recover, standing
from generator.publish.why import explained

__all__ = [
    "Published",
    "Standing",
    "clean",
    "compare",
    "difference",
    "explained",
    "fingerprint",
    "of_copy",
    "publish",
    "reasons",
    "recover",
    "standing",
]
