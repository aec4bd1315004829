"""A fingerprint changes with everything that shapes an output and with nothing else."""

from dataclasses import replace

import pytest

from generator import publish
from generator.digest import ValueDigest
from generator.model import Body, Copy, Linked, Page

LINKED = Linked(Body("content/a.md", 7, "d" * 32, 100), (("b.md", "b.html"),))
PAGE = Page("a.html", "article.html", ("view", 1), (LINKED,), "content/a.md")


def printed(page: Page = PAGE, program: str = "p", closure: str = "c", site: str = "s", markup: str = "m") -> str:
    """The fingerprint of the page, with one thing changed."""
    return publish.fingerprint(page, program, closure, site, ValueDigest(), markup)


@pytest.mark.parametrize(
    "other",
    [
        printed(replace(PAGE, url="b.html")),
        printed(replace(PAGE, template="list.html")),
        printed(replace(PAGE, view=("view", 2))),
        printed(replace(PAGE, bodies=())),
        printed(replace(PAGE, bodies=(LINKED, LINKED))),
        printed(replace(PAGE, bodies=(replace(LINKED, body=replace(LINKED.body, digest="e" * 32)),))),
        printed(replace(PAGE, bodies=(replace(LINKED, links=()),))),
        printed(replace(PAGE, bodies=(replace(LINKED, trusted=True),))),
        printed(replace(PAGE, bodies=(replace(LINKED, converted=True),))),
        printed(program="q"),
        printed(closure="d"),
        printed(site="t"),
        printed(markup="n"),
    ],
)
def test_what_shapes_a_page_counts(other: str) -> None:
    """Its address, template, view, bodies with links and trust, program, template closure, site, markup settings."""
    assert other != printed()


def test_what_shapes_no_page_does_not_count() -> None:
    """Where a body lies and where a page comes from change no byte, and neither do markup settings without a body."""
    moved = replace(LINKED, body=replace(LINKED.body, path="content/b.md", first_line=9))
    assert printed(replace(PAGE, bodies=(moved,), origin="content/b.md")) == printed()
    bare = replace(PAGE, bodies=())
    assert printed(bare, markup="m") == printed(bare, markup="n")


def test_a_copy_is_its_bytes() -> None:
    """The fingerprint of a copy follows its digest, wherever it is copied from."""
    assert publish.of_copy(Copy("a", "d", "x")) == publish.of_copy(Copy("b", "d", "y"))
    assert publish.of_copy(Copy("a", "d")) != publish.of_copy(Copy("a", "e"))


def test_what_changed_is_told_by_name() -> None:
    """Two fingerprints of a page tell which parts of it differ; equal ones, and those of copies, tell nothing."""
    assert publish.reasons(printed(), printed()) == ()
    assert len(publish.reasons(printed(), printed(program="q"))) == 1
    assert len(publish.reasons(printed(), printed(replace(PAGE, view=()), site="t"))) == 2
    assert publish.reasons(publish.of_copy(Copy("a", "d")), printed()) == ()
    assert publish.reasons("", printed()) == ()
