"""Files of the search index are made of texts that are read once, and an edit leaves most of their bytes alone."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from generator.indexviews import DocsFile, Extent, Found, IndexFile, PartFile, Period, StemmerFile, TextsFile, WholeFile
from generator.model import Body, Linked
from generator.render.searching import Index, Sources, call, plain
from generator.search import parts
from generator.views import Card, DateView, Link

WORDS = [f"{a}{b}{c}{d}" for a in "bdfgklmn" for b in "aeiou" for c in "prstvz" for d in ("a", "en", "ick", "ost", "u")]


def found(number: int, text: str = "", **fields: object) -> Found:
    """Return an article of a day, with a body that is known by its text."""
    body = Linked(Body(f"content/{number}.md", 3, text, 5_000))
    card = Card(f"2020/a {number}.html", f"Title {number}", DateView("2020-01-02", "2 January 2020"), "Summary", tags=(
        Link("Sea walls", "tags/sea-walls.html"),
    ))  # fmt: skip
    made = Found(card, "2020-01-02", "2020-01-02", "en", ("Lead",), ("Ada Moor",), ("Arden",), (), "", 500, text, body)
    return replace(made, **fields)  # type: ignore[arg-type]


class Shelf:
    """Texts by the digest of their body (here the text itself), what was kept, and how often a text was read."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, str]] = {}
        self.read = 0

    def sources(self) -> Sources:
        """Return what an index is made from."""
        return Sources(self._html, lambda linked: linked.body.digest, self._recall, self._keep)

    def _html(self, linked: Linked) -> str:
        self.read += 1
        return f"<p>{linked.body.digest}</p>"

    def _recall(self, table: str, keys: Sequence[str]) -> Mapping[str, str]:
        return {key: value for key, value in self.kept.get(table, {}).items() if key in keys}

    def _keep(self, table: str, rows: Mapping[str, str]) -> None:
        self.kept.setdefault(table, {}).update(rows)


def data(file: bytes) -> tuple[str, object]:
    """Return the name and the data that a file hands over."""
    text = file.decode()
    assert text.startswith("/* Dateline */archiveSearch.take(")
    name, value = json.loads(f"[{text.removeprefix('/* Dateline */archiveSearch.take(').rstrip()[:-1]}]")
    return name, value


def made(views: Sequence[object], shelf: Shelf) -> list[bytes]:
    """Return the files of one batch."""
    index = Index(shelf.sources(), views)
    files = [index.file(view) for view in views]
    index.remember()
    return files


def test_a_file_of_texts_says_what_a_result_prints() -> None:
    """It has address, headline, dates, summary, tags, language, direction and the text as readers see it."""
    (file,) = made([TextsFile("x1", 3, (found(1, "One &amp; <b>two</b>"),))], Shelf())
    tags = [["Sea walls", "tags/sea-walls.html"]]
    shown = ["2020/a%201.html", "Title 1", "2020-01-02", "2 January 2020", "Summary", tags, "", "", "One & two"]
    assert data(file) == ("x1", [shown])


def test_a_period_says_when_its_articles_are_of() -> None:
    """It has the first day as its number, the others as how much earlier they are; lengths; files of texts."""
    articles = (found(1), found(2, day="2019-12-31", words=2_000), found(3, day="", words=0))
    (file,) = made([DocsFile(Period("p", 4, 3, articles, (("x", 2), ("y", 1))))], Shelf())
    middle = parts.LETTERS[12] + parts.LETTERS[16] + parts.LETTERS[0]
    assert data(file) == ("p/docs", {"d": [737426, 2, 737424], "l": middle, "t": "#x,#y", "c": [2, 1]})


def test_a_small_period_is_one_file() -> None:
    """It has both: what its articles are, and all terms, the labels of filters among them."""
    (file,) = made([WholeFile(Period("p", 1, 3, (found(1, "Flooding"),), (("x", 1),)))], Shelf())
    name, value = data(file)
    assert name == "p/all"
    assert isinstance(value, dict)
    assert value["t"] == "#x"
    terms = str(value["w"])
    for term in ("flood ", "t:sea-walls", "p:ada-moor", "l:arden"):
        assert any(term.strip()[-3:] in entry for entry in terms.split(","))


def test_the_list_of_periods_has_the_tables_of_the_browser() -> None:
    """It says the periods and everything that the browser's half has to know of this one."""
    view = IndexFile(3, 3, True, (Extent("p", 3, 4, "2019-12-31", "2020-01-02"),), ("english",))
    (file,) = made([view], Shelf())
    name, value = data(file)
    assert name == "index"
    assert isinstance(value, dict)
    assert value["periods"] == [["p", 3, 4, "2019-12-31", "2020-01-02"]]
    assert value["stemmers"] == ["english"]
    assert value["levels"] == list(parts.LEVELS)


def test_a_stemmer_is_a_function() -> None:
    """Its file hands over a function, not data."""
    (file,) = made([StemmerFile("english")], Shelf())
    assert file.startswith(b'/* Dateline */archiveSearch.take("stem-english",function(){')
    with pytest.raises(TypeError, match="no file"):
        Index(Shelf().sources(), ()).file(object())


def test_lines_that_end_a_script_are_escaped() -> None:
    """U+2028 and U+2029 end a line in old JavaScript, and half a pair has no bytes."""
    assert call("x", "a\u2028b\u2029c\ud800") == b'/* Dateline */archiveSearch.take("x","a\\u2028b\\u2029c?")\n'


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One\ntwo</p>\n<p>Three</p>", "One\ntwo\nThree"),
        ("<ul>\n<li>A <em>b</em>c</li><li>D</li></ul>", "A bc\nD"),
        ("<p>a<br>b &lt;c&gt; &nbsp; d</p>", "a\nb <c> d"),
        ("<p>a</p><script>var x = '<p>';</script><style>p{}</style><p>b</p>", "a\nb"),
    ],
)
def test_plain_text(html: str, text: str) -> None:
    """Blocks are lines, markup is gone, what no reader sees too."""
    assert plain(html) == text


def archive(count: int) -> list[Found]:
    """Return articles with words of their own."""
    chance = random.Random(count)
    return [found(number, " ".join(chance.choices(WORDS, k=120))) for number in range(count)]


def views(articles: Sequence[Found]) -> list[object]:
    """Return the files of a period of these articles, those of texts first."""
    held = [tuple(articles[at : at + 3]) for at in range(0, len(articles), 3)]
    texts = [TextsFile(f"x{number}", 3, each) for number, each in enumerate(held)]
    period = Period("p", 16, 3, tuple(articles), tuple((each.name, len(each.articles)) for each in texts))
    return [*texts, DocsFile(period), *(PartFile(period, number) for number in range(16))]


def test_an_edit_reads_one_text_and_leaves_most_bytes() -> None:
    """A word more in a body reads that body again and no other article's terms, and changes three files at most."""
    articles, shelf = archive(300), Shelf()
    before = made(views(articles), shelf)
    assert shelf.read == 300
    articles[150] = replace(
        articles[150], text="zwingli " + articles[150].text, body=found(150, "zwingli " + articles[150].text).body
    )
    shelf.read = 0
    index = views(articles)
    after = made([view for view in index if not isinstance(view, TextsFile) or articles[150] in view.articles], shelf)
    assert shelf.read <= 3
    untouched = [file for file in after if file in before]
    assert len(after) - len(untouched) == 2
    assert sum(map(len, after)) - sum(map(len, untouched)) < sum(map(len, before)) / 20


def test_what_was_kept_is_not_worked_out_again() -> None:
    """Files of terms come from what was kept of the articles; without it they are made from the texts, the same."""
    articles, shelf = archive(60), Shelf()
    index = views(articles)
    first = made(index, shelf)
    shelf.read = 0
    again = made([view for view in index if not isinstance(view, TextsFile)], shelf)
    assert shelf.read == 0
    shelf.kept.clear()
    anew = made([view for view in index if not isinstance(view, TextsFile)], shelf)
    assert shelf.read == 60
    assert first[-17:] == again == anew
