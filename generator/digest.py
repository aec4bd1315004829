"""Content digests: of bytes, of values, of the program itself. A digest is 32 hexadecimal digits of BLAKE2b."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from operator import attrgetter
from pathlib import Path
from typing import Any

SIZE = 16
_SOURCES = frozenset({".py", ".json", ".yaml"})
SHAPING_LIBRARIES = ("markdown", "jinja2", "markupsafe", "nh3", "pyyaml", "pydantic", "babel", "snowballstemmer")


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
    """Digests of frozen values: texts, numbers, tuples, dataclasses.

    Values of the `shared` kinds are encoded once (a Merkle tree). An instance keeps those it has seen alive, so that an
    identity stands for one value as long as it lives. The encoding is JSON, which the standard library writes in C; a
    dataclass is an object with its name as the only key.
    """

    __slots__ = ("_encoder", "_seen", "_shared")

    def __init__(self, shared: tuple[type, ...] = ()) -> None:
        self._seen: dict[int, tuple[object, str]] = {}
        self._shared = frozenset(shared)
        self._encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=self._plain)

    def __call__(self, value: object) -> str:
        """The digest of one value. Raises TypeError for a value that is not frozen data."""
        return of_bytes(self._encoder.encode(value).encode("utf-8", "surrogatepass"))

    def _plain(self, value: object) -> object:
        """What JSON can write of a value that it cannot: fields for a dataclass, a digest for a shared one."""
        known = self._seen.get(id(value))
        if known is not None:
            return {"": known[1]}
        kind: Any = type(value)
        plain = {kind.__qualname__: _values(kind)(value)}
        if kind not in self._shared:
            return plain
        own = of_bytes(self._encoder.encode(plain).encode("utf-8", "surrogatepass"))
        self._seen[id(value)] = (value, own)
        return {"": own}


@cache
def _values(kind: type[Any]) -> Callable[[object], object]:
    """A function from a dataclass of this kind to its fields' values: those that count when two of it are compared.

    Raises TypeError for any other kind.
    """
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is not frozen data")
    names = [field.name for field in fields(kind) if field.compare]
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)


@cache
def program() -> str:
    """The digest of our own sources and of the libraries that shape output, so nobody keeps a version number."""
    libraries = (f"{name} {_version(name)}" for name in SHAPING_LIBRARIES)
    return of_parts(f"{sys.version_info.major}.{sys.version_info.minor}", of_sources(Path(__file__).parent), *libraries)


def of_sources(folder: Path) -> str:
    """The digest of the code and data below a folder: what it holds of .py, .json and .yaml files, and their names."""
    sources = sorted(path for path in folder.rglob("*") if path.suffix in _SOURCES and path.is_file())
    return of_parts(*(f"{path.relative_to(folder).as_posix()}\n{of_bytes(path.read_bytes())}" for path in sources))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
