"""A site and what it is made of, looked at and not touched: links, feeds, articles that stand twice, conflicts."""

from generator.inspect.site import Inspection, inspected

__all__ = ["Inspection", "inspected"]
