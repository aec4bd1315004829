"""A plain static host on this machine, as somebody's web space is: a site at the root, and the same below a path."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PATH = "/somebody/archive/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    policy = ""

    def translate_path(self, path: str) -> str:
        """The file of an address; the paths before a site are not part of it."""
        return super().translate_path(path.removeprefix(PATH[:-1]) if path.startswith(PATH) else path)

    def end_headers(self) -> None:
        """Send the policy of a strict host."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *told: object) -> None:
        """Say nothing."""


class _Strict(_Handler):
    policy = POLICY


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@contextmanager
def hosted(folder: Path, strict: bool = False) -> Iterator[str]:
    """The address of a server of that folder, without a slash at its end, for the length of a block.

    A strict one sends POLICY with everything.
    """
    server = _Server(("127.0.0.1", 0), partial(_Strict if strict else _Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
