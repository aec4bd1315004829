"""The static files of the theme under names that hold a digest; style sheets call them by those, scripts are leaner."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping

from generator import digest
from generator.model import Copy
from generator.plan import script, stylesheet
from generator.theming import StaticFile
from generator.views import Asset

DIGITS = 16
_MARK = b"\n/* Dateline */\n"
"""What tells a rewritten file from a stranger's: its name is not the digest of its bytes."""
_REFERENCE = re.compile(rb"""(?P<open>url\(\s*["']?|@import\s+["'])(?P<name>[^"'()\s;#?]+)(?P<tail>[^"'()\s;]*)""")


def assets(statics: Iterable[StaticFile]) -> tuple[tuple[Asset, ...], tuple[Copy, ...]]:
    """The static files as templates call them and as outputs, both by name.

    A style sheet's name holds the digest of itself and of every file it leads to, so a new font is a new style sheet.
    """
    by_name = {static.name: static for static in sorted(statics, key=lambda static: static.name)}
    calls = {name: _calls(static, by_name) for name, static in by_name.items()}
    addresses = {name: _address(name, by_name, calls) for name in by_name}
    copies = tuple(_copy(static, calls[name], addresses) for name, static in by_name.items())
    return tuple(Asset(name, address) for name, address in addresses.items()), copies


def _calls(static: StaticFile, known: Mapping[str, StaticFile]) -> frozenset[str]:
    if static.data is None or not static.name.casefold().endswith(".css"):
        return frozenset()
    called = (_called(static.name, match) for match in _REFERENCE.finditer(static.data))
    return frozenset(name for name in called if name in known)


def _called(name: str, match: re.Match[bytes]) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), match["name"].decode("utf-8", "replace")))


def _address(name: str, statics: Mapping[str, StaticFile], calls: Mapping[str, frozenset[str]]) -> str:
    reached = {name}
    waiting = [name]
    while waiting:
        for called in calls[waiting.pop()] - reached:
            reached.add(called)
            waiting.append(called)
    parts = [part for each in sorted(reached) for part in (each, statics[each].digest)]
    own = digest.of_parts(*parts) if len(reached) > 1 else statics[name].digest
    stem, suffix = posixpath.splitext(name)
    return f"assets/{stem}.{own[:DIGITS]}{suffix}"


def _copy(static: StaticFile, calls: frozenset[str], addresses: Mapping[str, str]) -> Copy:
    own = addresses[static.name]
    if static.data is None:
        return Copy(own, static.digest, static.path)
    lean = script.lean(static.data) if static.name.casefold().endswith(".js") else _sheet(static, calls, addresses)
    if lean == static.data:
        return Copy(own, static.digest, static.path)
    data = lean + _MARK
    return Copy(own, digest.of_bytes(data), data=data)


def _sheet(static: StaticFile, calls: frozenset[str], addresses: Mapping[str, str]) -> bytes:
    """A style sheet with the published names of what it calls."""
    own = addresses[static.name]
    folder = f"/{posixpath.dirname(own)}"

    def rewritten(match: re.Match[bytes]) -> bytes:
        called = _called(static.name, match)
        if called not in calls:
            return match[0]
        return match["open"] + posixpath.relpath(f"/{addresses[called]}", folder).encode() + match["tail"]

    return stylesheet.lean(_REFERENCE.sub(rewritten, static.data or b""))
