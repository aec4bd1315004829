"""Work is counted: what a change to a site of three hundred articles makes the next build read, render and write."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.build import Work
from tests.sites import article, built, tree, write

ARTICLES = 300
FEEDS = {"feed.xml", "rss.xml", "feed.json"}
TOPICS = ("Ballots", "Bridges", "Courts", "Harbours", "Museums", "Rail", "Storms")
PEOPLE = ("Ada Moor", "Bo Pike", "Cyd Reed", "Dee Moor", "Eli Pike")
NEWEST, OLDEST = ARTICLES - 1, 0


def story(number: int, title: str = "", text: str = "") -> str:
    """One of the articles; the higher its number, the newer it is."""
    day = date(2012, 1, 1) + timedelta(days=number * 13)
    front = {"tags": [TOPICS[number % 7]], "people": [PEOPLE[number % 5]], "places": [f"Town {number % 11}"]}
    body = text or f"What number {number} is about.\n\nAnd the rest of it.\n"
    return article(title or f"Story number {number}", body, date=day.isoformat(), summary=["As it was."], **front)


def put(site: Path, number: int, title: str = "", text: str = "") -> None:
    """Write one of the articles."""
    write(site, f"content/story-{number}.md", story(number, title, text))


def url(number: int) -> str:
    """Where it is published."""
    day = date(2012, 1, 1) + timedelta(days=number * 13)
    return f"{day.year}/{day.month:02}/story-{number}.html"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built."""
    site = tmp_path_factory.mktemp("counted") / "site"
    for number in range(ARTICLES):
        put(site, number)
    write(site, "site.yaml", "title: The Record\ntheme: own\n")
    write(site, "themes/own/theme.yaml", "extends: default\n")
    work = built(site).work
    assert (work.read, work.articles) == (ARTICLES, ARTICLES)
    assert work.rendered == work.planned
    return site


@pytest.fixture
def site(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, built once more so that what is remembered is of this copy."""
    copy = Path(shutil.copytree(whole, tmp_path / "site"))
    settled = built(copy).work
    assert (settled.read, settled.rendered, settled.written) == (0, 0, 0)
    return copy


def after(site: Path) -> Work:
    """The work of one build, and that it removed nothing but files of the search, which an article may cut anew."""
    outcome = built(site)
    assert outcome.published
    assert not [url for url in outcome.work.removed if not url.startswith("search/")]
    return outcome.work


def touched(work: Work) -> set[str]:
    """The outputs written."""
    return {*work.added, *work.changed}


def shown(work: Work) -> set[str]:
    """The outputs written that people and feeds read; the index of the search is cut by words and has its own law."""
    return {url for url in touched(work) if not url.startswith("search/")}


def printing(site: Path, words: str) -> set[str]:
    """The outputs that hold these words, but for the index of the search."""
    found = {path for path, data in tree(site / "output").items() if words.encode() in data}
    return {path for path in found if not path.startswith("search/")}


def test_a_second_build_does_nothing(site: Path) -> None:
    """Where nothing has changed, nothing is read, rendered or written."""
    work = after(site)
    assert (work.read, work.rendered, work.written) == (0, 0, 0)
    assert work.unchanged == len(tree(site / "output"))


def test_an_old_body_is_one_page(site: Path) -> None:
    """Editing an old body reads one file, and writes its page and its document of the archive of the feed."""
    put(site, OLDEST, text="Quite another text.\n\nAnd the rest of it.\n")
    work = after(site)
    assert work.read == 1
    (document,) = shown(work) - {url(OLDEST)}
    assert document.startswith("feed/")
    assert work.written <= 10


def test_a_new_body_is_its_page_and_the_feeds(site: Path) -> None:
    """Editing the body of one of the newest articles writes its page and the feeds that hold it."""
    put(site, NEWEST, text="Quite another text.\n\nAnd the rest of it.\n")
    work = after(site)
    assert work.read == 1
    documents = {name for name in shown(work) if name.startswith("feed/")}
    assert shown(work) - documents == {url(NEWEST), *FEEDS, "tags/rail/feed.xml"}
    assert len(documents) <= 1


@pytest.mark.parametrize("number", [OLDEST, ARTICLES // 2, NEWEST])
def test_a_title_is_the_pages_that_print_it(number: int, site: Path) -> None:
    """Editing a title writes the pages that print it, and no others."""
    printed = printing(site, f"Story number {number}<")
    assert url(number) in printed
    put(site, number, title="A very particular headline")
    work = after(site)
    assert shown(work) == printing(site, "A very particular headline")
    assert printed <= shown(work)
    assert len(shown(work)) <= 25


def test_a_new_article_is_a_few_outputs(site: Path) -> None:
    """Adding the newest article of all writes at most forty outputs, however long the lists are."""
    put(site, ARTICLES)
    work = after(site)
    assert url(ARTICLES) in work.added
    assert work.read == 1
    assert work.written <= 40


def test_a_touched_file_is_nothing(site: Path) -> None:
    """A file that was saved without a change costs no page."""
    (site / "content/story-7.md").touch()
    work = after(site)
    assert (work.rendered, work.written) == (0, 0)


def test_a_template_is_every_page_that_uses_it(site: Path) -> None:
    """A changed template renders the pages that use it, directly or through others, and no others."""
    name = "templates/404.html"
    page = Path(__file__).parents[2] / "themes/default" / name
    write(site, f"themes/own/{name}", page.read_text("utf-8").replace("{% block main %}", "{% block main %}<hr>", 1))
    assert touched(after(site)) == {"404.html"}
    name = "templates/article.html"
    page = Path(__file__).parents[2] / "themes/default" / name
    write(site, f"themes/own/{name}", page.read_text("utf-8").replace("<article", '<article data-own=""', 1))
    work = after(site)
    assert work.read == 0
    assert work.rendered == ARTICLES
    assert touched(work) == {url(number) for number in range(ARTICLES)}


def test_a_change_of_no_effect_writes_nothing(site: Path) -> None:
    """A template that comes to the same renders its pages and writes none of them."""
    name = "templates/article.html"
    page = Path(__file__).parents[2] / "themes/default" / name
    write(site, f"themes/own/{name}", "{# A remark of ours. #}" + page.read_text("utf-8"))
    work = after(site)
    assert (work.rendered, work.written) == (ARTICLES, 0)


def test_the_same_every_second_time(site: Path) -> None:
    """A change taken back brings back the very bytes that were there."""
    before = tree(site / "output")
    put(site, 150, title="A very particular headline")
    after(site)
    put(site, 150)
    after(site)
    assert tree(site / "output") == before
