"""What a site's owner says of the documents; it goes before all that the converter finds by itself."""

from __future__ import annotations

from dataclasses import dataclass

from generator.convert.profiles import Profile


@dataclass(frozen=True, slots=True)
class Steering:
    """The profiles of the site's own outlets."""

    profiles: tuple[Profile, ...] = ()


FREE = Steering()
"""Nothing was said."""
