"""A plain static host on this machine, as somebody's web space is: a site at the root, and the same below a path."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

PATH = "/somebody/archive/"
STRICT = "/strict/"
"""Below this path, pages come with POLICY."""

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        """The file of an address; the paths before a site are not part of it."""
        for prefix in (PATH, STRICT):
            if path.startswith(prefix):
                path = path.removeprefix(prefix[:-1])
        return super().translate_path(path)

    def end_headers(self) -> None:
        """Send the policy with what lies below its path."""
        if urlsplit(self.path).path.startswith(STRICT):
            self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *told: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The address of a server of that folder, without a slash at its end, for the length of a block."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
