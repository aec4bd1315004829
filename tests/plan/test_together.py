from generator.model import Person
from generator.plan.together import STEPS, step_of
from generator.views import Link
from tests.plan.sample import article, page, planned


def shared(*groups: tuple[int, tuple[str, ...]]) -> list:  # type: ignore[type-arg]
    """Return articles, so many of each group of tags, all of one day."""
    return [
        article(f"a{group}-{number}", tags=tags)
        for group, (count, tags) in enumerate(groups)
        for number in range(count)
    ]


def test_lift_is_articles_together_by_chance() -> None:
    """Six of 100 articles share two tags that have ten each: six times what chance gives, told as "at least five"."""
    plan = planned(*shared((6, ("Rain", "Flood")), (4, ("Rain",)), (4, ("Flood",)), (86, ())))
    view = page(plan, "tags/rain.html").view
    assert view.together == (Link("Flood", "tags/flood.html", 6, "5×"),)


def test_lift_is_told_in_few_steps() -> None:
    """A lift is told as the highest step that it reaches, and below 1.2 not at all."""
    told = [step_of(lift) for lift in (0.4, 1.19, 1.2, 1.49, 1.5, 2.9, 3, 9.99, 10, 400)]
    assert told == [0, 0, 1.2, 1.2, 1.5, 2, 3, 5, 10, 10]
    assert list(STEPS) == sorted(STEPS)


def test_what_is_everywhere_is_no_company() -> None:
    """A tag of half the archive shares articles with every other by chance, and is left out for a rarer one."""
    plan = planned(
        *shared((6, ("Rain", "News", "Dike")), (4, ("Rain",)), (54, ("News",)), (20, ("Dike",)), (26, ())),
    )
    assert [link.title for link in page(plan, "tags/rain.html").view.together] == ["Dike"]


def test_higher_lift_comes_first_then_more_articles() -> None:
    """Company is ranked by step of lift, then by articles shared, then from A to Z."""
    plan = planned(*shared((5, ("Rain", "Bb", "Aa", "Often")), (5, ("Rain", "Often")), (30, ("Often",)), (60, ())))
    links = page(plan, "tags/rain.html").view.together
    assert [(link.title, link.count, link.note) for link in links] == [
        ("Aa", 5, "10×"),
        ("Bb", 5, "10×"),
        ("Often", 10, "2×"),
    ]


def test_few_articles_are_only_counted() -> None:
    """Below five articles together no lift is told, and the plain counts stand; one article together is no company."""
    plan = planned(*shared((4, ("Rain", "Wind")), (1, ("Rain", "Sun")), (50, ())))
    assert page(plan, "tags/rain.html").view.together == (Link("Wind", "tags/wind.html", 4),)


def test_small_company_follows_the_lifted_in_small_terms_only() -> None:
    """What shares fewer than five articles follows where these are a tenth of the term's, and not in a large term."""
    small = planned(*shared((6, ("Rain", "Flood")), (3, ("Rain", "Dike")), (90, ())))
    assert [link.title for link in page(small, "tags/rain.html").view.together] == ["Flood", "Dike"]
    large = planned(*shared((6, ("Rain", "Flood")), (3, ("Rain", "Dike")), (30, ("Rain",)), (90, ())))
    assert [link.title for link in page(large, "tags/rain.html").view.together] == ["Flood"]


def test_other_kinds_are_counted_by_the_term_alone() -> None:
    """People, places and organisations beside a tag have plain counts, and so have tags beside a person."""
    moor = (Person("Ana Moor"),)
    six = [
        article(f"b{number}", tags=("Rain",), people=moor, places=("Brest",), organisations=("River Board",))
        for number in range(6)
    ]
    plan = planned(*six, *shared((60, ())))
    tag = page(plan, "tags/rain.html").view
    assert (tag.people, tag.tags) == ((Link("Ana Moor", "people/ana-moor.html", 6),), ())
    assert (tag.places[0].count, tag.organisations[0].title) == (6, "River Board")
    person = page(plan, "people/ana-moor.html").view
    assert (person.tags, person.people) == ((Link("Rain", "tags/rain.html", 6),), ())


def test_a_lone_article_has_no_company() -> None:
    """One article is no reason to say that two names often stand together."""
    view = page(planned(article(tags=("Rain", "Wind"), places=("Brest",))), "tags/rain.html").view
    assert (view.together, view.places, view.first, view.last) == ((), (), None, None)
