"""Reading: Markdown files into articles, each with everything that is wrong with it."""

from generator.read.article import ReadOptions, article

__all__ = ["ReadOptions", "article"]
