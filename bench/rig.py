"""One generated site and the ways to measure work on it.

Wall time, CPU time, memory of the whole process tree, files changed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import corpus

ROOT = Path(__file__).resolve().parents[1]
WORK = Path(os.environ.get("BENCH_WORK", ROOT / "bench" / "work"))
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Run:
    """One fresh process: seconds of wall, CPU seconds and MB of its process tree, what it printed."""

    wall: float
    cpu: float
    peak_mb: float
    printed: str


@dataclass(frozen=True, slots=True)
class Site:
    """A site of so many generated articles."""

    folder: Path
    articles: int

    @property
    def output(self) -> Path:
        """Where the site is built."""
        return self.folder / "output"

    @property
    def target(self) -> Path:
        """The article that edits are made to: the one in the middle."""
        found = sorted(self.folder.glob(f"content/*/*/a{self.articles // 2:06d}-*.md"))
        return found[0]


def site(articles: int, seed: int = 1) -> Site:
    """A new site folder with the corpus of that size; made once and copied from then on."""
    source = WORK / f"corpus-{articles}-{seed}"
    if not (source / "corpus.json").exists():
        made = corpus.Corpus(seed)
        for number in range(articles):
            meta, body = made.article(number)
            path = source / meta["year"] / meta["month"] / f"{meta['slug']}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(corpus.front_matter(meta) + body, encoding="utf-8")
        (source / "corpus.json").write_text(json.dumps({"articles": articles, "seed": seed}), encoding="utf-8")
    folder = WORK / f"site-{articles}"
    _discard(folder)
    shutil.copytree(source, folder / "content", ignore=shutil.ignore_patterns("corpus.json"))
    (folder / "site.yaml").write_text("title: The Bench Gazette\nbase_url: https://example.org/\n", encoding="utf-8")
    return Site(folder, articles)


def forget(place: Site) -> None:
    """Remove the output and everything remembered."""
    _discard(place.output)
    _discard(place.folder / ".dateline")


def _discard(folder: Path) -> None:
    """Move a folder out of the way; `make clean` deletes it.

    A file system that is still busy with a large deletion makes new files up to twenty times slower.
    """
    if folder.exists():
        trash = WORK / "trash"
        trash.mkdir(exist_ok=True)
        folder.rename(trash / str(time.monotonic_ns()))


def build(place: Site, *options: str) -> Run:
    """Build the site in a fresh process. Raises CalledProcessError when it fails."""
    return measured([sys.executable, str(ROOT / "build.py"), "build", "-C", str(place.folder), *options])


def measured(command: list[str]) -> Run:
    """Run a command and measure it; the memory is the largest sum over the process and its descendants, sampled."""
    os.sync()
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    watch = _Watch(process.pid)
    watch.start()
    printed = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.stop()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, printed)
    own = usage.ru_utime + usage.ru_stime
    return Run(wall, max(own, watch.cpu), max(watch.megabytes, usage.ru_maxrss / 1024), printed)


class _Watch(threading.Thread):
    """Samples a process tree: the most memory it held at once, and the CPU seconds of every process seen in it.

    Workers are children of a server process that nobody waits for, so the kernel's own sum leaves them out.
    """

    def __init__(self, pid: int) -> None:
        """Watch the tree below this process."""
        super().__init__(daemon=True)
        self.pid, self.megabytes, self._done = pid, 0.0, threading.Event()
        self._seconds: dict[int, float] = {}

    @property
    def cpu(self) -> float:
        """CPU seconds of the tree, as far as it was seen."""
        return sum(self._seconds.values())

    def run(self) -> None:
        """Sample until told to stop."""
        while not self._done.wait(0.02):
            members = [usage for pid in tree(self.pid) if (usage := _usage(pid))]
            self.megabytes = max(self.megabytes, sum(resident for _, _, resident in members) / 1e6)
            self._seconds |= {pid: seconds for pid, seconds, _ in members}

    def stop(self) -> None:
        """Stop sampling."""
        self._done.set()
        self.join()


def tree(pid: int) -> Iterator[int]:
    """A process and its descendants."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from tree(int(child))


def _usage(pid: int) -> tuple[int, float, int] | None:
    """The process, its CPU seconds and its resident bytes (proc(5), stat); None when it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return pid, (int(fields[11]) + int(fields[12])) / TICKS, int(fields[21]) * PAGE_BYTES


def snapshot(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Each file's inode, size and time, to see afterwards which were written."""
    found: dict[str, tuple[int, int, int]] = {}
    for base, _, names in os.walk(folder):
        for name in names:
            path = Path(base, name)
            status = path.stat()
            found[path.relative_to(folder).as_posix()] = (status.st_ino, status.st_size, status.st_mtime_ns)
    return found


def changed(before: dict[str, tuple[int, int, int]], after: dict[str, tuple[int, int, int]]) -> list[str]:
    """The files written or removed between two snapshots."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def edit_body(place: Site, mark: str) -> None:
    """A word more at the end of the target's body."""
    with place.target.open("a", encoding="utf-8") as file:
        file.write(f"\nThe desk adds: {mark}.\n")


def edit_title(place: Site, mark: str) -> None:
    """Another title for the target."""
    text = place.target.read_text(encoding="utf-8")
    place.target.write_text(
        re.sub(r"^title: .*$", f'title: "Edited headline {mark}"', text, count=1, flags=re.M), encoding="utf-8"
    )


@contextmanager
def serving(place: Site, port: int) -> Iterator[None]:
    """The preview of the site on 127.0.0.1, ended by its own process id."""
    command = [sys.executable, str(ROOT / "build.py"), "serve", "-C", str(place.folder), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
