"""Names in articles: how many are right over the judged articles, and what each kind of name rests on."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench import names as bench
from generator.convert import enrich
from generator.convert.enrich.topics import shipped
from generator.convert.model import Block, Draft, Entities, Kind, Named, Topic

ROOT = Path(__file__).parents[2]


def speaking(*paragraphs: str, title: str = "", entities: Entities = enrich.NOTHING, language: str = "en") -> Named:
    """What an article of these paragraphs says it speaks of when it stands alone."""
    blocks = tuple(Block(Kind.PARAGRAPH, (paragraph,)) for paragraph in paragraphs)
    return enrich.named(Draft(1, 9, title, (), blocks, language=language, title_printed=bool(title)), entities)


def test_the_judged_articles() -> None:
    """Of 60 invented articles, people, countries and tags are found as well as was counted when each was read."""
    given = bench.cases()
    people, countries, tags = bench.scores(given, bench.named(given))
    assert (len(given), sum(len(each.people) for each in given)) == (60, 182)
    assert people.precision >= 0.98
    assert people.recall >= 0.97
    assert countries.f1 >= 0.98
    assert tags.precision >= 0.95
    assert tags.right >= 255


def test_no_country_has_two_spellings() -> None:
    """However a text calls a country, it has one tag."""
    found = speaking("The US, the U.S., America, the USA and the United States of America: Americans know them all.")
    assert found.tags == ("United States",)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ruth Velden, the mayor of Torvale, left.", [("Ruth Velden", "mayor of Torvale")]),
        ("It was found by plant pathologist Odd Brunvatne.", [("Odd Brunvatne", "plant pathologist")]),
        ("Its director, Odd Brunvatne, agreed.", [("Odd Brunvatne", "director")]),
        ("Seismologist Odd Brunvatne was asleep.", [("Odd Brunvatne", "Seismologist")]),
        ("Odd Brunvatne, 34, saw it.", [("Odd Brunvatne", "")]),
        ("“No,” said Odd Brunvatne. Brunvatne said it twice.", [("Odd Brunvatne", "")]),
        ("Tariq al-Velmi came. Al-Velmi said little.", [("Tariq al-Velmi", "")]),
        ("Pieter van der Velm sang. Van der Velm, 61, was hoarse.", [("Pieter van der Velm", "")]),
        ("Lawmaker Han Ji-won spoke. Han said no.", [("Han Ji-won", "Lawmaker")]),
        ("Its candidate for prime minister, Ilze Ozola, lost.", [("Ilze Ozola", "")]),
        ("The Maria Velden Foundation met at Anna Berg Square.", []),
        ("He read “Anna Berg”, a novel.", []),
        ("They sailed on the Maria Velden to Velm.", []),
        ("They met in Odd Brunvatne.", []),
    ],
)
def test_what_makes_a_person(text: str, people: list[tuple[str, str]]) -> None:
    """A role before or after the name, an age, speech, or a given name makes a person; a thing's name is nobody."""
    found = speaking(f"It began quietly. {text}")
    assert [(person.name, person.role) for person in found.people] == people


def test_two_people_of_one_family_name() -> None:
    """A family name that two share counts for the one with whose office it is said, else for nobody."""
    blocks = (
        "Commander-in-Chief Omar Velmi and Lt. Gen. Saddam Velmi came.",
        "Commander-in-Chief Velmi spoke. Velmi left.",
    )
    draft = Draft(
        1, 9, "", (), tuple(Block(Kind.PARAGRAPH, (text,)) for text in blocks), language="en", title_printed=False
    )
    assert {name: weight for name, _, weight in enrich.find(draft).people} == {"Omar Velmi": 3.0, "Saddam Velmi": 2.0}


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("The Ministry of Foreign Affairs and Trade of the isles wrote.", []),
        (
            "The Brunvatne Commission for Museums and Monuments wrote.",
            ["Brunvatne Commission for Museums and Monuments"],
        ),
        ("The VHB (Velm Harbour Board) wrote; the VHB waited.", ["Velm Harbour Board"]),
        ("He studied at the University of Velm.", ["University of Velm"]),
        ("The Supreme Court and the City Council met.", []),
        ("The Velm Courier and Velm News printed it.", []),
    ],
)
def test_what_makes_an_organisation(text: str, organisations: list[str]) -> None:
    """Initials defined either way, and heads with a name of their own; generic names and newspapers are none."""
    found = speaking(f"It began quietly. {text}")
    assert [name for name in found.organisations if name != "Ministry of Foreign Affairs and Trade"] == organisations


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("It happened in Brunvatne district.", ["Brunvatne"]),
        ("It happened in the village of Brunvatne.", ["Brunvatne"]),
        ("They swam in Lake Brunvatne.", ["Lake Brunvatne"]),
        ("They thought of Brunvatne.", []),
    ],
)
def test_what_makes_a_place(text: str, places: list[str]) -> None:
    """A word for its kind makes a place of an unknown name."""
    assert list(speaking(f"It began quietly. {text}").places) == places


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("ar", "وقال بيان مشترك إن مصر ستضخ الغاز إلى الأردن.", {"Egypt", "Jordan"}),
        ("ru", "Делегация прибыла из Франции в Пакистан.", {"France", "Pakistan"}),
        ("ko", "한국과 프랑스는 회담을 열었다.", {"South Korea", "France"}),
        ("ja", "日本とフランスの会談が始まった。", {"Japan", "France"}),
        ("zh", "法国和德国举行会谈。", {"France", "Germany"}),
        ("hi", "भारत और फ़्रांस के बीच वार्ता हुई।", {"India", "France"}),
        ("ur", "پاکستان اور فرانس کے درمیان مذاکرات ہوئے۔", {"Pakistan", "France"}),
        ("tr", "Türkiye'nin heyeti Fransa'ya gitti.", {"Turkey", "France"}),
        ("de", "Frankreichs Delegation reiste nach Österreich.", {"France", "Austria"}),
        ("fr", "La délégation est partie pour l'Allemagne et les États-Unis.", {"Germany", "United States"}),
    ],
)
def test_countries_in_other_languages(language: str, text: str, countries: set[str]) -> None:
    """A country has its one tag in whatever language it is named."""
    assert set(speaking(text, language=language).tags) == countries


def test_there_are_enough_subjects() -> None:
    """At least 120 subjects are shipped, each with a strong word, none twice."""
    names = [topic.name for topic in shipped()]
    assert len(names) == len(set(names)) >= 120
    assert all(any(weight == 3 for _, weight in topic.triggers) for topic in shipped())


def test_a_subject_needs_several_words() -> None:
    """One word makes no subject, and a word against it takes it away; at most two are given."""
    text = "A volcano erupted above the village. Lava and ash reached the houses, the volcanologist said."
    assert "Volcanoes" in speaking(text, title="Volcano erupts").tags
    assert "Volcanoes" not in speaking("The debate erupted like a volcano.", title="Debate in Velm").tags


def test_a_person_has_the_last_word_on_subjects() -> None:
    """A subject may be added, get more words, and be switched off."""
    text = "The keeper of the lighthouse lit the lamp. The lighthouse and its lamp were seen far away."
    own = Topic("Lighthouses", (("lighthouse", 3), ("lamp", 2), ("keeper", 2)))
    assert "Lighthouses" in speaking(text, title="Lighthouse lit", entities=Entities(topics=(own,))).tags
    off = Entities(topics=(own,), off=frozenset({"Lighthouses"}))
    assert "Lighthouses" not in speaking(text, title="Lighthouse lit", entities=off).tags


def test_outlets_are_no_tags() -> None:
    """Who prints or carries the news is nowhere among the names."""
    found = speaking("Reuters and the Associated Press said so. Agence France-Presse (AFP) and Arab News agreed.")
    assert (found.tags, found.organisations, found.people) == ((), (), ())


def test_the_same_names_for_any_hash_seed() -> None:
    """What is found does not depend on the order of sets."""
    code = "from bench import names; print(names.named(names.cases()))"
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
