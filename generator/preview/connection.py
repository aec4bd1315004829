"""Answers the requests of one connection: published files, the added script and its questions, and refusals."""

from __future__ import annotations

import io
import os
import select
import socket
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, BinaryIO, Protocol
from urllib.parse import quote

from generator.preview import overlay, request
from generator.preview.board import Board
from generator.preview.streams import Head, opened

_CHUNK = 256 * 1024

Listed = Callable[[str], Path | None]
"""The file of an address that the last good build published, or None."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Connections at a time, seconds and bytes for a request's head, seconds that a page waits for news."""

    connections: int = 64
    seconds: float = 10.0
    head_bytes: int = 64 * 1024
    wait: float = 25.0


@dataclass(frozen=True, slots=True)
class Site:
    """What is served: the board, the files by address, the folder they must be in, the names this host goes by."""

    board: Board
    listed: Listed
    output: Path
    names: frozenset[str] = frozenset()


class Serving(Protocol):
    """What a connection knows of the server it belongs to; `base` begins the addresses that no page of the site has."""

    site: Site
    limits: Limits
    base: str


class Connection(BaseHTTPRequestHandler):
    """One connection and the requests on it, one after another."""

    server: Serving  # type: ignore[assignment]  # the standard library names its own base class
    protocol_version = "HTTP/1.1"
    default_request_version = "HTTP/1.0"

    def setup(self) -> None:
        """Read this connection through its limits."""
        super().setup()
        self._head = Head(self.connection, self.server.limits.seconds, self.server.limits.head_bytes)
        self.rfile.close()
        self.rfile = io.BufferedReader(self._head)
        self._answered = False

    def handle(self) -> None:
        """Answer requests until one of them is the last."""
        self.close_connection = False
        while not self.close_connection:
            self._request()

    def _request(self) -> None:
        """Read one request and answer it; whatever goes wrong ends this connection and nothing else."""
        self.close_connection = True
        self._answered = False
        self.requestline, self.request_version, self.command = "", self.protocol_version, ""
        self._head.begin()
        try:
            self.raw_requestline = self.rfile.readline(self.server.limits.head_bytes)
            complete = bool(self.raw_requestline) and self.parse_request()
        except (OSError, ValueError):
            if self._head.begun:  # a connection kept for later ends without a word
                self._refuse(self._head.refusal)
            return
        try:
            if complete:
                self._answer()
        except Exception:  # noqa: BLE001 - one request must not end the preview, nor tell what it was about
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR)

    def version_string(self) -> str:
        """What the Server field says: not which Python this is."""
        return "Dateline"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name the standard library gives it
        """Requests are not printed."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A refusal from the parser of heads, in our words: its own repeat what was asked."""
        del message, explain
        self._refuse(HTTPStatus(code))

    def _answer(self) -> None:
        hosts = self.headers.get_all("Host", [])
        local = str(self.connection.getsockname()[0])
        if len(hosts) != 1 or not request.own_host(hosts[0], self.server.site.names, local):
            self._refuse(HTTPStatus.FORBIDDEN)
            return
        if self.command not in {"GET", "HEAD"}:
            self._refuse(HTTPStatus.METHOD_NOT_ALLOWED)
            return
        if self.headers.get("Content-Length", "0").strip() != "0" or "Transfer-Encoding" in self.headers:
            self.close_connection = True  # what follows is a body that nobody reads, not a request
        url = request.address(self.path)
        if url is None:
            self._refuse(HTTPStatus.BAD_REQUEST)
        elif f"/{url}".startswith(f"{self.server.base}/"):
            self._preview(f"/{url}".removeprefix(f"{self.server.base}/"), hosts[0])
        else:
            self._site(url)

    def _preview(self, name: str, host: str) -> None:
        """What the added script is made of and asks for."""
        if name == "reload.js":
            self._send(HTTPStatus.OK, request.media_type(name), overlay.SCRIPT)
        elif name == "overlay.css":
            self._send(HTTPStatus.OK, request.media_type(name), overlay.STYLE)
        elif name == "wait":
            fields = (self.headers.get(field) for field in ("Sec-Fetch-Site", "Origin", "Referer"))
            since = request.query(self.path, "since")
            if not request.own_origin(host, *fields):
                self._refuse(HTTPStatus.FORBIDDEN)
            elif since is None:
                self._refuse(HTTPStatus.BAD_REQUEST)
            else:
                seconds = 0.0 if self.command == "HEAD" else self.server.limits.wait
                notice = self.server.site.board.wait(since, seconds, self._gone)
                self._send(HTTPStatus.OK, request.media_type("wait.json"), notice.as_json())
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def _site(self, url: str) -> None:
        """A published file, the page of a folder, or the page for what is not there."""
        name = f"{url}index.html" if not url or url.endswith("/") else url
        notice = self.server.site.board.now()  # before the file is read: a page may be newer than it says, never older
        with opened(self._path(name)) as file:
            if file is not None:
                self._file(name, file, overlay.script_tag(self.server.base, notice, name))
                return
        if name == url and self._path(f"{url}/index.html") is not None:
            self._send(HTTPStatus.FOUND, "text/plain; charset=utf-8", b"", {"Location": f"/{quote(url)}/"})
            return
        tag = overlay.script_tag(self.server.base, notice, name, missing=True)
        with opened(self._path("404.html")) as file:
            page = file.read() if file is not None else overlay.empty_page(notice.problems)
        self._send(HTTPStatus.NOT_FOUND, request.media_type("404.html"), overlay.with_script(page, tag))

    def _path(self, url: str) -> Path | None:
        """The file behind an address: listed, and inside the output folder whatever links lead to."""
        path = self.server.site.listed(url)
        if path is None or not path.resolve().is_relative_to(self.server.site.output.resolve()):
            return None
        return path

    def _file(self, url: str, file: BinaryIO, tag: str) -> None:
        kind = request.media_type(url)
        if kind.startswith("text/html"):
            self._send(HTTPStatus.OK, kind, overlay.with_script(file.read(), tag))
            return
        size = os.fstat(file.fileno()).st_size
        wanted = None if "If-Range" in self.headers else request.byte_range(self.headers.get("Range"), size)
        first, last = wanted or (0, size - 1)
        fields = {"Accept-Ranges": "bytes"}
        if wanted is None:
            self._send(HTTPStatus.OK, kind, file, fields, first, size)
        elif first >= size:
            self._send(
                HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, kind, b"", {**fields, "Content-Range": f"bytes */{size}"}
            )
        else:
            fields["Content-Range"] = f"bytes {first}-{last}/{size}"
            self._send(HTTPStatus.PARTIAL_CONTENT, kind, file, fields, first, last - first + 1)

    def _refuse(self, status: HTTPStatus) -> None:
        """A short answer that says nothing about the machine or the request, and the end of the connection."""
        self.close_connection = True
        if self._answered:
            return
        fields = {"Allow": "GET, HEAD"} if status == HTTPStatus.METHOD_NOT_ALLOWED else {}
        try:
            self._send(status, "text/plain; charset=utf-8", f"{status.value} {status.phrase}\n".encode(), fields)
        except OSError:  # nobody listens any more
            return

    def _send(
        self,
        status: HTTPStatus,
        kind: str,
        body: bytes | BinaryIO,
        fields: dict[str, str] | None = None,
        first: int = 0,
        size: int | None = None,
    ) -> None:
        """Send an answer: bytes, or a part of a file from `first` on."""
        length = size if size is not None else len(body) if isinstance(body, bytes) else 0
        self._answered = True
        self.connection.settimeout(self.server.limits.seconds)
        self.send_response(status)
        fixed = {
            "Content-Type": kind,
            "Content-Length": str(length),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "same-origin",
        }
        if self.close_connection:
            fixed["Connection"] = "close"
        for field, value in {**fixed, **(fields or {})}.items():
            self.send_header(field, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        if isinstance(body, bytes):
            self.wfile.write(body)
            return
        body.seek(first)
        left = length
        while left:
            part = body.read(min(_CHUNK, left))
            if not part:  # cut short while it was sent
                self.close_connection = True
                return
            self.wfile.write(part)
            left -= len(part)

    def _gone(self) -> bool:
        """Whether the browser has closed the connection on which it waits."""
        try:
            readable, _, _ = select.select([self.connection], [], [], 0)
            return bool(readable) and not self.connection.recv(1, socket.MSG_PEEK)
        except (OSError, ValueError):
            return True
