"""The same article in several documents is one file; what is only like it is offered."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from generator import conversion, convert
from generator.config import Settings
from generator.convert import copies, near, sketches
from generator.convert.model import Block, Draft, Kind, Picture

TEXT = (
    "The harbour of Velm has a new lamp, and it “can be seen” from the islands on a clear night, the keeper said.",
    "The old lamp – it was lit in 1899 – is in the museum now, beside the stuffed seal that children like to stroke.",
)
TITLE = "Harbour’s new lamp"


def draft(*texts: str, title: str = TITLE, **fields: Any) -> Draft:
    """An article with these paragraphs."""
    blocks = tuple(Block(Kind.PARAGRAPH, (text,)) for text in texts)
    return Draft(1, 9, title, (), blocks, **fields)


PLAIN = tuple(text.replace("“", '"').replace("”", '"').replace(" – ", " -- ") for text in TEXT)


@pytest.mark.parametrize(
    "other",
    [
        draft(*PLAIN),
        draft(*TEXT, title="HARBOUR'S NEW LAMP"),
        draft(" ".join(TEXT)),
        draft(TITLE, *TEXT),
        draft(f"VELM (AFP) — {TEXT[0]}", TEXT[1]),
        draft(f"AFP – {TEXT[0]}", f"{TEXT[1]} (AFP)"),
        draft(*TEXT, "Reuters"),
        draft(*(text.replace(" ", "\u00a0") for text in TEXT)),
    ],
    ids=["quotes", "case", "paragraphs", "title again", "dateline", "agency", "agency below", "blanks"],
)
def test_furniture_makes_no_other_article(other: Draft) -> None:
    """Quotes, dashes, blanks, case, paragraph ends, a dateline, an agency's mark and the headline do not count."""
    assert copies.wording(other).key == copies.wording(draft(*TEXT)).key


@pytest.mark.parametrize(
    "other",
    [
        draft(TEXT[0]),
        draft(*TEXT, "One word more."),
        draft(TEXT[0], TEXT[1].replace("1899", "1898")),
        draft(TEXT[1], TEXT[0]),
        draft(*TEXT, title="Harbour’s old lamp"),
    ],
    ids=["less", "more", "a figure", "order", "title"],
)
def test_other_words_make_another_article(other: Draft) -> None:
    """A word, a figure, the order of paragraphs, another headline: that is another version."""
    assert copies.wording(other).key != copies.wording(draft(*TEXT)).key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"caption": "A lamp"}, {}, True),
        ({"date": "2021-03-04"}, {"date": "2021-03-04T08:15:00Z"}, True),
        ({"dateline": "Velm"}, {"dateline": "Velm, Arden"}, True),
        ({"authors": ("Mira Holt", "Tomas Velk")}, {"authors": ("Tomas Velk", "MIRA HOLT")}, True),
        ({"date": "2021-03-04"}, {"date": "2021-03-05"}, False),
        ({"caption": "A lamp"}, {"caption": "A seal"}, False),
        ({"points": ("One", "Two")}, {"points": ("One", "Three")}, False),
        ({"pictures": (Picture("A"),)}, {"pictures": (Picture("B"),)}, False),
    ],
)
def test_what_a_page_says_besides_may_be_missing_but_not_differ(
    one: dict[str, Any], other: dict[str, Any], same: bool
) -> None:
    """A caption in one of them, a date with more in it: the same. Two captions, two days: not."""
    assert copies.same(draft(*TEXT, **one), draft(*TEXT, **other), 40) is same
    assert copies.same(draft(*TEXT, **other), draft(*TEXT, **one), 40) is same


def test_of_a_few_words_everything_has_to_be_said_twice() -> None:
    """A headline and one line may stand on many pages: they are one article only if nothing else differs."""
    assert not copies.same(draft("Closed."), draft("Closed.", date="2021-03-04"), 1)
    assert copies.same(draft("Closed.", date="2021-03-04"), draft("Closed.", date="2021-03-04"), 1)


def printing(chance: random.Random, number: int) -> str:
    """A story as one of many documents prints it, with more or less around it."""
    title = f"Harbour of {PLACES[number]} gets a new lamp"
    place = PLACES[number].upper()
    texts = [text.replace("Velm", PLACES[number]) for text in TEXT]
    if chance.random() < 0.4:
        texts = [text.replace("“", '"').replace("”", '"') for text in texts]
    lines = [title, ""]
    if chance.random() < 0.5:
        lines += [f"The lamp at {PLACES[number]}. (Arden Archive)", "Short Url"]
    if chance.random() < 0.7:
        lines += ["Updated 04 March 2021", "Follow", ""]
    lines += [title, ""]
    if chance.random() < 0.3:
        lines += ["  • The old lamp is in the museum", ""]
    lines += [f"{place}: {texts[0]}" if chance.random() < 0.7 else texts[0], "", texts[1]]
    return "\n".join(lines) + "\n"


PLACES = ("Velm", "Arden", "Torrin", "Kesh")


def run(site: Path) -> conversion.ConversionReport:
    """Convert what is in the site."""
    return conversion.run(site, Settings())


def files(site: Path) -> dict[str, str]:
    """The articles of a site by their files."""
    return {path.name: path.read_text() for path in sorted((site / "content").rglob("articles/**/*.md"))}


@pytest.mark.parametrize("seed", range(6))
def test_copies_are_one_file_whenever_they_come(tmp_path: Path, seed: int) -> None:
    """However many documents print a story, and in whatever order they come, the files say the same."""
    chance = random.Random(seed)
    documents = [
        "\n\n".join(printing(chance, number) for number in chance.sample(range(4), chance.randint(1, 3)))
        for _ in range(8)
    ]
    once, again = tmp_path / "once", tmp_path / "again"
    for site in (once, again):
        (site / "documents").mkdir(parents=True)
    for number, text in enumerate(documents):
        (once / "documents" / f"{number}.txt").write_text(text)
    run(once)
    for number in chance.sample(range(8), 8):
        (again / "documents" / f"{number}.txt").write_text(documents[number])
        run(again)
        assert conversion.audit(again, Settings()) == ()
    assert conversion.audit(once, Settings()) == ()
    assert _said(once) == _said(again)
    assert run(once).written == run(again).written == ()
    gone = chance.randrange(8)
    (again / "documents" / f"{gone}.txt").unlink()
    (again / "documents" / f"{gone}b.txt").write_text(documents[gone - 1].replace("1899", "1901"))
    run(again)
    assert conversion.audit(again, Settings()) == ()


def _said(site: Path) -> list[str]:
    """What the articles say, but for their ids, which are those of the first printing that came."""
    return sorted(
        "\n".join(line for line in text.splitlines() if not line.startswith("id: ")) for text in files(site).values()
    )


def test_the_fullest_printing_owns_the_file(tmp_path: Path) -> None:
    """The printing with most words gives the file its text; what it lacks comes from the others; all are listed."""
    story = "\n\n".join(("Harbour gets a lamp", "Updated 04 March 2021\nFollow", "Harbour gets a lamp", *TEXT)) + "\n"
    captioned = story.replace("\n\nUpdated", "\n\nThe lamp at Velm. (Arden Archive)\nShort Url\nUpdated", 1)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/a.txt").write_text(story)
    run(tmp_path)
    (tmp_path / "documents/b.txt").write_text(captioned)
    run(tmp_path)
    (text,) = files(tmp_path).values()
    assert "caption: The lamp at Velm" in text
    assert text.index("document: b.txt") < text.index("also_in:") < text.index("document: a.txt")
    assert conversion.audit(tmp_path, Settings()) == ()
    document = convert.Document("a.txt", f"{story}\n\n{captioned}".encode())
    done = convert.convert([document], convert.State(), convert.Options())
    assert len(done.writes) == 1
    assert convert.rebuild(done.entries["a.txt"], dict(done.bases)) == document.data


def long_story(chance: random.Random, number: int = 12) -> list[str]:
    """Paragraphs of invented words."""
    return [
        " ".join(f"{chance.choice('bdfgklmnprstvz')}{chance.randrange(5000)}a" for _ in range(40))
        for _ in range(number)
    ]


def printed(title: str, paragraphs: list[str]) -> str:
    """A document of one article."""
    return "\n\n".join((title, "Updated 04 March 2021\nFollow", title, *paragraphs)) + "\n"


def test_sketches_tell_how_much_of_a_text_stands_in_another() -> None:
    """All, a half, a little or nothing of the shorter text, give or take what sixty-four hashes can know."""
    chance = random.Random(3)
    own, other = long_story(chance), long_story(chance)

    def like(one: list[str], two: list[str]) -> float:
        return sketches.likeness(*(sketches.sketch(" ".join(text).split()) for text in (one, two)))

    assert like(own, own) == 1
    assert like(own, own[3:]) > 0.9
    assert 0.3 < like(own, [*own[:6], *other[:6]]) < 0.7
    assert like(own, [*own[:1], *other[:11]]) < 0.3
    assert like(own, other) == 0
    assert like(own[:1], own[:1]) == 1
    assert like(["a b c d"], ["a b c d"]) == 0


def test_a_sketch_can_be_kept_as_text() -> None:
    """What is read back is the same; what is no sketch is none."""
    own = sketches.sketch([f"word{number}" for number in range(500)])
    assert sketches.kept(str(own)) == own
    assert sketches.kept(str(sketches.sketch(["a", "b", "c", "d"]))) == sketches.sketch(["a", "b", "c", "d"])
    assert [sketches.kept(text) for text in ("", "x", "5", "40 0011", f"{own} 00")] == [None] * 5


@pytest.mark.parametrize("crowd", [3, sketches.CROWD + 20])
def test_every_copy_in_a_crowd_is_found(crowd: int) -> None:
    """Copies are told from each other and from texts of earlier runs, each pair once, however many there are."""
    chance = random.Random(5)
    own, other = long_story(chance), long_story(chance)
    texts = {f"a{number:03}": [*own[number % 3 :], f"end{number} of this one"] for number in range(crowd)}
    texts["z"] = other
    made = {name: sketches.sketch(" ".join(text).split()) for name, text in texts.items()}
    found = [pair[:2] for pair in sketches.pairs(made, [("old", made["a000"]), ("z", made["z"]), ("apart", made["z"])])]
    assert len(found) == len(set(found))
    assert {name for pair in found for name in pair} >= {
        *(f"a{number:03}" for number in range(crowd)),
        "old",
        "z",
        "apart",
    }
    assert not any("z" in pair and set(pair) != {"z", "apart"} for pair in found)


def test_copies_are_offered_and_not_merged(tmp_path: Path) -> None:
    """A wire copy and an update stay files of their own; the report names them, with where they first differ."""
    chance = random.Random(7)
    own, other = long_story(chance), long_story(chance)
    (tmp_path / "documents").mkdir()
    write = {
        "a.txt": printed("Harbour gets a lamp", own),
        "b.txt": printed("New lamp for harbour", own[2:8]),
        "c.txt": printed("Museum opens", other),
    }
    for name, text in write.items():
        (tmp_path / "documents" / name).write_text(text)
    (group,) = run(tmp_path).report.near_copies
    assert len(files(tmp_path)) == 3
    assert group.first.found.draft.title == "Harbour gets a lamp"
    (copy,) = group.copies
    assert (copy.near.found.draft.title, copy.accepted) == ("New lamp for harbour", False)
    assert copy.likeness > 0.9
    assert copy.difference is not None
    assert (copy.difference.paragraph, copy.difference.first[:9], copy.difference.copy[:9]) == (
        1,
        own[0][:9],
        own[2][:9],
    )
    assert run(tmp_path).report.near_copies == ()
    (tmp_path / "documents/d.txt").write_text(printed("Harbour gets its lamp", [*own[:9], *other[:1]]))
    (later,) = run(tmp_path).report.near_copies
    assert {each.near.path for each in later.copies} | {later.first.path} == {
        "articles/2021/03/harbour-gets-a-lamp.md",
        "articles/2021/03/new-lamp-for-harbour.md",
        "articles/2021/03/harbour-gets-its-lamp.md",
    }


def test_what_a_person_accepts_is_told_as_accepted(tmp_path: Path) -> None:
    """An article that names its copy, by id or by path, is not offered it again."""
    chance = random.Random(9)
    own = long_story(chance)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/a.txt").write_text(printed("Harbour gets a lamp", own))
    (tmp_path / "documents/b.txt").write_text(printed("New lamp for harbour", own[2:8]))
    (group,) = run(tmp_path).report.near_copies
    offer = group.as_json()["to_accept"]
    assert offer == f"also_ran_as: [{group.copies[0].near.found.id}]"
    path = tmp_path / "content" / group.first.path
    for line in (offer, "also_ran_as: new-lamp-for-harbour.md"):
        text = path.read_text()
        path.write_text("\n".join(line if each.startswith("also_ran_as") else each for each in text.split("\n")))
        if "also_ran_as" not in text:
            path.write_text(text.replace("\nid: ", f"\n{line}\nid: ", 1))
        assert near.accepted(path.read_text())
        done = conversion.run(tmp_path, Settings(), report=tmp_path / "report.json")
        (group,) = done.report.near_copies
        assert group.copies[0].accepted
        assert "to_accept" not in group.as_json()
    (program,) = (tmp_path / ".dateline").glob("*/memo.sqlite")
    program.unlink()
    (tmp_path / "documents/c.txt").write_text(printed("Lamp again", own[1:9]))
    (group,) = run(tmp_path).report.near_copies
    assert len(group.copies) == 2
