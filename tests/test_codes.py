"""The catalogue of messages: complete, without leftovers, and written for people."""

import re
from pathlib import Path

import pytest

from generator.codes import CODES

PACKAGE = Path(__file__).parents[1] / "generator"
USED = {
    code
    for path in PACKAGE.rglob("*.py")
    for code in re.findall(r'"([EWIC][0-9]{3})"', path.read_text(encoding="utf-8"))
}


def test_every_code_that_is_used_is_explained() -> None:
    """Whatever code a message shows, `explain` has a page on it."""
    assert USED - set(CODES) == set()


def test_every_explanation_is_of_a_code_in_use() -> None:
    """The catalogue keeps no page on a message that nothing says any more."""
    assert set(CODES) - USED == set()


def test_each_code_is_explained_once() -> None:
    """No code has two pages, and they come by number."""
    pages = "".join(path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "codes").glob("*.md")))
    listed = re.findall(r"^## ([A-Z][0-9]{3}) ", pages, re.MULTILINE)
    assert sorted(listed) == sorted(CODES)
    assert [code[1:] for code in CODES] == sorted(code[1:] for code in CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_an_explanation_says_something(code: str) -> None:
    """A page has a title in one line and at least one whole sentence, and no heading inside."""
    found = CODES[code]
    assert len(found.title.split()) >= 3
    assert not found.title.endswith(".")
    assert len(found.text.split()) >= 15
    assert found.text.rstrip("`").endswith((".", ")", ":")) or found.text.splitlines()[-1].startswith("    ")
    assert "\n#" not in found.text
