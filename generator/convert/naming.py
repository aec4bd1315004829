"""Where an article's file lies below the content folder: by year and month, named by its title."""

from __future__ import annotations

from collections.abc import Collection

from generator import digest, paths
from generator.convert.model import Found

_UNDATED = "undated"
_HASH = 8
_ROOM = 80
"""Bytes of a title in a file name, so that a hash still fits."""


def article_path(found: Found, folder: str, taken: Collection[str]) -> str:
    """`articles/2023/02/slug.md`, or `articles/undated/slug.md`; a taken name gets a short hash of its source.

    `taken` holds collision keys (`paths.collision_key`) of the paths in use. The hash does not depend on the
    order of documents.
    """
    date = found.draft.date
    place = f"{date[:4]}/{date[5:7]}" if len(date) >= 7 else _UNDATED
    name = _short(paths.slug(found.draft.title)) or f"article-{found.id[:_HASH]}"
    path = f"{folder}/{place}/{name}.md"
    if paths.collision_key(path) not in taken:
        return path
    source = digest.of_parts(found.document, found.id)
    for length in range(_HASH, len(source) + 1):
        path = f"{folder}/{place}/{name}-{source[:length]}.md"
        if paths.collision_key(path) not in taken:
            break
    return path


def _short(slug: str) -> str:
    """The slug cut after a word, at most 80 bytes."""
    data = slug.encode()
    if len(data) <= _ROOM:
        return slug
    head = data[:_ROOM].decode("utf-8", "ignore")
    return (head.rpartition("-")[0] or head).strip("-")
