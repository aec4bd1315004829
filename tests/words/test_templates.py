"""The theme and the makers of pages say nothing by themselves: every word comes from the catalogues."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from generator.words.catalogue import catalogue

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "themes/default/templates"
PAGES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
MAKERS = sorted((ROOT / "generator/plan").rglob("*.py"))
TO_BUILDERS = {"archive.py", "claims.py", "links.py", "named.py", "plan.py", "urls.py", "versions.py"}
"""Modules of planning that say something, to those who build the site."""
KEYS = catalogue("en").texts
SPOKEN = re.compile(r"(?:aria-label|aria-description|title|alt|placeholder|content)=[\"']([^\"']*)[\"']")
CONTENT = {
    "width=device-width, initial-scale=1", "website", "noindex", "summary_large_image", "summary",
    "0; url=",
}  # fmt: skip
WORD = re.compile(r"[^\W\d_]{2,}")
ENTITY = re.compile(r"&#?\w+;")
CALL = re.compile(r"\b(?:t|forms)\(\s*'([^']+)'")


def source(name: str) -> str:
    """A template without its comments."""
    return re.sub(r"\{#.*?#\}", "", (TEMPLATES / name).read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("name", PAGES)
def test_no_template_has_words_of_its_own(name: str) -> None:
    """Between the tags of a template stand marks and what is put in, but no words."""
    kind = re.sub(r"\{% block kind %\}\w+", "", source(name))
    bare = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", kind, flags=re.DOTALL)
    bare = re.sub(r" \w+=\"[^\"]*\"", " ", re.sub(r"<[^>]*>", " ", bare))
    between = ENTITY.sub(" ", bare)
    assert not WORD.findall(between)


@pytest.mark.parametrize("name", PAGES)
def test_no_attribute_has_words_of_its_own(name: str) -> None:
    """What attributes say to readers is put in too."""
    bare = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", source(name), flags=re.DOTALL)
    said = [text for text in SPOKEN.findall(bare) if WORD.search(text)]
    assert [text for text in said if text not in CONTENT and not text.startswith("#")] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_expression_has_words_of_its_own(name: str) -> None:
    """A text within an expression is a name, a key or a mark: no capital letter begins it, and it is no sentence."""
    for expression in re.findall(r"\{\{.*?\}\}|\{%.*?%\}", source(name), flags=re.DOTALL):
        for text in re.findall(r"'([^']*)'", expression):
            assert not re.match(r"[A-Z][a-z]", text), text
            assert not re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", text), text


@pytest.mark.parametrize("name", PAGES)
def test_every_key_is_known(name: str) -> None:
    """Each text that a template asks for by its key is in the catalogue."""
    assert [key for key in CALL.findall(source(name)) if key not in KEYS] == []


@pytest.mark.parametrize("path", [path for path in MAKERS if path.name not in TO_BUILDERS], ids=lambda path: path.name)
def test_planning_has_no_words_of_its_own(path: Path) -> None:
    """A module of planning holds no sentence for readers: two words that follow each other stand in no text."""
    tree = ast.parse(path.read_text("utf-8"))
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in notes]
    said = [text for text in texts if isinstance(text, str) and re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", text)]
    assert said == []


@pytest.mark.parametrize("path", MAKERS, ids=lambda path: path.name)
def test_every_key_of_planning_is_known(path: Path) -> None:
    """Each text that planning asks for by its key is in the catalogue."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"t", "forms"}:
            key = node.args[0]
            if isinstance(key, ast.Constant):
                assert key.value in KEYS


def test_no_text_lies_unused() -> None:
    """Each key of the catalogue is asked for by a template, a script or a module."""
    sources = [path.read_text("utf-8") for path in TEMPLATES.rglob("*.*")]
    sources += [path.read_text("utf-8") for path in (ROOT / "themes/default/static").glob("*.js")]
    sources += [path.read_text("utf-8") for path in (ROOT / "generator").rglob("*.py")]
    whole = "\n".join(sources)
    parts = {f"index_{kind}" for kind in ("tags", "people", "places", "organisations", "stories")}
    assert [key for key in KEYS if key not in parts and not re.search(rf"['\"]{key}['\"]", whole)] == []
