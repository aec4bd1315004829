"""The whole preview: build, watch, build again, tell the open pages, and end cleanly."""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator.preview.board import Board
from generator.preview.changes import EVERYTHING, Built, Changed, Folders, folders_of
from generator.preview.serve import Running, serve
from generator.preview.session import follow
from generator.preview.watcher import Timing
from generator.problems import Failed, Level, Location, Problem
from tests.preview.fakes import PATIENCE, Answer, Builds, asked, site_at

QUIET = Timing(sweep=3600.0)
ERROR = Problem("E101", "this article has no title", Location("content/2020/a.md", 1, 1))


@dataclass
class Served:
    """A running preview: where it is, what it said, and how to end it."""

    folders: Folders
    said: list[str] = field(default_factory=list)
    running: Running | None = None
    begun: threading.Event = field(default_factory=threading.Event)

    @property
    def port(self) -> int:
        """The port it listens on."""
        assert self.running is not None
        return int(self.running.url.rstrip("/").rpartition(":")[2])

    def start(self, running: Running) -> None:
        """Told after the first build."""
        self.running = running
        self.begun.set()

    def listed(self, url: str) -> Path | None:
        """Everything that lies in output/."""
        path = self.folders.output / url
        return path if path.is_file() else None


@contextmanager
def served(folder: Path, builds: Builds, host: str = "127.0.0.1", *, open_browser: bool = False) -> Iterator[Served]:
    """A preview of an empty site for the length of a block."""
    state = Served(site_at(folder))
    page = "<html><body>Front</body></html>"
    (state.folders.output / "index.html").write_text(page, encoding="utf-8")
    arguments = (host, 0, open_browser, False, builds, state.listed, state.folders, state.said.append)
    thread = threading.Thread(target=serve, args=arguments, kwargs={"begun": state.start, "timing": QUIET})
    thread.start()
    assert state.begun.wait(PATIENCE)
    try:
        yield state
    finally:
        assert state.running is not None
        state.running.stop()
        thread.join(PATIENCE)
    assert not thread.is_alive()


def told(state: Served, since: int) -> dict[str, object]:
    """What a page of that version is told."""
    script = asked(state.port, "/").body.partition(b'<script src="')[2].partition(b"/reload.js")[0].decode()
    answer: Answer = asked(state.port, f"{script}/wait?since={since}", "GET", "Sec-Fetch-Site: same-origin")
    assert answer.status == 200
    found: dict[str, object] = json.loads(answer.body)
    return found


def test_a_save_is_built_and_told(tmp_path: Path) -> None:
    """The first build is of everything; a save builds what changed, and the open page is told its address."""
    builds = Builds(Built(written=("index.html",)), Built(written=("2020/a.html",), removed=("2020/b.html",)))
    with served(tmp_path, builds) as state:
        assert builds.asked == [EVERYTHING]
        assert b"Front" in asked(state.port, "/").body
        (tmp_path / "content/2020/a.md").write_text("changed", encoding="utf-8")
        assert told(state, 1) == {"version": 2, "changed": ["2020/a.html", "2020/b.html"], "problems": ""}
        assert builds.asked[1] == Changed(content=True, paths=("content/2020/a.md",))
        (tmp_path / "documents/new.txt").write_text("a document", encoding="utf-8")
        assert builds.number(3)
        assert builds.asked[2] == Changed(documents=True, paths=("documents/new.txt",))
    assert state.said[0] == f"The site is at http://127.0.0.1:{state.port}/ (Ctrl+C ends the preview)"
    assert state.said[2].startswith("content/2020/a.md: 1 written, 1 removed (")


def test_a_failed_build_is_shown_over_the_last_good_page(tmp_path: Path) -> None:
    """The problems reach open pages and pages loaded afresh; the next good build takes them away."""
    builds = Builds(Built(written=("index.html",)), Built((ERROR,), ok=False), Built(written=("2020/a.html",)))
    with served(tmp_path, builds) as state:
        (tmp_path / "content/2020/a.md").write_text("broken", encoding="utf-8")
        text = "content/2020/a.md:1:1: error[E101] this article has no title"
        assert told(state, 1) == {"version": 2, "changed": [], "problems": text}
        page = asked(state.port, "/").body
        assert b"Front" in page
        assert b'data-problems="content/2020/a.md:1:1: error[E101] this article has no title"' in page
        (tmp_path / "content/2020/a.md").write_text("mended", encoding="utf-8")
        assert told(state, 2) == {"version": 3, "changed": ["2020/a.html"], "problems": ""}
        assert b"data-problems" not in asked(state.port, "/").body
    assert text in state.said
    assert any("the build failed, the last good pages stay" in line for line in state.said)


class Slow(Builds):
    """A build that reads the article, and the first time is saved over while it builds."""

    def __init__(self, article: Path) -> None:
        super().__init__()
        self.article = article
        self.rendered: list[str] = []
        self.under_way = 0

    def __call__(self, changed: Changed) -> Built:
        """Read, then let somebody save three times before the build is over."""
        self.under_way += 1
        assert self.under_way == 1
        text = self.article.read_text(encoding="utf-8")
        if text == "one":
            for number in range(3):
                self.article.write_text(f"{number} while building", encoding="utf-8")
        self.rendered.append(text)
        self.under_way -= 1
        return super().__call__(changed)


def test_the_last_state_is_always_built(tmp_path: Path) -> None:
    """Saves during a build make one more build after it, which has the last of them."""
    article = tmp_path / "content/2020/a.md"
    builds = Slow(article)
    with served(tmp_path, builds):
        article.write_text("one", encoding="utf-8")
        assert builds.number(3)
    assert builds.rendered[1:] == ["one", "2 while building"]


def test_what_a_failed_build_was_told_is_told_again() -> None:
    """A document that could not be converted is not forgotten over an edit of an article."""
    changes = iter(
        [Changed(documents=True, paths=("d",)), Changed(content=True, paths=("c",)), Changed(theme=True), None]
    )
    builds = Builds(Built(), Built((ERROR,), ok=False), Built(), Built())
    follow(lambda: next(changes), builds, Board(), lambda _: None)
    assert builds.asked[1:] == [
        Changed(documents=True, paths=("d",)),
        Changed(documents=True, content=True, paths=("c", "d")),
        Changed(theme=True),
    ]


def test_a_build_that_breaks_is_not_the_end() -> None:
    """Failed and exceptions nobody foresaw become problems on the page; a silent failure is still called one."""

    def failing(changed: Changed) -> Built:
        if changed.paths == ("a",):
            raise Failed(ERROR)
        if changed.paths == ("b",):
            raise ZeroDivisionError("by zero")
        return Built(ok=not changed.paths)

    board, said = Board(), list[str]()
    seen: list[str] = []
    steps = iter([*(Changed(content=True, paths=(name,)) for name in "abc"), None])

    def wait() -> Changed | None:
        seen.append(board.now().problems)
        return next(steps)

    def forgetful(changed: Changed) -> Built:
        return failing(Changed(content=True, paths=changed.paths[-1:]))

    follow(wait, forgetful, board, said.append)
    assert seen[0] == ""
    assert "error[E101]" in seen[1]
    assert "error[E900] this is our mistake" in seen[2]
    assert "ZeroDivisionError: by zero" in seen[2]
    assert seen[3] == "The build failed."


def test_what_is_said_after_a_build() -> None:
    """One line: what changed, what came of it, how many warnings. No news of converted articles."""
    warning = Problem("W112", "text after # was dropped", Location("content/a.md", 2), level=Level.WARNING)
    builds = Builds(Built((warning,), written=tuple(f"{n}.html" for n in range(1200))), Built())
    converted = Changed(content=True, paths=("content/new.md",))
    changes = iter([converted, Changed(content=True, paths=("content/a.md", "content/b.md", "content/c.md")), None])
    said: list[str] = []
    follow(lambda: next(changes), builds, Board(), said.append)
    assert said[0].startswith("content/a.md:2: warning[W112]")
    assert said[1].startswith("The site: 1,200 written, 1 warning (")
    assert said[2].startswith("content/a.md and 2 more: no page changed (")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_alone_is_no_warning(tmp_path: Path, host: str) -> None:
    """Loopback is reached by nobody else."""
    with served(tmp_path, Builds(), host) as state:
        pass
    assert not any("W502" in line for line in state.said)


def test_a_preview_for_others_is_warned_of(tmp_path: Path) -> None:
    """Whoever asks for every interface is told that drafts can be read."""
    with served(tmp_path, Builds(), "0.0.0.0") as state:
        assert asked(state.port, "/").status == 200
    assert state.said[0].startswith("warning[W502] everybody who reaches 0.0.0.0 can read this site")


def test_a_name_for_others_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is not localhost may be reached by others, and is answered to."""
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("127.0.0.1", 0))])
    with served(tmp_path, Builds(), "box.example") as state:
        port = state.port
        monkeypatch.undo()
        assert asked(port, "/", host="box.example").status == 200
    assert "W502" in state.said[0]


def test_the_browser_is_opened_after_the_first_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the address that is served."""
    opened, done = list[str](), threading.Event()

    def browse(url: str) -> bool:
        opened.append(url)
        done.set()
        return True

    monkeypatch.setattr("webbrowser.open", browse)
    with served(tmp_path, Builds(), open_browser=True) as state:
        assert done.wait(PATIENCE)
        assert state.running is not None
        assert opened == [state.running.url]


def test_an_interruption_passes_through_and_frees_the_port(tmp_path: Path) -> None:
    """Ctrl+C ends watcher and server; the door decides what to say."""
    folders = site_at(tmp_path)
    urls: list[str] = []

    def interrupt(running: Running) -> None:
        urls.append(running.url)
        main = threading.main_thread().ident
        assert main is not None
        threading.Timer(0.05, signal.pthread_kill, (main, signal.SIGINT)).start()

    with pytest.raises(KeyboardInterrupt):
        serve("127.0.0.1", 0, False, False, Builds(), lambda _: None, folders, lambda _: None, begun=interrupt)
    port = int(urls[0].rstrip("/").rpartition(":")[2])
    with pytest.raises(ConnectionRefusedError):
        asked(port, "/")


def test_a_port_in_use_is_known_before_the_first_build(tmp_path: Path) -> None:
    """Nobody waits for a long build to be told that the port is taken."""
    builds = Builds()
    with served(tmp_path / "one", Builds()) as state:
        folders = site_at(tmp_path / "two")
        with pytest.raises(Failed):
            serve("127.0.0.1", state.port, False, False, builds, state.listed, folders, state.said.append)
    assert builds.asked == []


def test_the_folders_to_watch_are_those_of_the_settings(tmp_path: Path) -> None:
    """When the settings change, the folders they name now are watched; settings that are wrong change nothing."""
    builds = Builds()
    named: list[Folders | Failed] = []

    def now() -> Folders:
        answer = named.pop(0)
        if isinstance(answer, Failed):
            raise answer
        return answer

    first = site_at(tmp_path)
    (tmp_path / "texts").mkdir()
    other = folders_of(tmp_path, output=tmp_path / "output", content="texts")
    named += [first, Failed(ERROR), other, other]
    begun: list[Running] = []
    ready = threading.Event()

    def begins(running: Running) -> None:
        begun.append(running)
        ready.set()

    arguments = ("127.0.0.1", 0, False, False, builds, lambda url: None, first, lambda text: None)
    options = {"folders_now": now, "begun": begins, "timing": QUIET}
    thread = threading.Thread(target=serve, args=arguments, kwargs=options)
    thread.start()
    assert ready.wait(PATIENCE)
    try:
        (tmp_path / "site.yaml").write_text("content: [\n", encoding="utf-8")
        assert builds.number(2)
        (tmp_path / "site.yaml").write_text("content: texts\n", encoding="utf-8")
        assert builds.number(3)
        (tmp_path / "texts/b.md").write_text("new", encoding="utf-8")
        assert builds.number(4)
        assert builds.asked[2] == EVERYTHING | Changed(paths=("site.yaml",))
        assert builds.asked[3] == Changed(content=True, paths=("texts/b.md",))
    finally:
        begun[0].stop()
        thread.join(PATIENCE)
    assert named == []
