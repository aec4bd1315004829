"""Everything the manual shows is tried: documents are converted, front matter is read, code is run."""

from __future__ import annotations

import json
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import pytest

from generator import config, conversion, extension, read, yamlmap
from generator.cli import commands
from generator.config import Settings
from generator.convert import profiles, splits
from generator.convert.enrich import entities
from generator.convert.profiles.proof import failures
from generator.convert.profiles.suggest import as_profile, suggest
from generator.convert.profiles.tokens import TOKENS
from generator.inspect import inspected
from generator.model import Article
from generator.problems import Source
from generator.theming import ThemeFile
from generator.words.own import own_texts
from generator.workplace import opened
from tests.docs.manual import PAGES, ROOT, TEXTS, Block, blocks, indented, links, page, rows, section, spans
from tests.sites import TODAY, article, made, unheard, write

BLOCKS = [block for path in PAGES for block in blocks(path)]
WAYS = ("python3 build.py", "dateline", "…")
PLACES = {"COMMAND": "build", "DIR": "an-archive", "URL": "https://archive.example.org/", "FILE": "file", "N": "1"}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_of_the_manual_leads_to_a_file(path: Path) -> None:
    """Relative links of the manual, the README and the decisions name files of the repository."""
    targets = [target for target in links(path.read_text(encoding="utf-8")) if not re.match(r"https?:|#", target)]
    missing = [target for target in targets if not (path.parent / unquote(target.partition("#")[0])).exists()]
    assert missing == []


def documents() -> Iterator[tuple[str, str]]:
    """The documents that the manual and the README show as examples, each by the heading it stands under."""
    yield "manual", next(block.text for block in BLOCKS if block.page == "documents" and "Short Url" in block.text)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    yield "readme", next(block for block in indented(readme) if "Short Url" in block)


def converted(site: Path, document: str) -> tuple[str, Article, str]:
    """The one article that a document becomes: its path, what is read from it, its text."""
    write(site, "documents/a.txt", document)
    (written,) = conversion.run(site, Settings()).written
    text = (site / "content" / written).read_text(encoding="utf-8")
    found, problems = read.article(f"content/{written}", text.encode())
    assert found is not None
    assert problems == ()
    return f"content/{written}", found, text


def body(text: str) -> list[str]:
    """The paragraphs of an article file."""
    return text.split("---\n", 2)[2].strip().split("\n\n")


def test_the_document_in_the_manual_becomes_what_the_manual_says(tmp_path: Path) -> None:
    """Its article has the address, title, date, dateline, caption, credit, point and paragraphs that the page names."""
    path, found, text = converted(tmp_path, dict(documents())["manual"])
    told = page("documents").partition("becomes one article,")[2].partition("## ")[0]
    assert path in spans(told)
    assert found.dateline in spans(told)
    assert found.title == "Ferry fares rise in spring"
    assert found.date is not None
    assert found.date.text == "1931-03-02"
    assert found.image is not None
    assert found.image.caption == "A ferry leaves the east pier of Port Arden."
    assert found.image.credit == "Arden Archive"
    assert len(found.points) + bool(found.standfirst) == 1
    assert [paragraph.split(" ", 1)[0] for paragraph in body(text)] == ["Crossing", "Clerks"]


def test_what_is_left_out_is_in_the_ledger_with_its_reason(tmp_path: Path) -> None:
    """The lines that the page names as left out are in no article and in the report, each with a reason."""
    document = dict(documents())["manual"]
    write(tmp_path, "documents/a.txt", document)
    done = conversion.run(tmp_path, Settings(), report=tmp_path / "report.json")
    text = (tmp_path / "content" / done.written[0]).read_text(encoding="utf-8")
    assert "Short Url" not in text
    assert "Follow" not in text
    assert text.count("Ferry fares rise in spring") == 1
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    left = {line["text"]: line["reason"] for line in report["documents"][0]["left_out"]}
    left = {text: reason for text, reason in left.items() if re.search(r"\w", text)}
    assert set(left) == {"Short Url", "Follow", "Ferry fares rise in spring"}
    assert all(left.values())


def test_the_document_in_the_readme_becomes_the_article_in_the_readme(tmp_path: Path) -> None:
    """The file has the name that is shown, and every line that is shown, in its order."""
    path, _, text = converted(tmp_path, dict(documents())["readme"])
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"becomes `{path}`" in readme
    shown = next(block for block in indented(readme) if block.startswith("---\n")).strip().split("\n")
    lines = iter(text.split("\n"))
    assert [line for line in shown if line not in lines] == []


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.kind == "yaml"], ids=lambda block: block.page)
def test_every_yaml_of_the_manual_is_sound(block: Block) -> None:
    """Front matter is read, settings and theme files are taken, all without a word."""
    if block.text.startswith("---\n"):
        found, problems = read.article("a.md", block.text.encode())
        assert found is not None
        assert problems == ()
    elif "extends:" in block.text:
        tree, problems = yamlmap.compose(block.text, "theme.yaml")
        assert tree is not None
        assert ThemeFile.model_validate(yamlmap.plain(tree)).extends == "default"
        assert problems == ()
    elif "signs:" in block.text:
        profile, problems = profiles.parse(Source("profile.yaml", block.text))
        assert profile is not None
        assert (*problems, *failures(profile, Source("profile.yaml", block.text))) == ()
    elif "cut:" in block.text:
        decisions, problems = splits.parse(block.text)
        assert {decision.cut for each in decisions.values() for decision in each} == {True, False}
        assert problems == ()
    elif "aliases:" in block.text:
        assert entities.load(block.text)[1] == ()
    elif "{count}" in block.text:
        assert own_texts({"en": ("words/en.yaml", block.text)})
    else:
        assert config.parse(block.text)[1] == ()


def test_the_profile_of_the_manual_splits_the_document_of_the_manual(tmp_path: Path) -> None:
    """Saved where the page says, it makes two articles of the sheet; so does the one proposed from the sheet."""
    sheet = next(block.text for block in BLOCKS if block.page == "documents" and block.text.startswith("== THE FULMAR"))
    profile = next(block.text for block in BLOCKS if block.page == "documents" and "signs:" in block.text)
    proposed = as_profile(suggest([("fulmar.txt", sheet.encode())]))
    for number, text in enumerate((profile, proposed)):
        site = tmp_path / str(number)
        write(site, "documents/fulmar.txt", sheet)
        write(site, "profiles/fulmar.yaml", text)
        done = conversion.run(site, Settings())
        assert done.problems == ()
        found = [article.found.draft.title for article in done.report.documents[0].articles]
        assert found == ["Herring come back to the sound", "A bell for the school"]


def test_the_words_of_layouts_are_in_the_manual() -> None:
    """The table of the page has every word that a layout may use, and none besides."""
    told = [spans(cells[0])[0] for cells in rows(section(page("documents"), "A profile in five minutes"))]
    assert told == list(TOKENS)


def lines() -> list[str]:
    """Every command line that the README and the manual show, without comments."""
    found: set[str] = set()
    for path in (ROOT / "README.md", *PAGES):
        text = path.read_text(encoding="utf-8")
        shown = [
            *spans(text),
            *(line for block in (*indented(text), *(b.text for b in blocks(path))) for line in block.split("\n")),
        ]
        for line in shown:
            bare = line.partition("#")[0].strip()
            way = next((way for way in WAYS if bare == way or bare.startswith(f"{way} ")), None)
            if way:
                found.add(bare.removeprefix(way).strip())
    return sorted(found)


def test_there_are_command_lines_to_try() -> None:
    """Most commands are shown at work somewhere."""
    assert len({line.split()[0] for line in lines() if line} & set(commands.dateline.commands)) >= 8


@pytest.mark.parametrize("line", lines())
def test_every_command_line_of_the_manual_is_taken(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands are parsed as they are written, with something in the place of capitals, and not carried out."""
    arguments = [
        PLACES.get(word, word) for word in shlex.split(line.replace("[", "").replace("…]", "").replace("]", ""))
    ]
    for folder in ("docs", "my-archive", "an-archive"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path)
    asked: list[str] = []

    def room(name: str) -> SimpleNamespace:
        asked.append(name)
        names = (
            "everything",
            "convert",
            "build",
            "serve",
            "check",
            "new",
            "init",
            "articles",
            "schema",
            "clean",
            "explain",
        )
        return SimpleNamespace(**dict.fromkeys(names, lambda *given, **options: 0))

    monkeypatch.setattr(commands, "_room", room)
    assert commands.run(arguments) == 0
    assert len(asked) == (0 if {"--help", "--version"} & set(arguments) else 1)


@pytest.fixture
def shop(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A site folder whose extension is a Python block of the manual; its module is forgotten afterwards."""
    name = f"archive_extras_{abs(hash(request.node.name))}"
    write(tmp_path, "site.yaml", f"extensions: [{name}:extension]\n")
    yield tmp_path / f"{name}.py"
    sys.modules.pop(name, None)


def test_the_extension_of_the_manual_does_what_it_says(shop: Path) -> None:
    """Text files become articles, letters are dropped, the filter and the Markdown extension are there."""
    site = shop.parent
    first, _ = (block for block in BLOCKS if block.page == "extensions" and block.kind == "python")
    shop.write_text(first.text, encoding="utf-8")
    write(site, "content/notes.text", 'The "Ancon": first ship\nShe passed the locks.\n')
    write(site, "content/letter.md", article("A letter", tags=["Letters"]))
    write(site, "content/news.md", article("News of the day", date="1914-08-15", tags=["Panama"]))
    settings, _ = config.load(site)
    (loaded,) = extension.load(settings.extensions, site)
    assert loaded.filters["shillings"](30) == "2s 6d"
    with opened(site, settings, "inline") as place:
        assert made(place).work.articles == 2
        plan = inspected(place, settings, TODAY, unheard)
    assert plan.problems == ()
    pages = [path.read_text("utf-8") for path in (site / "output").rglob("*.html")]
    assert any("She passed the locks." in text for text in pages)
    assert not any("A letter" in text for text in pages)
    assert (site / "output/tags/news.html").is_file()


def test_the_page_of_the_manual_is_published(shop: Path) -> None:
    """The second example adds a page, which says what it says there."""
    site = shop.parent
    _, second = (block for block in BLOCKS if block.page == "extensions" and block.kind == "python")
    shop.write_text(second.text, encoding="utf-8")
    write(site, "content/news.md", article("News of the day"))
    settings, _ = config.load(site)
    with opened(site, settings, "inline") as place:
        assert made(place).published
    assert "More than 0 articles." in (site / "output/colophon.html").read_text("utf-8")


def test_the_theme_of_the_manual_is_a_theme(tmp_path: Path) -> None:
    """A folder laid out as the page shows is taken, and its settings reach its templates."""
    tree = next(block.text for block in BLOCKS if block.page == "themes" and block.text.startswith("themes/"))
    top, *names = (line.strip() for line in tree.strip().split("\n"))
    held = next(block.text for block in BLOCKS if block.page == "themes" and block.kind == "yaml")
    text = {"theme.yaml": held, "static/site.css": "a { color: teal }\n", "templates/parts/footer.html": ""}
    assert set(names) == set(text)
    text["templates/parts/footer.html"] = "{% macro footer(root) %}<p>{{ site.theme.motto }}</p>{% endmacro %}\n"
    for name in names:
        write(tmp_path, f"{top}{name}", text[name])
    write(tmp_path, "site.yaml", f"theme: {Path(top).name}\n")
    write(tmp_path, "content/a.md", article("A"))
    settings, _ = config.load(tmp_path)
    with opened(tmp_path, settings, "inline") as place:
        assert made(place).published
    assert "<p>Since 1899</p>" in (tmp_path / "output/index.html").read_text("utf-8")
    assert any("teal" in path.read_text("utf-8") for path in (tmp_path / "output/assets").glob("site.*.css"))


def test_the_manual_is_a_site_without_a_dead_link(tmp_path: Path) -> None:
    """The generator builds its own manual, and the check of it finds nothing."""
    write(tmp_path, "site.yaml", (ROOT / "docs/site.yaml").read_bytes())
    for path in PAGES:
        write(tmp_path, f"content/{path.name}", path.read_bytes())
    for path in sorted((ROOT / "docs" / "content" / "images").iterdir()):
        write(tmp_path, f"content/images/{path.name}", path.read_bytes())
    settings, _ = config.load(tmp_path)
    with opened(tmp_path, settings, "inline") as place:
        assert made(place).published
        found = inspected(place, settings, TODAY, unheard)
    assert found.problems == ()
    assert found.articles == len(PAGES)
