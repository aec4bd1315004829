"""Supervision: a batch that is lost is done again page by page, and what is to blame is found and remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from generator import supervise
from generator.executors import Inline
from generator.model import Linked, Page, Rendered
from generator.render.job import RenderJob
from generator.supervise import Quarantine
from tests.render import samples

LETHAL = "This one kills."


class Mortal(Inline):
    """An executor that is lost with every job that lays out a lethal body, or uses a lethal template."""

    workers = 2

    def __init__(self, *lethal: str) -> None:
        self.lethal = set(lethal)
        self.jobs: list[RenderJob] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do the job, or be lost with it."""
        (job,) = args
        self.jobs.append(job)
        known = dict(job.plain)
        for page in job.pages:
            bodies = {linked.body.digest for linked in page.bodies} - known.keys()
            if bodies & self.lethal or page.template in self.lethal:
                future: Future[Any] = Future()
                future.set_exception(MemoryError())
                return future
        return super().submit(fn, *args, **kwargs)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site folder."""
    return tmp_path


def body(site: Path, number: int, text: str = "", converted: bool = True) -> Linked:
    """A body of a file of its own."""
    return samples.article(site, text or f"Text of number {number}.\n", f"content/{number}.md", converted=converted)


def page(url: str, *bodies: Linked, template: str = "page.html") -> Page:
    """A page that shows these bodies."""
    return Page(url, template, samples.VIEW, bodies, origin=bodies[0].body.path if bodies else "")


def supervised(site: Path, executor: Inline, pages: Sequence[Page], known: Quarantine | None = None) -> list[Rendered]:
    """Every page, rendered under supervision."""
    templates = samples.theme(page="{% for body in bodies %}{{ body }}{% endfor %}", deadly="{{ body }}")
    job = samples.job(site, templates=templates)
    quarantine = {} if known is None else known
    return list(supervise.rendered(executor, job, pages, 9.0, quarantine, lambda done: None))


def codes(rendered: Rendered) -> list[str]:
    """The codes of the problems of one output."""
    return [problem.code for problem in rendered.problems]


def test_pages_come_in_their_order(site: Path) -> None:
    """What is rendered is what was asked for, in order, pages of several bodies last."""
    many = [page(f"{number}.html", body(site, number)) for number in range(30)]
    feed = page("feed.xml", *(each.bodies[0] for each in many[:5]))
    heard: list[int] = []
    job = samples.job(site, templates=samples.theme(page="{{ bodies | length }}"))
    made = list(supervise.rendered(Mortal(), job, [feed, *many], 9.0, {}, heard.append))
    assert [item.url for item in made] == [*(each.url for each in many), "feed.xml"]
    assert heard == sorted(heard)
    assert heard[-1] == len(made)


def test_nothing_to_render_is_nothing_to_submit(site: Path) -> None:
    """Without pages no worker is asked for anything."""
    executor = Mortal()
    assert supervised(site, executor, []) == []
    assert executor.jobs == []


def test_a_lethal_body_costs_its_page_only(site: Path) -> None:
    """The page of a lethal body shows it as plain text, its neighbours are as ever, and the body is remembered."""
    pages = [page(f"{number}.html", body(site, number, LETHAL if number == 3 else "")) for number in range(8)]
    blame = pages[3].bodies[0].body.digest
    known: Quarantine = {}
    made = supervised(site, Mortal(blame), pages, known)
    assert [codes(item) for item in made] == [["W210"] if number == 3 else [] for number in range(8)]
    assert all(item.digest for item in made)
    assert known == {blame: "ran out of memory"}
    again = Mortal(blame)
    assert supervised(site, again, pages, known) == made
    assert all(len(job.pages) > 1 for job in again.jobs)


def test_a_lethal_body_that_a_person_wrote_is_an_error(site: Path) -> None:
    """A hand-written body is not shown otherwise than meant: its page fails."""
    lethal = body(site, 0, LETHAL, converted=False)
    (made,) = supervised(site, Mortal(lethal.body.digest), [page("0.html", lethal)])
    assert (made.digest, codes(made)) == ("", ["E201"])


def test_of_several_bodies_the_lethal_ones_are_found(site: Path) -> None:
    """A feed whose own page was not rendered in this build blames the bodies that are to blame, and no others."""
    bodies = [body(site, number, LETHAL * number if number in {2, 4} else "") for number in range(6)]
    lethal = {bodies[2].body.digest, bodies[4].body.digest}
    known: Quarantine = {}
    (made,) = supervised(site, Mortal(*lethal), [page("feed.xml", *bodies)], known)
    assert known.keys() == lethal
    assert codes(made) == ["W210", "W210"]
    assert made.data is not None
    assert all(f"Text of number {number}.".encode() in made.data for number in (0, 1, 3, 5))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_lethal_template_blames_no_body(count: int, site: Path) -> None:
    """Where it is not the bodies, the page is the error, and the bodies stay what they are elsewhere."""
    bodies = [body(site, number) for number in range(count)]
    known: Quarantine = {"other": "took too long"}
    pages = [
        page("deadly.html", *bodies, template="deadly.html"),
        *(page(f"{n}.html", each) for n, each in enumerate(bodies)),
    ]
    made = {item.url: item for item in supervised(site, Mortal("deadly.html"), pages, known)}
    assert (made["deadly.html"].digest, codes(made["deadly.html"])) == ("", ["E202"])
    assert made["deadly.html"].problems[0].message == "deadly.html could not be rendered: ran out of memory"
    assert known == {"other": "took too long"}
    assert all(codes(item) == [] for url, item in made.items() if url != "deadly.html")


def test_batches_weigh_little(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No batch holds more pages, or more text, than losing it may cost; a text beyond that is a batch of its own."""
    monkeypatch.setattr(supervise, "BYTES_PER_BATCH", 10_000)
    pages = [
        page(f"{number}.html", body(site, number, "word " * (900 if number % 5 else 4_000))) for number in range(40)
    ]
    executor = Mortal()
    supervised(site, executor, pages)
    assert [one for job in executor.jobs for one in job.pages] == pages
    for job in executor.jobs:
        weight = sum(each.bodies[0].body.size for each in job.pages)
        assert weight <= 10_000 or len(job.pages) == 1
    monkeypatch.setattr(supervise, "PAGES_PER_BATCH", 3)
    executor.jobs.clear()
    supervised(site, executor, pages)
    assert max(len(job.pages) for job in executor.jobs) <= 3


def test_a_long_text_has_a_long_deadline(site: Path) -> None:
    """The seconds a job may take grow with the text in it."""
    small, large = (samples.job(site, page("a.html", body(site, n, "word " * n))) for n in (1, 400_000))
    assert supervise._seconds(small) == pytest.approx(supervise.BATCH_SECONDS, abs=0.01)
    assert supervise._seconds(large) == pytest.approx(supervise.BATCH_SECONDS + 20, abs=0.1)
