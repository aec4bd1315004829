"""Wanted against written: what a build has to do, from the ledger and the files that stand in the output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from generator.model import Copy, Delta, Ledger, Wanted, Written

DigestOf = Callable[[str], str | None]


def compare(
    wanted: Iterable[Wanted],
    ledger: Ledger,
    found: Mapping[str, str],
    digest_of: DigestOf,
    force: bool = False,
) -> Delta:
    """What has to be written, may stay, and has to go. Every entry that is not written anew is in one group.

    `found` are the signatures of the files in the output, `digest_of` gives the digest of one of them (None without a
    file) and is asked only where a signature is not as written. Outputs that a person has edited or deleted are written
    again; one that should go but was edited is forgotten instead. `force` writes everything.
    """
    entries = {entry.url: entry for entry in ledger.entries}
    write: list[Wanted] = []
    keep: list[Written] = []
    for output in wanted:
        entry = entries.pop(output.url, None)
        standing = None if force else _standing(output, entry, found, digest_of)
        if standing is None:
            write.append(output)
        else:
            keep.append(standing)
    remove: list[Written] = []
    forget: list[Written] = []
    for entry in entries.values():
        gone = entry.url not in found
        (remove if gone or _intact(entry, found, digest_of) else forget).append(entry)
    return Delta(tuple(write), tuple(keep), tuple(remove), tuple(forget))


def _standing(output: Wanted, entry: Written | None, found: Mapping[str, str], digest_of: DigestOf) -> Written | None:
    """The entry of an output that stands as it should, with its signature now; None when it has to be written."""
    signature = found.get(output.url)
    if signature is None:
        return None
    if entry is None:
        return _adopted(output, signature, digest_of)
    if entry.fingerprint != output.fingerprint or not _intact(entry, found, digest_of):
        return None
    return entry if entry.signature == signature else replace(entry, signature=signature)


def _adopted(output: Wanted, signature: str, digest_of: DigestOf) -> Written | None:
    """A file that nobody wrote down but that holds just what is wanted is ours from now on."""
    if isinstance(output.item, Copy) and digest_of(output.url) == output.item.digest:
        return Written(output.url, output.fingerprint, output.item.digest, int(signature.split("-")[0]), signature)
    return None


def _intact(entry: Written, found: Mapping[str, str], digest_of: DigestOf) -> bool:
    return found.get(entry.url) == entry.signature or digest_of(entry.url) == entry.digest
