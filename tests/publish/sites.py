"""A site in small: addresses with their bytes, built by the functions that a build calls."""

import os
from collections.abc import Mapping
from pathlib import Path

from generator import digest, files, publish
from generator.model import Copy, Page, Rendered, Wanted

Site = Mapping[str, bytes]


def wanted(site: Site) -> list[Wanted]:
    """The outputs of a site: pages, whose bytes only rendering tells, and pictures, whose bytes are known."""
    found = []
    for url, data in site.items():
        item: Page | Copy = Copy(url, digest.of_bytes(data), data=data)
        if url.endswith((".html", ".xml", ".json", ".txt")):
            item = Page(url, "page.html", data.decode())
        found.append(Wanted(url, publish.of_copy(Copy(url, digest.of_bytes(data))), item))
    return found


def build(root: Path, site: Site, failing: frozenset[str] = frozenset(), force: bool = False) -> publish.Published:
    """Build a site into `root/output` with its state in `root/state`; pages that are `failing` cannot be rendered."""
    state, output = root / "state", root / "output"
    stands = publish.standing(state, output)
    delta = publish.difference(wanted(site), output, stands, force)
    with files.staging(state, output) as stage:
        rendered = []
        for want in delta.write:
            if want.url in failing:
                rendered.append(Rendered(want.url, "", 0))
                continue
            data = site[want.url]
            files.stage(stage, want.url, data)
            rendered.append(Rendered(want.url, digest.of_bytes(data), len(data)))
        return publish.publish(state, stage, output, stands, delta, rendered)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes; a link with where it leads."""
    found: dict[str, bytes] = {}
    for path in folder.rglob("*"):
        if path.is_symlink():
            found[path.relative_to(folder).as_posix()] = b"-> " + str(path.readlink()).encode()
        elif path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def folders(folder: Path) -> set[str]:
    """Every folder below a folder."""
    return {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir() and not path.is_symlink()
    }


def left_over(root: Path) -> list[str]:
    """What unfinished work has left in the state folder and in or beside the output."""
    names = [path.name for path in (root / "state").iterdir() if not path.name.startswith("ledger.sqlite")]
    return names + [path.relative_to(root).as_posix() for path in root.rglob(".dateline-*")]


def unmeasured() -> dict[str, str]:
    """The environment for a process that will be killed or has no room: without the measuring of coverage."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}


def html(text: str) -> bytes:
    """A page with the generator's mark."""
    return f'<html><meta name="generator" content="Dateline 1.0"><p>{text}</p>\n'.encode()
