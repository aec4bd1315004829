import random

from hypothesis import given
from hypothesis import strategies as st

from generator.model import Entry
from generator.plan.archive import archive_of, in_order, slugs_of
from generator.plan.urls import Addresses
from tests.plan.sample import article, page, planned, urls

DATES = ["2023-02-13", "2023-02-13T08:15:00Z", "2023-02-13T20:15:00Z", "2023-02", "2023", "1994~", "../1990", None]
entries = st.builds(
    lambda name, date, weight: Entry(article(name, date, weight=weight), f"{name}.html"),
    st.text("abcdef", min_size=1, max_size=4),
    st.sampled_from(DATES),
    st.integers(-1, 2),
)


@given(st.lists(entries, unique_by=lambda entry: entry.url), st.randoms())
def test_order_is_total(found: list[Entry], chance: random.Random) -> None:
    """The same entries are in the same order, however they came."""
    shuffled = [*found]
    chance.shuffle(shuffled)
    assert in_order(found) == in_order(shuffled)


def test_newest_first_undated_last_then_weight_then_url() -> None:
    """Later is before earlier, a time of day counts, and of one moment the lighter and then the address decides."""
    found = [
        Entry(article("u", None), "u.html"),
        Entry(article("y", "2023"), "y.html"),
        Entry(article("b", "2023-02-13"), "b.html"),
        Entry(article("a", "2023-02-13"), "a.html"),
        Entry(article("w", "2023-02-13", weight=5), "w.html"),
        Entry(article("m", "2023-02-13T08:15:00Z"), "m.html"),
    ]
    assert [entry.url[0] for entry in in_order(found)] == ["m", "w", "a", "b", "y", "u"]


def test_names_that_differ_in_case_are_one_term() -> None:
    """A term is called as most articles write it, and holds an article once."""
    found = in_order(
        [
            Entry(article("a", tags=("climate change", "Climate  Change")), "a.html"),
            Entry(article("b", tags=("Climate Change",)), "b.html"),
            Entry(article("c", tags=("Climate Change", " ")), "c.html"),
        ]
    )
    archive, groups = archive_of(found, Addresses())
    (term,) = archive.tags
    assert (term.name, term.url) == ("Climate Change", "tags/climate-change.html")
    assert [entry.url for entry in term.entries] == ["a.html", "b.html", "c.html"]
    assert groups["tags"].by_name["climate change"] is term


def test_names_with_one_slug_stay_apart() -> None:
    """C, C++ and C# have pages of their own, and the name that its slug spells out has the short address."""
    slugs = slugs_of(["c++", "c#", "c"])
    assert slugs["c"] == "c"
    assert len(set(slugs.values())) == 3
    assert all(slug.startswith("c") for slug in slugs.values())


def test_names_that_differ_in_a_hyphen_stay_apart() -> None:
    """Of names whose blanks are another's hyphens, each has an address, and a later one does not take the first's."""
    slugs = slugs_of(["cold-war", "cold war", "cold war-era", "cold war era"])
    assert slugs["cold war"] == "cold-war"
    assert slugs["cold war era"] == "cold-war-era"
    assert len(set(slugs.values())) == 4
    assert planned(article(tags=("Cold War", "Cold-War"))).problems == ()


def test_names_without_letters_have_an_address() -> None:
    """A name that leaves no slug is called by its digest, and "index" never takes the index's place."""
    slugs = slugs_of(["!!!", "index"])
    assert len(slugs["!!!"]) == 8
    assert slugs["index"].startswith("index-")
    assert "tags/index.html" in urls(planned(article(tags=("Index",))))
    assert page(planned(article(tags=("Index",))), "tags/index.html").template == "terms.html"


@given(st.lists(st.text(min_size=1, max_size=6)))
def test_terms_never_share_an_address(names: list[str]) -> None:
    """Whatever the tags are called, each term has a page."""
    plan = planned(article(tags=tuple(names)))
    assert plan.problems == ()
