"""How little of the pages of terms and stories changes when an archive of two thousand articles gets one more."""

from __future__ import annotations

import random
from dataclasses import fields

import pytest

from generator.model import Article, Page, Person, Plan
from generator.plan.archive import NAMES
from tests.plan.sample import article, planned

ARTICLES, ADDED = 2_015, 4
COMPANY, CHARTS = 2, 20
TOPICS = 40


def names(kind: str, topic: int, count: int) -> list[str]:
    """Return names of one kind that belong to a topic."""
    return [f"{chr(65 + topic % 26)}{chr(97 + number)} {kind} of {topic}" for number in range(count)]


def topical(number: int) -> Article:
    """Return an article whose names go together by topic, later than those of lower numbers by three days."""
    chance = random.Random(number)
    topic = min(TOPICS - 1, int(chance.expovariate(0.1)))
    when = f"{1990 + number // 100:04}-{number % 100 // 9 + 1:02}-{number % 9 * 3 + 1:02}"

    def some(kind: str, count: int, known: int) -> tuple[str, ...]:
        own, other = names(kind, topic, known), names(kind, chance.randrange(TOPICS), known)
        return tuple(dict.fromkeys(chance.choice(own if chance.random() < 0.8 else other) for _ in range(count)))

    return article(
        f"n{number:05}",
        when,
        tags=some("Subject", 4, 6),
        people=tuple(Person(name, chance.choice(("", "minister"))) for name in some("Person", 3, 12)),
        places=some("Place", 2, 4),
        organisations=some("Board", 1, 3),
        story=f"Story {topic}" if chance.random() < 0.1 else "",
    )


@pytest.fixture(scope="module")
def plans() -> list[Plan]:
    """The plans of the archive as it grows, an article at a time."""
    articles = [topical(number) for number in range(ARTICLES + ADDED)]
    return [planned(*articles[: ARTICLES + count]) for count in range(ADDED + 1)]


def changed(before: Plan, after: Plan) -> list[tuple[Page | None, Page]]:
    """Return the pages of terms and stories that are not what they were, with what they were."""
    was, now = ({page.url: page for page in plan.pages if of_terms(page)} for plan in (before, after))
    return [(was.get(url), page) for url, page in now.items() if was.get(url) != page]


def of_terms(page: Page) -> bool:
    """Whether a page is one of a taxonomy."""
    return page.url.split("/")[0] in NAMES and page.url.endswith(".html")


def carried(page: Page, added: Article) -> bool:
    """Whether a page belongs to a name that the article has."""
    name = page.view.kicker.title if page.template == "list.html" else page.view.title
    return name in set(NAMES[page.url.split("/")[0]](added))


def indexes(page: Page) -> bool:
    """Whether a page is an index or a drawer of one."""
    return page.template in {"terms.html", "stories.html"}


def test_a_new_article_changes_its_own_terms_and_their_indexes(plans: list[Plan]) -> None:
    """What else changes is told in steps: for each article the company of two names, the charts of twenty."""
    company, charts = 0, 0
    for number in range(ADDED):
        added = topical(ARTICLES + number)
        pairs = changed(plans[number], plans[number + 1])
        own = [now for _, now in pairs if carried(now, added)]
        assert 0 < len(own) <= 3 * sum(len(set(of(added))) for of in NAMES.values())
        for was, now in pairs:
            if not carried(now, added) and not indexes(now):
                assert was is not None
                names_of = [part.name for part in fields(now.view)]
                parts = [name for name in names_of if getattr(was.view, name) != getattr(now.view, name)]
                assert set(parts) <= {"together", "chart"}, now.url
                company += "together" in parts
                charts += "chart" in parts
    assert company <= COMPANY * ADDED
    assert charts <= CHARTS * ADDED


def test_a_new_article_changes_its_own_drawers(plans: list[Plan]) -> None:
    """A long index changes in itself and in the drawers of the article's names, while a year has few articles."""
    assert any(page.url.startswith("people/letters/") for page in plans[0].pages)
    for number in range(ADDED):
        added = topical(ARTICLES + number)
        found = [now.url for _, now in changed(plans[number], plans[number + 1]) if indexes(now)]
        letters = {
            f"people/letters/{name[:length].lower()}.html" for name in NAMES["people"](added) for length in range(1, 8)
        }
        assert {url for url in found if "/letters/" in url} <= letters
        assert {url for url in found if "/letters/" not in url} <= {f"{kind}/index.html" for kind in NAMES}
