"""The preview answers a browser on this machine with published files, and nobody with anything else."""

from __future__ import annotations

import html
import json
import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.preview.board import Board
from generator.preview.connection import Limits, Site
from generator.preview.overlay import SCRIPT
from generator.preview.server import Server
from generator.problems import Failed
from tests.preview.fakes import PATIENCE, Answer, answer_in, asked, exchange

SECRET = b"nobody may read this"
FILES = {
    "index.html": b"<!doctype html><html><body><h1>Front</h1></body></html>",
    "404.html": b"<html><body>Not here</body></html>",
    "tags/index.html": b"<html><body>Tags</body></html>",
    "caf\u00e9.html": b"<html><head></head>Coffee",
    "assets/site.0a1b.css": b"body { color: black }",
    "assets/film.mp4": bytes(range(256)) * 2048,
    "feed.xml": b"<feed></feed>",
    "empty.txt": b"",
}


class Preview:
    """A served folder beside which lie secrets."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.output = folder / "output"
        for name, data in FILES.items():
            (self.output / name).parent.mkdir(parents=True, exist_ok=True)
            (self.output / name).write_bytes(data)
        for name in ("secret.txt", "output-leak/secret.txt", "output/.env", "output/unlisted.html", "content/a.md"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(SECRET)
        self.listing: dict[str, Path] = {name: self.output / name for name in FILES}
        self.board = Board()
        self.server = Server("127.0.0.1", 0, Site(self.board, self.listed, self.output, frozenset({"box"})), limits)
        self.port = int(self.server.server_address[1])

    def listed(self, url: str) -> Path | None:
        """The ledger's answer; one address breaks it."""
        if url == "broken.html":
            raise RuntimeError(f"the ledger at {self.output} is broken")
        return self.listing.get(url)

    def bytes_on_disk(self) -> dict[str, bytes]:
        """Every published file."""
        return {name: (self.output / name).read_bytes() for name in FILES}


def _served(folder: Path, limits: Limits) -> Iterator[Preview]:
    preview = Preview(folder, limits)
    thread = threading.Thread(target=preview.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield preview
    preview.board.close()
    preview.server.shutdown()
    preview.server.server_close()
    thread.join(PATIENCE)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A preview that waits a fifth of a second for a page's news."""
    yield from _served(tmp_path, Limits(wait=0.2))


@pytest.fixture
def narrow(tmp_path: Path) -> Iterator[Preview]:
    """A preview with little patience and three places."""
    yield from _served(tmp_path, Limits(connections=3, seconds=0.3, head_bytes=4096, wait=60.0))


def harmless(preview: Preview, answer: Answer) -> None:
    """Nothing of outside, no path of this machine, no word about the program, no way in for other pages."""
    assert SECRET not in answer.body
    assert os.fsencode(preview.output.parent) not in answer.body
    assert b"Traceback" not in answer.body
    assert not any(name.startswith("access-control-") for name in answer.fields)
    assert answer.fields["server"] == "Dateline"
    assert answer.fields["cache-control"] == "no-store"
    assert answer.fields["x-content-type-options"] == "nosniff"


CLIMBING = [
    "/../secret.txt",
    "/../../../../../../etc/passwd",
    "/tags/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%2fsecret.txt",
    "/.%2e/secret.txt",
    "/%252e%252e/secret.txt",
    "/%252e%252e%252fsecret.txt",
    "/%25252e%25252e/secret.txt",
    "/..%5csecret.txt",
    "/..\\secret.txt",
    "/%c0%ae%c0%ae/secret.txt",
    "/%e0%80%ae%e0%80%ae/secret.txt",
    "/%uff0e%uff0e/secret.txt",
    "/\uff0e\uff0e/secret.txt",
    "/.../secret.txt",
    "/..;/secret.txt",
    "/./../secret.txt",
    "//../secret.txt",
    "//secret.txt",
    "///etc/passwd",
    "/../output-leak/secret.txt",
    "/-leak/secret.txt",
    "/index.html/../../secret.txt",
    "/index.html%00.png",
    "/%00",
    "/index.html::$DATA",
    "/c:/windows/win.ini",
    "/C%3A/windows/win.ini",
    "/.env",
    "/%2eenv",
    "/unlisted.html",
    "/content/a.md",
    "/.git/config",
    "/.dateline/memo.sqlite",
    "/site.yaml",
    "/con",
    "/tags/.",
    "/~root/.profile",
    "/@fs/etc/passwd",
    "/?file=../secret.txt",
    "/index.html?raw??",
    "/" + "a/" * 2000,
    "/" + "%2e" * 3000,
    "http://127.0.0.1/../secret.txt",
    "http://evil.example/",
    "file:///etc/passwd",
    "*",
    "secret.txt",
]


@pytest.mark.parametrize("target", CLIMBING)
def test_no_target_leads_out(preview: Preview, target: str) -> None:
    """Fifty ways of naming something else give a refusal, a missing page, or a page of the site."""
    answer = asked(preview.port, target)
    harmless(preview, answer)
    assert answer.status in {200, 400, 404}
    if answer.status == 200:
        assert b"Front" in answer.body
        assert target.startswith(("/?", "/index.html?"))
    assert asked(preview.port, "/").status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.0.2.1",
        "0.0.0.0",
        "[::2]",
        "localhost@evil.example",
        " ",
    ],
)
def test_foreign_hosts_are_refused(preview: Preview, host: str) -> None:
    """A name that was made to lead here (DNS rebinding) gets 403 and nothing of the site."""
    for target in ("/", "/feed.xml", f"{preview.server.base}/wait?since=0"):
        answer = asked(preview.port, target, host=host)
        harmless(preview, answer)
        assert answer.status == 403
        assert answer.body == b"403 Forbidden\n"


@pytest.mark.parametrize("host", ["localhost", "archive.localhost:1", "127.0.0.1", "[::1]", "box:80"])
def test_own_hosts_are_served(preview: Preview, host: str) -> None:
    """Every name of this machine's own loopback is served, on whatever port it was forwarded from."""
    assert asked(preview.port, "/", host=host).status == 200


def test_a_request_needs_exactly_one_host(preview: Preview) -> None:
    """None and two are refused, in every version of the protocol."""
    for data in (
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
    ):
        received = exchange(preview.port, data)
        assert b"Front" not in received
        assert b"403 Forbidden" in received


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "X" * 200]
)
def test_other_methods_are_refused(preview: Preview, method: str) -> None:
    """Only GET and HEAD are answered; a preflight gets no permission, a body is not read as another request."""
    smuggled = "GET /feed.xml HTTP/1.1\r\nHost: localhost\r\n\r\n"
    fields = (f"Content-Length: {len(smuggled)}", "Origin: http://evil.example", "Access-Control-Request-Method: PUT")
    lines = [f"{method} / HTTP/1.1", "Host: localhost", *fields, "", smuggled]
    received = exchange(preview.port, "\r\n".join(lines).encode())
    answer = answer_in(received)
    harmless(preview, answer)
    assert answer.status == 405
    assert answer.fields["allow"] == "GET, HEAD"
    assert received.count(b"HTTP/1.1 ") == 1


def test_a_body_is_no_request(preview: Preview) -> None:
    """A GET that brings a body is answered, and the connection ends."""
    inner = "GET /feed.xml HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for field in (f"Content-Length: {len(inner)}", "Transfer-Encoding: chunked"):
        received = exchange(preview.port, f"GET / HTTP/1.1\r\nHost: localhost\r\n{field}\r\n\r\n{inner}".encode())
        assert b"<feed>" not in received
        assert answer_in(received).status == 200


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"GET / HTTP/9.9\r\n\r\n", 505),
        (b"GET / HTTP/1.x\r\n\r\n", 400),
        (b"GET / / / HTTP/1.1\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
        (b"\r\n\r\n", None),
        (b"\x00" * 100 + b"\n\n", None),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 200 + b"\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 200_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + (b"X: " + b"y" * 1000 + b"\r\n") * 90 + b"\r\n", 431),
    ],
)
def test_what_is_no_request_ends_the_connection(preview: Preview, data: bytes, status: int | None) -> None:
    """Broken heads, other protocols and huge heads are refused in a few words; the next browser is served."""
    received = exchange(preview.port, data, finish=True)
    assert SECRET not in received
    assert b"Traceback" not in received
    assert len(received) < 1000
    if status is not None and received:
        assert f" {status} ".encode() in received
    assert asked(preview.port, "/").status == 200


def test_a_slow_client_holds_no_place(narrow: Preview) -> None:
    """Heads that never end, and connections that say nothing, are cut off; then all three places are free again."""
    clients = [socket.create_connection(("127.0.0.1", narrow.port), PATIENCE) for _ in range(3)]
    try:
        for client in clients[:2]:
            client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
        assert exchange(narrow.port, b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n") == b""
        dribbled = 0
        for _ in range(400):
            try:
                clients[0].sendall(b"y")
            except OSError:
                break
            dribbled += 1
            time.sleep(0.02)
        assert dribbled < 400
        assert b"408 Request Timeout" in clients[1].recv(65536)
        assert clients[2].recv(65536) == b""
    finally:
        for client in clients:
            client.close()
    assert _soon_served(narrow.port)


def _soon_served(port: int) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        received = exchange(port, b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        if b" 200 " in received:
            return True
        time.sleep(0.02)
    return False


def test_a_client_that_does_not_read_holds_no_place(narrow: Preview) -> None:
    """Sending a film to somebody who takes none of it ends as well."""
    film = narrow.output / "assets/film.mp4"
    film.write_bytes(bytes(32 * 1024 * 1024))
    clients = []
    for _ in range(3):
        client = socket.create_connection(("127.0.0.1", narrow.port), PATIENCE)
        client.sendall(b"GET /assets/film.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        clients.append(client)
    assert _soon_served(narrow.port)
    for client in clients:
        client.close()


def test_a_page_that_was_left_holds_no_place(narrow: Preview) -> None:
    """A browser that goes away while it waits for news frees its place long before the wait is over."""
    base = narrow.server.base
    for _ in range(3):
        client = socket.create_connection(("127.0.0.1", narrow.port), PATIENCE)
        fields = "Host: localhost\r\nSec-Fetch-Site: same-origin"
        client.sendall(f"GET {base}/wait?since=0 HTTP/1.1\r\n{fields}\r\n\r\n".encode())
        client.close()
    assert _soon_served(narrow.port)


def test_pages_are_served_with_the_script(preview: Preview) -> None:
    """The front page, a folder and a page get the script before their end; the files stay as they are."""
    before = preview.bytes_on_disk()
    for target, url, words in (
        ("/", "index.html", b"<h1>Front</h1>"),
        ("/tags/", "tags/index.html", b"Tags"),
        ("/tags/index.html", "tags/index.html", b"Tags"),
        ("/caf%C3%A9.html", "café.html", b"Coffee"),
    ):
        answer = asked(preview.port, target)
        harmless(preview, answer)
        assert answer.status == 200
        assert answer.fields["content-type"] == "text/html; charset=utf-8"
        assert int(answer.fields["content-length"]) == len(answer.body)
        assert words in answer.body
        script = re.search(rb'<script src="([^"]+)" defer[^>]* data-url="([^"]+)"></script>', answer.body)
        assert script is not None
        assert script[1].decode() == f"{preview.server.base}/reload.js"
        assert html.unescape(script[2].decode()) == url
        assert answer.body.replace(script[0], b"") == FILES[url]
    assert preview.bytes_on_disk() == before


def test_other_files_are_served_as_they_are(preview: Preview) -> None:
    """Styles, feeds and films byte for byte, with their types; HEAD sends the same head and no body."""
    for url, kind in (
        ("assets/site.0a1b.css", "text/css; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("assets/film.mp4", "video/mp4"),
        ("empty.txt", "text/plain; charset=utf-8"),
    ):
        answer = asked(preview.port, f"/{url}")
        assert (answer.status, answer.fields["content-type"], answer.body) == (200, kind, FILES[url])
        head = asked(preview.port, f"/{url}", "HEAD")
        assert head.body == b""
        assert {**head.fields, "date": ""} == {**answer.fields, "date": ""}
    assert int(asked(preview.port, "/", "HEAD").fields["content-length"]) == len(asked(preview.port, "/").body)


def test_films_can_be_sought_in(preview: Preview) -> None:
    """One range is sent alone; none that fits is 416; a conditional one is the whole file."""
    film = FILES["assets/film.mp4"]
    part = asked(preview.port, "/assets/film.mp4", "GET", "Range: bytes=1000-300000")
    assert part.status == 206
    assert part.fields["content-range"] == f"bytes 1000-300000/{len(film)}"
    assert part.body == film[1000:300001]
    assert asked(preview.port, "/assets/film.mp4", "GET", "Range: bytes=-5").body == film[-5:]
    beyond = asked(preview.port, "/assets/film.mp4", "GET", f"Range: bytes={len(film)}-")
    assert (beyond.status, beyond.fields["content-range"], beyond.body) == (416, f"bytes */{len(film)}", b"")
    whole = asked(preview.port, "/assets/film.mp4", "GET", "Range: bytes=0-1", 'If-Range: "x"')
    assert (whole.status, whole.body) == (200, film)
    assert asked(preview.port, "/", "GET", "Range: bytes=0-1").status == 200


def test_a_folder_without_its_slash_is_led_to_it(preview: Preview) -> None:
    """So that its relative links work; the place is always on this site."""
    answer = asked(preview.port, "/tags")
    assert (answer.status, answer.fields["location"]) == (302, "/tags/")
    assert asked(preview.port, "/nothing/").status == 404


def test_what_is_missing_is_the_sites_own_page(preview: Preview) -> None:
    """404.html with status 404 and a script that reloads on any news; a small page of ours where there is none."""
    answer = asked(preview.port, "/nothing.html")
    assert answer.status == 404
    assert b"Not here" in answer.body
    assert b" data-missing>" in answer.body
    del preview.listing["404.html"]
    answer = asked(preview.port, "/nothing.html")
    assert answer.status == 404
    assert b"There is no page at this address" in answer.body
    assert b" data-missing>" in answer.body


def test_a_file_is_served_only_from_inside(preview: Preview) -> None:
    """Links, pipes, folders and files that are gone are missing pages even where the ledger lists them."""
    secret = preview.output.parent / "secret.txt"
    (preview.output / "link.html").symlink_to(secret)
    (preview.output / "inside.html").symlink_to(preview.output / "feed.xml")
    (preview.output / "far").symlink_to(secret.parent)
    (preview.output / "folder.html").mkdir()
    os.mkfifo(preview.output / "pipe.html")
    for url in ("link.html", "inside.html", "far/secret.txt", "folder.html", "pipe.html", "gone.html"):
        preview.listing[url] = preview.output / url
        answer = asked(preview.port, f"/{url}")
        harmless(preview, answer)
        assert answer.status == 404
    preview.listing["outside.html"] = secret
    assert asked(preview.port, "/outside.html").status == 404


def test_a_mistake_of_ours_is_told_without_details(preview: Preview) -> None:
    """An exception while answering is a 500 that names nothing, and the next request is answered."""
    answer = asked(preview.port, "/broken.html")
    harmless(preview, answer)
    assert (answer.status, answer.body) == (500, b"500 Internal Server Error\n")
    assert asked(preview.port, "/").status == 200


def test_a_file_that_shrinks_while_it_is_sent_ends_the_connection(preview: Preview) -> None:
    """Less than announced is followed by the end, never by another answer."""
    film = preview.output / "assets/film.mp4"
    size = 64 * 1024 * 1024
    with film.open("wb") as file:
        file.truncate(size)
    received = 0
    with socket.create_connection(("127.0.0.1", preview.port), PATIENCE) as client:
        client.sendall(b"GET /assets/film.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        received += len(client.recv(1000))
        film.write_bytes(b"")
        while part := client.recv(1024 * 1024):
            received += len(part)
    assert 0 < received < size


def test_a_connection_carries_several_requests(preview: Preview) -> None:
    """HTTP/1.1 as it is meant: the connection is kept until somebody closes it."""
    one = b"GET /feed.xml HTTP/1.1\r\nHost: localhost\r\n\r\n"
    received = exchange(preview.port, one * 3, finish=True)
    assert received.count(b"HTTP/1.1 200 OK") == 3
    assert received.count(FILES["feed.xml"]) == 3


def test_news_reaches_a_waiting_page(preview: Preview) -> None:
    """A page that waits is told the addresses and the problems as soon as they are posted."""
    preview.server.limits = Limits()
    target = f"{preview.server.base}/wait?since=0"
    answers: list[Answer] = []
    thread = threading.Thread(
        target=lambda: answers.append(asked(preview.port, target, "GET", "Sec-Fetch-Site: same-origin"))
    )
    thread.start()
    preview.board.post(["index.html", "caf\u00e9.html"], "wrong <b>")
    thread.join(PATIENCE)
    assert answers[0].status == 200
    assert answers[0].fields["content-type"] == "application/json; charset=utf-8"
    assert json.loads(answers[0].body) == {
        "version": 1,
        "changed": ["index.html", "café.html"],
        "problems": "wrong <b>",
    }


def test_a_page_without_news_is_let_go(preview: Preview) -> None:
    """After a while the answer is that nothing changed; HEAD never waits."""
    target, own = f"{preview.server.base}/wait?since=0", "Sec-Fetch-Site: same-origin"
    assert json.loads(asked(preview.port, target, "GET", own).body) == {"version": 0, "changed": [], "problems": ""}
    assert asked(preview.port, target, "HEAD", own).status == 200


@pytest.mark.parametrize(
    "field",
    [
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: none",
        "Origin: http://evil.example",
        "Origin: null",
        "Referer: http://evil.example/",
        "X: y",
    ],
)
def test_other_sites_may_not_wait(preview: Preview, field: str) -> None:
    """Even somebody who knew the secret address is told nothing."""
    preview.board.post(["index.html"], "secret draft")
    answer = asked(preview.port, f"{preview.server.base}/wait?since=0", "GET", field)
    harmless(preview, answer)
    assert answer.status == 403
    assert b"draft" not in answer.body


def test_the_script_has_a_secret_address(preview: Preview) -> None:
    """It differs from preview to preview, holds three things, and nothing else is below it."""
    base = preview.server.base
    script = asked(preview.port, f"{base}/reload.js")
    assert (script.status, script.body) == (200, SCRIPT)
    assert script.fields["cross-origin-resource-policy"] == "same-origin"
    assert asked(preview.port, f"{base}/overlay.css").fields["content-type"] == "text/css; charset=utf-8"
    for target in (f"{base}/", f"{base}/server.py", f"{base}/wait/x"):
        assert asked(preview.port, target).status == 404
    assert asked(preview.port, f"{base}/wait", "GET", "Sec-Fetch-Site: same-origin").status == 400
    other = Server("127.0.0.1", 0, preview.server.site)
    other.server_close()
    assert other.base != base
    assert len(base) >= 20


def test_a_page_loaded_while_the_build_fails_knows_why(preview: Preview) -> None:
    """The problems come with the page, escaped; after the next good build they are gone."""
    preview.board.post([], 'a.md:3: error[E101] no "title" <here>')
    page = asked(preview.port, "/").body
    assert b'data-problems="a.md:3: error[E101] no &quot;title&quot; &lt;here&gt;"' in page
    preview.board.post(["index.html"], "")
    assert b"data-problems" not in asked(preview.port, "/").body


def test_a_port_in_use_is_one_clear_problem(preview: Preview) -> None:
    """It names the port, says what to type, and is a matter of the environment."""
    with pytest.raises(Failed) as failed:
        Server("127.0.0.1", preview.port, preview.server.site)
    problem = failed.value.problems[0]
    assert problem.code == "E508"
    assert f"port {preview.port}: another program listens there" in problem.message
    assert problem.hint.startswith("choose another:  serve --port ")


@pytest.mark.parametrize(
    ("host", "port"), [("127.0.0.1", 70_000), ("192.0.2.1", 0), ("no such host", 0), ("\udcff", 0)]
)
def test_an_address_that_is_not_ours_is_one_clear_problem(preview: Preview, host: str, port: int) -> None:
    """Ports out of range, addresses of other machines and unknown names give E508 too."""
    with pytest.raises(Failed) as failed:
        Server(host, port, preview.server.site)
    assert failed.value.problems[0].code == "E508"
    assert failed.value.problems[0].hint


def test_addresses_to_open(preview: Preview) -> None:
    """A server on every interface is opened at localhost, one on IPv6 in brackets."""
    assert preview.server.url == f"http://127.0.0.1:{preview.port}/"
    everywhere = Server("0.0.0.0", 0, preview.server.site)
    everywhere.server_close()
    assert everywhere.url == f"http://localhost:{everywhere.server_address[1]}/"
    if socket.has_ipv6:
        six = Server("::1", 0, preview.server.site)
        six.server_close()
        assert six.url == f"http://[::1]:{six.server_address[1]}/"
