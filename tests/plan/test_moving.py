from generator.model import Plan
from generator.searchviews import MovingView
from tests.plan.sample import article, page, planned, urls


def made(*months: tuple[str, str, int]) -> Plan:
    """Return the plan of an archive with so many articles of a month about a subject."""
    return planned(
        *(
            article(f"{tag}-{month}-{number}", f"{month}-{number + 1:02}", tags=(tag,))
            for month, tag, count in months
            for number in range(count)
        )
    )


def test_counts_run_from_the_months_before_to_the_newest() -> None:
    """The last three months of the archive count one by one, the 21 before them together, older ones not at all."""
    plan = made(
        ("2020-01", "floods", 9), ("2022-12", "floods", 2), ("2024-08", "ferry", 4), ("2024-10", "floods", 1),
        ("2024-11", "ferry", 3), ("2024-12", "floods", 4), ("2024-12", "ferry", 1),
    )  # fmt: skip
    tags = (("floods", "tags/floods.html", 0, 1, 0, 4), ("ferry", "tags/ferry.html", 4, 0, 3, 1))
    assert page(plan, "moving.js").view == MovingView("2024-12", (4, 1, 3, 5), tags)
    assert page(plan, "index.html").view.moving == "moving.js"


def test_months_reach_over_the_new_year() -> None:
    """January follows December."""
    view = page(made(("2024-01", "floods", 8), ("2023-12", "floods", 8)), "moving.js").view
    assert (view.month, view.totals) == ("2024-01", (0, 0, 8, 8))


def test_a_tag_with_two_recent_articles_is_not_moving() -> None:
    """Two articles are chance."""
    view = page(made(("2024-01", "floods", 20), ("2024-01", "ferry", 2)), "moving.js").view
    assert [name for name, *_ in view.tags] == ["floods"]


def test_a_small_or_undated_archive_has_no_tags_that_move() -> None:
    """Below 16 articles, without tags, or without a month, there is no such file and the front page asks for none."""
    for plan in (
        made(("2024-01", "floods", 15)),
        planned(*(article(f"a{number}", None, tags=("floods",)) for number in range(20))),
        planned(*(article(f"a{number}", "1950", tags=("floods",)) for number in range(20))),
        planned(*(article(f"a{number}") for number in range(20))),
    ):
        assert "moving.js" not in urls(plan)
        assert page(plan, "index.html").view.moving == ""


def test_an_older_article_moves_nothing() -> None:
    """An article from before the last two years leaves the counts as they are."""
    recent = ("2024-01", "floods", 20)
    assert page(made(recent), "moving.js") == page(made(recent, ("1990-01", "floods", 5)), "moving.js")
