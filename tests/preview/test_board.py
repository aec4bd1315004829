"""The notice board between builds and open pages."""

from __future__ import annotations

import json
import threading

from generator.preview.board import REMEMBERED, Board


def test_a_page_is_told_what_changed_since_its_version() -> None:
    """Addresses of all versions after a page's own, each once, with the problems of now."""
    board = Board()
    board.post(["a.html"], "")
    board.post(["b.html", "a.html"], "wrong")
    assert board.wait(0, 0).changed == ("a.html", "b.html")
    assert board.wait(1, 0).changed == ("b.html", "a.html")
    assert json.loads(board.wait(1, 0).as_json()) == {
        "version": 2,
        "changed": ["b.html", "a.html"],
        "problems": "wrong",
    }


def test_without_news_nothing_is_posted() -> None:
    """A build that changed no page and no problem makes no new version."""
    board = Board()
    board.post([], "")
    assert board.now().version == 0
    board.post([], "wrong")
    board.post([], "wrong")
    assert board.now().version == 1


def test_a_page_that_is_too_far_behind_is_told_everything_changed() -> None:
    """So is one that claims a version that does not exist yet."""
    board = Board()
    for number in range(REMEMBERED + 2):
        board.post([f"{number}.html"], "")
    assert board.wait(0, 0).changed is None
    assert board.wait(999_999, 0).changed is None
    assert json.loads(board.wait(0, 0).as_json())["changed"] is None


def test_a_post_wakes_who_waits() -> None:
    """Waiting ends with the post, not with the time."""
    board = Board()
    versions: list[int] = []
    thread = threading.Thread(target=lambda: versions.append(board.wait(0, 60).version))
    thread.start()
    board.post(["a.html"], "")
    thread.join(10)
    assert versions == [1]


def test_waiting_ends_when_nobody_listens_and_when_the_board_closes() -> None:
    """A thread is not kept for a page that was left."""
    board = Board()
    assert board.wait(0, 60, gone=lambda: True).version == 0
    assert board.wait(0, 0).changed == ()
    board.close()
    assert board.wait(0, 60).changed == ()
