"""`serve`: puts watcher, builds, notice board and server together until somebody interrupts them."""

from __future__ import annotations

import ipaddress
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from generator.preview.board import Board
from generator.preview.changes import EVERYTHING, Built, Changed, Folders
from generator.preview.connection import Listed, Site
from generator.preview.server import Server
from generator.preview.session import Rebuild, follow
from generator.preview.watch import System
from generator.preview.watcher import Timing, Watcher
from generator.problems import Failed, Level, Problem, as_text


@dataclass(frozen=True, slots=True)
class Running:
    """A preview after its first build: the address it is at, and what ends it from another thread."""

    url: str
    stop: Callable[[], None]


def serve(
    host: str,
    port: int,
    open_browser: bool,
    poll: bool,
    rebuild: Rebuild,
    listed: Listed,
    folders: Folders,
    say: Callable[[str], None],
    *,
    folders_now: Callable[[], Folders] | None = None,
    begun: Callable[[Running], None] = lambda _: None,
    timing: Timing | None = None,
    system: System | None = None,
) -> None:
    """Build, serve and build again after every change, until interrupted (KeyboardInterrupt passes through) or stopped.

    Port 0 takes a free one. `rebuild` is called in this thread only; `listed` is called in others, also while `rebuild`
    runs. `folders_now` says what is to be watched after the settings or the theme changed, where that may be something
    else. Raises Failed (E508) where the port cannot be had.
    """

    def tell(problem: Problem) -> None:
        say(as_text([problem]))

    board = Board()
    with _serving(Server(host, port, Site(board, listed, folders.output, frozenset({host})))) as server:
        for problem in _exposed(host):
            tell(problem)
        say(f"The site is at {server.url} (Ctrl+C ends the preview)")
        with Watcher(folders, tell, poll=poll, timing=timing, system=system) as watcher:
            running = Running(server.url, watcher.close)

            def first_built() -> None:
                if open_browser:
                    threading.Thread(target=webbrowser.open, args=(server.url,), daemon=True).start()
                begun(running)

            def rebuilt(changed: Changed) -> Built:
                if folders_now is not None and (changed.settings or changed.theme):
                    with suppress(Failed):  # the build says what is wrong; what was watched is watched
                        while watcher.follow(folders_now()):  # until nobody has changed the settings meanwhile
                            changed |= EVERYTHING
                return rebuild(changed)

            follow(watcher.wait, rebuilt, board, say, first_built)


@contextmanager
def _serving(server: Server) -> Iterator[Server]:
    """The server answering in threads of its own until the end of the block."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, name="preview", daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.site.board.close()
        server.shutdown()
        server.server_close()
        thread.join()


def _exposed(host: str) -> tuple[Problem, ...]:
    """A warning where others than this machine can reach the preview."""
    try:
        alone = ipaddress.ip_address(host).is_loopback
    except ValueError:
        alone = host == "localhost" or host.endswith(".localhost")
    if alone:
        return ()
    hint = "leave --host away to be reached from this machine only"
    return (
        Problem("W502", f"everybody who reaches {host} can read this site, drafts too", hint=hint, level=Level.WARNING),
    )
