"""The files of the search index: each article in one period and one file of texts, few changed by one edit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.indexviews import DocsFile, IndexFile, PartFile, Period, StemmerFile, TextsFile, WholeFile
from generator.model import Page, Plan
from tests.plan.sample import article, corpus, newest, planned
from tests.plan.test_plan import changed, edited


def files(plan: Plan) -> dict[str, Page]:
    """Return the files of the index by address."""
    return {page.url: page for page in plan.pages if page.url.startswith("search/")}


def periods(plan: Plan) -> dict[str, Period]:
    """Return the periods by name."""
    views = [page.view for page in files(plan).values()]
    return {view.period.name: view.period for view in views if isinstance(view, DocsFile | WholeFile)}


@pytest.mark.parametrize("count", [1, 30, 200, 2_000])
def test_every_article_is_in_one_period_and_one_file_of_texts(count: int) -> None:
    """Periods and files of texts hold every article once, newest first, and say so in the same order."""
    plan = planned(*corpus(count))
    texts = {page.view.name: page.view.articles for page in plan.pages if isinstance(page.view, TextsFile)}
    index = next(page.view for page in plan.pages if isinstance(page.view, IndexFile))
    by_name = periods(plan)
    assert [each.name for each in index.periods] == list(dict.fromkeys(each.name for each in index.periods))
    assert {each.name for each in index.periods} == by_name.keys()
    assert sum(each.articles for each in index.periods) == count == index.articles
    found = []
    for extent in index.periods:
        period = by_name[extent.name]
        assert [len(texts[name]) for name, _ in period.texts] == [held for _, held in period.texts]
        assert [each for name, _ in period.texts for each in texts[name]] == list(period.articles)
        found += [each.card.url for each in period.articles]
    assert sorted(found) == sorted(set(found))
    assert len(found) == count
    days = [day for extent in index.periods for day in (extent.last, extent.first)]
    assert days == sorted(days, reverse=True)


def test_every_part_of_a_period_is_written() -> None:
    """A period has a file for each part of its terms, a small one has a single file."""
    plan = planned(*corpus(2_000))
    written = files(plan)
    for name, period in periods(plan).items():
        if period.parts == 1:
            assert f"search/periods/{name}/all.js" in written
            continue
        numbers = [
            page.view.number
            for page in written.values()
            if isinstance(page.view, PartFile) and page.view.period is period
        ]
        assert sorted(numbers) == list(range(period.parts))
    assert periods(planned(*corpus(12))).popitem()[1].parts == 1


def test_a_site_may_have_no_search() -> None:
    """Where the site wants none, or has nothing to find, there is no file of the index."""
    assert files(planned(*corpus(20), search=False)) == {}
    assert files(planned()) == {}


def test_stemmers_are_those_of_the_articles_languages() -> None:
    """A stemmer is written for each language of an article that has one, and for no other."""
    articles = [article("a"), article("b", language="fr"), article("c", language="ja"), article("d", language="ar-EG")]
    written = files(planned(*articles, language="de"))
    made = {page.view.algorithm for page in written.values() if isinstance(page.view, StemmerFile)}
    assert made == {"german", "french", "arabic"}
    assert {f"search/stem-{name}.js" for name in made} <= written.keys()


def test_a_large_archive_is_searched_by_what_stands_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the bound of full text no file of the index depends on a body."""
    monkeypatch.setattr("generator.plan.makers.searchindex.FULL_TEXT", 10)
    articles = corpus(20)
    before = planned(*articles)
    assert not next(page.view for page in before.pages if isinstance(page.view, IndexFile)).full
    after = planned(*edited(articles, 5, body=replace(articles[5].body, digest="f" * 32)))
    assert not [url for url in changed(before, after) if url.startswith("search/")]


def test_the_newest_article_changes_few_files() -> None:
    """An article added at the end of time changes the newest period, a file of texts and the index: ten files."""
    articles = corpus(2_000)
    before = planned(*articles)
    found = [url for url in changed(before, planned(*articles, newest(9_000))) if url.startswith("search/")]
    assert "search/index.js" in found
    assert len(found) <= 10


def test_an_edit_changes_its_own_period() -> None:
    """A body that is edited is made again in its period and in its file of texts, and nowhere else."""
    articles = corpus(2_000)
    before = planned(*articles)
    body = replace(articles[700].body, digest="f" * 32)
    found = [url for url in changed(before, planned(*edited(articles, 700, body=body))) if url.startswith("search/")]
    assert len({url.split("/")[2] for url in found if url.startswith("search/periods/")}) == 1
    assert len([url for url in found if url.startswith("search/articles/")]) == 1
    assert "search/index.js" not in found


def test_front_matter_that_moves_a_body_changes_nothing() -> None:
    """Where a body begins in its file shapes no file of a period."""
    articles = corpus(60)
    after = planned(*edited(articles, 5, body=replace(articles[5].body, first_line=99)))
    assert not [url for url in changed(planned(*articles), after) if url.startswith("search/periods/")]
