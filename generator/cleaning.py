"""Tidying up: what we wrote is removed, with what we remember of it, and nothing that anybody else wrote."""

from __future__ import annotations

from pathlib import Path

from generator import files, publish
from generator.config import Settings
from generator.workplace import STATE, VERIFY, output_folder, state_folder

_MEMO = "memo.sqlite"


def cleaned(site: Path, settings: Settings) -> tuple[int, int]:
    """Remove the outputs that still hold what we wrote, folders of ours that this leaves empty, and what is remembered.

    Returns how many outputs were removed and how many files stay in the output folder. What is remembered of another
    output folder of the same site stays, since only that says which files there are ours. Raises Failed: E503 where
    another command is at work here, E504 for an output folder that cannot be one, E501, E502, E507 where the disk
    refuses.
    """
    output = output_folder(site, settings)
    state = state_folder(site, output)
    sources = tuple(site / name for name in (settings.content, settings.documents, "themes", STATE))
    files.check_output(site, output, sources)
    with files.lock(state / "lock"):
        removed = publish.clean(state, output).removed
        left = len(files.signatures(output))
        for name in (VERIFY, *(f"{_MEMO}{end}" for end in ("", "-wal", "-shm", ".damaged"))):
            _forget(site / STATE / name)
        files.clear(state)
    if not any((site / STATE).iterdir()):
        files.clear(site / STATE)
    return len(removed), left


def _forget(path: Path) -> None:
    if path.is_dir():
        files.clear(path)
    else:
        files.remove(path)
