"""An article as the text of its Markdown file: front matter in the order of the manual, then the body, escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator import yamlmap
from generator.convert import escape, merge
from generator.convert.model import Block, Found, Kind
from generator.convert.words import clean

_LISTED = frozenset({Kind.ITEM, Kind.STEP})
_MARK = re.compile(r"^(?:## |- |\d{1,2}\. )")
_MARKS = {Kind.PARAGRAPH: "", Kind.HEADING: "## ", Kind.ITEM: "- "}
FENCE = "---\n"


Printing = tuple[str, str, str]
"""Another place where an article is printed: document, lines ("1-44"), digest of the document."""
MOST_PRINTINGS = 100
"""How many of them a file lists, so that front matter stays within its limit; the ledger has them all."""


def markdown(found: Found, others: Sequence[Printing] = ()) -> str:
    """The file's text; `others` are the other places where the article is printed."""
    data = front_matter(found)
    if others:
        data["also_in"] = _listed(others)
    text = body(found.draft.blocks)
    return f"{FENCE}{yamlmap.dump(data)}{FENCE}" + (f"\n{text}\n" if text else "")


def renewed(text: str, found: Found, others: Sequence[Printing], whole: bool) -> str:
    """A text that was made before, with the places where the article is printed as they are now.

    The `whole` front matter is made anew where what the article speaks of is known, else the keys of these places.
    """
    parts = merge.parts(text)
    if parts is None:
        return text
    chunks = {} if whole else merge.chunks(parts.front)
    fresh = front_matter(found) if whole else {"source": _source(found)}
    chunks |= {key: yamlmap.dump({key: value}) for key, value in fresh.items()}
    chunks["also_in"] = yamlmap.dump({"also_in": _listed(others)}) if others else ""
    return f"{FENCE}{''.join(chunks.values())}{FENCE}{parts.body}"


def printing(found: Found) -> Printing:
    """Where an article is printed."""
    return (clean(found.document), _lines(found), found.digest)


def front_matter(found: Found) -> dict[str, object]:
    """The article's fields by key; a key without a value is left out."""
    draft, named = found.draft, found.named
    image = {"caption": draft.caption, "credit": draft.credit}
    data: dict[str, object] = {
        "title": clean(draft.title) or clean(found.document),
        "date": draft.date,
        "updated": draft.updated,
        "dateline": draft.dateline,
        "authors": list(draft.authors),
        "summary": list(draft.points),
        "image": _given(image),
        "images": [_given({"caption": picture.caption, "credit": picture.credit}) for picture in draft.pictures],
        "language": draft.language,
        "tags": list(named.tags),
        "places": list(named.places),
        "organisations": list(named.organisations),
        "people": [_given({"name": person.name, "role": person.role}) for person in named.people],
        "story": named.story,
        "events": [{"date": date, "text": text} for date, text in draft.events],
        "id": found.id,
        "source": _source(found),
    }
    return _given(data)


def body(blocks: Sequence[Block]) -> str:
    """The blocks as Markdown, a blank line between them; the items of a list stand together, as list items do."""
    out: list[str] = []
    before: Kind | None = None
    step = 0
    for block in blocks:
        shown = [line for line in map(escape.line, block.lines) if line]
        if not shown:
            continue
        step = step + 1 if before is block.kind is Kind.STEP else 1
        mark = f"{step}. " if block.kind is Kind.STEP else _MARKS[block.kind]
        listed = block.kind in _LISTED
        joint = "\n" if listed and before is block.kind else "\n\n"
        indent = f"\n{' ' * len(mark)}" if listed else "\n"
        out += [joint if out else "", mark, "\n".join(shown).replace("\n", indent)]
        before = block.kind
    return "".join(out)


def shown_lines(markdown_body: str) -> tuple[str, ...]:
    """The printed lines of an emitted body, read back from its Markdown; a hard break is a line feed within a line."""
    lines: list[str] = []
    broken = False
    for line in markdown_body.split("\n"):
        text = line.strip(" ")
        if text:
            shown = escape.plain(text if broken else _MARK.sub("", text))
            if broken:
                lines[-1] += f"\n{shown}"
            else:
                lines.append(shown)
        broken = line.endswith("  ")
    return tuple(lines)


def _listed(others: Sequence[Printing]) -> list[dict[str, str]]:
    keys = ("document", "lines", "digest")
    return [dict(zip(keys, other, strict=True)) for other in others[:MOST_PRINTINGS]]


def _source(found: Found) -> dict[str, object]:
    data = {"document": clean(found.document), "lines": _lines(found), "url": found.draft.url, "digest": found.digest}
    return _given(data)


def _lines(found: Found) -> str:
    return f"{found.draft.first}-{found.draft.last}"


def _given(data: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in data.items() if value}
