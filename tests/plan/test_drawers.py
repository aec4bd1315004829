from generator.model import Article, Body, Entry, Term
from generator.plan.drawers import MOST_TERMS, Drawer, all_of, drawers, fits, steps
from tests.plan.sample import article, page, planned, urls

ENTRY = Entry(Article("content/a.md", "A", Body("content/a.md", 1, "0", 1)), "a.html")


def terms(*names: str, articles: int = 1) -> tuple[Term, ...]:
    """Return a term for each name."""
    return tuple(Term("tags", name, f"tags/{name}.html", (ENTRY,) * articles) for name in names)


def numbered(letters: str, count: int) -> list[str]:
    """Return so many names that begin with the letters and differ in the two that follow."""
    return [f"{letters}{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(count)]


def shape(found: tuple[Drawer, ...]) -> list[object]:
    """Return the names of drawers with how many terms lie in each, and the same of those within."""
    return [(each.name, len(each.terms), *([shape(each.drawers)] if each.drawers else [])) for each in found]


def test_names_are_filed_by_their_letters() -> None:
    """Accents, case and marks do not count; digits have one drawer; ideographs lie by the block that they are of."""
    assert steps("Éire")[:2] == ("E", "I")
    assert steps("‘Ajman")[:2] == ("A", "J")
    assert steps("ßa")[:3] == ("S", "S", "A")
    assert steps("1914") == ("#",)
    assert steps("القاهرة")[0] == "ا"
    assert steps("東京") == ("最–柿", "東", "京")
    assert steps("東京")[0] == steps("李")[0] != steps("北京")[0]


def test_an_index_is_split_when_it_is_long() -> None:
    """Five hundred terms are a page, unless so many have bars that the page would have over 2,500 elements."""
    few = numbered("a", MOST_TERMS)
    assert fits(terms(*few))
    assert not fits(terms(*few, "z"))
    assert not fits(terms(*few, articles=3))


def test_drawers_are_divided_while_they_are_full() -> None:
    """A letter with more names than a page can hold is divided by the next letter; a bare name stays where it is."""
    names = [*numbered("S", 400), *numbered("St", 300), "S", "Éire", "eel", "1914"]
    found = drawers(terms(*sorted(names, key=str.casefold)))
    assert [(each.name, each.count) for each in found] == [("E", 2), ("S", 701), ("#", 1)]
    assert [term.name for term in found[1].terms] == ["S"]
    assert sum(each.count for each in found[1].drawers) == 700
    assert "St" in {each.name for each in found[1].drawers}
    assert all(fits(each.terms) for each in all_of(found))


def test_a_name_changes_its_own_drawer_alone() -> None:
    """A new name is filed without moving any other."""
    names = sorted({*numbered("A", 300), *numbered("B", 300), *numbered("C", 600)})
    before = {each.name: each for each in all_of(drawers(terms(*names)))}
    after = {each.name: each for each in all_of(drawers(terms(*sorted([*names, "Bzz"]))))}
    assert {name for name in after if after[name] != before.get(name)} == {"B"}


def test_long_index_leads_to_a_page_for_each_letter() -> None:
    """Such an index has its largest terms and its letters with counts; the page of a letter has all of its terms."""
    plan = planned(
        *(article(f"a{number}", tags=tuple(numbered("A", 676)[number::40])) for number in range(40)),
        *(article(f"b{number}", tags=("Brest", "Letters")) for number in range(30)),
    )
    index = page(plan, "tags/index.html").view
    assert [(link.title, link.url, link.count) for link in index.drawers] == [
        ("A", "tags/letters/a.html", 676),
        ("B", "tags/letters/b.html", 1),
        ("L", "tags/letters/l.html", 1),
    ]
    assert (index.letters, len(index.largest)) == ((), 60)
    assert {"Brest", "Letters"} <= {row.title for row in index.largest}
    letter = page(plan, "tags/letters/b.html").view
    assert [row.title for group in letter.letters for row in group.terms] == ["Brest"]
    assert [(link.title, link.url, link.count) for link in letter.drawers] == [
        ("A", "tags/letters/a.html", 0),
        ("B", "", 0),
        ("L", "tags/letters/l.html", 0),
    ]
    assert (letter.index.url, letter.title) == ("tags/index.html", "Tags: B")
    divided = page(plan, "tags/letters/a.html").view
    assert [link.url for link in divided.drawers][:2] == ["tags/letters/aa.html", "tags/letters/ab.html"]
    assert divided.letters == ()


def test_a_tag_called_letters_keeps_its_pages() -> None:
    """The further pages and the feed of a tag called Letters lie beside the drawers, and nothing collides."""
    many = tuple(numbered("A", 520))
    plan = planned(*(article(f"a{number}", tags=("Letters", *many[number::60])) for number in range(60)))
    assert plan.problems == ()
    assert {"tags/letters.html", "tags/letters/2023-02-1.html", "tags/letters/feed.xml", "tags/letters/l.html"} <= set(
        urls(plan)
    )
    pretty = planned(
        *(article(f"a{number}", tags=("Letters", *many[number::60])) for number in range(60)), urls="pretty"
    )
    assert pretty.problems == ()
    expected = {"tags/letters/index.html", "tags/letters/2023-02-1/index.html", "tags/letters/l/index.html"}
    assert expected <= set(urls(pretty))
