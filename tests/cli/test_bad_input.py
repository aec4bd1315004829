"""Bad input, end to end: one clear message with its place, the right exit code, no traceback, the old site whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.sites import STATE, clean, dateline, small, stamps, tree, unlike, write

resource = pytest.importorskip("resource")

GOOD = "---\ntitle: A tide\ndate: 2020-01-02\n---\n\nThe tide came.\n"
SENTENCE = "The storm came over the sea and took the roofs of nine houses.\n\n"
FIVE_MB = "A storm over the port\n\n" + (SENTENCE.strip() + " ") * 15 + "\n\n"
FIVE_MB += FIVE_MB[23:] * (5_000_000 // len(FIVE_MB))


@pytest.fixture(scope="module")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built and is in order."""
    site = small(tmp_path_factory.mktemp("built") / "good")
    write(site, "site.yaml", "title: The Record\n")
    done = dateline(site)
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture
def site(built_site: Path, tmp_path: Path) -> Path:
    """A copy of it to spoil."""
    return Path(shutil.copytree(built_site, tmp_path / "site", symlinks=True))


def written(site: Path) -> dict[str, tuple[int, int]]:
    """When each output was written."""
    return {path: stamp for path, stamp in stamps(site / "output").items() if (site / "output" / path).is_file()}


def sound(done: CompletedProcess[str]) -> None:
    """Nothing that a person should not see was printed, and nothing was reported as a mistake of ours."""
    assert "Traceback" not in done.stdout + done.stderr
    assert "E900" not in done.stdout + done.stderr


@dataclass(frozen=True, slots=True)
class Bad:
    """Something wrong in a site: files, how the command ends, how its message begins, what else it says."""

    name: str
    files: dict[str, str | bytes]
    message: str
    also: tuple[str, ...] = ()
    code: int = 1
    arguments: tuple[str, ...] = ("build",)


def front(*lines: str) -> str:
    """An article with these lines of front matter."""
    return "\n".join(("---", *lines, "---", "", "The tide came.", ""))


OWN = {"site.yaml": "theme: own\n", "themes/own/theme.yaml": "extends: default\n"}
BAD = [
    Bad(
        "broken YAML",
        {"content/x.md": front("title: Steel: the return")},
        "content/x.md:2:13: error[E102] this title needs quotes",
        ("  2 | title: Steel: the return", '  = help: write  title: "Steel: the return"'),
    ),
    Bad("a quote never closed", {"content/x.md": front('title: "Tide')}, "content/x.md:2:8: error[E102]"),
    Bad("no title", {"content/x.md": front("date: 2020-01-01")}, "content/x.md:2:1: error[E101]"),
    Bad(
        "a key twice",
        {"content/x.md": front("title: A", "date: 2020-01-01", "title: B")},
        'content/x.md:4:1: error[E104] "title" is set twice',
        ("  2 | title: A", "  4 | title: B"),
    ),
    Bad(
        "an impossible date",
        {"content/x.md": front("title: A", "date: 2024-02-30")},
        "content/x.md:3:7: error[E107] 2024-02-30 is not a date (February 2024 has 29 days)",
    ),
    Bad(
        "two articles with one address",
        {"content/x.md": front("title: A", "url: /a.html"), "content/y.md": front("title: B", "url: /A.html")},
        "error[E401] two pages want the address /a.html",
        ("  content/x.md:3", "  content/y.md:3"),
    ),
    Bad(
        "an unknown template",
        {"content/x.md": front("title: A", "template: articel")},
        "content/x.md:3: error[E407]",
        ('did you mean "article.html"?',),
    ),
    Bad(
        "a name no template knows",
        {**OWN, "themes/own/templates/article.html": "<p>\n{{ page.titel }}\n"},
        'themes/own/templates/article.html:2:4: error[E301] "page.titel" does not exist',
        ('did you mean "page.title"?', "met in 3 pages, first content/story-0.md"),
    ),
    Bad(
        "a template that cannot be read",
        {**OWN, "themes/own/templates/article.html": "<p>\n{% if %}\n"},
        "themes/own/templates/article.html:2:1: error[E302]",
    ),
    Bad(
        "undecodable bytes",
        {"content/x.md": b"---\ntitle: A\n---\nTide\nBad \xff here\n"},
        "content/x.md:5:5: error[E108] byte 27 of this file (0xFF) is not UTF-8",
    ),
    Bad("an empty article", {"content/x.md": ""}, "content/x.md:1:1: error[E101] this file is empty"),
    Bad("a folder called like an article", {"content/x.md/y.txt": ""}, "content/x.md: error[E109] this is a folder"),
    Bad("an article past the limit", {"content/x.md": GOOD + "a " * 4_200_000}, "content/x.md: error[E105]"),
    Bad(
        "wrong settings",
        {"site.yaml": "titel: A\n"},
        'site.yaml:1:1: error[E701] "titel" is not known here',
        ('did you mean "title"?',),
        code=2,
    ),
    Bad("a setting of the wrong kind", {"site.yaml": "page_size: no\n"}, "site.yaml:1:12: error[E702]", code=2),
    Bad("an unknown theme", {"site.yaml": "theme: defualt\n"}, "site.yaml", ('did you mean "default"?',)),
    Bad(
        "a file of somebody else where a folder has to go",
        {"content/x.md": front("title: A", "url: /2030/a.html"), "output/2030": "mine"},
        "site/output/2030: error[E505]",
        code=3,
    ),
    Bad(
        "a page of somebody else where one of ours has to go",
        {"content/x.md": front("title: A", "url: /mine.html"), "output/mine.html": "<p>mine"},
        "site/output/mine.html: error[E505]",
        code=3,
    ),
]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_bad_input_is_one_clear_message(bad: Bad, site: Path) -> None:
    """Each mistake is one message that says where, ends with its exit code, and leaves the site as it was."""
    for path, text in bad.files.items():
        write(site, path, text)
    before, stood = tree(site / "output"), written(site)
    done = dateline(site, *bad.arguments)
    sound(done)
    assert done.returncode == bad.code, done.stderr
    assert done.stderr.count("error[") == 1, done.stderr
    lines = done.stderr.splitlines()
    assert any(line.startswith(bad.message) for line in lines), done.stderr
    for said in bad.also:
        assert said in done.stderr, done.stderr
    assert unlike(before, tree(site / "output")) == []
    assert written(site) == stood


def test_all_mistakes_are_said_at_once_in_the_order_of_their_places(site: Path) -> None:
    """Mistakes in several files come together, by path and line, and the same again as JSON with the same fields."""
    write(site, "content/a.md", front("title: A", "date: 2024-02-30", "expires: soon"))
    write(site, "content/b.md", front("date: 2020-01-01"))
    said = dateline(site, "build")
    record = json.loads(dateline(site, "--format", "json", "build").stdout)
    assert record["published"] is False
    places = [(problem["path"], problem["line"]) for problem in record["problems"]]
    assert places == [("content/a.md", 3), ("content/a.md", 4), ("content/b.md", 2)]
    for problem in record["problems"]:
        head = f"{problem['path']}:{problem['line']}:{problem['column']}: {problem['level']}[{problem['code']}]"
        assert f"{head} {problem['message']}" in said.stderr
        assert problem["help"] is None or f"  = help: {problem['help']}" in said.stderr
    heads = [line for line in said.stderr.splitlines() if "error[" in line]
    assert [head.split(": ")[0].rsplit(":", 1)[0] for head in heads] == [f"{path}:{line}" for path, line in places]


def test_keep_going_publishes_the_rest(site: Path) -> None:
    """With --keep-going what is in order is published, and the exit code still says that something is not."""
    write(site, "content/bad.md", front("date: 2020-01-01"))
    write(site, "content/tide.md", GOOD)
    done = dateline(site, "build", "--keep-going")
    sound(done)
    assert done.returncode == 1
    assert (site / "output/2020/01/tide.html").is_file()


def special(site: Path, path: str) -> None:
    """Put a pipe where a file is expected: nobody may read it, not even the owner of the machine."""
    (site / path).parent.mkdir(exist_ok=True)
    os.mkfifo(site / path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_an_unreadable_article_is_one_message(site: Path) -> None:
    """A pipe called like an article stops neither the build's end nor its words."""
    special(site, "content/x.md")
    before = tree(site / "output")
    done = dateline(site, "build")
    sound(done)
    assert done.returncode == 1
    assert done.stderr.startswith("content/x.md: error[E109]") or "\ncontent/x.md: error[E109]" in done.stderr
    assert unlike(before, tree(site / "output")) == []


def unreadable(site: Path) -> None:
    """Take away the right to read an article."""
    write(site, "content/x.md", GOOD).chmod(0)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the owner of the machine may read every file"
)
def test_an_article_that_may_not_be_read_is_one_message(site: Path) -> None:
    """An article that this user may not read is named, and the site stays."""
    unreadable(site)
    done = dateline(site, "build")
    sound(done)
    assert done.returncode == 1
    assert "content/x.md: error[E109]" in done.stderr


def a_folder(site: Path) -> None:
    """A folder called like a document."""
    write(site, "documents/x.txt/inside.md", "")


@pytest.mark.parametrize("wrong", [a_folder, lambda site: special(site, "documents/x.txt")], ids=["folder", "pipe"])
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_document_that_is_no_file_is_one_message(wrong: Callable[[Path], None], site: Path) -> None:
    """A folder or a pipe called like a document is named, and the rest of the site is built."""
    wrong(site)
    before = tree(site / "output")
    done = dateline(site)
    sound(done)
    assert done.returncode == 1
    assert "documents/x.txt: error[C604]" in done.stderr
    assert unlike(before, tree(site / "output")) == []


@pytest.mark.parametrize(
    ("data", "said", "words"),
    [
        (b"", "documents/x.txt: warning[C601] the document is empty", b""),
        (b"A tide\n\nThe tide \xff came.\n", "documents/x.txt:3: warning[C602]", "The tide ÿ came.".encode()),
        (b"The storm came. " * 65_000, "", b"The storm came."),
        (FIVE_MB.encode(), "", b"took the roofs of nine houses."),
    ],
    ids=["empty", "undecodable", "1 MB in one line", "5 MB"],
)
def test_odd_documents_are_published_or_named(data: bytes, said: str, words: bytes, site: Path) -> None:
    """A document that is empty, undecodable, one long line or five megabytes costs nothing but a warning."""
    write(site, "documents/x.txt", data)
    done = dateline(site)
    sound(done)
    assert done.returncode == 0, done.stderr
    assert said in done.stderr
    made = list((site / "content/articles").rglob("*.md"))
    assert len(made) == bool(words)
    for path in made:
        page = (site / "output/undated" / path.name).with_suffix(".html").read_bytes()
        assert page.count(words) >= max(1, data.count(words))


@pytest.mark.parametrize("size", [1 << 20, 5 << 20], ids=["1 MB in one line", "5 MB in one line"])
def test_an_article_that_is_one_long_line_is_published(size: int, site: Path) -> None:
    """An article of megabytes in one line is a page with all of it."""
    write(site, "content/long.md", front("title: Long") + "tide " * (size // 5))
    done = dateline(site, "build")
    sound(done)
    assert done.returncode == 0, done.stderr
    assert (site / "output/undated/long.html").read_bytes().count(b"tide ") >= size // 5 - 1


@pytest.mark.parametrize("limit", [0, 5_000, 50_000], ids=["no room at all", "room for little", "room for all but one"])
def test_a_full_disk_leaves_the_old_site(limit: int, site: Path, tmp_path: Path) -> None:
    """Without room the site stays, nothing is left over and 3 is the end; with room again the next build is whole."""
    write(site, "content/long.md", front("title: Long") + "tide " * 20_000)
    before = tree(site / "output")
    unmeasured = {"COVERAGE_PROCESS_CONFIG": "", "COVERAGE_PROCESS_START": ""}  # coverage too would find no room, aloud
    full = dateline(
        site,
        "build",
        env=unmeasured,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    sound(full)
    assert full.returncode == 3, full.stderr
    assert unlike(before, tree(site / "output")) == []
    assert not [path for path in (site / STATE).rglob("*") if "stage" in path.name or path.name == "journal"]
    assert dateline(site, "build").returncode == 0
    assert unlike(tree(site / "output"), clean(site, tmp_path / "clean")) == []


@pytest.mark.parametrize("path", [f"{STATE}/memo.sqlite", f"{STATE}/output/ledger.sqlite"])
def test_a_folder_where_our_own_file_goes_is_said(path: str, site: Path) -> None:
    """A folder in the place of a file of ours ends with 3 and its name."""
    (site / path).unlink()
    (site / path).mkdir()
    done = dateline(site, "build")
    sound(done)
    assert done.returncode == 3
    assert f"site/{path}: error[E50" in done.stderr


@pytest.mark.parametrize("path", ["output", STATE])
def test_a_file_where_our_folder_goes_is_said(path: str, site: Path) -> None:
    """A file in the place of the output, or of what is remembered, is not touched and ends with 3."""
    shutil.rmtree(site / path)
    write(site, path, "mine")
    done = dateline(site, "build")
    sound(done)
    assert done.returncode == 3
    assert f"site/{path}" in done.stderr
    assert (site / path).read_text() == "mine"
