"""How far the drafts of a document are from its gold: where articles begin, each field, each block of the bodies.

**Where articles begin.** An article of the gold owns its lines but those that are nobody's (navigation, teasers, blank
and arguable lines). A draft begins at the first owned line that it keeps; furniture that it keeps before that line
counts against the body, not here. The beginning is right when the line is of an article no other draft has begun, and
no other draft took a line of that article above it, kept or left out (a kicker that another draft left out is
forgiven). Precision is the right beginnings among the drafts, recall those among the articles. So an article cut in two
costs precision, two articles in one draft cost recall, a head or a tail given to the neighbour costs both.

**Fields and bodies** are compared between an article and the draft that begins it, else the free draft that keeps most
of its lines. Texts are compared in NFC with joined white space. A value is spurious where the gold has none. Blocks of
a body are right when they are equal, one to one and in order (the longest common subsequence), markers of lists aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.convert.model import Draft, Kind
from tests.gold import FIELDS, Gold, GoldArticle, GoldBlock, normal, unmarked

ROWS = ("split", *FIELDS, "body", "kinds")
_KINDS = {"p": Kind.PARAGRAPH, "h": Kind.HEADING, "i": Kind.ITEM}
_DAY = len("2021-03-04")


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that is not as in the gold."""

    document: str
    field: str
    wanted: str
    got: str


@dataclass(slots=True)
class Tally:
    """Counts of one field: values printed, right among them, values given, given where none is printed."""

    printed: int = 0
    right: int = 0
    given: int = 0
    spurious: int = 0

    def add(self, other: Tally) -> None:
        """Add the counts of another tally to this one."""
        self.printed += other.printed
        self.right += other.right
        self.given += other.given
        self.spurious += other.spurious


@dataclass(slots=True)
class Score:
    """The tallies of one document or of many. For "split" and "body", `spurious` counts what is too much."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in ROWS})
    misses: list[Miss] = field(default_factory=list)
    documents: int = 0
    all_right: int = 0

    def add(self, other: Score) -> None:
        """Add the counts of another score to this one."""
        for name, tally in other.tallies.items():
            self.tallies[name].add(tally)
        self.misses += other.misses
        self.documents += other.documents
        self.all_right += other.all_right


def score(gold: Gold, drafts: Sequence[Draft]) -> Score:
    """The score of one document."""
    out = Score(documents=1)
    begun = beginnings(gold, drafts)
    _split(out, gold, drafts, begun)
    paired = pairs(gold, drafts, begun)
    nothing = GoldArticle({}, ())
    for index, article in enumerate(gold.articles):
        number = paired.get(index)
        draft = drafts[number] if number is not None else None
        loose = frozenset(unmarked(row.text) for row in gold.rows if row.article == index and row.role == "any")
        _compare(out, gold.name, article, draft, loose)
    for number, draft in enumerate(drafts):
        if number not in paired.values():
            _compare(out, gold.name, nothing, draft, frozenset())
    out.all_right = int(not out.misses)
    return out


def beginnings(gold: Gold, drafts: Sequence[Draft]) -> dict[int, int]:
    """Which draft (value) rightly begins which article (key)."""
    rows = {row.number: row for row in gold.rows if row.owned}
    kept = [_lines(draft, kept=True) & rows.keys() for draft in drafts]
    left = [_lines(draft, kept=False) & rows.keys() for draft in drafts]
    begun: dict[int, int] = {}
    for number in sorted(range(len(drafts)), key=lambda number: min(kept[number], default=0)):
        if not kept[number]:
            continue
        start = min(kept[number])
        article = rows[start].article
        above = {row.number for row in rows.values() if row.article == article and row.number < start}
        firm = {at for at in above if rows[at].role != "kicker"}
        others = [other for other in range(len(drafts)) if other != number]
        if article not in begun and not any(kept[other] & above or left[other] & firm for other in others):
            begun[article] = number
    return begun


def pairs(gold: Gold, drafts: Sequence[Draft], begun: dict[int, int]) -> dict[int, int]:
    """Which draft is compared with which article."""
    out = dict(begun)
    owned = [{row.number for row in gold.rows if row.owned and row.article == i} for i in range(len(gold.articles))]
    shared = sorted(
        (-len(_lines(draft, kept=True) & lines), index, number)
        for index, lines in enumerate(owned)
        for number, draft in enumerate(drafts)
    )
    for size, index, number in shared:
        if size and index not in out and number not in out.values():
            out[index] = number
    return out


def common(blocks: Sequence[GoldBlock], texts: Sequence[str]) -> list[tuple[int, int]]:
    """The longest common subsequence of a gold body and the texts of a draft's blocks, as pairs of indexes."""
    keys = [unmarked(block.text) for block in blocks]
    best = [[0] * (len(texts) + 1) for _ in range(len(keys) + 1)]
    for i in range(len(keys) - 1, -1, -1):
        for j in range(len(texts) - 1, -1, -1):
            best[i][j] = best[i + 1][j + 1] + 1 if keys[i] == texts[j] else max(best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(keys) and j < len(texts):
        if keys[i] == texts[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _lines(draft: Draft, *, kept: bool) -> set[int]:
    return {claim.line for claim in draft.claims if claim.owner.startswith("-") is not kept}


def _split(out: Score, gold: Gold, drafts: Sequence[Draft], begun: dict[int, int]) -> None:
    out.tallies["split"] = Tally(len(gold.articles), len(begun), len(drafts), len(drafts) - len(begun))
    firsts = [min(row.number for row in gold.rows if row.owned and row.article == i) for i in range(len(gold.articles))]
    for index, first in enumerate(firsts):
        if index not in begun:
            out.misses.append(Miss(gold.name, "split", f"an article at line {first}", "none begins there"))
    for number, draft in enumerate(drafts):
        if number not in begun.values():
            first = min(_lines(draft, kept=True), default=draft.first)
            out.misses.append(Miss(gold.name, "split", "no article", f"one at lines {first}-{draft.last}"))


def _compare(out: Score, name: str, article: GoldArticle, draft: Draft | None, loose: frozenset[str]) -> None:
    for key in FIELDS:
        got = _value(draft, key) if draft is not None else ()
        _field(out, name, key, article.fields.get(key), got, loose)
    _body(out, name, article, draft, loose)


def _value(draft: Draft, key: str) -> tuple[str, ...]:
    if key == "title":
        return (normal(draft.title),) if draft.title_printed and draft.title else ()
    if key == "authors":
        return tuple(normal(each) for each in draft.authors)
    if key == "summary":
        return tuple(unmarked(each) for each in draft.points)
    text = normal(getattr(draft, key, ""))
    return (text,) if text else ()


def _field(
    out: Score,
    name: str,
    key: str,
    wanted: tuple[tuple[str, ...], ...] | None,
    got: tuple[str, ...],
    loose: frozenset[str],
) -> None:
    tally = out.tallies[key]
    if wanted == ():
        return
    if wanted is None:
        if not got or key == "language" or all(unmarked(each) in loose for each in got):
            return
        tally.given += 1
        tally.spurious += 1
        out.misses.append(Miss(name, key, "", " | ".join(got)))
        return
    tally.printed += 1
    tally.given += bool(got)
    if any(_equal(key, each, got) for each in wanted):
        tally.right += 1
    else:
        out.misses.append(Miss(name, key, " | ".join(wanted[0]), " | ".join(got)))


def _equal(key: str, wanted: tuple[str, ...], got: tuple[str, ...]) -> bool:
    """Equal; a day is equal to a time on it, a language to its dialects."""
    if not got:
        return False
    if key in ("date", "updated") and len(wanted[0]) == _DAY:
        return got[0][:_DAY] == wanted[0]
    if key == "language":
        return got[0].partition("-")[0] == wanted[0].partition("-")[0]
    if key == "summary":
        return got == tuple(unmarked(each) for each in wanted)
    return got == wanted


def _body(out: Score, name: str, article: GoldArticle, draft: Draft | None, loose: Iterable[str]) -> None:
    blocks = draft.blocks if draft is not None else ()
    texts = [unmarked(block.text) for block in blocks]
    matched = common(article.blocks, texts)
    lost = set(range(len(article.blocks))) - {i for i, _ in matched}
    extra = {j for j in range(len(texts)) if texts[j] not in loose} - {j for _, j in matched}
    out.tallies["body"].add(Tally(len(article.blocks), len(matched), len(matched) + len(extra), len(extra)))
    out.misses += [Miss(name, "body", article.blocks[i].text, "") for i in sorted(lost)]
    out.misses += [Miss(name, "body", "", texts[j]) for j in sorted(extra)]
    wrong = [(i, j) for i, j in matched if _shown(blocks[j].kind) is not _KINDS[article.blocks[i].kind]]
    out.tallies["kinds"].add(Tally(len(matched), len(matched) - len(wrong), len(matched), 0))
    out.misses += [
        Miss(name, "kinds", f"{_KINDS[article.blocks[i].kind]}: {texts[j]}", str(blocks[j].kind)) for i, j in wrong
    ]


def _shown(kind: Kind) -> Kind:
    """What a block is for its reader: a numbered step is an item of a list."""
    return Kind.ITEM if kind is Kind.STEP else kind
