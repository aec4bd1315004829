"""Listens for a browser on this machine, on a bounded number of connections."""

from __future__ import annotations

import errno
import ipaddress
import secrets
import socket
import socketserver
import sys
import threading
from typing import Any

from generator.preview.connection import Connection, Limits, Site
from generator.problems import Failed, Problem


def _unheard(server: socketserver.BaseServer, request: Any, client_address: Any) -> None:
    """A connection broke while it was opened or closed: nobody is left to tell."""
    del server, request, client_address


class Server(socketserver.ThreadingTCPServer):
    """A bounded number of threads, one for each connection. Raises Failed (E508) where it cannot listen."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = sys.platform != "win32"  # there it would let two servers share a port
    request_queue_size = 64
    handle_error = _unheard

    def __init__(self, host: str, port: int, site: Site, limits: Limits | None = None) -> None:
        self.site = site
        self.limits = limits or Limits()
        self.base = "/" + secrets.token_hex(12)
        self._lock = threading.Lock()
        self._open: set[Any] = set()
        try:
            if not 0 <= port <= 65535:  # getaddrinfo would take another port, without a word
                raise OverflowError("a port is a number from 0 to 65535")
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
            self.address_family = found[0][0]
            super().__init__(found[0][4][:2], Connection)  # type: ignore[arg-type]  # the first two are host and port
        except (OSError, OverflowError, UnicodeError) as error:
            raise Failed(_not_listening(host, port, error)) from error

    @property
    def url(self) -> str:
        """The address to open in a browser."""
        host, port = self.server_address[:2]
        name = str(host)
        if ipaddress.ip_address(name).is_unspecified:
            name = "localhost"
        return f"http://{f'[{name}]' if ':' in name else name}:{int(port)}/"

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Whether there is a place for one more connection; it is closed at once where there is none."""
        del client_address
        with self._lock:
            free = len(self._open) < self.limits.connections
            if free:
                self._open.add(request)
        return free

    def shutdown_request(self, request: Any) -> None:
        """Close a connection, whatever came of it, and free its place."""
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)


def _not_listening(host: str, port: int, error: Exception) -> Problem:
    number = getattr(error, "errno", None)
    hint = f"choose another:  serve --port {port + 1 if 1023 < port < 65535 else 8001}"
    if number == errno.EADDRINUSE:
        reason = "another program listens there"
    else:
        reason = getattr(error, "strerror", None) or str(error)
        hint = hint if number == errno.EACCES or isinstance(error, OverflowError) else "--host 127.0.0.1"
    return Problem("E508", f"the preview cannot listen at {host}, port {port}: {reason}", hint=hint)
