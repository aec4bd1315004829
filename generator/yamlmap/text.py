"""YAML as the project writes it: the same everywhere, one line a value, for any YAML program to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.text import printable

_INDENT = "  "
_KEY_LENGTH = 1000  # YAML 1.2, 7.4: an implicit key is at most 1024 characters long
# Begins with a letter or digit and holds nothing that YAML, in any place, takes for more than a letter.
_BARE = re.compile(
    r"[^\W_](?:[^\x00-\x1f\x7f-\xa0\u2028-\u202e\u2066-\u2069\ufeff]*[^\s\x7f-\xa0\u2028-\u202e\u2066-\u2069\ufeff])?"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:[Tt][0-9:.]+(?:[Zz]|[+-][0-9:]+)?)?)?")
# What YAML 1.1 programs (and 1.2 ones, and ours) read as something other than a text.
_NUMBER = re.compile(
    r"[0-9][0-9_]*(?:[.:][0-9_:.]*)?(?:[eE][+-]?[0-9]+)?|0[xob][0-9a-fA-F_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt\s].*"
)
_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\x85": "\\N",
    "\xa0": "\\_",
    "\u2028": "\\L",
    "\u2029": "\\P",
}
_TO_ESCAPE = re.compile(r'["\\\n\t\r\x85\xa0\u2028\u2029\u202a-\u202e\u2066-\u2069]')


def dump(data: Mapping[str, object]) -> str:
    """The data as block YAML: keys in the order given, two blanks a level, one line a value, LF; "" for no data.

    Values are texts, booleans, integers, floats, None, and lists or maps of them. Texts lose what no YAML may hold.
    Raises ValueError for a key longer than 1,000 characters and TypeError for any other kind of value.
    """
    return "".join(f"{line}\n" for line in _map(data, ""))


def _map(data: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, item in data.items():
        name = scalar(key)
        if len(name) > _KEY_LENGTH:
            raise ValueError(f"the key {key[:20]!r}… is longer than {_KEY_LENGTH} characters")
        yield from _entry(f"{indent}{name}:", item, indent)


def _list(items: list[object] | tuple[object, ...], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, Mapping) and item:
            lines = _map(item, indent + _INDENT)
            yield f"{indent}- {next(lines).lstrip()}"
            yield from lines
        else:
            yield from _entry(f"{indent}-", item, indent)


def _entry(head: str, item: object, indent: str) -> Iterator[str]:
    if isinstance(item, Mapping) and item:
        yield head
        yield from _map(item, indent + _INDENT)
    elif isinstance(item, (list, tuple)) and item:
        yield head
        yield from _list(item, indent + _INDENT)
    else:
        yield f"{head} {scalar(item)}"


def scalar(item: object) -> str:
    """One value as YAML, on one line: a text without quotes only where every program reads it as that text."""
    if isinstance(item, str):
        clean = printable(item)
        return str(clean) if _stands_bare(clean) else f'"{_TO_ESCAPE.sub(_escape, clean)}"'
    if item is None:
        return "null"
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, (int, float)):
        return repr(item)
    if isinstance(item, Mapping):
        return "{}"
    if isinstance(item, (list, tuple)):
        return "[]"
    raise TypeError(f"{type(item).__name__} is not written as YAML")


def _stands_bare(text: str) -> bool:
    if not _BARE.fullmatch(text) or ": " in text or " #" in text or text[-1] == ":":
        return False
    if _DATE.fullmatch(text):
        return True
    return text.lower() not in _WORDS and not _NUMBER.fullmatch(text)


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04x}"
