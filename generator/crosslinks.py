"""Links between articles by name, as bodies write them on one line: `[[slug or title]]`, `[[slug or title|text]]`."""

from __future__ import annotations

import re
from html import unescape

from generator.text import squeeze

OPENING, CLOSING = "[[", "]]"
_INNER = r"(?:[^\[\]|<\n\\]|\\[^\[\]|<\n])"
_SOURCE = re.compile(rf"\\.|\[\[(?!\^)(?P<name>{_INNER}{{1,300}})(?:\\?\|(?P<text>{_INNER}{{1,300}}))?\]\](?!\()")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def address(name: str) -> str:
    """What stands for the name where links have an address, until the address is known: "[[Bridge opens]]"."""
    return f"{OPENING}{squeeze(unescape(name))}{CLOSING}"


def name(address: str) -> str:
    """The name in such an address; "" for any other."""
    marked = address.startswith(OPENING) and address.endswith(CLOSING)
    return address[len(OPENING) : -len(CLOSING)] if marked else ""


def found(line: str) -> list[str]:
    """What stands for each link of a line of Markdown without code; a bracket after a backslash begins none."""
    names = (_ESCAPED.sub(r"\1", match["name"]) for match in _SOURCE.finditer(line) if match["name"])
    return [address(name) for name in names if name.strip()]
