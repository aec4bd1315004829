"""Publishing against the disk: what stands in an output folder, and how what was rendered takes its place there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator import files
from generator.model import Delta, Ledger, Rendered, Wanted, Written
from generator.problems import Failed, Level, Location, Problem
from generator.publish import ledger as rows
from generator.publish.adopt import adopted
from generator.publish.delta import compare

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """What an output folder holds: the ledger, and the signature of every file, ours or not, by address.

    `complete` is False where the disk does not hold all of the ledger: then it is written anew.
    """

    ledger: Ledger
    found: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did, by address, and the ledger after it. `unchanged` counts the outputs left as they were."""

    ledger: Ledger
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()


def recover(state: Path, output: Path) -> None:
    """Finishes what an earlier command was cut off in; every command that writes calls it first, under the lock."""
    if not files.recover(state, output, partial(rows.apply, state)):
        rows.forget(state)


def standing(state: Path, output: Path) -> Standing:
    """What stands in the output, once unfinished work is finished. A lost ledger is made again from the files."""
    recover(state, output)
    loaded = rows.load(state)
    found = files.signatures(output)
    if loaded.complete or not found:
        return Standing(loaded.ledger, found, loaded.problems, loaded.complete)
    known = frozenset(entry.url for entry in loaded.ledger.entries)
    ours = adopted(found, partial(files.content, output), known)
    entries = sorted((*loaded.ledger.entries, *ours.entries), key=lambda entry: entry.url)
    folders = sorted({*loaded.ledger.folders, *ours.folders})
    problems = loaded.problems + _adopted(output, len(ours.entries))
    return Standing(Ledger(tuple(entries), tuple(folders)), found, problems, False)


def difference(wanted: Iterable[Wanted], output: Path, stands: Standing, force: bool = False) -> Delta:
    """`compare`, with the files of an output folder."""
    return compare(wanted, stands.ledger, stands.found, partial(files.digest_in, output), force)


def publish(
    state: Path, stage: Path, output: Path, stands: Standing, delta: Delta, rendered: Iterable[Rendered]
) -> Published:
    """Puts what lies on the stage into the output, removes what goes, and brings the ledger up to date.

    `rendered` says what was staged; an output of `delta.write` that is not in it, or has no digest, stays as it was.
    A file is touched only when its bytes change. Raises Failed: E505 for a file of somebody else where an output has
    to go, E501, E502, E507 where the disk refuses; then nothing was changed.
    """
    after, moved = _entries(stage, output, stands, delta, {item.url: item for item in rendered if item.digest})
    _refuse_strangers(output, moved, stands)
    publication = _publication(output, moved, delta, stands)
    result = _ledger_after(stands.ledger, publication, after)
    note = rows.changes(stands.ledger, result, stands.complete)
    if publication.writes or publication.removals:
        files.publish(state, stage, output, replace(publication, note=note), partial(rows.apply, state))
    else:
        rows.apply(state, note)
    return _published(output, publication, delta, result, stands.found)


def clean(state: Path, output: Path) -> Published:
    """Removes what we wrote and nobody has edited since, and the folders that leaves empty. Raises Failed."""
    stands = standing(state, output)
    with files.staging(state, output) as stage:
        return publish(state, stage, output, stands, difference((), output, stands), ())


def _entries(
    stage: Path, output: Path, stands: Standing, delta: Delta, made: Mapping[str, Rendered]
) -> tuple[tuple[Written, ...], list[Written]]:
    """The entries of the ledger to be, and those of them whose files have to be put in place."""
    before = {entry.url: entry for entry in stands.ledger.entries}
    signatures = files.staged(stage, made)
    after, moved = list(delta.keep), []
    for want in delta.write:
        item, old, found = made.get(want.url), before.get(want.url), stands.found.get(want.url)
        if item is None:
            after += [old] if old is not None else []
            continue
        signature = signatures.get(want.url, "")
        if not signature.startswith(f"{item.size}-"):
            raise Failed(_torn(output, want.url))
        entry = Written(want.url, want.fingerprint, item.digest, item.size, signature)
        if found is not None and _digest(output, old, want.url, found) == item.digest:
            entry = replace(entry, signature=found)
        else:
            moved.append(entry)
        after.append(entry)
    return tuple(sorted(after, key=lambda entry: entry.url)), moved


def _digest(output: Path, old: Written | None, url: str, found: str) -> str | None:
    return old.digest if old is not None and old.signature == found else files.digest_in(output, url)


def _publication(output: Path, moved: list[Written], delta: Delta, stands: Standing) -> files.Publication:
    standing_folders: dict[str, bool] = {}
    for part in (part for entry in moved for part in files.above(entry.url)):
        if part not in standing_folders:
            standing_folders[part] = (output / part).is_dir()
    made = sorted(part for part, stands_there in standing_folders.items() if not stands_there)
    return files.Publication(
        writes=tuple((entry.url, entry.signature) for entry in moved),
        replaced=frozenset(entry.url for entry in moved if entry.url in stands.found),
        removals=tuple((entry.url, entry.digest) for entry in delta.remove if entry.url in stands.found),
        made=tuple(made if output.is_dir() else ["", *made]),
        ours=frozenset(stands.ledger.folders),
    )


def _ledger_after(before: Ledger, publication: files.Publication, entries: tuple[Written, ...]) -> Ledger:
    folders = {*before.folders, *publication.made} - {""}
    if len(entries) < len(before.entries) or publication.removals:
        folders &= {part for entry in entries for part in files.above(entry.url)}
    return Ledger(entries, tuple(sorted(folders)))


def _refuse_strangers(output: Path, moved: list[Written], stands: Standing) -> None:
    ours = {entry.url for entry in stands.ledger.entries}
    strangers = [entry.url for entry in moved if entry.url in stands.found and entry.url not in ours]
    if strangers:
        raise Failed(*(_stranger(output, url) for url in strangers))


def _published(
    output: Path, publication: files.Publication, delta: Delta, result: Ledger, found: Mapping[str, str]
) -> Published:
    written = [url for url, _ in publication.writes]
    removed = tuple(url for url, _ in publication.removals)
    left = {entry.url for entry in delta.forget}
    foreign = found.keys() - {entry.url for entry in result.entries} - set(removed) - left
    shown = sorted(url for url in foreign if not any(part.startswith(".") for part in url.split("/")))
    return Published(
        result,
        added=tuple(sorted(url for url in written if url not in found)),
        changed=tuple(sorted(url for url in written if url in found)),
        removed=removed,
        unchanged=len(result.entries) - len(written),
        problems=tuple(_edited(output, url) for url in sorted(left)) + _foreign(output, shown),
    )


def _stranger(output: Path, url: str) -> Problem:
    message = "a file that this site did not write stands where one of its pages has to go"
    hint = "move it away, or give the page another address"
    return Problem("E505", message, Location(files.shown(output / url)), hint, "it was not touched")


def _torn(output: Path, url: str) -> Problem:
    message = "this output was not made completely; nothing was published"
    return Problem("E507", message, Location(files.shown(output / url)), "run the command again")


def _edited(output: Path, url: str) -> Problem:
    message = "the site has this page no longer, but somebody has edited the file: it stays"
    where = Location(files.shown(output / url))
    return Problem("W520", message, where, "delete it if nobody needs it", level=Level.WARNING)


def _foreign(output: Path, urls: list[str]) -> tuple[Problem, ...]:
    if not urls:
        return ()
    rest = f" and {len(urls) - _NAMED:,} more" if len(urls) > _NAMED else ""
    many = "1 file here is" if len(urls) == 1 else f"{len(urls):,} files here are"
    message = f"{many} not of this site and left alone: {', '.join(urls[:_NAMED])}{rest}"
    return (Problem("I522", message, Location(files.shown(output)), level=Level.INFO),)


def _adopted(output: Path, count: int) -> tuple[Problem, ...]:
    if not count:
        return ()
    message = (
        f"the list of what was written was lost; {count:,} files here bear this generator's mark and are taken as ours"
    )
    return (Problem("I521", message, Location(files.shown(output)), level=Level.INFO),)
