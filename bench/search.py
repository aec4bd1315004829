"""`python -m bench.search`: what a search costs and finds, as Markdown tables.

Kilobytes (gzip) and milliseconds of a reader's first query in headless Chromium against a local server, up to the first
page of results and through the whole archive; recall against brute force; the size of the index; the files and bytes
that an edit rewrites.
"""

from __future__ import annotations

import argparse
import gzip
import random
import shutil
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Response, sync_playwright

from bench import longtail, rig
from generator.search import words
from scripts import browser as browsers
from tests.browser.host import hosted

SEED, SHOWN = 1, 10
_READERS = (words.reader("en"), words.reader(""))
KINDS = (
    ("1 rare", (("rare", 1),)),
    ("1 middling", (("middling", 1),)),
    ("1 common", (("common", 1),)),
    ("2 middling", (("middling", 2),)),
    ("2 common", (("common", 2),)),
    ("3 rare", (("rare", 3),)),
    ("3 mixed", (("rare", 1), ("middling", 1), ("common", 1))),
    ("3 middling", (("middling", 3),)),
    ("3 common", (("common", 3),)),
)
PROBE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Probe</title><script src="{}"></script></html>\n'
ASK = """([text, shown]) => new Promise(answer => {
    const begun = performance.now();
    window.told = null;
    window.engine = archiveSearch({root: '', language: 'en', limit: shown});
    engine.search(text, {}, {results: () => {}, done: state => {
        if (window.told) window.told(state); else answer([performance.now() - begun, state]);
    }});
})"""
GO_ON = """() => new Promise(answer => {
    const begun = performance.now();
    window.told = state => state.resting ? engine.further() : answer([performance.now() - begun, state]);
    engine.further();
})"""
EVERY = """([text, most]) => new Promise(answer => {
    const all = archiveSearch({root: '', language: 'en', limit: most});
    let list = [];
    all.search(text, {}, {results: found => { list = found; }, done: state => {
        if (state.resting) all.further(); else answer(list.map(each => each.url));
    }});
})"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: kilobytes, requests and milliseconds of the first look and of the whole, and what was found."""

    first_kb: float
    first_requests: int
    first_ms: float
    whole_kb: float
    whole_ms: float
    rested: bool
    found: int
    wanted: int
    recall: float


@dataclass(frozen=True, slots=True)
class Truth:
    """What brute force knows: the articles of each term, and the terms of each article."""

    holding: Mapping[str, frozenset[int]]
    terms: tuple[tuple[str, ...], ...]

    def matching(self, query: str) -> frozenset[int]:
        """The articles that hold every word, stemmed or as it is."""
        nothing: frozenset[int] = frozenset()
        found = (
            frozenset().union(*(self.holding.get(term, nothing) for read in _READERS for term in read(word)))
            for word in query.split()
        )
        return frozenset.intersection(*found)


def main() -> int:
    """Measure what was asked for and print Markdown tables."""
    parser = argparse.ArgumentParser(prog="bench.search", description=__doc__)
    parser.add_argument("--articles", default="1000,10000", help="sizes, with commas")
    parser.add_argument("--queries", type=int, default=6, help="queries of each kind")
    parser.add_argument("--edits", type=int, default=5, help="edits of each kind; 0 for none")
    given = parser.parse_args()
    vocabulary = longtail.Vocabulary(SEED)
    for articles in (int(size) for size in given.articles.split(",")):
        site = made(vocabulary, articles)
        sizes(site)
        asked(site, truth(vocabulary, articles), given.queries)
        edits(site, vocabulary, given.edits)
    return 0


def made(vocabulary: longtail.Vocabulary, articles: int) -> rig.Site:
    """The site of so many articles, built."""
    site = rig.Site(rig.WORK / f"search-{articles}", articles)
    shutil.rmtree(site.folder / "content", ignore_errors=True)
    longtail.write(site.folder, vocabulary, articles)
    (site.folder / "site.yaml").write_text("title: The Long Tail\n", encoding="utf-8")
    run = rig.build(site, "--quiet")
    print(f"\n## {articles:,} articles\n\nbuilt in {run.wall:.1f} s, {run.cpu:.1f} s of CPU")
    return site


def sizes(site: rig.Site) -> None:
    """The size of the index."""
    print("\n| files of search | files | KB | KB gzip | largest KB gzip |\n|---|---|---|---|---|")
    for name in ("index.js", "stem-english.js", "periods", "articles"):
        path = site.output / "search" / name
        found = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
        packed = [len(gzip.compress(each.read_bytes(), 6)) for each in found]
        whole = sum(each.stat().st_size for each in found)
        print(
            f"| `{name}` | {len(found):,} | {whole / 1e3:,.0f} | {sum(packed) / 1e3:,.0f} | {max(packed) / 1e3:,.1f} |"
        )


def truth(vocabulary: longtail.Vocabulary, articles: int) -> Truth:
    """The terms of every article, read from its words and not from the index."""
    read = words.reader("en")
    holding: dict[str, set[int]] = defaultdict(set)
    terms: list[tuple[str, ...]] = []
    for number in range(articles):
        own = tuple(sorted(set(read(vocabulary.article(number).text))))
        terms.append(own)
        for term in own:
            holding[term].add(number)
    return Truth({term: frozenset(found) for term, found in holding.items()}, tuple(terms))


def queries(known: Truth, kind: Iterable[tuple[str, int]], count: int) -> Iterator[str]:
    """Queries of a kind, all words of one out of one article, so that each finds something."""
    articles = len(known.terms)
    bounds = {"rare": (1, 5), "middling": (articles / 200, articles / 20), "common": (articles / 5, articles)}
    chance = random.Random(f"{kind}")
    while count:
        own = known.terms[chance.randrange(articles)]
        drawn: list[str] = []
        for name, many in kind:
            least, most = bounds[name]
            fitting = [term for term in own if least <= len(known.holding[term]) <= most and term not in drawn]
            drawn += chance.sample(fitting, min(many, len(fitting)))
        if len(drawn) == sum(many for _, many in kind) and all(
            known.matching(word) == known.holding[word] for word in drawn
        ):
            count -= 1
            yield " ".join(drawn)


def asked(site: rig.Site, known: Truth, count: int) -> None:
    """The table of queries: medians, and the worst of each kind."""
    script = next((site.output / "assets").glob("search.*.js")).relative_to(site.output).as_posix()
    (site.output / "probe.html").write_text(PROBE.format(script), encoding="utf-8")
    print(
        "\n| words | first look: KB gzip (most) | requests | ms (most) | rested | whole archive: KB gzip (most) | ms "
        "| found | recall |\n|---|---|---|---|---|---|---|---|---|"
    )
    with hosted(site.output) as home, sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browsers.find(), args=browsers.FLAGS)
        for name, kind in KINDS:
            found = [query(running, home, each, known) for each in queries(known, kind, count)]
            first, whole = [each.first_kb for each in found], [each.whole_kb for each in found]
            times = [each.first_ms for each in found]
            print(
                f"| {name} | {statistics.median(first):.0f} ({max(first):.0f}) "
                f"| {statistics.median(each.first_requests for each in found):.0f} "
                f"| {statistics.median(times):.0f} ({max(times):.0f}) "
                f"| {sum(each.rested for each in found)}/{len(found)} "
                f"| {statistics.median(whole):.0f} ({max(whole):.0f}) "
                f"| {statistics.median(each.whole_ms for each in found):.0f} "
                f"| {statistics.median(each.found for each in found):,.0f} | {min(each.recall for each in found):.2%} |"
            )
        running.close()
    (site.output / "probe.html").unlink()


def query(running: Browser, home: str, text: str, known: Truth) -> Asked:
    """One query by a reader who was never here before."""
    context = running.new_context()
    page = context.new_page()
    heard: list[Response] = []
    page.on("response", lambda answer: heard.append(answer))
    page.goto(f"{home}/probe.html")
    first_ms, state = page.evaluate(ASK, [text, SHOWN])
    first = _kilobytes(heard)
    requests, rested, whole_ms = len(heard), state["resting"], first_ms
    if rested:
        further_ms, state = page.evaluate(GO_ON)
        whole_ms += further_ms
    whole = first + _kilobytes(heard[requests:])
    wanted = {f"a{number}" for number in known.matching(text)}
    recall = min(1.0, state["found"] / len(wanted))
    if len(wanted) <= 200:
        urls: list[str] = page.evaluate(EVERY, [text, len(wanted) + 100])
        names = {Path(url).stem for url in urls}
        recall = len(names & wanted) / len(wanted)
        assert names <= wanted, f"{text}: found what does not hold it"
    context.close()
    return Asked(first, requests, first_ms, whole, whole_ms, rested, state["found"], len(wanted), recall)


def _kilobytes(heard: Iterable[Response]) -> float:
    return sum(len(gzip.compress(each.body(), 6)) for each in heard if each.ok) / 1e3


def edits(site: rig.Site, vocabulary: longtail.Vocabulary, count: int) -> None:
    """The table of edits: files and share of bytes of search that each rewrites, and files of the site in all."""
    if not count:
        return
    print("\n| edit | files of search (most) | share of their bytes (most) | files in all (most) |\n|---|---|---|---|")
    chance = random.Random(site.articles)
    rows: dict[str, list[tuple[int, float, int]]] = defaultdict(list)
    for number in range(count):
        for name in ("a word", "a sentence", "the whole body", "an article added, newest", "an article added, any day"):
            before = rig.snapshot(site.output)
            _edit(site, vocabulary, name, chance, number)
            rig.build(site, "--quiet")
            after = rig.snapshot(site.output)
            all_bytes = sum(size for path, (_, size, _) in after.items() if path.startswith("search/"))
            written = rig.changed(before, after)
            own = [path for path in written if path.startswith("search/")]
            share = sum(after[path][1] for path in own if path in after) / all_bytes
            rows[name].append((len(own), share, len(written)))
    for name, found in rows.items():
        own_files, shares, everything = zip(*found, strict=True)
        print(
            f"| {name} | {statistics.median(own_files):.0f} ({max(own_files)}) | {statistics.median(shares):.2%} "
            f"({max(shares):.2%}) | {statistics.median(everything):.0f} ({max(everything)}) |"
        )


def _edit(site: rig.Site, vocabulary: longtail.Vocabulary, name: str, chance: random.Random, turn: int) -> None:
    """One edit of an article drawn by chance."""
    number = chance.randrange(site.articles)
    path = longtail.file(site.folder, number)
    text = path.read_text(encoding="utf-8")
    if name == "a word":
        at = text.rindex(" ", 0, len(text) - 40)
        path.write_text(f"{text[:at]} {vocabulary.drawn(chance)}{text[at:]}", encoding="utf-8")
    elif name == "a sentence":
        sentence = " ".join(vocabulary.drawn(chance) for _ in range(14)).capitalize()
        path.write_text(f"{text.rstrip()} {sentence}.\n", encoding="utf-8")
    elif name == "the whole body":
        other = vocabulary.article(site.articles + 100 + turn).markdown().split("---\n", 2)[2]
        path.write_text("---\n".join([*text.split("---\n", 2)[:2], other]), encoding="utf-8")
    else:
        newest = name.endswith("newest")
        added = site.articles + (1 if newest else 2) + 2 * turn
        article = vocabulary.article(added, newest=newest)
        longtail.file(site.folder, added).parent.mkdir(parents=True, exist_ok=True)
        longtail.file(site.folder, added).write_text(article.markdown(), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
