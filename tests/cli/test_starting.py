"""The commands that begin and end things, and what starting costs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator import __version__, files
from generator.cli import main
from tests.sites import ROOT, article, write


def run(*arguments: str | Path) -> int:
    """Run one command line in this process."""
    return main([str(argument) for argument in arguments])


def tree(folder: Path) -> set[str]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_site_builds_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`init` makes settings, an empty documents/ and a first article, which are a sound site as they are."""
    site = tmp_path / "sea-and-harbour"
    assert run("init", site) == 0
    assert f"dateline -C {site}" in capsys.readouterr().out
    assert (site / "documents").is_dir()
    assert (site / "site.yaml").read_text("utf-8") == "title: Sea and harbour\nlanguage: en\n"
    assert run("-C", site, "build", "--strict") == 0
    assert run("-C", site, "check", "--strict") == 0
    assert (site / "output/index.html").is_file()


@pytest.mark.parametrize("stands", ["a file", "a full folder"])
def test_a_new_site_takes_nobodys_place(tmp_path: Path, stands: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`init` refuses a name that is taken, and touches nothing there."""
    taken = write(tmp_path, "site", "mine") if stands == "a file" else write(tmp_path, "site/notes.txt", "mine")
    assert run("init", tmp_path / "site") == 2
    assert "E704" in capsys.readouterr().err
    assert taken.read_text("utf-8") == "mine"
    assert len(tree(tmp_path)) == 1


def test_an_empty_folder_may_become_a_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --quiet it says nothing."""
    assert run("init", tmp_path, "--quiet") == 0
    assert (tmp_path / "site.yaml").is_file()
    assert capsys.readouterr().out == ""


def test_every_command_reports_to_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --format json, commands that need no site print one object too, also when they fail."""
    assert run("init", tmp_path / "site", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["path"] == (tmp_path / "site").as_posix()
    assert run("explain", "e104", "--format", "json") == 0
    (message,) = json.loads(capsys.readouterr().out)["messages"]
    assert (message["code"], message["title"]) == ("E104", "a key is set twice")
    assert run("--format", "json", "explain", "E1O4") == 2
    assert json.loads(capsys.readouterr().out)["problems"][0]["help"] == "did you mean E104?"


def test_the_default_command_reports_what_conversion_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --format json, what is wrong with documents stands in the same object as what is wrong with the site."""
    write(tmp_path, "documents/empty.txt", "")
    write(tmp_path, "content/a.md", article("A", "See [this](gone.md).\n"))
    assert run("-C", tmp_path, "--format", "json") == 0
    record = json.loads(capsys.readouterr().out)
    assert [problem["code"] for problem in record["problems"]] == ["W403", "C601"]


def test_a_document_that_is_not_there_is_a_wrong_command_line(tmp_path: Path) -> None:
    """A path that `convert` is given and that leads to nothing ends with 2, as other mistakes of typing do."""
    assert run("-C", tmp_path, "convert", tmp_path / "nowhere.txt") == 2


def test_a_folder_that_cannot_be_looked_into_is_the_environments_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without permission ends with 3, not as our mistake."""

    def refused(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refused)
    assert run("init", tmp_path) == 3
    assert "E502" in capsys.readouterr().err


def test_a_new_article_is_a_draft_of_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`new` prints the file it wrote, as the current folder names it; the title is kept as it was given."""
    monkeypatch.chdir(tmp_path)
    assert run("-C", tmp_path, "new", 'Steel: the "return" #2') == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.name == "steel-the-return-2.md"
    assert run("-C", tmp_path, "list", "--format", "json") == 0
    (listed,) = json.loads(capsys.readouterr().out)["articles"]
    assert listed["title"] == 'Steel: the "return" #2'
    assert listed["skipped"] == "draft"
    assert listed["path"] == path.as_posix()
    assert path.as_posix() == f"content/articles/{listed['date'][:4]}/{listed['date'][5:7]}/steel-the-return-2.md"


def test_a_new_article_tells_programs_where_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In JSON the path is one below the site folder; a title without letters still has a file name."""
    assert run("-C", tmp_path, "new", "!!!", "--format", "json") == 0
    path = json.loads(capsys.readouterr().out)["path"]
    assert path.endswith("/untitled.md")
    assert (tmp_path / path).is_file()


def test_a_new_article_never_takes_anothers_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second article of the same name is refused, and the first stays as it is."""
    assert run("-C", tmp_path, "new", "A bridge") == 0
    path = tmp_path / next(iter(tree(tmp_path)))
    path.write_bytes(b"mine")
    assert run("-C", tmp_path, "new", "A  Bridge!") == 2
    assert "E704" in capsys.readouterr().err
    assert path.read_bytes() == b"mine"


def test_a_title_may_not_be_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Blanks are no title."""
    assert run("-C", tmp_path, "new", "  ") == 2
    assert "E704" in capsys.readouterr().err
    assert tree(tmp_path) == set()


def test_cleaning_leaves_what_people_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`clean` removes our pages, the folders of ours that are empty then, and all that is remembered; nothing else."""
    write(tmp_path, "content/a.md", article("A", date="2021-05-11", tags=["Oslo"]))
    write(tmp_path, "documents/a.txt", "")
    write(tmp_path, "output/CNAME", "archive.example.org\n")
    write(tmp_path, "output/.git/config", "theirs")
    assert run("-C", tmp_path, "build") == 0
    edited = tmp_path / "output/tags/index.html"
    edited.write_bytes(b"mine")
    capsys.readouterr()
    assert run("-C", tmp_path, "clean") == 0
    out = capsys.readouterr().out
    assert "; left 2 we had not" in out
    assert int(out.split()[1]) > 10
    assert tree(tmp_path) == {
        "content/a.md", "documents/a.txt", "output/CNAME", "output/.git/config", "output/tags/index.html"
    }  # fmt: skip
    assert not (tmp_path / ".dateline").exists()
    assert not (tmp_path / "output/2021").exists()


def test_cleaning_twice_is_cleaning_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is written, nothing is removed and nothing is left behind."""
    write(tmp_path, "content/a.md", article("A"))
    assert run("-C", tmp_path, "clean", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == {"removed": 0, "left": 0, "problems": []}
    assert tree(tmp_path) == {"content/a.md"}
    assert not (tmp_path / ".dateline").exists()


def test_cleaning_forgets_no_other_output(tmp_path: Path) -> None:
    """What is remembered of a second output folder stays: it says which files there are ours."""
    write(tmp_path, "content/a.md", article("A"))
    assert run("-C", tmp_path, "build") == 0
    assert run("-C", tmp_path, "build", "--output", tmp_path / "second") == 0
    assert run("-C", tmp_path, "clean") == 0
    assert not (tmp_path / ".dateline/output").exists()
    assert (tmp_path / ".dateline/second/ledger.sqlite").is_file()
    assert (tmp_path / "second/index.html").is_file()


def test_cleaning_clears_what_a_broken_comparison_left(tmp_path: Path) -> None:
    """The folder in which `build --verify` works goes with the rest."""
    write(tmp_path, "content/a.md", article("A"))
    write(tmp_path, ".dateline/verify/output/index.html", "half")
    assert run("-C", tmp_path, "clean") == 0
    assert not (tmp_path / ".dateline").exists()


def test_cleaning_waits_for_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While another command is at work it ends with 4 and touches nothing."""
    write(tmp_path, "content/a.md", article("A"))
    assert run("-C", tmp_path, "build") == 0
    before = tree(tmp_path)
    with files.lock(tmp_path / ".dateline/output/lock"):
        assert run("-C", tmp_path, "clean") == 4
    assert "E503" in capsys.readouterr().err
    assert tree(tmp_path) == before


def test_a_source_folder_is_never_cleaned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An output folder that holds what people wrote is refused, as it is for a build."""
    write(tmp_path, "site.yaml", "output: content\n")
    page = write(tmp_path, "content/index.html", '<meta name="generator" content="Dateline 1">')
    assert run("-C", tmp_path, "clean") == 3
    assert "E504" in capsys.readouterr().err
    assert page.is_file()


def test_checking_says_what_it_looked_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The summary counts articles, pages and links; warnings end with 1 only when they are to."""
    write(tmp_path, "content/a.md", article("A", date="2021-05-11"))
    assert run("-C", tmp_path, "check") == 0
    assert "W416" in capsys.readouterr().err
    assert run("-C", tmp_path, "check", "--strict") == 1
    assert run("-C", tmp_path, "build") == 0
    capsys.readouterr()
    assert run("-C", tmp_path, "check", "--external", "--strict") == 0
    assert capsys.readouterr().out.startswith("Checked: 1 article, ")
    assert run("-C", tmp_path, "check", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["articles"] == 1
    assert told["pages"] > told["articles"]
    assert told["links"] > told["pages"] // 2
    assert (told["external"], told["problems"]) == (0, [])


def test_the_version_costs_no_imports() -> None:
    """`--version` is answered before the command line's, the schemas' and the templates' libraries are imported."""
    code = (
        "import sys; from generator.cli import main; code = main(['--version']); "
        "print(code, sorted({name.partition('.')[0] for name in sys.modules} "
        "& {'click', 'pydantic', 'rich', 'jinja2', 'markdown', 'yaml', 'nh3', 'pebble', 'watchdog'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines() == [f"dateline {__version__}", "0 []"]


@pytest.mark.parametrize("module", ["commands", "starting"])
def test_a_command_imports_no_template_and_no_markdown_before_it_is_run(module: str) -> None:
    """The rooms of a command are imported when it is run, so that `--help` and `new` start at once."""
    code = f"import sys, generator.cli.{module}; print(sorted({{'jinja2', 'markdown', 'watchdog'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("command", [[], ["build"], ["convert"], ["list"], ["check"], ["clean"]])
def test_a_folder_that_is_no_site_is_left_alone(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there is nothing that a site is made of, a command says so and writes nothing."""
    assert main(["-C", str(tmp_path), *command]) == 2
    assert "holds no site.yaml, content or documents" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
