"""Putting a staged site in place: a journal first, then renames in an order that leaves no dead link, deletions last.

Whatever stops it, the outcome is whole: an error takes every step back; a killed process is followed by a command that
goes on where it stopped.
"""

from __future__ import annotations

import errno
import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from generator import digest
from generator.files import system
from generator.files.area import GONE, JOURNAL, NEW, areas, clear
from generator.files.atomic import TEMPORARY, folder, write
from generator.files.failure import naming, problem
from generator.files.tree import above, digest_in, is_folder, signature
from generator.problems import Failed

_VERSION = 1
_TEXTS = frozenset({"html", "xml", "json", "txt"})
_NOT_EMPTY = frozenset({errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR})
_OLD = ".dateline-old"
_HALF = "publishing has stopped half-way; the next command finishes it"


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to happen to an output folder, all addresses relative to it.

    `writes` are (address, signature of the staged file); `replaced` those of them that stand there and are ours;
    `removals` are (address, digest it must have); `made` are the folders that come to be, outermost first; `ours` those
    that we made before and that go when they are empty; `note` is what `commit` is given when all is in place.
    """

    writes: tuple[tuple[str, str], ...] = ()
    replaced: frozenset[str] = frozenset()
    removals: tuple[tuple[str, str], ...] = ()
    made: tuple[str, ...] = ()
    ours: frozenset[str] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Ground:
    """The three folders of a publication: staged files (where replaced ones end up), files taken out, the output."""

    stage: str
    gone: str
    output: str


def publish(state: Path, stage: Path, output: Path, publication: Publication, commit: Callable[[str], None]) -> None:
    """Carries out a publication and then `commit(note)`; both happen, or neither.

    Raises Failed (E501, E502, E505, E507) with the output as it was; KeyboardInterrupt likewise. A killed process
    leaves a journal, which `recover` rolls forward.
    """
    area = stage.parent
    ground = _Ground(str(stage), str(area / GONE), str(output))
    write(state / JOURNAL, _encoded(areas(state, output).index(area), publication), durable=True)
    try:
        with _naming(ground):
            _carry_out(ground, publication)
    except BaseException:
        _take_back(state, ground, publication)
        raise
    try:
        commit(publication.note)
    except Exception:
        _take_back(state, ground, publication)
        raise
    # Everything is in place. What is left to tidy may fail: the next command finds the journal and has only that to do.
    with suppress(OSError):
        system.current.unlink(str(state / JOURNAL))
        clear(area)


def recover(state: Path, output: Path, commit: Callable[[str], None]) -> bool:
    """Finishes a publication that was cut off and removes what unfinished work has left. Every command calls it first.

    False when a journal was found that cannot be read: then nobody knows what stands in the output. Raises Failed.
    """
    journal = state / JOURNAL
    sound = True
    if journal.exists():
        decoded = _decoded(journal.read_bytes())
        sound = decoded is not None
        if decoded is not None:
            place, publication = decoded
            area = areas(state, output)[place]
            ground = _Ground(str(area / NEW), str(area / GONE), str(output))
            with _naming(ground):
                _carry_out(ground, publication)
            commit(publication.note)
        with naming(journal):
            system.current.unlink(str(journal))
    for area in areas(state, output):
        clear(area)
    for parent in (state, output, output.parent):
        _clear_temporary(parent)
    return sound


def _carry_out(ground: _Ground, publication: Publication) -> None:
    """Every step that is still to be done. A step that is done is seen to be, so this can run again from any point."""
    folder(os.path.abspath(ground.output))
    early, late = _removals(publication)
    _take_out(ground, publication, early)
    signatures, known = dict(publication.writes), {""}
    for _, path, urls in sorted(_steps(ground, signatures)):
        if urls and _put_folder(ground, path, {url: signatures[url] for url in urls}, known):
            continue
        for url in sorted(urls or [path], key=_rank):
            _put(ground, url, signatures[url], url in publication.replaced, known)
    _take_out(ground, publication, late)


@contextmanager
def _naming(ground: _Ground) -> Iterator[None]:
    """As `naming`, with the file in the output that the system refused."""
    try:
        yield
    except OSError as error:
        named = [str(name) for name in (error.filename2, error.filename) if name is not None]
        inside = (name for name in named if name.startswith(f"{ground.output}/"))
        raise Failed(problem(error, next(inside, ground.output))) from error


def _rank(url: str) -> tuple[int, str]:
    """Assets and media before the pages that show them, pages before the lists, feeds and site maps that name them."""
    name = url.rpartition("/")[2]
    suffix = name.rpartition(".")[2]
    if url.startswith("assets/") or suffix not in _TEXTS:
        return 0, url
    return (1 if suffix == "html" and name != "index.html" else 2), url


def _steps(ground: _Ground, urls: Iterable[str]) -> list[tuple[int, str, list[str]]]:
    """(rank, folder, addresses in it) for a folder the output does not have, (rank, address, []) for other files."""
    stands: dict[str, bool] = {}
    trees: defaultdict[str, list[str]] = defaultdict(list)
    steps: list[tuple[int, str, list[str]]] = []
    for url in urls:
        for part in above(url):
            if part not in stands:
                stands[part] = os.path.lexists(f"{ground.output}/{part}")
            if not stands[part]:
                trees[part].append(url)
                break
        else:
            steps.append((_rank(url)[0], url, []))
    steps += [(min(1, max(_rank(url)[0] for url in members)), part, members) for part, members in trees.items()]
    return steps


def _put_folder(ground: _Ground, tree: str, signatures: Mapping[str, str], known: set[str]) -> bool:
    """Renames a whole new folder into the output; False when the stage does not hold it as it was made."""
    if any(signature(f"{ground.stage}/{url}") != own for url, own in signatures.items()):
        return False
    _make_way(ground.output, tree, known)
    system.current.rename(f"{ground.stage}/{tree}", f"{ground.output}/{tree}")
    return True


def _put(ground: _Ground, url: str, own: str, replaced: bool, known: set[str]) -> None:
    source, target = f"{ground.stage}/{url}", f"{ground.output}/{url}"
    if signature(source) != own:
        return
    _make_way(ground.output, url, known)
    standing = signature(target)
    if standing == own:
        return
    if standing is None:
        system.current.rename(source, target)
    elif not replaced or standing == "folder":
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target)
    else:
        _change_places(source, target)


def _change_places(source: str, target: str) -> None:
    """The staged file goes out and the one it replaces comes in, to be put back if a later step fails."""
    try:
        system.current.exchange(source, target)
    except system.NotOffered:
        try:
            system.current.link(target, source + _OLD)
        except OSError as error:
            # Where files have no second names the old one is lost, and an error after this is only rolled forward.
            if error.errno not in system.NO_SECOND_NAMES and error.errno != errno.EEXIST:
                raise
        system.current.replace(source, target)


def _make_way(output: str, url: str, known: set[str]) -> None:
    """Makes the folders an address lies in. A link or a file in their place is not followed: NotADirectoryError."""
    for part in above(url):
        if part not in known:
            path = f"{output}/{part}"
            if not os.path.lexists(path):
                system.current.mkdir(path)
            elif not is_folder(path):
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path)
            known.add(part)


def _removals(publication: Publication) -> tuple[list[int], list[int]]:
    """Which removals come first, since a file must go where a folder comes or the other way round; which come last."""
    writes = {url for url, _ in publication.writes}
    folders = {part for url in writes for part in above(url)} if publication.removals else set()
    early = {
        number
        for number, (url, _) in enumerate(publication.removals)
        if url in folders or not writes.isdisjoint(above(url))
    }
    return sorted(early), [number for number in range(len(publication.removals)) if number not in early]


def _take_out(ground: _Ground, publication: Publication, numbers: Iterable[int]) -> None:
    """Moves files out of the output that still hold what we wrote, then removes folders of ours that it left empty."""
    emptied: set[str] = set()
    for number in numbers:
        url, expected = publication.removals[number]
        if digest_in(Path(ground.output), url) == expected:
            system.current.replace(f"{ground.output}/{url}", f"{ground.gone}/{number}")
        emptied.update(publication.ours.intersection(above(url)))
    for part in sorted(emptied, key=len, reverse=True):
        _remove_empty(f"{ground.output}/{part}")


def _remove_empty(path: str) -> None:
    try:
        system.current.rmdir(path)
    except OSError as error:
        if error.errno not in _NOT_EMPTY:
            raise


def _take_back(state: Path, ground: _Ground, publication: Publication) -> None:
    """Undoes every step, the last first. Raises Failed when the disk refuses that too; then the journal stays."""
    try:
        for url, own in reversed(publication.writes):
            path, staged = f"{ground.output}/{url}", f"{ground.stage}/{url}"
            if signature(path) == own:
                old = next((name for name in (staged + _OLD, staged) if signature(name) is not None), None)
                if old is not None:
                    system.current.replace(old, path)
                elif url not in publication.replaced:
                    system.current.unlink(path)
        for part in reversed(publication.made):
            _remove_empty(f"{ground.output}/{part}")
        for number, (url, _) in enumerate(publication.removals):
            if signature(f"{ground.gone}/{number}") is not None:
                folder(os.path.dirname(f"{ground.output}/{url}"))
                system.current.replace(f"{ground.gone}/{number}", f"{ground.output}/{url}")
        system.current.unlink(str(state / JOURNAL))
    except OSError as error:
        raise Failed(replace(problem(error, ground.output), note=_HALF)) from error


def _clear_temporary(parent: Path) -> None:
    with suppress(OSError):
        for name in os.listdir(parent):
            if TEMPORARY.fullmatch(name):
                path = str(parent / name)
                with suppress(OSError):
                    system.current.rmdir(path) if is_folder(path) else system.current.unlink(path)


def _encoded(place: int, publication: Publication) -> bytes:
    record = [
        _VERSION,
        place,
        publication.writes,
        sorted(publication.replaced),
        publication.removals,
        publication.made,
        sorted(publication.ours),
        publication.note,
    ]
    data = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return digest.of_bytes(data).encode() + b"\n" + data


def _decoded(data: bytes) -> tuple[int, Publication] | None:
    check, _, body = data.partition(b"\n")
    if digest.of_bytes(body).encode() != check:
        return None
    version, place, writes, replaced, removals, made, ours, note = json.loads(body.decode("utf-8", "surrogatepass"))
    if version != _VERSION:
        return None
    return place, Publication(
        tuple((url, own) for url, own in writes),
        frozenset(replaced),
        tuple((url, expected) for url, expected in removals),
        tuple(made),
        frozenset(ours),
        note,
    )
