"""When the ledger is lost: which files in the output prove by what they hold that they are ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator import digest
from generator.files import above
from generator.model import Ledger, Written

MARKS: Mapping[str, re.Pattern[bytes]] = {
    "html": re.compile(rb"""<meta name=["']?generator["']? content=["']?Dateline\b"""),
    "xml": re.compile(rb"<generator\b[^>]*>Dateline\b|<!-- Dateline\b"),
    "json": re.compile(rb'"_?generator"\s*:\s*"Dateline\b'),
    "txt": re.compile(rb"(?m)^# Dateline\b"),
    "_headers": re.compile(rb"(?m)^# Dateline\b"),
    "css": re.compile(rb"/\* Dateline\b"),
    "js": re.compile(rb"(?m)^// Dateline\b|/\* Dateline\b"),
}
"""The mark that every output of a kind carries, by the ending of its name."""
_HASHED = re.compile(r"assets/.+\.([0-9a-f]{16})\.[A-Za-z0-9]+")


def adopted(
    found: Mapping[str, str], read: Callable[[str], bytes | None], known: frozenset[str] = frozenset()
) -> Ledger:
    """A ledger of the files that are ours: those with the generator's mark, and assets named for the digest they have.

    `found` are the signatures in the output, `read` gives the bytes of one file (None for a link), `known` are ours
    and need no proof; they are not in the entries, but their folders are. The entries have
    no fingerprint, so all of them are made again, written only where they differ, and removed when no longer wanted.
    A folder with a page for missing addresses of its own is another site that was put there, and stays. A folder is
    ours when nothing in it is anybody else's.
    """
    sites = {url.removesuffix("/404.html") for url in found if url.endswith("/404.html")}
    own = (url for url in sorted(found.keys() - known) if sites.isdisjoint(above(url)))
    entries = [entry for url in own if (entry := _entry(url, found[url], read)) is not None]
    ours = {entry.url for entry in entries} | (known & found.keys())
    strange = {part for url in found if url not in ours for part in above(url)}
    folders = {part for url in ours for part in above(url)} - strange
    return Ledger(tuple(entries), tuple(sorted(folders)))


def _entry(url: str, signature: str, read: Callable[[str], bytes | None]) -> Written | None:
    hashed = _HASHED.fullmatch(url)
    mark = MARKS.get(url.rpartition(".")[2])
    data = read(url) if hashed or mark else None
    if data is None:
        return None
    own = digest.of_bytes(data)
    proven = (hashed is not None and own.startswith(hashed[1])) or (mark is not None and mark.search(data) is not None)
    return Written(url, "", own, len(data), signature) if proven else None
