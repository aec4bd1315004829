"""Proving that nothing was lost: every document is put together again from its articles and the ledger."""

from __future__ import annotations

from pathlib import Path

from generator import convert, digest
from generator.config import Settings
from generator.conversion.disk import Disk
from generator.gathering import problem
from generator.problems import Problem


def audit(site: Path, settings: Settings, content: Path | None = None) -> tuple[Problem, ...]:
    """Rebuild every document from its articles and the ledger, and name those that do not come out byte for byte."""
    documents, content = site / settings.documents, content or site / settings.content
    disk = Disk(content)
    entries, _ = disk.ledger()
    problems: list[Problem] = []
    for path, entry in sorted(entries.items()):
        rebuilt = convert.rebuild(entry, {record.id: disk.base(record.id) or "" for record in entry.articles})
        if rebuilt is None and not entry.articles:
            continue
        if rebuilt is None or digest.of_bytes(rebuilt) != entry.digest:
            message = "this document cannot be rebuilt from its articles and the ledger"
            problems.append(problem("C613", message, documents / path, site))
    return tuple(problems)
