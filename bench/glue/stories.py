"""Invented stories: a few people, places and things that one story keeps to, from its title to its last paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from bench.glue import english
from bench.glue.dice import Dice
from bench.glue.english import MONTHS, OUTLETS, PLACES, SUBJECTS, WEEKDAYS, Subject
from bench.glue.tongues import TONGUES, Tongue


def _list(text: str) -> list[str]:
    return text.split()


_ONSETS = _list("b br d dr f g gr h k kl l m n p r s sh st t th tr v w y z al el ar or")
_VOWELS = _list("a e i o u ai ei ou a e i o")
_CODAS = _list("n r l s t k m nd rt lm v sh x th ck ng")
_GIVEN = _list(
    "Arin Mira Tomas Sadia Yusuf Hana Pieter Amina Lena Omar Ravi Ingrid Kofi Mei Luis Noor Farid Greta Ivo Zainab"
)


@dataclass(frozen=True, slots=True)
class Story:
    """One invented article, before it is laid out. `day`, `month` and `year` are of its publication."""

    language: str
    title: str
    subject: str
    place: str
    day: int
    month: int
    year: int
    authors: tuple[str, ...]
    standfirst: str
    points: tuple[str, ...]
    captions: tuple[str, ...]
    paragraphs: tuple[str, ...]
    subheads: tuple[str, ...]
    questions: tuple[str, ...]
    verses: tuple[str, ...]
    results: tuple[str, ...]
    trailers: tuple[str, ...]
    outlet: str
    agency: str
    tongue: Tongue | None = None


def surname(dice: Dice) -> str:
    """Return an invented surname of one to three syllables."""
    parts = [dice.pick(_ONSETS) + dice.pick(_VOWELS) for _ in range(dice.between(1, 2))]
    return ("".join(parts) + dice.pick(_CODAS)).capitalize()


def person(dice: Dice) -> tuple[str, str]:
    """Return an invented full name and its surname."""
    last = surname(dice)
    if dice.chance(0.06):
        last = f"al-{last}"
    middle = f" {surname(dice)}" if dice.chance(0.08) else ""
    return f"{dice.pick(_GIVEN)}{middle} {last}", last


def story(dice: Dice, language: str = "en", length: int = 0) -> Story:
    """Return a story; `length` is the number of its paragraphs, 0 for a usual one."""
    length = length or dice.weighted([(dice.between(1, 3), 2), (dice.between(3, 8), 5), (dice.between(8, 20), 2)])
    if language == "en":
        return _english(dice, length)
    return _other(dice, next(tongue for tongue in TONGUES if tongue.code == language), length)


def language(dice: Dice) -> str:
    """Return the language of a file: English more often than not."""
    return "en" if dice.chance(0.7) else dice.pick(TONGUES).code


def _cast(dice: Dice, subject: Subject) -> dict[str, str]:
    """The words that one story keeps to, by their place in a sentence maker."""
    first, last = person(dice)
    second, last2 = person(dice)
    role, role2 = dice.some(subject.roles, 2)
    thing, thing2 = dice.some(subject.things, 2)
    (past, now), (past2, _) = dice.some(subject.acts, 2)
    ask, ask2 = dice.some(subject.asks, 2)
    place, place2 = dice.some(PLACES, 2)
    return {
        "person": first, "surname": last, "person2": second, "surname2": last2, "role": role, "role2": role2,
        "thing": thing, "thing2": thing2, "act": past, "now": now, "act2": past2, "ask": ask, "ask2": ask2,
        "place": place, "place2": place2, "body": dice.pick(subject.bodies),
    }  # fmt: skip


def _said(dice: Dice, cast: dict[str, str], facts: tuple[str, ...], pattern: str) -> str:
    """One sentence maker filled: numbers and days are new each time, the cast stays."""
    words = dict(cast)
    for name in [*cast]:
        words[name.capitalize()] = cast[name][:1].upper() + cast[name][1:]
    number = str(dice.pick([dice.between(2, 19), dice.between(20, 99), dice.between(100, 980)]))
    words |= {
        "n": number, "N": number, "d": str(dice.between(0, 6)), "weekday": dice.pick(WEEKDAYS), "year": cast["year"],
        "month": dice.pick(MONTHS), "outlet": cast["outlet"], "agency": cast["agency"],
        "monthday": f"{dice.pick(MONTHS)} {dice.between(1, 28)}",
    }  # fmt: skip
    words["fact"] = dice.pick(facts).replace("{n}", number)
    for _ in range(2):
        for name in ("ask", "ask2", "Ask"):
            if name in words:
                words[name] = words[name].replace("{n}", number)
    text = pattern.format(**words)
    return text[:1].upper() + text[1:]


def _english(dice: Dice, length: int) -> Story:
    subject = dice.pick(SUBJECTS)
    year, outlet, agency = dice.between(1998, 2026), dice.pick(OUTLETS), dice.pick(english.AGENCIES)
    cast = _cast(dice, subject) | {"year": str(year), "outlet": outlet, "agency": agency}

    def fill(pattern: str) -> str:
        return _said(dice, cast, subject.facts, pattern)

    def paragraph() -> str:
        return " ".join(fill(dice.pick(english.SENTENCES)) for _ in range(dice.pick((1, 1, 2, 2, 3, 4))))

    title = fill(dice.pick(english.TITLES))
    if dice.chance(0.15):
        title = f"{title}, {dice.pick(('report says', 'officials say', 'study finds', 'says ' + cast['surname']))}"
    authors = [cast["person2"]] if dice.chance(0.5) else [person(dice)[0]]
    if dice.chance(0.12):
        authors.append(person(dice)[0])
    return Story(
        language="en",
        title=_cased(dice, title),
        subject=subject.section,
        place=cast["place"],
        day=dice.between(1, 28),
        month=dice.between(1, 12),
        year=year,
        authors=tuple(authors),
        standfirst=fill(dice.pick(english.STANDFIRSTS)),
        points=tuple(fill(pattern) for pattern in dice.some(english.POINTS, 3)),
        captions=tuple(fill(dice.pick(english.CAPTIONS)) for _ in range(3)),
        paragraphs=tuple(paragraph() for _ in range(length)),
        subheads=tuple(fill(pattern) for pattern in dice.some(english.SUBHEADS, 5)),
        questions=tuple(fill(pattern) for pattern in dice.some(english.QUESTIONS, 5)),
        verses=tuple(fill(pattern) for pattern in dice.some(english.POEM, 9)),
        results=tuple(fill(dice.pick(english.RESULTS)) for _ in range(4)),
        trailers=tuple(fill(pattern) for pattern in dice.some(english.TRAILERS, 3)),
        outlet=outlet,
        agency=agency,
    )


def _cased(dice: Dice, title: str) -> str:
    """A title as some papers print it: mostly as a sentence, else with capitals."""
    if dice.chance(0.18):
        return " ".join(word if len(word) < 3 else word[:1].upper() + word[1:] for word in title.split())
    return title.upper() if dice.chance(0.03) else title


def _other(dice: Dice, tongue: Tongue, length: int) -> Story:
    place, thing = dice.pick(tongue.places), dice.pick(tongue.things)
    first, second = dice.some(tongue.persons, 2)

    def fill(pattern: str, who: str = "") -> str:
        number = str(dice.between(2, 400))
        words = {"p": who or dice.pick((first, second)), "o": place, "O": place.upper(), "t": thing, "n": number}
        text = pattern.format(**words)
        return text[:1].upper() + text[1:]

    def paragraph() -> str:
        return tongue.glue.join(fill(dice.pick(tongue.sentences)) for _ in range(dice.pick((1, 1, 2, 3, 4))))

    points = tuple(fill(pattern).rstrip(".。।۔") for pattern in dice.some(tongue.sentences, 2))
    titles = [fill(pattern) for pattern in dice.some(tongue.titles, 4)]
    return Story(
        language=tongue.code,
        title=titles[0],
        subject=dice.pick(tongue.things),
        place=place,
        day=dice.between(1, 28),
        month=dice.between(1, 12),
        year=dice.between(1998, 2026),
        authors=(second,),
        standfirst=fill(dice.pick(tongue.sentences)),
        points=points,
        captions=tuple(fill(dice.pick(tongue.sentences)) for _ in range(3)),
        paragraphs=tuple(paragraph() for _ in range(length)),
        subheads=(*titles[1:], thing[:1].upper() + thing[1:]),
        questions=tuple(f"{title.rstrip('?？¿')}?" for title in titles[1:]),
        verses=tuple(fill(pattern).rstrip(".。।۔") for pattern in tongue.titles),
        results=(f"{place} 2-1", f"{first} 6-4"),
        trailers=(fill(dice.pick(tongue.bylines)), f"© {dice.pick(tongue.places)}", f"({dice.pick(english.AGENCIES)})"),
        outlet=dice.pick(OUTLETS),
        agency=dice.pick(english.AGENCIES),
        tongue=tongue,
    )
