"""`python -m bench.fuzz [--files 10000] [--first 0]`: documents made to hurt, converted; what broke, and what was slow.

Nothing may crash, every byte has to come back from ledger and articles, every word has to be accounted for. Time is CPU
time per 100 KB; documents of less than 20 KB count as 20 KB, since a start costs something whatever follows. "Read" is
decoding, splitting, fields and the account of words; "whole" is all that becomes of a document.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from generator import convert
from generator.convert.decode import decode
from generator.convert.reading import drafted, part
from tests.convert import mutations

_PER = 100_000
_LEAST = 20_000
_WORST = 10
_PART = 50


@dataclass(frozen=True, slots=True)
class Tried:
    """A document that was converted: its number, its size, what went wrong, CPU seconds read and whole."""

    seed: int
    size: int
    wrong: str
    read: float
    whole: float

    def per(self, seconds: float) -> float:
        """Milliseconds per 100 KB."""
        return 1000 * seconds * _PER / max(self.size, _LEAST)


def main(arguments: Sequence[str] | None = None) -> int:
    """Convert so many documents and print what came out; 1 when something went wrong with one of them."""
    parser = argparse.ArgumentParser(prog="bench.fuzz", description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first document")
    parser.add_argument("--largest", type=int, default=30_000, help="bytes of the largest repetition")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="a folder to write the slowest documents to")
    given = parser.parse_args(arguments)
    seeds = range(given.first, given.first + given.files)
    parts = [seeds[at : at + _PART] for at in range(0, len(seeds), _PART)]
    with ProcessPoolExecutor(given.jobs, mp_context=get_context("spawn")) as pool:
        tried = [one for part in pool.map(_all, parts, repeat(given.largest)) for one in part]
    _print(tried, given.largest)
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
        for one in sorted(tried, key=lambda one: -one.per(one.whole))[:_WORST]:
            (given.keep / f"{one.seed}.txt").write_bytes(mutations.document(one.seed, given.largest))
    return int(any(one.wrong for one in tried))


def _all(seeds: range, largest: int) -> list[Tried]:
    _tried(-1, mutations.documents()[0].encode())  # tables are loaded once, and are nobody's time
    return [_tried(seed, mutations.document(seed, largest)) for seed in seeds]


def _tried(seed: int, data: bytes) -> Tried:
    begun = time.process_time()
    wrong = ""
    try:
        text, _ = decode(data, "d.txt")
        if text is not None and any(line.text for line in text.lines):
            drafted(part(text.lines))
        read = time.process_time()
        conversion = convert.convert([convert.Document("d.txt", data)], convert.State(), convert.Options())
        whole = time.process_time()
        (document,) = conversion.report.documents
        rebuilt = convert.rebuild(conversion.entries["d.txt"], dict(conversion.bases))
        if rebuilt != data and document.encoding != "none":
            wrong = "bytes lost"
        elif not document.accounted:
            wrong = "words lost"
        elif any(problem.code == "C607" for problem in conversion.problems):
            wrong = "kept whole"
    except Exception as error:  # noqa: BLE001 - a crash is what is looked for
        read = whole = time.process_time()
        wrong = f"{type(error).__name__}: {error}"
    return Tried(seed, len(data), wrong, read - begun, whole - read)


def _print(tried: Sequence[Tried], largest: int) -> None:
    bad = [one for one in tried if one.wrong]
    print(f"{len(tried):,} documents, {sum(one.size for one in tried) / 1e6:.1f} MB")
    for kind in ("bytes lost", "words lost", "kept whole"):
        print(f"  {kind}: {sum(one.wrong == kind for one in bad)}")
    print(f"  crashes: {sum(one.wrong not in {'bytes lost', 'words lost', 'kept whole'} for one in bad)}")
    for one in bad[:_WORST]:
        print(f"    {one.seed}: {one.wrong}")
    for name in ("read", "whole"):
        figures = sorted(one.per(getattr(one, name)) for one in tried)
        middle, tail = figures[len(figures) // 2], figures[len(figures) * 99 // 100]
        print(f"{name}: ms per 100 KB: median {middle:.0f}, 99 of 100 below {tail:.0f}, worst {figures[-1]:.0f}")
        for one in sorted(tried, key=lambda one: -one.per(getattr(one, name)))[:_WORST]:
            begin = mutations.document(one.seed, largest)[:60]
            print(f"    {one.per(getattr(one, name)):8.0f} ms  {one.size:7,} bytes  seed {one.seed}: {begin!r}")


if __name__ == "__main__":
    sys.exit(main())
