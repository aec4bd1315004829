"""What a site's owner says of the documents; it goes before all that the converter finds by itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.convert.profiles import Profile
from generator.convert.splits import Decisions


@dataclass(frozen=True, slots=True)
class Steering:
    """The profiles of the site's own outlets, and the cuts and joins that a person decided."""

    profiles: tuple[Profile, ...] = ()
    splits: Decisions = field(default_factory=dict)


FREE = Steering()
"""Nothing was said."""
