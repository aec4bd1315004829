"""A deterministic recipe of glued documents: invented stories laid out and joined, with their first lines known."""
