"""A batch of pages: bytes or problems for each, whatever the pages hold."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator import digest, files, memo
from generator.model import Body, Linked, Page
from generator.problems import Failed, Level, Problem, as_text
from generator.render.batch import render_batch
from generator.render.job import MarkupSettings
from tests.render.samples import ROOT, SITE, VIEW, article, feed, job, page, theme


def test_a_page_comes_back_with_its_digest(tmp_path: Path) -> None:
    """A rendered page has its bytes, their size and digest, and no problems."""
    (made,) = render_batch(job(tmp_path, page("page.html", VIEW, article(tmp_path, "Tide *rises*."))))
    assert made.data == b"<p>Tide <em>rises</em>.</p>\n"
    assert (made.url, made.size, made.digest, made.problems) == (
        "2020/05/tide.html",
        28,
        digest.of_bytes(made.data),
        (),
    )


def test_a_page_without_bodies_reads_nothing(tmp_path: Path) -> None:
    """A list page needs no file at all."""
    (made,) = render_batch(job(tmp_path / "absent", page("page.html"), templates=theme(page="{{ page.title }}")))
    assert made.data == b"Tide &amp; &lt;time&gt;\n"


def test_bytes_can_be_staged(tmp_path: Path) -> None:
    """With a stage folder the bytes are put there and do not travel."""
    stage = tmp_path / "stage"
    stage.mkdir()
    (made,) = render_batch(job(tmp_path, page("page.html", VIEW, article(tmp_path, "Tide.")), stage=stage))
    assert made.data is None
    assert (stage / "2020/05/tide.html").read_bytes() == b"<p>Tide.</p>\n"
    assert made.digest == digest.of_bytes(b"<p>Tide.</p>\n")


def test_links_lead_to_published_addresses(tmp_path: Path) -> None:
    """Relative links become the page's root and the address of their target; ids keep clear of the template's."""
    linked = article(tmp_path, "# Main\n\n[a](../b.md#c) [d](#main)", links=(("../b.md", "2021/b.html"),))
    templates = theme(page="<main id=main>{{ body }}</main>")
    (made,) = render_batch(job(tmp_path, page("page.html", VIEW, linked), templates=templates))
    assert made.data == (
        b'<main id=main><h2 id="main-2">Main</h2>\n'
        b'<p><a href="../../2021/b.html#c">a</a> <a href="#main-2">d</a></p></main>\n'
    )


@pytest.mark.parametrize(
    ("base", "own", "expected"),
    [
        (
            "https://example.org/x",
            "2020/a b.html",
            "https://example.org/x/b.html https://example.org/x/2020/a%20b.html#c",
        ),
        ("https://example.org/x/", "https://other.org/a", "https://example.org/x/b.html https://other.org/a#c"),
        ("", "a.html", "../b.html ../a.html#c"),
    ],
)
def test_feeds_link_absolutely(tmp_path: Path, base: str, own: str, expected: str) -> None:
    """In a feed links start from base_url, or from the root without one; those to the body's own ids name its page."""
    linked = article(tmp_path, "[a](b.md) [d](#c)", links=(("b.md", "b.html"),))
    one = page("page.html", feed(own), linked, url="tags/feed.xml")
    (made,) = render_batch(job(tmp_path, one, view=replace(SITE, base_url=base)))
    assert made.data is not None
    assert " ".join(made.data.decode().split('"')[1::2]) == expected


def test_bodies_keep_their_order(tmp_path: Path) -> None:
    """A page with several bodies gets each at its index."""
    bodies = [article(tmp_path, f"Text {number}.", f"content/{number}.md") for number in range(3)]
    templates = theme(page="{{ bodies[2] }}{{ bodies[0] }}")
    (made,) = render_batch(job(tmp_path, page("page.html", feed("a", "b", "c"), *bodies), templates=templates))
    assert made.data == b"<p>Text 2.</p><p>Text 0.</p>\n"


@pytest.mark.parametrize("change", ["edited", "gone", "pipe", "undecodable"])
def test_a_file_that_changed_costs_its_page_only(tmp_path: Path, change: str) -> None:
    """A body that is no longer what was planned is not published; the pages beside it are."""
    good = article(tmp_path, "Good.", "content/good.md")
    bad = article(tmp_path, "Bad.")
    file = tmp_path / "content/tide.md"
    file.write_bytes({"edited": b"---\ntitle: Tide\n---\nWorse.", "undecodable": b"\xff"}.get(change, b""))
    if change in {"gone", "pipe"}:
        file.unlink()
    if change == "pipe":
        os.mkfifo(file)
    lost, made = render_batch(
        job(tmp_path, page("page.html", VIEW, bad), page("page.html", VIEW, good, url="good.html"))
    )
    assert (lost.digest, lost.data, made.data) == ("", None, b"<p>Good.</p>\n")
    assert as_text(lost.problems) == (
        "content/tide.md: warning[W211] this file changed while the site was built\n  = help: run the command again"
    )


def test_the_front_matter_may_change(tmp_path: Path) -> None:
    """Only the body's own text is compared with what was planned."""
    linked = article(tmp_path, "Same.")
    (tmp_path / "content/tide.md").write_text("---\ntitle: Ebb\n---\nSame.")
    assert render_batch(job(tmp_path, page("page.html", VIEW, linked)))[0].data == b"<p>Same.</p>\n"


def test_removed_html_is_a_warning(tmp_path: Path) -> None:
    """What sanitising took out is counted, and placed at its line in the file."""
    linked = article(tmp_path, "One.\n\n<script>x</script> <b onclick=y>z</b> <u onclick=y>z</u>")
    (made,) = render_batch(job(tmp_path, page("page.html", VIEW, linked)))
    assert made.digest
    assert as_text(made.problems) == (
        "content/tide.md:6: warning[W310] HTML that is not allowed was taken out: 1 × <script>, 2 × onclick=\n"
        "  = help: write it in Markdown, or name its folder under trust: in site.yaml"
    )


def test_trust_is_the_bodys(tmp_path: Path) -> None:
    """The same text is sanitised for one page and kept for another, where its folder is trusted."""
    linked = article(tmp_path, "<form></form>")
    pages = (page("page.html", VIEW, linked), page("page.html", VIEW, replace(linked, trusted=True), url="b.html"))
    made = render_batch(job(tmp_path, *pages, memo=tmp_path / "memo"))
    assert [one.data for one in made] == [b"\n", b"<form></form>\n"]
    assert [one.data for one in render_batch(job(tmp_path, *pages, memo=tmp_path / "memo"))] == [
        b"\n",
        b"<form></form>\n",
    ]


DEEP = "Fine.\n\n" + "- " * 3000 + "a"


def test_a_converted_text_that_fails_is_shown_plain(tmp_path: Path) -> None:
    """Converted text that Markdown cannot lay out is published as paragraphs, with a warning that says where."""
    (made,) = render_batch(job(tmp_path, page("page.html", VIEW, article(tmp_path, DEEP, converted=True))))
    assert made.data is not None
    assert made.data.startswith(b'<div class="plain">')
    assert b"<p>Fine.</p>" in made.data
    assert as_text(made.problems) == (
        "content/tide.md: warning[W210] shown as plain text: it is nested too deeply\n"
        '  = note: likely line 6: 3,000 "-" in a row'
    )


def test_a_text_written_by_hand_that_fails_is_an_error(tmp_path: Path) -> None:
    """An author's text that cannot be laid out is not published in another form."""
    (made,) = render_batch(job(tmp_path, page("page.html", VIEW, article(tmp_path, DEEP))))
    assert made.digest == ""
    assert as_text(made.problems) == (
        "content/tide.md: error[E201] this text cannot be laid out: it is nested too deeply\n"
        '  = help: simplify that line, or what stands around it\n  = note: likely line 6: 3,000 "-" in a row'
    )


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (MemoryError(), "it needs more memory than a page may use"),
        (AssertionError("x"), "its markup cannot be read (AssertionError)"),
    ],
)
def test_any_failure_of_markdown_is_the_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:
    """Whatever Markdown raises, the text is shown plain and the reason is told."""

    def failing(*_: object) -> None:
        raise error

    monkeypatch.setattr("generator.render.body.body", failing)
    (made,) = render_batch(job(tmp_path, page("page.html", VIEW, article(tmp_path, "x", converted=True))))
    assert made.problems[0].message == f"shown as plain text: {reason}"


def test_a_lethal_body_is_not_tried_again(tmp_path: Path) -> None:
    """Bodies named as lethal are shown as plain text with the reason given; those beside them are laid out."""
    bad = article(tmp_path, "*Bad*", converted=True)
    good = article(tmp_path, "*Good*", "content/good.md")
    pages = (page("page.html", VIEW, bad), page("page.html", VIEW, good, url="good.html"))
    first = render_batch(job(tmp_path, *pages, memo=tmp_path / "memo"))
    assert first[0].data == b"<p><em>Bad</em></p>\n"
    plain = ((bad.body.digest, "took longer than 2 s to render"),)
    lost, made = render_batch(job(tmp_path, *pages, memo=tmp_path / "memo", plain=plain))
    assert lost.data is not None
    assert b"<p>*Bad*</p>" in lost.data
    assert lost.problems[0].message == "shown as plain text: took longer than 2 s to render"
    assert made.data == b"<p><em>Good</em></p>\n"


def test_a_lethal_text_written_by_hand_is_an_error(tmp_path: Path) -> None:
    """An author's lethal text is named with the reason and its page is not published."""
    bad = article(tmp_path, "*Bad*")
    (made,) = render_batch(job(tmp_path, page("page.html", VIEW, bad), plain=((bad.body.digest, "took too long"),)))
    assert (made.digest, made.problems[0].code) == ("", "E201")
    assert made.problems[0].message == "this text cannot be laid out: took too long"


def test_a_template_error_costs_its_page_only(tmp_path: Path) -> None:
    """A page whose template fails has no digest, and keeps the problems of its body."""
    pages = (page("bad.html", VIEW, article(tmp_path, "<blink>x</blink>")), page("page.html", url="b.html"))
    lost, made = render_batch(job(tmp_path, *pages, templates=theme(bad="{{ page.titel }}", page="ok")))
    assert [problem.code for problem in lost.problems] == ["W310", "E301"]
    assert (lost.digest, made.data) == ("", b"ok\n")


def test_a_markdown_extension_that_is_missing_is_named(tmp_path: Path) -> None:
    """An extension of the settings that cannot be loaded is an error that says its name."""
    one = page("page.html", VIEW, article(tmp_path, "x"))
    (made,) = render_batch(job(tmp_path, one, markup=MarkupSettings(("no_such_extension",))))
    assert made.problems[0].code == "E203"
    assert "no_such_extension" in made.problems[0].message


def test_a_disk_that_refuses_is_the_pages_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the writer of files reports comes back as the page's problems."""

    def full(*_: object) -> None:
        raise Failed(Problem("E501", "no room"))

    monkeypatch.setattr(files, "stage", full)
    (made,) = render_batch(job(tmp_path, page("page.html"), stage=tmp_path))
    assert (made.digest, [problem.code for problem in made.problems]) == ("", ["E501"])


def test_a_mistake_of_ours_costs_its_page_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception nobody foresaw becomes a problem of the page, never of the batch."""
    monkeypatch.setattr("generator.render.links.rewrite", lambda *_: 1 / 0)
    pages = (page("page.html", VIEW, article(tmp_path, "x")), replace(page("page.html", url="b.html"), origin=""))
    lost, made = render_batch(job(tmp_path, *pages, templates=theme(page="ok")))
    assert as_text(lost.problems) == (
        "content/tide.md: error[E900] 2020/05/tide.html could not be rendered: ZeroDivisionError: division by zero"
    )
    assert made.data == b"ok\n"


def test_a_theme_that_cannot_be_made_fails_every_page(tmp_path: Path) -> None:
    """When nothing can be rendered at all, each page says so and nothing is raised."""
    broken = job(tmp_path, page("page.html"), replace(page("page.html", url="b.html"), origin=""), view=None)
    assert [one.problems[0].code for one in render_batch(broken)] == ["E900", "E900"]


def test_fragments_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A body that was laid out is not read or laid out again, for any page or root, and its warnings come again."""
    linked = article(tmp_path, "[a](b.md) <blink>x</blink>", links=(("b.md", "b.html"),))
    first = render_batch(job(tmp_path, page("page.html", VIEW, linked), memo=tmp_path / "memo"))
    (tmp_path / "content/tide.md").unlink()
    monkeypatch.setattr("generator.render.body.body", None)
    again = render_batch(job(tmp_path, page("page.html", VIEW, linked), memo=tmp_path / "memo"))
    assert again == first
    (other,) = render_batch(job(tmp_path, page("page.html", VIEW, linked, url="x.html"), memo=tmp_path / "memo"))
    assert other.data == b'<p><a href="b.html">a</a> x</p>\n'


def test_what_shapes_a_fragment_is_in_its_key(tmp_path: Path) -> None:
    """Another program, other extensions, or other code of theirs lay a body out anew."""
    linked = article(tmp_path, "a\nb")
    store = tmp_path / "memo"
    made = [
        render_batch(replace(job(tmp_path, page("page.html", VIEW, linked), memo=store), **change))[0].data
        for change in (
            {},
            {"markup": MarkupSettings(("nl2br",))},
            {"markup": MarkupSettings((), "other")},
            {"program": "another"},
        )
    ]
    assert made == [b"<p>a\nb</p>\n", b"<p>a<br>\nb</p>\n", b"<p>a\nb</p>\n", b"<p>a\nb</p>\n"]


@pytest.mark.parametrize("row", ["not json", "[1]", '["x"]', '["x", [["a"]], 0]'])
def test_a_spoilt_memo_is_a_miss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str) -> None:
    """A memo whose rows make no sense, or that cannot be opened, changes nothing but the work."""
    linked = article(tmp_path, "Tide.")
    one = job(tmp_path, page("page.html", VIEW, linked), memo=tmp_path / "memo")
    render_batch(one)
    monkeypatch.setattr(memo.Table, "find", lambda _, keys: dict.fromkeys(keys, row))
    assert render_batch(one)[0].data == b"<p>Tide.</p>\n"


def test_a_memo_that_cannot_be_opened_is_a_miss(tmp_path: Path) -> None:
    """A folder where the memo should be is no obstacle."""
    (tmp_path / "memo").mkdir()
    linked = article(tmp_path, "Tide.")
    assert (
        render_batch(job(tmp_path, page("page.html", VIEW, linked), memo=tmp_path / "memo"))[0].data
        == b"<p>Tide.</p>\n"
    )


def test_plain_fragments_are_not_remembered(tmp_path: Path) -> None:
    """What was shown as plain text is tried again the next time."""
    linked = article(tmp_path, DEEP, converted=True)
    render_batch(job(tmp_path, page("page.html", VIEW, linked), memo=tmp_path / "memo"))
    store = memo.Store(tmp_path / "memo") if (tmp_path / "memo").exists() else None
    assert store is None or store.table("fragments", "test").items() == {}
    if store:
        store.close()


def test_a_job_and_its_results_travel(tmp_path: Path) -> None:
    """Jobs and results with problems survive pickling."""
    one = job(tmp_path, page("page.html", VIEW, article(tmp_path, "<blink>x</blink>")))
    made = render_batch(pickle.loads(pickle.dumps(one)))
    assert pickle.loads(pickle.dumps(made)) == made
    assert made[0].problems[0].level is Level.WARNING


def test_a_body_that_is_empty_is_a_page(tmp_path: Path) -> None:
    """An article without a body is rendered with an empty one."""
    (tmp_path / "a.md").write_bytes(b"---\ntitle: T\n---\n")
    empty = Linked(Body("a.md", 4, digest.of_text(""), 0))
    (made,) = render_batch(
        job(tmp_path, Page("a.html", "page.html", VIEW, (empty,)), templates=theme(page="[{{ body }}]"))
    )
    assert made.data == b"[]\n"


PROBE = """
import sys
from pathlib import Path
from generator.render.batch import render_batch
from tests.render.samples import VIEW, article, job, page
site = Path(sys.argv[1])
source = '# A\\n\\n<img src=x style=y> <b onclick=z class="c" id="i" title="t">x</b> TEU[^1]\\n\\n'
source += '[^1]: n\\n*[TEU]: unit\\n'
(made,) = render_batch(job(site, page("page.html", VIEW, article(site, source * 3))))
print(made.digest, [problem.message for problem in made.problems])
"""


def test_processes_agree(tmp_path: Path) -> None:
    """Processes with different hash seeds give the same bytes and the same problems."""
    told = {
        subprocess.run(
            [sys.executable, "-c", PROBE, str(tmp_path)],
            cwd=ROOT,
            env={"PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
        ).stdout
        for seed in range(1, 6)
    }
    assert len(told) == 1
    assert b"onclick" in told.pop()
