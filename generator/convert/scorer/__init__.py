"""Where an article begins in text of any layout: boosted trees over line features, and the best set of cuts."""

from generator.convert.scorer.cuts import Cut, cuts

__all__ = ["Cut", "cuts"]
