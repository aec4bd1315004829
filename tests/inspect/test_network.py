"""Other sites, asked on this machine: a small server that answers as bad sites do."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from generator.inspect import network
from generator.inspect.network import answer, dead


class _Site(BaseHTTPRequestHandler):
    """Answers with the status in the path; `/picky` refuses HEAD; `/moved` leads to `/200`."""

    def do_HEAD(self) -> None:
        self._reply("HEAD")

    def do_GET(self) -> None:
        self._reply("GET")

    def _reply(self, method: str) -> None:
        name = self.path.strip("/").partition("?")[0]
        if name == "cut":
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        status = {"picky": 405 if method == "HEAD" else 200, "moved": 302, "caf%C3%A9": 200}.get(name) or int(name)
        self.send_response(status)
        if name == "moved":
            self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of the small server, without a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def unheard(stage: str, done: int, total: int) -> None:
    """Hear how far it has come, and say nothing."""


@pytest.mark.parametrize("path", ["200", "moved", "picky", "401", "403", "429", "café"])
def test_an_address_that_answers_is_alive(site: str, path: str) -> None:
    """So is one that wants a password, or refuses programs, or HEAD, or whose name has accents."""
    assert answer(f"{site}/{path}") == ""


@pytest.mark.parametrize(
    ("path", "said"),
    [("404", "it answers 404 Not Found"), ("410", "it answers 410 Gone"), ("503", "it answers 503 Service Unavailable"),
     ("599", "it answers 599")],
)  # fmt: skip
def test_an_address_that_is_gone_or_fails_is_dead(site: str, path: str, said: str) -> None:
    """The status is named as its standard does."""
    assert answer(f"{site}/{path}") == said


def test_a_server_that_does_not_answer_is_dead(site: str) -> None:
    """A connection that is cut or refused, and an address that is none, are told in words."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert answer(f"http://127.0.0.1:{port}/").startswith("no answer: ")
    assert answer(f"{site}/cut").startswith("no answer: ")
    assert answer("http://[::1").startswith("no answer: ")


def test_a_server_that_is_silent_is_given_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that takes the connection and says nothing is dead after a while."""
    monkeypatch.setattr(network, "WAIT_SECONDS", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        assert answer(f"http://127.0.0.1:{silent.getsockname()[1]}/").startswith("no answer")


def test_dead_links_are_warnings_where_they_stand(site: str) -> None:
    """Each dead address is one warning that names a page it is in; living ones are none."""
    told: list[tuple[int, int]] = []
    links = [(f"{site}/200", "a.md"), (f"{site}/404", "b.md")]
    (problem,) = dead(links, lambda stage, done, total: told.append((done, total)))
    assert (problem.code, str(problem.where)) == ("W412", "b.md")
    assert f"{site}/404" in problem.message
    assert told == [(2, 2)]


def test_asking_ends_when_its_time_is_over() -> None:
    """What could not be asked in time is counted in one warning, and called neither dead nor alive."""
    links = [(f"http://a.example/{n}", "a.md") for n in range(3)]
    (problem,) = dead(links, unheard, ask=lambda address: "dead", seconds=0.0)
    assert problem.code == "W412"
    assert problem.message.startswith("3 links to other sites were not asked about")


def test_without_links_nobody_is_asked() -> None:
    """No links, no problems."""
    assert dead([], unheard) == ()
