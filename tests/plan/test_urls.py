import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import paths
from generator.plan.urls import Addresses, check, slug_of
from tests.plan.sample import article, codes, planned, urls

PATTERN = "/:year/:month/:slug.html"


@pytest.mark.parametrize(
    ("date", "pattern", "url"),
    [
        ("2023-02-13", PATTERN, "2023/02/a.html"),
        ("2023-02-13T08:15:00Z", PATTERN, "2023/02/a.html"),
        ("2023-02-13", "/:year/:month/:day/:slug/", "2023/02/13/a.html"),
        ("2023-02-13", "/news/:slug.html", "news/a.html"),
        ("2023-02-13", "/:year-:month-:slug.html", "2023-02-a.html"),
        ("2023", "/:year-:month-:slug.html", "2023-a.html"),
        ("2023-02", "/:year/:month/:day/:slug.html", "2023/02/a.html"),
        ("1994", PATTERN, "1994/a.html"),
        ("199X", PATTERN, "1990/a.html"),
        (None, PATTERN, "undated/a.html"),
        (None, "/:year/:year/:slug", "undated/a.html"),
        (None, "/:month/:slug.html", "a.html"),
    ],
)
def test_permalink_fills_in_what_the_date_says(date: str | None, pattern: str, url: str) -> None:
    """What a date does not say is left out of the address; an article without one is undated."""
    plan = planned(article(date=date), permalink=pattern)
    assert url in urls(plan)
    assert codes(plan) == []


def test_pretty_addresses_are_folders() -> None:
    """With `urls: pretty` every page but the messages is the index of a folder."""
    many = [article(f"a{number}", f"2023-02-{number + 1:02}", tags=("Rain",)) for number in range(20)]
    plan = planned(*many, urls="pretty", page_size=2)
    pages = [url for url in urls(plan) if url.endswith(".html") and url != "404.html"]
    assert all(url.endswith("/index.html") or url == "index.html" for url in pages)
    expected = {
        "2023/02/a1/index.html",
        "tags/rain/index.html",
        "tags/rain/2023-02-1/index.html",
        "page/1/index.html",
    }
    assert expected | {"timeline/2023/02/index.html", "timeline/2023/index.html", "tags/index.html"} <= set(pages)


@pytest.mark.parametrize(
    ("path", "slug", "title", "expected"),
    [
        ("content/bridge-opens.md", "", "Another title", "bridge-opens"),
        ("content/bridge-opens.md", "My Slug", "Another title", "my-slug"),
        ("content/2023-02-13-bridge-opens.md", "", "", "bridge-opens"),
        ("content/bridge/index.md", "", "The Bridge", "the-bridge"),
        ("content/!!!.md", "", "The Bridge", "the-bridge"),
        ("content/!!!.md", "???", "!!!", "article"),
        ("content/Panamá canal.md", "", "", "panama-canal"),
    ],
)
def test_slug_comes_from_slug_then_file_then_title(path: str, slug: str, title: str, expected: str) -> None:
    """The file's name outlives a headline, so it names the page unless `slug` does or it says nothing."""
    assert slug_of(article(path=path, slug=slug, title=title)) == expected


@pytest.mark.parametrize(
    ("asked", "flat", "pretty"),
    [
        ("/about.html", "about.html", "about.html"),
        ("/about/", "about/index.html", "about/index.html"),
        ("/about", "about.html", "about/index.html"),
        ("notes/v1.2", "notes/v1.2.html", "notes/v1.2/index.html"),
    ],
)
def test_url_in_front_matter_is_the_address(asked: str, flat: str, pretty: str) -> None:
    """An article may say its own address; a file name left out is filled in as the site writes its addresses."""
    assert Addresses(False).asked(asked) == flat
    assert Addresses(True).asked(asked) == pretty
    assert flat in urls(planned(article(url=asked)))


def test_refused_url_names_file_and_line() -> None:
    """An address that leads out of the site is an error at its line, and the article keeps the usual address."""
    plan = planned(article(url="../../etc/passwd", lines=(("url", 4),)))
    (problem,) = plan.problems
    assert (problem.code, str(problem.where)) == ("E402", "content/a.md:4")
    assert "2023/02/a.html" in urls(plan)


@pytest.mark.parametrize("asked", ["/tags/rain.html", "/Timeline/x.html", "/index.html", "/feed.xml", "/assets/x.html"])
def test_reserved_addresses_are_refused(asked: str) -> None:
    """Folders and files that the site makes by itself are not for articles, whatever the case of their letters."""
    (problem,) = planned(article(url=asked, lines=(("url", 3),))).problems
    assert (problem.code, str(problem.where)) == ("E405", "content/a.md:3")


def test_reserved_permalink_is_refused() -> None:
    """A permalink pattern does not get an article into a reserved folder either."""
    assert "E405" in codes(planned(article(), permalink="/tags/:slug.html"))


@pytest.mark.parametrize("pattern", ["/:yaer/:slug.html", "/:year/:month.html", "/a:b/../:slug.html", "/a*b/:slug"])
def test_bad_permalink_is_one_error(pattern: str) -> None:
    """A pattern with an unknown part, without a slug or unfit for files is told once, and the usual one is used."""
    plan = planned(article("a"), article("b"), permalink=pattern)
    assert codes(plan) == ["E406"]
    assert {"2023/02/a.html", "2023/02/b.html"} <= set(urls(plan))


def test_known_patterns_are_fine() -> None:
    """All four parts may be used together."""
    assert check("/:year/:month/:day/:slug.html") is None


@given(st.text(max_size=30), st.text(max_size=30), st.booleans())
def test_every_address_may_be_written(name: str, title: str, pretty: bool) -> None:
    """Whatever an article is called, its address is a path that every file system takes."""
    plan = planned(article(path=f"content/{name}.md", title=title, slug=title), urls="pretty" if pretty else "flat")
    for url in urls(plan):
        assert paths.output_path(url) == url


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_plain_and_accented_names_are_slugged_alike(name: str) -> None:
    """A name in ASCII gets the slug that it has within a name that is not."""
    alone = paths.slug(name)
    assert paths.slug(f"é {name}") == (f"e-{alone.rstrip('-')}" if alone else "e")
