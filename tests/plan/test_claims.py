from hypothesis import given
from hypothesis import strategies as st

from generator import paths
from generator.model import Media
from generator.plan.claims import Claim, settle
from generator.problems import as_text
from tests.plan.sample import article, codes, page, planned, urls


def test_two_articles_with_one_address_are_named_both() -> None:
    """Two files that want one address are an error that names both; the first by path has it."""
    one, two = article("x/storm"), article("y/Storm", lines=(("slug", 3),), slug="storm")
    plan = planned(two, one)
    assert as_text(plan.problems).splitlines() == [
        "error[E401] two pages want the address /2023/02/storm.html",
        "  content/x/storm.md",
        "  content/y/Storm.md:3",
        '  = help: set a different "slug:" or "url:" in one of them',
    ]
    assert page(plan, "2023/02/storm.html").origin == "content/x/storm.md"


def test_case_does_not_tell_addresses_apart() -> None:
    """Addresses that differ in case only are the same file on many systems."""
    plan = planned(article("a", url="/About.html"), article("b", url="/about.html"))
    assert codes(plan) == ["E401"]
    assert "ignore upper and lower case" in plan.problems[0].message


def test_file_cannot_be_a_folder() -> None:
    """An address inside another address is a collision too."""
    plan = planned(article("a", url="/x.html"), article("b", url="/x.html/y.html"))
    assert codes(plan) == ["E401"]
    assert "no file can be a folder" in plan.problems[0].message


def test_pages_of_the_site_come_first() -> None:
    """A file beside the articles does not push out a page that the site makes by itself."""
    plan = planned(article(), media=(Media("content/index.html", "index.html", "0" * 32),))
    assert codes(plan) == ["E401"]
    assert "one of them a page that the site makes by itself" in plan.problems[0].message
    assert page(plan, "index.html").template == "front.html"
    assert [copy.url for copy in plan.copies] == []


def test_alias_at_a_living_address_is_a_collision() -> None:
    """A signpost does not replace an article."""
    plan = planned(article("a"), article("b", aliases=("/2023/02/a.html",)))
    assert codes(plan) == ["E401"]
    assert page(plan, "2023/02/a.html").template == "article.html"


segments = st.sampled_from(["a", "A", "b", "c.html", "ｃ.html"])


@given(st.lists(st.tuples(st.lists(segments, min_size=1, max_size=3), st.sampled_from("xyz"))))
def test_settled_addresses_are_apart(wanted: list[tuple[list[str], str]]) -> None:
    """After settling no two outputs share a file, none is a folder of another, and each claim is kept or told of."""
    claims = [Claim("/".join(parts), f"{origin}{index}", None, index) for index, (parts, origin) in enumerate(wanted)]
    kept, problems = settle(claims)
    keys = [paths.collision_key(claim.url) for claim in kept]
    assert len(set(keys)) == len(keys)
    assert not any(other.startswith(f"{key}/") for key in keys for other in keys)
    assert len(kept) + len(problems) == len(claims)


def test_addresses_are_in_order() -> None:
    """A plan lists its pages by address."""
    assert urls(planned(article("b"), article("a"))) == sorted(urls(planned(article("a"), article("b"))))
