"""What an article speaks of: countries, places, people and organisations, each only where the text makes it certain."""

from generator.convert.enrich.tags import named

__all__ = ["named"]
