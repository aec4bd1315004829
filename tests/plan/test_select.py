from generator import dates
from generator.config import Settings
from generator.plan import select
from tests.plan.sample import TODAY, article, planned, skipped, urls


def test_drafts_wait_until_asked_for() -> None:
    """A draft is left out with its reason, and published when the settings say so."""
    draft = article(draft=True)
    assert skipped(planned(draft)) == [("content/a.md", "draft")]
    assert skipped(planned(draft, drafts=True)) == []


def test_future_articles_wait_for_their_day() -> None:
    """An article dated after today is left out; on its day it is there."""
    future = article(date="2030-01-02")
    assert skipped(planned(future)) == [("content/a.md", "future")]
    assert skipped(planned(future, today="2030-01-02")) == []
    assert skipped(planned(future, future=True)) == []


def test_uncertain_future_counts_from_its_first_day() -> None:
    """A year that has begun is not the future."""
    assert skipped(planned(article(date="2030"))) == []
    assert skipped(planned(article(date="2031"))) == [("content/a.md", "future")]


def test_expired_articles_go_on_their_day() -> None:
    """An article is gone from the first day that `expires` names, drafts and future asked for or not."""
    expiring = article(expires=dates.parse("2024-05-01"))
    assert skipped(planned(expiring, today="2024-04-30")) == []
    assert skipped(planned(expiring, today="2024-05-01", drafts=True, future=True)) == [("content/a.md", "expired")]


def test_undated_articles_are_published() -> None:
    """No date is no reason to leave an article out."""
    assert "undated/a.html" in urls(planned(article(date=None)))


def test_selection_lists_both_sides_by_path() -> None:
    """What is published and what is left out come sorted by path, with titles for the list."""
    selection = select([article("b"), article("c", draft=True), article("a")], Settings(), TODAY)
    assert [each.path for each in selection.published] == ["content/a.md", "content/b.md"]
    assert [(each.path, each.title, each.reason) for each in selection.skipped] == [
        ("content/c.md", "Title of c", "draft")
    ]
