"""A site folder, builds that only count, and clients that speak HTTP byte by byte."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.preview.changes import Built, Changed, Folders, folders_of
from generator.preview.watch import System
from generator.preview.watcher import Timing, Watcher
from generator.problems import Problem

PATIENCE = 10.0


def site_at(folder: Path) -> Folders:
    """An empty site with its folders, and one article."""
    for name in ("content/2020", "documents", "themes/default/templates", "output"):
        (folder / name).mkdir(parents=True)
    (folder / "content/2020/a.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    (folder / "site.yaml").write_text("title: Site\n", encoding="utf-8")
    return folders_of(folder, output=folder / "output")


@dataclass
class Watching:
    """A watcher in a thread of its own, with the changes and the problems it has told of so far."""

    watcher: Watcher
    changes: list[Changed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    news: threading.Condition = field(default_factory=threading.Condition)

    def run(self) -> None:
        """Wait for changes until the watcher is closed."""
        while (changed := self.watcher.wait()) is not None:
            with self.news:
                self.changes.append(changed)
                self.news.notify_all()

    def until(self, enough: Callable[[], bool]) -> bool:
        """Wait until it is so; False when it is not so after ten seconds."""
        with self.news:
            return self.news.wait_for(enough, PATIENCE)

    def seen(self, path: str) -> bool:
        """Wait until that file was told of."""
        return self.until(lambda: any(path in changed.paths for changed in self.changes))


@contextmanager
def watching(
    folders: Folders, *, poll: bool = False, timing: Timing | None = None, system: System | None = None
) -> Iterator[Watching]:
    """A watcher at work for the length of a block."""
    news = threading.Condition()
    told: list[Problem] = []

    def tell(problem: Problem) -> None:
        with news:
            told.append(problem)
            news.notify_all()

    with Watcher(folders, tell, poll=poll, timing=timing, system=system) as watcher:
        state = Watching(watcher, problems=told, news=news)
        thread = threading.Thread(target=state.run, daemon=True)
        thread.start()
        try:
            yield state
        finally:
            watcher.close()
            thread.join(PATIENCE)
    assert not thread.is_alive()


class Builds:
    """A build that writes what it is told to and remembers what it was asked."""

    def __init__(self, *results: Built) -> None:
        self.results = list(results)
        self.asked: list[Changed] = []
        self.news = threading.Condition()

    def __call__(self, changed: Changed) -> Built:
        """The next result; the last one again and again."""
        with self.news:
            self.asked.append(changed)
            number = len(self.asked)
            self.news.notify_all()
        return self.results[min(number, len(self.results)) - 1] if self.results else Built(written=("index.html",))

    def number(self, wanted: int) -> bool:
        """Wait for that many builds."""
        with self.news:
            return self.news.wait_for(lambda: len(self.asked) >= wanted, PATIENCE)


@dataclass(frozen=True)
class Answer:
    """An HTTP answer: status, fields with lower-case names, body."""

    status: int
    fields: dict[str, str]
    body: bytes


def exchange(port: int, data: bytes, *, finish: bool = False) -> bytes:
    """Everything that a server sends back to those bytes until it closes the connection."""
    received = b""
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as client:
        try:
            client.sendall(data)
            if finish:
                client.shutdown(socket.SHUT_WR)
            while part := client.recv(65536):
                received += part
        except OSError:  # refused while we were still talking
            return received
    return received


def answer_in(data: bytes) -> Answer:
    """The first answer in what a server sent."""
    head, _, body = data.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Answer(int(status.split(" ")[1]), fields, body)


def asked(port: int, target: str, method: str = "GET", *fields: str, host: str | None = None) -> Answer:
    """The answer to one request."""
    lines = [f"{method} {target} HTTP/1.1", f"Host: {host or f'127.0.0.1:{port}'}", "Connection: close", *fields]
    return answer_in(exchange(port, "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape")))
