import pytest

from tests.plan.sample import article, codes, page, planned, urls


def test_lost_readers_get_a_message() -> None:
    """The 404 page is where hosts look for it, however addresses are written."""
    made = page(planned(urls="pretty"), "404.html")
    assert (made.template, made.view.title, made.view.target) == ("404.html", "Page not found", "")


@pytest.mark.parametrize(
    ("alias", "url"), [("/old.html", "old.html"), ("/old/", "old/index.html"), ("old/path", "old/path/index.html")]
)
def test_aliases_are_signposts(alias: str, url: str) -> None:
    """An old address leads to the article's new one."""
    made = page(planned(article(aliases=(alias, alias))), url)
    assert (made.template, made.view.target, made.view.title) == ("redirect.html", "2023/02/a.html", "Title of a")
    assert made.origin == "content/a.md"


def test_alias_of_the_own_address_is_no_signpost() -> None:
    """An article that lists its own address as an alias is where it is."""
    plan = planned(article(aliases=("/2023/02/a.html",)))
    assert page(plan, "2023/02/a.html").template == "article.html"
    assert plan.problems == ()


def test_refused_alias_names_its_line() -> None:
    """An alias that no file may have is an error at its line, and no page."""
    plan = planned(article(aliases=("/?p=12",), lines=(("aliases", 7),)))
    assert [(problem.code, str(problem.where)) for problem in plan.problems] == [("E402", "content/a.md:7")]
    assert not any("?" in url for url in urls(plan))
    assert codes(plan) == ["E402"]
