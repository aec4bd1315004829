"""Extensions: loaded by name, from an environment or the site folder, every failure told as one problem."""

import dataclasses
from pathlib import Path

import pytest

from generator import extension
from generator.extension import Extension
from generator.model import Article, Body, Linked
from generator.problems import Failed, as_text
from generator.read import ReadJob, read_batch, scan
from generator.render.batch import render_batch
from tests.render.samples import VIEW, job, page
from tests.sites import article, dateline, write

ARTICLE = Article("content/a.md", "A", Body("content/a.md", 1, "", 0))
MODULE = '''
from dataclasses import replace

from generator.extension import Extension


def shout(path, data):
    """An article that shouts."""
    if b"fail" in data:
        raise ValueError("too loud")
    return "---\\ntitle: " + data.decode().strip().upper() + "\\n---\\n" + path


def tag(article):
    return replace(article, tags=(*article.tags, "seen"))


filters = {"twice": lambda text: text * 2}
whole = Extension(readers={".SHOUT": shout}, article=tag, filters=filters, markdown=("smarty",))
drops = Extension(article=lambda article: None)
fails = Extension(article=lambda article: 1 / 0)
number = 7
'''


@pytest.fixture
def site(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Path, str]:
    """A site folder with a module of extensions of its own, and the module's name."""
    name = f"extras_{abs(hash(request.node.nodeid))}"
    (tmp_path / f"{name}.py").write_text(MODULE)
    return tmp_path, name


def failed(names: list[str], site: Path) -> str:
    """What is told of extensions that cannot be loaded."""
    with pytest.raises(Failed) as failure:
        extension.load(names, site)
    return as_text(failure.value.problems)


def test_an_extension_is_loaded_from_the_site_folder(site: tuple[Path, str]) -> None:
    """A module beside site.yaml may hold extensions; they come in the order they are named."""
    folder, module = site
    whole, drops = extension.load([f"{module}:whole", f"{module}:drops"], folder)
    assert whole.filters["twice"]("ab") == "abab"
    assert whole.markdown == ("smarty",)
    assert extension.load([]) == ()
    assert extension.applied((whole, whole), ARTICLE) == dataclasses.replace(ARTICLE, tags=("seen", "seen"))
    assert extension.applied((whole, drops, whole), ARTICLE) is None
    assert extension.applied((), ARTICLE) is ARTICLE


def test_everything_that_cannot_be_loaded_is_told_at_once(site: tuple[Path, str]) -> None:
    """A name without attribute, a module that is absent or broken, a thing that is no extension: all in one run."""
    folder, module = site
    (folder / f"{module}_broken.py").write_text("1 / 0\n")
    told = failed(["nowhere", "nowhere_at_all:x", f"{module}_broken:x", f"{module}:number", f"{module}:none"], folder)
    assert told.count("error[E705]") == 5
    for reason in (
        'has to be "module:attribute"',
        "No module named",
        "division by zero",
        "it is a int",
        "no attribute",
    ):
        assert reason in told


def test_a_reader_makes_an_article_file_of_bytes(site: tuple[Path, str]) -> None:
    """A reader is found by suffix, whatever the case, and its text goes on as that of an article file."""
    folder, module = site
    readers = extension.readers([f"{module}:whole"], folder)
    assert list(readers) == [".shout"]
    made = extension.markdown(readers[".shout"], "content/a.Shout", b"hello\n")
    assert made == b"---\ntitle: HELLO\n---\ncontent/a.Shout"
    assert extension.markdown("", "a.md", b"as it is") == b"as it is"


def test_the_body_that_a_reader_made_is_rendered(site: tuple[Path, str]) -> None:
    """A page shows the text that the reader makes of the file, not the file's own bytes."""
    folder, module = site
    (folder / "content").mkdir()
    (folder / "content/a.shout").write_text("Rain")
    files = scan(folder, "content", {".shout"}).files
    (reading,) = read_batch(ReadJob(files, extensions=(f"{module}:whole",), site=str(folder)))
    assert reading.article is not None
    assert reading.article.title == "RAIN"
    (made,) = render_batch(job(folder, page("page.html", VIEW, Linked(reading.article.body))))
    assert made.data == b"<p>content/a.shout</p>\n"


def test_an_extension_that_fails_is_one_problem(site: tuple[Path, str]) -> None:
    """What an extension raises is told with the file, and never comes through as it is."""
    folder, module = site
    reader = extension.readers([f"{module}:whole"], folder)[".shout"]
    with pytest.raises(Failed) as failure:
        extension.markdown(reader, "content/a.shout", b"fail")
    assert "content/a.shout: error[E111] the extension" in as_text(failure.value.problems)
    assert "ValueError: too loud" in as_text(failure.value.problems)
    with pytest.raises(Failed) as failure:
        extension.applied(extension.load([f"{module}:fails"], folder), ARTICLE)
    assert "content/a.md: error[E112]" in as_text(failure.value.problems)


def test_the_sources_of_extensions_have_a_digest(site: tuple[Path, str]) -> None:
    """When the file of an extension changes, so does the digest; without extensions there is none."""
    folder, module = site
    before = extension.code([f"{module}:whole"], folder)
    assert before == extension.code([f"{module}:whole"], folder)
    (folder / f"{module}.py").write_text(MODULE + "\n# changed\n")
    assert extension.code([f"{module}:whole"], folder) != before
    assert extension.code([]) == ""
    package = folder / f"{module}_package"
    package.mkdir()
    (package / "__init__.py").write_text("from generator.extension import Extension\nmine = Extension()\n")
    alone = extension.code([f"{module}_package:mine"], folder)
    (package / "more.py").write_text("x = 1\n")
    assert extension.code([f"{module}_package:mine"], folder) != alone


def test_an_extension_without_hooks_does_nothing() -> None:
    """The hooks of an extension are all left out unless it names them."""
    assert Extension() == Extension({}, None, None, {}, ())


EVERY_HOOK = """
from dataclasses import dataclass

from generator.extension import Extension
from generator.model import Page
from markdown.extensions.wikilinks import WikiLinkExtension


@dataclass(frozen=True, slots=True)
class ColophonView:
    section: str
    title: str
    description: str
    printer: str


def pages(planned, archive):
    yield Page("colophon.html", "colophon.html", ColophonView("front", "Colophon", "", "printed by hand"))


extension = Extension(
    pages=pages,
    filters={"loud": lambda text: text.upper()},
    markdown=("smarty", WikiLinkExtension(base_url="https://wiki.example.org/")),
)
"""


def test_worker_processes_find_what_the_site_brings(tmp_path: Path) -> None:
    """Filters, Markdown extensions by name or made, and views of a module beside site.yaml work in every process."""
    name = "extras_for_workers"
    write(tmp_path, f"{name}.py", EVERY_HOOK)
    write(tmp_path, "site.yaml", f"theme: own\nextensions: ['{name}:extension']\n")
    write(tmp_path, "content/a.md", article("A", "A bridge -- and [[Arden]].\n"))
    write(tmp_path, "themes/own/theme.yaml", "extends: default\n")
    write(tmp_path, "themes/own/templates/colophon.html", "<p>{{ page.printer | loud }}</p>\n")
    done = dateline(tmp_path, "build", "--jobs", "2")
    said = [line for line in done.stderr.splitlines() if "overage" not in line and "self.warn(" not in line]
    assert (done.returncode, said) == (0, [])
    assert "PRINTED BY HAND" in (tmp_path / "output/colophon.html").read_text(encoding="utf-8")
    shown = (tmp_path / "output/undated/a.html").read_text(encoding="utf-8")
    assert "A bridge – and" in shown
    assert 'href="https://wiki.example.org/Arden/"' in shown
    assert dateline(tmp_path, "build", "--verify").returncode == 0
