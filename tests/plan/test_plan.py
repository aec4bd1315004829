import random
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import digest
from generator.config import Settings
from generator.model import Archive, Article, Content, Media, Page, Plan
from generator.plan import plan
from generator.views import Card, MessageView
from tests.plan.sample import THEME, TODAY, article, codes, corpus, newest, page, planned, urls

BASE = "https://news.example.org/"
MOST_CHANGED = 40
MOST_IN_A_SMALL_ARCHIVE = 60
"""Where every tag is on every tenth article, shares and company of tags still move."""


def fingerprints(made: Plan) -> dict[str, str]:
    """Return what each output is made from, by address, as publishing will see it."""
    of = digest.ValueDigest(shared=(Card,))
    return {page.url: of((page.template, page.view, page.bodies)) for page in made.pages}


def changed(before: Plan, after: Plan) -> set[str]:
    """Return the addresses that one plan has and the other has not, or has otherwise."""
    assert before.site == after.site
    return unlike(fingerprints(before), fingerprints(after))


def unlike(old: Mapping[str, str], new: Mapping[str, str]) -> set[str]:
    """Return the addresses whose fingerprints differ."""
    return {url for url in old.keys() | new.keys() if old.get(url) != new.get(url)}


def edited(articles: tuple[Article, ...], index: int, **fields_: object) -> tuple[Article, ...]:
    """Return the articles with one of them changed."""
    return (*articles[:index], replace(articles[index], **fields_), *articles[index + 1 :])  # type: ignore[arg-type]


@given(st.randoms(use_true_random=False), st.sampled_from(["flat", "pretty"]))
@settings(max_examples=10)
def test_order_of_input_does_not_matter(chance: random.Random, style: str) -> None:
    """The same articles and files are the same plan, in whatever order they were found."""
    articles = [*corpus(40), article("dup/a", slug="same"), article("dup/b", slug="same"), article("n", draft=True)]
    media = [Media(f"content/{name}.png", f"{name}.png", "0" * 32) for name in "ab"]
    before = plan(Content(tuple(articles), tuple(media)), Settings(urls=style), THEME, TODAY)
    chance.shuffle(articles)
    chance.shuffle(media)
    assert plan(Content(tuple(articles), tuple(media)), Settings(urls=style), THEME, TODAY) == before


def test_plan_does_not_change_what_it_is_given() -> None:
    """Planning twice gives the same plan, and the day counts only where a date is still to come or has gone."""
    articles = corpus(60)
    assert planned(*articles) == planned(*articles)
    assert planned(*articles, today="2030-01-01") == planned(*articles, today="2999-12-31")


@pytest.mark.slow
def test_new_article_changes_few_outputs() -> None:
    """One article added to ten thousand changes at most forty outputs."""
    articles = corpus(10_000)
    after = planned(*articles, newest(20_000), base_url=BASE)
    found = changed(planned(*articles, base_url=BASE), after)
    assert "2025/01/story-20000.html" in found
    assert len(found) <= MOST_CHANGED


def test_new_articles_one_after_another_change_few_outputs() -> None:
    """At every length of the archive, where pages by time begin and where they are cut, few outputs change."""
    in_turn = sorted(corpus(175), key=lambda each: each.date.first if each.date else "")
    before = fingerprints(planned(*in_turn[:150], base_url=BASE))
    counts = []
    for count in range(151, 176):
        after = fingerprints(planned(*in_turn[:count], base_url=BASE))
        counts.append(len(unlike(before, after)))
        before = after
    assert max(counts) <= MOST_IN_A_SMALL_ARCHIVE


def test_body_edit_changes_one_page_and_the_feeds_that_hold_it() -> None:
    """An edit of a body changes its page, one document of the feed's archive, the feeds it is new enough for."""
    articles = corpus(2_000)
    before = planned(*articles)
    body = replace(articles[10].body, digest="f" * 32, size=7)
    own = next(each.url for each in before.pages if each.origin == articles[10].path)
    (document,) = read_by_people_and_feeds(before, planned(*edited(articles, 10, body=body))) - {own}
    assert own in {entry.url for entry in page(before, document).view.entries}
    assert page(before, document).view.current == "feed.xml"
    late = newest(9_000)
    after = replace(late, body=replace(late.body, digest="f" * 32))
    found = read_by_people_and_feeds(planned(*articles, late), planned(*articles, after))
    assert {"2025/01/story-09000.html", "feed.xml", "rss.xml", "feed.json"} < found
    assert sum(url.startswith("tags/") for url in found) == len(late.tags)
    assert len(found) - len(late.tags) - 4 == sum(url.startswith("feed/") for url in found) <= 1


def read_by_people_and_feeds(before: Plan, after: Plan) -> set[str]:
    """Return the addresses that differ between two plans, but for the data of the search."""
    return {url for url in changed(before, after) if not url.startswith("search/")}


def test_title_edit_changes_what_prints_it() -> None:
    """A new headline changes the pages that hold it, and every one that changes holds it."""
    articles = corpus(300)
    before, after = planned(*articles), planned(*edited(articles, 150, title="Quite another headline"))
    holding = {each.url for each in after.pages if "Quite another headline" in texts(each.view)}
    assert changed(before, after) == holding
    assert len(holding) <= MOST_CHANGED


def texts(value: object) -> set[str]:
    """Return every text within a view."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, tuple):
        return set().union(*map(texts, value))
    if is_dataclass(value):
        return set().union(*(texts(getattr(value, field.name)) for field in fields(value)))
    return set()


@cache
def corpus_plan() -> Plan:
    """Return the plan of a corpus with every kind of page."""
    return planned(*corpus(200), article("y", "1903", aliases=("/old/",), story="S"), base_url=BASE)


def addresses(value: object) -> set[str]:
    """Return every address within a view that is meant to be a page of the site; of any day, that of the rarest."""
    found = {text for text in texts(value) if text.endswith(".html") and "://" not in text}
    return {text.replace("MM-DD", "02-29") for text in found}


def test_every_address_in_every_view_is_a_page() -> None:
    """No view leads to a page that the plan does not have."""
    known = set(urls(corpus_plan()))
    for made in corpus_plan().pages:
        assert addresses(made.view) <= known, made.url
    assert addresses(corpus_plan().site) <= known


def test_every_page_has_a_title_and_a_description() -> None:
    """Every page a reader may land on says what it is, and no two kinds of page share both."""
    seen: set[tuple[str, str, str]] = set()
    for made in corpus_plan().pages:
        if made.url.endswith(".html"):
            assert made.view.title
            assert made.view.description
            if made.template not in {"article.html", "redirect.html"}:
                assert (made.template, made.view.title, made.view.description) not in seen, made.url
                seen.add((made.template, made.view.title, made.view.description))


def test_only_roots_tell_how_many_there_are() -> None:
    """Beside the front page, the roots and the page about the archive, no page holds the size of the archive."""
    holding = {made.url for made in corpus_plan().pages if any("201 articles" in text for text in texts(made.view))}
    assert holding == {"about.html", "timeline/index.html"}


def test_cards_are_shared() -> None:
    """An article's card is one value, wherever it is shown, so that it is digested once."""
    plan = planned(*corpus(30))
    shown = [card for made in plan.pages if made.template == "term.html" for card in made.view.cards]
    assert len({id(card) for card in shown}) == len({card.url for card in shown}) < len(shown)


def test_extensions_add_pages() -> None:
    """A hook sees the pages so far and the archive, and its pages are outputs like all others."""

    def hook(pages: tuple[Page, ...], archive: Archive) -> Iterable[Page]:
        yield Page("count.html", "count.html", MessageView("", "Count", f"{len(pages)} {len(archive.entries)}"))
        yield Page("../out.html", "count.html", MessageView("", "Out", ""))
        yield Page("a?b.html", "count.html", MessageView("", "Out", ""), (), "content/a.md")
        yield Page("index.html", "count.html", MessageView("", "Mine", ""), (), "count.md")

    made = plan(Content((article(),)), Settings(base_url=BASE), THEME, TODAY, (hook,))
    assert page(made, "count.html").view.description.endswith(" 1")
    assert codes(made) == ["E401", "E402", "E402"]
    assert "count.html" not in [entry.url for entry in page(made, "sitemap.xml").view.entries]
    assert page(made, "index.html").template == "front.html"


def test_media_are_copied() -> None:
    """Files beside articles are outputs; a name that no file may have elsewhere is an error."""
    good, bad = (Media(f"content/{name}", name, "0" * 32) for name in ("a b.png", "a:b.png"))
    made = planned(media=(good, bad))
    assert [(copy.url, copy.path) for copy in made.copies] == [("a b.png", "content/a b.png")]
    assert [(problem.code, str(problem.where)) for problem in made.problems] == [("E402", "content/a:b.png")]
