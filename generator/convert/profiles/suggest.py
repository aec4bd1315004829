"""A profile proposed from documents of one outlet: the run of lines over a text that comes most often is its layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from generator import paths, yamlmap
from generator.convert.decode import decode
from generator.convert.labels import label
from generator.convert.marks import Mark, marks, prose, title_key
from generator.convert.model import Draft, Label, Line
from generator.convert.profiles.profile import Profile, parse
from generator.convert.profiles.repeats import Repeat, repeats
from generator.convert.profiles.tokens import TOKENS
from generator.convert.reading import drafted, part
from generator.convert.steering import Steering
from generator.problems import Source

_MOST = 10
_ALIKE = 0.6
_SHARE = 0.5
_SIGNS = 3
_TEST_LINES, _TEST_SIZE, _SIZE = 60, 6_000, 60_000
_WORTH = {
    "stamp": 3.0, "byline": 2.0, "ui": 1.0, "title=": 3.0, "credited": 1.0, "credit": 1.0, "point": 1.0, "kicker": 1.0,
    "release": 3.0, "name": 1.0, "title": 0.5, "short": 0.2, "closed": -1.0,
}  # fmt: skip
_OWN = 3.0
_SYMBOLS = {
    Label.STAMP: "stamp", Label.BYLINE: "byline", Label.NAME: "name", Label.CAPTION: "credited", Label.CREDIT: "credit",
    Label.BULLET: "point", Label.KICKER: "kicker", Label.RELEASE: "release",
}  # fmt: skip
_FURNITURE = frozenset({Label.UI, Label.COUNTER, Label.SHARE, Label.REFERENCE})
_REASONS = {Label.UI: "furniture of the page", Label.END: "under the text", Label.STAMP: "", Label.BYLINE: ""}


@dataclass(frozen=True, slots=True)
class Cutting:
    """A document as the proposal would cut it: the first line and the title of each article."""

    document: str
    articles: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A profile as YAML, ready to be saved, and what it would cut; `text` is "" where no layout was found."""

    name: str
    text: str
    cuttings: tuple[Cutting, ...] = ()


@dataclass(frozen=True, slots=True)
class _Run:
    """The lines over a text: a symbol for each, and the lines themselves."""

    document: int
    symbols: tuple[str, ...]
    lines: tuple[Mark, ...]


def suggest(documents: Sequence[tuple[str, bytes]]) -> Proposal:
    """The profile that fits these documents (name and bytes) of one outlet best."""
    texts = [_lines(data) for _, data in documents]
    found = [marks([label(line) for line in lines]) for lines in texts]
    known = repeats(found)
    runs = [run for number, those in enumerate(found) for run in _runs(number, those, known)]
    words = [each.words for each in known.values() if not each.known]
    name = paths.slug(max(words, key=len, default="")) or "outlet"
    candidates = [_profile(name, core, runs, known, found) for core in _cores(runs, len(documents))]
    judged = [(profile, _read_with(texts, profile)) for profile in candidates]
    if not judged:
        return Proposal(name, "")
    data, drafts = max(judged, key=lambda each: _merit(each[1], found))
    cuttings = tuple(
        Cutting(path, tuple((draft.first, draft.title) for draft in those))
        for (path, _), those in zip(documents, drafts, strict=True)
    )
    return Proposal(name, _written(data, texts), cuttings)


def as_profile(proposal: Proposal) -> str:
    """The text to save, under comments that say where, and what the profile would cut."""
    lines = [f"# To be saved as profiles/{proposal.name}.yaml. It begins an article at:"]
    for each in proposal.cuttings:
        lines.append(f"#   {each.document}")
        lines += [f"#     {line}: {title}" for line, title in each.articles]
    comments = "".join(f"{''.join(c if c.isprintable() else ' ' for c in line)}\n" for line in lines)
    return f"{comments}{proposal.text}"


def _lines(data: bytes) -> tuple[Line, ...]:
    decoded, _ = decode(data, "")
    return decoded.lines if decoded is not None else ()


def _runs(number: int, found: Sequence[Mark], known: Mapping[str, Repeat]) -> Iterator[_Run]:
    """The runs of lines that stand over a text, without what belongs under the text before."""
    run: list[Mark] = []
    for mark in found:
        own = known.get(mark.text)
        if prose(mark) and own is None:
            if run:
                yield _Run(number, tuple(_symbols(run, known)), tuple(run))
            run = []
        elif (own is not None and own.last) or mark.label is Label.END:
            run = []
        else:
            run.append(mark)


def _symbols(run: Sequence[Mark], known: Mapping[str, Repeat]) -> Iterator[str]:
    seen: set[str] = set()
    for mark in run:
        own = known.get(mark.text)
        key = title_key(mark.text)
        if own is not None and not own.known:
            yield f"={own.pattern}"
        elif key in seen and len(key) > 3:
            yield "title="
        elif mark.label in _FURNITURE:
            yield "ui"
        elif mark.label in _SYMBOLS:
            yield _SYMBOLS[mark.label]
        else:
            yield "short" if TOKENS["title"].takes(mark) else "closed"
        seen.add(key)


def _worth(symbols: Sequence[str]) -> float:
    return sum(_OWN if symbol.startswith("=") else _WORTH[symbol] for symbol in symbols)


def _cores(runs: Sequence[_Run], documents: int) -> list[tuple[str, ...]]:
    """The ends of runs that come most often and tell most, the best first: what stands right over a text."""
    counted: Counter[tuple[str, ...]] = Counter()
    holders: dict[tuple[str, ...], set[int]] = {}
    for run in runs:
        for length in range(1, min(_MOST, len(run.symbols)) + 1):
            core = run.symbols[-length:]
            if "short" in core or "name" in core:
                counted[core] += 1
                holders.setdefault(core, set()).add(run.document)
    enough = [core for core in counted if len(holders[core]) >= _SHARE * documents and _worth(core) > 1]
    return sorted(enough, key=lambda core: (-counted[core] * _worth(core), -len(core), core))[:_MOST]


def _fitting(core: tuple[str, ...], runs: Sequence[_Run]) -> list[_Run]:
    """The runs that end as the core does, or nearly: all that tells most is there, in its order."""
    strong = [symbol for symbol in core if _worth([symbol]) >= 2]
    fitting: list[_Run] = []
    for run in runs:
        ends = [run.symbols[-length:] for length in range(1, min(len(run.symbols), len(core) + 3) + 1)]
        best = max(ends, key=lambda end: SequenceMatcher(None, core, end, autojunk=False).ratio())
        alike = SequenceMatcher(None, core, best, autojunk=False).ratio()
        if alike >= _ALIKE and [symbol for symbol in best if symbol in strong] == strong:
            fitting.append(replace(run, symbols=best, lines=run.lines[-len(best) :]))
    return fitting


@dataclass(slots=True)
class _Element:
    """A place of the layout while it is put together: its symbols, the lines seen in it, whether it may be missing."""

    symbols: list[str]
    lines: list[Mark]
    optional: bool = False
    many: bool = False


def _elements(core: tuple[str, ...], fitting: Sequence[_Run]) -> list[_Element]:
    """The core with what other runs have besides, or lack, as optional."""
    whole = sorted(fitting, key=lambda run: run.symbols != core)
    elements = [_Element([symbol], []) for symbol in core]
    for run in whole:
        names = [element.symbols[0] for element in elements]
        merged: list[_Element] = []
        for kind, a, b, c, d in SequenceMatcher(None, names, run.symbols, autojunk=False).get_opcodes():
            kept = elements[a:b]
            for at, element in enumerate(kept):
                if kind == "equal":
                    element.lines.append(run.lines[c + at])
                else:
                    element.optional = True
            merged += kept
            if kind in {"insert", "replace"}:
                merged += [_Element([run.symbols[at]], [run.lines[at]], optional=True) for at in range(c, d)]
        elements = merged
    return _gathered(elements)


def _gathered(elements: Sequence[_Element]) -> list[_Element]:
    """Neighbours of one kind as one element that may come several times."""
    result: list[_Element] = []
    for element in elements:
        if result and result[-1].symbols == element.symbols and element.symbols[0] in {"point", "ui", "credited"}:
            result[-1].many = True
            result[-1].optional = result[-1].optional and element.optional
            result[-1].lines += element.lines
        else:
            result.append(element)
    return result


def _layout(elements: Sequence[_Element], known: Mapping[str, Repeat]) -> str:
    """The layout of the elements in the words of profiles; the most likely of the lines is the title."""
    shorts = [at for at, element in enumerate(elements) if element.symbols[0] in {"short", "name"}]
    firm = [at for at in shorts if not elements[at].optional and elements[at].symbols[0] == "short"] or shorts
    over = [at for at in firm if all(TOKENS["kicker"].takes(mark) for mark in elements[at].lines)]
    title = next((at for at in firm if at not in over), firm[0])
    words: list[str] = []
    for at, element in enumerate(elements):
        symbol = element.symbols[0]
        if at == title:
            word = "title"
        elif symbol.startswith("="):
            word = {Label.UI: "ui", Label.BYLINE: "byline", Label.STAMP: "stamp"}.get(
                known[element.lines[0].text].label, "ui"
            )
        elif symbol in {"short", "closed"}:
            word = "kicker" if at in over and at < title else "out" if at < title else "standfirst"
        else:
            word = symbol
        often = ("*" if element.optional else "+") if element.many or symbol == "point" else "?" * element.optional
        words.append(f"{word}{often}")
    if not any(word.rstrip("?*+") in {"stamp", "title=", "byline", "release"} for word in words):
        words.append("(lead|text)")
    return " ".join(words)


def _profile(
    name: str,
    core: tuple[str, ...],
    runs: Sequence[_Run],
    known: Mapping[str, Repeat],
    found: Sequence[Sequence[Mark]],
) -> dict[str, object]:
    """The profile, as data, whose layout is this core."""
    fitting = _fitting(core, runs)
    gaps = {min(run.lines[0].gap, 2) for run in fitting if run.lines[0].index}
    after = ["start", {0: "text", 1: "gap", 2: "gaps"}[min(gaps, default=1)], "end"]
    rules = list(dict.fromkeys(repeat for repeat in known.values() if not repeat.known))
    lines = [
        {"is": rule.pattern, "label": rule.label.value}
        | ({"reason": reason} if (reason := _REASONS[rule.label]) else {})
        for rule in rules
    ]
    data: dict[str, object] = {"name": name, "signs": _signs(rules, found)}
    data["layout"] = [{"layout": _layout(_elements(core, fitting), known), "after": after}]
    return data | ({"lines": lines} if lines else {})


def _signs(rules: Sequence[Repeat], found: Sequence[Sequence[Mark]]) -> list[str]:
    """Words by which the documents are known, one of which each holds; none where there are no such words."""
    texts = ["\n".join(mark.text for mark in those) for those in found]
    chosen: list[str] = []
    words = {rule.words for rule in rules if len(rule.words) > 3}
    for each in sorted(words, key=lambda word: (-sum(word in text for text in texts), -len(word), word)):
        if len(chosen) < _SIGNS:
            chosen.append(each)
    return chosen if all(any(word in text for word in chosen) for text in texts) else []


def _read_with(texts: Sequence[Sequence[Line]], data: Mapping[str, object]) -> list[tuple[Draft, ...]]:
    """The articles of each document when it is read with the profile."""
    profile, _ = parse(Source("proposal.yaml", yamlmap.dump(data)))
    own = () if profile is None else (replace(profile, own=True),)
    return [drafted(part(lines, Steering(own)))[0] for lines in texts]


def _merit(drafts: Sequence[Sequence[Draft]], found: Sequence[Sequence[Mark]]) -> tuple[float, float]:
    """How well a profile reads the documents: titles and dates that are printed, texts that are not cut short."""
    articles = [draft for those in drafts for draft in those]
    whole = sum(draft.title_printed and bool(draft.blocks) for draft in articles) - 2.0 * sum(
        not draft.title_printed or not draft.blocks for draft in articles
    )
    stray = sum(mark.label in {Label.STAMP, Label.BYLINE} for those in found for mark in those)
    read = sum(bool(draft.date) + bool(draft.authors) for draft in articles)
    return whole + (read - stray) * 0.5, -len(articles)


def _written(data: Mapping[str, object], texts: Sequence[Sequence[Line]]) -> str:
    """The profile with one test for each document, as YAML; no more of them than a profile may hold."""
    profile, _ = parse(Source("proposal.yaml", yamlmap.dump(data)))
    text = yamlmap.dump(data)
    if profile is None:
        return text
    text += "tests:\n"
    for lines in texts:
        test = _test(profile, lines)
        if len(f"{text}{test}".encode("utf-8", "surrogatepass")) < _SIZE:
            text += test
    return text


def _test(profile: Profile, lines: Sequence[Line]) -> str:
    """A test that holds the beginning of a document, and what the profile makes of that."""
    size, count = 0, 0
    for line in lines[:_TEST_LINES]:
        size += len(line.raw)
        if size > _TEST_SIZE:
            break
        count += 1
    text = "\n".join(line.raw for line in lines[: max(1, count)])
    drafts, _ = drafted(
        part(_lines(f"{text}\n".encode("utf-8", "surrogatepass")), Steering((replace(profile, own=True),)))
    )
    first: dict[str, object] = {"title": drafts[0].title} if drafts and drafts[0].title_printed else {}
    if drafts and drafts[0].date:
        first["date"] = drafts[0].date
    head: dict[str, object] = {"articles": len(drafts)} | ({"first": first} if first else {})
    told = "".join(f"    {line}\n" for line in yamlmap.dump(head).splitlines())
    return f"  -{told[3:]}    document: {_block(text)}"


def _block(text: str) -> str:
    """A text as a literal block of YAML, in quotes where it holds what no block can."""
    plain = all(line == line.rstrip() and line.isprintable() for line in text.split("\n"))
    if not plain or not text.strip():
        return f"{yamlmap.dump({'a': text})[3:]}"
    return "|2\n" + "".join(f"      {line}\n" if line else "\n" for line in text.split("\n"))
