"""The story of a build: what it counts, what stops it, what it remembers, how it begins again and explains itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator import build as story
from generator import config, files, intake
from generator.build import Order, build
from generator.problems import Failed
from generator.publish.ledger import FILE
from generator.workplace import opened
from tests.sites import STATE, TODAY, article, built, made, small, stamps, tree, unheard, write

WARNS = article("Tide", "See [this](gone.md).\n", date="2020-01-02")
FAILS = "---\ndate: 2020-01-02\n---\n\nNo title.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was never built."""
    return small(tmp_path / "site")


def codes(outcome: story.Outcome) -> list[str]:
    """The codes of the problems."""
    return [problem.code for problem in outcome.problems]


def test_a_build_counts_its_work(site: Path) -> None:
    """What was read, planned, rendered and written is counted, and the outputs are named."""
    first = built(site)
    assert first.published
    assert (first.work.read, first.work.articles) == (3, 3)
    assert first.work.rendered == first.work.planned
    assert set(first.work.added) == set(tree(site / "output"))
    assert (first.work.changed, first.work.removed, first.work.unchanged) == ((), (), 0)
    (site / "content/story-0.md").unlink()
    write(site, "content/story-1.md", article("Story 1", "Another text.\n", date="2021-02-11", tags=["Topic 1"]))
    write(site, "content/story-2.md", article("Story 2", "As it was.\n", date="2021-03-11", tags=["Topic 2"]))
    second = built(site)
    assert second.work.read == 2
    assert "2021/01/story-0.html" in second.work.removed
    assert "2021/02/story-1.html" in second.work.changed
    assert "tags/topic-2.html" in second.work.added
    assert second.work.written == len(second.work.added) + len(second.work.changed)
    assert second.work.written + second.work.unchanged == len(tree(site / "output"))


def test_an_empty_folder_is_a_site(tmp_path: Path) -> None:
    """A folder with nothing in it builds to a front page that says so."""
    outcome = built(tmp_path)
    assert (outcome.published, outcome.problems) == (True, ())
    assert (tmp_path / "output/index.html").is_file()


@pytest.mark.parametrize(
    ("text", "order", "published"),
    [
        (WARNS, {}, True),
        (WARNS, {"strict": True}, False),
        (FAILS, {}, False),
        (FAILS, {"keep_going": True}, True),
        (WARNS, {"strict": True, "keep_going": True}, True),
    ],
    ids=["a warning", "a warning when strict", "an error", "an error when going on", "a warning when both"],
)
def test_what_stops_a_build(text: str, order: dict[str, Any], published: bool, site: Path) -> None:
    """Errors keep the old site, warnings do when the build is strict, and nothing does when it keeps going."""
    built(site)
    before = stamps(site / "output")
    write(site, "content/tide.md", text)
    outcome = built(site, **order)
    assert outcome.published is published
    assert len(outcome.problems) == 1
    assert published or stamps(site / "output") == before


def test_a_page_that_fails_stays_as_it_was_when_going_on(site: Path) -> None:
    """With keep_going a page that cannot be rendered keeps its old bytes, and is tried again by the next build."""
    write(site, "site.yaml", "theme: own\n")
    write(site, "themes/own/theme.yaml", "extends: default\n")
    built(site)
    before = (site / "output/404.html").read_bytes()
    template = write(site, "themes/own/templates/404.html", "{{ page.nothing }}")
    for _ in range(2):
        outcome = built(site, keep_going=True)
        assert (outcome.published, codes(outcome)) == (True, ["E301"])
        assert (site / "output/404.html").read_bytes() == before
    template.unlink()
    assert codes(built(site)) == []


def test_a_fault_of_many_pages_is_one_problem(site: Path) -> None:
    """A template that fails on every article is said once, with the number of pages."""
    write(site, "site.yaml", "theme: own\n")
    write(site, "themes/own/theme.yaml", "extends: default\n")
    write(site, "themes/own/templates/article.html", "{{ page.nothing }}")
    (problem,) = built(site).problems
    assert problem.note == "met in 3 pages, first content/story-0.md"


def test_a_warning_stands_until_it_is_mended(site: Path) -> None:
    """A build that has nothing to do says again what is still wrong, and strict still refuses it."""
    write(site, "content/tide.md", WARNS)
    first = built(site)
    again = built(site)
    assert again.work.rendered == 0
    assert codes(again) == codes(first) == ["W403"]
    assert not built(site, strict=True).published


def test_force_renders_everything_and_writes_what_differs(site: Path) -> None:
    """A forced build renders every page and touches only files that are not as they should be."""
    built(site)
    page = site / "output/2021/01/story-0.html"
    page.write_bytes(page.read_bytes() + b"<!-- by hand -->")
    before = stamps(site / "output")
    work = built(site, force=True).work
    assert (work.rendered, work.changed) == (work.planned, ("2021/01/story-0.html",))
    after = stamps(site / "output")
    assert {path for path in after if after[path] != before[path]} - {"2021/01"} == {"2021/01/story-0.html"}


def test_what_is_skipped_is_named_with_its_reason(site: Path) -> None:
    """Drafts, what is to come and what has expired are left out, and said, again when nothing has changed."""
    write(site, "content/draft.md", article("Draft", date="2020-01-01", draft=True))
    write(site, "content/future.md", article("Future", date="2024-06-02"))
    write(site, "content/past.md", article("Past", date="2020-01-01", expires="2024-06-01"))
    skipped = {item.title: item.reason for item in built(site).skipped}
    assert skipped == {"Draft": "draft", "Future": "future", "Past": "expired"}
    assert {item.title: item.reason for item in built(site).skipped} == skipped
    assert not (site / "output/2024/06/future.html").exists()


def test_the_next_day_publishes_what_was_to_come(site: Path) -> None:
    """Where nothing changes but the day, articles appear on theirs and go when they expire."""
    write(site, "content/future.md", article("Future", date="2024-06-03"))
    write(site, "content/past.md", article("Past", date="2020-01-01", expires="2024-06-03"))
    future, past = site / "output/2024/06/future.html", site / "output/2020/01/past.html"
    built(site, today="2024-06-01")
    assert (future.exists(), past.exists()) == (False, True)
    assert built(site, today="2024-06-02").work.written == 0
    built(site, today="2024-06-03")
    assert (future.exists(), past.exists()) == (True, False)
    built(site, today="2024-06-02")
    assert (future.exists(), past.exists()) == (False, True)


def moving(monkeypatch: pytest.MonkeyPatch, site: Path, times: int) -> list[int]:
    """Let an article change each time after it was read, so often; the list grows by one with every reading."""
    taken: list[int] = []
    take_in = intake.take_in

    def taking(*given: Any) -> intake.Taken:
        found = take_in(*given)
        taken.append(len(taken))
        if len(taken) <= times:
            write(site, "content/story-0.md", article("Story 0", f"Version {len(taken)}.\n", date="2021-01-11"))
        return found

    monkeypatch.setattr(intake, "take_in", taking)
    return taken


@pytest.mark.parametrize(("times", "rounds", "left"), [(0, 1, []), (1, 2, []), (2, 3, []), (9, 3, ["W211"])])
def test_a_file_that_changes_meanwhile_begins_the_build_again(
    times: int, rounds: int, left: list[str], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that reads what is being written starts over, three times at most, and then says so."""
    taken = moving(monkeypatch, site, times)
    outcome = built(site)
    assert outcome.published
    assert len(taken) == rounds
    assert sorted(set(codes(outcome))) == left
    monkeypatch.undo()
    built(site)
    words = f"Version {len(taken)}." if left else f"Version {times}."
    assert times == 0 or words.encode() in (site / "output/2021/01/story-0.html").read_bytes()


def test_a_picture_that_changes_meanwhile_begins_the_build_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is published as it is has to be the one that was planned with."""
    picture = write(site, "content/map.svg", "<svg>1</svg>")
    stage_copy = files.stage_copy

    def copying(area: Path | str, url: str, source: Path) -> tuple[str, int]:
        if source.name == "map.svg" and "1" in picture.read_text():
            picture.write_text("<svg>2</svg>")
        return stage_copy(area, url, source)

    monkeypatch.setattr(files, "stage_copy", copying)
    assert built(site).problems == ()
    assert (site / "output/map.svg").read_text() == "<svg>2</svg>"


def test_a_picture_that_goes_meanwhile_is_gone(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that was deleted after it was seen is not published, and nothing breaks."""
    picture = write(site, "content/map.svg", "<svg>1</svg>")
    stage_copy = files.stage_copy

    def copying(area: Path | str, url: str, source: Path) -> tuple[str, int]:
        if source.name == "map.svg":
            picture.unlink()
        return stage_copy(area, url, source)

    monkeypatch.setattr(files, "stage_copy", copying)
    assert built(site).problems == ()
    assert not (site / "output/map.svg").exists()


@pytest.mark.parametrize(
    ("url", "change", "answer"),
    [
        ("2021/01/story-0.html", None, "has not changed"),
        ("2021/01/story-0.html", "body", "the text of a body it shows"),
        ("2021/01/story-0.html", "title", "what its template is handed"),
        ("2021/01/story-0.html", "settings", "what every page sees of the site"),
        ("2021/01/story-0.html", "output", "its file is not as it was written"),
        ("2021/01/story-0.htm", None, "is not an output of this site; did you mean 2021/01/story-0.html?"),
        ("2021/05/new.html", "new", "2021/05/new.html is new"),
        ("map.svg", "picture", "map.svg is made again because its bytes have changed"),
    ],
)
def test_why_a_page_is_made_again(url: str, change: str | None, answer: str, site: Path) -> None:
    """`why` says in a sentence what made an output change, or that nothing did."""
    write(site, "content/map.svg", "<svg>1</svg>")
    built(site)
    changes: dict[str | None, tuple[str, str]] = {
        "body": ("content/story-0.md", (site / "content/story-0.md").read_text("utf-8").replace("opened", "closed")),
        "title": ("content/story-0.md", (site / "content/story-0.md").read_text("utf-8").replace("Story 0", "Tide")),
        "settings": ("site.yaml", "title: Another\n"),
        "output": ("output/2021/01/story-0.html", "by hand"),
        "new": ("content/new.md", article("New", date="2021-05-05")),
        "picture": ("content/map.svg", "<svg>2</svg>"),
    }
    if change:
        write(site, *changes[change])
    assert answer in built(site, why=url).why


def test_a_lost_ledger_is_written_again_at_once(site: Path) -> None:
    """A build after which nothing has changed still sees that the list of outputs is gone, and makes it again."""
    built(site)
    (site / STATE / "output" / FILE).unlink()
    assert built(site).work.written == 0
    asset = next((site / "output/assets").glob("*.css"))
    whole = asset.read_bytes()
    asset.write_bytes(whole[:100])
    assert built(site).published
    assert asset.read_bytes() == whole


def test_folders_left_empty_go_even_after_the_ledger_was_lost(site: Path) -> None:
    """A folder that we made goes with the last page in it, though the list of folders had to be made again."""
    built(site)
    (site / STATE / "output" / FILE).unlink()
    built(site)
    (site / "content/story-2.md").unlink()
    write(site, "content/story-1.md", article("Story 1", date="2021-02-11"))
    built(site)
    assert not (site / "output/2021/03").exists()
    assert (site / "output/2021/02").is_dir()


def test_two_builds_at_once_are_refused(site: Path) -> None:
    """While a build runs in a place, another one there is refused, and neither is harmed."""
    settings, _ = config.load(site)
    seen: list[str] = []

    def told(stage: str, done: int, total: int) -> None:
        if not seen:
            with pytest.raises(Failed) as failure:
                built(site)
            seen.extend(problem.code for problem in failure.value.problems)

    with opened(site, settings, "inline") as place:
        assert build(place, settings, Order(TODAY), told).published
    assert seen == ["E503"]


def test_progress_is_told_to_the_end(site: Path) -> None:
    """Whoever listens hears of every page, up to the last."""
    heard: list[tuple[str, int, int]] = []
    settings, _ = config.load(site)
    with opened(site, settings, "inline") as place:
        work = build(place, settings, Order(TODAY), lambda *given: heard.append(given)).work
    assert heard[-1] == ("pages", work.rendered, work.rendered)
    assert [done for _, done, _ in heard] == sorted(done for _, done, _ in heard)


def test_a_site_may_have_two_outputs(site: Path, tmp_path: Path) -> None:
    """Each output folder has a ledger of its own, inside the site folder or outside it."""
    built(site)
    write(site, "site.yaml", f"output: {tmp_path / 'elsewhere'}\n")
    assert built(site).work.written == len(tree(tmp_path / "elsewhere"))
    write(site, "site.yaml", "title: Archive\n")
    assert built(site).work.written == 0
    assert tree(tmp_path / "elsewhere") == tree(site / "output")


def test_one_workplace_serves_many_builds(site: Path) -> None:
    """A place that stays open, as the preview keeps it, follows every change."""
    settings, _ = config.load(site)
    with opened(site, settings, "inline") as place:
        assert made(place).published
        write(site, "content/tide.md", article("Tide", date="2020-01-02"))
        assert "2020/01/tide.html" in made(place).work.added
        (site / "content/tide.md").unlink()
        assert "2020/01/tide.html" in made(place).work.removed
        assert made(place).work.written == 0


EXTENSION = """
from dataclasses import replace
from generator.extension import Extension
from generator.model import Page
from generator.views import MessageView

def article(found):
    if found.title == "Broken":
        raise ValueError("two", "arguments")
    return None if found.title == "Unwanted" else replace(found, title=found.title.upper())

def pages(planned, archive):
    yield Page("more.html", "404.html", MessageView("more", f"{len(archive.entries)} in all", "More"))
    if len(archive.entries) > 90:
        yield Page("../escape.html", "404.html", MessageView("more", "x", "x"))

def read(path, data):
    return "---\\ntitle: " + data.decode().strip() + "\\n---\\n\\nRead.\\n"

ours = Extension(readers={".note": read}, article=article, pages=pages)
"""


def test_extensions_take_part_in_the_build(site: Path, request: pytest.FixtureRequest) -> None:
    """Readers, article hooks and page hooks do their part; a hook that fails costs its article and is named."""
    name = f"extension_of_{site.parent.name}".replace("-", "_")
    write(site, f"{name}.py", EXTENSION)
    write(site, "site.yaml", f"extensions: ['{name}:ours']\n")
    write(site, "content/unwanted.md", article("Unwanted", date="2020-01-01"))
    write(site, "content/a.note", "A note")
    outcome = built(site)
    assert outcome.problems == ()
    assert b"STORY 0" in (site / "output/2021/01/story-0.html").read_bytes()
    assert b"A NOTE" in (site / "output/undated/a.html").read_bytes()
    assert b"4 in all" in (site / "output/more.html").read_bytes()
    assert not (site / "output/2020").exists()
    write(site, "content/broken.md", article("Broken", date="2020-01-01"))
    (problem,) = built(site).problems
    assert (problem.code, problem.where and problem.where.path) == ("E112", "content/broken.md")
    for number in range(3):
        write(site, f"content/broken-{number}.md", article("Broken", date="2020-01-01"))
    (problem,) = built(site).problems
    assert (problem.where and problem.where.path, problem.note) == (
        "content/broken-0.md",
        "met in 4 articles, this is the first",
    )


def test_unheard_progress_is_no_output(capsys: pytest.CaptureFixture[str], site: Path) -> None:
    """A build prints nothing by itself."""
    settings, _ = config.load(site)
    with opened(site, settings, "inline") as place:
        build(place, settings, Order(TODAY), unheard)
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_pretty_addresses_end_in_a_slash_wherever_they_are_whole(tmp_path: Path) -> None:
    """Under `urls: pretty` canonical links, social cards, feeds and the sitemap name the folder, not its index."""
    site = small(tmp_path / "site")
    write(site, "site.yaml", "urls: pretty\nbase_url: https://news.example.org/a\n")
    built(site)
    page = (site / "output/2021/01/story-0/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://news.example.org/a/2021/01/story-0/">' in page
    assert '<meta property="og:url" content="https://news.example.org/a/2021/01/story-0/">' in page
    for name in ("feed.xml", "rss.xml", "feed.json", "sitemap.xml"):
        text = (site / "output" / name).read_text("utf-8")
        assert text.count("https://news.example.org/a/2021/01/story-0/") > text.count("/2021/01/story-0/index.html")
    assert "/index.html" not in (site / "output/sitemap.xml").read_text("utf-8")
