"""The profiles that come with the converter: one YAML file for each family of layouts, and `news` for all others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from generator.convert.profiles.profile import Profile, parse
from generator.problems import Failed, Source

_LAST = "news"


@cache
def shipped() -> tuple[Profile, ...]:
    """The shipped profiles by name, the general one last. Raises Failed where one of them is broken."""
    found: list[Profile] = []
    for resource in sorted(files(__package__).iterdir(), key=lambda resource: resource.name):
        if not resource.name.endswith(".yaml"):
            continue
        profile, problems = parse(Source(resource.name, resource.read_text(encoding="utf-8")))
        if profile is None:
            raise Failed(*problems)
        found.append(profile)
    return tuple(sorted(found, key=lambda profile: (profile.name == _LAST, profile.name)))


def known(own: Sequence[Profile] = ()) -> tuple[Profile, ...]:
    """A site's own profiles, then those shipped, but for one that an own profile replaces by its name."""
    names = {profile.name for profile in own}
    return (*own, *(profile for profile in shipped() if profile.name not in names))
