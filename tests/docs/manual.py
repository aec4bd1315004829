"""The manual as tests read it: its pages, their fenced blocks, their spans of code, their links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "docs" / "content"
PAGES = sorted(CONTENT.rglob("*.md"))
TEXTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *PAGES, *sorted((ROOT / "docs" / "decisions").glob("*.md"))]
_FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_INDENTED = re.compile(r"(?:^ {4}.*\n|^\n(?= {4}))+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: the page it is in, the language after its fence, its text."""

    page: str
    kind: str
    text: str


def page(name: str) -> str:
    """The text of a page of the manual."""
    return (CONTENT / f"{name}.md").read_text(encoding="utf-8")


def blocks(path: Path) -> Iterator[Block]:
    """The fenced blocks of a page."""
    for found in _FENCE.finditer(path.read_text(encoding="utf-8")):
        yield Block(path.stem, found["kind"], found["text"])


def indented(text: str) -> list[str]:
    """The indented blocks of a text, without their indentation."""
    return [re.sub(r"^ {4}", "", block, flags=re.MULTILINE).strip("\n") + "\n" for block in _INDENTED.findall(text)]


def spans(text: str) -> list[str]:
    """The spans of code of a text, its fenced blocks left out."""
    return _SPAN.findall(_FENCE.sub("", text))


def links(text: str) -> list[str]:
    """The targets of the links and pictures of a text, its code left out."""
    return _LINK.findall(_SPAN.sub("", _FENCE.sub("", text)))


def section(text: str, title: str) -> str:
    """What stands under a heading, to the next one of its rank."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"there is no heading {title}"
    return found[1]


def rows(text: str) -> list[list[str]]:
    """The cells of every row of the tables in a text, without heads and rules."""
    table: list[list[str]] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        head = number + 1 < len(lines) and set(lines[number + 1]) <= set("|-: ") and "|" in lines[number + 1]
        if line.startswith("|") and not head and set(line) - set("|-: "):
            table.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return table
