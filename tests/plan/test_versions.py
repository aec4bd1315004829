"""Other versions of an article, named in the front matter of one of them."""

from generator.model import Media
from generator.views import ArticleView
from tests.plan.sample import article, planned


def test_both_pages_show_the_other_version() -> None:
    """One names the other by its id or file, from its folder or the content folder; both show it, with its text."""
    for name in ("cafe00000002", "b.md", "b", "2023/b.md", "/2023/b.md"):
        plan = planned(article("2023/a", also_ran_as=(name,)), article("2023/b", id="cafe00000002"), article("2023/c"))
        views = {page.origin: page for page in plan.pages if isinstance(page.view, ArticleView)}
        assert plan.problems == ()
        for own, other in (("a", "b"), ("b", "a")):
            page = views[f"content/2023/{own}.md"]
            (version,) = page.view.also_ran_as
            assert version.link.url == views[f"content/2023/{other}.md"].url
            assert page.bodies[version.body].body.path == f"content/2023/{other}.md"
        assert views["content/2023/c.md"].view.also_ran_as == ()


def test_a_version_that_is_not_there_is_told() -> None:
    """A name that no published article has is a warning; an article is no version of itself."""
    plan = planned(
        article("a", also_ran_as=("gone.md", "a.md", "x.txt")), media=(Media("content/x.txt", "x.txt", "d"),)
    )
    assert [(problem.code, str(problem.where)) for problem in plan.problems] == [("W408", "content/a.md")] * 2
    assert all(page.view.also_ran_as == () for page in plan.pages if isinstance(page.view, ArticleView))
