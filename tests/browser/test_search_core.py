"""The query core finds in the browser what brute force finds in the articles, on a host, below a path and on a disk."""

from __future__ import annotations

import ast
import inspect
import random
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.search import stemming, words
from tests.browser import making, searched
from tests.browser.host import PATH, hosted
from tests.browser.pages import Ears, Visitor
from tests.browser.searched import Story

pytestmark = pytest.mark.browser
LANGUAGES = ("en", "fr", "de", "ru", "ar")
ASK = """([text, how, limit]) => new Promise(answer => {
    const told = [];
    let list = [];
    window.engine = archiveSearch({root: window.way, language: 'en', limit});
    engine.search(text, how, {
        results: (found, state) => { list = found; told.push(state); },
        done: state => state.resting ? engine.further() : answer({list, state, told})
    });
})"""


@cache
def archive() -> tuple[Story, ...]:
    """Return the articles."""
    return searched.stories()


@pytest.fixture(scope="session")
def output(shared: Path) -> Path:
    """Return the output of the archive of invented words."""
    return making.once(shared / "searched", searched.archive) / "output"


@pytest.fixture(scope="session")
def strict(output: Path) -> Iterator[str]:
    """Serve it under the strictest policy; return the address of its root without the slash."""
    with hosted(output, strict=True) as address:
        yield address


@pytest.fixture
def page(strict: str, visitor: Visitor) -> Page:
    """Return a page with the search script."""
    made: Page = visitor().new_page()
    made.goto(f"{strict}/probe.html")
    made.evaluate("window.way = ''")
    return made


def ask(page: Page, text: str, order: str = "best", typing: bool = False, limit: int = 1000) -> dict[str, Any]:
    """Return what a search finds when it has gone through the whole archive."""
    answer: dict[str, Any] = page.evaluate(ASK, [text, {"order": order, "typing": typing}, limit])
    return answer


def urls(answer: dict[str, Any]) -> list[str]:
    """Return the addresses of the results."""
    return [result["url"] for result in answer["list"]]


def queries(count: int) -> list[str]:
    """Return queries of one to three words out of the articles, common and rare, some in other forms."""
    chance = random.Random(count)
    asked = []
    for _ in range(count):
        story = chance.choice(archive())
        drawn = [word for word in words.tokens(f"{story.title} {story.text}") if len(word) > 1]
        asked.append(" ".join(chance.sample(drawn, chance.randrange(1, 4))))
    return [words.fold(text.lower()) if number % 4 == 3 else text.upper() for number, text in enumerate(asked)]


def test_every_article_is_found_and_no_other(page: Page) -> None:
    """What is asked of one to three words is what brute force finds, to the article, and so is its count by year."""
    years = {each.url: each.date[:4] for each in archive()}
    some = 0
    for asked in queries(60):
        answer, wanted = ask(page, asked), searched.matching(archive(), asked, LANGUAGES)
        assert set(urls(answer)) == wanted, asked
        state = answer["state"]
        assert (state["found"], state["complete"], state["searchedBack"]) == (len(wanted), True, ""), asked
        assert state["years"] == dict(Counter(years[url] for url in wanted)), asked
        some += bool(wanted)
    assert some > 40


def test_a_phrase_is_exact(page: Page) -> None:
    """A phrase is found where its words stand in its order and forms, letter forms aside, and nowhere else."""
    chance = random.Random(5)
    for _ in range(25):
        story = chance.choice([each for each in archive() if each.language != "ja"])
        line = chance.choice(story.text.split("\n\n")).rstrip(".").split(" ")
        start = chance.randrange(len(line) - 2)
        phrase = " ".join(line[start : start + 2 + chance.randrange(2)])
        plain = f" {_plain(phrase)} "
        wanted = {
            each.url
            for each in archive()
            if any(plain in f" {_plain(field)} " for field in (each.title, _summary(each), each.text))
        }
        assert story.url in wanted
        assert set(urls(ask(page, f'"{phrase.upper()}"'))) == wanted, phrase
    assert urls(ask(page, '"no such words at all"')) == []


def _summary(story: Story) -> str:
    return story.standfirst or story.text.split("\n\n")[0]


def _plain(text: str) -> str:
    return " ".join(words.fold(piece) for token in words.tokens(text) for piece, _ in words.pieces(token))


def test_a_word_is_found_while_it_is_typed(page: Page) -> None:
    """Of the last word its beginning is enough while it is typed; of a whole query no word may be a part."""
    story = next(each for each in archive() if each.language == "en")
    word = max(words.tokens(story.text), key=len)
    for length in range(4, len(word) + 1):
        answer = ask(page, word[:length], typing=True)
        assert story.url in urls(answer), word[:length]
    start = words.fold(word[:4].lower())
    wanted = {each.url for each in archive() if any(term.startswith(start) for term in each.terms())}
    assert wanted <= set(urls(ask(page, word[:4], typing=True)))
    assert set(urls(ask(page, word[:4]))) == searched.matching(archive(), word[:4], LANGUAGES)


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("tag:harbour", lambda each: "Harbour" in each.tags),
        ('tag:"sea walls"', lambda each: "Sea walls" in each.tags),
        ("tag:elections tag:水害", lambda each: {"Élections", "水害"} <= set(each.tags)),
        ('person:"jose muller"', lambda each: "José Müller" in each.people),
        ("place:القدس from:1990", lambda each: "القدس" in each.places and each.date >= "1990"),
        ("from:1970 to:1979", lambda each: "1970" <= each.date < "1980"),
        ("to:1951-06-15", lambda each: each.date and _first(each) <= "1951-06-15"),
        ("from:1975-03 to:1975-08", lambda each: "1975-03" <= _first(each)[:7] <= "1975-08"),
    ],
)
def test_filters(page: Page, asked: str, holds: Any) -> None:
    """Articles are filtered by tag, person, place and days, by themselves or together."""
    wanted = [each for each in archive() if holds(each)]
    answer = ask(page, asked)
    assert wanted
    assert set(urls(answer)) == {each.url for each in wanted}
    assert answer["state"]["terms"] == []
    assert len(answer["state"]["filters"]) == len(asked.split(":")) - 1


def _first(story: Story) -> str:
    return (story.date + "-01-01"[len(story.date) - 4 :]) if 0 < len(story.date) < 10 else story.date


def test_newest_comes_first_where_it_is_asked_for(page: Page) -> None:
    """By date, results come from the newest to those without a date; by rank, headlines come before texts."""
    word = Counter(word for each in archive() if each.language == "en" for word in words.tokens(each.text)).most_common(
        1
    )[0][0]
    dates = [result["date"] for result in ask(page, word, order="newest")["list"]]
    full = [f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10] if len(date) == 7 else date for date in dates]
    assert full == sorted(full, reverse=True)
    best = ask(page, word)["list"]
    marked = [bool(result["titleMarks"]) for result in best]
    assert any(marked)
    assert not all(marked)
    assert all(marked[: sum(marked) // 2])


def test_results_show_where_the_words_stand(page: Page) -> None:
    """Title, summary and excerpt are text with ranges of what was asked for; the excerpt lies in the article."""
    by_url = {each.url: each for each in archive()}
    for asked in queries(40):
        answer = ask(page, asked, limit=10)
        wanted = {term for read in map(words.reader, ("", *LANGUAGES)) for term in read(asked)}
        for result in answer["list"]:
            story, excerpt = by_url[result["url"]], result["excerpt"]
            assert (result["title"], result["date"]) == (story.title, story.date)
            assert [tag["title"] for tag in result["tags"]] == list(story.tags)
            assert result["language"] == ("" if story.language == "en" else story.language)
            assert result["direction"] == ("rtl" if story.language == "ar" else "ltr" if story.language != "en" else "")
            shown = [(result["title"], result["titleMarks"]), (result["summary"], result["summaryMarks"])]
            if excerpt:
                assert excerpt["text"] in story.text.replace("\n\n", " ")
                assert len(excerpt["text"]) <= 210
                assert excerpt["marks"]
                shown.append((excerpt["text"], excerpt["marks"]))
            assert any(marks for _, marks in shown) or story.language == "ja", asked
            for text, marks in shown:
                for start, end in marks if story.language != "ja" else ():
                    assert wanted & {t for read in map(words.reader, ("", *LANGUAGES)) for t in read(text[start:end])}


def test_counts_are_honest_while_it_searches(page: Page) -> None:
    """What is told on the way only grows, says how far back it has looked, and is exact at the end."""
    answer = ask(page, "from:1000", limit=10)
    found = [state["found"] for state in answer["told"]]
    assert found == sorted(found)
    assert len(found) > 3
    early = answer["told"][0]
    assert not early["complete"]
    assert early["found"] == sum(1 for each in archive() if _first(each) >= early["searchedBack"] > "")
    assert answer["state"]["found"] == sum(1 for each in archive() if each.date)
    assert answer["state"]["shown"] == 10


def test_more_is_shown_and_a_search_can_be_ended(page: Page) -> None:
    """More results come in steps; a search that another one follows is not heard of again."""
    script = """() => new Promise(answer => {
        const engine = archiveSearch({root: '', language: 'en', limit: 7}), heard = [], lengths = [];
        engine.search('from:1000', {}, {results: () => heard.push('first'), done: () => heard.push('first')});
        engine.search('tag:harbour', {order: 'newest'}, {
            results: list => lengths.push(list.length),
            done: state => {
                if (state.shown < state.found && state.shown < 21) engine.more();
                else answer([heard, lengths[lengths.length - 1], state.shown]);
            }
        });
    })"""
    assert page.evaluate(script) == [[], 21, 21]


@pytest.mark.parametrize("asked", ["", "   ", '""', "?!", "tag:", "from:"])
def test_nothing_is_found_by_nothing(page: Page, asked: str) -> None:
    """A query without a word and without a filter is done at once, or reads as words that nothing holds."""
    answer = ask(page, asked)
    assert answer["list"] == []
    assert answer["state"]["complete"]


@pytest.mark.parametrize("where", ["path", "disk", "below"])
def test_search_works_on_any_host(where: str, output: Path, strict: str, visitor: Visitor) -> None:
    """Below a path, from a folder on a disk and from a page one folder down, without a message in the console."""
    home = {"path": f"{strict}{PATH}", "disk": f"{output.as_uri()}/", "below": f"{strict}/"}[where]
    page: Page = visitor().new_page()
    ears = Ears(page, home)
    page.goto(f"{home}{'below/' if where == 'below' else ''}probe.html")
    page.evaluate("way => { window.way = way; }", "../" if where == "below" else "")
    asked = queries(120)[0]
    assert set(urls(ask(page, asked))) == searched.matching(archive(), asked, LANGUAGES)
    assert [told for told in ears.heard if "favicon" not in told] == []


def test_a_file_that_is_missing_is_told(page: Page) -> None:
    """Where a file cannot be loaded the search says so, with what it has found, and can be asked again."""
    page.route("**/search/periods/**", lambda route: route.abort())
    assert ask(page, "from:1000")["state"]["failed"]
    page.unroute("**/search/periods/**")
    assert not ask(page, "from:1000")["state"]["failed"]


@pytest.mark.parametrize("name", ["english", "french", "german", "spanish", "arabic", "russian"])
def test_stemmers_are_twins(name: str, page: Page) -> None:
    """Python and JavaScript agree on the stem of every word of a long list."""
    drawn = forms(name)
    assert len(drawn) >= 5_000
    script = f"([list]) => {{ const stem = ({stemming.javascript(name)})(); return list.map(stem); }}"
    stem = stemming.stemmer(name)
    assert page.evaluate(script, [drawn]) == [stem(word) for word in drawn]


def forms(name: str) -> list[str]:
    """Return words of a language: those of the tests' own texts, and stems of its letters with its endings."""
    language = {"english": "en", "french": "fr", "german": "de", "spanish": "es", "arabic": "ar", "russian": "ru"}[name]
    consonants, vowels, _ = searched.LETTERS.get(language, searched.LETTERS["fr"])
    texts = " ".join(
        path.read_text("utf-8", "replace") for path in sorted(Path(__file__).parents[1].rglob("*.txt"))[:400]
    )
    own = {word.lower() for word in words.tokens(texts)}
    chance = random.Random(name)
    ends = endings(name)
    made = {
        "".join(chance.choice(consonants) + chance.choice(vowels) for _ in range(chance.randrange(1, 4)))
        + "".join(chance.choice(ends) for _ in range(chance.randrange(1, 3)))
        for _ in range(6_000)
    }
    return sorted(own | made)


def endings(name: str) -> list[str]:
    """Return the endings that a stemmer knows."""
    tree = ast.parse(inspect.getsource(import_module(f"snowballstemmer.{name}_stemmer")))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Among")
    return sorted({str(node.args[0].value) for node in calls if isinstance(node.args[0], ast.Constant)})


def test_words_are_read_alike(page: Page) -> None:
    """Python and JavaScript make the same terms of words in any script, however strange."""
    chance = random.Random(11)
    ranges = [(0x20, 0x24F), (0x300, 0x36F), (0x370, 0x52F), (0x590, 0x6FF), (0x900, 0x97F), (0xE00, 0xE7F),
              (0x1100, 0x11FF), (0x3040, 0x30FF), (0x4E00, 0x4FFF), (0xAC00, 0xAD00), (0xFB50, 0xFDFF),
              (0xFE70, 0xFEFC), (0xFF00, 0xFFEF), (0x20000, 0x20100), (0x1E00, 0x1FFF)]  # fmt: skip
    drawn = []
    for _ in range(3_000):
        low, high = chance.choice(ranges)
        drawn.append(
            "".join(chr(chance.choice([chance.randrange(low, high), chance.randrange(0x61, 0x7B)])) for _ in range(6))
        )
    answer = page.evaluate(
        """async list => {
            const engine = archiveSearch({root: '', language: 'en', limit: 1});
            await new Promise(done => engine.search('a', {}, {done}));
            return list.map(text => engine.terms(text));
        }""",
        drawn,
    )
    readers = [words.reader(language) for language in LANGUAGES]
    for text, terms in zip(drawn, answer, strict=True):
        plain = set(words.reader("")(text))
        stemmed = {term for read in readers for term in read(text)}
        assert plain <= set(terms) == plain | stemmed, ascii(text)
