"""Profiles: how outlets print their articles, as patterns over the kinds of lines, written in YAML."""

from generator.convert.profiles.heads import Head, heads
from generator.convert.profiles.profile import Profile, parse, relabelled
from generator.convert.profiles.shipped import known, shipped

__all__ = ["Head", "Profile", "heads", "known", "parse", "relabelled", "shipped"]
