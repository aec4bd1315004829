"""Gold documents: raw documents in which every line says what it is, so that what should be read off them is known.

A file `<variant>-<slug>.txt` holds header lines (`# variant: A1`, `# article: {date: 2021-03-04, …}`) and, for every
line of the document, a role, a bar and the line. `␣` stands for a no-break space, `␉` for a tab. A list as the value of
a plain field names several right values, `"*"` a field that is arguable. A role with `+` continues the line above.
Where lines and blocks do not agree (markup on one line), the header's `body` lists the paragraphs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent / "convert" / "layouts"
ROLES = frozenset(("title", "again", "caption", "date", "by", "kicker", "s", "p", "h", "i", "c", "out", "any", "-"))
NOBODYS = frozenset(("out", "any", "-"))
BLOCKS = frozenset("phi")
FIELDS = ("title", "date", "updated", "language", "dateline", "authors", "caption", "credit", "summary")
KEYS = frozenset((*FIELDS, "kicker", "lead", "body"))
ARGUABLE = "*"
_LISTS = frozenset(("authors", "summary", "body"))
_LINE = re.compile(r"(?P<role>[a-z]+|-)(?P<more>\+?)\|(?: (?P<text>.*)|(?P<bare>.*))")
_MARKER = re.compile(r"^(?:[•·▪●○◦‣⁃■□▶►»>*※・–—-]\s*)+|^[0-9]{1,3}[.)]\s+")
_MARK_END = re.compile(r"\s*[:：]\s+|\s+[—–-]+\s+|\.[-–—]\s+")
_MARK_REACH = 90


class BadGold(ValueError):
    """A gold file that breaks its own format; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a document: its number from 1, its role, its text as printed, and its article (from 0; -1: none)."""

    number: int
    role: str
    text: str
    article: int

    @property
    def owned(self) -> bool:
        """Whether the line must be in its article, as text or as a field."""
        return self.article >= 0 and self.role.rstrip("+") not in NOBODYS


@dataclass(frozen=True, slots=True)
class GoldBlock:
    """A block of a body ("p", "h" or "i") as it should be read: its text, joined and without marker or dateline."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """What should be read off an article.

    `fields` names, for each field that is printed, the values that are right (one as a rule); a value is a tuple of
    texts: one for a plain field, one for each author and each summary point. A field whose right values are empty is
    arguable and never scored; a field that is not in `fields` must be absent.
    """

    fields: dict[str, tuple[tuple[str, ...], ...]]
    blocks: tuple[GoldBlock, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold document: its file's stem, variant, raw bytes, lines and articles."""

    name: str
    variant: str
    data: bytes
    rows: tuple[Row, ...]
    articles: tuple[GoldArticle, ...]


def read(path: Path) -> Gold:
    """The gold document in a file. Raises BadGold."""
    return parse(path.read_text(encoding="utf-8"), path.stem)


def parse(source: str, name: str) -> Gold:
    """The gold document in a text. Raises BadGold."""
    variant = ""
    heads: list[dict[str, tuple[tuple[str, ...], ...]]] = []
    rows: list[Row] = []
    for number, written in enumerate(source.removesuffix("\n").split("\n"), start=1):
        where = f"{name}, line {number}"
        if written.startswith("#"):
            key, _, value = written.lstrip("# ").partition(":")
            if key == "variant":
                variant = value.strip()
            elif key == "article":
                heads.append(_head(value, where))
            continue
        rows.append(_row(written, len(rows) + 1, len(heads) - 1, where))
    if not variant:
        raise BadGold(f"{name}: no variant")
    articles = tuple(
        _article(fields, [row for row in rows if row.article == index], name) for index, fields in enumerate(heads)
    )
    return Gold(name, variant, "".join(f"{row.text}\n" for row in rows).encode(), tuple(rows), articles)


def normal(text: str) -> str:
    """A text as it is compared: NFC, any white space as one blank."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def unmarked(text: str) -> str:
    """A text as it is compared, without the bullet, dash or number before it."""
    return _MARKER.sub("", normal(text), count=1).strip()


def _head(value: str, where: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    try:
        said = yaml.load(value, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise BadGold(f"{where}: {error}") from error
    if not isinstance(said, dict) or not set(said) <= KEYS:
        raise BadGold(f"{where}: not a mapping of known keys: {value.strip()}")
    fields: dict[str, tuple[tuple[str, ...], ...]] = {}
    for key, given in said.items():
        if key == "kicker" or not given:
            continue
        if given == ARGUABLE:
            fields[key] = ()
        elif key in _LISTS:
            names = given if isinstance(given, list) else [given]
            fields[key] = (tuple(normal(_seen(each)) for each in names),)
        else:
            fields[key] = tuple((normal(_seen(each)),) for each in (given if isinstance(given, list) else [given]))
    return fields


def _row(written: str, number: int, article: int, where: str) -> Row:
    match = _LINE.fullmatch(written)
    if match is None or match["role"] not in ROLES:
        raise BadGold(f"{where}: no role and bar: {written[:60]!r}")
    text = _seen(match["text"] if match["text"] is not None else match["bare"])
    if article < 0 and match["role"] not in NOBODYS:
        raise BadGold(f"{where}: a line of an article before the first `# article:`")
    if match["role"] == "-" and text.strip():
        raise BadGold(f"{where}: a blank line that is not blank")
    return Row(number, match["role"] + match["more"], text, article)


def _seen(text: str) -> str:
    return text.replace("␣", "\u00a0").replace("␉", "\t")


def _article(fields: dict[str, tuple[tuple[str, ...], ...]], rows: Sequence[Row], name: str) -> GoldArticle:
    if not any(row.owned for row in rows):
        raise BadGold(f"{name}: an article without lines")
    fields = dict(fields)
    (lead,), paragraphs = fields.pop("lead", (("",),))[0], fields.pop("body", ((),))[0]
    if "title" not in fields and (title := _title(rows)):
        fields["title"] = ((title,),)
    points = tuple(unmarked(text) for _, text in _joined(rows, frozenset("s")))
    if "summary" not in fields and points:
        fields["summary"] = (points,)
    if paragraphs:
        return GoldArticle(fields, tuple(GoldBlock("p", text) for text in paragraphs))
    blocks = [GoldBlock(kind, text) for kind, text in _joined(rows, BLOCKS)]
    place = fields["dateline"][0][0] if fields.get("dateline") else ""
    return GoldArticle(fields, tuple(_led(blocks, lead, place, name)))


def _title(rows: Sequence[Row]) -> str:
    lines: list[str] = []
    last = 0
    for row in rows:
        if row.role.rstrip("+") == "title" and (not lines or row.number == last + 1):
            if normal(row.text) not in lines:
                lines.append(normal(row.text))
            last = row.number
    return " ".join(lines)


def _joined(rows: Sequence[Row], roles: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The texts of the lines with these roles, with the lines that continue them."""
    kind, parts = "", [""]
    for row in rows:
        role = row.role.rstrip("+")
        if role not in roles:
            continue
        if row.role != role and kind:
            parts.append(row.text)
            continue
        if kind:
            yield kind, normal(" ".join(parts))
        kind, parts = role, [row.text]
    if kind:
        yield kind, normal(" ".join(parts))


def _led(blocks: list[GoldBlock], lead: str, place: str, name: str) -> list[GoldBlock]:
    """The blocks, their first paragraph without its dateline.

    It begins with `lead`; where none is given, after the mark that ends a dateline that opens the paragraph.
    """
    if lead:
        for index, block in enumerate(blocks):
            at = block.text.find(lead)
            if at >= 0:
                return [GoldBlock(block.kind, block.text[at:]), *blocks[index + 1 :]]
        raise BadGold(f"{name}: no paragraph holds the lead {lead!r}")
    opening = next((block for block in blocks if block.kind == "p"), None)
    first = re.split(r"\W", place.casefold())[0]
    if opening is None or not first or not opening.text.lstrip("([【").casefold().startswith(first):
        return blocks
    mark = _MARK_END.search(opening.text, len(first), _MARK_REACH)
    if mark is None:
        return blocks
    cut = GoldBlock(opening.kind, opening.text[mark.end() :])
    return [cut if block is opening else block for block in blocks]
