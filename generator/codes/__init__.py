"""The catalogue of messages: what each code means, an example, and how to mend it. One Markdown file for each area."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_ENTRY = re.compile(r"^## (?P<code>[CEIW][0-9]{3}) (?P<title>.+)\n\n(?P<text>(?:(?!^## )[\s\S])+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means: a title, and Markdown paragraphs that say when it comes, show it, and tell how to mend it."""

    title: str
    text: str


def _catalogue() -> dict[str, Explanation]:
    pages = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.md"))]
    found = [entry for page in pages for entry in _ENTRY.finditer(page)]
    return {
        entry["code"]: Explanation(entry["title"].strip(), entry["text"].strip())
        for entry in sorted(found, key=lambda entry: entry["code"][1:] + entry["code"][0])
    }


CODES = _catalogue()
