"""What was read in a run: what its articles speak of in memory, all else packed, and on the disk where it is much."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from typing import Any

from generator.conversion.reading import How, Packed, Wanted, read_all
from generator.convert.convert import Heard
from generator.convert.enrich import Findings
from generator.convert.reading import Reading
from generator.files import Spill
from generator.gathering import Source

IN_MEMORY = 1 << 24
PORTION = 1 << 22
DOCUMENTS = 1000


class Fresh:
    """The documents that were read, by path. What is read is kept until the run ends."""

    def __init__(
        self,
        sources: Iterable[Source],
        how: How,
        workers: Callable[[], Executor],
        spill: Callable[[], Spill],
        told: Heard | None = None,
    ) -> None:
        self._sources = {source.path: source for source in sources}
        self._how, self._workers, self._new_spill, self._told = how, workers, spill, told
        self._spill: Spill | None = None
        self._held: dict[str, bytes | tuple[int, int]] = {}
        self._also: set[str] = set()
        self._size = 0
        self.refused: list[tuple[Source, str]] = []
        self._shared: dict[Any, Any] = {}
        self.findings: dict[str, tuple[Findings, ...]] = {}

    def read(self, sources: Iterable[Source], known: Mapping[str, str]) -> None:
        """Read these; but for those whose bytes have the `known` digest."""
        wanted = [Wanted(source, known.get(source.path, "")) for source in sources]
        articles = 0
        for number, packed in enumerate(read_all(wanted, self._how, self._workers), 1):
            articles += len(packed.findings)
            if self._told is not None:
                self._told(number, len(wanted), articles)
            if packed.refused:
                self.refused.append((self._sources[packed.path], packed.refused))
            elif not packed.known:
                self._keep(packed)

    def read_also(self, paths: Iterable[str]) -> None:
        """Read those of these that are there and were not read."""
        missing = [self._sources[path] for path in sorted(set(paths) - self._held.keys()) if path in self._sources]
        self._also.update(source.path for source in missing)
        self.read(missing, {})

    def readings(self, paths: Iterable[str]) -> dict[str, Reading]:
        """The readings of those documents that were read."""
        return {path: self._reading(path) for path in sorted(paths) if path in self._held}

    def portions(self, whole: bool) -> Iterator[tuple[str, ...]]:
        """The paths of what was read, in order, in portions whose readings fit into memory; or all at once."""
        part: list[str] = []
        size = 0
        for path in sorted(self._held):
            own = self._sources[path].size
            if not whole and part and (size + own > PORTION or len(part) >= DOCUMENTS):
                yield tuple(part)
                part, size = [], 0
            part.append(path)
            size += own
        if part:
            yield tuple(part)

    @property
    def paths(self) -> Collection[str]:
        """What was read."""
        return self._held.keys()

    @property
    def own(self) -> Collection[str]:
        """What was read for its own sake, and not only because of others."""
        return self._held.keys() - self._also

    def _keep(self, packed: Packed) -> None:
        self.findings[packed.path] = tuple(self._share(found) for found in packed.findings)
        self._size += len(packed.data)
        if self._size > IN_MEMORY:
            self._spill = self._spill or self._new_spill()
            self._held[packed.path] = self._spill.put(packed.data)
        else:
            self._held[packed.path] = packed.data

    def _share(self, found: Findings) -> Findings:
        """The same, with each name and weight that was seen before in no room of its own."""
        same = self._shared.setdefault
        return Findings._make(
            tuple(same(item, item) for item in value) if isinstance(value, tuple) else same(value, value)
            for value in found
        )

    def forget_findings(self) -> None:
        """Give the room of the findings back, when all that follows from them is known."""
        self.findings = {}
        self._shared = {}

    def _reading(self, path: str) -> Reading:
        held = self._held[path]
        if isinstance(held, tuple):
            assert self._spill is not None
            held = self._spill.take(held)
        found: Reading = pickle.loads(zlib.decompress(held))  # noqa: S301 - made by this run
        return found
