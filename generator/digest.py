"""Content digests: of bytes, of values, of the program itself. A digest is 32 hexadecimal digits of BLAKE2b."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

SIZE = 16
SHAPING_LIBRARIES = ("markdown", "jinja2", "markupsafe", "nh3", "pyyaml", "pydantic")


def of_bytes(data: bytes) -> str:
    """The digest of bytes."""
    return hashlib.blake2b(data, digest_size=SIZE).hexdigest()


def of_blocks(blocks: Iterable[bytes]) -> str:
    """The digest of bytes that come in blocks: the same as of all of them at once."""
    whole = hashlib.blake2b(digest_size=SIZE)
    for block in blocks:
        whole.update(block)
    return whole.hexdigest()


def of_text(text: str) -> str:
    """The digest of a text in UTF-8; lone surrogates count as themselves."""
    return of_bytes(text.encode("utf-8", "surrogatepass"))


def of_parts(*parts: str) -> str:
    """The digest of several texts; no two different sequences of parts share an encoding."""
    return of_bytes(b"".join(_framed(part) for part in parts))


def _framed(text: str) -> bytes:
    data = text.encode("utf-8", "surrogatepass")
    return b"%d:" % len(data) + data


class ValueDigest:
    """Digests of frozen values (strings, numbers, tuples, dataclasses), each shared value encoded once (a Merkle tree).

    An instance keeps the values it has seen alive, so an identity stands for one value as long as the instance lives.
    """

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        self._seen: dict[int, tuple[object, bytes]] = {}

    def __call__(self, value: object) -> str:
        """The digest of one value. Raises TypeError for a value that is not frozen data."""
        return hashlib.blake2b(self._encode(value), digest_size=SIZE).hexdigest()

    def _encode(self, value: object) -> bytes:
        if isinstance(value, str):
            data = value.encode("utf-8", "surrogatepass")
            return b"s%d:" % len(data) + data
        if value is None or value is True or value is False or isinstance(value, (int, float)):
            return f"{type(value).__name__[0]}{value!r};".encode()
        if type(value) is tuple:
            return b"(%d:" % len(value) + b"".join([self._encode(item) for item in value]) + b")"
        if isinstance(value, Enum):
            return self._encode(value.value)
        if is_dataclass(value):
            return self._dataclass(value)
        raise TypeError(f"{type(value).__name__} is not frozen data")

    def _dataclass(self, value: object) -> bytes:
        known = self._seen.get(id(value))
        if known is None:
            kind: Any = type(value)
            parts = [self._encode(getattr(value, name)) for name in _fields(kind)]
            data = hashlib.blake2b(kind.__qualname__.encode() + b"{" + b"".join(parts), digest_size=SIZE).digest()
            known = self._seen[id(value)] = (value, data)
        return b"d" + known[1]


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def program() -> str:
    """The digest of our own sources and of the libraries that shape output, so nobody keeps a version number."""
    root = Path(__file__).parent
    sources = sorted(path for path in root.rglob("*") if path.suffix in {".py", ".json", ".yaml"} and path.is_file())
    parts = [f"{path.relative_to(root).as_posix()}\n{of_bytes(path.read_bytes())}" for path in sources]
    parts += [f"{name} {_version(name)}" for name in SHAPING_LIBRARIES]
    return of_parts(f"{sys.version_info.major}.{sys.version_info.minor}", *parts)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def of_data(data: object, default: Callable[[object], object] | None = None) -> str:
    """The digest of plain JSON-like data, whatever the order of its keys."""
    return of_text(json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=default))
