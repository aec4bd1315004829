"""`python -m bench.conversion [--articles N] [--documents N] [--megabytes N]`: how fast documents become articles.

Articles of about 500 words with a head. On one core: split and read, and with names, events, files and ledger. Then the
whole command over many documents, its second run, one changed document, and one large document; seconds, and the
memory of the whole process tree as its shares of it (PSS), so that what processes share counts once.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import corpus, rig
from generator import convert
from generator.convert.decode import decode
from generator.convert.reading import drafted, part

_WORDS = 500


@dataclass(frozen=True, slots=True)
class Measured:
    """A run of the command: seconds, MB of its process tree at most, bytes of files written below content/."""

    seconds: float
    megabytes: float
    written: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(prog="bench.conversion", description=__doc__)
    parser.add_argument("--articles", type=int, default=500, help="articles for the figures of one core")
    parser.add_argument("--documents", type=int, default=5_000)
    parser.add_argument("--each", type=int, default=1, help="articles in each document")
    parser.add_argument("--megabytes", type=int, default=50, help="size of the large document; 0 for none")
    given = parser.parse_args(arguments)
    made = corpus.Corpus(3)
    stories = [story(made, number) for number in range(given.articles)]
    print(f"one core, {_WORDS} words an article:")
    for name, seconds in one_core(stories):
        print(f"  {name:<28}{given.articles / seconds:8.0f} articles/s")
    site = rig.WORK / "conversion"
    _fresh(site)
    for number in range(given.documents):
        path = site / "documents" / f"{number // 1000:03d}" / f"{number:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(story(made, number * given.each + at) for at in range(given.each)), encoding="utf-8")
    print(f"{given.documents:,} documents, {given.documents * given.each:,} articles:")
    time.sleep(2.5)  # a stamp that is younger proves nothing, and would be paid for in the second run
    _tell("first run", run(site))
    _tell("second run", run(site))
    with (site / "documents" / "000" / "000000.txt").open("a", encoding="utf-8") as file:
        file.write("\nOne more line was added to this.\n")
    _tell("after one changed document", run(site))
    if given.megabytes:
        _fresh(site)
        large(site / "documents" / "large.txt", made, given.megabytes)
        print(f"one document of {given.megabytes} MB:")
        _tell("first run", run(site))
        _tell("second run", run(site))
    return 0


def story(made: corpus.Corpus, number: int) -> str:
    """An article as a page prints it: title, stamp, title, points, dateline, about 500 words."""
    meta, body = made.article(number)
    words = " ".join(part for part in body.split("\n\n") if not part.startswith(("- ", "#", ">"))).split()
    words = (words * (1 + _WORDS // max(1, len(words))))[:_WORDS]
    text = "\n\n".join(" ".join(words[at : at + 60]) + "." for at in range(0, _WORDS, 60))
    title = f"{meta['title']} {number}"
    points = "".join(f"  • {point}\n" for point in meta["bullets"][:2])
    stamp = f"Updated {number % 27 + 1:02d} March {meta['year']}"
    return f"{title}\n\n{stamp}\nFollow\n\n{title}\n\n{points}\n{meta['place'].upper()}: {text}\n\n\n"


def one_core(stories: Sequence[str]) -> Iterator[tuple[str, float]]:
    """What is measured in this process, with its CPU seconds."""
    data = [text.encode() for text in stories]
    convert.convert([convert.Document("warm.txt", data[0])], convert.State(), convert.Options())
    begun = time.process_time()
    for document in data:
        text, _ = decode(document, "d.txt")
        assert text is not None
        drafted(part(text.lines))
    yield "split and read", time.process_time() - begun
    documents = [convert.Document(f"{number:06d}.txt", document) for number, document in enumerate(data)]
    begun = time.process_time()
    convert.convert(documents, convert.State(), convert.Options())
    yield "with names, files and ledger", time.process_time() - begun


def large(path: Path, made: corpus.Corpus, megabytes: int) -> None:
    """One document of so many articles."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number = size = 0
    with path.open("w", encoding="utf-8") as file:
        while size < megabytes * 1_000_000:
            size += file.write(story(made, number))
            number += 1


def run(site: Path) -> Measured:
    """The command in a fresh process."""
    before = rig.snapshot(site / "content")
    command = [sys.executable, str(rig.ROOT / "build.py"), "convert", "-C", str(site), "--quiet"]
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    shares = _Shares(process.pid)
    shares.start()
    code = process.wait()
    seconds = time.monotonic() - begun
    shares.stop()
    if code not in {0, 1}:
        raise subprocess.CalledProcessError(code, command)
    after = rig.snapshot(site / "content")
    changed = [name for name in rig.changed(before, after) if name in after]
    return Measured(seconds, shares.megabytes, sum(after[name][1] for name in changed))


class _Shares(threading.Thread):
    """Samples the memory of a process tree, each page divided by those who share it (proc(5), smaps_rollup)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.megabytes, self._done = pid, 0.0, threading.Event()

    def run(self) -> None:
        """Sample until told to stop."""
        while not self._done.wait(0.1):
            self.megabytes = max(self.megabytes, sum(map(_share, rig.tree(self.pid))) / 1000)

    def stop(self) -> None:
        """Stop sampling."""
        self._done.set()
        self.join()


def _share(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _fresh(site: Path) -> None:
    shutil.rmtree(site, ignore_errors=True)
    (site / "documents").mkdir(parents=True)
    (site / "site.yaml").write_text("title: Bench\n", encoding="utf-8")


def _tell(name: str, measured: Measured) -> None:
    written = f"{measured.written / 1e6:9.1f} MB written"
    print(f"  {name:<28}{measured.seconds:8.1f} s {measured.megabytes:7.0f} MB {written}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
