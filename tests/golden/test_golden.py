"""The golden site: a change of any output is a change of a stored text, to be read before it is accepted."""

from pathlib import Path

import pytest

from generator import words
from generator.read.frontmatter import FrontMatter
from generator.yamlmap import compose
from tests.golden.making import HERE, LANGUAGES, SPOKEN, outputs, spoken, stored

ADVICE = "is it meant? then: python -m tests.golden, and read the diff"


def test_the_site_is_as_it_was_stored(tmp_path: Path) -> None:
    """Every text output of the golden site has the bytes that were stored, and there is no other."""
    made, known = outputs(tmp_path), stored()
    assert made.keys() == known.keys(), ADVICE
    changed = [url for url in made if made[url] != known[url]]
    assert not changed, f"{ADVICE}: {changed}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_in_a_language_are_as_they_were_stored(tmp_path: Path, language: str) -> None:
    """An article, one that runs in another direction, and a month have the bytes that were stored for a language."""
    made = spoken(tmp_path, language)
    known = {url: text for url, text in stored(SPOKEN).items() if url.startswith(f"{language}/")}
    assert made.keys() == known.keys(), ADVICE
    changed = [url for url in made if made[url] != known[url]]
    assert not changed, f"{ADVICE}: {changed}"


def test_every_language_has_a_golden_page() -> None:
    """Each language of the interface is seen on a stored page: English on the whole site, others on pages of theirs."""
    assert {"en", *LANGUAGES} == set(words.languages())


def test_the_site_has_something_of_every_kind() -> None:
    """The stored site shows every page kind, so that no template can change unseen."""
    kinds = {"index.html", "404.html", "feed.xml", "rss.xml", "feed.json", "sitemap.xml", "robots.txt", "about.html"}
    kinds |= {"1931/03/ferry-fares.html", "news/ferry.html", "timeline/index.html", "timeline/1931.html"}
    kinds |= {"timeline/1931/03.html", "stories/the-ferry-question.html"}
    kinds |= {f"{kind}/index.html" for kind in ("tags", "people", "places", "organisations", "stories")}
    assert kinds <= stored().keys()
    assert not any("Not to be published" in text for text in stored().values())


def test_the_articles_have_every_key() -> None:
    """Each key that front matter may have is in one of the articles, so that what it does to pages is stored."""
    given: set[str] = set()
    for path in (HERE / "site/content").rglob("*.md"):
        tree, _ = compose(path.read_text("utf-8").split("---\n")[1], path.name)
        given |= {key.text for key, _ in tree.pairs} if tree else set()
    assert FrontMatter.model_fields.keys() <= given
