"""Names across the archive: what one article lends another; converting in steps comes to the same as at once."""

import random
from pathlib import Path
from typing import Any

import pytest

from generator import conversion
from generator.config import Settings
from generator.convert import enrich
from generator.convert.enrich import Findings

SETTINGS = Settings()
PEOPLE = ("Ruth Velden", "Odd Brunvatne", "Tariq al-Velmi", "Ines Corvo")
PLACES = ("Torvale", "Velm", "Brunsund")


def article(number: int, chance: random.Random) -> str:
    """An article with names that others share; some are sure in it, some are not."""
    one, two = chance.sample(PEOPLE, 2)
    place = chance.choice(PLACES)
    lines = [
        f"Lamp {number} of the harbour is lit by {one.split()[-1]}",
        "",
        f"Updated {chance.randint(1, 28):02} March 2021",
        "Follow",
        "",
        f"Lamp {number} of the harbour is lit by {one.split()[-1]}",
        "",
        f"{place.upper()}: The lamp number {number} of the harbour has been lit, and it can be seen from Norway.",
        "",
        chance.choice(
            (f"The mayor, {one}, lit it. {one.split()[-1]} was glad.", f"Near the lamp stood {one} in the rain.")
        ),
        "",
        chance.choice(
            (f"Mayor {two.split()[-1]} was there as well.", f"Engineer {two} had built the lamp and was proud.")
        ),
        "",
        chance.choice(("The Velm Harbour Board (VHB) paid for it.", "The VHB paid for it.", "Nobody paid for it.")),
    ]
    return "\n".join(lines) + "\n"


def tree(site: Path) -> dict[str, str]:
    """Every article below a site's content folder."""
    content = site / "content"
    return {
        path.relative_to(content).as_posix(): path.read_text()
        for path in sorted(content.rglob("*.md"))
        if ".converter" not in path.parts
    }


@pytest.mark.parametrize("seed", range(4))
def test_converting_in_steps_is_converting_at_once(tmp_path: Path, seed: int) -> None:
    """After any changes of documents, every article says what it would say if all were converted anew."""
    chance = random.Random(seed)
    steps = tmp_path / "steps"
    (steps / "documents").mkdir(parents=True)
    for day in range(6):
        for _ in range(chance.randint(1, 9)):
            number = chance.randint(0, 24)
            text = article(number, random.Random(f"{seed}{day}{number}"))
            (steps / "documents" / f"{number:02}.txt").write_text(text)
        some = sorted((steps / "documents").iterdir())[:2] if day == 3 else []
        conversion.run(steps, SETTINGS, some)
    conversion.run(steps, SETTINGS)
    assert conversion.run(steps, SETTINGS).written == ()
    once = tmp_path / "once"
    (once / "documents").mkdir(parents=True)
    for path in (steps / "documents").iterdir():
        (once / "documents" / path.name).write_text(path.read_text())
    conversion.run(once, SETTINGS)
    kept = {text.partition("\nid: ")[0] for text in tree(steps).values()}
    assert kept == {text.partition("\nid: ")[0] for text in tree(once).values()}
    assert conversion.audit(steps, SETTINGS) == ()


def test_the_last_word_is_a_persons(tmp_path: Path) -> None:
    """A changed entities.yaml is applied to every article; a wrong one is said with its line, nothing is converted."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "one.txt").write_text(article(1, random.Random(1)))
    conversion.run(tmp_path, SETTINGS)
    (before,) = tree(tmp_path).values()
    assert "- Norway\n" in before
    entities = tmp_path / "entities.yaml"
    entities.write_text("aliases:\n  Kingdom of Norway: [Norway]\ntypes:\n  harbour: place\n")
    conversion.run(tmp_path, SETTINGS)
    (after,) = tree(tmp_path).values()
    assert "- Kingdom of Norway\n" in after
    assert "places:\n  - harbour\n" in after
    entities.write_text("blocks: [Norway, Velm, Brunsund, Torvale]\n")
    conversion.run(tmp_path, SETTINGS)
    (after,) = tree(tmp_path).values()
    assert "Norway\n" not in after.partition("---\n")[2].partition("---\n")[0]
    entities.write_text("blcks: [Norway]\n")
    (problem,) = conversion.run(tmp_path, SETTINGS).problems
    assert (problem.code, str(problem.where)) == ("C621", "entities.yaml:1:1")
    assert list(tree(tmp_path).values()) == [after]
    entities.unlink()
    assert conversion.run(tmp_path, SETTINGS).problems == ()
    assert list(tree(tmp_path).values()) == [before]


def findings(key: str, **values: Any) -> Findings:
    """Findings of an article, by their fields."""
    return Findings(key)._replace(**values)


def test_the_archive_lends_evidence() -> None:
    """Names that others are sure of, given names, initials, and family names with an office are known here too."""
    sure = [
        findings(
            "a",
            people=(("Ruth Velden", "mayor", 3.0), ("Aslaug Berg", "", 3.0)),
            organisations=(("Velm Harbour Board", "VHB", 3.0),),
        ),
        findings("b", people=(("Ruth Velden", "mayor", 3.0), ("Aslaug Dahl", "", 2.0))),
    ]
    here = findings(
        "c",
        maybe=(("Aslaug Moe", "", 3.0),),
        others=(("Ruth Velden", 2.0), ("VHB", 4.0), ("Torger Nilsvik", 3.0)),
        surnames=(("Velden", "Mayor", 1.0),),
    )
    named = enrich.refine(here, enrich.lexicon([*sure, here]))
    assert {person.name for person in named.people} == {"Aslaug Moe", "Ruth Velden"}
    assert named.organisations == ("Velm Harbour Board",)
    alone = enrich.refine(here, enrich.lexicon([here]))
    assert (alone.people, alone.organisations) == ((), ())


def test_a_short_name_is_its_long_one() -> None:
    """A name within one longer name of the same office is that one; with another office it is somebody else."""
    long = findings("a", people=(("Khalid Omar Velmi", "general", 3.0),))
    short = findings("b", people=(("Khalid Velmi", "General", 3.0),))
    other = findings("c", people=(("Khalid Velmi", "poet", 3.0),))
    assert enrich.refine(short, enrich.lexicon([long, short])).people[0].name == "Khalid Omar Velmi"
    assert enrich.refine(other, enrich.lexicon([long, other])).people[0].name == "Khalid Velmi"


def test_tags_of_one_article_are_kept_in_small_archives_only() -> None:
    """From twenty articles on, a person, place or organisation of one article is no tag, but stays in its list."""
    one = findings("a", people=(("Ruth Velden", "", 5.0),), countries=(("Norway", 5.0, 5.0),))
    small = enrich.lexicon([one, *(findings(str(number)) for number in range(18))])
    large = enrich.lexicon([one, *(findings(str(number)) for number in range(19))])
    assert enrich.refine(one, small).tags == ("Norway", "Ruth Velden")
    assert enrich.refine(one, large).tags == ("Norway",)
    assert [person.name for person in enrich.refine(one, large).people] == ["Ruth Velden"]


def test_a_running_story_is_told_when_it_is_sure() -> None:
    """Three articles within weeks that share two rare names and a subject are a story; two are proposed as one."""
    shared = {
        "people": (("Ruth Velden", "mayor", 5.0),),
        "places": (("Torvale", 5.0),),
        "topics": (("Corruption", 9.0),),
    }
    days = ("2021-03-01", "2021-03-20", "2021-04-10", "2021-07-01", "2021-07-09")
    items = [findings(day, date=day, **shared) for day in days]
    found = enrich.stories(items)
    assert [(proposal.name, proposal.articles, proposal.sure) for proposal in found.proposals] == [
        ("Ruth Velden and Torvale", days[:3], True),
        ("Ruth Velden and Torvale", days[3:], False),
    ]
    facts = enrich.lexicon(items)
    assert [enrich.refine(item, facts).story for item in items] == ["Ruth Velden and Torvale"] * 3 + ["", ""]


def test_findings_survive_the_ledger() -> None:
    """What the ledger keeps of an article's names is read back as it was."""
    one = findings("a", date="2021-03-01", people=(("Ruth Velden", "", 5.0),), countries=(("Norway", 5.0, 5.0),))
    assert enrich.from_data(enrich.as_data(one)) == one
